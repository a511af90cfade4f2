public import Disclosure
public import Foundation

// What a decision inside a change may have to look at; it sees what the change itself has done.
extension LedgerTransaction {
    /// The ticket in this row.
    public func ticket(id: TicketID) throws(StoreError) -> StoredTicket? {
        try changing { try ledger.tickets("WHERE id = ?", [id.value]).first }
    }

    /// The ticket with this number.
    public func ticket(_ number: TicketNumber) throws(StoreError) -> StoredTicket? {
        try changing { try ledger.ticket(number) }
    }

    /// The tickets that were merged into this one, by number.
    public func tickets(mergedInto id: TicketID) throws(StoreError) -> [StoredTicket] {
        try changing { try ledger.tickets(mergedInto: id) }
    }

    /// The messages of a ticket, oldest first.
    public func messages(of ticket: TicketID) throws(StoreError) -> [StoredMessage] {
        try changing { try ledger.messages(of: ticket) }
    }

    /// The message with this content.
    public func message(_ hash: ContentHash) throws(StoreError) -> StoredMessage? {
        try changing { try ledger.messages("WHERE hash = ?", [hash.hex]).first }
    }

    /// As `TicketStore.answerCount(to:since:)`.
    public func answerCount(to scope: AnswerScope, since: Date) throws(StoreError) -> Int {
        try changing { try ledger.answerCount(to: scope, since: since) }
    }
}
