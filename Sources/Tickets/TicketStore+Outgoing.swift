public import Disclosure
public import Foundation
internal import GRDB

extension TicketStore {
    /// Whether any outgoing mail in this state was decided on since then; no key needed.
    public func hasOutgoing(_ state: OutgoingState, since: Date) throws(StoreError) -> Bool {
        try read { ledger in
            try ledger.value(
                Int.self, "SELECT 1 FROM outgoing WHERE state = ? AND created_at >= ? LIMIT 1",
                [state.rawValue, since.unixSeconds]) != nil
        }
    }

    /// Our own mail with this Message-ID.
    public func outgoing(withID id: MessageID) throws(StoreError) -> OutgoingMail? {
        try read { try $0.outgoing("WHERE message_id_hash = ?", [$0.hash(of: id)]).first }
    }

    /// The outgoing mail in these states, about this ticket, oldest first; nil does not restrict.
    public func outgoing(states: Set<OutgoingState>?, ticket: TicketID?) throws(StoreError) -> [OutgoingMail] {
        try read { ledger in
            let (clauses, arguments) = LedgerReader.clauses(states, ticket)
            return try ledger.outgoing(clauses, arguments)
        }
    }

    /// Queued mail whose next try has come, oldest first.
    ///
    /// - Parameters:
    ///   - last: the mail after which to go on.
    ///   - limit: the most that are returned.
    public func dueOutgoing(
        now: Date, after last: OutgoingID? = nil, limit: Int = .max
    ) throws(StoreError) -> [OutgoingMail] {
        let condition = "WHERE state = 'queued' AND next_try_at <= ? AND id > ? ORDER BY id LIMIT ?"
        return try read { try $0.outgoing(condition, [now.unixSeconds, last?.value ?? 0, limit]) }
    }

    /// Whether any queued mail's next try has come; no key needed.
    public func hasDueOutgoing(now: Date) throws(StoreError) -> Bool {
        try read { ledger in
            try ledger.value(
                Int.self, "SELECT 1 FROM outgoing WHERE state = 'queued' AND next_try_at <= ? LIMIT 1",
                [now.unixSeconds]) != nil
        }
    }

    /// How many mails were decided on since then, this time included, but for those cancelled or withheld.
    ///
    /// What a person writes or our own team gets is not counted: caps keep a program from flooding strangers.
    ///
    /// - Parameter to: `.all` needs no key.
    public func answerCount(to scope: AnswerScope, since: Date) throws(StoreError) -> Int {
        try read { try $0.answerCount(to: scope, since: since) }
    }
}

extension LedgerReader {
    func answerCount(to scope: AnswerScope, since: Date) throws -> Int {
        let condition: String
        var arguments: [(any DatabaseValueConvertible)?] = []
        switch scope {
        case .address(let address):
            condition = "address_hash = ? AND"
            arguments = [try hash(of: address)]
        case .domain(let domain):
            condition = "domain_hash = ? AND"
            arguments = [try sealer.hash(domain.lowercased(), .domain, in: db)]
        case .all:
            condition = ""
        }
        return try value(
            Int.self,
            """
            SELECT COUNT(*) FROM outgoing
            WHERE \(condition) created_at >= ? AND state NOT IN ('cancelled', 'withheld')
                AND kind NOT IN ('reply', 'notice')
            """, arguments + [since.unixSeconds]) ?? 0
    }
}
