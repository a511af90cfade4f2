import Disclosure
import Extraction
import Foundation
import Mail
import OpenPGP
import PGPMIME
import Settings
import Tickets
import Vault

/// Opens one message and reads everything out of it that does not depend on the ledger.
struct MessageReader {
    let settings: PosternSettings
    /// The mailbox's keys, asked for at the first ciphertext or signature.
    let keys: () throws(PosternError) -> MailboxKeys
    /// The certificates on record for an address.
    let certificates: (EmailAddress) throws(PosternError) -> [StoredCertificate]
    /// All certificates on record.
    let allCertificates: () throws(PosternError) -> [StoredCertificate]

    /// What takes messages apart.
    let parser: any MessageParsing

    /// - Parameter contents: whether the contents of all parts are wanted, not only their texts.
    /// - Throws: what must stop the run (gpg is not there, a key is locked), or `ParserDeath`; what is wrong with the
    ///   message is part of the reading.
    func read(_ bytes: [UInt8], contents: Bool = false) throws -> Reading {
        var job = ExaminationJob(limits: MailLimits(settings.limits), wantsContents: contents)
        job.know(settings)
        let first = try look(at: bytes, job, adding: [])
        guard case .opened(let account) = first.outcome, case .ok(let mailbox) = first.outside.from else {
            return reading(of: first, nil)
        }
        let offers = try offers(in: account, first.outside, from: mailbox.address, known: first.known)
        // A revocation that came along must not keep itself from being believed.
        let isVouched = isVouchedFor(account, first, offers.senderKeys(after: []))
        let more = try certificatesToJudge(account, with: offers)
        let last = more.isEmpty ? first : try look(at: bytes, job, adding: more)
        return reading(of: last, offers, isVouched: isVouched)
    }

    /// One examination of a message, and what it was made with.
    private struct Look {
        var outside: MessageOutside
        var outcome: MessageExaminer.Outcome
        var known: [StoredCertificate] = []
        var record: WatchedCryptography?
        /// There was not a byte.
        var isEmpty = false
    }

    private func look(at bytes: [UInt8], _ job: ExaminationJob, adding new: [[UInt8]]) throws -> Look {
        let check: AccountCheck
        do throws(MailError) {
            check = AccountCheck(lint: try lintMessage(bytes, limits: job.limits), limits: job.limits)
        } catch {
            return try lookAtHeader(of: bytes, job, error)
        }
        var outside: MessageOutside?
        var known: [StoredCertificate] = []
        var record: WatchedCryptography?
        var lazy: LazyCryptography?
        let outcome: MessageExaminer.Outcome
        do {
            outcome = try parser.examine(bytes, job) { told in
                try check.check(told)
                outside = told
                if case .ok(let mailbox) = told.from { known = try certificates(mailbox.address) }
                let cryptography = cryptography(with: known.filter { $0.state == .bound }.map(\.bytes) + new)
                let watched = WatchedCryptography(cryptography)
                (lazy, record) = (cryptography, watched)
                return watched
            }
            if case .opened(let account) = outcome, let record { try check.check(account, record) }
        } catch OpenError.engine(let error) {
            if case .locked = error { throw PosternError.waiting(error.description) }
            throw lazy?.failure ?? PosternError(error)
        } catch let error as AccountCheck.Contradiction {
            throw ParserDeath(reason: "it said what cannot be: \(error)")
        }
        guard let outside else { throw ParserDeath(reason: "it said nothing of the header") }
        return Look(outside: outside, outcome: outcome, known: known, record: record)
    }

    /// Of a message that is none, or over a limit, no more than the header is shown to the parser.
    private func lookAtHeader(of bytes: [UInt8], _ job: ExaminationJob, _ error: MailError) throws -> Look {
        var job = job
        job.headerOnly = true
        var outside: MessageOutside?
        _ = try parser.examine(headerBlock(of: bytes, limit: job.limits.headerBytes), job) { told in
            outside = told
            return NoCryptography()
        }
        guard var outside else { throw ParserDeath(reason: "it said nothing of the header") }
        // What could not be measured names nobody to write to unless the header itself is in order.
        let header = try? lintMessage(headerBlock(of: bytes, limit: job.limits.headerBytes), limits: job.limits)
        if case .ok(let mailbox) = outside.from, mailbox.address != header?.fromAddress {
            outside.from = .malformed("the header cannot be read")
        }
        return Look(outside: outside, outcome: .failed(error), isEmpty: bytes.isEmpty)
    }

    private func cryptography(with certificates: [[UInt8]]) -> LazyCryptography {
        LazyCryptography(limit: settings.limits.plaintextBytes) { () throws(PosternError) in
            let keys = try keys()
            for certificate in certificates { try keys.add(certificate) }
            return try keys.scratch().home
        }
    }

