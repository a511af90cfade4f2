/// How a reporter is named in an advisory.
public enum Credit: Hashable, Sendable, Codable {
    case anonymous
    /// In these words: one line.
    case named(String)
}

extension Credit {
    /// Nil for an anonymous one.
    public var name: String? {
        switch self {
        case .anonymous: nil
        case .named(let name): name
        }
    }
}
