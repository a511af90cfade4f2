/// A value that is encoded as one string, and checked when it is decoded as it is everywhere else: what comes back may be
/// somebody else's words.
public protocol TextCodable: Codable, LosslessStringConvertible {}

extension TextCodable {
    /// Decodes the one string; any that is no such value is an error, which does not quote it.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Self(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a \(Self.self)"))
        }
        self = value
    }

    /// Encodes the one string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
