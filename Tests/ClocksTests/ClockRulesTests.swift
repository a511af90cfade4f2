import Clocks
import Disclosure
import Foundation
import Testing

/// All by UTC and the defaults; 2026-03-02 is a Monday.
@Suite("The clocks of a case") struct ClockRulesTests {
    private let start = utc("2026-03-02 09:00:00")
    private var report: CaseTimeline.Report { .init(receivedAt: start, acknowledgedAt: utc("2026-03-02 09:05:00")) }

    private func clock(_ kind: ClockKind, of timeline: CaseTimeline, followsLaw: Bool = true) -> Clock? {
        let clocks = ClockRules(followsLaw: followsLaw).clocks(of: timeline)
        #expect(clocks.map(\.kind) == Set(clocks.map(\.kind)).sorted(), "in order, each once")
        return clocks.first { $0.kind == kind }
    }

    // MARK: - Acknowledgement

    @Test("Of several reports the earliest that waits, else the one acknowledged last") func acknowledgement() {
        let late = CaseTimeline.Report(receivedAt: utc("2026-03-04 10:00:00"))
        let later = CaseTimeline.Report(receivedAt: utc("2026-03-05 10:00:00"))
        var timeline = CaseTimeline(reports: [later, report, late])
        #expect(
            clock(.acknowledgement, of: timeline)
                == Clock(kind: .acknowledgement, startedAt: late.receivedAt, dueAt: utc("2026-03-05 23:59:59")))
        timeline.reports[0].acknowledgedAt = utc("2026-03-09")
        timeline.reports[2].acknowledgedAt = utc("2026-03-05")
        let last = clock(.acknowledgement, of: timeline)
        #expect(last?.startedAt == later.receivedAt && last?.doneAt == utc("2026-03-09"))
        #expect(last?.standing(at: utc("2027-01-01")) == .doneLate)
        timeline.reports = [.init(receivedAt: start, isToBeAcknowledged: false)]
        #expect(clock(.acknowledgement, of: timeline) == nil)
    }

    // MARK: - Promises by state and severity

    static let dues: [Severity: [String]] = [
        .critical: ["2026-03-09 23:59:59", "2026-03-09 23:59:59", "2026-04-01 09:00:00"],
        .important: ["2026-03-16 23:59:59", "2026-03-23 23:59:59", "2026-05-31 09:00:00"],
        .moderate: ["2026-03-30 23:59:59", "2026-04-13 23:59:59", "2026-08-29 09:00:00"],
        .low: ["2026-04-13 23:59:59", "2026-05-25 23:59:59", "2027-03-02 09:00:00"],
    ]

    @Test("Assessment, plan and remediation follow the severity", arguments: Severity.allCases)
    func severities(_ severity: Severity) {
        let timeline = CaseTimeline(reports: [report], severity: severity)
        let kinds: [ClockKind] = [.assessment, .plan, .remediation]
        #expect(kinds.map { clock($0, of: timeline)?.dueAt } == Self.dues[severity]?.map(utc))
        #expect(clock(.triage, of: timeline)?.dueAt == utc("2026-03-09 23:59:59"))
    }

    @Test("Before the severity is decided there is triage alone") func undecided() {
        let clocks = ClockRules().clocks(of: CaseTimeline(reports: [report]))
        #expect(clocks.map(\.kind) == [.acknowledgement, .triage])
    }

    @Test("They count from the first report") func firstReport() {
        let second = CaseTimeline.Report(receivedAt: utc("2026-02-25 09:00:00"))
        let timeline = CaseTimeline(reports: [report, second], severity: .critical)
        #expect(clock(.triage, of: timeline)?.dueAt == utc("2026-03-04 23:59:59"))
        #expect(clock(.remediation, of: timeline)?.startedAt == second.receivedAt)
        #expect(ClockRules(followsLaw: true).clocks(of: CaseTimeline(reports: [], severity: .low)).isEmpty)
    }

    @Test("Done with the state they lead to, or a later one") func states() {
        var timeline = CaseTimeline(reports: [report], severity: .important)
        let kinds: [ClockKind] = [.triage, .assessment, .plan, .remediation]
        func done() -> [Date?] { kinds.map { clock($0, of: timeline)?.doneAt } }
        #expect(done() == [nil, nil, nil, nil])
        timeline.reached = [.new: utc("2026-03-02"), .triaged: utc("2026-03-05")]
        #expect(done() == [utc("2026-03-05"), nil, nil, nil])
        timeline.reached[.remediation] = utc("2026-03-20")
        #expect(done() == [utc("2026-03-05"), utc("2026-03-20"), utc("2026-03-20"), nil])
        #expect(clock(.assessment, of: timeline)?.standing(at: start) == .doneLate)
        #expect(clock(.plan, of: timeline)?.standing(at: start) == .done)
        timeline.reached[.released] = utc("2026-03-21")
        #expect(done().last == utc("2026-03-21"))
        timeline.reached = [.closed: utc("2026-03-21")]
        #expect(done() == [nil, nil, nil, nil])
    }

    @Test("The target date counts where it comes first, and no pause moves it") func targetDate() {
        var timeline = CaseTimeline(
            reports: [report], severity: .important, pauses: [.init(from: utc("2026-03-10"), to: utc("2026-03-20"))],
            targetDate: day("2026-05-01"))
        #expect(clock(.remediation, of: timeline)?.dueAt == utc("2026-05-01 23:59:59"))
        timeline.targetDate = day("2026-06-30")
        #expect(clock(.remediation, of: timeline)?.dueAt == utc("2026-06-10 09:00:00"))
        timeline.severity = nil
        #expect(clock(.remediation, of: timeline)?.dueAt == utc("2026-06-30 23:59:59"))
        #expect(clock(.plan, of: timeline) == nil)
        timeline.reached[.released] = utc("2026-07-01")
        #expect(clock(.remediation, of: timeline)?.standing(at: start) == .doneLate)
        let tokyo = ClockRules(calendar: BusinessCalendar("Asia/Tokyo")).clocks(of: timeline)
        #expect(tokyo.first { $0.kind == .remediation }?.dueAt == utc("2026-06-30 14:59:59"))
    }

    // MARK: - Updates, advisory, disclosure

    @Test("The next update is the earliest that a reporter waits for; a closed case has none") func update() {
        var timeline = CaseTimeline(reports: [
            .init(receivedAt: start, acknowledgedAt: start, nextUpdateAt: utc("2026-03-20")),
            .init(receivedAt: start, lastUpdateAt: utc("2026-03-05"), nextUpdateAt: utc("2026-03-12")),
            .init(receivedAt: start, nextUpdateAt: nil),
        ])
        #expect(
            clock(.update, of: timeline)
                == Clock(kind: .update, startedAt: utc("2026-03-05"), dueAt: utc("2026-03-12")))
        timeline.closedAt = utc("2026-03-06")
        #expect(clock(.update, of: timeline) == nil)
        timeline = CaseTimeline(reports: [.init(receivedAt: start)])
        #expect(clock(.update, of: timeline) == nil)
    }

    @Test("The advisory follows the release") func advisory() {
        var timeline = CaseTimeline(reports: [report], severity: .low)
        #expect(clock(.advisory, of: timeline) == nil)
        timeline.reached[.released] = utc("2026-03-12 15:00:00")
        #expect(
            clock(.advisory, of: timeline)
                == Clock(kind: .advisory, startedAt: utc("2026-03-12 15:00:00"), dueAt: utc("2026-03-19 23:59:59")))
        timeline.advisoryAt = utc("2026-03-20")
        #expect(clock(.advisory, of: timeline)?.standing(at: start) == .doneLate)
    }

    @Test("The earliest of the reporters' dates, to the end of its day") func disclosure() {
        var timeline = CaseTimeline(reports: [report], disclosureDates: [day("2026-06-01"), day("2026-05-31")])
        let tokyo = ClockRules(calendar: BusinessCalendar("Asia/Tokyo")).clocks(of: timeline)
        #expect(tokyo.first { $0.kind == .disclosure }?.dueAt == utc("2026-05-31 14:59:59"))
        #expect(clock(.disclosure, of: timeline)?.standing(at: utc("2026-05-31 23:59:59")) == .running)
        #expect(clock(.disclosure, of: timeline)?.standing(at: utc("2026-06-01 00:00:00")) == .late)
        timeline.closedAt = utc("2026-05-02")
        timeline.advisoryAt = utc("2026-05-01")
        #expect(clock(.disclosure, of: timeline)?.doneAt == utc("2026-05-01"))
        timeline.disclosureDates = [day("2026-02-01")]
        timeline.closedAt = nil
        timeline.advisoryAt = nil
        #expect(clock(.disclosure, of: timeline)?.isLate(at: start) == true, "gone before the report came")
    }

    // MARK: - Closing

    @Test("Closing ends the promises") func closing() {
        let waiting = CaseTimeline.Report(receivedAt: start, nextUpdateAt: utc("2026-03-09"))
        let timeline = CaseTimeline(
            reports: [waiting], severity: .low,
            reached: [.triaged: utc("2026-03-05"), .released: utc("2026-04-20")], closedAt: utc("2026-04-24"),
            disclosureDates: [day("2026-06-01")], advisoryAt: utc("2026-05-01"))
        let clocks = ClockRules().clocks(of: timeline)
        #expect(
            clocks.map(\.kind)
                == [.acknowledgement, .triage, .assessment, .plan, .remediation, .advisory, .disclosure])
        #expect(
            clocks.map(\.doneAt)
                == ["2026-04-24", "2026-03-05", "2026-04-20", "2026-04-20", "2026-04-20", "2026-04-24", "2026-04-24"]
                .map(utc))
        #expect(clocks.filter { $0.standing(at: start) == .doneLate }.map(\.kind) == [.acknowledgement, .assessment])
    }

    @Test("A report that came after closing still wants its acknowledgement") func reportAfterClosing() {
        let timeline = CaseTimeline(
            reports: [report, .init(receivedAt: utc("2026-05-04 12:00:00"))], closedAt: utc("2026-04-24"))
        #expect(clock(.acknowledgement, of: timeline)?.standing(at: utc("2026-05-06")) == .late)
    }

    // MARK: - The law's

    @Test("24 and 72 hours from the mail, 14 days from the release") func law() {
        var timeline = CaseTimeline(reports: [report], exploitedSince: utc("2026-03-27 22:15:00"))
        let kinds: [ClockKind] = [.earlyWarning, .notification, .finalReport]
        func dues() -> [Date?] { kinds.map { clock($0, of: timeline)?.dueAt } }
        #expect(dues() == [utc("2026-03-28 22:15:00"), utc("2026-03-30 22:15:00"), nil])
        timeline.reached[.released] = utc("2026-04-10 08:00:00")
        #expect(dues().last == utc("2026-04-24 08:00:00"))
        timeline.reached[.released] = utc("2026-01-10 08:00:00")
        #expect(dues().last == utc("2026-04-10 22:15:00"), "of a release before it was known")
        for kind in kinds { #expect(clock(kind, of: timeline, followsLaw: false) == nil) }
        timeline.exploitedSince = nil
        for kind in kinds { #expect(clock(kind, of: timeline) == nil) }
    }

    @Test("Neither a pause nor closing stops the law's; a handler's word does") func lawGoesOn() {
        var timeline = CaseTimeline(
            reports: [report], closedAt: utc("2026-03-03"), pauses: [.init(from: start)], exploitedSince: start)
        #expect(clock(.earlyWarning, of: timeline)?.isLate(at: utc("2026-03-03 09:00:01")) == true)
        timeline.notified = [.earlyWarning: utc("2026-03-03 09:00:00"), .notification: utc("2026-03-06")]
        #expect(clock(.earlyWarning, of: timeline)?.standing(at: start) == .done)
        #expect(clock(.notification, of: timeline)?.standing(at: start) == .doneLate)
        timeline.notified[.triage] = start
        #expect(clock(.triage, of: timeline)?.doneAt == utc("2026-03-03"))
    }
}
