public import Clocks
public import Disclosure
public import Foundation
internal import GRDB

extension TicketStore {
    /// Hands over the tickets that match, by number, as a list shows them: one after the other, since there may be a
    /// hundred thousand.
    ///
    /// `body` must be done soon: what others write meanwhile stays beside the database until it is.
    public func forEachHead(matching filter: TicketFilter, _ body: (TicketHead) -> Void) throws(StoreError) {
        try read { ledger in
            let (clauses, arguments) = try ledger.clauses(filter)
            let rows = try ledger.cursor(
                "SELECT \(LedgerReader.headColumns) FROM ticket \(clauses) ORDER BY year, sequence", arguments)
            while let row = try rows.next() { body(try ledger.head(row)) }
        }
    }

    /// The clocks of a ticket, in the order of their kinds.
    public func clocks(of ticket: TicketID) throws(StoreError) -> [Clock] {
        try read { try $0.clocks(of: ticket) }
    }

    /// The clocks that run and are due by then, the longest due first.
    ///
    /// - Parameter owner: only of this handler's tickets.
    public func clocksDue(by date: Date, owner: String? = nil) throws(StoreError) -> [DueClock] {
        try read { ledger in
            let condition = owner == nil ? "" : "AND ticket.owner = ?"
            let arguments: [(any DatabaseValueConvertible)?] = [date.unixSeconds] + (owner.map { [$0] } ?? [])
            return try ledger.rows(
                """
                SELECT \(LedgerReader.headColumns), clock.kind, clock.started_at, clock.due_at, clock.done_at,
                    clock.paused_at
                FROM clock JOIN ticket ON ticket.id = clock.ticket
                WHERE clock.done_at IS NULL AND clock.paused_at IS NULL AND clock.due_at <= ? \(condition)
                ORDER BY clock.due_at, ticket.id
                """, arguments
            ).map { row in try DueClock(ticket: ledger.head(row), clock: LedgerReader.clock(row)) }
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
            try ledger.rows(
                "SELECT at, kind, was, became, message FROM event WHERE ticket = ? ORDER BY at, id", [ticket.value]
            ).map { row in
                Milestone(
                    at: row.date("at"), kind: row["kind"], from: row["was"], to: row["became"],
                    message: (row["message"] as String?).flatMap { ContentHash($0) })
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
    /// The message that brought it about; nil where a person or the time did.
    public let message: ContentHash?
}

/// How far the acknowledgement of a report has come.
public struct Acknowledgement: Sendable, Hashable {
    /// When it was handed over.
    public let sentAt: Date?
    /// Whether one is queued, or failed and a person decides.
    public let waits: Bool
}

extension LedgerReader {
    /// In the order in which `head` takes them: by place, since to find a column by name takes longer than to read it.
    ///
    /// Details are read where a version before wrote the title there alone.
    static let headColumns = """
        ticket.id, prefix, year, sequence, state, severity, product, resolution, needs_person, owner, opened_at,
        updated_at, (SELECT COUNT(*) FROM report WHERE report.ticket = ticket.id), title,
        CASE WHEN title IS NULL THEN details END
        """

    func head(_ row: Row) throws -> TicketHead {
        try TicketHead(
            id: RowID(value: row[0]), number: TicketNumber(prefix: row[1], year: row[2], sequence: row[3]),
            state: Self.code(TicketState.self, row[4], "state"),
            severity: Self.optionalCode(Severity.self, row[5], "severity"), product: row[6],
            resolution: Self.optionalCode(Resolution.self, row[7], "resolution"), needsPerson: row[8], owner: row[9],
            title: title(row), openedAt: Date(unixSeconds: row[10]), updatedAt: Date(unixSeconds: row[11]),
            reportCount: row[12])
    }

    private func title(_ row: Row) throws -> String? {
        let id: Int64 = row[0]
        guard let sealed = row[13] as Data? else {
            return try sealer.open(TicketDetails.self, row[14], at: Place("ticket", "details", id), in: db).title
        }
        let text = try String(
            decoding: sealer.openBytes(sealed, at: Place("ticket", "title", id), in: db), as: UTF8.self)
        return text.isEmpty ? nil : text
    }

    func clocks(of ticket: TicketID) throws -> [Clock] {
        try rows("SELECT * FROM clock WHERE ticket = ?", [ticket.value]).map { try Self.clock($0) }
            .sorted { $0.kind < $1.kind }
    }

    static func clock(_ row: Row) throws -> Clock {
        try Clock(
            kind: code(ClockKind.self, row, "kind"), startedAt: row.date("started_at"), dueAt: row.date("due_at"),
            doneAt: row.optionalDate("done_at"), pausedAt: row.optionalDate("paused_at"))
    }
}
