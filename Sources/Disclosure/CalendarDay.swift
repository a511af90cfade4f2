/// A day of the Gregorian calendar from 1970 to 9999, written `YYYY-MM-DD`.
public struct CalendarDay: Hashable, Comparable, Sendable, TextCodable {
    /// Days since 1970-01-01.
    public let number: Int

    private static let numbers = 0...2_932_896

    /// The day so many days after 1970-01-01; the nearest one there is for a number out of range.
    public init(number: Int) { self.number = min(max(number, Self.numbers.lowerBound), Self.numbers.upperBound) }

    /// The day in UTC of a time in seconds since 1970-01-01T00:00:00Z.
    public init(secondsSince1970 seconds: Double) {
        self.init(number: seconds.isFinite ? Int(min(max(seconds, 0), 253_402_300_799) / 86_400) : 0)
    }

    /// Nil if there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1970...9999).contains(year), (1...12).contains(month), (1...Self.length(of: month, in: year)) ~= day
        else {
            return nil
        }
        // Years begin in March here, so that the leap day is the last.
        let shifted = month > 2 ? year : year - 1
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        number = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }

    /// Reads `YYYY-MM-DD`.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39) ~= $0 }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Year, month and day of the month.
    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let isNextYear = month >= 10
        return (
            yearOfEra + era * 400 + (isNextYear ? 1 : 0), isNextYear ? month - 9 : month + 3,
            dayOfYear - (153 * month + 2) / 5 + 1
        )
    }

    /// 1 on a Monday, 7 on a Sunday.
    public var weekday: Int { (number + 3) % 7 + 1 }

    /// So many days later.
    public func adding(days: Int) -> CalendarDay {
        CalendarDay(number: number + min(max(days, -Self.numbers.upperBound), Self.numbers.upperBound))
    }

    /// The same day so many months later, or the last of that month if it is shorter.
    public func adding(months: Int) -> CalendarDay {
        let (year, month, day) = parts
        let count = year * 12 + month - 1 + min(max(months, 0), 120_000)
        let (newYear, newMonth) = (min(count / 12, 9999), count % 12 + 1)
        return CalendarDay(year: newYear, month: newMonth, day: min(day, Self.length(of: newMonth, in: newYear)))
            ?? self
    }

    /// How many days a month has.
    public static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// As `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = parts
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    /// The earlier day is the smaller.
    public static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }
}
