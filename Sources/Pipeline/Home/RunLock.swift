import Foundation

/// Lets one run in at a time; the kernel drops it with the process, however that ends.
final class RunLock {
    private let descriptor: Int32
    /// The last run that held the lock was killed: each leaves a byte in the file that only its orderly end takes away.
    let followsKilledRun: Bool

    /// - Throws: `alreadyRunning` if another process holds it.
    init(path: String) throws(PosternError) {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Self.failure("open", path, errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            close(descriptor)
            if reason == EWOULDBLOCK {
                throw .alreadyRunning("another run of postern holds \(path); this one did nothing")
            }
            throw Self.failure("lock", path, reason)
        }
        self.descriptor = descriptor
        var status = stat()
        followsKilledRun = unsafe fstat(descriptor, &status) == 0 && status.st_size > 0
        // On a full disk there is no byte, and what a killed run leaves then stays until the next one is.
        var mark = UInt8(ascii: "!")
        _ = unsafe pwrite(descriptor, &mark, 1, 0)
    }

    deinit {
        _ = ftruncate(descriptor, 0)
        close(descriptor)
    }

    private static func failure(_ verb: String, _ path: String, _ code: Int32) -> PosternError {
        let reason = unsafe String(cString: strerror(code))
        switch code {
        case ENOSPC, EDQUOT, EROFS: return .tryAgain("cannot \(verb) \(path): \(reason); make room and run again")
        default: return .settings("cannot \(verb) \(path): \(reason); run `postern check`")
        }
    }
}
