/// One header field (RFC 5322, section 2.2).
public struct HeaderField: Sendable, Hashable {
    /// As written.
    public let name: String
    /// What follows the colon, as it came: still folded and encoded, without the last line end.
    public let raw: [UInt8]

    /// A field from its name and raw value.
    public init(name: String, raw: [UInt8]) {
        self.name = name
        self.raw = raw
    }

    /// The value unfolded and decoded (RFC 2047); controls are removed after decoding, blanks at the ends too.
    public var text: String { decodedHeaderText(raw) }

    /// Whether it is the field of that name, in any case.
    func isNamed(_ other: String) -> Bool { name.utf8.elementsEqualIgnoringCase(other.utf8) }
}

extension Sequence<UInt8> {
    /// Equal but for the case of ASCII letters.
    func elementsEqualIgnoringCase(_ other: some Sequence<UInt8>) -> Bool {
        elementsEqual(other) { $0.asciiLowercased == $1.asciiLowercased }
    }
}

extension UInt8 {
    /// The same letter in lower case; any other byte unchanged.
    var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

    /// SPACE or TAB.
    var isBlank: Bool { self == 0x20 || self == 0x09 }
}
