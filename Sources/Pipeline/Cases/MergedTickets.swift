import Disclosure
import Tickets

/// The tickets whose reports one has: some were merged into another that was merged into it in turn.
struct MergedTickets {
    private let tickets: [(ticket: StoredTicket, into: String?)]

    init(on survivor: TicketID, in ledger: LedgerTransaction) throws {
        tickets = try ledger.tickets(mergedInto: survivor).map { ticket in
            (ticket, try ledger.milestones(of: ticket.id).last { $0.kind == "mergedInto" }?.to)
        }
    }

    /// Those that were merged into this one itself.
    func merged(into number: TicketNumber) -> [StoredTicket] {
        tickets.filter { $0.into == number.description }.map(\.ticket)
    }

    /// Those that were merged into this one, into one of those, and so on.
    func all(under number: TicketNumber) -> [StoredTicket] {
        var found: [StoredTicket] = []
        var open = [number]
        while let next = open.popLast() {
            let more = merged(into: next).filter { ticket in !found.contains { $0.id == ticket.id } }
            found += more
            open += more.map(\.number)
        }
        return found
    }
}
