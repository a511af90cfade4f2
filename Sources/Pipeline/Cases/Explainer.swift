public import Disclosure
public import Foundation
import Mail
import Maildir
import OpenPGP
import PGPMIME
import Settings
import Tickets
import Vault

/// Decides on one message as a run would, and changes nothing: no ledger, no lock, no mail, no import.
public final class Explainer {
    private var settings: PosternSettings
    private let store: TicketStore
    private let keys: () throws(PosternError) -> MailboxKeys
    private let reader: MessageReader
    /// The file's message.
    private let load: (String) throws -> [UInt8]
    /// Whether the file lies where a home keeps its originals.
    private let isOriginal: (String) -> Bool
    /// Whether the certificate of this fingerprint was bound before the message came.
    private let isKnown: (Fingerprint) throws -> Bool
    private let end: () -> Void

    /// With the keys, the settings and the ledger of a home.
    public init(_ home: Home) {
        let store = home.store
        settings = home.settings
        self.store = store
        keys = home.keys
        reader = MessageReader(home)
        let archive = Archive(directory: home.layout.archive, keys: home.keys, vault: home.vault)
        load = archive.unsealed
        let folders = [home.layout.archive, home.layout.failed].map { URL(filePath: $0).resolvingSymlinksInPath().path }
        isOriginal = { folders.contains(URL(filePath: $0).resolvingSymlinksInPath().deletingLastPathComponent().path) }
        isKnown = { try store.certificate(fingerprint: $0.hex)?.state == .bound }
        end = home.close
    }

    /// Without a home: with the keys of a GnuPG home, whose certificates count as bound to the addresses of their user
    /// ids, and with an empty ledger.
    ///
    /// - Parameters:
    ///   - directory: the GnuPG home; nothing in it changes. Nil for no keys.
    ///   - mailboxes: who we are; nobody if empty.
    public init(keys directory: String?, mailboxes: [EmailAddress]) throws(PosternError) {
        guard let nobody = EmailAddress("nobody@mailbox.invalid") else { preconditionFailure("no address") }
        var settings = PosternSettings(root: "/nonexistent", address: mailboxes.first ?? nobody)
        settings.mailbox.addresses = mailboxes
        let borrowed = try BorrowedKeys(directory)
        let vaultKey = VaultKey()
        let store = try asPosternError { try TicketStore(inMemory: LazyVault { vaultKey }) }
        self.settings = settings
        self.store = store
        keys = borrowed.keys
        reader = MessageReader(
            settings: settings, keys: borrowed.keys,
            certificates: { address throws(PosternError) in
                try borrowed.bind(address, in: store)
                return try asPosternError { try store.certificates(of: address) }
            },
            signers: { keyIDs throws(PosternError) in try borrowed.certificates(withKeys: keyIDs) },
            parser: ConfinedParser(settings.parser))
        load = { path in
            guard FileManager.default.fileExists(atPath: path) else {
                throw PosternError.notFound("there is no file \(VisibleText.line(path))")
            }
            return try DurableFile.read(path, limit: 1 << 30)
        }
        isOriginal = { _ in false }
        isKnown = { try borrowed.has($0) }
        end = borrowed.close
    }

    /// Ends what was started and removes what was made for it.
    public func close() { end() }

    /// The whole decision on the message in a file.
    ///
    /// - Parameter withText: whether the texts of the parts are wanted.
    public func explain(_ file: String, withText: Bool, now: Date) throws(PosternError) -> Explanation {
        try asPosternError {
            let bytes = try load(file)
            var reading = try reader.read(bytes)
            if settings.mailbox.allAddresses.isEmpty {
                // Who does not say who we are cannot be told that a message is for somebody else.
                reading.flags.remove(MessageFlag.notAddressedToUs.rawValue)
            }
            let classification = try classify(reading, ContentHash(of: bytes), isOriginal: isOriginal(file))
            let answer = try answer(to: reading, classification, now)
            return Explanation(
                reading, classification, answer: answer, keyOrigin: try keyOrigin(reading), withText: withText)
        }
    }

    /// - Parameter isOriginal: what is asked is how it was taken, not what a second copy would be.
    private func classify(_ reading: Reading, _ hash: ContentHash, isOriginal: Bool) throws -> Classification {
        if let earlier = try store.message(hash) {
            guard isOriginal else {
                return Classification(outcome: .duplicate, reason: nil, ticket: earlier.ticket, flags: reading.flags)
            }
            return Classification(
                outcome: earlier.outcome, reason: earlier.reason, ticket: earlier.ticket,
                flags: reading.flags.union(earlier.flags))
        }
        return try Classifier(settings: settings, store: store).classify(reading)
    }

    private func answer(
        to reading: Reading, _ classification: Classification, _ now: Date
    ) throws -> Explanation.Answer {
        let policy = AnswerPolicy(settings: settings, store: store) { [keys] in try keys().ownKeyIDs }
        let decision = try policy.decide(on: reading, as: classification, now: now)
        guard let decision, let to = decision.to, decision.withheld == nil else {
            let reason = try (decision ?? policy.decide(on: reading, now: now)).withheld
            return Explanation.Answer(
                would: false, to: nil, toASCII: nil, encrypted: false, specific: false,
                reason: reason ?? classification.outcome.rawValue)
        }
        let encrypted = try decision.encryptTo.map { try canEncrypt(to: $0, reading) } ?? false
        let isReport = classification.outcome != .keyRequest
        let specific = decision.specific && isReport && (encrypted || reading.channel == .clear)
        let shown = ShownAddress(to)
        return Explanation.Answer(
            would: true, to: shown.text, toASCII: shown.ascii, encrypted: encrypted, specific: specific, reason: nil)
    }

    /// An answer to somebody whose certificate has expired goes out in clear and says less.
    private func canEncrypt(to fingerprint: String, _ reading: Reading) throws -> Bool {
        let came = reading.certificates.last { $0.offered.info.fingerprint.hex == fingerprint }
        if let came { return came.offered.info.canEncrypt }
        guard let stored = try store.certificate(fingerprint: fingerprint),
            let wanted = Fingerprint(fingerprint)
        else { return false }
        return try keys().scratch(holding: [stored.bytes]).certificate(wanted)?.canEncrypt ?? false
    }

    private func keyOrigin(_ reading: Reading) throws -> Explanation.KeyOrigin? {
        guard let fingerprint = reading.signature.fingerprint else { return nil }
        if try isKnown(fingerprint) { return .known }
        return reading.certificates.contains { $0.offered.info.fingerprint == fingerprint } ? .message : nil
    }
}

extension Home {
    /// Whether a settings file is named in the environment or lies in one of the usual places.
    public static func isThere(environment: [String: String], currentDirectory: String) -> Bool {
        let found = try? PosternSettings.find(
            explicit: nil, environment: environment, currentDirectory: currentDirectory)
        return found != nil
    }
}
