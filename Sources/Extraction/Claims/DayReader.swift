import Disclosure

/// Finds the words in a sentence that say when something happens, in English, German and Japanese.
enum DayReader {
    /// Words for a time, and where they stand.
    struct Found {
        var words: DayWords
        var range: Range<Int>
    }

    private static let month =
        #"""
        (Jan(?:uary|uar)?|Feb(?:ruary|ruar)?|March|Mar|März|Mär|Maerz|Apr(?:il)?|May|Mai|June?|Juni|July?|Juli\#
        |Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Okt(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Dez(?:ember)?)
        """#
    private static let edge =
        #"(early|beginning of|start of|mid(?:dle of)?|late|end of|the end of|anfang|mitte|ende)[- ](?:in )?"#
    private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    private static let germanWeekdays = ["mon", "die", "mit", "don", "fre", "sam", "son"]
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    private static let germanMonths = ["mär": 3, "mae": 3, "mai": 5, "okt": 10, "dez": 12]

    private typealias Reader = @Sendable (Match) -> DayWords?
    /// Where two find the same words, the earlier one counts.
    private static let readers: [(pattern: Pattern, read: Reader)] = [
        (Pattern(#"\b(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:\b|T)"#), { day($0[1], $0[2], $0[3]) }),
        (
            Pattern(
                #"""
                (?:(20\d\d)|令和 ?(\d{1,2})|(来年|今年|本年|翌年)) ?年? ?の? ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?日|(上旬|初旬|中旬|下旬|末|中))?
                """#),
            { japaneseDay($0) }
        ),
        (Pattern(#"\b\#(month)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (20\d\d))?\b"#), { day($0[3], $0[1], $0[2]) }),
        (
            Pattern(#"\b(\d{1,2})(?:st|nd|rd|th|\.)?(?: of)?[ -]\#(month)\b\.?(?:,?[ -](20\d\d))?"#),
            { day($0[3], $0[2], $0[1]) }
        ),
        (Pattern(#"\b(?:\#(edge))?\#(month)\.?,? (20\d\d)\b"#), { month($0[2], year: $0[3], edge: $0[1]) }),
        (
            Pattern(
                #"\b(?:in|by|until|till|for|this|next|before|im|bis) (?:\#(edge))?\#(month)\b"#, caseSensitive: false),
            { month($0[2], year: nil, edge: $0[1]) }
        ),
        (Pattern(#"\b\#(edge)\#(month)\b"#), { month($0[2], year: nil, edge: $0[1]) }),
        (Pattern(#"\b(\d{1,2})([/.-])(\d{1,2})[/.-](20\d\d)\b"#), { numeric($0) }),
        (
            Pattern(
                #"""
                \b(\#(NumberWords.pattern))(?: ?\(\d{1,3}\))?[ -](?:full |more |calendar |(business|working) )?(day\#
                |week|month|year|hour)s?\b
                """#
            ),
            { span($0[1], unit: $0[3], isBusiness: $0[2] != nil) }
        ),
        (Pattern(#"\b(\#(NumberWords.pattern)) (tag|woche|monat|jahr)(?:e?n|e|s)?\b"#), { span($0[1], unit: $0[2]) }),
        (
            Pattern(#"(\d{1,2}) ?月(?: ?(\d{1,2}) ?日|(上旬|初旬|中旬|下旬|末|中に|に|中))"#),
            { match in
                guard let month = match[1].flatMap(Int.init) else { return nil }
                return japanese(month, year: nil, day: match[2], edge: match[3])
            }
        ),
        (
            Pattern(#"(?:^|[^\d一二三四五六七八九十年月])(\d{1,3}|[一二三四五六七八九十]{1,4}) ?(日|週|[かヶケカヵ箇ヵ]月|年|時間|営業日)"#),
            { japaneseSpan($0) }
        ),
        (
            Pattern(#"\bQ([1-4])[ /-]?(20\d\d)\b"#),
            { match in
                match[1].flatMap(Int.init).map { .month($0 * 3 - 2, year: match[2].flatMap(Int.init), edge: .start) }
            }
        ),
        (Pattern(#"半年(?:後|間|以内|を)"#), { _ in .months(6) }),
        (
            Pattern(
                #"""
                \b(?:next|this|coming|on|by|until|nächsten|kommenden|am) (mon|tues|wednes|thurs|fri|satur|sun)day\b
                """#),
            { weekday($0[1], weekdays) }
        ),
        (
            Pattern(
                #"""
                \b(?:nächsten|kommenden|am|diesen|bis) (montag|dienstag|mittwoch|donnerstag|freitag|samstag\#
                |sonntag)\b
                """#
            ),
            { weekday($0[1], germanWeekdays) }
        ),
        (Pattern(#"\b(?:tomorrow|morgen)\b|明日"#), { _ in .days(1) }),
        (Pattern(#"\b(?:next week|nächste Woche|nächster Woche)\b|来週"#), { _ in .days(7) }),
        (Pattern(#"来月末|\bend of next month\b"#), { _ in .comingMonth(1, edge: .end) }),
        (Pattern(#"\b(?:next month|nächsten Monat)\b|来月"#), { _ in .comingMonth(1, edge: .start) }),
        (Pattern(#"\bend of (?:the|this) month\b|\bEnde des Monats\b|今月末|月末"#), { _ in .comingMonth(0, edge: .end) }),
        (Pattern(#"\bend of (?:the|this) year\b|\bJahresende\b|年内|年末"#), { _ in .endOfYear(0) }),
    ]

    /// From left to right; none overlaps another.
    static func days(in text: String) -> [Found] {
        var found: [Found] = []
        for (pattern, read) in readers {
            for match in pattern.all(in: text, limit: 20) {
                guard !found.contains(where: { $0.range.overlaps(match.range) }), let words = read(match) else {
                    continue
                }
                found.append(Found(words: words, range: match.range))
            }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func number(ofMonth name: String) -> Int? {
        let start = String(name.lowercased().prefix(3))
        return Int(name) ?? germanMonths[start] ?? months.firstIndex(of: start).map { $0 + 1 }
    }

    private static func day(_ year: String?, _ month: String?, _ day: String?) -> DayWords? {
        guard let month = month.flatMap(number), let day = day.flatMap(Int.init) else { return nil }
        if let year = year.flatMap(Int.init) {
            return CalendarDay(year: year, month: month, day: day).map(DayWords.day)
        }
        // 2024 is a leap year: 29 February exists.
        return CalendarDay(year: 2024, month: month, day: day) == nil ? nil : .dayOfYear(month: month, day: day)
    }

    private static func month(_ name: String?, year: String?, edge: String?) -> DayWords? {
        guard let month = name.flatMap(number) else { return nil }
        let edge: DayWords.Edge =
            switch edge?.lowercased().trimmed() {
            case "late", "end of", "the end of", "ende": .end
            case "mid", "middle of", "mitte": .middle
            default: .start
            }
        return .month(month, year: year.flatMap(Int.init), edge: edge)
    }

    /// Points are German and put the day first; between slashes only one reading may be possible.
    private static func numeric(_ match: Match) -> DayWords? {
        guard let one = match[1].flatMap(Int.init), let two = match[3].flatMap(Int.init),
            let year = match[4].flatMap(Int.init)
        else { return nil }
        let dayFirst = CalendarDay(year: year, month: two, day: one)
        let monthFirst = CalendarDay(year: year, month: one, day: two)
        if match[2] == "." { return dayFirst.map(DayWords.day) }
        if let dayFirst, let monthFirst, dayFirst != monthFirst { return nil }
        return (dayFirst ?? monthFirst).map(DayWords.day)
    }

    private static func span(_ number: String?, unit: String?, isBusiness: Bool = false) -> DayWords? {
        guard let count = number.flatMap(NumberWords.value), let unit = unit?.lowercased() else { return nil }
        switch unit {
        case "hour": return .days((count + 23) / 24)
        case "day", "tag": return .days(isBusiness ? (count * 7 + 4) / 5 : count)
        case "week", "woche": return .days(7 * count)
        case "month", "monat": return .months(count)
        default: return .months(12 * count)
        }
    }

    private static func weekday(_ name: String?, _ names: [String]) -> DayWords? {
        name.flatMap { names.firstIndex(of: String($0.lowercased().prefix(3))) }.map { .weekday($0 + 1) }
    }

    private static func japaneseDay(_ match: Match) -> DayWords? {
        guard let month = match[4].flatMap(Int.init) else { return nil }
        if let word = match[3] {
            let count = word == "今年" || word == "本年" ? 0 : 1
            guard case .month(let month, _, let edge)? = japanese(month, year: nil, day: nil, edge: match[6]) else {
                return nil
            }
            return .comingYear(count, month: month, day: match[5].flatMap(Int.init), edge: edge)
        }
        let year = match[1].flatMap(Int.init) ?? match[2].flatMap(Int.init).map { 2018 + $0 }
        return japanese(month, year: year, day: match[5], edge: match[6])
    }

    private static func japanese(_ month: Int, year: Int?, day: String?, edge: String?) -> DayWords? {
        guard (1...12).contains(month) else { return nil }
        if let day { return Self.day(year.map(String.init), String(month), day) }
        let edge: DayWords.Edge = edge == "末" || edge == "下旬" ? .end : edge == "中旬" ? .middle : .start
        return .month(month, year: year, edge: edge)
    }

    private static func japaneseSpan(_ match: Match) -> DayWords? {
        guard let count = match[1].flatMap(NumberWords.japanese), let unit = match[2] else { return nil }
        switch unit {
        case "時間": return .days((count + 23) / 24)
        case "日": return .days(count)
        case "営業日": return .days((count * 7 + 4) / 5)
        case "週": return .days(7 * count)
        case "年": return count < 20 ? .months(12 * count) : nil
        default: return .months(count)
        }
    }
}
