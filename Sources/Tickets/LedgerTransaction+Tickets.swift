public import Disclosure
public import Foundation
internal import GRDB

extension LedgerTransaction {
    /// Opens a ticket with the next number of the year (UTC), which never was another's.
    ///
    /// The count goes on through the year even if the prefix changes.
    ///
    /// - Parameter needsPerson: a code that says what a person has to look at.
    public func newTicket(
        prefix: String, at: Date, details: TicketDetails, needsPerson: String?
    ) throws(StoreError) -> (id: TicketID, number: TicketNumber) {
        try changing {
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = .gmt
            let year = calendar.component(.year, from: at)
            let last = try ledger.value(Int.self, "SELECT MAX(sequence) FROM ticket WHERE year = ?", [year]) ?? 0
            let id = try nextID("ticket")
            let time = at.unixSeconds
            try execute(
                """
                INSERT INTO ticket (id, prefix, year, sequence, state, needs_person, opened_at, state_changed_at,
                    updated_at, title, details)
                VALUES (?, ?, ?, ?, 'new', ?, ?, ?, ?, ?, ?)
                """,
                [
                    id, prefix, year, last + 1, needsPerson, time, time, time, sealTitle(details, id),
                    seal(details, "ticket", "details", id),
                ])
            return (RowID(value: id), TicketNumber(prefix: prefix, year: year, sequence: last + 1))
        }
    }

    /// Changes a ticket; the caller writes the event.
    ///
    /// Closing takes a resolution; leaving `closed` takes it away. A state that is set anew does not count as changed.
    public func updateTicket(_ id: TicketID, at: Date, _ change: TicketChange) throws(StoreError) {
        try changing {
            guard
                let row = try ledger.rows(
                    """
                    SELECT prefix, year, sequence, state, resolution, state_changed_at, closed_at, needs_person, owner,
                        exploited_at, disclosure_on
                    FROM ticket WHERE id = ?
                    """, [id.value]
                ).first
            else { throw StoreError.notFound("ticket row \(id.value)") }
            let number = ledger.ticketNumber(row)
            let old = try LedgerReader.code(TicketState.self, row, "state")
            let state = change.state ?? old
            var resolution: String?
            if state == .closed {
                resolution = change.resolution?.rawValue ?? row["resolution"]
                if resolution == nil {
                    let known = Resolution.allCases.map(\.rawValue).joined(separator: ", ")
                    throw StoreError.refused("\(number) can only be closed with a resolution: one of \(known)")
                }
            } else if let resolution = change.resolution {
                throw StoreError.refused(
                    "\(number) is \(state.rawValue), and only a closed ticket has a resolution "
                        + "(\(resolution.rawValue)); close it")
            }
            let closedAt: Int64? = state == .closed ? row["closed_at"] ?? at.unixSeconds : nil
            try execute(
                """
                UPDATE ticket SET state = ?, severity = COALESCE(?, severity), product = COALESCE(?, product),
                    resolution = ?, needs_person = ?, owner = ?, exploited_at = ?, disclosure_on = ?,
                    state_changed_at = ?, updated_at = ?, closed_at = ?, title = COALESCE(?, title),
                    details = COALESCE(?, details)
                WHERE id = ?
                """,
                [
                    state.rawValue, change.severity?.rawValue, change.product, resolution,
                    change.needsPerson.applied(to: row["needs_person"]), change.owner.applied(to: row["owner"]),
                    change.exploitedAt.applied(to: row.optionalDate("exploited_at"))?.unixSeconds,
                    change.disclosureOn.applied(to: row["disclosure_on"]),
                    state == old ? row["state_changed_at"] as Int64 : at.unixSeconds, at.unixSeconds, closedAt,
                    change.details.map { try sealTitle($0, id.value) },
                    change.details.map { try seal($0, "ticket", "details", id.value) }, id.value,
                ])
            if state != old { try refreshDue("ticket = ?", id.value) }
        }
    }

    /// An empty title is sealed as well, since NULL says that it still stands among the details.
    private func sealTitle(_ details: TicketDetails, _ id: Int64) throws -> Data {
        let place = Place("ticket", "title", id)
        return try ledger.sealer.seal(bytes: Array((details.title ?? "").utf8), at: place, in: ledger.db)
    }
}
