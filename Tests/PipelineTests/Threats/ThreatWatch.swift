import Foundation
import Synchronization
import TestSupport

/// What was seen from the outside while a program ran.
struct ThreatWatch: Sendable {
    /// The most memory of a process, by its name; children and their children are among them.
    var peakBytes: [String: Int] = [:]
    /// The most memory that the run's own process had.
    var peakBytesOfRun = 0
    /// What the run had taken of the processor when a file was gone from the inbox, in seconds. The clock alone would
    /// tell of the machine.
    var left: [String: Double] = [:]
    /// What the run took of the processor in all, in seconds, as far as it was seen.
    var processorSeconds: Double { ownSeconds.values.reduce(0, +) }
    private var ownSeconds: [pid_t: Double] = [:]

    /// Runs `postern` in a session of its own and looks at its processes and the inbox many times a second.
    ///
    /// gpgme forks twice, so that gpg is no child of ours and `wait4` says nothing of it.
    static func poll(_ home: OperatorHome) throws -> (ended: Ended, seen: ThreatWatch) {
        let watched = Mutex(ThreatWatch())
        let isDone = Mutex(false)
        let inbox = home.inbox + "/new"
        let settingsFile = home.settingsFile
        let waiting = Set(names(inbox))
        let finished = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            var session: pid_t?
            while !isDone.withLock({ $0 }) {
                session = session ?? Self.session(of: settingsFile)
                let members = session.map(Self.members(of:)) ?? []
                let gone = waiting.subtracting(names(inbox))
                watched.withLock { watch in
                    for process in members { watch.note(process, isRun: process == session) }
                    watch.note(gone: gone)
                }
                usleep(20_000)
            }
            finished.signal()
        }
        defer {
            isDone.withLock { $0 = true }
            finished.wait()
        }
        let ended = try runProgram(
            ["/usr/bin/setsid", builtPostern, "poll", "--verbose", "--config", settingsFile], seconds: 600)
        let gone = waiting.subtracting(names(inbox))
        return watched.withLock { watch in
            watch.note(gone: gone)
            return (ended, watch)
        }
    }

    private mutating func note(gone names: Set<String>) {
        for name in names where left[name] == nil { left[name] = processorSeconds }
    }

    private mutating func note(_ process: pid_t, isRun: Bool) {
        ownSeconds[process] = max(ownSeconds[process] ?? 0, HostileProcess.ownSeconds(of: process))
        let lines = Self.read("/proc/\(process)/status").split(separator: "\n")
        guard let name = lines.first?.split(separator: "\t").last,
            let peak = lines.first(where: { $0.hasPrefix("VmHWM:") })?.split(whereSeparator: \.isWhitespace),
            let kilobytes = Int(peak[1])
        else { return }
        peakBytes[String(name)] = max(peakBytes[String(name)] ?? 0, kilobytes << 10)
        if isRun { peakBytesOfRun = max(peakBytesOfRun, kilobytes << 10) }
    }

    /// The leader of the session has the settings file among its arguments.
    private static func session(of settingsFile: String) -> pid_t? {
        processes().first { process in
            getsid(process) == process && read("/proc/\(process)/cmdline").contains(settingsFile)
        }
    }

    private static func members(of session: pid_t) -> [pid_t] { processes().filter { getsid($0) == session } }

    private static func processes() -> [pid_t] { names("/proc").compactMap { pid_t($0) } }

    private static func read(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
}

private func names(_ path: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
}
