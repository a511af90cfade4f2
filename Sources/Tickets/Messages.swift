public import Disclosure
public import Foundation

/// Where the original of a message lies and how.
public struct ArchivedOriginal: Sendable, Hashable, Codable {
    /// How an original is kept.
    public enum Form: String, CaseIterable, Sendable, Codable {
        /// Byte for byte: it is a ciphertext itself.
        case asItCame
        /// OpenPGP-encrypted to the mailbox's own key.
        case openPGP
        /// Sealed with the vault key.
        case vault
    }

    public var form: Form
    /// The SHA-256 of the file in `archive/`, which differs from the message's unless it lies there as it came.
    public var fileHash: ContentHash
    /// The size of the original.
    public var bytes: Int

    /// An archived original.
    public init(form: Form, fileHash: ContentHash, bytes: Int) {
        self.form = form
        self.fileHash = fileHash
        self.bytes = bytes
    }
}

/// A message about to be entered in the ledger.
public struct NewMessage: Sendable {
    public var hash: ContentHash
    public var messageID: MessageID?
    public var outcome: MessageOutcome
    /// A code: it is kept in clear.
    public var reason: String?
    /// Codes: they are kept in clear.
    public var flags: [String]
    public var receivedAt: Date
    public var processedAt: Date
    public var ticket: TicketID?
    public var report: ReportID?
    public var archive: ArchivedOriginal
    public var record: MessageRecord

    /// A message with everything decided.
    public init(
        hash: ContentHash, messageID: MessageID?, outcome: MessageOutcome, reason: String? = nil,
        flags: [String] = [], receivedAt: Date, processedAt: Date, ticket: TicketID? = nil, report: ReportID? = nil,
        archive: ArchivedOriginal, record: MessageRecord
    ) {
        self.hash = hash
        self.messageID = messageID
        self.outcome = outcome
        self.reason = reason
        self.flags = flags
        self.receivedAt = receivedAt
        self.processedAt = processedAt
        self.ticket = ticket
        self.report = report
        self.archive = archive
        self.record = record
    }
}

/// A message in the ledger.
public struct StoredMessage: Sendable, Hashable {
    public let id: MessageRowID
    public let hash: ContentHash
    public let messageID: MessageID?
    public let outcome: MessageOutcome
    /// A code.
    public let reason: String?
    /// Codes.
    public let flags: [String]
    public let receivedAt: Date
    /// When it was last read, the first time or again.
    public let processedAt: Date
    public let ticket: TicketID?
    public let report: ReportID?
    public let archive: ArchivedOriginal
    public let record: MessageRecord
}

/// One file that was seen in the inbox.
///
/// It is entered in the transaction that decides on the message, with `left` false, and marked once the file has been
/// unlinked. A crash between the two leaves a row in `unfinishedDeliveries()`: the next run finds the file by name and
/// hash, takes it out without reading it again, and marks the row. If the file is gone, only the mark was missing.
public struct Delivery: Sendable, Hashable {
    public let id: DeliveryID
    /// The file's name, whatever bytes it has.
    public let name: [UInt8]
    public let hash: ContentHash
    /// `duplicate` for a further file with the same bytes; the message's own outcome stays as it was.
    public let outcome: MessageOutcome
    public let seenAt: Date
    /// Whether the file has left the inbox.
    public let left: Bool
}

/// A line of the ledger: a file that was seen, or a message that was given by hand.
public struct LedgerLine: Sendable, Hashable {
    public let hash: ContentHash
    public let outcome: MessageOutcome
    public let ticket: TicketNumber?
    /// The file's name in the inbox; nil if there was none.
    public let name: [UInt8]?
    public let seenAt: Date
    public let left: Bool
    public let archive: ArchivedOriginal
}
