import Confinement
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("What hosts leave behind", .serialized) struct HostLifeTests {
    @Test func noProcessAfterStop() throws {
        let host = probeHost()
        let worker = try host.start()
        try worker.send("spin")
        let processes = [try worker.answer(), "\(try #require(host.processID))"]
        #expect(processes.allSatisfy(isAlive))
        host.stop()
        #expect(worker.finish(deadline: nil) == .killed)
        #expect(areGone(processes))
        // Collected, too: not even a zombie is left of the host.
        #expect(!FileManager.default.fileExists(atPath: "/proc/\(processes[1])"))
    }

    @Test func noDescriptorAfterManyWorkers() throws {
        let host = probeHost()
        defer { host.stop() }
        _ = try host.start().ask("process")
        let clerk = try ownSockets()
        let inHost = try descriptors(of: "\(try #require(host.processID))").count
        for _ in 1...100 { _ = try host.start().ask("process") }
        #expect(try ownSockets() <= clerk + 20, "suites beside this one have a few as well")
        #expect(try descriptors(of: "\(try #require(host.processID))").count == inHost)
    }

    @Test func nothingOutlivesAKilledClerk() throws {
        let output = "/tmp/pc-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: output) }
        let clerk = try startClerk(writingTo: output)
        let deadline = soon()
        var text = ""
        while !text.hasSuffix("\n"), ContinuousClock.now < deadline {
            usleep(5_000)
            text = String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
        }
        let processes = text.split(whereSeparator: \.isWhitespace).map(String.init)
        #expect(processes.count == 2)
        #expect(processes.allSatisfy(isAlive))
        Glibc.kill(clerk, SIGKILL)
        var status: Int32 = 0
        _ = unsafe waitpid(clerk, &status, 0)
        #expect(areGone(processes))
    }

    private func startClerk(writingTo path: String) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY | O_CREAT, 0o600)
        var vector = unsafe [strdup(probe), strdup("slow-clerk"), nil]
        defer { unsafe vector.forEach { unsafe free($0) } }
        var process: pid_t = 0
        let code = unsafe posix_spawn(&process, probe, &actions, nil, &vector, environ)
        try #require(code == 0)
        return process
    }

    private func descriptors(of process: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd")
    }

    private func ownSockets() throws -> Int {
        try descriptors(of: "self").count {
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")
            return target?.hasPrefix("socket:") ?? false
        }
    }
}

@Suite("Hosts that do not start") struct HostFailureTests {
    @Test func noSuchProgram() {
        let host = WorkerHost(program: "/nonexistent/postern", arguments: [], requiresFullConfinement: true)
        #expect(throws: ConfinementError.missingProgram("/nonexistent/postern", reason: "No such file or directory")) {
            try host.start()
        }
    }

    @Test func programThatIsNoHost() {
        let host = WorkerHost(program: "/bin/false", arguments: [], requiresFullConfinement: false)
        let error = #expect(throws: ConfinementError.self) { try host.start() }
        #expect(error == .hostFailed("it ended with status 1"))
    }

    @Test func threadsWouldMakeForkUnsafe() {
        let error = #expect(throws: ConfinementError.self) { try probeHost(as: "threaded-host").start() }
        #expect(error == .hostFailed("it has 2 threads where only one is safe to fork"))
    }

    @Test func startedByHand() throws {
        let ended = try runProgram([probe, "worker-host"])
        #expect(ended.status == 64)
        #expect(ended.errors.hasPrefix("postern: "))
    }

    @Test func levelSaysWhatIsMissing() {
        #expect(ConfinementLevel(noNewPrivileges: true, landlockABI: 1, systemCallFilter: true).isFull)
        let none = ConfinementLevel(noNewPrivileges: false, landlockABI: 0, systemCallFilter: false)
        #expect(!none.isFull)
        #expect(none.missing.count == 3)
        #expect(ConfinementError.incomplete(missing: none.missing).description.contains("Landlock"))
    }
}
