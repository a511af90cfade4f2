public import Disclosure
public import Foundation
internal import GRDB

extension LedgerTransaction {
    /// The reports on a ticket, oldest first.
    public func reports(of ticket: TicketID) throws(StoreError) -> [StoredReport] {
        try changing {
            try ledger.reports("WHERE report.ticket = ? ORDER BY received_at, report.id", [ticket.value])
        }
    }

    /// Takes down how often a reporter is to hear.
    ///
    /// - Parameters:
    ///   - nextUpdateAt: when they are to hear again; nil for never of itself.
    ///   - at: of the signature that carries the wish, or of the mail, or of the handler's word: what the reporter
    ///     signed before that counts no more.
    ///   - decision: the handler's word, where it is one; nil for the reporter's own wish.
    public func setPace(
        _ id: ReportID, _ pace: UpdatePace, nextUpdateAt: Date?, steeredAt at: Date, decision: PaceDecision? = nil
    ) throws(StoreError) {
        try changing {
            try execute(
                "UPDATE report SET pace = ?, next_update_at = ?, steered_at = ?, pace_decision = ? WHERE id = ?",
                [
                    pace.rawValue, nextUpdateAt?.unixSeconds, at.unixSeconds,
                    decision.map { try seal($0, "report", "pace_decision", id.value) }, id.value,
                ],
                orNotFound: "report \(id.value)")
            try refreshDue("id = ?", id.value)
        }
    }

    /// Takes down how a reporter wants to be named.
    ///
    /// - Parameter at: of the signature that carries the wish; nil where a handler took it down.
    public func setCredit(_ id: ReportID, _ credit: Credit, steeredAt at: Date?) throws(StoreError) {
        try changing {
            try execute(
                "UPDATE report SET credit = ?, steered_at = COALESCE(?, steered_at) WHERE id = ?",
                [seal(credit, "report", "credit", id.value), at?.unixSeconds, id.value],
                orNotFound: "report \(id.value)")
        }
    }

    /// The reporter has been asked how they want to be named.
    public func setCreditAsked(_ id: ReportID, at: Date) throws(StoreError) {
        try changing {
            try execute(
                "UPDATE report SET credit_asked_at = COALESCE(credit_asked_at, ?) WHERE id = ?",
                [at.unixSeconds, id.value], orNotFound: "report \(id.value)")
        }
    }
}
