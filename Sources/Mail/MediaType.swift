/// A `Content-Type` (RFC 2045, section 5) with its parameters decoded.
public struct MediaType: Sendable, Hashable {
    /// In lower case.
    public var type: String
    /// In lower case.
    public var subtype: String
    /// Values by lower-case name, RFC 2231 undone, without controls.
    public var parameters: [String: String]

    /// A media type; type and subtype are put into lower case.
    public init(type: String, subtype: String, parameters: [String: String] = [:]) {
        self.type = type.lowercased()
        self.subtype = subtype.lowercased()
        self.parameters = parameters
    }

    /// Type and subtype alone: `text/plain`.
    public var essence: String { "\(type)/\(subtype)" }

    /// What an entity of this type is when nobody takes its content out of the transfer encoding.
    var undecoded: MediaType { MediaType(type: "application", subtype: "octet-stream", parameters: parameters) }

    /// What an entity without a `Content-Type` is (RFC 2045, section 5.2).
    public static let plainText = MediaType(type: "text", subtype: "plain")
}
