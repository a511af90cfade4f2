public import Disclosure
public import Foundation

/// An answer or status update, from the decision to send it on.
public struct OutgoingMail: Sendable, Hashable {
    public let id: OutgoingID
    public let ticket: TicketID?
    public let report: ReportID?
    public let state: OutgoingState
    /// A code or a short text without content: it is kept in clear.
    public let reason: String?
    /// How many tries have failed.
    public let attempts: Int
    public let createdAt: Date
    /// Set exactly while it is queued.
    public let nextTryAt: Date?
    public let submittedAt: Date?
    public let draft: OutgoingDraft
    /// The signed mail as it is, or was, handed over, CRLF.
    public let finished: [UInt8]?
}

/// Whose mail is counted.
public enum AnswerScope: Sendable, Hashable {
    case address(EmailAddress)
    /// In either case; without what stands before the `@`.
    case domain(String)
    case all
}
