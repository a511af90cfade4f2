/// A message identifier without its angle brackets (RFC 5322, section 3.6.4).
///
/// Reporters' programs write all sorts of things between the brackets; what is kept is printable ASCII without
/// white space or brackets, so that it can stand in a header field of an answer.
public struct MessageID: Hashable, Sendable, Codable, CustomStringConvertible {
    /// 3 to 500 bytes, exactly as written.
    public let value: String

    /// Takes an identifier with or without its brackets; white space around it is dropped.
    ///
    /// - Returns: nil if it is empty, too long, lacks the `@`, or has a byte that must not get into a header.
    public init?(_ text: some StringProtocol) {
        var bytes = Array(text.utf8)[...]
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
        if bytes.first == UInt8(ascii: "<"), bytes.last == UInt8(ascii: ">") { bytes = bytes.dropFirst().dropLast() }
        guard (3...500).contains(bytes.count), bytes.contains(UInt8(ascii: "@")),
            bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") })
        else { return nil }
        value = String(decoding: bytes, as: UTF8.self)
    }

    /// With its brackets, as it stands in a header field.
    public var description: String { "<\(value)>" }

    private enum CodingKeys: String, CodingKey {
        case value
    }

    /// Decodes what was encoded; anything that could not stand in a header field is an error.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let text = try container.decode(String.self, forKey: .value)
        guard let identifier = MessageID(text), identifier.value == text else {
            throw DecodingError.dataCorruptedError(
                forKey: .value, in: container, debugDescription: "not a message identifier")
        }
        self = identifier
    }
}
