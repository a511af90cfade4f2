public import Disclosure
internal import Foundation
internal import GRDB

extension LedgerTransaction {
    /// Gives a ticket's reports, messages and mail to another; the caller closes it as a duplicate before, and writes the
    /// events.
    ///
    /// Reporters keep the number they were given. What was merged into the lesser before goes along.
    ///
    /// - Throws: `refused` if the two are one, or either is merged already, or the lesser is not closed.
    public func merge(_ lesser: TicketID, into survivor: TicketID) throws(StoreError) {
        try changing {
            guard let old = try ledger.tickets("WHERE id = ?", [lesser.value]).first,
                let new = try ledger.tickets("WHERE id = ?", [survivor.value]).first
            else { throw StoreError.notFound("one of the tickets to be merged") }
            guard old.id != new.id, old.mergedInto == nil, new.mergedInto == nil, old.state == .closed else {
                throw StoreError.refused("\(old.number) cannot be merged into \(new.number)")
            }
            let pair: [(any DatabaseValueConvertible)?] = [survivor.value, lesser.value]
            try execute("UPDATE ticket SET merged_into = ? WHERE id = ?", pair)
            try execute("UPDATE ticket SET merged_into = ? WHERE merged_into = ?", pair)
            for table in ["report", "message"] {
                try execute(
                    "UPDATE \(table) SET filed_as = COALESCE(filed_as, ticket), ticket = ? WHERE ticket = ?", pair)
            }
            try execute("UPDATE outgoing SET ticket = ? WHERE ticket = ?", pair)
            try refreshDue("ticket = ?", survivor.value)
        }
    }

    /// Gives back what came under a ticket's number before it was merged; the caller opens it again after, and writes the
    /// events.
    ///
    /// - Parameters:
    ///   - parts: tickets that were merged into it before that; they stay so, with what came under their numbers.
    ///   - messages: what came on its reports since.
    /// - Throws: `refused` if it is not merged.
    public func unmerge(
        _ lesser: TicketID, with parts: [TicketID] = [], messages: [ContentHash] = []
    ) throws(StoreError) {
        try changing {
            guard let old = try ledger.tickets("WHERE id = ?", [lesser.value]).first, old.mergedInto != nil else {
                throw StoreError.refused("the ticket is not merged into another")
            }
            for filed in [lesser] + parts {
                let pair = [lesser.value, filed.value]
                try execute(
                    "UPDATE outgoing SET ticket = ? WHERE report IN (SELECT id FROM report WHERE filed_as = ?)", pair)
                for table in ["report", "message"] {
                    try execute("UPDATE \(table) SET ticket = ? WHERE filed_as = ?", pair)
                }
            }
            for table in ["report", "message"] {
                try execute(
                    "UPDATE \(table) SET filed_as = NULL WHERE filed_as = ticket AND ticket = ?", [lesser.value])
            }
            for message in messages {
                try execute(
                    "UPDATE message SET ticket = ?, filed_as = NULL WHERE hash = ?", [lesser.value, message.hex],
                    orNotFound: "message \(message.prefix)")
            }
            try execute("UPDATE ticket SET merged_into = NULL WHERE id = ?", [lesser.value])
            for part in parts {
                try execute("UPDATE ticket SET merged_into = ? WHERE id = ?", [lesser.value, part.value])
            }
            try refreshDue("ticket = ?", lesser.value)
        }
    }

    /// Gives a message to another ticket, and its report with it if it has one; the caller writes the events.
    public func moveMessage(_ hash: ContentHash, to ticket: TicketID) throws(StoreError) {
        try changing {
            try execute(
                "UPDATE message SET ticket = ?, filed_as = NULL WHERE hash = ?", [ticket.value, hash.hex],
                orNotFound: "message \(hash.prefix)")
            try execute(
                """
                UPDATE outgoing SET ticket = ? WHERE report IN (SELECT id FROM report WHERE message = ?)
                """, [ticket.value, hash.hex])
            try execute(
                "UPDATE report SET ticket = ?, filed_as = NULL WHERE message = ?", [ticket.value, hash.hex])
            try refreshDue("ticket = ?", ticket.value)
        }
    }

    /// Ties a message to the report that was made of it.
    public func setReport(_ report: ReportID, ofMessage hash: ContentHash) throws(StoreError) {
        try changing {
            try execute(
                "UPDATE message SET report = ? WHERE hash = ?", [report.value, hash.hex],
                orNotFound: "message \(hash.prefix)")
        }
    }
}
