internal import Glibc

extension MaildirFolder {
    /// Reads a mail of any size, a piece at a time.
    ///
    /// - Throws: as `read(_:limit:)`; what was given before counts for nothing then.
    public func read(_ entry: MaildirEntry, piece: ([UInt8]) -> Void) throws(MaildirError) {
        let count = try readPieces(
            of: filePath(of: entry), shownAs: shownPath(of: entry), allowingLinks: false
        ) { piece($0) }
        guard count == entry.size else { throw .stillGrowing(shownPath(of: entry)) }
    }

    /// Moves a mail out of the Maildir, in place of what is at `path`, and waits until the disk has it.
    ///
    /// On one file system no byte is copied, and the mail lies in one of the two places at any time. On two it is
    /// copied, and lies in both until the copy is on disk.
    public func move(_ entry: MaildirEntry, to path: String) throws(MaildirError) {
        let source = filePath(of: entry)
        // Mode 0600, as everything in the spool; the file of another user keeps its own.
        _ = unsafe source.withCString { unsafe chmod($0, 0o600) }
        if unsafe source.withCString({ unsafe rename($0, path) }) == 0 {
            try syncDirectory(DurableFile.split(path).directory)
            try syncDirectory("\(self.path)/\(entry.inCur ? "cur" : "new")")
            return
        }
        guard errno == EXDEV else { throw MaildirError(errno: errno, path: path) }
        try copy(source, shownAs: shownPath(of: entry), to: path)
        try remove(entry)
    }

    private func copy(_ source: [UInt8], shownAs shownPath: String, to path: String) throws(MaildirError) {
        let file = try NewDurableFile(path)
        _ = try readPieces(of: source, shownAs: shownPath, allowingLinks: false) { piece throws(MaildirError) in
            try file.write(piece)
        }
        try file.finish()
    }
}

extension DurableFile {
    /// Reads a regular file of any size, a piece at a time.
    public static func read(_ path: String, piece: ([UInt8]) throws(MaildirError) -> Void) throws(MaildirError) {
        _ = try readPieces(of: Array(path.utf8), shownAs: path, allowingLinks: true, piece)
    }

    /// Copies a regular file of any size, in place of what is at `copy`.
    public static func copy(_ path: String, to copy: String) throws(MaildirError) {
        let file = try NewDurableFile(copy)
        try read(path) { piece throws(MaildirError) in try file.write(piece) }
        try file.finish()
    }
}

/// Reads a regular file to its end, 1 MiB at a time, as `readRegularFile` does.
///
/// - Returns: how many bytes it has.
private func readPieces(
    of path: [UInt8], shownAs shownPath: String, allowingLinks: Bool,
    _ body: ([UInt8]) throws(MaildirError) -> Void
) throws(MaildirError) -> Int {
    let file = try openRegularFile(path, shownAs: shownPath, allowingLinks: allowingLinks)
    let before = try file.status()
    var count = 0
    while true {
        let piece = try file.read(upTo: 1 << 20)
        guard !piece.isEmpty else { break }
        count += piece.count
        try body(piece)
    }
    guard count == before.st_size, try !file.hasChanged(since: before) else { throw .stillGrowing(shownPath) }
    return count
}
