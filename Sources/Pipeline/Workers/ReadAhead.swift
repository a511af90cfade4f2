import Disclosure
import Foundation
import Maildir
import Tickets
import Vault

/// A message as a worker read it, before the run holds it against what is on record.
struct ReadAhead: Sendable {
    /// The file in the inbox; nil where the run reads it itself.
    var file: Result<(bytes: [UInt8], hash: ContentHash), MaildirError>?
    /// What the message turned out to be; nil where nobody has to know, or the run reads it itself.
    var reading: Result<Reading, any Error>?
    /// How far the journal went before it was read.
    var journalEnd: Int

    /// Bytes of a message; the run reads what is larger by itself, when its turn comes, so that it has one of them in
    /// memory at a time.
    static let mostBytes = 4 << 20
}

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

/// Reads messages of the archive, in any thread.
struct ArchiveReading: Sendable {
    let originals: SealedOriginals
    let store: TicketStore
    let journal: CertificateJournal
    let mark: CrashMark
    /// Bytes; larger messages are not read.
    let limit: Int

    func read(_ item: Reprocessing.Item, _ worker: RunWorker) -> ReadAhead {
        var read = ReadAhead(journalEnd: journal.end)
        guard case .recorded(let hash) = item else { return read }
        do {
            guard let message = try store.message(hash), message.archive.bytes <= min(limit, ReadAhead.mostBytes),
                let bytes = try originals.original(message.archive, hash: hash)
            else { return read }
            let reading = try mark.holding(hash) { try worker.reader.read(bytes, received: message.receivedAt) }
            read.reading = .success(reading)
        } catch {
            read.reading = .failure(error)
        }
        return read
    }
}
