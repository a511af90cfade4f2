import Confinement
import Extraction
import Foundation
import Mail
import OpenPGP
import PGPMIME

/// The confined side: what the program does when it is started as the host of parsers.
public enum ParserService {
    /// The hidden command that `postern` starts itself with.
    public static let command = "parser-host"

    /// Serves until the process that started this one ends.
    public static func run() -> Never {
        runWorkerHost(
            warmUp: ParserWarmUp.run,
            serve: { channel in
                do {
                    try serve(channel)
                    return 0
                } catch { return 1 }
            })
    }

    private static func serve(_ channel: FrameChannel) throws {
        let frame = try channel.receive(limit: Int(UInt32.max), deadline: nil)
        guard frame.kind == ParserWire.Kind.job.rawValue, let bytes = frame.blobs.first else { return }
        let job = try ParserWire.value(ExaminationJob.self, of: frame)
        let examiner = MessageExaminer(job: job)
        if job.mayBeText, !looksLikeMail(bytes) {
            let found = examiner.configuration(ofText: bytes)
            return try channel.send(Frame(ParserWire.Kind.configuration, found), deadline: nil)
        }
        let outcome = try examiner.examine(bytes) { outside in
            try channel.send(Frame(ParserWire.Kind.outside, outside), deadline: nil)
            return AskingCryptography(channel: channel)
        }
        switch outcome {
        case .opened(let account): try channel.send(ParserWire.frame(of: account), deadline: nil)
        case .failed(let error): try channel.send(Frame(ParserWire.Kind.failed, error), deadline: nil)
        }
    }
}

/// Asks at the other end of the channel. An answer that does not come ends the process: there is nothing else to do.
private struct AskingCryptography: Cryptography {
    let channel: FrameChannel

    func decryptVerify(_ ciphertext: [UInt8]) throws(OpenPGPError) -> Decryption {
        let (answer, plaintext) = try ask(.decrypt, [ciphertext])
        return Decryption(
            plaintext: plaintext, signatures: answer.signatures, recipients: answer.recipients,
            fileName: answer.fileName)
    }

    func verifyDetached(signature: [UInt8], over signed: [UInt8]) throws(OpenPGPError) -> [SignatureStatus] {
        try ask(.verifyDetached, [signature, signed]).answer.signatures
    }

    func verifyCleartext(_ block: [UInt8]) throws(OpenPGPError) -> (text: [UInt8], signatures: [SignatureStatus]) {
        let (answer, text) = try ask(.verifyCleartext, [block])
        return (text, answer.signatures)
    }

    func verifyOpaque(_ bytes: [UInt8]) throws(OpenPGPError) -> (content: [UInt8], signatures: [SignatureStatus]) {
        let (answer, content) = try ask(.verifyOpaque, [bytes])
        return (content, answer.signatures)
    }

    private func ask(_ kind: ParserWire.Kind, _ blobs: [[UInt8]]) throws(OpenPGPError)
        -> (answer: ParserWire.Answer, bytes: [UInt8])
    {
        let frame: Frame
        let answer: ParserWire.Answer
        do {
            try channel.send(Frame(kind: kind.rawValue, blobs: blobs), deadline: nil)
            frame = try channel.receive(limit: Int(UInt32.max), deadline: nil)
            answer = try ParserWire.value(ParserWire.Answer.self, of: frame)
        } catch { throw .engine("no answer") }
        if let failure = answer.failure { throw failure.error }
        return (answer, frame.blobs.first ?? [])
    }
}
