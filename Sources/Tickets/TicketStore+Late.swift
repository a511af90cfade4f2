public import Clocks
public import Foundation
internal import GRDB

/// A clock that ran out, of which no event tells yet.
public struct UntoldClock: Sendable, Hashable {
    /// The ticket it is of.
    public let ticket: TicketID
    /// The clock.
    public let clock: Clock
}

extension TicketStore {
    /// The clocks that ran out before then, and of which no event `late` tells that happened since; the longest due
    /// first. No key needed.
    ///
    /// An event tells of a clock, not of a time in which it was looked for: one that is set back into the past by what
    /// a handler records is found as well. Of a status update, which another command sends, a day passes first.
    public func untoldClocks(dueBefore date: Date) throws(StoreError) -> [UntoldClock] {
        try read { ledger in
            let time = date.unixSeconds
            return try ledger.rows(
                """
                SELECT * FROM clock
                WHERE done_at IS NULL AND paused_at IS NULL AND due_at < ?
                    AND (kind <> 'update' OR due_at < ?)
                    AND NOT EXISTS (
                        SELECT 1 FROM event
                        WHERE event.ticket = clock.ticket AND event.at > clock.due_at AND event.kind = 'late'
                            AND event.became = clock.kind)
                ORDER BY due_at, ticket, kind
                """, [time, time - 86_400]
            ).map { row in try UntoldClock(ticket: RowID(value: row["ticket"]), clock: LedgerReader.clock(row)) }
        }
    }
}

extension LedgerTransaction {
    /// The clocks of a ticket as this change leaves them, in the order of their kinds.
    public func clocks(of ticket: TicketID) throws(StoreError) -> [Clock] {
        try changing { try ledger.clocks(of: ticket) }
    }
}
