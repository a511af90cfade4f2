import Disclosure
import Foundation
import Mail
import OpenPGP
import PGPMIME
import Vault

/// What a parser says, held against what is known without it, as if the parser had been taken over.
///
/// A parser can say what it likes of the words of a message; its sender writes those anyway. It cannot make us write to
/// another address, take text for signed or decrypted where nothing was, or vouch for a ciphertext.
struct AccountCheck {
    let lint: MessageLint
    let limits: MailLimits

    /// Why the words of a parser are not believed.
    struct Contradiction: Error, CustomStringConvertible {
        var description: String
    }

    /// The outside comes before anything is opened.
    func check(_ outside: MessageOutside) throws(Contradiction) {
        if case .ok(let mailbox) = outside.from {
            guard mailbox.address == lint.fromAddress else {
                throw Contradiction(description: "another sender than the message has")
            }
            try checkText(mailbox.displayName, "a name")
        }
        guard !lint.hasNullReturnPath || outside.automatic.kind != .person else {
            throw Contradiction(description: "a person where the mail system says nobody")
        }
        try checkText(outside.subject, "a subject")
        try checkDates([outside.date])
        try checkCodes(outside)
        let lists = [outside.messageIDs.count, outside.inReplyTo.count, outside.references.count]
        let addresses = [outside.recipients.count, outside.deliveredTo.count]
        // None of them takes less than three bytes of the header.
        guard (lists + addresses).allSatisfy({ $0 <= limits.headerBytes / 3 }) else {
            throw Contradiction(description: "more names than the header has room for")
        }
    }

    /// What is over a limit is set aside under the limit's name.
    func check(_ error: MailError) throws(Contradiction) {
        guard case .overLimit(let name, let limit, let found) = error else { return }
        guard !name.isEmpty, name.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }),
            name.utf8.count <= 40, 0 <= limit, limit < found
        else { throw Contradiction(description: "a limit that is none") }
    }

    func check(_ account: MessageAccount, _ record: WatchedCryptography) throws(Contradiction) {
        try check(account.encryption, record)
        let statuses = account.signatures.map(\.status) + account.reportSignature.statuses
        let good = statuses.filter(isGood)
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
        guard account.parts.allSatisfy({ !$0.encrypted || record.opened > 0 }),
            account.parts.allSatisfy({ !$0.signed || record.judged.contains(where: isGood) })
        else { throw Contradiction(description: "a part under a protection that is not there") }
        guard account.parts.count <= 8 * limits.parts, account.signatures.count <= 4096,
            account.parts.allSatisfy({ isPath($0.path) }),
            account.parts.allSatisfy({ $0.mediaType.utf8.count <= 1_000 && (0...1 << 40).contains($0.bytes) })
        else { throw Contradiction(description: "parts out of all bounds") }
        try checkText(account.subject, "a subject")
        try checkDates(statuses.map(\.created))
        guard statuses.allSatisfy({ isCode($0.publicKeyAlgorithm) && isCode($0.hashAlgorithm) && isCode($0.keyID) }),
            account.signatures.allSatisfy({ isPath($0.part) })
        else { throw Contradiction(description: "a signature that is none") }
        try check(account.configuration)
    }

    /// An answer tells why a message did not open where anyone can tell, and nothing else: that it was the keys of
    /// others, or a password, counts only if gpg said so of all that failed.
    private func check(_ encryption: EncryptionVerdict, _ record: WatchedCryptography) throws(Contradiction) {
        guard encryption.attempted || record.attempts == 0 && !encryption.encrypted,
            !encryption.encrypted || record.opened > 0
        else { throw Contradiction(description: "encryption that nobody opened") }
        switch encryption.failure {
        case .password?, .noSecretKey?:
            guard record.failures.min() == encryption.failure else {
                throw Contradiction(description: "a failure that is not gpg's")
            }
        case .modified?, .malformed?, .tooLarge?: break
        case nil:
            guard record.failures.isEmpty else { throw Contradiction(description: "no failure where gpg had one") }
        }
        guard encryption.recipients.allSatisfy({ $0.utf8.count <= 64 && $0.utf8.allSatisfy(\.isHexDigit) }) else {
            throw Contradiction(description: "a recipient that is no key")
        }
    }

    private func check(_ configuration: SystemConfiguration) throws(Contradiction) {
        let said = [configuration.disclosure?.evidence].compactMap { $0 } + (configuration.claims?.evidence ?? [])
        let evidence = configuration.facts.map(\.evidence) + said
        let identifiers = configuration.identifiers
        guard configuration.schema == 1, configuration.facts.count <= 1_000,
            configuration.missing.count <= MissingItem.allCases.count,
            (identifiers.cve + identifiers.cwe + identifiers.cvss + identifiers.other).allSatisfy({ isCode($0) }),
            configuration.scores.count <= 1_000, configuration.scores.allSatisfy(isScore),
            isCode(configuration.disclosure?.date), (0...1 << 20).contains(configuration.disclosure?.days ?? 0),
            isCode(configuration.product?.support?.until), configuration.unread.count <= 1_000,
            configuration.unread.allSatisfy({ isPath($0.part) && $0.reasons.allSatisfy { isCode($0) } }),
            evidence.allSatisfy({ (0...1 << 40).contains($0.line) })
        else { throw Contradiction(description: "a configuration out of all bounds") }
    }

    private func isScore(_ score: VectorScore) -> Bool {
        isCode(score.vector) && isCode(score.version) && isCode(score.rating) && (0...10).contains(score.score)
    }

    /// What goes into notices, notes and lines of a log as it is.
    private func checkCodes(_ outside: MessageOutside) throws(Contradiction) {
        var codes = [outside.automatic.withholdsAnswer, outside.deliveryStatus?.status]
        if case .automatic(let reason) = outside.automatic.kind { codes.append(reason) }
        guard codes.allSatisfy({ isCode($0) }) else { throw Contradiction(description: "a code that is none") }
    }

    /// Decoding makes a text at most a little longer than the field, and leaves no controls in it.
    private func checkText(_ text: String?, _ name: String) throws(Contradiction) {
        guard let text else { return }
        guard text.utf8.count <= 8 * limits.fieldBytes else {
            throw Contradiction(description: "\(name) longer than a field may be")
        }
        guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }) else {
            throw Contradiction(description: "\(name) with controls in it")
        }
    }

    /// Those that four digits of a year can write, in any time zone: calendars do strange things far outside.
    private func checkDates(_ dates: [Date?]) throws(Contradiction) {
        let years = Date(timeIntervalSince1970: -62_135_769_600)..<Date(timeIntervalSince1970: 253_402_473_600)
        guard dates.allSatisfy({ $0.map(years.contains) ?? true }) else {
            throw Contradiction(description: "a date that no field can have")
        }
    }

    private func isGood(_ status: SignatureStatus) -> Bool { status.state == .good }

    private func isCode(_ text: String?) -> Bool {
        guard let text else { return true }
        return text.utf8.count <= 300 && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }

    private func isPath(_ text: String) -> Bool {
        text.utf8.count <= 400
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "#") }
    }
}
