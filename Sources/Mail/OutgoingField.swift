/// A header field of a mail of ours, in words: the composer encodes and folds it.
public struct OutgoingField: Sendable, Hashable {
    /// As it will stand there.
    public var name: String
    /// Without controls; the composer traps on one.
    public var value: String

    /// A field with this name and value.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
