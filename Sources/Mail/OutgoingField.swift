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

    /// The copy of a field that stands inside an encryption and says what the outside shows (RFC 9788, section 2.2).
    ///
    /// The name within stays legible whatever the value is encoded as, or no reader could tell which field is meant.
    public init(hpOuter field: OutgoingField) {
        let isASCII = field.value.utf8.allSatisfy { $0 < 0x80 }
        let value = isASCII ? field.value : encodedWords(field.value).joined(separator: " ")
        self.init("HP-Outer", "\(field.name): \(value)")
    }
}
