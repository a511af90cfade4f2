import Confinement
import Disclosure
import Foundation
import Mail
import OpenPGP
import PGPMIME
import Settings

/// A parser in a process of its own for each message, which has no keys, no files and no network (THREATS, section 8).
///
/// It passes the parser's questions on and believes nothing: frames out of turn, too large or of no meaning end it.
final class ConfinedParser: MessageParsing {
    private let host: WorkerHost
    /// How long it may keep us waiting for one frame.
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
        try converse(bytes, job) { conversation in
            let outside = try conversation.next()
            guard outside.kind == ParserWire.Kind.outside.rawValue else {
                throw ParserDeath(reason: "it did not begin with the header")
            }
            let cryptography = try tell(ParserWire.value(MessageOutside.self, of: outside))
            while true {
                let frame = try conversation.next()
                switch ParserWire.Kind(rawValue: frame.kind) {
                case .account: return .opened(try ParserWire.account(of: frame))
                case .failed: return .failed(try ParserWire.value(MailError.self, of: frame))
                case .decrypt, .verifyDetached, .verifyCleartext, .verifyOpaque:
                    try conversation.send(try Self.answer(frame, cryptography))
                case .job, .outside, .answer, .configuration, nil:
                    throw ParserDeath(reason: "it said something out of turn")
                }
            }
        }
    }

    /// The configuration in a text or a message, of which nothing is opened.
    func configuration(in bytes: [UInt8], _ job: ExaminationJob) throws -> SystemConfiguration {
        var job = job
        job.mayBeText = true
        return try converse(bytes, job) { conversation in
            while true {
                let frame = try conversation.next()
                switch ParserWire.Kind(rawValue: frame.kind) {
                case .configuration: return try ParserWire.value(SystemConfiguration.self, of: frame)
                case .account: return try ParserWire.account(of: frame).configuration
                case .failed: throw try ParserWire.value(MailError.self, of: frame)
                case .outside: continue
                case .decrypt, .verifyDetached, .verifyCleartext, .verifyOpaque:
                    try conversation.send(try Self.answer(frame, NoCryptography()))
                case .job, .answer, nil: throw ParserDeath(reason: "it said something out of turn")
                }
            }
        }
    }

    // MARK: - One message

    private func converse<Result>(
        _ bytes: [UInt8], _ job: ExaminationJob, _ body: (Conversation) throws -> Result
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
        let conversation = Conversation(channel: worker.channel, seconds: seconds, limit: bytes.count * 3 + (192 << 20))
        do {
            try conversation.send(try ParserWire.frame(.job, job, [bytes]))
            let result = try body(conversation)
            _ = worker.finish(deadline: .now + .seconds(5))
            return result
        } catch let error as ChannelError {
            throw try death(of: worker, error)
        } catch let error as DecodingError {
            worker.kill()
            throw ParserDeath(reason: "its words have no meaning (\(error))")
        } catch {
            worker.kill()
            throw error
        }
    }

    private func death(of worker: Worker, _ error: ChannelError) throws -> ParserDeath {
        switch error {
        case .timedOut:
            worker.kill()
            return ParserDeath(reason: "nothing came of it within \(seconds) s")
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

    private static func answer(_ question: Frame, _ cryptography: any Cryptography) throws -> Frame {
        let blobs = question.blobs
        var answer = ParserWire.Answer()
        var bytes: [UInt8] = []
        do throws(OpenPGPError) {
            switch (ParserWire.Kind(rawValue: question.kind), blobs.count) {
            case (.decrypt, 1):
                let decryption = try cryptography.decryptVerify(blobs[0])
                bytes = decryption.plaintext
                answer.signatures = decryption.signatures
                answer.recipients = decryption.recipients
                answer.fileName = decryption.fileName
            case (.verifyDetached, 2):
                answer.signatures = try cryptography.verifyDetached(signature: blobs[0], over: blobs[1])
            case (.verifyCleartext, 1): (bytes, answer.signatures) = try cryptography.verifyCleartext(blobs[0])
            case (.verifyOpaque, 1): (bytes, answer.signatures) = try cryptography.verifyOpaque(blobs[0])
            default: throw .malformed("no such question")
            }
        } catch {
            // What is no fault of the message ends the run, and the parser hears nothing of it.
            guard let failure = ParserWire.Failure(error) else { throw OpenError.engine(error) }
            answer.failure = failure
        }
        return try ParserWire.frame(.answer, answer, [bytes])
    }
}

/// The talk about one message, each frame within its time.
private struct Conversation {
    let channel: FrameChannel
    let seconds: Int
    let limit: Int

    func next() throws(ChannelError) -> Frame {
        try channel.receive(limit: limit, deadline: .now + .seconds(seconds))
    }

    func send(_ frame: Frame) throws(ChannelError) {
        try channel.send(frame, deadline: .now + .seconds(seconds))
    }
}
