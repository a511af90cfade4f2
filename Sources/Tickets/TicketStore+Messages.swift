public import Disclosure
import Foundation
internal import GRDB

extension TicketStore {
    /// Files that were decided on and may still lie in the inbox, oldest first; no key needed.
    ///
    /// They are what a crash between the commit and the unlink leaves: take the file out and mark the delivery.
    public func unfinishedDeliveries() throws(StoreError) -> [Delivery] {
        try read { try $0.deliveries("WHERE has_left = 0 ORDER BY id") }
    }

    /// The newest delivery with that file name and content that has not left; no key needed.
    ///
    /// It tells a file that was filed before a crash, and must only be unlinked, from a second file with the same
    /// bytes, which is a duplicate.
    public func delivery(named name: [UInt8], hash: ContentHash) throws(StoreError) -> Delivery? {
        try read { ledger in
            try ledger.deliveries(
                "WHERE hash = ? AND name = ? AND has_left = 0 ORDER BY id DESC LIMIT 1", [hash.hex, Data(name)]
            ).first
        }
    }

    /// The message with this content.
    public func message(_ hash: ContentHash) throws(StoreError) -> StoredMessage? {
        try read { try $0.messages("WHERE hash = ?", [hash.hex]).first }
    }

    /// The incoming messages with this Message-ID, oldest first: several, if somebody used it again.
    public func messages(withID id: MessageID) throws(StoreError) -> [StoredMessage] {
        try read { try $0.messages("WHERE message_id_hash = ? ORDER BY received_at, id", [$0.hash(of: id)]) }
    }

    /// The tickets of the incoming messages with this Message-ID, oldest first, at most 20; nil for one without.
    ///
    /// Nothing is unsealed: whoever knows an identifier could use it for any number of large mails.
    public func tickets(ofMessagesWithID id: MessageID) throws(StoreError) -> [TicketID?] {
        try read { ledger in
            try ledger.rows(
                "SELECT ticket FROM message WHERE message_id_hash = ? ORDER BY received_at, id LIMIT 20",
                [ledger.hash(of: id)]
            ).map { row in (row["ticket"] as Int64?).map(TicketID.init(value:)) }
        }
    }

    /// The messages that ended in one of these ways, oldest first.
    public func messages(outcomes: Set<MessageOutcome>) throws(StoreError) -> [StoredMessage] {
        let codes = outcomes.map(\.rawValue).sorted()
        return try read {
            try $0.messages(
                "WHERE outcome IN (\(LedgerReader.marks(codes.count))) ORDER BY received_at, id", codes)
        }
    }

    /// The content of every message, in the order in which they were entered; no key needed.
    public func allMessageHashes() throws(StoreError) -> [ContentHash] {
        try read { ledger in
            try ledger.rows("SELECT hash FROM message ORDER BY id").map { try LedgerReader.contentHash($0, "hash") }
        }
    }

    /// The messages of a ticket, oldest first.
    public func messages(of ticket: TicketID) throws(StoreError) -> [StoredMessage] {
        try read { try $0.messages(of: ticket) }
    }

    /// How often a message's reader has died; no key needed.
    public func attempts(_ hash: ContentHash) throws(StoreError) -> Int {
        try read { try $0.attempts(hash) }
    }

    /// A value that `LedgerTransaction.setMetadata` wrote; no key needed.
    public func metadata(_ key: String) throws(StoreError) -> String? {
        try read { try $0.value(String.self, "SELECT value FROM metadata WHERE key = ?", [key]) }
    }

    /// One line for each file ever seen, and one for each message that was given by hand, in order of arrival; no key
    /// needed.
    ///
    /// A file with new bytes shows where its message stands today, which `reprocess` may have changed.
    public func ledger() throws(StoreError) -> [LedgerLine] {
        try read { ledger in
            try ledger.rows(
                """
                SELECT delivery.hash, name, seen_at, has_left, delivery.id AS arrival,
                    CASE delivery.outcome WHEN 'duplicate' THEN 'duplicate' ELSE message.outcome END AS outcome,
                    archive_form, archive_hash, archive_bytes, prefix, year, sequence
                FROM delivery JOIN message ON message.hash = delivery.hash
                    LEFT JOIN ticket ON ticket.id = message.ticket
                UNION ALL
                SELECT hash, NULL, processed_at, 1, message.id, outcome, archive_form, archive_hash, archive_bytes,
                    prefix, year, sequence
                FROM message LEFT JOIN ticket ON ticket.id = message.ticket
                WHERE NOT EXISTS (SELECT 1 FROM delivery
                    WHERE delivery.hash = message.hash AND delivery.outcome <> 'duplicate')
                ORDER BY seen_at, arrival
                """
            ).map { row in
                try LedgerLine(
                    hash: LedgerReader.contentHash(row, "hash"),
                    outcome: LedgerReader.code(MessageOutcome.self, row, "outcome"),
                    ticket: (row["prefix"] as String?).map { _ in ledger.ticketNumber(row) },
                    name: (row["name"] as Data?).map { Array($0) }, seenAt: row.date("seen_at"),
                    left: row["has_left"], archive: ledger.archive(row))
            }
        }
    }
}

extension LedgerReader {
    func messages(of ticket: TicketID) throws -> [StoredMessage] {
        try messages("WHERE ticket = ? ORDER BY received_at, id", [ticket.value])
    }

    func attempts(_ hash: ContentHash) throws -> Int {
        try value(Int.self, "SELECT count FROM attempt WHERE hash = ?", [hash.hex]) ?? 0
    }
}
