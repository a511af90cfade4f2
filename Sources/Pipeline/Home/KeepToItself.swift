import Confinement
import Glibc

/// Sets this process up so that what it holds and writes is for nobody else's eyes, and is gone when it is no longer
/// needed; called first.
public func keepToItself() {
    umask(0o077)
    signal(SIGPIPE, SIG_IGN)
    // A descriptor that was closed by whoever started us must not become that of a file we open.
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
        _ = unsafe open("/dev/null", O_RDWR)
    }
    // A core file would hold decrypted text.
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    refuseTracing()
    returnLargeBlocks()
}