    private func reading(of look: Look, _ offers: CertificateOffers?, isVouched: Bool = false) -> Reading {
        var reading = Reading(content: .unparseable(reason: "malformed"), outside: look.outside)
        reading.ciphertexts = look.record?.ciphertexts ?? []
        switch look.outcome {
        case .opened(let account): judge(account, look, offers, isVouched, &reading)
        case .failed(.empty): reading.content = .unparseable(reason: look.isEmpty ? "empty" : "noHeader")
        case .failed(.malformed): break
        case .failed(.overLimit(let name, let limit, let found)):
            reading.content = .overLimit(name: name, limit: limit, found: found)
        }
        return reading
    }

    private func judge(
        _ account: MessageAccount, _ look: Look, _ offers: CertificateOffers?, _ isVouched: Bool,
        _ reading: inout Reading
    ) {
        let signer = account.reportSignature.verdict { _ in true }
        let decisions =
            offers?.decisions(
                isVouched: isVouched || isVouchedFor(account, look, offers?.candidates ?? []),
                signer: signer.state == .good ? signer.fingerprint : nil) ?? []
        let senderKeys = offers?.senderKeys(after: decisions) ?? []
        let signature = account.reportSignature.verdict { senderKeys.contains($0) }
        reading.content = .opened(account)
        reading.signature = signature
        reading.channel = Self.channel(of: account, signature: signature, look.record)
        reading.certificates = decisions
        reading.boundOutside = offers?.boundKeys(after: decisions) ?? []
        reading.flags = flags(of: account, look.outside, offers, decisions)
    }

    private func flags(
        of account: MessageAccount, _ outside: MessageOutside, _ offers: CertificateOffers?,
        _ decisions: [Reading.CertificateDecision]
    ) -> Set<String> {
        var flags = account.flags
        if offers?.isOverLimit == true { flags.insert(.overLimit) }
        if offers?.isChange(decisions) == true { flags.insert(.keyChange) }
        // Whoever sends on what was written to another can write what he likes around it.
        if Set(settings.mailbox.allAddresses).isDisjoint(with: account.protectedRecipients ?? outside.recipients) {
            flags.insert(.notAddressedToUs)
        }
        return Set(flags.map(\.rawValue))
    }

    /// Whether the sender answers for all of it: it came in clear, or with a good signature inside the encryption by one
    /// of these keys.
    private func isVouchedFor(_ account: MessageAccount, _ look: Look, _ keys: Set<Fingerprint>) -> Bool {
        let signature = account.reportSignature.verdict { keys.contains($0) }
        return Self.channel(of: account, signature: signature, look.record) != .encryptedUnverified
    }

    /// In clear; encrypted with one good signature over the whole by a bound key; or encrypted and unvouched for.
    ///
    /// What was really asked of the keys counts beside the parser's words.
    private static func channel(
        of account: MessageAccount, signature: SignatureVerdict, _ record: WatchedCryptography?
    ) -> ReportChannel {
        let encryption = account.encryption
        guard encryption.attempted || (record?.attempts ?? 0) > 0 else { return .clear }
        guard encryption.covers == .whole, encryption.failure == nil, signature.state == .good,
            // A good signature around somebody else's ciphertext vouches for nothing inside.
            signature.covers == .whole, signature.insideEncryption, account.encryptionLayers == 1,
            record?.opened == 1, record?.attempts == 1, account.signatures.count == 1,
            !account.flags.contains(.dateMismatch)
        else { return .encryptedUnverified }
        return .encryptedSigned
    }
}

extension MessageReader {
    /// A reader with the keys of a home and the certificates in its store.
    init(_ home: Home) {
        let store = home.store
        self.init(
            settings: home.settings, keys: home.keys,
            certificates: { address throws(PosternError) in
                try asPosternError { try store.certificates(of: address) }
            },
            allCertificates: { () throws(PosternError) in try asPosternError { try store.certificates() } },
            parser: home.parser)
    }
}

extension MailLimits {
    /// The limits an operator set.
    init(_ settings: LimitSettings) {
        self.init()
        messageBytes = settings.messageBytes
        headerBytes = settings.headerBytes
        headerFields = settings.headerFields
        fieldBytes = settings.fieldBytes
        addressFieldBytes = settings.addressFieldBytes
        boundaryBytes = settings.boundaryBytes
        boundaryLines = settings.boundaryLines
        depth = settings.depth
        parts = settings.parts
    }
}

extension MailboxSettings {
    /// Every address that is us.
    var allAddresses: [EmailAddress] { addresses + [keyRequestAddress].compactMap { $0 } }
}
