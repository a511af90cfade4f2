public import Disclosure
public import Foundation
import Tickets

/// Which tickets to list.
public struct TicketSelection: Sendable {
    /// Only these states; all if empty.
    public var states: [TicketState] = []
    /// Only these severities; all if empty.
    public var severities: [Severity] = []
    /// Only this affected product.
    public var product: String?
    /// Only tickets that this handler answers for.
    public var owner: String?
    /// Only tickets with a report from this address.
    public var reporter: EmailAddress?
    /// Only tickets opened more than this many days ago.
    public var olderThanDays: Int?
    /// Only tickets opened less than this many days ago.
    public var newerThanDays: Int?
    /// Only tickets that need a person.
    public var needsPerson = false

    /// All tickets.
    public init() {}

    func filter(now: Date) -> TicketFilter {
        var filter = TicketFilter()
        filter.states = states.isEmpty ? nil : Set(states)
        filter.severities = severities.isEmpty ? nil : Set(severities)
        filter.product = product
        filter.owner = owner
        filter.reporter = reporter
        filter.openedBefore = olderThanDays.map { now.addingTimeInterval(-Double($0) * 86_400) }
        filter.openedAfter = newerThanDays.map { now.addingTimeInterval(-Double($0) * 86_400) }
        filter.needsPerson = needsPerson ? true : nil
        return filter
    }
}

/// The tickets of a home, a line each; as JSON `{"schema", "tickets": [{"number", "state", …}]}`.
public struct TicketList: Encodable, Sendable {
    /// One ticket.
    public struct Line: Encodable, Sendable {
        /// As in `PSN-2026-0042`.
        public var number: String
        /// Where the case stands.
        public var state: TicketState
        /// Nil before triage.
        public var severity: Severity?
        /// The affected product; nil before triage.
        public var product: String?
        /// Why it was closed; nil while it is open.
        public var resolution: Resolution?
        /// The handler who answers for it.
        public var owner: String?
        /// How many reports it has.
        public var reports: Int
        /// A code: why a person has to look at it; nil if nothing is the matter.
        public var needsPerson: String?
        /// The subject of its first report, escaped.
        public var title: String?
        /// When its first report was filed.
        public var openedAt: Date
        /// When something was last recorded on it.
        public var updatedAt: Date
    }

    /// The version of the JSON object.
    public var schema = 1
    /// By number.
    public var tickets: [Line]

    /// Lists what a selection takes.
    public init(_ home: Home, _ selection: TicketSelection, now: Date) throws(PosternError) {
        defer { home.close() }
        tickets = try asPosternError {
            try home.store.heads(matching: selection.filter(now: now)).map(Line.init)
        }
    }

    /// A table of 80 columns.
    public func text(_ style: ScreenStyle) -> String {
        guard !tickets.isEmpty else { return "no tickets" }
        let head = style.dim("NUMBER         STATE        SEVERITY   OPENED      TITLE")
        let lines = tickets.map { ticket in
            let severity = ScreenStyle.pad(ticket.severity?.rawValue ?? "-", 11)
            let shown =
                switch ticket.severity {
                case .critical: style.bad(severity)
                case .important: style.warning(severity)
                default: severity
                }
            let mark = ticket.needsPerson == nil ? "" : "! "
            return style.bold(ScreenStyle.pad(ticket.number, 15)) + ScreenStyle.pad(ticket.state.rawValue, 13) + shown
                + ScreenStyle.pad(ScreenStyle.day(ticket.openedAt), 12) + style.warning(mark)
                + VisibleText.line(ticket.title ?? "(no subject)", columns: 29 - mark.count)
        }
        return ([head] + lines).joined(separator: "\n")
    }
}

extension TicketList.Line {
    init(_ ticket: TicketHead) {
        self.init(
            number: ticket.number.description, state: ticket.state, severity: ticket.severity, product: ticket.product,
            resolution: ticket.resolution, owner: ticket.owner, reports: ticket.reportCount,
            needsPerson: ticket.needsPerson, title: ticket.title.map(VisibleText.line), openedAt: ticket.openedAt,
            updatedAt: ticket.updatedAt)
    }
}
