public import Disclosure
internal import Foundation

/// What sets the clocks of every case.
public struct ClockRules: Hashable, Sendable {
    /// Of the vendor's policy.
    public var promises: Promises
    /// What business days are, and when a day ends.
    public var calendar: BusinessCalendar
    /// Whether Regulation (EU) 2024/2847 (Cyber Resilience Act), Article 14, binds the vendor.
    public var followsLaw: Bool

    /// Rules; without the law unless it is said.
    public init(
        promises: Promises = Promises(), calendar: BusinessCalendar = BusinessCalendar(), followsLaw: Bool = false
    ) {
        self.promises = promises
        self.calendar = calendar
        self.followsLaw = followsLaw
    }

    /// The clocks of a case, in the order of ``ClockKind``, at most one of a kind.
    ///
    /// - Acknowledgement: of the report whose deadline comes first among those that still wait; if none does, of the
    ///   one acknowledged last.
    /// - Triage, assessment, plan, remediation: from the first report, done with the state they lead to or a later one.
    ///   Assessment and plan follow the severity, and are not there before it is decided. Remediation is due with the
    ///   severity's promise or at the end of the target date, which no pause moves, whichever comes first.
    /// - Update: the earliest that a reporter waits for; never done, since the next follows. None in a closed case.
    /// - Advisory: from the release, in business days or whatever the promise counts.
    /// - Disclosure: the end of the earliest of the reporters' dates; done by the advisory or by closing.
    /// - The law's, if it binds and exploitation is known: 24 and 72 hours from the mail that told of it; 14 days from
    ///   the release, or from that mail if it came later. Done when a handler says so, and by nothing else.
    ///
    /// Closing ends every clock but the law's that began before: it is done then, if it was not before.
    public func clocks(of timeline: CaseTimeline) -> [Clock] {
        ClockReader(rules: self, timeline: timeline).clocks()
    }
}
