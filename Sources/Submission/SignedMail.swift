public import Disclosure

/// A finished mail and its envelope.
public struct SignedMail: Sendable {
    /// The whole mail, CRLF line ends.
    public var bytes: [UInt8]
    /// That of the mail's `Message-ID` field.
    public var messageID: MessageID
    /// Nil is the null return path `<>`, as RFC 3834 (section 3.3) wants it for automatic mail.
    public var envelopeFrom: EmailAddress?
    /// The only recipient.
    public var envelopeTo: EmailAddress
    /// A Maildir name made from the Message-ID: the same for the same mail, so that it is never left twice.
    public var submittedName: String

    /// A mail for one recipient.
    ///
    /// - Parameter submittedName: made from `messageID` unless given.
    public init(
        bytes: [UInt8], messageID: MessageID, envelopeFrom: EmailAddress?, envelopeTo: EmailAddress,
        submittedName: String? = nil
    ) {
        self.bytes = bytes
        self.messageID = messageID
        self.envelopeFrom = envelopeFrom
        self.envelopeTo = envelopeTo
        self.submittedName = submittedName ?? Self.name(for: messageID)
    }

    /// Letters, digits and `-_.@` stay; every other byte becomes `=XX`. What would be too long for a file name is cut
    /// and ends in a checksum of the whole.
    static func name(for messageID: MessageID) -> String {
        let name = messageID.value.utf8.enumerated().map { index, byte in
            isPlain(byte) && !(index == 0 && byte == UInt8(ascii: "."))
                ? String(UnicodeScalar(byte)) : "=" + hexDigits(of: [byte]).uppercased()
        }.joined()
        guard name.utf8.count > 150 else { return name }
        // FNV-1a: nobody gains by a collision, since our Message-IDs are made by us.
        let checksum = messageID.value.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        return name.prefix(130) + "=" + String(checksum, radix: 16)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: "-_.@".utf8.contains(byte)
        }
    }
}
