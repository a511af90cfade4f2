/// What a message may cost; more than this and it is set aside.
public struct LimitSettings: Sendable, Equatable {
    /// Of a whole message.
    public var messageBytes = 25 << 20
    /// Of one header block.
    public var headerBytes = 256 << 10
    /// In one header block.
    public var headerFields = 500
    /// Of one header field.
    public var fieldBytes = 64 << 10
    /// Of one header field that holds addresses.
    public var addressFieldBytes = 16 << 10
    /// Of one MIME boundary.
    public var boundaryBytes = 70
    /// Lines that look like boundaries, in a whole message.
    public var boundaryLines = 2_000
    /// Of parts within parts.
    public var depth = 16
    /// In one message.
    public var parts = 256
    /// Of one decryption, counted after decompression.
    public var plaintextBytes = 32 << 20
    /// Of all files read from attached archives.
    public var archiveBytes = 32 << 20
    /// Of one file in an attached archive.
    public var archiveFileBytes = 8 << 20
    /// In all attached archives.
    public var archiveEntries = 5_000
    /// Of archives within archives.
    public var archiveDepth = 2
    /// Bytes after decompression for one before.
    public var archiveRatio = 200
}
