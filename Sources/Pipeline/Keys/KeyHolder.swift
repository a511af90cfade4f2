import Confinement
import Disclosure
import Foundation
import OpenPGP
import PGPMIME

/// A process that holds the keys for one worker, started at its first use.
///
/// gpgme forks for every operation, which takes the longer the more memory a process has; and gpg never runs beside the
/// ledger (DESIGN, section 9). For one thread at a time.
final class KeyHolder: ReaderKeys {
    private let facts: KeyFacts
    private var process: RoleProcess?

    init(_ facts: KeyFacts) { self.facts = facts }

    deinit { close() }

    var ownFingerprint: Fingerprint { facts.own }

    /// The keys, with these certificates in the key ring beside our own and no others.
    func with(_ certificates: [[UInt8]], plaintextLimit: Int = 0) -> HeldKeys {
        HeldKeys(holder: self, certificates: certificates, limit: plaintextLimit)
    }

    func cryptography(with certificates: [[UInt8]], limit: Int) throws(PosternError) -> any Cryptography {
        // A certificate that is none must not be found out in the middle of a message.
        for certificate in certificates where !holdsCertificate(certificate) {
            throw .unusable(
                "a certificate on record is damaged; import it again (`postern key import FILE --for ADDRESS`)")
        }
        return with(certificates, plaintextLimit: limit)
    }

    func inspect(
        _ bytes: [UInt8], sender: EmailAddress, known: [[UInt8]], limit: Int
    ) throws(OpenPGPError) -> (accepted: [OfferedCertificate], rejected: [CertificateRejection]) {
        var question = KeyHolderWire.Question()
        (question.sender, question.limit, question.directory) = (sender, limit, facts.directory)
        question.certificates = known.count
        let (answer, blobs) = try ask(.inspect, question, [bytes] + known)
        let accepted = zip(answer.accepted, blobs).map { OfferedCertificate(info: $0, bytes: $1) }
        return (accepted, answer.rejected)
    }

    /// Ends the process; the next question starts another.
    func close() {
        process?.end()
        process = nil
    }

    /// Asks the process, and starts it if there is none.
    ///
    /// - Returns: the answer, and the bytes that belong to it.
    func ask(
        _ kind: KeyHolderWire.Kind, _ question: KeyHolderWire.Question, _ blobs: consuming [[UInt8]]
    ) throws(OpenPGPError) -> (KeyHolderWire.Answer, [[UInt8]]) {
        let before = try running()
        guard [.signDetached, .signAndEncrypt].contains(kind) else { return try ask(before, kind, question, blobs) }
        let letter = copy blobs
        do throws(OpenPGPError) {
            return try ask(before, kind, question, blobs)
        } catch {
            // What we sign kills nobody: somebody else ended the process, and another one signs.
            guard process == nil else { throw error }
            return try ask(try running(), kind, question, letter)
        }
    }

    private func running() throws(OpenPGPError) -> RoleProcess {
        if let process { return process }
        let started: RoleProcess
        do throws(ConfinementError) {
            started = try RoleProcess(
                program: ownProgram(), arguments: [KeyHolderService.command],
                environment: ProcessInfo.processInfo.environment)
        } catch { throw .engine(error.description) }
        var question = KeyHolderWire.Question()
        question.recipe = facts.recipe
        question.directory = "\(facts.directory)/\(UUID().uuidString.prefix(8).lowercased())"
        _ = try ask(started, .begin, question, [])
        process = started
        return started
    }

    private func ask(
        _ process: RoleProcess, _ kind: KeyHolderWire.Kind, _ question: KeyHolderWire.Question,
        _ blobs: consuming [[UInt8]]
    ) throws(OpenPGPError) -> (KeyHolderWire.Answer, [[UInt8]]) {
        let answer: KeyHolderWire.Answer
        let bytes: [[UInt8]]
        do {
            // It ends gpg by itself when that takes too long; this is for the case that it does not.
            let deadline = ContinuousClock.now + .seconds(60 + 10 * facts.recipe.timeLimit)
            try process.channel.send(try Frame(kind, question, blobs), deadline: deadline)
            let frame = try process.channel.receive(limit: Int(UInt32.max), deadline: deadline)
            answer = try frame.value(KeyHolderWire.Answer.self)
            bytes = frame.blobs
        } catch {
            process.end(patience: .zero)
            self.process = nil
            throw .engine("the process that holds the keys ended")
        }
        if let failure = answer.failure { throw failure }
        return (answer, bytes)
    }
}

/// The keys with the certificates that the work in hand may need.
struct HeldKeys: Cryptography, Signing {
    let holder: KeyHolder
    let certificates: [[UInt8]]
    /// Bytes.
    let limit: Int

    func decryptVerify(_ ciphertext: consuming [UInt8]) throws(OpenPGPError) -> Decryption {
        let (answer, blobs) = try ask(.decrypt, [ciphertext])
        return Decryption(
            plaintext: blobs.first ?? [], signatures: answer.signatures, recipients: answer.recipients,
            usedKey: answer.usedKey, fileName: answer.fileName)
    }

    func verifyDetached(signature: [UInt8], over signed: [UInt8]) throws(OpenPGPError) -> [SignatureStatus] {
        try ask(.verifyDetached, [signature, signed]).answer.signatures
    }

    func verifyCleartext(_ block: [UInt8]) throws(OpenPGPError) -> (text: [UInt8], signatures: [SignatureStatus]) {
        let (answer, blobs) = try ask(.verifyCleartext, [block])
        return (blobs.first ?? [], answer.signatures)
    }

    func verifyOpaque(_ bytes: [UInt8]) throws(OpenPGPError) -> (content: [UInt8], signatures: [SignatureStatus]) {
        let (answer, blobs) = try ask(.verifyOpaque, [bytes])
        return (blobs.first ?? [], answer.signatures)
    }

    func signDetached(_ bytes: [UInt8], with key: Fingerprint) throws(OpenPGPError) -> SigningResult {
        let (answer, blobs) = try ask(.signDetached, [bytes], signer: key)
        return SigningResult(bytes: blobs.first ?? [], micalg: answer.micalg ?? "")
    }

    func signAndEncrypt(
        _ bytes: [UInt8], with key: Fingerprint, to recipients: [Fingerprint]
    ) throws(OpenPGPError) -> [UInt8] {
        try ask(.signAndEncrypt, [bytes], signer: key, recipients: recipients).blobs.first ?? []
    }

    private func ask(
        _ kind: KeyHolderWire.Kind, _ blobs: consuming [[UInt8]], signer: Fingerprint? = nil,
        recipients: [Fingerprint] = []
    ) throws(OpenPGPError) -> (answer: KeyHolderWire.Answer, blobs: [[UInt8]]) {
        var question = KeyHolderWire.Question()
        (question.limit, question.signer, question.recipients) = (limit, signer, recipients)
        question.certificates = certificates.count
        blobs += certificates
        return try holder.ask(kind, question, blobs)
    }
}
