import Clocks
public import Disclosure
public import Foundation
import Settings
import Tickets

/// What is due and late across all tickets, the longest due first; as JSON `{"schema", "due": [{"ticket", "clock", …}]}`.
public struct DueList: Encodable, Sendable {
    /// One clock of one ticket.
    public struct Line: Encodable, Sendable {
        /// As in `PSN-2026-0042`.
        public var ticket: String
        /// What is to be done.
        public var clock: ClockKind
        /// The last second in time.
        public var dueAt: Date
        /// Whether that is past.
        public var isLate: Bool
        /// Nil before triage.
        public var severity: Severity?
        /// Where the case stands.
        public var state: TicketState
        /// Who answers for it.
        public var owner: String?
        /// The subject of its first report, escaped.
        public var title: String?
    }

    /// The version of the JSON object.
    public var schema = 1
    /// By time.
    public var due: [Line]

    /// - Parameters:
    ///   - seconds: how far ahead to look; 0 lists what is late alone.
    ///   - owner: only tickets that this handler answers for.
    public init(_ home: Home, within seconds: Double, owner: String? = nil, now: Date) throws(PosternError) {
        defer { home.close() }
        due = try asPosternError {
            try CaseClocks(home.settings).refreshAllIfRulesChanged(in: home.store)
            return try home.store.clocksDue(by: now.addingTimeInterval(seconds), owner: owner).map { due in
                Line(
                    ticket: due.ticket.number.description, clock: due.clock.kind, dueAt: due.clock.dueAt,
                    isLate: due.clock.isLate(at: now), severity: due.ticket.severity, state: due.ticket.state,
                    owner: due.ticket.owner, title: due.ticket.title.map(VisibleText.line))
            }
        }
    }

    /// A table of 80 columns; what is late comes first.
    public func text(_ style: ScreenStyle) -> String {
        guard !due.isEmpty else { return "nothing is due" }
        let head = style.dim("DUE               CLOCK           TICKET        SEVERITY  OWNER    TITLE")
        return ([head] + due.map { $0.text(style) }).joined(separator: "\n")
    }
}

extension DueList.Line {
    fileprivate func text(_ style: ScreenStyle) -> String {
        let time = ScreenStyle.pad(ScreenStyle.minute(dueAt), 16) + (isLate ? "! " : "  ")
        return (isLate ? style.bad(time) : time) + ScreenStyle.pad(clock.rawValue, 16)
            + style.bold(ScreenStyle.pad(ticket, 14)) + ScreenStyle.pad(severity?.rawValue ?? "-", 10)
            + ScreenStyle.pad(VisibleText.line(owner ?? "-", columns: 8), 9)
            + VisibleText.line(title ?? "(no subject)", columns: 13)
    }
}
