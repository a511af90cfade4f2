internal import Disclosure
internal import Foundation
internal import GRDB

// Each reader takes what follows FROM and its arguments, and opens the sealed columns of the rows that are left.

extension LedgerReader {
    func messages(_ clauses: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> [StoredMessage] {
        try rows("SELECT message.* FROM message \(clauses)", arguments).map { row in
            let sealed = try open(SealedMessage.self, row, "message", "record")
            return try StoredMessage(
                id: RowID(value: row["id"]), hash: Self.contentHash(row, "hash"), messageID: sealed.messageID,
                outcome: Self.code(MessageOutcome.self, row, "outcome"), reason: row["reason"],
                flags: (row["flags"] as String).split(separator: " ").map(String.init),
                receivedAt: row.date("received_at"), processedAt: row.date("processed_at"),
                ticket: row.optionalID("ticket"), report: row.optionalID("report"), archive: archive(row),
                record: sealed.record)
        }
    }

    func archive(_ row: Row) throws -> ArchivedOriginal {
        try ArchivedOriginal(
            form: Self.code(ArchivedOriginal.Form.self, row, "archive_form"),
            fileHash: Self.contentHash(row, "archive_hash"), bytes: row["archive_bytes"])
    }

    func deliveries(_ clauses: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> [Delivery] {
        try rows("SELECT delivery.* FROM delivery \(clauses)", arguments).map { row in
            try Delivery(
                id: RowID(value: row["id"]), name: Array(row["name"] as Data), hash: Self.contentHash(row, "hash"),
                outcome: Self.code(MessageOutcome.self, row, "outcome"), seenAt: row.date("seen_at"),
                left: row["has_left"])
        }
    }

    func tickets(_ clauses: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> [StoredTicket] {
        try rows(
            """
            SELECT ticket.*, (SELECT COUNT(*) FROM report WHERE report.ticket = ticket.id) AS report_count
            FROM ticket \(clauses)
            """, arguments
        ).map { row in
            try StoredTicket(
                id: RowID(value: row["id"]), number: ticketNumber(row),
                state: Self.code(TicketState.self, row, "state"),
                severity: Self.optionalCode(Severity.self, row, "severity"), product: row["product"],
                resolution: Self.optionalCode(Resolution.self, row, "resolution"), needsPerson: row["needs_person"],
                openedAt: row.date("opened_at"), stateChangedAt: row.date("state_changed_at"),
                updatedAt: row.date("updated_at"), closedAt: row.optionalDate("closed_at"), owner: row["owner"],
                mergedInto: row.optionalID("merged_into"), exploitedAt: row.optionalDate("exploited_at"),
                disclosureOn: row["disclosure_on"], reportCount: row["report_count"],
                details: open(TicketDetails.self, row, "ticket", "details"))
        }
    }

    func ticketNumber(_ row: Row) -> TicketNumber {
        TicketNumber(prefix: row["prefix"], year: row["year"], sequence: row["sequence"])
    }

    func reports(_ clauses: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> [StoredReport] {
        var reporters: [Int64: StoredReporter] = [:]
        return try rows(
            """
            SELECT report.*, filing.prefix, filing.year, filing.sequence
            FROM report JOIN ticket AS filing ON filing.id = COALESCE(report.filed_as, report.ticket) \(clauses)
            """, arguments
        ).map { row in
            let number = row["reporter"] as Int64
            let reporter = try reporters[number] ?? self.reporters("WHERE id = ?", [number]).first
            guard let reporter else { throw StoreError.database("report \(row["id"] as Int64) has no reporter") }
            reporters[number] = reporter
            return try StoredReport(
                id: RowID(value: row["id"]), ticket: RowID(value: row["ticket"]), number: ticketNumber(row),
                reporter: reporter,
                message: Self.contentHash(row, "message"), receivedAt: row.date("received_at"),
                channel: Self.code(ReportChannel.self, row, "channel"),
                language: Self.code(MailLanguage.self, row, "language"),
                lastUpdateAt: row.optionalDate("last_update_at"), nextUpdateAt: row.optionalDate("next_update_at"),
                lastToldState: Self.code(TicketState.self, row, "told_state"),
                pace: Self.code(UpdatePace.self, row, "pace"),
                paceDecision: (row["pace_decision"] as Data?).map {
                    try sealer.open(PaceDecision.self, $0, at: Place("report", "pace_decision", row["id"]), in: db)
                }, steeredAt: row.optionalDate("steered_at"),
                credit: (row["credit"] as Data?).map {
                    try sealer.open(
                        Credit.self, $0, at: Place("report", "credit", row["id"]), in: db)
                },
                creditAskedAt: row.optionalDate("credit_asked_at"))
        }
    }

    func reporters(_ clauses: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> [StoredReporter] {
        try rows(
            """
            SELECT reporter.*, (SELECT COUNT(*) FROM report WHERE report.reporter = reporter.id) AS report_count
            FROM reporter \(clauses)
            """, arguments
        ).map { row in
            try StoredReporter(
                id: RowID(value: row["id"]), mailbox: open(Mailbox.self, row, "reporter", "mailbox"),
                firstSeenAt: row.date("first_seen_at"), reportCount: row["report_count"])
        }
    }

    func events(_ clauses: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> [StoredEvent] {
        try rows("SELECT event.* FROM event \(clauses)", arguments).map { row in
            let words = try open(SealedEventWords.self, row, "event", "words")
            return StoredEvent(
                at: row.date("at"), actor: words.actor, kind: row["kind"], from: row["was"], to: row["became"],
                note: words.note)
        }
    }

    func certificates(
        _ clauses: String, _ arguments: [(any DatabaseValueConvertible)?] = []
    ) throws -> [StoredCertificate] {
        try rows("SELECT certificate.* FROM certificate \(clauses)", arguments).map { row in
            let content = try open(SealedCertificate.self, row, "certificate", "content")
            return try StoredCertificate(
                id: RowID(value: row["id"]), address: content.address, fingerprint: content.fingerprint,
                bytes: Array(content.bytes), state: Self.code(CertificateState.self, row, "state"),
                origin: content.origin, addedAt: row.date("added_at"))
        }
    }

    func outgoing(_ clauses: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> [OutgoingMail] {
        try rows("SELECT outgoing.* FROM outgoing \(clauses)", arguments).map { row in
            let id: Int64 = row["id"]
            return try OutgoingMail(
                id: RowID(value: id), ticket: row.optionalID("ticket"), report: row.optionalID("report"),
                state: Self.code(OutgoingState.self, row, "state"), reason: row["reason"], attempts: row["attempts"],
                createdAt: row.date("created_at"), nextTryAt: row.optionalDate("next_try_at"),
                submittedAt: row.optionalDate("submitted_at"),
                draft: open(OutgoingDraft.self, row, "outgoing", "draft"),
                finished: (row["finished"] as Data?).map { sealed in
                    try sealer.openBytes(sealed, at: Place("outgoing", "finished", id), in: db)
                })
        }
    }
}

/// What `message.record` holds.
struct SealedMessage: Codable {
    /// What the message is looked up by; the record's own may differ, where protected headers say otherwise.
    var messageID: MessageID?
    var record: MessageRecord
}

/// What `event.words` holds.
struct SealedEventWords: Codable {
    var actor: String
    var note: String?
}

/// What `certificate.content` holds.
struct SealedCertificate: Codable {
    var address: EmailAddress
    var fingerprint: String
    /// `Data`, since that is base64 in JSON and not a list of numbers.
    var bytes: Data
    var origin: String
}
