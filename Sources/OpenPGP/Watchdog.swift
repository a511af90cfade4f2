internal import CGPGME
internal import Dispatch
internal import FoundationEssentials
internal import Glibc
internal import Synchronization

/// Ends an operation of one gpgme context that takes too long.
///
/// `gpgme_cancel_async` alone is noticed only when gpg next says something, so a gpg that hangs (on a lock, or on an
/// agent that does not answer) is killed too.
final class Watchdog {
    private let guarded: Guarded
    private let timer: any DispatchSourceTimer
    let seconds: Int

    init(context: gpgme_ctx_t, directory: String, seconds: Int) {
        self.seconds = seconds
        guarded = Guarded(context: UInt(bitPattern: context), directory: directory)
        timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "OpenPGP.Watchdog"))
        timer.schedule(deadline: .distantFuture)
        timer.setEventHandler { [guarded] in guarded.expire() }
        timer.activate()
    }

    deinit { timer.cancel() }

    /// - Returns: whether the time was up before the operation was done.
    func watch(_ operation: () -> Void) throws(OpenPGPError) -> Bool {
        guarded.state.withLock { $0 = Guarded.State(began: ticksSinceBoot()) }
        timer.schedule(deadline: .now() + .seconds(seconds), repeating: .milliseconds(200))
        defer { timer.schedule(deadline: .distantFuture) }
        try offline(operation)
        return guarded.state.withLock { state in
            defer { state.began = nil }
            return state.hasExpired
        }
    }
}

private final class Guarded: Sendable {
    struct State {
        /// In clock ticks since boot; nil while nothing runs.
        var began: Int?
        var hasExpired = false
    }

    let state = Mutex(State())
    private let context: UInt
    private let directory: String

    init(context: UInt, directory: String) {
        self.context = context
        self.directory = directory
    }

    /// The lock is held throughout, so the context cannot have gone on to another operation.
    func expire() {
        state.withLock { state in
            guard let began = state.began else { return }
            state.hasExpired = true
            _ = unsafe gpgme_cancel_async(gpgme_ctx_t(bitPattern: context))
            for process in runningGPG(home: directory, startedAt: began) {
                kill(process, SIGKILL)
            }
        }
    }
}

/// The gpg processes that this one started on `home` for an operation begun at that tick: they have the home among
/// their arguments and share a pipe with us. (gpgme forks twice, so they are not our children.)
private func runningGPG(home: String, startedAt began: Int) -> [pid_t] {
    let ours = pipes(of: "self")
    return entries(of: "/proc").compactMap { name -> pid_t? in
        guard let process = pid_t(name), process != getpid(), arguments(of: name).contains(home),
            let start = startTick(of: name), (began - 1...began + sysconf(Int32(_SC_CLK_TCK))).contains(start),
            !ours.isDisjoint(with: pipes(of: name))
        else { return nil }
        return process
    }
}

private func ticksSinceBoot() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_BOOTTIME, &time)
    let perSecond = sysconf(Int32(_SC_CLK_TCK))
    return time.tv_sec * perSecond + time.tv_nsec / (1_000_000_000 / perSecond)
}

private func entries(of path: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
}

private func pipes(of process: String) -> Set<String> {
    let folder = "/proc/\(process)/fd"
    return Set(
        entries(of: folder).compactMap { name in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)")
            return target.flatMap { $0.contains("pipe:") ? $0 : nil }
        })
}

private func arguments(of process: String) -> [String] {
    guard let data = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") else { return [] }
    return data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
}

/// Field 22 of `/proc/PID/stat`; the name in field 2 may hold anything, so counting starts after its bracket.
private func startTick(of process: String) -> Int? {
    guard let data = FileManager.default.contents(atPath: "/proc/\(process)/stat"),
        let bracket = data.lastIndex(of: UInt8(ascii: ")"))
    else { return nil }
    let fields = data[(bracket + 1)...].split(separator: UInt8(ascii: " "))
    return fields.count > 19 ? Int(String(decoding: fields[19], as: UTF8.self)) : nil
}
