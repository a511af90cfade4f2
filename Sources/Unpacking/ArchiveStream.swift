import CArchive

/// An archive in memory, read from front to back; nothing of it is ever written to a file.
@safe final class ArchiveStream {
    enum Failure: Error {
        case damaged, encrypted
    }

    private let archive: OpaquePointer
    /// libarchive keeps a pointer into the bytes.
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    init(_ content: [UInt8]) throws(Failure) {
        unsafe bytes = .allocate(capacity: max(content.count, 1))
        _ = unsafe bytes.initialize(from: content)
        guard let archive = unsafe archive_read_new() else {
            unsafe bytes.deallocate()
            throw .damaged
        }
        unsafe self.archive = unsafe archive
        unsafe carchive_support(archive)
        guard unsafe archive_read_open_memory(archive, bytes.baseAddress, content.count) == ARCHIVE_OK else {
            throw .damaged
        }
    }

    deinit {
        unsafe archive_read_free(archive)
        unsafe bytes.deallocate()
    }

    /// What stands next in the archive; nil at its end.
    func next() throws(Failure) -> Entry? {
        var entry: OpaquePointer?
        let code = unsafe archive_read_next_header(archive, &entry)
        if code == ARCHIVE_EOF { return nil }
        guard let entry = unsafe entry, code == ARCHIVE_OK || code == ARCHIVE_WARN else { throw .damaged }
        let name = unsafe archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
        return Entry(
            path: unsafe name.map { unsafe String(cString: $0) },
            isFile: unsafe archive_entry_filetype(entry) == 0o100000,
            isEncrypted: unsafe archive_entry_is_encrypted(entry) != 0)
    }

    /// The content of the entry that ``next()`` gave, in pieces.
    ///
    /// - Parameter take: gets each piece; `false` ends it.
    func read(_ take: (ArraySlice<UInt8>) -> Bool) throws(Failure) {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { space in
                unsafe archive_read_data(archive, space.baseAddress, space.count)
            }
            guard count >= 0 else { throw .damaged }
            if count == 0 { return }
            if !take(buffer[..<count]) { return }
        }
    }

    /// Whether an entry can be passed over without decompressing it.
    var skipsForFree: Bool { unsafe archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_ZIP }

    /// Whether this is one compressed file, and no archive.
    var isSingleFile: Bool { unsafe archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_RAW }

    struct Entry {
        var path: String?
        var isFile: Bool
        var isEncrypted: Bool
    }
}
