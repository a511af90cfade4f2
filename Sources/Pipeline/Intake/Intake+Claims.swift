import Disclosure
import Foundation
import Mail
import PGPMIME
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
            // Of several reporters the first to publish counts; one alone may put it off, if it is they who write.
            let mayPutOff = ticket.reportCount <= 1 && Wishes.isOfReporter(arrival)
            let first = mayPutOff ? date : ticket.disclosureOn.map { min($0, date) } ?? date
            if first != ticket.disclosureOn {
                change.disclosureOn = .set(first)
                try event("disclosure", from: ticket.disclosureOn, to: first)
            }
        }
        if change != TicketChange() { try ledger.updateTicket(id, at: arrival.now, change) }
        if arrival.classification.outcome == .followUp, arrival.classification.reason == nil, !isMereWish(arrival),
            let wait = try ledger.milestones(of: id).openWait, try isAwaited(arrival, wait, on: id, in: ledger)
        {
            try event("resumed")
        }
    }

    /// Whether nothing came but commands about updates: whoever asks for fewer of them has not answered us.
    private func isMereWish(_ arrival: Arrival) -> Bool {
        guard let account = arrival.reading.opened else { return false }
        let paths = account.parts.map(\.path)
        let hasFiles = account.parts.contains { part in
            part.role == .attachment && part.mediaType != "application/pgp-keys"
                && !isOpenPGPMachinery(path: part.path, mediaType: part.mediaType, among: paths)
        }
        return !hasFiles && SteeringCommand.areAll(of: account.reportText)
    }

    /// Whether it comes from the reporter whose answer we wait for.
    private func isAwaited(
        _ arrival: Arrival, _ wait: Milestone, on id: TicketID, in ledger: LedgerTransaction
    ) throws -> Bool {
        guard case .ok(let sender) = arrival.reading.from else { return false }
        let theirs = try ledger.reports(of: id).filter { $0.reporter.mailbox.address == sender.address }
        return theirs.contains { wait.to == nil || wait.to == $0.number.description }
    }
}

extension [Milestone] {
    /// The event since which we wait for a reporter; `to` has their number, where one was asked by name.
    var openWait: Milestone? {
        last { ["waiting", "resumed"].contains($0.kind) }.flatMap { $0.kind == "waiting" ? $0 : nil }
    }
}
