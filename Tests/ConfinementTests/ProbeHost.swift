import Confinement
import Foundation

/// The probe that was built with the tests: it lies beside the test bundle.
let probe: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "."
    let beside = URL(filePath: own).deletingLastPathComponent().path(percentEncoded: false) + "confinement-probe"
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    return FileManager.default.currentDirectoryPath + "/.build/debug/confinement-probe"
}()

func probeHost(limits: WorkerLimits = WorkerLimits(), as role: String = "worker-host") -> WorkerHost {
    WorkerHost(program: probe, arguments: [role], limits: limits, requiresFullConfinement: false)
}

/// A time that a working worker never needs, however busy the machine.
func soon() -> ContinuousClock.Instant { ContinuousClock.now + .seconds(60) }

extension Worker {
    func send(_ act: String, _ arguments: [String] = []) throws {
        let frame = Frame(kind: 0, header: Array(act.utf8), blobs: arguments.map { Array($0.utf8) })
        try channel.send(frame, deadline: soon())
    }

    func answer(limit: Int = 1 << 20) throws -> String {
        String(decoding: try channel.receive(limit: limit, deadline: soon()).header, as: UTF8.self)
    }

    /// What it answers to one request, after it has ended as it should.
    func ask(_ act: String, _ arguments: [String] = []) throws -> String {
        try send(act, arguments)
        let text = try answer()
        let end = finish(deadline: soon())
        guard end == .exited(0) else { throw UnexpectedEnd(end: end) }
        return text
    }
}

struct UnexpectedEnd: Error {
    let end: WorkerEnd
}

/// Whether a process is there and not only waits to be collected.
func isAlive(_ process: String) -> Bool {
    guard let status = FileManager.default.contents(atPath: "/proc/\(process)/stat") else { return false }
    let fields = String(decoding: status, as: UTF8.self).split(separator: ")").last?.split(separator: " ")
    return fields?.first != "Z" && fields?.first != "X"
}

/// Whether the processes are gone well before the limit of processor time ends those that spin.
func areGone(_ processes: [String]) -> Bool {
    let deadline = ContinuousClock.now + .seconds(10)
    while processes.contains(where: isAlive), ContinuousClock.now < deadline { usleep(5_000) }
    return !processes.contains(where: isAlive)
}
