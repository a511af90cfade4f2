import Disclosure
import Foundation
import Maildir
import Tickets
import Vault

/// Reads mail of the inbox, in any thread.
struct MailReading: Sendable {
    let folder: MaildirFolder
    let store: TicketStore
    let journal: CertificateJournal
    let mark: CrashMark
    let now: Date

    /// Reads the file, and the message in it unless it is on record.
    func read(_ entry: MaildirEntry, _ worker: RunWorker) -> ReadAhead {
        var read = ReadAhead(journalEnd: journal.end)
        guard entry.size <= ReadAhead.mostBytes else { return read }
        let bytes: [UInt8]
        do throws(MaildirError) {
            bytes = try folder.read(entry, limit: ReadAhead.mostBytes)
        } catch {
            // One that has grown too large meanwhile is the run's to judge.
            if case .tooLarge = error { return read }
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
