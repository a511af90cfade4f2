/// What a message may measure before any parser looks at it.
///
/// Each limit is a setting of the same name in snake case under `[limits]`; the text of ``MailError/overLimit(name:limit:found:)``
/// names it so.
public struct MailLimits: Sendable, Hashable, Codable {
    /// The whole message, in bytes.
    public var messageBytes = 25 << 20
    /// One header block, the message's own or a part's, in bytes.
    public var headerBytes = 256 << 10
    /// Header fields in one block.
    public var headerFields = 500
    /// One header field with its continuation lines, in bytes.
    public var fieldBytes = 64 << 10
    /// One field of addresses, in bytes; GMime recurses once for each `:` in it.
    public var addressFieldBytes = 16 << 10
    /// The boundary parameter of a multipart, in bytes (RFC 2046, section 5.1.1).
    public var boundaryBytes = 70
    /// Lines that delimit parts, in the whole message.
    public var boundaryLines = 2_000
    /// Multiparts and forwarded messages inside one another.
    public var depth = 16
    /// Entities in the whole message, multiparts included.
    public var parts = 256

    /// The defaults of the settings file.
    public init() {}
}
