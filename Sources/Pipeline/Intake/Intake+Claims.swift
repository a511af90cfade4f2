import Disclosure
import Foundation
import Tickets

extension Intake {
    /// Takes down what sets clocks: that somebody exploits it, when the reporter means to publish, that they answered.
    func takeDownClaims(_ arrival: Arrival, on id: TicketID, in ledger: LedgerTransaction) throws {
        // What a handler writes, or quotes of a notice, is no reporter's claim.
        guard !arrival.classification.flags.contains("fromTeam"), let ticket = try ledger.ticket(id: id) else { return }
        let configuration = arrival.reading.configuration
        var change = TicketChange()
        func event(_ kind: String, from: String? = nil, to: String? = nil) throws {
            try ledger.event(
                ticket: id, message: arrival.hash, at: arrival.now, actor: "postern", kind: kind, from: from, to: to,
                note: nil)
        }
        if configuration.claims?.exploited != nil, ticket.exploitedAt == nil {
            change.exploitedAt = .set(arrival.source.receivedAt)
            try event("exploited", to: ScreenStyle.minute(arrival.source.receivedAt))
        }
        if let date = configuration.disclosure?.date, CalendarDay(date) != nil {
            // Of several reporters the first to publish counts; one alone may put it off.
            let first = ticket.reportCount > 1 ? ticket.disclosureOn.map { min($0, date) } ?? date : date
            if first != ticket.disclosureOn {
                change.disclosureOn = .set(first)
                try event("disclosure", from: ticket.disclosureOn, to: first)
            }
        }
        if change != TicketChange() { try ledger.updateTicket(id, at: arrival.now, change) }
        let isOfReporter = !arrival.classification.flags.contains("otherSender")
        if arrival.classification.outcome == .followUp, isOfReporter, arrival.classification.reason == nil,
            try ledger.milestones(of: id).last(where: { ["waiting", "resumed"].contains($0.kind) })?.kind == "waiting"
        {
            try event("resumed")
        }
    }
}
