public import Disclosure
public import Foundation

/// What handlers wrote down about a case: sealed as one JSON object.
public struct TicketDetails: Sendable, Hashable, Codable {
    public var title: String?
    public var affectedVersions: [String] = []
    public var reproduction: String?
    public var remediationForm: RemediationForm?
    public var remediationNote: String?
    /// `YYYY-MM-DD`.
    public var targetDate: String?
    public var releases: [String] = []
    public var resolutionNote: String?

    /// Nothing written down yet.
    public init() {}
}

/// A ticket.
public struct StoredTicket: Sendable, Hashable {
    public let id: TicketID
    public let number: TicketNumber
    public let state: TicketState
    public let severity: Severity?
    /// The product's name in the settings.
    public let product: String?
    /// Why it was closed; set exactly while it is closed.
    public let resolution: Resolution?
    /// A code that says what a person has to look at.
    public let needsPerson: String?
    public let openedAt: Date
    public let stateChangedAt: Date
    public let updatedAt: Date
    public let closedAt: Date?
    public let reportCount: Int
    public let details: TicketDetails
}

/// Which tickets are wanted; what is nil does not restrict. All of it is looked up without unsealing anything.
public struct TicketFilter: Sendable, Hashable {
    public var states: Set<TicketState>?
    public var severities: Set<Severity>?
    public var product: String?
    /// One of the ticket's reports is this reporter's.
    public var reporter: EmailAddress?
    /// Opened earlier than this.
    public var openedBefore: Date?
    /// Opened at this time or later.
    public var openedAfter: Date?
    public var needsPerson: Bool?

    /// All tickets.
    public init() {}
}

/// What changes on a ticket; nil leaves a thing as it is.
public struct TicketChange: Sendable, Hashable {
    /// The mark that a person has to look at the ticket.
    public enum Mark: Sendable, Hashable {
        case keep
        case clear
        /// A code that says what to look at.
        case set(String)
    }

    /// `closed` needs a resolution, given here; any other state takes the resolution away.
    public var state: TicketState?
    public var severity: Severity?
    public var product: String?
    /// Only on a ticket that is or becomes closed.
    public var resolution: Resolution?
    public var needsPerson = Mark.keep
    /// All the details, not only those that change.
    public var details: TicketDetails?

    /// A change; none by default.
    public init(
        state: TicketState? = nil, severity: Severity? = nil, product: String? = nil, resolution: Resolution? = nil,
        needsPerson: Mark = .keep, details: TicketDetails? = nil
    ) {
        self.state = state
        self.severity = severity
        self.product = product
        self.resolution = resolution
        self.needsPerson = needsPerson
        self.details = details
    }
}

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
    public let id: ReportID
    public let ticket: TicketID
    public let reporter: StoredReporter
    /// The message that brought the report.
    public let message: ContentHash
    public let receivedAt: Date
    public let channel: ReportChannel
    public let language: MailLanguage
    public let lastUpdateAt: Date?
    /// When the reporter is to hear again even if nothing has changed.
    public let nextUpdateAt: Date?
    /// The state the reporter knows of; `new` from the acknowledgement on.
    public let lastToldState: TicketState
}

/// Someone who reported something.
public struct StoredReporter: Sendable, Hashable {
    public let id: ReporterID
    public let mailbox: Mailbox
    public let firstSeenAt: Date
    public let reportCount: Int
}

/// Something that happened: figures come from these alone, and none is ever changed.
public struct StoredEvent: Sendable, Hashable {
    public let at: Date
    /// Who did it: `postern`, or a handler.
    public let actor: String
    /// A code: `filed`, `followUp`, `state`, `severity`, `note`, `acknowledged`, `updated`, `bounced`, …
    public let kind: String
    /// What it was before: a code.
    public let from: String?
    /// What it is now: a code.
    public let to: String?
    public let note: String?
}
