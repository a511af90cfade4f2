import Clocks
import Disclosure
import Foundation
import Testing

/// A span, its start and its end, worked out by hand from the calendar of the year and the zone's rules.
struct Due: Sendable, CustomTestStringConvertible {
    let words: String
    let span: Span
    let start: String
    let end: String
    var calendar = BusinessCalendar()
    var testDescription: String { "\(words): \(span) from \(start)" }

    init(_ words: String, _ span: Span, _ start: String, _ end: String, in calendar: BusinessCalendar? = nil) {
        (self.words, self.span, self.start, self.end) = (words, span, start, end)
        if let calendar { self.calendar = calendar }
    }
}

/// 2026-03-02 is a Monday.
@Suite("When a span is over") struct BusinessCalendarTests {
    static let berlin = BusinessCalendar("Europe/Berlin")

    static let hoursAndDays: [Due] = [
        Due("hours are exact", .hours(72), "2026-03-06 09:30:00", "2026-03-09 09:30:00"),
        Due("across a change", .hours(24), "2026-03-28 12:00:00", "2026-03-29 12:00:00", in: berlin),
        Due("the same time", .days(30), "2026-03-02 09:30:15", "2026-04-01 09:30:15"),
        Due("by the wall", .days(1), "2026-03-28 11:00:00", "2026-03-29 10:00:00", in: berlin),
        Due("by the wall in autumn", .days(14), "2026-10-20 11:00:00", "2026-11-03 12:00:00", in: berlin),
        Due("02:30 is not there, 03:30 is", .days(1), "2026-03-28 01:30:00", "2026-03-29 01:30:00", in: berlin),
        Due("02:30 is there twice", .days(1), "2026-10-24 00:30:00", "2026-10-25 00:30:00", in: berlin),
        Due(
            "half an hour", .days(1), "2026-04-04 01:00:00", "2026-04-05 01:30:00",
            in: BusinessCalendar("Australia/Lord_Howe")),
        Due(
            "a day that was left out", .days(2), "2011-12-29 22:00:00", "2011-12-30 22:00:00",
            in: BusinessCalendar("Pacific/Apia")),
        Due("over a leap day", .days(365), "2028-02-01 08:00:00", "2029-01-31 08:00:00"),
        Due("ten years", .days(3650), "2026-01-01", "2035-12-30"),
    ]

    static let businessDays: [Due] = [
        Due("the next day", .businessDays(1), "2026-03-02 09:00:00", "2026-03-03 23:59:59"),
        Due("from the first second", .businessDays(1), "2026-03-02 00:00:00", "2026-03-03 23:59:59"),
        Due("to the last second", .businessDays(1), "2026-03-02 23:59:59", "2026-03-03 23:59:59"),
        Due("a week", .businessDays(5), "2026-03-02 09:00:00", "2026-03-09 23:59:59"),
        Due("over a weekend", .businessDays(1), "2026-03-06 17:00:00", "2026-03-09 23:59:59"),
        Due("from a Saturday", .businessDays(1), "2026-03-07 17:00:00", "2026-03-09 23:59:59"),
        Due("from a Sunday", .businessDays(2), "2026-03-08 17:00:00", "2026-03-10 23:59:59"),
        Due("twelve weeks", .businessDays(60), "2026-03-02 09:00:00", "2026-05-25 23:59:59"),
        Due("Thursday there", .businessDays(1), "2026-03-05 18:29:59", "2026-03-06 18:29:59", in: kolkata),
        Due("Friday there", .businessDays(1), "2026-03-05 18:30:00", "2026-03-09 18:29:59", in: kolkata),
        Due(
            "45 minutes", .businessDays(1), "2026-03-02 18:14:59", "2026-03-03 18:14:59",
            in: BusinessCalendar("Asia/Kathmandu")),
        Due(
            "the evening before", .businessDays(1), "2026-03-03 07:59:59", "2026-03-04 07:59:59",
            in: BusinessCalendar("America/Los_Angeles")),
        Due("after a change", .businessDays(1), "2026-03-27 12:00:00", "2026-03-30 21:59:59", in: berlin),
        Due(
            "after half an hour's", .businessDays(1), "2026-04-03 01:00:00", "2026-04-06 13:29:59",
            in: BusinessCalendar("Australia/Lord_Howe")),
        Due("Friday and Saturday off", .businessDays(1), "2026-03-05 09:00:00", "2026-03-08 20:59:59", in: riyadh),
        Due("Sunday on", .businessDays(5), "2026-03-08 09:00:00", "2026-03-15 20:59:59", in: riyadh),
        Due(
            "before a midnight that is left out", .businessDays(1), "2026-04-22 10:00:00", "2026-04-23 21:59:59",
            in: BusinessCalendar("Africa/Cairo")),
        Due("before a day left out", .businessDays(1), "2011-12-28 22:00:00", "2011-12-30 09:59:59", in: apia),
        Due("that day is over at once", .businessDays(2), "2011-12-28 22:00:00", "2011-12-30 09:59:59", in: apia),
        Due("and the next is there", .businessDays(3), "2011-12-28 22:00:00", "2012-01-02 09:59:59", in: apia),
        Due("Saturdays alone", .businessDays(3), "2026-03-07 09:00:00", "2026-03-28 23:59:59", in: saturdays),
    ]

    static let kolkata = BusinessCalendar("Asia/Kolkata")
    static let riyadh = BusinessCalendar("Asia/Riyadh", [.sunday, .monday, .tuesday, .wednesday, .thursday])
    static let apia = BusinessCalendar("Pacific/Apia")
    static let saturdays = BusinessCalendar("UTC", [.saturday])
    static let holidays = BusinessCalendar("UTC", off: "2026-12-25", "01-01", "02-29", "2026-12-27")

