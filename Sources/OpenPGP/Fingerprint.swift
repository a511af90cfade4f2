public import Disclosure

/// The fingerprint of a certificate: 40 hex digits (version 4) or 64 (version 6; RFC 9580, section 5.5.4).
///
/// Keys are chosen by it alone: a key id can be forged, and a user id is whatever its maker typed.
public struct Fingerprint: Hashable, Sendable, TextCodable {
    /// Capital hex digits.
    public let hex: String

    /// Takes digits in either case, without spaces; nil for anything else.
    public init?(_ text: String) {
        guard [40, 64].contains(text.utf8.count), text.utf8.allSatisfy(\.isHexDigit) else { return nil }
        hex = text.uppercased()
    }

    /// The hex digits.
    public var description: String { hex }

    /// The last 16 digits (version 4) or the first 16 (version 6): what packets name the key by.
    public var keyID: String { String(hex.utf8.count == 40 ? hex.suffix(16) : hex.prefix(16)) }
}
