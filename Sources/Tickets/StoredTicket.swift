public import Disclosure
public import Foundation

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
