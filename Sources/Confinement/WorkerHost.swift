internal import Glibc

/// Starts workers: processes that each read one message and can do nothing else.
///
/// The first `start()` starts the host, a process that gets ready once and then forks a worker for each message, so
/// that none shares a process with another. The host sees no message. It ends when this process does, or when neither
/// this object nor a worker of it is left.
/// For one thread at a time.
public final class WorkerHost {
    /// What confines the host that was started last, as it reported itself.
    public private(set) var level: ConfinementLevel?

    private let program: String
    private let arguments: [String]
    private let limits: WorkerLimits
    private let requiresFullConfinement: Bool
    private var process: HostProcess?

    /// Starts nothing yet.
    ///
    /// - Parameters:
    ///   - program: what to run, such as `ownProgram()`.
    ///   - arguments: those with which it calls `runWorkerHost`.
    ///   - limits: for each worker.
    ///   - requiresFullConfinement: whether to start nothing on a kernel that cannot confine it fully.
    public init(
        program: String, arguments: [String], limits: WorkerLimits = WorkerLimits(), requiresFullConfinement: Bool
    ) {
        self.program = program
        self.arguments = arguments
        self.limits = limits
        self.requiresFullConfinement = requiresFullConfinement
    }

    /// A fresh worker. Starts the host first if none is running.
    public func start() throws(ConfinementError) -> Worker {
        for _ in 1...2 {
            let host = try runningHost()
            guard let (own, given) = Socket.pair(.bytes) else { throw .temporary(errorText()) }
            if let serial = host.begin(given) { return Worker(host, serial, FrameChannel(own)) }
            // Someone ended the host since the last message; a new one does as well.
            host.end(.lost)
        }
        throw .hostFailed("it ended twice before it took a message")
    }

    /// Ends the host and whatever workers it has. The next `start()` starts a new one.
    public func stop() {
        process?.end(.killed)
        process = nil
    }

    /// The host's process ID; nil if none is running.
    package var processID: Int32? { process.flatMap { $0.isRunning ? $0.id : nil } }

    private func runningHost() throws(ConfinementError) -> HostProcess {
        if let process, process.isRunning { return process }
        let host = try HostProcess(program, arguments)
        let reported = try host.getReady(limits)
        level = reported
        guard reported.isFull || !requiresFullConfinement else {
            host.end(.killed)
            throw .incomplete(missing: reported.missing)
        }
        process = host
        return host
    }
}
