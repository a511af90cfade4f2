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

    /// - Throws: only what must stop the run (gpg is not there, a key is locked); what is wrong with the message is
    ///   part of the reading.
    func read(_ bytes: [UInt8]) throws(PosternError) -> Reading {
        let sender = senderOnTheOutside(bytes)
        let known = try sender.map(certificates) ?? []
        let bound = known.filter { $0.state == .bound }
        let cryptography = LazyCryptography(limit: settings.limits.plaintextBytes) { () throws(PosternError) in
            let keys = try keys()
            for certificate in bound { try keys.add(certificate.bytes) }
            return try keys.scratch().home
        }
        let opener = MessageOpener(cryptography: cryptography, limits: MailLimits(settings.limits))
        guard var message = try open(bytes, opener, cryptography) else { return unopened(bytes) }
        var decisions: [Reading.CertificateDecision] = []
        if case .ok(let mailbox) = message.from {
            decisions = try decide(on: message, from: mailbox.address, known: known)
            let new = decisions.filter { $0.state == .bound }
            if !new.isEmpty, message.signatures.contains(where: { $0.status.state == .unknownKey }) {
                let keys = try keys()
                for decision in new { try keys.add(decision.offered.bytes) }
                message = try open(bytes, opener, cryptography) ?? message
            }
        }
        return reading(of: message, bound: bound, decisions: decisions)
    }

    private func open(_ bytes: [UInt8], _ opener: MessageOpener, _ cryptography: LazyCryptography)
        throws(PosternError) -> OpenedMessage?
    {
        do {
            return try opener.open(bytes)
        } catch .engine(let error) {
            if case .locked = error { throw .waiting(error.description) }
            throw cryptography.failure ?? PosternError(error)
        } catch {
            return nil
        }
    }

    private func reading(
        of message: OpenedMessage, bound: [StoredCertificate], decisions: [Reading.CertificateDecision]
    ) -> Reading {
        let boundBefore = Set(bound.compactMap { Fingerprint($0.fingerprint) })
        let boundNow = Set(decisions.filter { $0.state == .bound }.map(\.offered.info.fingerprint))
        let signature = message.signature { _ in boundBefore.union(boundNow) }
        var flags = Set(message.flags.map(\.rawValue))
        if decisions.contains(where: { $0.state == .held && $0.renews == nil }) {
            flags.insert(MessageFlag.keyChange.rawValue)
        }
        if !isAddressedToUs(message) { flags.insert(MessageFlag.notAddressedToUs.rawValue) }
        let channel = Self.channel(of: message, signature: signature)
        // What came inside an encryption that nobody vouches for binds nothing: only the signer's own key does.
        let kept = decisions.filter { decision in
            decision.state == .held || channel != .encryptedUnverified || decision.origin == "autocrypt"
                || signature.state == .good && signature.fingerprint == decision.offered.info.fingerprint
        }
        let outside =
            bound.map(\.fingerprint)
            + kept.filter { $0.state == .bound && $0.renews == nil }.map(\.offered.info.fingerprint.hex)
        return Reading(
            content: .opened(message), from: message.from, automatic: AutomaticMail(message.structure),
            signature: signature, channel: channel, configuration: configuration(of: message), certificates: kept,
            boundOutside: outside, flags: flags)
    }

    private func configuration(of message: OpenedMessage) -> SystemConfiguration {
        let texts = message.parts.filter { $0.role == .report }.compactMap { part in
            part.text.map { ReportText(part: part.path, text: $0) }
        }
        return Extractor(settings).configuration(in: texts, subject: message.subject)
    }

    /// In clear; encrypted with one good signature over the whole by a bound key; or encrypted and unvouched for.
    static func channel(of message: OpenedMessage, signature: SignatureVerdict) -> ReportChannel {
        guard message.encryption.attempted else { return .clear }
        guard message.encryption.covers == .whole, message.encryption.failure == nil, signature.state == .good,
            // A good signature around somebody else's ciphertext vouches for nothing inside.
            signature.covers == .whole, signature.insideEncryption, message.encryptionLayers == 1,
            message.signatures.count == 1, !message.flags.contains(.dateMismatch)
        else { return .encryptedUnverified }
        return .encryptedSigned
    }

    private func isAddressedToUs(_ message: OpenedMessage) -> Bool {
        let ours = Set(settings.mailbox.allAddresses)
        return [message.protected, message.outer].compactMap { $0 }.contains { headers in
            (headers.mailboxes("To") + headers.mailboxes("Cc")).contains { ours.contains($0.address) }
        }
    }

    // MARK: - Messages that do not open

    private func unopened(_ bytes: [UInt8]) -> Reading {
        let headers = headerFields(of: bytes) ?? HeaderFields([])
        let content: Reading.Content
        do throws(MailError) {
            _ = try parseMessage(bytes, limits: MailLimits(settings.limits))
            content = .unparseable(reason: "malformed", headers: headers)
        } catch {
            switch error {
            case .empty: content = .unparseable(reason: bytes.isEmpty ? "empty" : "noHeader", headers: headers)
            case .malformed: content = .unparseable(reason: "malformed", headers: headers)
            case .overLimit(let name, let limit, let found):
                content = .overLimit(
                    name: name, limit: limit, found: found,
                    headers: headers.fields.isEmpty ? messageIDAlone(bytes) : headers)
            }
        }
        return Reading(
            content: content, from: headers.from, automatic: nil,
            signature: SignatureVerdict(state: .none, covers: .none, fingerprint: nil), channel: .clear,
            configuration: SystemConfiguration(), certificates: [], boundOutside: [], flags: [])
    }

    /// All that is read of a header that is over a limit itself, so that the mail can be named.
    private func messageIDAlone(_ bytes: [UInt8]) -> HeaderFields {
        var limits = MailLimits(settings.limits)
        let block = headerBlock(of: bytes, limit: limits.headerBytes)
        limits.headerBytes = .max
        limits.headerFields = .max
        limits.fieldBytes = .max
        limits.addressFieldBytes = .max
        let fields = (try? parseHeaderFields(block, limits: limits))?.all("Message-ID") ?? []
        return HeaderFields(fields.filter { $0.raw.count <= 1_000 })
    }

    /// The outer From, read before anything is opened: it says which certificates the run may need.
    private func senderOnTheOutside(_ bytes: [UInt8]) -> EmailAddress? {
        guard case .ok(let mailbox) = headerFields(of: bytes)?.from else { return nil }
        return mailbox.address
    }

    private func headerFields(of bytes: [UInt8]) -> HeaderFields? {
        let limits = MailLimits(settings.limits)
        return try? parseHeaderFields(headerBlock(of: bytes, limit: limits.headerBytes), limits: limits)
    }

    // MARK: - Certificates that came along

    private func decide(on message: OpenedMessage, from sender: EmailAddress, known: [StoredCertificate])
        throws(PosternError) -> [Reading.CertificateDecision]
    {
        let bound = known.filter { $0.state == .bound }
        var offers = message.offeredCertificates.map { (bytes: $0, origin: "key part") }
        // Autocrypt repeats the certificate in every mail; it is a hint for those we know nothing of.
        if let hint = message.autocrypt, hint.address == sender, bound.isEmpty {
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

/// Everything before the first empty line, at most `limit` bytes and one.
func headerBlock(of bytes: [UInt8], limit: Int) -> [UInt8] {
    let newline = UInt8(ascii: "\n")
    var lineStart = 0
    var index = 0
    while index < min(bytes.count, limit + 1) {
        if bytes[index] == newline {
            let line = bytes[lineStart..<index]
            if line.isEmpty || line.elementsEqual([UInt8(ascii: "\r")]) { return Array(bytes[..<lineStart]) }
            lineStart = index + 1
        }
        index += 1
    }
    return Array(bytes[..<index])
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

extension Extractor {
    /// An extractor that knows the operator's products.
    init(_ settings: PosternSettings) {
        let products = settings.products.map { ProductName(name: $0.name, aliases: $0.aliases, required: $0.required) }
        self.init(products: products, required: settings.extraction.required)
    }
}

extension MailboxSettings {
    /// Every address that is us.
    var allAddresses: [EmailAddress] { addresses + [keyRequestAddress].compactMap { $0 } }
}
