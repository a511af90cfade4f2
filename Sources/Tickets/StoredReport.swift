public import Disclosure
public import Foundation

/// How a report reached us: it decides what an answer may say (DESIGN section 5).
public enum ReportChannel: String, CaseIterable, Sendable, Codable {
    /// Everything came in clear.
    case clear
    /// Encrypted, with a good signature inside by a key bound to the sender.
    case encryptedSigned
    /// Encrypted, and nothing proves who wrote it.
    case encryptedUnverified
}

/// One reporter's report on a ticket.
public struct StoredReport: Sendable, Hashable {
    /// Its row.
    public let id: ReportID
    /// The ticket it is on.
    public let ticket: TicketID
    /// The number its reporter was given; another than the ticket's once that was merged.
    public let number: TicketNumber
    /// Whose report it is.
    public let reporter: StoredReporter
    /// The message that brought the report.
    public let message: ContentHash
    /// When its message reached us.
    public let receivedAt: Date
    /// What answers may say.
    public let channel: ReportChannel
    /// The language answers are written in.
    public let language: MailLanguage
    /// When the reporter last heard from us after the acknowledgement.
    public let lastUpdateAt: Date?
    /// When the reporter is to hear again even if nothing has changed.
    public let nextUpdateAt: Date?
    /// The state the reporter knows of; `new` from the acknowledgement on.
    public let lastToldState: TicketState
    /// How often the reporter wants to hear.
    public let pace: UpdatePace
    /// Who set the pace and why, where a handler did and the reporter asked for nothing else since.
    public let paceDecision: PaceDecision?
    /// The time of the last wishes that were honoured, by their signature or by their arrival: older ones count no more.
    public let steeredAt: Date?
    /// How the reporter wants to be named, once they have said so.
    public let credit: Credit?
    /// When they were asked; they are asked once.
    public let creditAskedAt: Date?
}

/// A handler's word on how often a reporter hears.
public struct PaceDecision: Sendable, Hashable, Codable {
    /// Whose word it is.
    public var actor: String
    /// Why.
    public var reason: String

    /// A word and its reason.
    public init(actor: String, reason: String) {
        self.actor = actor
        self.reason = reason
    }
}

/// Someone who reported something.
public struct StoredReporter: Sendable, Hashable {
    /// Its row.
    public let id: ReporterID
    /// The address, with the name first seen beside it.
    public let mailbox: Mailbox
    /// When the first report came.
    public let firstSeenAt: Date
    /// How many reports are theirs.
    public let reportCount: Int
}
