public import Disclosure
import Mail

/// How a reporter is named from now on; as JSON `{"schema", "ticket", "reporter", "credit", "isAnonymous"}`.
public struct CreditView: Encodable, Sendable {
    /// The version of the JSON object.
    public var schema = 1
    var ticket: String
    var reporter: String
    var reporterASCII: String?
    /// Nil where no advisory is to name them.
    var credit: String?
    var isAnonymous: Bool

    init(_ credit: Credit, of reporter: EmailAddress, on ticket: TicketNumber) {
        let address = ShownAddress(reporter)
        self.ticket = ticket.description
        self.reporter = address.text
        reporterASCII = address.ascii
        self.credit = credit.name.map(VisibleText.line)
        isAnonymous = credit == .anonymous
    }

    /// What was done, a line.
    public var text: String {
        let whom = reporterASCII.map { "\(reporter) (\($0))" } ?? reporter
        return "\(ticket): \(whom) is named \(credit ?? "not at all")"
    }
}

/// What a change came to; as JSON `{"schema", "ticket", "before", "after", "next", "warnings"}`.
public struct ChangeView: Encodable, Sendable {
    /// The next state.
    public struct Next: Encodable, Sendable {
        var state: TicketState
        /// Options of `postern ticket set`.
        var takes: [String]
    }

    /// The version of the JSON object.
    public var schema = 1
    var ticket: String
    var before: TicketState
    var after: TicketState
    /// Nil where only a resolution is left to be given.
    var next: Next?
    /// What the handler ought to know.
    public var warnings: [String]

    /// Of this ticket.
    public init(_ outcome: CaseWork.Outcome, of ticket: TicketNumber) {
        self.ticket = ticket.description
        before = outcome.before
        after = outcome.after
        next = outcome.next.map { Next(state: $0.state, takes: $0.takes) }
        warnings = outcome.warnings
    }

    /// What was done, a line.
    public var text: String {
        let change =
            before == after ? "\(ticket) stays \(after.rawValue)" : "\(ticket) \(before.rawValue) → \(after.rawValue)"
        return change + (next.map { "; \($0.state.rawValue) takes \($0.takes.joined(separator: ", "))" } ?? "")
    }
}
