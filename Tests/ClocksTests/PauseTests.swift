import Clocks
import Disclosure
import Foundation
import Testing

/// Pauses, and when a clock from 2026-03-02 09:00:00, a Monday, is due then.
struct Paused: Sendable, CustomTestStringConvertible {
    let words: String
    let span: Span
    let pauses: [CaseTimeline.Pause]
    let due: String
    var pausedAt: String?
    var doneAt: String?
    var testDescription: String { words }

    init(
        _ words: String, _ span: Span, _ pauses: String..., due: String, pausedAt: String? = nil, doneAt: String? = nil
    ) {
        (self.words, self.span, self.due, self.pausedAt, self.doneAt) = (words, span, due, pausedAt, doneAt)
        self.pauses = pauses.map { text in
            let ends = text.components(separatedBy: " – ")
            return CaseTimeline.Pause(from: utc(ends[0]), to: ends.count > 1 ? utc(ends[1]) : nil)
        }
    }
}

@Suite("Waiting for the reporter") struct PauseTests {
    static let days: [Paused] = [
        Paused("none", .days(30), due: "2026-04-01 09:00:00"),
        Paused("by its length", .days(30), "2026-03-10 – 2026-03-13 12:30:00", due: "2026-04-04 21:30:00"),
        Paused("hours too", .hours(48), "2026-03-03 – 2026-03-03 06:00:00", due: "2026-03-04 15:00:00"),
        Paused(
            "two", .days(30), "2026-03-20 – 2026-03-21", "2026-03-10 – 2026-03-12", due: "2026-04-04 09:00:00"),
        Paused(
            "overlapping", .days(30), "2026-03-10 – 2026-03-14", "2026-03-12 – 2026-03-16", due: "2026-04-07 09:00:00"),
        Paused(
            "one in the other", .days(30), "2026-03-10 – 2026-03-20", "2026-03-12 – 2026-03-13",
            due: "2026-04-11 09:00:00"),
        Paused(
            "one after the other", .days(30), "2026-03-10 – 2026-03-12", "2026-03-12 – 2026-03-14",
            due: "2026-04-05 09:00:00"),
        Paused(
            "past the due date: what was left stays", .days(30), "2026-03-31 09:00:00 – 2026-06-01",
            due: "2026-06-02 00:00:00"),
        Paused("begun when it was due", .days(30), "2026-04-01 09:00:00 – 2026-06-01", due: "2026-04-01 09:00:00"),
        Paused(
            "in time because of the one before", .days(30), "2026-03-10 – 2026-03-12", "2026-04-02 – 2026-04-03",
            due: "2026-04-04 09:00:00"),
        Paused("begun before", .days(30), "2026-02-01 – 2026-03-02 19:00:00", due: "2026-04-01 19:00:00"),
        Paused("over before", .days(30), "2026-02-01 – 2026-02-03", due: "2026-04-01 09:00:00"),
        Paused("ends before it starts", .days(30), "2026-03-12 – 2026-03-10", due: "2026-04-01 09:00:00"),
        Paused("empty", .days(30), "2026-03-12 – 2026-03-12", due: "2026-04-01 09:00:00"),
    ]

    static let business: [Paused] = [
        Paused(
            "a few hours", .businessDays(5), "2026-03-04 10:00:00 – 2026-03-04 18:00:00", due: "2026-03-09 23:59:59"),
        Paused(
            "over a night", .businessDays(5), "2026-03-04 18:00:00 – 2026-03-05 06:00:00", due: "2026-03-10 23:59:59"),
        Paused("two nights", .businessDays(5), "2026-03-04 10:00:00 – 2026-03-06 09:00:00", due: "2026-03-11 23:59:59"),
        Paused(
            "from the last second", .businessDays(5), "2026-03-04 23:59:59 – 2026-03-05", due: "2026-03-10 23:59:59"),
        Paused("up to it", .businessDays(5), "2026-03-04 10:00:00 – 2026-03-04 23:59:59", due: "2026-03-09 23:59:59"),
        Paused(
            "over a weekend", .businessDays(5), "2026-03-06 17:00:00 – 2026-03-09 09:00:00", due: "2026-03-10 23:59:59"),
        Paused("on a weekend", .businessDays(5), "2026-03-07 – 2026-03-09", due: "2026-03-09 23:59:59"),
        Paused("a week", .businessDays(5), "2026-03-04 10:00:00 – 2026-03-11 10:00:00", due: "2026-03-16 23:59:59"),
        Paused(
            "past the due date", .businessDays(5), "2026-03-06 10:00:00 – 2026-03-20 10:00:00",
            due: "2026-03-23 23:59:59"),
        Paused("begun late", .businessDays(5), "2026-03-10 – 2026-03-20", due: "2026-03-09 23:59:59"),
        Paused(
            "two in one day count it once", .businessDays(5), "2026-03-04 10:00:00 – 2026-03-04 12:00:00",
            "2026-03-04 20:00:00 – 2026-03-05 03:00:00", due: "2026-03-10 23:59:59"),
    ]

