import Confinement
import Disclosure
import Mail
import OpenPGP
import PGPMIME

/// The run's side of the talk with a parser about one message.
///
/// It passes the parser's questions on and believes nothing: frames out of turn, too large or of no meaning end it, and
/// so do more questions than any message has.
struct ParserTalk {
    let receive: () throws -> Frame
    let send: (Frame) throws -> Void
    /// The most bytes of JSON in one frame.
    private let limit: Int
    private var decryptions = 0
    private var verifications = 0
    private var openedBytes = 0
    /// A ciphertext took all the time there is for one.
    private var isOutOfTime = false

    init(_ limits: MailLimits, receive: @escaping () throws -> Frame, send: @escaping (Frame) throws -> Void) {
        limit = ParserWire.largestHeader(limits)
        self.receive = receive
        self.send = send
    }

    /// Follows an examination from the outside to the account.
    mutating func examination(
        tell: (MessageOutside) throws -> any Cryptography
    ) throws -> MessageExaminer.Outcome {
        let outside = try receive()
        guard outside.kind == ParserWire.Kind.outside.rawValue else {
            throw ParserDeath(reason: "it did not begin with the header")
        }
        let cryptography = try tell(ParserWire.value(MessageOutside.self, of: outside, limit: limit))
        while true {
            let frame = try receive()
            switch ParserWire.Kind(rawValue: frame.kind) {
            case .account: return .opened(try ParserWire.account(of: frame, limit: limit))
            case .failed: return .failed(try ParserWire.value(MailError.self, of: frame, limit: limit))
            case .decrypt, .verifyDetached, .verifyCleartext, .verifyOpaque: try answer(consume frame, cryptography)
            case .job, .outside, .answer, .configuration, nil:
                throw ParserDeath(reason: "it said something out of turn")
            }
        }
    }

    /// Follows the reading of a text or a message, of which nothing is opened.
    mutating func configuration() throws -> SystemConfiguration {
        var toldOutside = false
        while true {
            let frame = try receive()
            switch ParserWire.Kind(rawValue: frame.kind) {
            case .configuration: return try ParserWire.value(SystemConfiguration.self, of: frame, limit: limit)
            case .account: return try ParserWire.account(of: frame, limit: limit).configuration
            case .failed: throw try ParserWire.value(MailError.self, of: frame, limit: limit)
            case .outside where !toldOutside: toldOutside = true
            case .decrypt, .verifyDetached, .verifyCleartext, .verifyOpaque: try answer(frame, NoCryptography())
            case .job, .outside, .answer, nil: throw ParserDeath(reason: "it said something out of turn")
            }
        }
    }

    // MARK: - Questions

    private mutating func answer(_ question: consuming Frame, _ cryptography: any Cryptography) throws {
        let kind = ParserWire.Kind(rawValue: question.kind)
        if kind == .decrypt { decryptions += 1 } else { verifications += 1 }
        guard decryptions <= MessageOpener.mostDecryptions, verifications <= MessageOpener.mostVerifications else {
            throw ParserDeath(reason: "it asked more often than any message has it ask")
        }
        let opens = kind == .decrypt || kind == .verifyOpaque
        // An honest parser knows by itself that there is no more to be had.
        guard !opens || !isOutOfTime && openedBytes < MessageOpener.mostOpenedBytes else {
            throw ParserDeath(reason: "it asked for more than may be opened")
        }
        var answer = ParserWire.Answer()
        var bytes: [UInt8] = []
        do throws(OpenPGPError) {
            (answer, bytes) = try Self.ask(cryptography, question)
        } catch {
            // What is no fault of the message ends the run, and the parser hears nothing of it.
            guard let failure = ParserWire.Failure(error) else { throw OpenError.engine(error) }
            if opens, case .timedOut = error { isOutOfTime = true }
            answer.failure = failure
        }
        if opens { openedBytes += bytes.count }
        try send(try Frame(ParserWire.Kind.answer, answer, [bytes]))
    }

    private static func ask(
        _ cryptography: any Cryptography, _ question: consuming Frame
    ) throws(OpenPGPError) -> (ParserWire.Answer, [UInt8]) {
        let kind = ParserWire.Kind(rawValue: question.kind)
        var blobs = (consume question).blobs
        switch (kind, blobs.count) {
        case (.decrypt, 1):
            let decryption = try cryptography.decryptVerify(blobs.removeLast())
            let answer = ParserWire.Answer(
                signatures: decryption.signatures, recipients: decryption.recipients, fileName: decryption.fileName)
            return (answer, decryption.plaintext)
        case (.verifyDetached, 2):
            let signatures = try cryptography.verifyDetached(signature: blobs[0], over: blobs[1])
            return (ParserWire.Answer(signatures: signatures), [])
        case (.verifyCleartext, 1):
            let (text, signatures) = try cryptography.verifyCleartext(blobs[0])
            return (ParserWire.Answer(signatures: signatures), text)
        case (.verifyOpaque, 1):
            let (content, signatures) = try cryptography.verifyOpaque(blobs[0])
            return (ParserWire.Answer(signatures: signatures), content)
        default: throw .malformed("no such question")
        }
    }
}