    static let aroundHolidays: [Due] = [
        Due("one day", .businessDays(1), "2026-12-24 09:00:00", "2026-12-28 23:59:59", in: holidays),
        Due("in its year alone", .businessDays(1), "2028-12-22 09:00:00", "2028-12-25 23:59:59", in: holidays),
        Due("one of every year", .businessDays(1), "2026-12-31 09:00:00", "2027-01-04 23:59:59", in: holidays),
        Due("and the year after", .businessDays(1), "2029-12-31 09:00:00", "2030-01-02 23:59:59", in: holidays),
        Due("29 February", .businessDays(1), "2028-02-28 09:00:00", "2028-03-01 23:59:59", in: holidays),
        Due("where there is none", .businessDays(1), "2027-02-26 09:00:00", "2027-03-01 23:59:59", in: holidays),
        Due("from a holiday", .businessDays(1), "2026-12-25 09:00:00", "2026-12-28 23:59:59", in: holidays),
        Due("days do not mind", .days(1), "2026-12-24 09:00:00", "2026-12-25 09:00:00", in: holidays),
    ]

    @Test(arguments: hoursAndDays + businessDays + aroundHolidays) func ends(_ due: Due) {
        #expect(due.calendar.due(due.span, from: utc(due.start)) == utc(due.end))
    }

    /// Each day of these years is a holiday.
    private static func off(_ years: Int...) -> [Holiday] {
        years.flatMap { year in
            (0..<366).compactMap { CalendarDay(year: year, month: 1, day: 1)?.adding(days: $0) }
                .filter { $0.parts.year == year }.map(Holiday.day)
        }
    }

    private static let always = (0..<366).compactMap {
        CalendarDay(year: 2024, month: 1, day: 1)?.adding(days: $0).parts
    }.map { Holiday.everyYear(month: $0.month, day: $0.day) }

    static let withoutBusinessDays: [Due] = [
        Due(
            "a year off", .businessDays(1), "2026-01-05 12:00:00", "2027-01-01 23:59:59",
            in: BusinessCalendar(holidays: off(2026))),
        Due(
            "more than 400 days off", .businessDays(1), "2026-11-28 12:00:00", "2026-11-29 23:59:59",
            in: BusinessCalendar(holidays: off(2026, 2027))),
        Due(
            "400 days off", .businessDays(1), "2026-11-29 12:00:00", "2028-01-03 23:59:59",
            in: BusinessCalendar(holidays: off(2026, 2027))),
        Due(
            "one, then the other", .businessDays(2), "2026-11-28 12:00:00", "2028-01-03 23:59:59",
            in: BusinessCalendar(holidays: off(2026, 2027))),
        Due(
            "always off", .businessDays(10), "2026-02-20 12:00:00", "2026-03-02 23:59:59",
            in: BusinessCalendar(holidays: always)),
        Due(
            "no workdays", .businessDays(10), "2026-02-20 12:00:00", "2026-03-02 23:59:59",
            in: BusinessCalendar(workdays: [])),
    ]

    @Test(arguments: withoutBusinessDays) func calendarDaysInstead(_ due: Due) {
        #expect(due.calendar.due(due.span, from: utc(due.start)) == utc(due.end))
    }

    @Test("No date is too far away") func farAway() {
        let seconds = [-Double.infinity, -1e300, -1e12, -1, 253_402_300_799, 1e12, 1e300, .infinity, .nan]
        let calendars = [
            BusinessCalendar(), Self.kolkata, Self.apia, Self.holidays, BusinessCalendar(workdays: []),
        ]
        for calendar in calendars {
            for unit in Span.Unit.allCases where unit != .hours {
                for second in seconds {
                    let due = calendar.due(Span(3650, unit), from: Date(timeIntervalSince1970: second))
                    #expect(due.timeIntervalSince1970 > 0 && due.timeIntervalSince1970 < 254_000_000_000)
                }
            }
        }
        #expect(
            BusinessCalendar().due(.businessDays(3), from: .distantFuture) == utc("4001-01-04 23:59:59"))
        #expect(BusinessCalendar().due(.businessDays(5), from: utc("9999-12-30")) == utc("9999-12-31 23:59:59"))
        #expect(BusinessCalendar().due(.hours(1), from: Date(timeIntervalSince1970: -3600)) == utc("1970-01-01"))
    }

    static let zones = [
        "UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo",
        "Africa/Cairo", "Pacific/Chatham", "Asia/Tokyo", "Antarctica/Troll", "America/New_York", "Asia/Tehran",
    ]

    @Test("Foundation's calendar says the same", arguments: zones) func againstFoundation(_ name: String) throws {
        var other = Calendar(identifier: .gregorian)
        other.timeZone = zone(name)
        let calendar = BusinessCalendar(name)
        var random = Dice(seed: 20_260_302)
        for _ in 0..<500 {
            let start = Date(timeIntervalSince1970: Double(Int.random(in: 0...2_500_000_000, using: &random)))
            let midnight = other.startOfDay(for: start)
            let parts = other.dateComponents([.year, .month, .day], from: start)
            let today = calendar.day(of: start)
            #expect(today.parts.year == parts.year && today.parts.month == parts.month && today.parts.day == parts.day)
            let noon = try #require(other.date(byAdding: .hour, value: 30, to: midnight))
            #expect(calendar.endOfDay(today) == other.startOfDay(for: noon).addingTimeInterval(-1), "\(start)")
            let count = Int.random(in: 1...400, using: &random)
            let later = try #require(other.date(byAdding: .day, value: count, to: start))
            #expect(calendar.due(.days(count), from: start) == later, "\(start) and \(count) days")
        }
    }
}
