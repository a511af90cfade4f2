/// What becomes of a value that may be absent.
public enum Edit<Value: Sendable & Hashable>: Sendable, Hashable {
    case keep, clear
    case set(Value)

    /// What it is afterwards.
    public func applied(to old: Value?) -> Value? {
        switch self {
        case .keep: old
        case .clear: nil
        case .set(let new): new
        }
    }
}
