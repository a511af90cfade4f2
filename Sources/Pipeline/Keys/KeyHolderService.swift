import Confinement
import Foundation
import OpenPGP

/// The side with the keys: what the program does when it is started as a key holder. It parses no mail.
public enum KeyHolderService {
    /// The hidden command that `postern` starts itself with.
    public static let command = "key-holder"

    /// Serves until the process that started this one ends.
    public static func run() -> Never {
        GnuPGHome.stayOffline()
        let keys = HeldHome()
        let status = serveRole { question in
            var answer = KeyHolderWire.Answer()
            var blobs: [[UInt8]] = []
            do {
                blobs = try keys.answer(question, &answer)
            } catch {
                answer.failure = error as? OpenPGPError ?? .engine("what was asked of the key holder has no meaning")
                blobs = []
            }
            // Encoding what we made ourselves cannot fail; an empty header is no answer.
            return (try? Frame(KeyHolderWire.Kind.answer, answer, blobs))
                ?? Frame(kind: KeyHolderWire.Kind.answer.rawValue)
        }
        keys.close()
        exit(status)
    }
}

/// The scratch home of this process.
private final class HeldHome {
    private var scratch: ScratchHome?

    /// - Returns: the bytes that belong to the answer.
    func answer(_ frame: Frame, _ answer: inout KeyHolderWire.Answer) throws -> [[UInt8]] {
        let question = try frame.value(KeyHolderWire.Question.self)
        guard let kind = KeyHolderWire.Kind(rawValue: frame.kind), question.certificates <= frame.blobs.count else {
            throw OpenPGPError.engine("no such question")
        }
        let certificates = Array(frame.blobs.suffix(question.certificates))
        let blobs = Array(frame.blobs.dropLast(question.certificates))
        if kind == .begin {
            guard let recipe = question.recipe, let directory = question.directory else {
                throw OpenPGPError.engine("no scratch home was named")
            }
            scratch = try prepared { () throws(OpenPGPError) in try ScratchHome(recipe, at: directory) }
            return []
        }
        guard let scratch else { throw OpenPGPError.engine("there is no scratch home yet") }
        if kind == .inspect { return try inspect(question, blobs, known: certificates, &answer) }
        try prepared { () throws(OpenPGPError) in try scratch.hold(certificates) }
        return try work(kind, question, blobs, scratch.home, &answer)
    }

    func close() { scratch?.remove() }

    /// What goes wrong before the question itself is no fault of the message's.
    private func prepared<Result>(_ work: () throws(OpenPGPError) -> Result) throws(OpenPGPError) -> Result {
        do throws(OpenPGPError) {
            return try work()
        } catch {
            switch error {
            case .gpgMissing, .diskFull, .locked, .engine: throw error
            default: throw .engine(error.description)
            }
        }
    }

    private func work(
        _ kind: KeyHolderWire.Kind, _ question: KeyHolderWire.Question, _ blobs: [[UInt8]], _ home: GnuPGHome,
        _ answer: inout KeyHolderWire.Answer
    ) throws -> [[UInt8]] {
        switch (kind, blobs.count, question.signer) {
        case (.decrypt, 1, _):
            let opened = try home.decryptVerify(blobs[0], maximumPlaintextBytes: question.limit)
            answer.signatures = opened.signatures
            answer.recipients = opened.recipients
            answer.usedKey = opened.usedKey
            answer.fileName = opened.fileName
            return [opened.plaintext]
        case (.verifyDetached, 2, _):
            answer.signatures = try home.verifyDetached(signature: blobs[0], over: blobs[1])
            return []
        case (.verifyCleartext, 1, _):
            let (text, signatures) = try home.verifyCleartext(blobs[0])
            answer.signatures = signatures
            return [text]
        case (.verifyOpaque, 1, _):
            let (content, signatures) = try home.verifyOpaque(blobs[0], maximumPlaintextBytes: question.limit)
            answer.signatures = signatures
            return [content]
        case (.signDetached, 1, let signer?):
            let signature = try home.signDetached(blobs[0], with: signer)
            answer.micalg = signature.micalg
            return [signature.bytes]
        case (.signAndEncrypt, 1, let signer?) where !question.recipients.isEmpty:
            return [try home.signAndEncrypt(blobs[0], with: signer, to: question.recipients)]
        default: throw OpenPGPError.engine("no such question")
        }
    }

    private func inspect(
        _ question: KeyHolderWire.Question, _ blobs: [[UInt8]], known: [[UInt8]], _ answer: inout KeyHolderWire.Answer
    ) throws -> [[UInt8]] {
        guard blobs.count == 1, let sender = question.sender, let directory = question.directory else {
            throw OpenPGPError.engine("no such question")
        }
        let (accepted, rejected) = try inspectCertificates(
            blobs[0], sender: sender, known: known, limit: question.limit, scratchParent: directory)
        answer.accepted = accepted.map(\.info)
        answer.rejected = rejected
        return accepted.map(\.bytes)
    }
}
