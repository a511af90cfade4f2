/// What reading the archives of one message may cost; what is over a limit stays unread.
public struct UnpackingLimits: Sendable, Hashable, Codable {
    /// Of all files that are kept.
    public var bytes = 32 << 20
    /// Of one file; a larger one is passed over.
    public var fileBytes = 8 << 20
    /// Entries of any kind, in all archives together.
    public var entries = 5_000
    /// Archives within archives, the outermost counted.
    public var depth = 2
    /// Bytes after decompression for one before, passed-over files included; a megabyte is allowed in any case.
    public var ratio = 200
    /// After decompression, passed-over files included.
    public var decompressedBytes = 256 << 20

    /// The defaults.
    public init() {}
}
