public import Disclosure
public import Foundation

/// What handlers wrote down about a case: sealed as one JSON object.
public struct TicketDetails: Sendable, Hashable, Codable {
    /// A line for handlers.
    public var title: String?
    /// Versions seen to be affected.
    public var affectedVersions: [String] = []
    /// How the flaw was reproduced, or why not.
    public var reproduction: String?
    /// The form the remediation takes.
    public var remediationForm: RemediationForm?
    /// What handlers say about the remediation.
    public var remediationNote: String?
    /// `YYYY-MM-DD`.
    public var targetDate: String?
    /// The releases that carry the remediation.
    public var releases: [String] = []
    /// What handlers say about the resolution.
    public var resolutionNote: String?
    /// The CVSS vector that handlers settled on, in its canonical form.
    public var vector: String?
    /// Why the severity is what it is.
    public var severityReason: String?
    /// Where else the case stands, in the order in which it was written down.
    public var links: [CaseLink] = []

    /// Nothing written down yet.
    public init() {}
}

extension TicketDetails {
    /// Decodes what earlier versions wrote, too: what they did not know is not there.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        title = try values.decodeIfPresent(String.self, forKey: .title)
        affectedVersions = try values.decodeIfPresent([String].self, forKey: .affectedVersions) ?? []
        reproduction = try values.decodeIfPresent(String.self, forKey: .reproduction)
        remediationForm = try values.decodeIfPresent(RemediationForm.self, forKey: .remediationForm)
        remediationNote = try values.decodeIfPresent(String.self, forKey: .remediationNote)
        targetDate = try values.decodeIfPresent(String.self, forKey: .targetDate)
        releases = try values.decodeIfPresent([String].self, forKey: .releases) ?? []
        resolutionNote = try values.decodeIfPresent(String.self, forKey: .resolutionNote)
        vector = try values.decodeIfPresent(String.self, forKey: .vector)
        severityReason = try values.decodeIfPresent(String.self, forKey: .severityReason)
        links = try values.decodeIfPresent([CaseLink].self, forKey: .links) ?? []
    }

    /// Where the advisory was published.
    public var advisoryURL: String? { links.last { $0.kind == .advisory }?.target }
}

/// A ticket.
public struct StoredTicket: Sendable, Hashable {
    /// Its row.
    public let id: TicketID
    /// What reporters quote.
    public let number: TicketNumber
    /// Where the case stands.
    public let state: TicketState
    /// How grave it is, once that is known.
    public let severity: Severity?
    /// The product's name in the settings.
    public let product: String?
    /// Why it was closed; set exactly while it is closed.
    public let resolution: Resolution?
    /// A code that says what a person has to look at.
    public let needsPerson: String?
    /// When it was filed.
    public let openedAt: Date
    /// When it reached its state.
    public let stateChangedAt: Date
    /// When anything on it changed last.
    public let updatedAt: Date
    /// When it was closed; set exactly while it is closed.
    public let closedAt: Date?
    /// The handler who answers for it, by the name in the settings.
    public let owner: String?
    /// The ticket that has its reports now; it is closed as a duplicate then.
    public let mergedInto: TicketID?
    /// When the mail came that says the flaw is exploited; nil if nobody claims so, or a handler found otherwise.
    public let exploitedAt: Date?
    /// The day on which a reporter means to publish, `YYYY-MM-DD`; of several the first.
    public let disclosureOn: String?
    /// How many reports it has.
    public let reportCount: Int
    /// What handlers wrote down.
    public let details: TicketDetails
}

/// Which tickets are wanted; what is nil does not restrict. All of it is looked up without unsealing anything.
public struct TicketFilter: Sendable, Hashable {
    /// In one of these states.
    public var states: Set<TicketState>?
    /// Of one of these severities.
    public var severities: Set<Severity>?
    /// About the product of this name in the settings.
    public var product: String?
    /// One of the ticket's reports is this reporter's.
    public var reporter: EmailAddress?
    /// Opened earlier than this.
    public var openedBefore: Date?
    /// Opened at this time or later.
    public var openedAfter: Date?
    /// Marked for a person, or not marked.
    public var needsPerson: Bool?
    /// Answered for by this handler.
    public var owner: String?

    /// All tickets.
    public init() {}
}

/// What changes on a ticket; nil leaves a thing as it is.
public struct TicketChange: Sendable, Hashable {

    /// `closed` needs a resolution, given here; any other state takes the resolution away.
    public var state: TicketState?
    /// The severity a handler settled on.
    public var severity: Severity?
    /// The product's name in the settings.
    public var product: String?
    /// Only on a ticket that is or becomes closed.
    public var resolution: Resolution?
    /// The mark that a person has to look at the ticket: a code that says at what.
    public var needsPerson = Edit<String>.keep
    /// The handler who answers for it.
    public var owner = Edit<String>.keep
    /// When the mail came that says the flaw is exploited.
    public var exploitedAt = Edit<Date>.keep
    /// The day on which a reporter means to publish, `YYYY-MM-DD`.
    public var disclosureOn = Edit<String>.keep
    /// All the details, not only those that change.
    public var details: TicketDetails?

    /// A change; none by default.
    public init(
        state: TicketState? = nil, severity: Severity? = nil, product: String? = nil, resolution: Resolution? = nil,
        needsPerson: Edit<String> = .keep, details: TicketDetails? = nil
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

/// Something that happened: figures come from these alone, and none is ever changed.
public struct StoredEvent: Sendable, Hashable {
    /// When it happened.
    public let at: Date
    /// Who did it: `postern`, or a handler.
    public let actor: String
    /// A code: `filed`, `followUp`, `state`, `severity`, `note`, `acknowledged`, `updated`, `bounced`, …
    public let kind: String
    /// What it was before: a code.
    public let from: String?
    /// What it is now: a code.
    public let to: String?
    /// What the actor had to say.
    public let note: String?
}
