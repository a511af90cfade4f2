internal import CConfinement
internal import Glibc

/// The whole life of the worker host, which is this process: what the program does in the subcommand that a
/// `WorkerHost` starts it with.
///
/// It must have one thread only. Afterwards no library can open a file: not a character set, not a plug-in.
///
/// - Parameters:
///   - warmUp: makes ready what every worker needs. Runs once, not confined yet.
///   - serve: serves one message in a process of its own, and returns its exit status (0 to 254).
public func runWorkerHost(warmUp: () -> Void, serve: (FrameChannel) -> Int32) -> Never {
    let control = Socket(owning: HostProcess.controlDescriptor)
    guard case .limits(let limits)? = control.receiveMessage()?.message else {
        let words = Array("postern: this command is for Postern itself; use `postern poll`\n".utf8)
        _ = unsafe write(STDERR_FILENO, words, words.count)
        exit(64)
    }
    warmUp()
    confinement_release_free_memory()
    do throws(HostFailure) {
        // Before the filter, which takes the call away.
        let endings = confinement_watch_children()
        guard endings >= 0 else { throw HostFailure(reason: errorText()) }
        try HostLoop(control, limits, try confineHost(), endings: endings).run(serve)
    } catch {
        _ = control.sendMessage(.failed(error.reason))
        exit(71)
    }
}
