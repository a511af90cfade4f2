public import Disclosure
internal import Foundation
internal import GRDB

/// A message that brought the same encrypted data before, from somebody else.
public struct EarlierCiphertext: Sendable, Hashable {
    /// The message.
    public let message: ContentHash
    /// The ticket it belongs to.
    public let ticket: TicketID?

    /// A message and its ticket.
    public init(message: ContentHash, ticket: TicketID?) {
        self.message = message
        self.ticket = ticket
    }
}

extension LedgerTransaction {
    /// Notes which encrypted data came in a message; nothing changes if that is on record already.
    ///
    /// The message may be entered before or after, in the same transaction.
    ///
    /// - Parameters:
    ///   - ciphertexts: the SHA-256 of each encrypted-data packet without its armor. Only a keyed hash of it is kept:
    ///     whoever reads the database learns of no mail what it carried.
    ///   - sender: nil where the From field is malformed.
    public func addCiphertexts(
        _ ciphertexts: [ContentHash], of message: ContentHash, from sender: EmailAddress?
    ) throws(StoreError) {
        try changing {
            guard !ciphertexts.isEmpty else { return }
            let senderHash = try sender.map(ledger.hash(of:))
            for ciphertext in ciphertexts {
                try execute(
                    """
                    INSERT INTO ciphertext (packet_hash, message, sender_hash) VALUES (?, ?, ?)
                    ON CONFLICT (packet_hash, message) DO UPDATE SET sender_hash = excluded.sender_hash
                    WHERE sender_hash IS NOT excluded.sender_hash
                    """, [ledger.hash(ofCiphertext: ciphertext), message.hex, senderHash])
            }
        }
    }
}

extension TicketStore {
    /// The messages that brought any of these ciphertexts from another address, or with a malformed From field; in the
    /// order in which they were entered, at most 20.
    ///
    /// Nothing is unsealed: whoever has a ciphertext can send it any number of times.
    ///
    /// - Parameters:
    ///   - ciphertexts: as in `LedgerTransaction.addCiphertexts(_:of:from:)`.
    ///   - sender: nil where the From field is malformed: then nobody is known to be the same, and all messages count.
    ///   - message: the message that is looked at: if it is on record, only those entered before it count, so that an
    ///     original that is read again is not taken for a copy of its copies.
    public func earlierSenders(
        ofCiphertexts ciphertexts: [ContentHash], otherThan sender: EmailAddress?, before message: ContentHash? = nil
    ) throws(StoreError) -> [EarlierCiphertext] {
        guard !ciphertexts.isEmpty else { return [] }
        return try read { ledger in
            let hashes = try Set(ciphertexts).map(ledger.hash(ofCiphertext:))
            var conditions = "packet_hash IN (\(LedgerReader.marks(hashes.count)))"
            var arguments: [(any DatabaseValueConvertible)?] = hashes
            if let sender {
                conditions += " AND sender_hash IS NOT ?"
                arguments.append(try ledger.hash(of: sender))
            }
            if let message,
                let row = try ledger.value(Int64.self, "SELECT id FROM message WHERE hash = ?", [message.hex])
            {
                conditions += " AND message.id < ?"
                arguments.append(row)
            }
            return try ledger.rows(
                """
                SELECT DISTINCT message.id, message.hash, message.ticket
                FROM ciphertext JOIN message ON message.hash = ciphertext.message
                WHERE \(conditions) ORDER BY message.id LIMIT 20
                """, arguments
            ).map { row in
                try EarlierCiphertext(
                    message: LedgerReader.contentHash(row, "hash"), ticket: row.optionalID("ticket"))
            }
        }
    }
}

extension LedgerReader {
    fileprivate func hash(ofCiphertext ciphertext: ContentHash) throws -> Data {
        try sealer.hash(ciphertext.hex, .ciphertext, in: db)
    }
}
