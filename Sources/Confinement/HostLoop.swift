internal import CConfinement
internal import Glibc

/// Forks a worker for each job, and tells how each ended. Never reads from a worker's channel.
final class HostLoop {
    private let control: Socket
    private let limits: WorkerLimits
    /// The workers', nearly complete, so that this is done once; nil if the kernel takes none.
    private let filter: SystemCallFilter?
    /// Can be read from when a worker has ended (signalfd(2)).
    private let endings: Int32
    private let own = getpid()
    private var jobs: [pid_t: UInt32] = [:]

    /// Tells the clerk that the host is ready.
    init(_ control: Socket, _ limits: WorkerLimits, _ level: ConfinementLevel, endings: Int32) throws(HostFailure) {
        self.control = control
        self.limits = limits
        self.endings = endings
        filter = level.systemCallFilter ? SystemCallFilter(for: .worker) : nil
        guard (filter != nil) == level.systemCallFilter else { throw HostFailure(reason: "it has no memory") }
        guard control.sendMessage(.ready(level)) else { throw HostFailure(reason: "nobody listens") }
    }

    /// Serves until the clerk's end is closed, which it is when the clerk ends; the workers end with this process.
    ///
    /// A signal for the parent's death would come too early: when the one thread ends that started the host.
    func run(_ serve: (FrameChannel) -> Int32) -> Never {
        while true {
            let ready = waitUntilReady([control.number, endings], for: POLLIN, until: nil)
            if ready.contains(endings) { reportEnds() }
            guard ready.contains(control.number) else { continue }
            guard case (.job(let serial), let channel?)? = control.receiveMessage() else { _exit(0) }
            let worker = confinement_fork()
            if worker == 0 { beWorker(channel, serve) }
            guard worker > 0 else { _exit(71) }
            jobs[worker] = serial
        }
    }

    private func reportEnds() {
        // One signal may stand for several workers.
        var signals = [UInt8](repeating: 0, count: MemoryLayout<signalfd_siginfo>.size)
        _ = unsafe read(endings, &signals, signals.count)
        while true {
            var status: Int32 = 0
            let worker = unsafe waitpid(-1, &status, WNOHANG)
            guard worker > 0 else { return }
            if let serial = jobs.removeValue(forKey: worker) {
                _ = control.sendMessage(.ended(serial, status: status))
            }
        }
    }

    private func beWorker(_ given: Socket, _ serve: (FrameChannel) -> Int32) -> Never {
        control.close()
        let number = HostProcess.controlDescriptor
        // The host may have ended before its death could matter to this process.
        guard confinement_die_with_parent() == 0, getppid() == own,
            dup2(given.number, number) == number, confinement_close_from(number + 1) == 0
        else { _exit(HostProcess.unconfined) }
        given.close()
        guard limits.apply(descriptors: Int(number) + 1) else { _exit(HostProcess.unconfined) }
        if let filter {
            filter.allowSignals(to: getpid())
            guard filter.load() else { _exit(HostProcess.unconfined) }
        }
        _exit(serve(FrameChannel(Socket(owning: number))))
    }
}
