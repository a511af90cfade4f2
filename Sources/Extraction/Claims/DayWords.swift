import Disclosure

/// When something happens, as words say it.
enum DayWords: Equatable {
    /// Where in a month.
    enum Edge { case start, middle, end }

    case day(CalendarDay)
    /// The next one of its kind.
    case dayOfYear(month: Int, day: Int)
    case month(Int, year: Int?, edge: Edge)
    /// Of this year or so many after it.
    case comingYear(Int, month: Int, day: Int?, edge: Edge)
    /// So many months from now, the edge of that one.
    case comingMonth(Int, edge: Edge)
    case endOfYear(Int)
    case days(Int)
    case months(Int)
    /// The next one, 1 a Monday.
    case weekday(Int)

    /// Whether it names a day by itself, and counts from nothing.
    var isAbsolute: Bool {
        switch self {
        case .day, .dayOfYear, .month, .comingYear: true
        case .comingMonth, .endOfYear, .days, .months, .weekday: false
        }
    }

    /// The day it is, seen from the day the report came, and the days between where it counts them.
    ///
    /// - Parameter from: nil if that day is not known: then only some have a day.
    func resolved(from: CalendarDay?) -> (day: CalendarDay?, days: Int?)? {
        switch self {
        case .day(let day): return (day, nil)
        case .days(let days): return (from?.adding(days: days), days)
        case .months(let months):
            guard let from else { return (nil, 30 * months) }
            let day = from.adding(months: months)
            return (day, day.number - from.number)
        case .month(let month, .some(let year), let edge): return Self.day(year, month, edge).map { ($0, nil) }
        default: return from.flatMap(day).map { ($0, nil) }
        }
    }

    private func day(from: CalendarDay) -> CalendarDay? {
        let now = from.parts
        switch self {
        case .dayOfYear(let month, let day):
            let years = [now.year, now.year + 1]
            return years.compactMap { CalendarDay(year: $0, month: month, day: day) }.first { $0 >= from }
        case .month(let month, nil, let edge):
            return Self.day(month >= now.month ? now.year : now.year + 1, month, edge)
        case .comingYear(let count, let month, let day, let edge):
            return day.map { CalendarDay(year: now.year + count, month: month, day: $0) }
                ?? Self.day(now.year + count, month, edge)
        case .comingMonth(let count, let edge):
            let month = now.month - 1 + count
            return Self.day(now.year + month / 12, month % 12 + 1, edge)
        case .endOfYear(let count): return CalendarDay(year: now.year + count, month: 12, day: 31)
        case .weekday(let weekday):
            return from.adding(days: (weekday - from.weekday + 6) % 7 + 1)
        case .day, .days, .months, .month: return nil
        }
    }

    private static func day(_ year: Int, _ month: Int, _ edge: Edge) -> CalendarDay? {
        switch edge {
        case .start: CalendarDay(year: year, month: month, day: 1)
        case .middle: CalendarDay(year: year, month: month, day: 15)
        case .end: CalendarDay(year: year, month: month, day: CalendarDay.length(of: month, in: year))
        }
    }
}

/// Numbers in words.
enum NumberWords {
    private static let latin: [String: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45,
        "sixty": 60, "ninety": 90, "a": 1, "an": 1, "ein": 1, "eine": 1, "einem": 1, "einen": 1, "einer": 1, "zwei": 2,
        "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "acht": 8, "zehn": 10, "zwölf": 12, "vierzehn": 14,
        "dreißig": 30, "dreissig": 30, "sechzig": 60, "neunzig": 90,
    ]
    /// What a pattern takes for a number before a unit of time.
    static let pattern =
        #"""
        (?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty\#
        |forty(?:-five)?|sixty|ninety|an?|eine[mnr]?|ein|zwei|drei|vier|fünf|sechs|acht|zehn|zwölf|vierzehn\#
        |dreißig|dreissig|sechzig|neunzig)
        """#

    static func value(_ word: String) -> Int? { Int(word) ?? latin[word.lowercased()] }

    /// `九十`, `三`, `四十五`.
    static func japanese(_ word: String) -> Int? {
        if let number = Int(word) { return number }
        var sum = 0
        var digit: Int?
        for scalar in word.unicodeScalars {
            if scalar == "十" {
                sum += (digit ?? 1) * 10
                digit = nil
            } else if let value = Array("〇一二三四五六七八九".unicodeScalars).firstIndex(of: scalar) {
                digit = value
            } else {
                return nil
            }
        }
        return sum + (digit ?? 0)
    }

    /// With ASCII digits in place of full-width ones.
    static func plain(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { (0xFF10...0xFF19).contains($0.value) }) else { return text }
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let digit = (0xFF10...0xFF19).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) : nil
            plain.append(digit ?? scalar)
        }
        return String(plain)
    }
}
