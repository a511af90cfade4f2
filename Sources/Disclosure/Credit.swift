/// How a reporter is named in an advisory.
public enum Credit: Hashable, Sendable, Codable {
    case anonymous
    /// In these words: one line.
    case named(String)
}
