import Disclosure
import Mail
import OpenPGP
import PGPMIME
import Vault

/// What a parser says, held against what is known without it, as if the parser had been taken over.
///
/// A parser can say what it likes of the words of a message; its sender writes those anyway. It cannot make us write to
/// another address, take text for signed or decrypted that is not, or vouch for a ciphertext.
struct AccountCheck {
    let lint: MessageLint
    let limits: MailLimits

    /// Why the words of a parser are not believed.
    struct Contradiction: Error, CustomStringConvertible {
        var description: String
    }

    /// The outside comes before anything is opened.
    func check(_ outside: MessageOutside) throws(Contradiction) {
        if case .ok(let mailbox) = outside.from, mailbox.address != lint.fromAddress {
            throw Contradiction(description: "another sender than the message has")
        }
        try check(outside.subject, outside.from)
        let lists = [outside.messageIDs.count, outside.inReplyTo.count, outside.references.count]
        let addresses = [outside.recipients.count, outside.deliveredTo.count]
        // None of them takes less than three bytes of the header.
        guard (lists + addresses).allSatisfy({ $0 <= limits.headerBytes / 3 }) else {
            throw Contradiction(description: "more names than the header has room for")
        }
    }

    func check(_ account: MessageAccount, _ record: WatchedCryptography) throws(Contradiction) {
        let encryption = account.encryption
        guard encryption.attempted || record.attempts == 0 && !encryption.encrypted,
            !encryption.encrypted || record.opened > 0
        else { throw Contradiction(description: "encryption that nobody opened") }
        let good = (account.signatures.map(\.status) + account.reportSignature.statuses).filter { $0.state == .good }
        guard record.judged.isSuperset(of: good) else {
            throw Contradiction(description: "a good signature that nobody verified")
        }
        if account.reportSignature.insideEncryption, account.reportSignature.statuses.contains(where: isGood) {
            guard record.judgedInside.isSuperset(of: account.reportSignature.statuses.filter(isGood)) else {
                throw Contradiction(description: "a signature inside a ciphertext that is not there")
            }
        }
        if account.topLevelEncrypted {
            guard lint.saysEncrypted, !record.ciphertexts.isEmpty || record.attempts == 0 else {
                throw Contradiction(description: "a ciphertext that is none")
            }
        }
        guard account.parts.count <= 8 * limits.parts, account.signatures.count <= 4096,
            account.parts.allSatisfy({ $0.path.utf8.count <= 400 && $0.path.utf8.allSatisfy(isPathByte) }),
            account.parts.allSatisfy({ $0.mediaType.utf8.count <= 1_000 && $0.bytes >= 0 })
        else { throw Contradiction(description: "parts out of all bounds") }
    }

    private func check(_ subject: String?, _ from: FromField) throws(Contradiction) {
        // Decoding makes a text at most a little longer than the field.
        guard (subject?.utf8.count ?? 0) <= 8 * limits.fieldBytes else {
            throw Contradiction(description: "a subject longer than a field may be")
        }
    }

    private func isGood(_ status: SignatureStatus) -> Bool { status.state == .good }

    private func isPathByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "#")
    }
}
