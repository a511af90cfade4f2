import Disclosure
import Foundation
import Maildir
import Tickets
import Vault

/// A mail of the inbox as a worker found it, before the ledger is asked what to make of it.
struct MailRead: Sendable {
    /// nil where it is too large to be held.
    var file: Result<(bytes: [UInt8], hash: ContentHash), MaildirError>?
    /// What the message turned out to be; nil where nobody has to know.
    var reading: Result<Reading, any Error>?
    /// How far the journal went before it was read.
    var journalEnd: Int
}

/// Reads mail of the inbox, in any thread.
struct MailReading: Sendable {
    let folder: MaildirFolder
    let store: TicketStore
    let journal: CertificateJournal
    let mark: CrashMark
    /// Bytes; larger files are left to the run.
    let mostHeld: Int
    let now: Date

    /// Reads the file, and the message in it unless it is on record.
    func read(_ entry: MaildirEntry, _ worker: RunWorker) -> MailRead {
        var read = MailRead(journalEnd: journal.end)
        guard entry.size <= mostHeld else { return read }
        let bytes: [UInt8]
        do throws(MaildirError) {
            bytes = try folder.read(entry, limit: mostHeld)
        } catch {
            read.file = .failure(error)
            return read
        }
        let hash = ContentHash(of: bytes)
        read.file = .success((bytes, hash))
        do {
            guard try store.message(hash) == nil, try store.attempts(hash) < 2 else { return read }
            let reading = try mark.holding(hash) {
                try worker.reader.read(bytes, received: min(entry.modified, now))
            }
            read.reading = .success(reading)
        } catch {
            read.reading = .failure(error)
        }
        return read
    }
}
