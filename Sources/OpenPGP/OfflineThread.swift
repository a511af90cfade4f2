internal import Confinement
internal import Glibc
internal import Synchronization

private let isOffline = Atomic<Bool>(false)

extension GnuPGHome {
    /// Gives up the network for this thread and all that it starts from now on, for good. For a process that does
    /// nothing but what this target is for, and before its second thread; others have each operation on a thread of its
    /// own.
    public static func stayOffline() {
        if cutOffThread() { isOffline.store(true, ordering: .relaxed) }
    }
}

/// Does work to its end on a thread of its own that can open no socket but local ones, and so can no program that the
/// work starts: gpg, and an agent that gpg starts, have no network whatever a message says (THREATS, section 8).
func offline(_ work: () -> Void) throws(OpenPGPError) {
    guard !isOffline.load(ordering: .relaxed) else { return work() }
    let code = withoutActuallyEscaping(work) { work in
        let held = unsafe Unmanaged.passRetained(Work(work))
        var thread = pthread_t()
        let code = unsafe pthread_create(
            &thread, nil,
            { held in
                cutOffThread()
                if let held = unsafe held { unsafe Unmanaged<Work>.fromOpaque(held).takeUnretainedValue().body() }
                return nil
            }, held.toOpaque())
        if code == 0 { pthread_join(thread, nil) }
        unsafe held.release()
        return code
    }
    guard code == 0 else { throw .engine("no thread can be started (\(unsafe String(cString: strerror(code))))") }
}

private final class Work {
    let body: () -> Void

    init(_ body: @escaping () -> Void) { self.body = body }
}
