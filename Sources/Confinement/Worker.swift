internal import Glibc

/// How a worker ended.
public enum WorkerEnd: Equatable, Sendable {
    /// With this status, which is what its `serve` returned.
    case exited(Int32)
    /// By this signal: a defect, or one of its limits.
    case signal(Int32)
    /// By `kill()`, by the deadline of `finish(deadline:)`, or with another worker's.
    case killed
    /// Not of itself: its host was ended from outside, or the machine had not what it takes to start a worker.
    case lost
}

/// A process that serves one message, as the process that started it sees it. One that is let go of unfinished is
/// killed.
public final class Worker {
    /// Leads to the worker's `serve`.
    public let channel: FrameChannel

    private let host: HostProcess
    private let serial: UInt32
    private var end: WorkerEnd?

    init(_ host: HostProcess, _ serial: UInt32, _ channel: FrameChannel) {
        self.host = host
        self.serial = serial
        self.channel = channel
    }

    deinit { kill() }

    /// Closes the channel and waits until the worker has ended.
    ///
    /// - Parameter deadline: when to kill it, and its host with it; nil for never.
    public func finish(deadline: ContinuousClock.Instant?) -> WorkerEnd {
        channel.close()
        let found = end ?? host.waitForEnd(of: serial, until: deadline)
        end = found
        return found
    }

    /// Ends the worker at once, and its host with it; the next message gets a new host.
    public func kill() {
        guard end == nil else { return }
        channel.close()
        end = host.endNow(of: serial)
    }
}
