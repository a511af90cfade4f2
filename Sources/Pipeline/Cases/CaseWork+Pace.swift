import Disclosure
import Foundation
import Mail
import Tickets

extension CaseWork {
    /// Takes down a handler's word on how often a reporter hears: a `stop` that nobody signed may have been forged.
    ///
    /// The reporter's next signed wish replaces it.
    func setPace(
        _ change: CaseChange, of number: TicketNumber, _ id: TicketID, _ letters: LetterWriter, actor: String,
        now: Date,
        in ledger: LedgerTransaction
    ) throws {
        guard let pace = change.pace, let ticket = try ledger.ticket(id: id) else { return }
        guard let reason = change.reason else {
            throw StoreError.refused("--updates takes --reason: the history has to tell why")
        }
        for report in try reports(change.report, of: number, ledger.reports(of: id)) {
            let address = report.reporter.mailbox.address
            if pace.isRegular, AnswerPolicy.isRobot(address) || ShownAddress(address).ascii != nil {
                throw StoreError.refused("no automatic mail goes to \(ShownAddress(address).line); write by hand")
            }
            try ledger.setPace(
                report.id, pace, nextUpdateAt: letters.nextUpdate(on: ticket, for: report, pace: pace, after: now),
                steeredAt: now, decision: PaceDecision(actor: actor, reason: reason))
            try ledger.event(
                ticket: id, message: nil, at: now, actor: actor, kind: "updates", from: report.pace.rawValue,
                to: pace.rawValue, note: report.number == number ? reason : "\(report.number): \(reason)")
        }
    }

    /// The reports that came under a number; nil is clear where all came under one.
    private func reports(_ wanted: TicketNumber?, of ticket: TicketNumber, _ all: [StoredReport]) throws
        -> [StoredReport]
    {
        let numbers = Set(all.map(\.number)).sorted()
        let names = numbers.map(\.description).joined(separator: ", ")
        guard let wanted = wanted ?? (numbers.count == 1 ? numbers.first : nil) else {
            throw StoreError.refused(
                "\(ticket) has reports that are known as \(names) to their reporters; say which with --report")
        }
        guard numbers.contains(wanted) else {
            throw StoreError.refused("\(ticket) has no report that is known as \(wanted); it has \(names)")
        }
        return all.filter { $0.number == wanted }
    }
}
