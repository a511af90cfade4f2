internal import GRDB

extension TicketStore {
    /// What is wrong with the database: SQLite's own checks, then ours. Empty if all is well; no key needed.
    public func integrityProblems() throws(StoreError) -> [String] {
        try read { ledger in
            var problems = try ledger.rows("PRAGMA integrity_check").map { $0[0] as String }.filter { $0 != "ok" }
            for row in try ledger.rows("PRAGMA foreign_key_check") {
                let number = row["rowid"] as Int64?
                problems.append(
                    "row \(number.map(String.init) ?? "?") of \(row["table"] as String) "
                        + "names a row of \(row["parent"] as String) that is not there")
            }
            for (text, sql) in Self.invariants {
                problems += try ledger.rows(sql).map { row in "\(row[0] as String) \(text)" }
            }
            return problems
        }
    }

    /// Each query gives the name of what breaks the rule.
    private static let invariants = [
        (
            "is filed, but has no ticket",
            """
            SELECT 'message ' || substr(hash, 1, 12) FROM message
            WHERE ticket IS NULL AND outcome IN ('filed', 'followUp', 'unreadable')
            """
        ),
        (
            "belongs to a report of another ticket",
            """
            SELECT 'message ' || substr(message.hash, 1, 12) FROM message JOIN report ON report.id = message.report
            WHERE report.ticket <> message.ticket
            """
        ),
        (
            "is a report's message, but stands on another ticket",
            """
            SELECT 'message ' || substr(message.hash, 1, 12) FROM report JOIN message ON message.hash = report.message
            WHERE message.ticket IS NOT report.ticket
            """
        ),
        (
            "has no message",
            """
            SELECT 'ticket ' || prefix || '-' || year || '-' || sequence FROM ticket
            WHERE merged_into IS NULL AND NOT EXISTS (SELECT 1 FROM message WHERE message.ticket = ticket.id)
            """
        ),
        (
            "is merged, but has a message",
            """
            SELECT 'ticket ' || prefix || '-' || year || '-' || sequence FROM ticket
            WHERE merged_into IS NOT NULL AND EXISTS (SELECT 1 FROM message WHERE message.ticket = ticket.id)
            """
        ),
        (
            "is merged into a ticket that is merged itself",
            """
            SELECT 'ticket ' || one.prefix || '-' || one.year || '-' || one.sequence FROM ticket AS one
            JOIN ticket AS other ON other.id = one.merged_into WHERE other.merged_into IS NOT NULL
            """
        ),
        (
            "is the duplicate of a message that came later",
            """
            SELECT 'delivery ' || delivery.id FROM delivery
            WHERE outcome = 'duplicate' AND NOT EXISTS (SELECT 1 FROM message WHERE message.hash = delivery.hash)
            """
        ),
        (
            "came twice with an end state of its own",
            """
            SELECT 'message ' || substr(hash, 1, 12) FROM delivery WHERE outcome <> 'duplicate'
            GROUP BY hash HAVING COUNT(*) > 1
            """
        ),
        (
            "has a wrong time for its next status update",
            "SELECT 'report ' || id FROM report WHERE due_at IS NOT \(LedgerReader.dueAt)"
        ),
    ]
}
