internal import CConfinement
internal import Glibc

/// A process of ours that plays one role for this one, at the other end of a channel.
///
/// It has a process group of its own, so that Ctrl-C does not reach it, and ends when its channel is closed: when it is
/// let go of, or when this process ends, however that comes about.
public final class RoleProcess {
    /// Leads to the process.
    public let channel: FrameChannel
    /// Its process ID.
    public let id: Int32

    private var isOver = false

    /// Starts it with nothing of ours but the channel.
    ///
    /// - Parameters:
    ///   - program: what to run, such as `ownProgram()`.
    ///   - arguments: those with which it calls `serveRole`.
    ///   - environment: all that it gets.
    public init(
        program: String, arguments: [String], environment: [String: String]
    ) throws(ConfinementError) {
        // A backtrace would show what is in memory.
        let lines = environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }.map { "\($0)=\($1)" }
        guard let (own, given) = Socket.pair(.bytes) else { throw .temporary(errorText()) }
        id = try spawnHost(program, arguments, environment: lines, control: given)
        channel = FrameChannel(own)
    }

    deinit { end() }

    /// Closes the channel and waits for the process; kills it if it has not ended after a while.
    ///
    /// - Parameter patience: how long it may take over what it has in hand.
    public func end(patience: Duration = .seconds(5)) {
        guard !isOver else { return }
        isOver = true
        channel.close()
        let deadline = ContinuousClock.now + patience
        var status: Int32 = 0
        while ContinuousClock.now < deadline {
            let found = unsafe waitpid(id, &status, WNOHANG)
            if found == id || found < 0 && errno != EINTR { return }
            usleep(1_000)
        }
        kill(-id, SIGKILL)
        while unsafe waitpid(id, &status, 0) < 0, errno == EINTR {}
    }
}

/// What such a process, which is this one, does: answers each frame with one, until the other end is closed.
///
/// - Returns: its exit status.
public func serveRole(_ answer: (Frame) -> Frame) -> Int32 {
    let channel = FrameChannel(Socket(owning: HostProcess.controlDescriptor))
    do throws(ChannelError) {
        while true {
            let question = try channel.receive(limit: Int(UInt32.max), deadline: nil)
            try channel.send(answer(question), deadline: nil)
        }
    } catch {
        return error == .closed ? 0 : 71
    }
}
