import Correspondence
import Disclosure
import Foundation
import Maildir
import OpenPGP
import PGPMIME
import Settings
import Tickets
import Vault

/// Takes one message from bytes to its end state: archive first, then one transaction (DESIGN, section 4).
struct Intake {
    let home: Home
    let reader: MessageReader
    let classifier: Classifier
    let letters: LetterWriter
    let archive: Archive
    /// Of the certificates that this run puts on record.
    let journal = CertificateJournal()
    let departures: Departures
    let failed: FailedFolder

    /// Where the bytes came from.
    struct Source {
        /// The file's name as the Maildir has it, for messages that came by mail.
        var maildirName: [UInt8]?
        var displayName: String
        var receivedAt: Date
    }

    /// What became of a message, for the screen.
    struct Result {
        var hash: ContentHash
        var outcome: MessageOutcome
        var ticket: TicketNumber?
        var reason: String?
        var flags: Set<String>
        var source: String
        /// Why no answer goes out to a message that would have one.
        var withheld: String?
        var recipients: [String] = []
    }

    init(_ home: Home, letters: LetterWriter) {
        let store = home.store
        self.home = home
        self.letters = letters
        archive = Archive(directory: home.layout.archive, keys: home.keys, vault: home.vault)
        failed = FailedFolder(directory: home.layout.failed)
        departures = Departures(store)
        classifier = Classifier(settings: home.settings, store: store)
        reader = MessageReader(home)
    }

    /// Reads a message, decides, archives and records it. The caller takes the file out of the inbox afterwards.
    ///
    /// - Precondition: no message with this hash is on record.
    ///
    /// - Parameters:
    ///   - death: what became of the parser at the last attempt, if that was in this run.
    ///   - read: the message as somebody has read it already.
    func take(
        _ bytes: [UInt8], hash: ContentHash, source: Source, after death: ParserDeath? = nil, read: Reading? = nil,
        now: Date
    ) throws -> Result {
        if try home.store.attempts(hash) >= 2 {
            let why =
                death.map { "at the last of them \($0.description)" }
                ?? "the notices of those runs, or the system log after a crash, say why"
            return try setAside(
                bytes, hash: hash, reason: "two attempts to process it failed; \(why)", source: source, now: now)
        }
        let reading = try read ?? reader.read(bytes, received: source.receivedAt)
        if case .overLimit(let name, let limit, let found) = reading.content {
            let reason = "limits.\(name): \(found) is over \(limit)"
            return try setAside(bytes, hash: hash, reason: reason, reading: reading, source: source, now: now)
        }
        let classification = try classifier.classify(reading)
        let archived = try archive.store(bytes, hash: hash, asItCame: reading.opened?.topLevelEncrypted ?? false)
        return try record(
            Arrival(
                hash: hash, reading: reading, classification: classification, archived: archived, source: source,
                now: now))
    }

    /// Keeps a message that is not processed: archived, with a note in `failed/`.
    func setAside(
        _ bytes: [UInt8], hash: ContentHash, reason: String, reading: Reading? = nil, source: Source, now: Date
    ) throws -> Result {
        let archived = try archive.store(bytes, hash: hash, asItCame: false)
        try failed.add(hash, archived: archive.path(of: hash), name: source.displayName, reason: reason)
        return try recordSetAside(
            hash, reason: reason, reading: reading, archived: archived, source: source, now: now)
    }

    /// Puts a message on record as set aside that is too large to be held in memory. The caller moves its file to the
    /// archive afterwards.
    func setAside(unread hash: ContentHash, bytes: Int, source: Source, now: Date) throws -> Result {
        let reason = "limits.message_bytes: \(bytes) is over \(home.settings.limits.messageBytes)"
        try failed.addNote(hash, name: source.displayName, reason: reason)
        let archived = ArchivedOriginal(form: .asItCame, fileHash: hash, bytes: bytes)
        return try recordSetAside(hash, reason: reason, reading: nil, archived: archived, source: source, now: now)
    }

    private func recordSetAside(
        _ hash: ContentHash, reason: String, reading: Reading?, archived: ArchivedOriginal, source: Source, now: Date
    ) throws -> Result {
        let record = reading.map(MessageRecord.init) ?? MessageRecord.unread
        try letters.prepare()
        try home.store.write { ledger in
            let message = NewMessage(
                hash: hash, messageID: reading?.messageID, outcome: .setAside, reason: reason, flags: [],
                receivedAt: source.receivedAt, processedAt: now, ticket: nil, report: nil, archive: archived,
                record: record)
            _ = try ledger.addMessage(message)
            if let name = source.maildirName {
                _ = try ledger.addDelivery(name: name, hash: hash, outcome: .setAside, at: now)
            }
            try ledger.event(
                ticket: nil, message: hash, at: now, actor: "postern", kind: "setAside", from: nil, to: nil,
                note: reason)
        }
        return Result(
            hash: hash, outcome: .setAside, ticket: nil, reason: reason, flags: [], source: source.displayName,
            withheld: nil)
    }
}
