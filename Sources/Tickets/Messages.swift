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

    /// How it is kept.
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
    /// Of the original.
    public var hash: ContentHash
    /// What the message is looked up by.
    public var messageID: MessageID?
    /// What became of it; never `duplicate`, which is a file's outcome.
    public var outcome: MessageOutcome
    /// A code: it is kept in clear.
    public var reason: String?
    /// Codes: they are kept in clear.
    public var flags: [String]
    /// When it reached us.
    public var receivedAt: Date
    /// When it was read.
    public var processedAt: Date
    /// The ticket it belongs to.
    public var ticket: TicketID?
    /// The report it brought or follows up.
    public var report: ReportID?
    /// Where the original lies.
    public var archive: ArchivedOriginal
    /// What was read out of it.
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
    /// Its row.
    public let id: MessageRowID
    /// Of the original.
    public let hash: ContentHash
    /// What it is looked up by.
    public let messageID: MessageID?
    /// What became of it.
    public let outcome: MessageOutcome
    /// A code.
    public let reason: String?
    /// Codes.
    public let flags: [String]
    /// When it reached us.
    public let receivedAt: Date
    /// When it was last read, the first time or again.
    public let processedAt: Date
    /// The ticket it belongs to.
    public let ticket: TicketID?
    /// The report it brought or follows up.
    public let report: ReportID?
    /// Where the original lies.
    public let archive: ArchivedOriginal
    /// What was read out of it.
    public let record: MessageRecord
}

/// One file that was seen in the inbox.
///
/// It is entered in the transaction that decides on the message, with `left` false, and marked once the file has been
/// unlinked. A crash between the two leaves a row in `unfinishedDeliveries()`: the next run finds the file by name and
/// hash, takes it out without reading it again, and marks the row. If the file is gone, only the mark was missing.
public struct Delivery: Sendable, Hashable {
    /// Its row.
    public let id: DeliveryID
    /// The file's name, whatever bytes it has.
    public let name: [UInt8]
    /// Of the file.
    public let hash: ContentHash
    /// `duplicate` for a further file with the same bytes; the message's own outcome stays as it was.
    public let outcome: MessageOutcome
    /// When it was decided on.
    public let seenAt: Date
    /// Whether the file has left the inbox.
    public let left: Bool
}

/// A line of the ledger: a file that was seen, or a message that was given by hand.
public struct LedgerLine: Sendable, Hashable {
    /// Of the original.
    public let hash: ContentHash
    /// The end state.
    public let outcome: MessageOutcome
    /// The ticket it belongs to.
    public let ticket: TicketNumber?
    /// The file's name in the inbox; nil if there was none.
    public let name: [UInt8]?
    /// When it was decided on.
    public let seenAt: Date
    /// Whether the file has left the inbox; true if there was none.
    public let left: Bool
    /// Where the original lies.
    public let archive: ArchivedOriginal
}
