/// An attached archive of which not everything was read.
public struct UnreadAttachment: Hashable, Sendable, Codable {
    /// The path of the MIME part (`1.2`).
    public var part: String
    /// The name of the file, with its path in an archive.
    public var name: String
    /// `bytes`, `entries`, `depth`, `ratio` (the limits), `encrypted` or `damaged`.
    public var reasons: [String]

    /// A part, its name and why it was not read.
    public init(part: String, name: String, reasons: [String]) {
        self.part = part
        self.name = name
        self.reasons = reasons
    }
}
