import Tickets

/// The files that left the inbox, noted in the ledger some at a time: each note is a transaction, and waits for the disk.
///
/// What a killed run had not noted the next one does: the file is gone, and nothing else depends on the note.
final class Departures {
    private let store: TicketStore
    private var waiting: [DeliveryID] = []

    init(_ store: TicketStore) { self.store = store }

    func add(_ delivery: DeliveryID) throws {
        waiting.append(delivery)
        if waiting.count >= Self.mostAtOnce { try note() }
    }

    func note() throws {
        guard !waiting.isEmpty else { return }
        try store.write { ledger in for delivery in waiting { try ledger.markLeft(delivery) } }
        waiting = []
    }

    private static let mostAtOnce = 64
}
