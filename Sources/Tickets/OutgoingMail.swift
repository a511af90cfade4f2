public import Disclosure
public import Foundation

/// An answer or status update, from the decision to send it on.
public struct OutgoingMail: Sendable, Hashable {
    /// Its row.
    public let id: OutgoingID
    /// The ticket it is about; none for a mere certificate.
    public let ticket: TicketID?
    /// The report whose reporter it goes to.
    public let report: ReportID?
    /// How far it has come.
    public let state: OutgoingState
    /// A code or a short text without content: it is kept in clear.
    public let reason: String?
    /// How many tries have failed.
    public let attempts: Int
    /// When it was decided on.
    public let createdAt: Date
    /// Set exactly while it is queued.
    public let nextTryAt: Date?
    /// When it was handed over; set exactly if it is submitted or bounced.
    public let submittedAt: Date?
    /// Words and recipient, as decided.
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
