public import Clocks
internal import Disclosure
public import Foundation
internal import GRDB

extension TicketStore {
    /// The tickets that match, by number, as a list shows them.
    public func heads(matching filter: TicketFilter) throws(StoreError) -> [TicketHead] {
        try read { ledger in
            let (clauses, arguments) = try ledger.clauses(filter)
            return try ledger.rows("\(LedgerReader.heads) \(clauses) ORDER BY year, sequence", arguments)
                .map(ledger.head)
        }
    }

    /// The clocks of a ticket, in the order of their kinds.
    public func clocks(of ticket: TicketID) throws(StoreError) -> [Clock] {
        try read { ledger in
            try ledger.rows("SELECT * FROM clock WHERE ticket = ?", [ticket.value]).map { try LedgerReader.clock($0) }
                .sorted { $0.kind < $1.kind }
        }
    }

    /// The clocks that run and are due by then, the longest due first.
    ///
    /// - Parameter owner: only of this handler's tickets.
    public func clocksDue(by date: Date, owner: String? = nil) throws(StoreError) -> [DueClock] {
        try read { ledger in
            let condition = owner == nil ? "" : "AND head.owner = ?"
            let arguments: [(any DatabaseValueConvertible)?] = [date.unixSeconds] + (owner.map { [$0] } ?? [])
            return try ledger.rows(
                """
                SELECT head.*, clock.kind, clock.started_at, clock.due_at, clock.done_at, clock.paused_at
                FROM clock JOIN (\(LedgerReader.heads)) AS head ON head.id = clock.ticket
                WHERE clock.done_at IS NULL AND clock.paused_at IS NULL AND clock.due_at <= ? \(condition)
                ORDER BY clock.due_at, head.id
                """, arguments
            ).map { row in try DueClock(ticket: ledger.head(row), clock: LedgerReader.clock(row)) }
        }
    }

    /// Whether a clock that runs fell due after the one time and by the other; no key needed.
    public func hasClockDue(after: Date, by date: Date) throws(StoreError) -> Bool {
        try read { ledger in
            try ledger.value(
                Int.self,
                """
                SELECT 1 FROM clock
                WHERE done_at IS NULL AND paused_at IS NULL AND due_at > ? AND due_at <= ? LIMIT 1
                """, [after.unixSeconds, date.unixSeconds]) != nil
        }
    }

    /// The tickets that are not closed, or have a clock that runs, oldest first; no key needed.
    public func ticketsWithClocks() throws(StoreError) -> [TicketID] {
        try read { ledger in
            try ledger.rows(
                """
                SELECT id FROM ticket WHERE state <> 'closed'
                UNION SELECT ticket FROM clock WHERE done_at IS NULL ORDER BY 1
                """
            ).map { RowID(value: $0[0]) }
        }
    }
}

extension LedgerTransaction {
    /// Puts a ticket's clocks in the place of those that were computed before.
    public func setClocks(_ clocks: [Clock], of ticket: TicketID) throws(StoreError) {
        try changing {
            try execute("DELETE FROM clock WHERE ticket = ?", [ticket.value])
            for clock in clocks {
                try execute(
                    """
                    INSERT INTO clock (ticket, kind, started_at, due_at, done_at, paused_at) VALUES (?, ?, ?, ?, ?, ?)
                    """,
                    [
                        ticket.value, clock.kind.rawValue, clock.startedAt.unixSeconds, clock.dueAt.unixSeconds,
                        clock.doneAt?.unixSeconds, clock.pausedAt?.unixSeconds,
                    ])
            }
        }
    }

    /// The events of a ticket as far as they stand in clear, oldest first: what clocks are computed from.
    public func milestones(of ticket: TicketID) throws(StoreError) -> [Milestone] {
        try changing {
            try ledger.rows("SELECT at, kind, was, became FROM event WHERE ticket = ? ORDER BY at, id", [ticket.value])
                .map { row in
                    Milestone(at: row.date("at"), kind: row["kind"], from: row["was"], to: row["became"])
                }
        }
    }

    /// When the acknowledgement of each report was handed over, and whether one waits to be.
    public func acknowledgements(of ticket: TicketID) throws(StoreError) -> [ReportID: Acknowledgement] {
        try changing {
            let rows = try ledger.rows(
                """
                SELECT report, MIN(submitted_at) AS sent_at, MAX(state IN ('queued', 'failed')) AS waits FROM outgoing
                WHERE ticket = ? AND kind = 'acknowledgement' AND report IS NOT NULL GROUP BY report
                """, [ticket.value])
            return Dictionary(
                rows.map { row in
                    (
                        RowID(value: row["report"]),
                        Acknowledgement(sentAt: row.optionalDate("sent_at"), waits: row["waits"])
                    )
                }, uniquingKeysWith: { first, _ in first })
        }
    }
}

/// An event without its words.
public struct Milestone: Sendable, Hashable {
    /// When it happened.
    public let at: Date
    /// A code, as in `StoredEvent`.
    public let kind: String
    /// What it was before.
    public let from: String?
    /// What it is now.
    public let to: String?
}

/// How far the acknowledgement of a report has come.
public struct Acknowledgement: Sendable, Hashable {
    /// When it was handed over.
    public let sentAt: Date?
    /// Whether one is queued, or failed and a person decides.
    public let waits: Bool
}

extension LedgerReader {
    static let heads = """
        SELECT ticket.*, (SELECT COUNT(*) FROM report WHERE report.ticket = ticket.id) AS report_count FROM ticket
        """

    func head(_ row: Row) throws -> TicketHead {
        try TicketHead(
            id: RowID(value: row["id"]), number: ticketNumber(row), state: Self.code(TicketState.self, row, "state"),
            severity: Self.optionalCode(Severity.self, row, "severity"), product: row["product"],
            resolution: Self.optionalCode(Resolution.self, row, "resolution"), needsPerson: row["needs_person"],
            owner: row["owner"], title: title(row), openedAt: row.date("opened_at"),
            updatedAt: row.date("updated_at"), reportCount: row["report_count"])
    }

    private func title(_ row: Row) throws -> String? {
        guard let sealed = row["title"] as Data? else {
            return try open(TicketDetails.self, row, "ticket", "details").title
        }
        let text = try String(
            decoding: sealer.openBytes(sealed, at: Place("ticket", "title", row["id"]), in: db), as: UTF8.self)
        return text.isEmpty ? nil : text
    }

    static func clock(_ row: Row) throws -> Clock {
        try Clock(
            kind: code(ClockKind.self, row, "kind"), startedAt: row.date("started_at"), dueAt: row.date("due_at"),
            doneAt: row.optionalDate("done_at"), pausedAt: row.optionalDate("paused_at"))
    }
}
