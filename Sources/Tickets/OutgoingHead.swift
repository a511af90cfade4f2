public import Disclosure
public import Foundation
internal import GRDB

/// An outgoing mail as lists need it: without its words, its files and the finished mail, however large those are.
public struct OutgoingHead: Sendable, Hashable {
    /// Its row.
    public let id: OutgoingID
    /// The ticket it is about; none for a mere certificate.
    public let ticket: TicketID?
    /// The report whose reporter it goes to.
    public let report: ReportID?
    /// How far it has come.
    public let state: OutgoingState
    /// A code or a short text without content.
    public let reason: String?
    /// How many tries have failed.
    public let attempts: Int
    /// When it was decided on.
    public let createdAt: Date
    /// Set exactly while it is queued.
    public let nextTryAt: Date?
    /// When it was handed over; set exactly if it is submitted or bounced.
    public let submittedAt: Date?
    /// Whether it was signed.
    public let isFinished: Bool
    /// What it is for.
    public let kind: OutgoingKind
    /// Its only recipient.
    public let to: EmailAddress
    /// Fixed from the start.
    public let messageID: MessageID
    /// The fingerprint of the certificate that it was to be encrypted to.
    public let encryptTo: String?
}

extension TicketStore {
    /// What ``outgoing(states:ticket:)`` lists, a mail at a time in memory and no more kept of each than its head.
    public func outgoingHeads(states: Set<OutgoingState>?, ticket: TicketID?) throws(StoreError) -> [OutgoingHead] {
        try read { ledger in
            let (clauses, arguments) = LedgerReader.clauses(states, ticket)
            let statement = try ledger.db.cachedStatement(
                sql: "SELECT \(LedgerReader.mailHead) FROM outgoing \(clauses)")
            let rows = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
            var heads: [OutgoingHead] = []
            while let row = try rows.next() { heads.append(try ledger.head(ofMail: row)) }
            return heads
        }
    }

    /// One outgoing mail without its words.
    public func outgoingHead(_ id: OutgoingID) throws(StoreError) -> OutgoingHead? {
        try read { ledger in
            try ledger.rows("SELECT \(LedgerReader.mailHead) FROM outgoing WHERE id = ?", [id.value]).first
                .map(ledger.head(ofMail:))
        }
    }

    /// The signed mail as it is, or was, handed over, CRLF; nil before it is signed.
    public func finishedMail(_ id: OutgoingID) throws(StoreError) -> [UInt8]? {
        try read { ledger in
            let sealed = try ledger.value(Data.self, "SELECT finished FROM outgoing WHERE id = ?", [id.value])
            return try sealed.map {
                try ledger.sealer.openBytes($0, at: Place("outgoing", "finished", id.value), in: ledger.db)
            }
        }
    }
}

extension LedgerReader {
    /// Of a query for outgoing mail in these states, about this ticket, oldest first; nil does not restrict.
    static func clauses(
        _ states: Set<OutgoingState>?, _ ticket: TicketID?
    ) -> (String, [(any DatabaseValueConvertible)?]) {
        var conditions: [String] = []
        var arguments: [(any DatabaseValueConvertible)?] = []
        if let states = states?.map(\.rawValue).sorted() {
            conditions.append("state IN (\(marks(states.count)))")
            arguments += states
        }
        if let ticket {
            conditions.append("ticket = ?")
            arguments.append(ticket.value)
        }
        let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        return ("\(condition) ORDER BY id", arguments)
    }

    fileprivate static let mailHead = """
        id, ticket, report, state, reason, attempts, created_at, next_try_at, submitted_at, draft,
        finished IS NOT NULL AS is_finished
        """

    fileprivate func head(ofMail row: Row) throws -> OutgoingHead {
        let words = try open(DraftHead.self, row, "outgoing", "draft")
        return OutgoingHead(
            id: RowID(value: row["id"]), ticket: row.optionalID("ticket"), report: row.optionalID("report"),
            state: try Self.code(OutgoingState.self, row, "state"), reason: row["reason"], attempts: row["attempts"],
            createdAt: row.date("created_at"), nextTryAt: row.optionalDate("next_try_at"),
            submittedAt: row.optionalDate("submitted_at"), isFinished: row["is_finished"], kind: words.kind,
            to: words.to, messageID: words.messageID, encryptTo: words.encryptTo)
    }
}

/// What a list needs of an `OutgoingDraft`, read out of the same JSON.
private struct DraftHead: Decodable {
    var kind: OutgoingKind
    var to: EmailAddress
    var messageID: MessageID
    var encryptTo: String?
}
