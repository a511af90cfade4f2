public import Disclosure
public import Foundation

/// What the clocks of one case follow from; in no list does the order matter.
public struct CaseTimeline: Hashable, Sendable {
    /// One report of the case.
    public struct Report: Hashable, Sendable {
        /// When its message reached us.
        public var receivedAt: Date
        /// When its acknowledgement was submitted; nil if it has not been.
        public var acknowledgedAt: Date?
        /// False where none is sent, as for one without a sender.
        public var isToBeAcknowledged: Bool
        /// When the reporter last heard from us after the acknowledgement.
        public var lastUpdateAt: Date?
        /// By when they are to hear again; nil where nothing is due, as for one who asked to hear no more.
        public var nextUpdateAt: Date?

        /// A report, to be acknowledged unless it is said otherwise.
        public init(
            receivedAt: Date, acknowledgedAt: Date? = nil, isToBeAcknowledged: Bool = true, lastUpdateAt: Date? = nil,
            nextUpdateAt: Date? = nil
        ) {
            self.receivedAt = receivedAt
            self.acknowledgedAt = acknowledgedAt
            self.isToBeAcknowledged = isToBeAcknowledged
            self.lastUpdateAt = lastUpdateAt
            self.nextUpdateAt = nextUpdateAt
        }
    }

    /// A time in which we wait for the reporter.
    public struct Pause: Hashable, Sendable {
        /// When we asked.
        public var from: Date
        /// When we had what we asked for; nil while we wait.
        public var to: Date?

        /// A pause; one that ends before it starts is none.
        public init(from: Date, to: Date? = nil) {
            self.from = from
            self.to = to
        }
    }

    /// Several people may have reported the same; without any report there are no promises.
    public var reports: [Report]
    /// Nil while it is not decided.
    public var severity: Severity?
    /// When each state was first reached; of one that was lost, as by reopening, when it was reached again, and
    /// nothing until then. `new` and `closed` are not looked at.
    public var reached: [TicketState: Date]
    /// Nil if the case is open, also after it was reopened.
    public var closedAt: Date?
    /// They may overlap.
    public var pauses: [Pause]
    /// The day of the remediation that reporters were told.
    public var targetDate: CalendarDay?
    /// When reporters mean to publish.
    public var disclosureDates: [CalendarDay]
    /// When our advisory was published.
    public var advisoryAt: Date?
    /// When the mail arrived from which we know of active exploitation.
    public var exploitedSince: Date?
    /// When a handler did what the law asks; only ``ClockKind/isOfLaw`` kinds are looked at.
    public var notified: [ClockKind: Date]

    /// A case with these reports, of which nothing else is known unless it is given.
    public init(
        reports: [Report], severity: Severity? = nil, reached: [TicketState: Date] = [:], closedAt: Date? = nil,
        pauses: [Pause] = [], targetDate: CalendarDay? = nil, disclosureDates: [CalendarDay] = [],
        advisoryAt: Date? = nil, exploitedSince: Date? = nil, notified: [ClockKind: Date] = [:]
    ) {
        self.reports = reports
        self.severity = severity
        self.reached = reached
        self.closedAt = closedAt
        self.pauses = pauses
        self.targetDate = targetDate
        self.disclosureDates = disclosureDates
        self.advisoryAt = advisoryAt
        self.exploitedSince = exploitedSince
        self.notified = notified
    }
}
