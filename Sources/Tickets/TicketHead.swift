public import Clocks
public import Disclosure
public import Foundation

/// A clock that runs, with what a list shows of its ticket.
public struct DueClock: Sendable, Hashable {
    /// The ticket it is of.
    public let ticket: TicketHead
    /// The clock.
    public let clock: Clock
}

/// What a list shows of a ticket: nothing but the title is unsealed for it.
public struct TicketHead: Sendable, Hashable {
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
    /// The handler who answers for it.
    public let owner: String?
    /// A line for handlers.
    public let title: String?
    /// When it was filed.
    public let openedAt: Date
    /// When anything on it changed last.
    public let updatedAt: Date
    /// How many reports it has.
    public let reportCount: Int
}
