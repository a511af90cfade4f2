/// The SHA-256 of a message as it lay in the Maildir: what the ledger knows a message by.
public struct ContentHash: Hashable, Sendable, TextCodable {
    /// 64 lower-case hex digits.
    public let hex: String

    /// - Returns: nil unless `text` is 64 hex digits; capitals are taken.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 64, text.utf8.allSatisfy(\.isHexDigit) else { return nil }
        hex = text.lowercased()
    }

    /// - Precondition: `digest` has 32 bytes.
    public init(digest: some Sequence<UInt8>) {
        hex = hexDigits(of: digest)
        precondition(hex.utf8.count == 64, "a SHA-256 has 32 bytes")
    }

    /// Enough of the hash to name a message in a log line.
    public var prefix: String { String(hex.prefix(12)) }

    /// The hex digits.
    public var description: String { hex }
}

/// Two lower-case hex digits a byte.
public func hexDigits(of bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}

extension UInt8 {
    /// 0-9, a-f or A-F in ASCII.
    public var isHexDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
