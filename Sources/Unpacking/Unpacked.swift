/// A file of an archive.
public struct UnpackedFile: Sendable, Hashable {
    /// As the archive names it, `/` between its levels; of an archive within, `inner.zip/name`. Never a path to write to.
    public var path: String
    /// Decompressed.
    public var content: [UInt8]
}

/// Why something of an archive was not read.
public enum UnreadReason: String, CaseIterable, Sendable, Codable {
    /// More than ``UnpackingLimits/bytes``.
    case bytes
    /// More than ``UnpackingLimits/entries``.
    case entries
    /// More than ``UnpackingLimits/depth``.
    case depth
    /// More than ``UnpackingLimits/ratio``.
    case ratio
    /// Protected by a password.
    case encrypted
    /// No archive, or one that breaks off.
    case damaged
}

/// What came out of an archive.
public struct Unpacked: Sendable, Hashable {
    /// In the order of the archive.
    public var files: [UnpackedFile] = []
    /// Why the rest of it is missing; empty if nothing is.
    public var unread: Set<UnreadReason> = []
}
