import Disclosure

/// Reads the day on which a reporter means to publish, where the text names it.
enum DisclosureReader {
    private static let intent = Pattern(
        #"""
        \b(?:will|plan(?:s|ned|ning)?(?: to)?|intend(?:s|ed)?(?: to)?|going to|would like to|aim(?:ing)? to\#
        |scheduled|deadline|embargo|until)\b[^.]{0,80}\b(?:publish\w*|disclos\w*|public|release|blog\#
        |present\w*|announce\w*|embargo|deadline|expires?|ends?)\b|\b(?:disclosure|publication) (?:date\#
        |deadline)\b|\bembargo(?:ed)? (?:until|ends|date|till)|公開(?:する)?(?:予定|いたします|します)\#
        |に公開
        """#)
    private static let past = Pattern(
        #"""
        \b(?:was|were|has been|have been) (?:published|disclosed|made public|released)\b|公開されました
        """#)
    private static let iso = Pattern(#"\b(20\d\d)[-/.年 ]{1,2}(\d{1,2})[-/.月 ]{1,2}(\d{1,2})(?:日|\b)"#)
    private static let monthFirst = Pattern(
        #"""
        \b(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar\#
        |Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? (\d{1,2})(?:st|nd|rd|th)?,? (20\d\d)\b
        """#)
    private static let dayFirst = Pattern(
        #"""
        \b(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?(January|February|March|April|May|June|July|August|September\#
        |October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?,? (20\d\d)\b
        """#)
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    static func date(in lines: [Line], part: String?) -> DisclosureDate? {
        for (index, line) in lines.enumerated() where !line.isBlank && !line.isNoise {
            let next = index + 1 < lines.count ? lines[index + 1].content : ""
            let text = line.content + " " + String(next.unicodeScalars.prefix(120))
            guard let match = intent.first(in: text), match.range.lowerBound < line.content.utf8.count,
                !past.matches(text)
            else { continue }
            // The date stands in the sentence that speaks of publishing, behind its verb or before it.
            guard let date = day(in: text) else { continue }
            return DisclosureDate(date: date, evidence: Judge.evidence(line, part: part, rule: "disclosure"))
        }
        return nil
    }

    private static func day(in text: String) -> String? {
        if let match = iso.first(in: text), let year = match[1], let month = match[2], let day = match[3] {
            return formatted(year, Int(month), Int(day))
        }
        if let match = monthFirst.first(in: text), let month = match[1], let day = match[2], let year = match[3] {
            return formatted(year, number(of: month), Int(day))
        }
        if let match = dayFirst.first(in: text), let day = match[1], let month = match[2], let year = match[3] {
            return formatted(year, number(of: month), Int(day))
        }
        return nil
    }

    private static func number(of month: String) -> Int? {
        months.firstIndex(of: String(month.lowercased().prefix(3))).map { $0 + 1 }
    }

    private static func formatted(_ year: String, _ month: Int?, _ day: Int?) -> String? {
        guard let month, let day, (1...12).contains(month), let year = Int(year) else { return nil }
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        guard (1...days).contains(day) else { return nil }
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
}
