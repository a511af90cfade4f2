import Clocks
import Disclosure
import Foundation
import TestSupport
import Testing

@Suite("One clock") struct ClockTests {
    private let start = utc("2026-03-02")
    private let due = utc("2026-03-09 23:59:59")

    @Test(
        "How it stands",
        arguments: [
            ("2026-03-09 23:59:59", Clock.Standing.running), ("2026-03-10 00:00:00", .late), ("2026-01-01", .running),
        ])
    func running(_ now: String, _ standing: Clock.Standing) {
        let clock = Clock(kind: .triage, startedAt: start, dueAt: due)
        #expect(clock.standing(at: utc(now)) == standing)
        #expect(clock.isLate(at: utc(now)) == (standing == .late))
    }

    @Test("What is done stays done, whatever the time") func done() {
        let inTime = Clock(kind: .triage, startedAt: start, dueAt: due, doneAt: due)
        let late = Clock(
            kind: .triage, startedAt: start, dueAt: due, doneAt: due.addingTimeInterval(1), pausedAt: start)
        for now in [utc("2026-03-01"), utc("2027-01-01")] {
            #expect(inTime.standing(at: now) == .done)
            #expect(late.standing(at: now) == .doneLate && !late.isLate(at: now))
        }
    }

    @Test("Paused from when it was") func paused() {
        let clock = Clock(kind: .triage, startedAt: start, dueAt: due, pausedAt: utc("2026-03-05"))
        #expect(clock.standing(at: utc("2026-03-04")) == .running)
        #expect(clock.standing(at: utc("2027-01-01")) == .paused)
    }

    /// The remediation and the advisory, each with its due day and whether it is done, beside a reporter's 2026-06-01.
    static let conflictCases: [([(ClockKind, String, Bool)], [ClockKind])] = [
        ([(.remediation, "2026-06-01", false)], []),
        ([(.remediation, "2026-06-02", false)], [.remediation]),
        ([(.remediation, "2026-06-02", true)], []),
        ([(.remediation, "2026-05-31", true), (.advisory, "2026-06-05", false)], [.advisory]),
        ([(.remediation, "2026-07-01", false), (.advisory, "2026-07-05", false)], [.remediation, .advisory]),
        ([(.plan, "2026-07-01", false), (.finalReport, "2026-07-01", false), (.update, "2026-07-01", false)], []),
    ]

    @Test("Clocks of ours that end after a reporter's date", arguments: conflictCases)
    func falling(_ ours: [(ClockKind, String, Bool)], _ expected: [ClockKind]) {
        let clocks = ours.map { kind, end, isDone in
            Clock(kind: kind, startedAt: start, dueAt: utc("\(end) 23:59:59"), doneAt: isDone ? start : nil)
        }
        let disclosure = Clock(kind: .disclosure, startedAt: start, dueAt: utc("2026-06-01 23:59:59"))
        #expect(conflicts(in: clocks + [disclosure]) == expected)
        #expect(conflicts(in: clocks).isEmpty, "nobody means to publish")
        let published = Clock(kind: .disclosure, startedAt: start, dueAt: disclosure.dueAt, doneAt: start)
        #expect(conflicts(in: clocks + [published]).isEmpty)
    }

    @Test("A promise that ends after the reporter's date is seen in the case") func conflictInACase() {
        var timeline = CaseTimeline(
            reports: [.init(receivedAt: start)], severity: .important, disclosureDates: [day("2026-05-01")])
        #expect(conflicts(in: ClockRules().clocks(of: timeline)) == [.remediation])
        timeline.targetDate = day("2026-05-01")
        #expect(conflicts(in: ClockRules().clocks(of: timeline)).isEmpty)
        timeline.reached[.released] = utc("2026-04-28")
        #expect(conflicts(in: ClockRules().clocks(of: timeline)) == [.advisory])
    }

    @Test("2,000 busy cases take less than a second of the processor") func speed() {
        let holidays = (0..<40).map { Holiday.day(day("2026-01-01").adding(days: $0 * 17)) }
        let rules = ClockRules(
            calendar: BusinessCalendar(timeZone: zone("Europe/Berlin"), holidays: holidays), followsLaw: true)
        let timeline = CaseTimeline(
            reports: [.init(receivedAt: start), .init(receivedAt: due, nextUpdateAt: utc("2026-04-01"))],
            severity: .low, reached: [.triaged: utc("2026-03-08"), .released: utc("2026-05-08")],
            pauses: [.init(from: utc("2026-03-03"), to: utc("2026-03-20")), .init(from: utc("2026-04-03"))],
            targetDate: day("2026-05-01"), disclosureDates: [day("2026-06-01")], exploitedSince: start)
        var count = 0
        let time = processorTime { for _ in 0..<2000 { count += rules.clocks(of: timeline).count } }
        #expect(count == 2000 * 11)
        #expect(time < .seconds(1), "\(time)")
    }
}
