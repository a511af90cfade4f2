public import Disclosure
public import Foundation

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
