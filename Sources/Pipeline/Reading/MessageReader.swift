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
    let keys: () throws(PosternError) -> any ReaderKeys
    /// The certificates on record for an address.
    let certificates: (EmailAddress) throws(PosternError) -> [StoredCertificate]
    /// The certificates on record, of whatever address, that have one of these keys (16 hex digits each).
    let signers: ([String]) throws(PosternError) -> [[UInt8]]

    /// What takes messages apart.
    let parser: any MessageParsing

    /// - Parameters:
    ///   - received: when the message came, where its words are to be counted from there.
    ///   - contents: whether the contents of all parts are wanted, not only their texts.
    /// - Throws: what must stop the run (gpg is not there, a key is locked), or `ParserDeath`; what is wrong with the
    ///   message is part of the reading.
    func read(_ bytes: [UInt8], received: Date? = nil, contents: Bool = false) throws -> Reading {
        var job = ExaminationJob(limits: MailLimits(settings.limits), wantsContents: contents)
        job.know(settings)
        job.received = received.map { CalendarDay(secondsSince1970: $0.timeIntervalSince1970) }
        let first = try look(at: bytes, job, adding: [])
        let account: MessageAccount? = if case .opened(let account) = first.outcome { account } else { nil }
        guard account != nil || first.failedInside, case .ok(let mailbox) = first.outside.from else {
            return reading(of: first, nil)
        }
        let offers = try offers(
            account?.offeredCertificates ?? [], first.outside, from: mailbox.address, known: first.known)
        guard let account else { return reading(of: first, offers) }
        // A revocation that came along must not keep itself from being believed.
        let isVouched = isVouchedFor(account, first, offers.senderKeys(after: []))
        let more = try certificatesToJudge(account, with: offers)
        guard !more.isEmpty else { return reading(of: first, offers, isVouched: isVouched) }
        var second = try look(at: bytes, job, adding: more)
        // Which certificates there are to look again with is what the first look said, and it may have seen more.
        second.isUnlikeTheFirst = first.record?.ciphertexts != second.record?.ciphertexts
        return reading(of: second, offers, isVouched: isVouched && !second.isUnlikeTheFirst)
    }

    private func reading(of look: Look, _ offers: CertificateOffers?, isVouched: Bool = false) -> Reading {
        var reading = Reading(content: .unparseable(reason: "malformed"), outside: look.outside)
        reading.ciphertexts = look.record?.ciphertexts ?? []
        reading.usedKey = (look.record?.opened ?? 0) > 0
        if look.failedInside {
            reading.content = .unparseable(reason: "parserFailed")
            reading.channel = .encryptedUnverified
            keep(offers?.decisions(isVouched: false, signer: nil) ?? [], of: offers, &reading)
            return reading
        }
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
        reading.channel = Self.channel(of: account, signature: signature, look)
        keep(decisions, of: offers, &reading)
        reading.flags = flags(of: account, look.outside, offers, decisions)
    }

    private func keep(
        _ decisions: [Reading.CertificateDecision], of offers: CertificateOffers?, _ reading: inout Reading
    ) {
        reading.certificates = decisions
        reading.boundOutside = offers?.boundKeys(after: decisions) ?? []
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
        return Self.channel(of: account, signature: signature, look) != .encryptedUnverified
    }

    /// In clear; encrypted with one good signature over the whole by a bound key; or encrypted and unvouched for.
    ///
    /// What was really asked of the keys counts beside the parser's words.
    private static func channel(
        of account: MessageAccount, signature: SignatureVerdict, _ look: Look
    ) -> ReportChannel {
        let encryption = account.encryption
        let record = look.record
        guard encryption.attempted || (record?.attempts ?? 0) > 0 || look.isUnlikeTheFirst else { return .clear }
        guard encryption.covers == .whole, encryption.failure == nil, signature.state == .good,
            // A good signature around somebody else's ciphertext vouches for nothing inside.
            signature.covers == .whole, signature.insideEncryption, account.encryptionLayers == 1,
            record?.opened == 1, record?.attempts == 1, account.signatures.count == 1, vouches(account, look),
            !account.flags.contains(.dateMismatch)
        else { return .encryptedUnverified }
        return .encryptedSigned
    }

    /// Whether the signers wrote all that the ciphertext holds, in whatever look the keys were asked.
    private static func vouches(_ account: MessageAccount, _ look: Look) -> Bool {
        let statuses = account.reportSignature.statuses
        guard !look.isUnlikeTheFirst, !statuses.isEmpty, let record = look.record else { return false }
        return record.vouching.isSuperset(of: statuses)
    }
}

extension MessageReader {
    /// A reader with the certificates in a store.
    init(_ tools: RunTools, parser: any MessageParsing, keys: @escaping () throws(PosternError) -> any ReaderKeys) {
        let store = tools.store
        self.init(
            settings: tools.settings, keys: keys,
            certificates: { address throws(PosternError) in
                try asPosternError { try store.certificates(of: address) }
            },
            signers: { keyIDs throws(PosternError) in
                try asPosternError { try store.certificates(withKeys: keyIDs).map(\.bytes) }
            },
            parser: parser)
    }

    /// The reader of what a run of this home reads itself.
    init(_ home: Home) { self = home.workers.ownWorker().reader }
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
