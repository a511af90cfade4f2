import Foundation
import Synchronization
import TestSupport

/// What was seen from the outside while a program ran.
struct ThreatWatch: Sendable {
    /// The most memory of a process, by its name; children and their children are among them.
    var peakBytes: [String: Int] = [:]
    /// When a file was gone from the inbox, in seconds from the start.
    var left: [String: Double] = [:]

    /// Runs `postern` in a session of its own and looks at its processes and the inbox every few milliseconds.
    ///
    /// gpgme forks twice, so that gpg is no child of ours and `wait4` says nothing of it.
    static func poll(_ home: OperatorHome) throws -> (ended: Ended, seen: ThreatWatch) {
        let watched = Mutex(ThreatWatch())
        let isDone = Mutex(false)
        let inbox = home.inbox + "/new"
        let settingsFile = home.settingsFile
        let waiting = Set(names(inbox))
        let start = ContinuousClock.now
        let finished = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            var session: pid_t?
            while !isDone.withLock({ $0 }) {
                session = session ?? Self.session(of: settingsFile)
                let peaks = session.map(Self.peaks(in:)) ?? [:]
                let gone = waiting.subtracting(names(inbox))
                let time = (ContinuousClock.now - start) / .seconds(1)
                watched.withLock { $0.note(peaks, gone, at: time) }
                usleep(8_000)
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
            watch.note([:], gone, at: ended.seconds)
            return (ended, watch)
        }
    }

    private mutating func note(_ peaks: [String: Int], _ gone: Set<String>, at time: Double) {
        for (name, bytes) in peaks { peakBytes[name] = max(peakBytes[name] ?? 0, bytes) }
        for name in gone where left[name] == nil { left[name] = time }
    }

    /// The leader of the session has the settings file among its arguments.
    private static func session(of settingsFile: String) -> pid_t? {
        processes().first { process in
            getsid(process) == process && read("/proc/\(process)/cmdline").contains(settingsFile)
        }
    }

    private static func peaks(in session: pid_t) -> [String: Int] {
        var peaks: [String: Int] = [:]
        for process in processes() where getsid(process) == session {
            let lines = read("/proc/\(process)/status").split(separator: "\n")
            guard let name = lines.first?.split(separator: "\t").last,
                let peak = lines.first(where: { $0.hasPrefix("VmHWM:") })?.split(whereSeparator: \.isWhitespace),
                let kilobytes = Int(peak[1])
            else { continue }
            peaks[String(name)] = max(peaks[String(name)] ?? 0, kilobytes << 10)
        }
        return peaks
    }

    private static func processes() -> [pid_t] { names("/proc").compactMap { pid_t($0) } }

    private static func read(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
}

private func names(_ path: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
}
