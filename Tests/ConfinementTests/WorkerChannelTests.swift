import Confinement
import Foundation
import Testing

@Suite("Frames to and from workers", .serialized) struct WorkerChannelTests {
    @Test func thirtyMegabytesBothWays() throws {
        let host = probeHost()
        defer { host.stop() }
        let worker = try host.start()
        let blob = [UInt8](repeating: 0xA5, count: 30_000_000)
        let start = ContinuousClock.now
        try worker.channel.send(Frame(kind: 0, header: Array("echo".utf8), blobs: [blob, [1]]), deadline: soon())
        let answer = try worker.channel.receive(limit: 31_000_000, deadline: soon())
        #expect(answer.blobs == [blob, [1]])
        #expect(worker.finish(deadline: soon()) == .exited(0))
        // It takes a third of a second on an idle machine.
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    /// What is read at once holds 65,536 bytes: strings end and begin everywhere around that.
    @Test(arguments: [
        [65_521], [65_522, 1], [65_518, 65_536, 0, 65_537], [70_000, 3, 200_000, 0, 1],
        [Int](repeating: 3, count: 30_000), [Int](repeating: 65_530, count: 5),
    ])
    func stringsOfAllSizes(_ sizes: [Int]) throws {
        let host = probeHost()
        defer { host.stop() }
        let worker = try host.start()
        let blobs = sizes.enumerated().map { [UInt8](repeating: UInt8(truncatingIfNeeded: $0 + 1), count: $1) }
        try worker.channel.send(Frame(kind: 0, header: Array("echo".utf8), blobs: blobs), deadline: soon())
        #expect(try worker.channel.receive(limit: 1 << 20, deadline: soon()).blobs == blobs)
        #expect(worker.finish(deadline: soon()) == .exited(0))
    }

    @Test func lengthAboveTheLimitTakesNoMemory() throws {
        let host = probeHost()
        defer { host.stop() }
        let worker = try host.start()
        try worker.send("announce")
        #expect(throws: ChannelError.tooLarge(bytes: 0xFFFF_FFFF, limit: 1_000)) {
            try worker.channel.receive(limit: 1_000, deadline: soon())
        }
        #expect(throws: ChannelError.closed) { try worker.channel.receive(limit: 1_000, deadline: soon()) }
        #expect(worker.finish(deadline: soon()) == .exited(0))
    }

    /// A limit that would let 4 GB in: what was announced and never comes costs nothing.
    @Test func lengthThatIsNeverSentTakesNoMemory() throws {
        let host = probeHost()
        defer { host.stop() }
        let worker = try host.start()
        try worker.send("announce")
        let before = try peakMemory()
        #expect(throws: ChannelError.closed) { try worker.channel.receive(limit: 5 << 30, deadline: soon()) }
        #expect(try peakMemory() - before < 300 << 20)
    }

    @Test func garbage() throws {
        let host = probeHost()
        defer { host.stop() }
        let worker = try host.start()
        try worker.send("garbage")
        #expect(throws: ChannelError.malformed("the header is cut off")) { try worker.answer() }
    }

    /// Bytes that keep coming do not put the deadline off.
    @Test func oneByteAtATime() throws {
        let host = probeHost()
        defer { host.stop() }
        let worker = try host.start()
        try worker.send("dribble")
        let start = ContinuousClock.now
        #expect(throws: ChannelError.timedOut) {
            try worker.channel.receive(limit: 1_000, deadline: start + .milliseconds(300))
        }
        #expect(ContinuousClock.now - start < .seconds(20))
        #expect(worker.finish(deadline: soon()) == .exited(0))
    }

    @Test func workerThatDoesNotRead() throws {
        let host = probeHost()
        defer { host.stop() }
        let worker = try host.start()
        try worker.send("spin")
        _ = try worker.answer()
        let frame = Frame(kind: 0, blobs: [[UInt8](repeating: 0, count: 10_000_000)])
        #expect(throws: ChannelError.timedOut) {
            try worker.channel.send(frame, deadline: .now + .milliseconds(200))
        }
        worker.kill()
    }

    @Test func workerThatIsGone() throws {
        let host = probeHost()
        defer { host.stop() }
        let worker = try host.start()
        try worker.send("abort")
        #expect(throws: ChannelError.closed) { try worker.answer() }
    }

    /// The most memory that this process ever had.
    private func peakMemory() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
        return try #require(Int(line.filter(\.isNumber))) << 10
    }
}