    static let open: [Paused] = [
        Paused("still open", .days(30), "2026-03-10", due: "2026-04-01 09:00:00", pausedAt: "2026-03-10 00:00:00"),
        Paused(
            "after another", .businessDays(5), "2026-03-03 – 2026-03-04", "2026-03-05 12:00:00",
            due: "2026-03-10 23:59:59", pausedAt: "2026-03-05 12:00:00"),
        Paused(
            "covers a later one", .days(30), "2026-03-10", "2026-03-11 – 2026-03-12", due: "2026-04-01 09:00:00",
            pausedAt: "2026-03-10"),
        Paused(
            "grows out of one", .days(30), "2026-03-08 – 2026-03-11", "2026-03-10", due: "2026-04-01 09:00:00",
            pausedAt: "2026-03-08"),
        Paused(
            "from before the start", .days(30), "2026-02-10", due: "2026-04-01 09:00:00",
            pausedAt: "2026-03-02 09:00:00"),
        Paused("begun late", .days(30), "2026-04-10", due: "2026-04-01 09:00:00", pausedAt: "2026-04-10"),
    ]

    static let done: [Paused] = [
        Paused("done meanwhile", .days(30), "2026-03-10", due: "2026-04-03 09:00:00", doneAt: "2026-03-12"),
        Paused(
            "done within it", .days(30), "2026-03-10 – 2026-03-20", due: "2026-04-03 09:00:00", doneAt: "2026-03-12"),
        Paused("done before", .days(30), "2026-03-12 – 2026-03-20", due: "2026-04-01 09:00:00", doneAt: "2026-03-11"),
        Paused("done as it began", .days(30), "2026-03-12", due: "2026-04-01 09:00:00", doneAt: "2026-03-12"),
        Paused("done before the start", .days(30), "2026-02-12", due: "2026-04-01 09:00:00", doneAt: "2026-02-20"),
    ]

    @Test(arguments: days + business + open + done) func moves(_ example: Paused) throws {
        var rules = ClockRules()
        rules.promises.triage = example.span
        var timeline = CaseTimeline(reports: [.init(receivedAt: utc("2026-03-02 09:00:00"))], pauses: example.pauses)
        timeline.reached[.triaged] = example.doneAt.map(utc)
        let clock = try #require(rules.clocks(of: timeline).first { $0.kind == .triage })
        #expect(clock.dueAt == utc(example.due))
        #expect(clock.pausedAt == example.pausedAt.map(utc))
        #expect(clock.doneAt == example.doneAt.map(utc))
    }

    @Test("Business days of the calendar count, and those that stand in for them") func otherCalendars() throws {
        func due(_ calendar: BusinessCalendar) throws -> Date {
            let pause = CaseTimeline.Pause(from: utc("2026-03-05 10:00:00"), to: utc("2026-03-08 10:00:00"))
            let timeline = CaseTimeline(reports: [.init(receivedAt: utc("2026-03-02 09:00:00"))], pauses: [pause])
            let clocks = ClockRules(calendar: calendar).clocks(of: timeline)
            return try #require(clocks.first { $0.kind == .triage }).dueAt
        }
        #expect(try due(BusinessCalendar("UTC", off: "2026-03-06")) == utc("2026-03-11 23:59:59"))
        let thursdayOff: Set<Weekday> = [.friday, .saturday, .sunday, .monday, .tuesday, .wednesday]
        #expect(try due(BusinessCalendar("UTC", thursdayOff)) == utc("2026-03-10 23:59:59"))
        #expect(try due(BusinessCalendar(workdays: [])) == utc("2026-03-10 23:59:59"))
        #expect(try due(BusinessCalendar("Asia/Tokyo")) == utc("2026-03-11 14:59:59"))
    }

    @Test("What is paused is never late; the law, updates and the rest do not wait") func whatWaits() throws {
        let timeline = CaseTimeline(
            reports: [.init(receivedAt: utc("2026-03-02 09:00:00"), nextUpdateAt: utc("2026-03-09 09:00:00"))],
            severity: .low, pauses: [.init(from: utc("2026-03-02 10:00:00"))], targetDate: day("2026-03-20"),
            disclosureDates: [day("2026-03-30")], exploitedSince: utc("2026-03-02 09:00:00"))
        let clocks = ClockRules(followsLaw: true).clocks(of: timeline)
        let now = utc("2027-06-01")
        #expect(
            clocks.filter { $0.standing(at: now) == .paused }.map(\.kind) == [
                .triage, .assessment, .plan, .remediation,
            ])
        #expect(
            clocks.filter { $0.isLate(at: now) }.map(\.kind)
                == [.acknowledgement, .update, .disclosure, .earlyWarning, .notification])
        #expect(clocks.count == 9)
    }
}
