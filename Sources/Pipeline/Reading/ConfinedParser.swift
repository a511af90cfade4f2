import Confinement
import Disclosure
import Foundation
import Mail
import OpenPGP
import PGPMIME
import Settings

/// A parser in a process of its own for each message, which has no keys, no files and no network (THREATS, section 8).
///
/// Whatever ends the talk but the parser's last word ends the process too.
final class ConfinedParser: MessageParsing {
    private let host: WorkerHost
    /// How long it may keep us waiting over one message.
    private let seconds: Int

    init(_ settings: ParserSettings = ParserSettings()) {
        seconds = settings.timeLimitSeconds
        host = WorkerHost(
            program: ownProgram(), arguments: [ParserService.command],
            limits: WorkerLimits(addressSpaceBytes: settings.memoryBytes, cpuSeconds: settings.cpuSeconds),
            requiresFullConfinement: settings.requireConfinement)
    }

    deinit { host.stop() }

    func examine(
        _ bytes: [UInt8], _ job: ExaminationJob, tell: (MessageOutside) throws -> any Cryptography
    ) throws -> MessageExaminer.Outcome {
        try converse(bytes, job) { talk in try talk.examination(tell: tell) }
    }

    /// The configuration in a text or a message, of which nothing is opened.
    func configuration(in bytes: [UInt8], _ job: ExaminationJob) throws -> SystemConfiguration {
        var job = job
        job.mayBeText = true
        return try converse(bytes, job) { talk in try talk.configuration() }
    }

    // MARK: - One message

    private func converse<Result>(
        _ bytes: [UInt8], _ job: ExaminationJob, _ body: (inout ParserTalk) throws -> Result
    ) throws -> Result {
        let worker: Worker
        do {
            worker = try host.start()
        } catch {
            switch error {
            case .temporary: throw PosternError.tryAgain(error.description)
            case .incomplete: throw PosternError.settings(error.description)
            case .missingProgram, .hostFailed: throw PosternError.unavailable(error.description)
            }
        }
        let conversation = Conversation(worker.channel, seconds: seconds, limit: bytes.count * 3 + (192 << 20))
        do {
            try conversation.send(try Frame(ParserWire.Kind.job, job, [bytes]))
            var talk = ParserTalk(job.limits, receive: conversation.next, send: conversation.send)
            let result = try body(&talk)
            _ = worker.finish(deadline: .now + .seconds(5))
            return result
        } catch let error as ChannelError {
            throw try death(of: worker, error)
        } catch {
            worker.kill()
            throw error
        }
    }

    private func death(of worker: Worker, _ error: ChannelError) throws -> ParserDeath {
        switch error {
        case .timedOut:
            worker.kill()
            return ParserDeath(reason: "it took longer than \(seconds) s")
        case .tooLarge, .malformed, .system:
            worker.kill()
            return ParserDeath(reason: "what it said cannot be taken: \(error)")
        case .closed:
            switch worker.finish(deadline: .now + .seconds(5)) {
            case .signal(SIGXCPU), .signal(SIGKILL): return ParserDeath(reason: "it used up its time or memory")
            case .signal(let number): return ParserDeath(reason: "it crashed (signal \(number))")
            case .exited(let status): return ParserDeath(reason: "it ended early (status \(status))")
            case .killed: return ParserDeath(reason: "it did not end")
            case .lost: throw PosternError.tryAgain("the process that reads messages was ended from outside; run again")
            }
        }
    }
}

/// The frames about one message. The parser has so much time for all it says; what we do meanwhile is not counted.
private final class Conversation {
    private let channel: FrameChannel
    private let limit: Int
    private var left: Duration

    /// - Parameter limit: the most bytes of one frame.
    init(_ channel: FrameChannel, seconds: Int, limit: Int) {
        self.channel = channel
        self.limit = limit
        left = .seconds(seconds)
    }

    func next() throws(ChannelError) -> Frame {
        try timed { deadline throws(ChannelError) in try channel.receive(limit: limit, deadline: deadline) }
    }

    func send(_ frame: Frame) throws(ChannelError) {
        try timed { deadline throws(ChannelError) in try channel.send(frame, deadline: deadline) }
    }

    private func timed<Result>(
        _ step: (ContinuousClock.Instant) throws(ChannelError) -> Result
    ) throws(ChannelError) -> Result {
        let start = ContinuousClock.now
        defer { left -= ContinuousClock.now - start }
        return try step(start + left)
    }
}
