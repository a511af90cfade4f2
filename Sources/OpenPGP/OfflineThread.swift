internal import Confinement
internal import Glibc

/// Does work to its end on a thread of its own that can open no socket but local ones, and so can no program that the
/// work starts: gpg, and an agent that gpg starts, have no network whatever a message says (THREATS, section 8).
func offline(_ work: () -> Void) throws(OpenPGPError) {
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
