public import Disclosure
public import Foundation
internal import GRDB

extension LedgerTransaction {
    /// The reporter with this address, made on first sight; the name first given stays.
    public func reporter(_ mailbox: Mailbox, at: Date) throws(StoreError) -> ReporterID {
        try changing {
            let hash = try ledger.hash(of: mailbox.address)
            let known = try ledger.value(Int64.self, "SELECT id FROM reporter WHERE address_hash = ?", [hash])
            if let known { return RowID(value: known) }
            let id = try nextID("reporter")
            try execute(
                "INSERT INTO reporter (id, address_hash, mailbox, first_seen_at) VALUES (?, ?, ?, ?)",
                [id, hash, seal(mailbox, "reporter", "mailbox", id), at.unixSeconds])
            return RowID(value: id)
        }
    }

    /// Adds a report to a ticket. Its message may be entered before or after, in the same transaction.
    public func addReport(
        ticket: TicketID, reporter: ReporterID, message: ContentHash, receivedAt: Date, channel: ReportChannel,
        language: MailLanguage, nextUpdateAt: Date?
    ) throws(StoreError) -> ReportID {
        try changing {
            let id = try nextID("report")
            try execute(
                """
                INSERT INTO report (id, ticket, reporter, message, received_at, channel, language, next_update_at,
                    told_state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'new')
                """,
                [
                    id, ticket.value, reporter.value, message.hex, receivedAt.unixSeconds, channel.rawValue,
                    language.rawValue, nextUpdateAt?.unixSeconds,
                ])
            try refreshDue("id = ?", id)
            return RowID(value: id)
        }
    }

    /// Writes down what the reporter has been told, and when they are to hear again.
    public func updateReport(
        _ id: ReportID, lastUpdateAt: Date?, nextUpdateAt: Date?, toldState: TicketState
    ) throws(StoreError) {
        try changing {
            try execute(
                "UPDATE report SET last_update_at = ?, next_update_at = ?, told_state = ? WHERE id = ?",
                [lastUpdateAt?.unixSeconds, nextUpdateAt?.unixSeconds, toldState.rawValue, id.value],
                orNotFound: "report \(id.value)")
            try refreshDue("id = ?", id.value)
        }
    }

    /// Changes how a report reached us, after another reading of its message.
    public func setChannel(_ id: ReportID, channel: ReportChannel, language: MailLanguage) throws(StoreError) {
        try changing {
            try execute(
                "UPDATE report SET channel = ?, language = ? WHERE id = ?",
                [channel.rawValue, language.rawValue, id.value], orNotFound: "report \(id.value)")
        }
    }

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
