import Disclosure
import Tickets

/// A message of the archive as a worker read it, before the run holds it against what is on record.
struct ArchiveRead: Sendable {
    /// What the message turned out to be; nil where the run has to read it itself.
    var reading: Result<Reading, any Error>?
    /// How far the journal went before it was read.
    var journalEnd: Int
}

/// Reads messages of the archive, in any thread.
struct ArchiveReading: Sendable {
    let originals: SealedOriginals
    let store: TicketStore
    let journal: CertificateJournal
    let mark: CrashMark
    /// Bytes; larger messages are not read.
    let limit: Int

    func read(_ item: Reprocessing.Item, _ worker: RunWorker) -> ArchiveRead {
        var read = ArchiveRead(journalEnd: journal.end)
        guard case .recorded(let hash) = item else { return read }
        do {
            guard let message = try store.message(hash), message.archive.bytes <= limit,
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
