/// Reads the files of archives into memory: zip, tar, 7-Zip, and what gzip, bzip2, xz or zstd compressed.
///
/// Links, devices and directories are passed over, and so is what nobody wants. The limits are for all archives
/// together; they bound the time, whatever the archives hold.
public struct Unpacker {
    private let limits: UnpackingLimits
    private let isWanted: (String) -> Bool
    /// Decompressed bytes that are still allowed, in all and of the archive in hand.
    private var leftInAll: Int
    private var left = 0
    private var entries = 0
    private var bytes = 0
    private var result = Unpacked()

    /// - Parameter isWanted: whether a file of this path is to be kept; archives within are looked into in any case.
    public init(limits: UnpackingLimits, isWanted: @escaping (String) -> Bool) {
        self.limits = limits
        self.isWanted = isWanted
        leftInAll = limits.decompressedBytes
    }

    /// What is in one archive.
    ///
    /// - Parameter name: its own name, from which a single compressed file gets its name (`x.log.gz`).
    public mutating func files(in archive: [UInt8], name: String?) -> Unpacked {
        let (most, isTooMany) = archive.count.multipliedReportingOverflow(by: limits.ratio)
        // A small archive may well hold a megabyte of blanks.
        let allowed = min(isTooMany ? .max : max(most, 1 << 20), leftInAll)
        left = allowed
        result = Unpacked()
        read(archive, name: name, prefix: "", depth: 1)
        leftInAll -= allowed - max(left, 0)
        return result
    }

    /// - Returns: `false` once a limit ends it all.
    @discardableResult
    private mutating func read(_ archive: [UInt8], name: String?, prefix: String, depth: Int) -> Bool {
        guard depth <= limits.depth else {
            result.unread.insert(.depth)
            return true
        }
        do {
            let stream = try ArchiveStream(archive)
            while let entry = try stream.next() {
                entries += 1
                guard entries <= limits.entries else { return stop(.entries) }
                guard entry.isFile else { continue }
                guard !entry.isEncrypted else {
                    result.unread.insert(.encrypted)
                    continue
                }
                let path = stream.isSingleFile ? Self.decompressedName(name) : entry.path ?? "\(entries)"
                guard try take(stream, path: path, prefix: prefix, depth: depth) else { return false }
            }
        } catch ArchiveStream.Failure.encrypted {
            result.unread.insert(.encrypted)
        } catch { result.unread.insert(.damaged) }
        return true
    }

    private mutating func take(
        _ stream: ArchiveStream, path: String, prefix: String, depth: Int
    ) throws(ArchiveStream.Failure) -> Bool {
        let isKept = isWanted(path)
        var mayBeArchive = Self.isArchiveName(path)
        if !isKept, !mayBeArchive, stream.skipsForFree { return true }
        var content: [UInt8] = []
        var isOver = false
        var left = left
        // What is not wanted is read as well, since passing over it costs the same and would not be counted.
        try stream.read { piece in
            left -= piece.count
            isOver = isOver || content.count + piece.count > limits.fileBytes
            if isKept || mayBeArchive, !isOver { content.append(contentsOf: piece) }
            return left >= 0 && !(isOver && stream.skipsForFree)
        }
        self.left = left
        guard left >= 0 else { return stop(.ratio) }
        mayBeArchive = ArchiveFormat(of: content) != nil
        guard isKept || mayBeArchive else { return true }
        guard !isOver else {
            result.unread.insert(.bytes)
            return true
        }
        if mayBeArchive { return read(content, name: path, prefix: "\(prefix)\(path)/", depth: depth + 1) }
        guard isKept else { return true }
        bytes += content.count
        guard bytes <= limits.bytes else { return stop(.bytes) }
        result.files.append(UnpackedFile(path: prefix + path, content: content))
        return true
    }

    private mutating func stop(_ reason: UnreadReason) -> Bool {
        result.unread.insert(reason)
        return false
    }

    private static let compressions = [".gz", ".bz2", ".xz", ".zst"]
    private static let archives = compressions + [".zip", ".tar", ".tgz", ".tbz2", ".txz", ".7z"]

    private static func isArchiveName(_ path: String) -> Bool {
        let path = path.lowercased()
        return archives.contains { path.hasSuffix($0) }
    }

    private static func decompressedName(_ name: String?) -> String {
        guard let name else { return "data" }
        let ending = compressions.first { name.lowercased().hasSuffix($0) }
        return ending.map { String(name.dropLast($0.count)) } ?? name
    }
}
