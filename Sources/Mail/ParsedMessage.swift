/// A message taken apart: its header fields and the tree of its entities.
public struct ParsedMessage: Sendable {
    /// Of the message itself.
    public var headers: HeaderFields
    /// The message's content, at the path it was read under.
    public var root: Entity
    /// What was wrong with this message; those of a message forwarded inside it are its own.
    public var defects: Set<Defect>

    /// A message from its parts.
    public init(headers: HeaderFields, root: Entity, defects: Set<Defect> = []) {
        self.headers = headers
        self.root = root
        self.defects = defects
    }
}

/// Something in a message that it should not have, and that somebody should hear of.
public enum Defect: String, Sendable, Codable {
    /// Two From, To, Subject, Date or Content-Type fields.
    case doubledHeader
    /// Two parsers would read it differently; it never counts as signed.
    case ambiguous
    /// A part's header fields have a NUL in them.
    case nulInHeader
    /// A character set we do not know or refuse; read as Latin-1.
    case unknownCharset
    /// HTML with text that its reader would not see.
    case hiddenText
}

/// One entity of a message (RFC 2045, section 2.4).
public struct Entity: Sendable {
    /// What an entity holds.
    public indirect enum Body: Sendable {
        /// Content with its transfer encoding undone.
        case leaf([UInt8])
        case multipart([Entity])
        /// A forwarded message (`message/rfc822`).
        case message(ParsedMessage)
    }

    /// `1` for the root, `1.1` and so on for its children; the root of a forwarded message P is `P.1`.
    public var path: String
    /// From `Content-Type`, or the standard's default.
    public var mediaType: MediaType
    /// Of this entity; for a root, all of the message's.
    public var headers: HeaderFields
    /// `inline`, `attachment` or what else is there, in lower case.
    public var disposition: String?
    /// Decoded; the last component only, without controls: never a path.
    public var fileName: String?
    /// What it holds.
    public var body: Body
    /// Header and body exactly as they came, for the first child of a multipart/signed.
    ///
    /// Set only if proven: these bytes stand between two delimiter lines, and GMime found the same entities in them.
    public var rawBytes: [UInt8]?

    /// An entity from its parts.
    public init(
        path: String, mediaType: MediaType, headers: HeaderFields, disposition: String? = nil, fileName: String? = nil,
        body: Body, rawBytes: [UInt8]? = nil
    ) {
        self.path = path
        self.mediaType = mediaType
        self.headers = headers
        self.disposition = disposition
        self.fileName = fileName
        self.body = body
        self.rawBytes = rawBytes
    }
}
