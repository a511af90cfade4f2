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
        let account: MessageAccount? = if case .opened(let account) = first.outcome { account } else { nil }
        guard account != nil || first.failedInside, case .ok(let mailbox) = first.outside.from else {
            return reading(of: first, Offers())
        }
        let offers = try offers(account?.offeredCertificates ?? [], first, from: mailbox.address)
        let new = offers.all.filter { $0.state == .bound }
        if !new.isEmpty, account?.signatures.contains(where: { $0.status.state == .unknownKey }) ?? false {
            var second = try look(at: bytes, job, adding: new.map(\.offered.bytes))
            // Which certificates there are to look again with is what the first look said, and it may have seen more.
            second.isUnlikeTheFirst = first.record?.ciphertexts != second.record?.ciphertexts
            first = second
        }
        return reading(of: first, offers)
    }

    private func reading(of look: Look, _ offers: Offers) -> Reading {
        var reading = Reading(content: .unparseable(reason: "malformed"), outside: look.outside)
        reading.ciphertexts = look.record?.ciphertexts ?? []
        reading.usedKey = (look.record?.opened ?? 0) > 0
        if look.failedInside {
            reading.content = .unparseable(reason: "parserFailed")
            reading.channel = .encryptedUnverified
            keep(offers.hint, look, &reading)
            return reading
        }
        switch look.outcome {
        case .opened(let account): judge(account, look, offers, &reading)
        case .failed(.empty): reading.content = .unparseable(reason: look.isEmpty ? "empty" : "noHeader")
        case .failed(.malformed): break
        case .failed(.overLimit(let name, let limit, let found)):
            reading.content = .overLimit(name: name, limit: limit, found: found)
        }
        return reading
    }

    private func judge(
        _ account: MessageAccount, _ look: Look, _ offers: Offers, _ reading: inout Reading
    ) {
        let bound = look.known.filter { $0.state == .bound }
        let boundKeys = Set(bound.compactMap { Fingerprint($0.fingerprint) })
            .union(offers.all.filter { $0.state == .bound }.map(\.offered.info.fingerprint))
        let isSenderKnown = if case .ok = look.outside.from { true } else { false }
        let signature = account.reportSignature.verdict { isSenderKnown && boundKeys.contains($0) }
        var flags = Set(account.flags.map(\.rawValue))
        let ours = Set(settings.mailbox.allAddresses)
        if ours.isDisjoint(with: account.protectedRecipients + look.outside.recipients) {
            flags.insert(MessageFlag.notAddressedToUs.rawValue)
        }
        let channel = Self.channel(of: account, signature: signature, look)
        // What came inside an encryption that nobody vouches for binds nothing: only the signer's own key does.
        var kept = offers
        kept.inside = offers.inside.filter { decision in
            decision.state == .held || channel != .encryptedUnverified
                || signature.state == .good && signature.insideEncryption
                    && signature.fingerprint == decision.offered.info.fingerprint
                    && Self.vouches(account, look)
        }
        if kept.all.contains(where: { $0.state == .held && $0.renews == nil }) {
            flags.insert(MessageFlag.keyChange.rawValue)
        }
        reading.content = .opened(account)
        reading.signature = signature
        reading.channel = channel
        keep(kept.all, look, &reading)
        reading.flags = flags
    }

    private func keep(_ certificates: [Reading.CertificateDecision], _ look: Look, _ reading: inout Reading) {
        reading.certificates = certificates
        reading.boundOutside =
            look.known.filter { $0.state == .bound }.map(\.fingerprint)
            + certificates.filter { $0.state == .bound && $0.renews == nil }.map(\.offered.info.fingerprint.hex)
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
