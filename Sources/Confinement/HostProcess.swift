internal import CConfinement
internal import Glibc

/// The host, as the process that started it sees it.
///
/// It has a process group of its own, which its workers cannot leave: one signal ends them all.
final class HostProcess {
    /// Where the host finds its end of the control socket.
    static let controlDescriptor: Int32 = 3
    /// A worker's status that says: it could not be confined and has served nothing.
    static let unconfined: Int32 = 255
    /// Getting ready takes milliseconds; this is for machines that are very busy.
    private static let readyWithin = Duration.seconds(60)

    let id: Int32
    var isRunning: Bool { endedBy == nil }

    private let control: Socket
    private var endedBy: WorkerEnd?
    private var serial: UInt32 = 0
    private var ends: [UInt32: WorkerEnd] = [:]

    init(_ program: String, _ arguments: [String]) throws(ConfinementError) {
        guard let (own, given) = Socket.pair(.messages) else { throw .temporary(errorText()) }
        id = try spawnHost(program, arguments, control: given)
        control = own
    }

    deinit { end(.killed) }

    /// Tells the host its workers' limits, and waits until it has confined itself.
    func getReady(_ limits: WorkerLimits) throws(ConfinementError) -> ConfinementLevel {
        _ = control.sendMessage(.limits(limits))
        let deadline = ContinuousClock.now + Self.readyWithin
        guard !waitUntilReady([control.number], for: POLLIN, until: deadline).isEmpty else {
            end(.killed)
            throw .hostFailed("it was not ready after \(Self.readyWithin)")
        }
        switch control.receiveMessage()?.message {
        case .ready(let level): return level
        case .failed(let reason):
            end(.killed)
            throw .hostFailed(reason)
        default: throw .hostFailed("it ended with \(end(.lost).words)")
        }
    }

    /// Gives a job and one end of its channel to the host; nil if it is gone.
    func begin(_ channel: Socket) -> UInt32? {
        serial &+= 1
        return control.sendMessage(.job(serial), passing: channel) ? serial : nil
    }

    /// Waits for the end of one worker; after the deadline, everything is killed.
    func waitForEnd(of serial: UInt32, until deadline: ContinuousClock.Instant?) -> WorkerEnd {
        while true {
            if let end = ends.removeValue(forKey: serial) ?? endedBy { return end }
            if waitUntilReady([control.number], for: POLLIN, until: deadline).isEmpty {
                end(.killed)
            } else if case .ended(let other, let status)? = control.receiveMessage()?.message {
                ends[other] = WorkerEnd(waitStatus: status)
            } else {
                end(.lost)
            }
        }
    }

    /// The end of one worker, brought about now unless it is known already.
    func endNow(of serial: UInt32) -> WorkerEnd {
        if let end = ends.removeValue(forKey: serial) ?? endedBy { return end }
        end(.killed)
        return .killed
    }

    /// Kills the host and all its workers, and waits for it.
    ///
    /// - Parameter reason: what became of workers whose end is not known yet.
    /// - Returns: how the host ended; of one that had ended already, that is not by this signal.
    @discardableResult
    func end(_ reason: WorkerEnd) -> WorkerEnd {
        guard isRunning else { return reason }
        endedBy = reason
        kill(-id, SIGKILL)
        control.close()
        var status: Int32 = 0
        while unsafe waitpid(id, &status, 0) < 0, errno == EINTR {}
        return WorkerEnd(waitStatus: status)
    }
}

extension WorkerEnd {
    fileprivate var words: String {
        switch self {
        case .exited(let status): "status \(status)"
        case .signal(let signal): "signal \(signal)"
        case .killed, .lost: "status \(HostProcess.unconfined)"
        }
    }

    init(waitStatus status: Int32) {
        let signal = status & 0x7F
        let exit = status >> 8 & 0xFF
        self = signal != 0 ? .signal(signal) : exit == HostProcess.unconfined ? .lost : .exited(exit)
    }
}
