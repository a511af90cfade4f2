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
///
/// Each is written down as it is read: of a hundred thousand only the words are held, and nobody waits for the ledger
/// while a person reads them page by page.
public struct TicketList {
    let home: Home
    let filter: TicketFilter

    /// Lists what a selection takes, by number.
    public init(_ home: Home, _ selection: TicketSelection, now: Date) {
        self.home = home
        filter = selection.filter(now: now)
    }

    /// A table of 80 columns.
    public func text(_ style: ScreenStyle) throws(PosternError) -> String {
        defer { home.close() }
        return try asPosternError {
            var text = style.dim("NUMBER         STATE        SEVERITY   OPENED      TITLE")
            var isEmpty = true
            try home.store.forEachHead(matching: filter) { ticket in
                isEmpty = false
                Self.add(ticket, to: &text, style)
            }
            return isEmpty ? "no tickets" : text
        }
    }

    private static func add(_ ticket: TicketHead, to text: inout String, _ style: ScreenStyle) {
        let severity = ScreenStyle.pad(ticket.severity?.rawValue ?? "-", 11)
        text += "\n"
        text += style.bold(ScreenStyle.pad(ticket.number.description, 15))
        text += ScreenStyle.pad(ticket.state.rawValue, 13)
        switch ticket.severity {
        case .critical: text += style.bad(severity)
        case .important: text += style.warning(severity)
        default: text += severity
        }
        text += ScreenStyle.pad(ScreenStyle.day(ticket.openedAt), 12)
        let mark = ticket.needsPerson == nil ? "" : "! "
        text += style.warning(mark)
        text += VisibleText.line(ticket.title ?? "(no subject)", columns: 29 - mark.count)
    }

    /// What is absent has no field.
    public func json() throws(PosternError) -> String {
        defer { home.close() }
        return try asPosternError {
            var list = JSONList(named: "tickets")
            try home.store.forEachHead(matching: filter) { ticket in
                list.begin()
                // By name, as everywhere.
                list.add("needsPerson", ticket.needsPerson)
                list.add("number", ticket.number.description)
                list.add("openedAt", ticket.openedAt)
                list.add("owner", ticket.owner)
                list.add("product", ticket.product)
                list.add("reports", ticket.reportCount)
                list.add("resolution", ticket.resolution?.rawValue)
                list.add("severity", ticket.severity?.rawValue)
                list.add("state", ticket.state.rawValue)
                list.add("title", ticket.title.map(VisibleText.line))
                list.add("updatedAt", ticket.updatedAt)
                list.end()
            }
            return list.finish()
        }
    }
}
