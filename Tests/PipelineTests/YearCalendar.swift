/// Three years of days in Berlin, written down one after the other: each with its first second, its length and whether
/// anybody works. Nothing of the program's own calendar is in it.
struct YearCalendar {
    struct Day {
        /// `YYYY-MM-DD`.
        var name: String
        /// In seconds since 1970, as all times of the year are.
        var start: Int
        /// 23 hours where clocks are put forward, 25 where they are put back.
        var hours: Int
        var isBusiness: Bool
        /// The last second.
        var end: Int { start + hours * 3600 - 1 }
    }

    /// As the settings have them.
    static let holidays = [
        "01-01", "05-01", "10-03", "12-25", "12-26", "2025-04-18", "2025-04-21", "2025-05-29", "2025-06-09",
    ]

    let days: [Day]
    private let indices: [String: Int]

    init() {
        var days: [Day] = []
        // 2025-01-01, a Wednesday, 00:00 at UTC+1.
        var start = 1_735_689_600 - 3600
        var weekday = 2
        for year in 2025...2027 {
            for (month, length) in zip(1...12, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
                for day in 1...length {
                    let date = "\(Self.two(month))-\(Self.two(day))"
                    let isLastSunday = weekday == 6 && day + 7 > length
                    let hours = isLastSunday && month == 3 ? 23 : isLastSunday && month == 10 ? 25 : 24
                    let isFree = Self.holidays.contains(date) || Self.holidays.contains("\(year)-\(date)")
                    days.append(
                        Day(name: "\(year)-\(date)", start: start, hours: hours, isBusiness: weekday < 5 && !isFree))
                    start += hours * 3600
                    weekday = (weekday + 1) % 7
                }
            }
        }
        self.days = days
        indices = Dictionary(uniqueKeysWithValues: days.enumerated().map { ($0.element.name, $0.offset) })
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    func index(named name: String) -> Int? { indices[name] }

    func index(at time: Int) -> Int {
        var index = min(max((time - days[0].start) / 86_400, 0), days.count - 1)
        while days[index].start > time { index -= 1 }
        while days[index].end < time { index += 1 }
        return index
    }

    /// The same time on the wall so many days later.
    func sameTime(_ count: Int, daysAfter time: Int) -> Int {
        let from = days[index(at: time)]
        let to = days[index(at: time) + count]
        var wall = time - from.start
        if from.hours == 23, wall >= 2 * 3600 { wall += 3600 }
        if from.hours == 25, wall >= 3 * 3600 { wall -= 3600 }
        if to.hours == 23, wall >= 3 * 3600 { wall -= 3600 }
        if to.hours == 25, wall >= 3 * 3600 { wall += 3600 }
        return to.start + wall
    }

    /// The end of the n-th business day after the day of `time`; a day that ends while we wait for the reporter is not
    /// counted.
    func end(ofBusinessDay count: Int, after time: Int, waiting pauses: [(from: Int, to: Int)] = []) -> Int {
        var left = count
        var index = index(at: time)
        while left > 0 {
            index += 1
            let end = days[index].end
            if days[index].isBusiness, !pauses.contains(where: { $0.from <= end && end < $0.to }) { left -= 1 }
        }
        return days[index].end
    }
}
