import Disclosure
import Foundation
import Testing

@Suite("The nouns of clocks") struct ClockVocabularyTests {
    @Test(
        "Spans, and how they are written",
        arguments: [
            ("24 hours", Span.hours(24), "24 hours"), ("1 hour", .hours(1), "1 hour"), ("1 day", .days(1), "1 day"),
            ("1 days", .days(1), "1 day"), ("5 day", .days(5), "5 days"), ("3650 days", .days(3650), "3650 days"),
            ("5 business days", .businessDays(5), "5 business days"),
            ("1 business day", .businessDays(1), "1 business day"), ("007 days", .days(7), "7 days"),
        ])
    func spans(_ text: String, _ span: Span, _ written: String) throws {
        #expect(Span(text) == span)
        #expect(span.description == written && Span(written) == span)
        let coded = try JSONEncoder().encode([span])
        #expect(String(decoding: coded, as: UTF8.self) == "[\"\(written)\"]")
        #expect(try JSONDecoder().decode([Span].self, from: coded) == [span])
    }

    @Test(
        "What is no span",
        arguments: [
            "", " ", "5", "days", "5days", "5  days", " 5 days", "5 days ", "0 days", "3651 days", "00001 days",
            "+5 days",
            "-5 days", "5.5 days", "٥ days", "5 weeks", "5 Days", "5 dayss", "5 businessdays", "5 business", "5\tdays",
            "99999999999999999999 hours",
        ])
    func noSpans(_ text: String) { #expect(Span(text) == nil) }

    @Test func holidays() throws {
        let day = try #require(CalendarDay("2026-12-25"))
        #expect(Holiday("2026-12-25") == .day(day))
        #expect(Holiday("12-25") == .everyYear(month: 12, day: 25))
        #expect(Holiday("02-29") == .everyYear(month: 2, day: 29))
        for text in ["2026-12-25", "12-25", "02-29", "01-01"] { #expect(Holiday(text)?.description == text) }
        for text in ["", "12", "1-1", "13-01", "02-30", "2027-02-29", "12-25-", "-12-25", "12/25", "2026-12"] {
            #expect(Holiday(text) == nil, "\(text)")
        }
    }

    @Test func weekdays() throws {
        let monday = try #require(CalendarDay("2026-03-02"))
        for (index, weekday) in Weekday.allCases.enumerated() {
            #expect(weekday.number == monday.adding(days: index).weekday)
        }
    }

    @Test func clockKinds() {
        #expect(ClockKind.allCases.sorted() == ClockKind.allCases)
        #expect(
            ClockKind.allCases.filter(\.isOfLaw).map(\.rawValue) == ["early-warning", "notification", "final-report"])
        #expect(ClockKind.allCases.filter(\.isPausable) == [.triage, .assessment, .plan, .remediation])
    }

    @Test func valuesBySeverity() {
        var values = BySeverity(critical: 1, important: 2, moderate: 3, low: 4)
        #expect(Severity.allCases.map { values[$0] } == [1, 2, 3, 4])
        for severity in Severity.allCases { values[severity] *= 10 }
        #expect(values == BySeverity(critical: 10, important: 20, moderate: 30, low: 40))
    }
}
