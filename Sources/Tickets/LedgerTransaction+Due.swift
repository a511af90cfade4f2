internal import GRDB

extension LedgerTransaction {
    /// Computes when reports are due: the column makes `reportsDueForUpdate` a look into an index.
    func refreshDue(_ condition: String, _ argument: Int64) throws {
        try execute("UPDATE report SET due_at = \(LedgerReader.dueAt) WHERE \(condition)", [argument])
    }
}

extension LedgerReader {
    /// When a report's reporter is to hear from us, as an SQL expression on a row of `report`; NULL for not at all.
    ///
    /// A state that changed in the second of the last update counts as changed after it. Who asked for monthly updates
    /// hears of a new state with the next of them, who asked for a pause hears of the end alone.
    static let dueAt = """
        (SELECT CASE
            WHEN pace = 'stopped' OR ticket.state = 'closed' AND told_state = 'closed' THEN NULL
            WHEN ticket.state = 'closed' THEN ticket.state_changed_at
            WHEN pace = 'paused' THEN NULL
            WHEN pace = 'monthly' THEN COALESCE(
                next_update_at, CASE WHEN ticket.state <> told_state THEN ticket.state_changed_at END)
            WHEN ticket.state <> told_state AND ticket.state_changed_at >= COALESCE(last_update_at, received_at)
            THEN MIN(ticket.state_changed_at, COALESCE(next_update_at, ticket.state_changed_at))
            ELSE next_update_at END
        FROM ticket WHERE ticket.id = report.ticket)
        """
}
