public import Disclosure
public import Foundation
internal import GRDB

/// What can be changed inside `TicketStore.write`; it must not be kept beyond that.
public struct LedgerTransaction {
    let ledger: LedgerReader

    // MARK: - Messages and their files

    /// Enters a message; its content must not be there yet.
    ///
    /// A message that is filed, joined to a ticket, or unreadable has its ticket by the end of the transaction.
    public func addMessage(_ new: NewMessage) throws(StoreError) -> MessageRowID {
        try changing {
            guard try ledger.value(Int.self, "SELECT 1 FROM message WHERE hash = ?", [new.hash.hex]) == nil else {
                throw StoreError.refused("message \(new.hash.prefix) is in the ledger already")
            }
            let id = try nextID("message")
            let sealed = SealedMessage(messageID: new.messageID, record: new.record)
            try execute(
                """
                INSERT INTO message (id, hash, message_id_hash, outcome, reason, flags, received_at, processed_at,
                    ticket, report, archive_form, archive_hash, archive_bytes, record)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    id, new.hash.hex, new.messageID.map(ledger.hash(of:)), new.outcome.rawValue, new.reason,
                    Self.joined(new.flags), new.receivedAt.unixSeconds, new.processedAt.unixSeconds,
                    new.ticket?.value, new.report?.value, new.archive.form.rawValue, new.archive.fileHash.hex,
                    new.archive.bytes, seal(sealed, "message", "record", id),
                ])
            return RowID(value: id)
        }
    }

    /// Puts what another reading of a message gave in the place of what the last one gave.
    ///
    /// The message's own Message-ID stays what it is looked up by.
    public func updateMessage(
        _ hash: ContentHash, outcome: MessageOutcome, reason: String?, flags: [String], ticket: TicketID?,
        report: ReportID?, record: MessageRecord, at: Date
    ) throws(StoreError) {
        try changing {
            guard let stored = try ledger.messages("WHERE hash = ?", [hash.hex]).first else {
                throw StoreError.notFound("message \(hash.prefix)")
            }
            let sealed = SealedMessage(messageID: stored.messageID, record: record)
            try execute(
                """
                UPDATE message SET outcome = ?, reason = ?, flags = ?, ticket = ?, report = ?, record = ?,
                    processed_at = ?
                WHERE id = ?
                """,
                [
                    outcome.rawValue, reason, Self.joined(flags), ticket?.value, report?.value,
                    seal(sealed, "message", "record", stored.id.value), at.unixSeconds, stored.id.value,
                ])
        }
    }

    /// Enters a file that was seen in the inbox, in the transaction that decides on its message; see `Delivery`.
    public func addDelivery(
        name: [UInt8], hash: ContentHash, outcome: MessageOutcome, at: Date
    ) throws(StoreError) -> DeliveryID {
        try changing {
            let id = try nextID("delivery")
            try execute(
                "INSERT INTO delivery (id, name, hash, outcome, seen_at) VALUES (?, ?, ?, ?, ?)",
                [id, Data(name), hash.hex, outcome.rawValue, at.unixSeconds])
            return RowID(value: id)
        }
    }

    /// The file is no longer in the inbox.
    public func markLeft(_ id: DeliveryID) throws(StoreError) {
        try changing {
            try execute("UPDATE delivery SET has_left = 1 WHERE id = ?", [id.value], orNotFound: "delivery \(id.value)")
        }
    }

    /// Counts a try, before the message is touched; no key needed.
    ///
    /// - Returns: the new count.
    public func countAttempt(_ hash: ContentHash, at: Date) throws(StoreError) -> Int {
        try changing {
            try execute(
                """
                INSERT INTO attempt (hash, count, last_at) VALUES (?, 1, ?)
                ON CONFLICT (hash) DO UPDATE SET count = count + 1, last_at = excluded.last_at
                """, [hash.hex, at.unixSeconds])
            return try ledger.attempts(hash)
        }
    }

    /// Starts the count anew: the message was read, or only the run was ended from outside.
    public func forgetAttempts(_ hash: ContentHash) throws(StoreError) {
        try changing { try execute("DELETE FROM attempt WHERE hash = ?", [hash.hex]) }
    }

    // MARK: - Events and small values

    /// Writes down that something happened; it is never changed.
    ///
    /// - Parameters:
    ///   - kind: a code of letters and hyphens: it is kept in clear, as `from` and `to` are.
    ///   - note: sealed, as `actor` is.
    public func event(
        ticket: TicketID?, message: ContentHash?, at: Date, actor: String, kind: String, from: String?, to: String?,
        note: String?
    ) throws(StoreError) {
        try changing {
            let id = try nextID("event")
            let words = SealedEventWords(actor: actor, note: note)
            try execute(
                "INSERT INTO event (id, ticket, message, at, kind, was, became, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    id, ticket?.value, message?.hex, at.unixSeconds, kind, from, to,
                    seal(words, "event", "words", id),
                ])
        }
    }

    /// Keeps a small value in clear.
    public func setMetadata(_ key: String, _ value: String) throws(StoreError) {
        try changing {
            try execute(
                """
                INSERT INTO metadata (key, value) VALUES (?, ?)
                ON CONFLICT (key) DO UPDATE SET value = excluded.value
                """, [key, value])
        }
    }
}

extension LedgerTransaction {
    func changing<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
        try storing(at: ledger.path, body)
    }

    func execute(
        _ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = [], orNotFound what: String? = nil
    ) throws {
        try ledger.db.cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
        if let what, ledger.db.changesCount == 0 { throw StoreError.notFound(what) }
    }

    /// The number of the row to come: sealing needs it before the insert. Safe, since this transaction alone writes
    /// and no row is ever deleted.
    func nextID(_ table: String) throws -> Int64 {
        try ledger.value(Int64.self, "SELECT MAX(id) FROM \(table)").map { $0 + 1 } ?? 1
    }

    func seal(_ value: some Encodable, _ table: String, _ column: String, _ row: Int64) throws -> Data {
        try ledger.sealer.seal(value, at: Place(table, column, row), in: ledger.db)
    }

    func refuseMessagesWithoutTicket() throws {
        let hash = try ledger.value(
            String.self,
            """
            SELECT hash FROM message INDEXED BY message_without_ticket
            WHERE ticket IS NULL AND outcome IN ('filed', 'followUp', 'unreadable') LIMIT 1
            """)
        if let hash { throw StoreError.refused("message \(hash.prefix(12)) would be filed without a ticket") }
    }

    static func joined(_ flags: [String]) throws -> String {
        for flag in flags where flag.isEmpty || flag.contains(" ") {
            throw StoreError.refused("the flag '\(flag)' is no code")
        }
        return flags.joined(separator: " ")
    }
}
