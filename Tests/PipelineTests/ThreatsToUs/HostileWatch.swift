import Foundation
import Synchronization
import TestSupport

/// The processor time of a run and of what it started, over its length: the clock alone would tell of the machine.
struct HostileWatch: Sendable {
    private struct Sample: Sendable {
        var at: Date
        var seconds: Double
    }
    private var samples: [Sample]

    /// Runs a program, and looks at it some times a second.
    ///
    /// - Parameter name: stands in the arguments of nothing else.
    static func run(_ arguments: [String], knownBy name: String) throws -> (ended: Ended, watch: HostileWatch) {
        let samples = Mutex([Sample(at: Date(), seconds: 0)])
        let isDone = Mutex(false)
        let finished = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            var root: pid_t?
            while !isDone.withLock({ $0 }) {
                root = root ?? HostileProcess.known(by: name)
                let seconds = root.map(HostileProcess.secondsOfTree)
                if let seconds { samples.withLock { $0.append(Sample(at: Date(), seconds: seconds)) } }
                usleep(100_000)
            }
            finished.signal()
        }
        defer {
            isDone.withLock { $0 = true }
            finished.wait()
        }
        let ended = try runProgram(arguments, seconds: 900)
        return samples.withLock { samples in
            samples.append(Sample(at: Date(), seconds: ended.processorSeconds))
            return (ended, HostileWatch(samples: samples))
        }
    }

    /// From the last sample before to the first one after.
    func seconds(from start: Date, to end: Date) -> Double {
        let before = samples.last { $0.at <= start } ?? samples[0]
        let after = samples.first { $0.at >= end } ?? samples[samples.count - 1]
        return after.seconds - before.seconds
    }
}

/// What /proc tells of a process.
enum HostileProcess {
    /// The one that has this in its arguments.
    static func known(by name: String) -> pid_t? {
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return processes.compactMap { pid_t($0) }.first { read("/proc/\($0)/cmdline").contains(name) }
    }

    /// Those that its first thread started.
    static func children(of process: pid_t) -> [pid_t] {
        read("/proc/\(process)/task/\(process)/children").split(separator: " ").compactMap { pid_t($0) }
    }

    /// Its own time, and that of the children it has waited for.
    static func seconds(of process: pid_t) -> Double { times(of: process).reduce(0, +) }

    /// Its own time alone.
    static func ownSeconds(of process: pid_t) -> Double { times(of: process).prefix(2).reduce(0, +) }

    private static func times(of process: pid_t) -> [Double] {
        let fields = read("/proc/\(process)/stat").split(separator: ")").last?.split(separator: " ") ?? []
        return fields.count > 14 ? fields[11...14].compactMap { Double($0).map { $0 / ticks } } : []
    }

    /// With all that run below it.
    static func secondsOfTree(below process: pid_t) -> Double {
        children(of: process).map(secondsOfTree).reduce(seconds(of: process), +)
    }

    private static let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))

    private static func read(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
}
