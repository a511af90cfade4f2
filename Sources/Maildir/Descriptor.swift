internal import Glibc

/// Owns one file descriptor, so that it is closed exactly once.
struct Descriptor: ~Copyable {
    let number: Int32
    /// For error texts.
    let shownPath: String

    /// Opens `path`, close-on-exec; new files get mode 0600.
    init(_ path: [UInt8], _ flags: Int32, shownAs shownPath: String) throws(MaildirError) {
        guard !path.contains(0) else { throw .system(path: shownPath, "the path holds a NUL byte") }
        var found: Int32
        repeat {
            found = unsafe path.withCString { unsafe open($0, flags | O_CLOEXEC, 0o600) }
        } while found < 0 && errno == EINTR
        guard found >= 0 else { throw MaildirError(errno: errno, path: shownPath) }
        number = found
        self.shownPath = shownPath
    }

    deinit { close(number) }

    func status() throws(MaildirError) -> stat {
        var status = stat()
        guard unsafe fstat(number, &status) == 0 else { throw MaildirError(errno: errno, path: shownPath) }
        return status
    }

    /// Reads to the end of the file, at most `limit` bytes.
    func read(upTo limit: Int) throws(MaildirError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: limit)
        var filled = 0
        while filled < limit {
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(number, buffer.baseAddress.map { unsafe $0 + filled }, limit - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw MaildirError(errno: errno, path: shownPath) }
            if count == 0 { break }
            filled += count
        }
        bytes.removeLast(limit - filled)
        return bytes
    }

    /// Whether somebody has the file open to write into it, as far as the kernel tells: it tells the owner of the file
    /// and root, on a file system of this machine.
    var isBeingWritten: Bool {
        // From now on the kernel would tell us of a writer, and by a signal that ends us, unless it is another one.
        _ = fcntl(number, Self.setSignal, SIGURG)
        // A process that a program starts has its descriptors too, for the moment until it becomes another program.
        for attempt in 1...50 {
            // A lease for reading is not to be had beside a writer (fcntl(2)).
            guard fcntl(number, Self.setLease, Int32(F_RDLCK)) != 0 else { break }
            guard errno == EAGAIN else { return false }
            if attempt == 50 { return true }
            usleep(20_000)
        }
        _ = fcntl(number, Self.setLease, Int32(F_UNLCK))
        return false
    }

    // F_SETSIG and F_SETLEASE, which are Linux's own.
    private static let setSignal: Int32 = 10
    private static let setLease: Int32 = 1024

    func hasChanged(since earlier: stat) throws(MaildirError) -> Bool {
        let now = try status()
        return now.st_size != earlier.st_size || now.st_mtim.tv_sec != earlier.st_mtim.tv_sec
            || now.st_mtim.tv_nsec != earlier.st_mtim.tv_nsec
    }

    func write(_ bytes: [UInt8]) throws(MaildirError) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(number, buffer.baseAddress.map { unsafe $0 + written }, bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw MaildirError(errno: count < 0 ? errno : EIO, path: shownPath) }
            written += count
        }
    }

    /// Waits until the disk has it.
    func sync() throws(MaildirError) {
        guard fsync(number) == 0 else {
            // Some file systems cannot sync a directory and say so; there is nothing better to be had from them.
            if errno == EINVAL || errno == ENOTSUP { return }
            throw MaildirError(errno: errno, path: shownPath)
        }
    }
}

extension [UInt8] {
    /// The bytes with a NUL behind them, as the system wants a path.
    func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        unsafe (map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { preconditionFailure("an array with a NUL in it has a start") }
            return unsafe body(start)
        }
    }
}

/// Syncs a directory, so that the names in it last.
func syncDirectory(_ path: String) throws(MaildirError) {
    try Descriptor(Array(path.utf8), O_RDONLY | O_DIRECTORY, shownAs: path).sync()
}

func statusWithoutFollowing(_ path: [UInt8], shownAs shownPath: String) throws(MaildirError) -> stat {
    var status = stat()
    let result = unsafe path.withCString { unsafe lstat($0, &status) }
    guard result == 0 else { throw MaildirError(errno: errno, path: shownPath) }
    return status
}

func removeFile(_ path: [UInt8], shownAs shownPath: String) throws(MaildirError) {
    let result = unsafe path.withCString { unsafe unlink($0) }
    guard result == 0 else { throw MaildirError(errno: errno, path: shownPath) }
}

/// The names in a directory, in no order; without dot files unless they are asked for, and never `.` and `..`.
func namesInDirectory(_ path: String, includingHidden: Bool = false) throws(MaildirError) -> [[UInt8]] {
    guard let directory = unsafe opendir(path) else {
        throw errno == ENOENT || errno == ENOTDIR ? .notAMaildir(path) : MaildirError(errno: errno, path: path)
    }
    defer { unsafe closedir(directory) }
    var names: [[UInt8]] = []
    while true {
        errno = 0
        guard let entry = unsafe readdir(directory) else {
            guard errno == 0 else { throw MaildirError(errno: errno, path: path) }
            return names
        }
        let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
        let isHidden = name.first == UInt8(ascii: ".")
        if !isHidden || (includingHidden && name != [0x2E] && name != [0x2E, 0x2E]) { names.append(name) }
    }
}

/// Opens a regular file, never through a symbolic link and never waiting for a FIFO.
///
/// - Parameter allowingLinks: for files of the spool, which only we write; any other has one link and no writer.
func openRegularFile(
    _ path: [UInt8], shownAs shownPath: String, allowingLinks: Bool
) throws(MaildirError) -> Descriptor {
    let file = try Descriptor(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, shownAs: shownPath)
    let status = try file.status()
    guard status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1 || allowingLinks else {
        throw .notRegular(shownPath)
    }
    // What comes into new/ or cur/ is whole, says maildir(5), since it is renamed or linked there; but some programs
    // write there at once. Neither size nor time tells of one that pauses, and waiting a while would only keep mail
    // that somebody copies there by hand.
    let isRecent = time(nil) - status.st_mtim.tv_sec < writingTime
    guard allowingLinks || !isRecent || !file.isBeingWritten else { throw .stillGrowing(shownPath) }
    return file
}

/// How long a writer may pause, in seconds. A descriptor that somebody forgot to close must not keep a mail for ever.
private let writingTime = 600

/// Reads a whole regular file of at most `limit` bytes.
func readRegularFile(
    _ path: [UInt8], limit: Int, shownAs shownPath: String, allowingLinks: Bool = false
) throws(MaildirError) -> [UInt8] {
    let file = try openRegularFile(path, shownAs: shownPath, allowingLinks: allowingLinks)
    let before = try file.status()
    guard before.st_size <= limit else { throw .tooLarge(before.st_size, limit: limit) }
    let bytes = try file.read(upTo: before.st_size + 1)
    guard bytes.count == before.st_size, try !file.hasChanged(since: before) else { throw .stillGrowing(shownPath) }
    return bytes
}
