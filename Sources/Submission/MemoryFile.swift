internal import CSpawn
internal import Glibc

/// Owns a file that is only in memory, to be a child's standard input or standard error.
final class MemoryFile {
    /// Above the standard three, which a child's are made of.
    let number: Int32
    private let capacity: Int

    /// A file to read from, positioned at its start.
    convenience init(holding bytes: [UInt8]) throws(SubmissionError) {
        try self.init(size: bytes.count)
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe pwrite(number, buffer.baseAddress.map { unsafe $0 + written }, bytes.count - written, written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.error() }
            written += count
        }
    }

    /// A file to write to that takes `capacity` bytes; writing more fails.
    convenience init(capacity: Int) throws(SubmissionError) {
        try self.init(size: capacity)
        let addSeals: Int32 = 1033, sealGrowing: Int32 = 0x4
        guard fcntl(number, addSeals, sealGrowing) == 0 else { throw Self.error() }
    }

    deinit { close(number) }

    /// The first line that was written, in printable ASCII, at most 200 characters.
    func firstLine() -> String {
        var bytes = [UInt8](repeating: 0, count: capacity)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe pread(number, $0.baseAddress, capacity, 0) }
        let line = bytes.prefix(max(0, count)).prefix { $0 != 0 && $0 != 0x0A }
        return String(decoding: line.filter { (0x20...0x7E).contains($0) }.prefix(200), as: UTF8.self)
    }

    private init(size: Int) throws(SubmissionError) {
        let created = unsafe postern_memory_file("postern")
        guard created >= 0 else { throw Self.error() }
        defer { close(created) }
        number = fcntl(created, F_DUPFD_CLOEXEC, 10)
        capacity = size
        guard number >= 0, ftruncate(number, size) == 0 else { throw Self.error() }
    }

    private static func error() -> SubmissionError {
        .temporary("no memory for a child process: \(unsafe String(cString: strerror(errno)))")
    }
}
