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

    /// What takes messages apart.
    let parser: any MessageParsing

    /// - Parameter contents: whether the contents of all parts are wanted, not only their texts.
    /// - Throws: what must stop the run (gpg is not there, a key is locked), or `ParserDeath`; what is wrong with the
    ///   message is part of the reading.
    func read(_ bytes: [UInt8], contents: Bool = false) throws -> Reading {
        var job = ExaminationJob(limits: MailLimits(settings.limits), wantsContents: contents)
        job.know(settings)
        var first = try look(at: bytes, job, adding: [])
        guard case .opened(let account) = first.outcome, case .ok(let mailbox) = first.outside.from else {
            return reading(of: first, decisions: [])
        }
        let decisions = try decide(on: account, first.outside, from: mailbox.address, known: first.known)
        let new = decisions.filter { $0.state == .bound }
        if !new.isEmpty, account.signatures.contains(where: { $0.status.state == .unknownKey }) {
            first = try look(at: bytes, job, adding: new.map(\.offered.bytes))
        }
        return reading(of: first, decisions: decisions)
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

    private func reading(of look: Look, decisions: [Reading.CertificateDecision]) -> Reading {
        var reading = Reading(content: .unparseable(reason: "malformed"), outside: look.outside)
        reading.ciphertexts = look.record?.ciphertexts ?? []
        switch look.outcome {
        case .opened(let account): judge(account, look, decisions, &reading)
        case .failed(.empty): reading.content = .unparseable(reason: look.isEmpty ? "empty" : "noHeader")
        case .failed(.malformed): break
        case .failed(.overLimit(let name, let limit, let found)):
            reading.content = .overLimit(name: name, limit: limit, found: found)
        }
        return reading
    }

    private func judge(
        _ account: MessageAccount, _ look: Look, _ decisions: [Reading.CertificateDecision], _ reading: inout Reading
    ) {
        let bound = look.known.filter { $0.state == .bound }
        let boundKeys = Set(bound.compactMap { Fingerprint($0.fingerprint) })
            .union(decisions.filter { $0.state == .bound }.map(\.offered.info.fingerprint))
        let isSenderKnown = if case .ok = look.outside.from { true } else { false }
        let signature = account.reportSignature.verdict { isSenderKnown && boundKeys.contains($0) }
        var flags = Set(account.flags.map(\.rawValue))
        if decisions.contains(where: { $0.state == .held && $0.renews == nil }) {
            flags.insert(MessageFlag.keyChange.rawValue)
        }
        let ours = Set(settings.mailbox.allAddresses)
        if ours.isDisjoint(with: account.protectedRecipients + look.outside.recipients) {
            flags.insert(MessageFlag.notAddressedToUs.rawValue)
        }
        let channel = Self.channel(of: account, signature: signature, look.record)
        // What came inside an encryption that nobody vouches for binds nothing: only the signer's own key does.
        let kept = decisions.filter { decision in
            decision.state == .held || channel != .encryptedUnverified || decision.origin == "autocrypt"
                || signature.state == .good && signature.insideEncryption
                    && signature.fingerprint == decision.offered.info.fingerprint
        }
        reading.content = .opened(account)
        reading.signature = signature
        reading.channel = channel
        reading.certificates = kept
        reading.boundOutside =
            bound.map(\.fingerprint)
            + kept.filter { $0.state == .bound && $0.renews == nil }.map(\.offered.info.fingerprint.hex)
        reading.flags = flags
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

    // MARK: - Certificates that came along

    private func decide(
        on message: MessageAccount, _ outside: MessageOutside, from sender: EmailAddress, known: [StoredCertificate]
    ) throws(PosternError) -> [Reading.CertificateDecision] {
        let bound = known.filter { $0.state == .bound }
        var offers = message.offeredCertificates.map { (bytes: $0, origin: "key part") }
        // Autocrypt repeats the certificate in every mail; it is a hint for those we know nothing of.
        if let hint = outside.autocrypt, hint.address == sender, bound.isEmpty {
            offers.append((hint.keyData, "autocrypt"))
        }
        var decisions: [Reading.CertificateDecision] = []
        var seen: Set<ContentHash> = []
        for offer in offers where seen.count < 8 && seen.insert(ContentHash(of: offer.bytes)).inserted {
            let scratch = try keys().scratchDirectory
            let accepted: [OfferedCertificate]
            do {
                accepted = try inspectCertificates(offer.bytes, sender: sender, scratchParent: scratch).accepted
            } catch {
                guard case .malformed = error else { throw PosternError(error) }
                continue
            }
            for certificate in accepted {
                let fingerprint = certificate.info.fingerprint
                let isRepeated = decisions.contains { $0.offered.info.fingerprint == fingerprint }
                guard !isRepeated, try !isOwn(certificate) else { continue }
                if let earlier = known.first(where: { $0.fingerprint == fingerprint.hex }) {
                    if let renewal = try renewal(of: earlier, by: certificate) { decisions.append(renewal) }
                    continue
                }
                let first = bound.isEmpty && !decisions.contains { $0.state == .bound }
                decisions.append(
                    .init(
                        offered: certificate, address: sender, state: first ? .bound : .held, origin: offer.origin))
            }
        }
        return decisions
    }

    /// The two forms of one certificate together, if that is more than what is on record: a renewed expiry date, a new
    /// subkey, a revocation. An older form, sent again, takes nothing away.
    private func renewal(of earlier: StoredCertificate, by later: OfferedCertificate) throws(PosternError)
        -> Reading.CertificateDecision?
    {
        guard let both = try KeyWork.merge(earlier, with: later.bytes, scratch: keys().scratchDirectory) else {
            return nil
        }
        var renewed = later
        (renewed.info, renewed.bytes) = both
        return .init(
            offered: renewed, address: earlier.address, state: earlier.state, origin: earlier.origin, renews: earlier)
    }

    /// Our own certificate is never "the reporter's".
    private func isOwn(_ certificate: OfferedCertificate) throws(PosternError) -> Bool {
        try keys().own.fingerprint == certificate.info.fingerprint
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
            }, parser: home.parser)
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
