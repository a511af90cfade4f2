public import Disclosure
public import Foundation

/// When the vendor works: a time zone, the days of a week, and the holidays.
///
/// Every function takes any date. Those before 1970 count as its first second, those after 9999 as its last; `due` of
/// hours alone has no such bounds.
public struct BusinessCalendar: Hashable, Sendable {
    /// Where days begin and end.
    public let timeZone: TimeZone
    /// Without any, ``dayAfter(_:)`` says what counts in place of a business day.
    public let workdays: Set<Weekday>
    /// Holidays on other days change nothing.
    public let holidays: [Holiday]

    /// How far off a business day is looked for.
    static let searchedDays = 400

    private let isWorkday: [Bool]
    private let singleHolidays: Set<Int>
    private let yearlyHolidays: Set<Int>

    /// UTC, Monday to Friday, no holidays.
    public init(
        timeZone: TimeZone = .gmt, workdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday],
        holidays: [Holiday] = []
    ) {
        self.timeZone = timeZone
        self.workdays = workdays
        self.holidays = holidays
        isWorkday = Weekday.allCases.map(workdays.contains)
        var (single, yearly): (Set<Int>, Set<Int>) = ([], [])
        for holiday in holidays {
            switch holiday {
            case .day(let day): single.insert(day.number)
            case .everyYear(let month, let day): yearly.insert(month * 100 + day)
            }
        }
        (singleHolidays, yearlyHolidays) = (single, yearly)
    }

    /// Whether it is a workday and no holiday.
    public func isBusinessDay(_ day: CalendarDay) -> Bool {
        guard isWorkday[day.weekday - 1], !singleHolidays.contains(day.number) else { return false }
        guard !yearlyHolidays.isEmpty else { return true }
        let (_, month, dayOfMonth) = day.parts
        return !yearlyHolidays.contains(month * 100 + dayOfMonth)
    }

    /// The next business day; the next calendar day if no business day comes within 400 days.
    public func dayAfter(_ day: CalendarDay) -> CalendarDay {
        guard !workdays.isEmpty else { return day.adding(days: 1) }
        var next = day
        for _ in 0..<Self.searchedDays {
            next = next.adding(days: 1)
            if isBusinessDay(next) { return next }
        }
        return day.adding(days: 1)
    }

    /// When a span that starts at `start` is over.
    ///
    /// - Hours are exact.
    /// - Days end at the same time of another day, however long the days between are. A time that the day lacks, as
    ///   clocks are put forward, is as much later as they are put; of one that it has twice, the first is meant.
    /// - Business days end with the last second of the last of them; the day of the start is not counted.
    public func due(_ span: Span, from start: Date) -> Date {
        switch span.unit {
        case .hours: return start.addingTimeInterval(Double(span.count) * 3600)
        case .days:
            let local = localSeconds(of: start)
            return date(localSeconds: local + Double(span.count) * 86_400)
        case .businessDays: return endOfDay(day(businessDays: span.count, after: day(of: start)))
        }
    }

    /// The day that it is in the time zone.
    public func day(of date: Date) -> CalendarDay { CalendarDay(secondsSince1970: localSeconds(of: date)) }

    /// Its last second in the time zone.
    public func endOfDay(_ day: CalendarDay) -> Date {
        date(localSeconds: Double(day.number + 1) * 86_400).addingTimeInterval(-1)
    }

    /// The n-th business day after a day.
    func day(businessDays count: Int, after day: CalendarDay) -> CalendarDay {
        var day = day
        for _ in 0..<max(count, 0) { day = dayAfter(day) }
        return day
    }

    /// How many business days have their last second at `start` or later and before `end`.
    func businessDays(endingFrom start: Date, before end: Date) -> Int {
        var count = 0
        var day = dayAfter(day(of: start).adding(days: -1))
        let last = self.day(of: end)
        while day < last {
            count += 1
            let next = dayAfter(day)
            guard next > day else { break }
            day = next
        }
        return count
    }

    // MARK: - Local time

    /// Seconds since 1970-01-01 as the clocks on the wall count them.
    private func localSeconds(of date: Date) -> Double {
        let date = Self.bounded(date)
        return date.timeIntervalSince1970 + offset(at: date)
    }

    private func date(localSeconds seconds: Double) -> Date {
        // No offset is a day long, so a change of clocks near this time lies between these two.
        let before = offset(at: Date(timeIntervalSince1970: seconds - 86_400))
        let after = offset(at: Date(timeIntervalSince1970: seconds + 86_400))
        let early = Date(timeIntervalSince1970: seconds - before)
        guard before != after else { return early }
        let late = Date(timeIntervalSince1970: seconds - after)
        return offset(at: early) != before && offset(at: late) == after ? late : early
    }

    private func offset(at date: Date) -> Double { Double(timeZone.secondsFromGMT(for: date)) }

    private static func bounded(_ date: Date) -> Date {
        let seconds = date.timeIntervalSince1970
        guard !seconds.isNaN else { return Date(timeIntervalSince1970: 0) }
        return Date(timeIntervalSince1970: min(max(seconds, 0), 253_402_300_799))
    }
}
