/// The shapes of archive that are read, by their first bytes: what a name or a media type says is the sender's word.
public enum ArchiveFormat: Sendable, Equatable {
    case zip, tar, sevenZip
    /// gzip, bzip2, xz or zstd: around a tar archive, or around one file.
    case compressed

    /// - Returns: nil if the bytes are none of them.
    public init?(of bytes: [UInt8]) {
        func starts(_ magic: [UInt8], at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: magic) }
        if starts([0x50, 0x4B, 0x03, 0x04]) || starts([0x50, 0x4B, 0x05, 0x06]) {
            self = .zip
        } else if starts(Array("ustar".utf8), at: 257) {
            self = .tar
        } else if starts([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) {
            self = .sevenZip
        } else if starts([0x1F, 0x8B]) || starts(Array("BZh".utf8)) || starts([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00])
            || starts([0x28, 0xB5, 0x2F, 0xFD])
        {
            self = .compressed
        } else {
            return nil
        }
    }
}
