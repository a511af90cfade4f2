import Disclosure
import Tickets

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
