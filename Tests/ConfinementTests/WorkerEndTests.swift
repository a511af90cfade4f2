import Confinement
import Glibc
import Testing

@Suite("How workers end", .serialized) struct WorkerEndTests {
    /// Asks a worker of a host that already has one behind it, and shows that the host then serves another.
    private func end(
        of act: String, _ arguments: [String] = [], limits: WorkerLimits = WorkerLimits(),
        within seconds: Double = 60, hostLives: Bool = true
    ) throws -> WorkerEnd {
        let host = probeHost(limits: limits)
        defer { host.stop() }
        _ = try host.start().ask("process")
        let before = host.processID
        let worker = try host.start()
        try worker.send(act, arguments)
        if ["spin", "grow"].contains(act) { _ = try? worker.answer() }
        let found = worker.finish(deadline: .now + .seconds(seconds))
        #expect(try host.start().ask("calls") == "1")
        #expect((host.processID == before) == hostLives)
        return found
    }

    @Test(arguments: [0, 1, 70, 254]) func statusOfServe(_ status: Int32) throws {
        #expect(try end(of: "exit", ["\(status)"]) == .exited(status))
    }

    /// The status of a worker that could not be confined, after which a run ends, is no status of one that was.
    @Test(arguments: ["255", "-1", "511"]) func statusOfAnother(_ status: String) throws {
        guard case .signal = try end(of: "exit", [status]) else {
            Issue.record("a worker passed for one that never served")
            return
        }
        for call in ["exit_group", "exit"] {
            #expect(try end(of: "call", [call, status]) == .exited(0))
        }
    }

    @Test func trap() throws {
        let found = try end(of: "trap")
        #expect(found == .signal(SIGILL) || found == .signal(SIGTRAP))
    }

    @Test func abort() throws { #expect(try end(of: "abort") == .signal(SIGABRT)) }

    @Test func tooMuchMemoryForAnArray() throws {
        guard case .signal = try end(of: "grow") else {
            Issue.record("1 GiB was to be had")
            return
        }
    }

    @Test func tooMuchMemoryAskedFor() throws {
        let host = probeHost()
        defer { host.stop() }
        #expect(try host.start().ask("allocate") == "\(ENOMEM)")
    }

    @Test func memoryUpToTheLimit() throws {
        let host = probeHost(limits: WorkerLimits(addressSpaceBytes: 2 << 30))
        defer { host.stop() }
        #expect(try host.start().ask("allocate") == "0")
    }

    @Test func processorTime() throws {
        #expect(try end(of: "spin", limits: WorkerLimits(cpuSeconds: 1)) == .signal(SIGXCPU))
    }

    @Test func processorTimeWithTheSignalIgnored() throws {
        #expect(try end(of: "spin", ["regardless"], limits: WorkerLimits(cpuSeconds: 1)) == .signal(SIGKILL))
    }

    @Test func deadline() throws {
        #expect(try end(of: "spin", within: 0.2, hostLives: false) == .killed)
    }

    @Test func killed() throws {
        let host = probeHost()
        defer { host.stop() }
        let worker = try host.start()
        try worker.send("spin")
        let process = try worker.answer()
        worker.kill()
        #expect(worker.finish(deadline: nil) == .killed)
        #expect(areGone([process]))
        #expect(try host.start().ask("calls") == "1")
    }

    /// As an operator or the kernel might, for want of memory.
    @Test func hostKilledFromOutside() throws {
        let host = probeHost()
        defer { host.stop() }
        let worker = try host.start()
        try worker.send("spin")
        let process = try worker.answer()
        Glibc.kill(try #require(host.processID), SIGKILL)
        #expect(worker.finish(deadline: soon()) == .lost)
        #expect(areGone([process]))
        #expect(try host.start().ask("calls") == "1")
    }

    @Test func hostKilledBetweenMessages() throws {
        let host = probeHost()
        defer { host.stop() }
        _ = try host.start().ask("process")
        let process = try #require(host.processID)
        Glibc.kill(process, SIGKILL)
        // Until its end of the socket is gone, a job can still be given to it, and is lost.
        while isAlive("\(process)") { usleep(1_000) }
        #expect(try host.start().ask("calls") == "1")
    }

    @Test func severalAtOnce() throws {
        let host = probeHost()
        defer { host.stop() }
        let workers = try (1...5).map { _ in try host.start() }
        for (number, worker) in workers.enumerated().reversed() { try worker.send("exit", ["\(number)"]) }
        for (number, worker) in workers.enumerated() {
            #expect(worker.finish(deadline: soon()) == .exited(Int32(number)))
        }
    }

    @Test func neverGivenAFrame() throws {
        let host = probeHost()
        defer { host.stop() }
        #expect(try host.start().finish(deadline: soon()) == .exited(65))
    }
}
