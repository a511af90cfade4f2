import Disclosure
import Foundation

/// How lines are laid out for a terminal of 80 columns; colour only where one is there.
public struct ScreenStyle: Sendable {
    /// Whether SGR sequences may be written.
    public var colour: Bool

    /// A style; without colour by default, as for files and pipes.
    public init(colour: Bool = false) { self.colour = colour }

    func bold(_ text: String) -> String { paint("1", text) }
    func dim(_ text: String) -> String { paint("2", text) }
    func good(_ text: String) -> String { paint("32", text) }
    func warning(_ text: String) -> String { paint("33", text) }
    func bad(_ text: String) -> String { paint("31", text) }

    private func paint(_ code: String, _ text: String) -> String {
        colour && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    /// Padded with blanks to a number of terminal columns.
    static func pad(_ text: String, _ columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - VisibleText.width(of: text)))
    }

    /// A code of ours as people read it: `unknownKey` becomes `unknown key`.
    static func words(_ code: String) -> String {
        code.reduce(into: "") { text, character in
            text += character.isUppercase ? " " + character.lowercased() : String(character)
        }
    }

    /// `2026-11-21 09:30`, UTC.
    static func minute(_ date: Date) -> String { String(second(date).prefix(16)) }

    /// `2026-11-21`, UTC.
    static func day(_ date: Date) -> String { String(second(date).prefix(10)) }

    /// `2026-11-21 09:30:00`, UTC; Foundation's formats take ten times as long, which tells in long lists.
    static func second(_ date: Date, separator: Unicode.Scalar = " ") -> String {
        let seconds = date.timeIntervalSince1970
        guard (0..<253_402_300_800).contains(seconds) else {
            return String(date.formatted(.iso8601).prefix(19)).replacing("T", with: "\(separator)")
        }
        let (year, month, day) = CalendarDay(secondsSince1970: seconds).parts
        let rest = Int(seconds) % 86_400
        func two(_ number: Int) -> (UInt8, UInt8) { (0x30 + UInt8(number / 10), 0x30 + UInt8(number % 10)) }
        let (century, years, months, days) = (two(year / 100), two(year % 100), two(month), two(day))
        let (hour, minute, second) = (two(rest / 3600), two(rest / 60 % 60), two(rest % 60))
        let (hyphen, colon) = (UInt8(ascii: "-"), UInt8(ascii: ":"))
        let digits: [UInt8] = [
            century.0, century.1, years.0, years.1, hyphen, months.0, months.1, hyphen, days.0, days.1,
            UInt8(ascii: separator), hour.0, hour.1, colon, minute.0, minute.1, colon, second.0, second.1,
        ]
        return String(decoding: digits, as: UTF8.self)
    }

    /// Breaks text into lines of at most `columns`, at blanks where there are some; each line is indented, and keeps the
    /// blanks it begins with.
    static func wrap(_ text: String, columns: Int, indent: String) -> String {
        let room = max(20, columns - VisibleText.width(of: indent))
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var current = ""
            var used = 0
            var isFirst = true
            for word in line.split(separator: " ", omittingEmptySubsequences: false) {
                for piece in pieces(of: word, room: room) {
                    let wide = VisibleText.width(of: piece)
                    if used > 0, used + 1 + wide > room {
                        lines.append(current)
                        (current, used) = (piece, wide)
                    } else {
                        current += isFirst ? piece : " " + piece
                        used += isFirst ? wide : 1 + wide
                        isFirst = false
                    }
                }
            }
            lines.append(current)
        }
        return lines.map { $0.isEmpty ? String(indent.trimmingSuffix { $0 == " " }) : indent + $0 }
            .joined(separator: "\n")
    }

    /// A word that is wider than a line, cut.
    private static func pieces(of word: Substring, room: Int) -> [String] {
        guard word.utf8.count > room, VisibleText.width(of: String(word)) > room else { return [String(word)] }
        var pieces: [String] = []
        var current = ""
        var used = 0
        for character in word {
            let wide = VisibleText.width(of: character)
            if used + wide > room {
                pieces.append(current)
                (current, used) = ("", 0)
            }
            current.append(character)
            used += wide
        }
        return pieces + [current]
    }
}

/// JSON as every command prints it: sorted keys, dates as RFC 3339 in UTC, outside text escaped.
public func jsonText(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    // Only our own value types are encoded, and none of them holds a number that JSON lacks.
    guard let data = try? encoder.encode(value) else { preconditionFailure("a view that JSON cannot hold") }
    return String(decoding: data, as: UTF8.self)
}

extension String {
    /// Without the characters at its end that match.
    fileprivate func trimmingSuffix(while matches: (Character) -> Bool) -> Substring {
        var rest = self[...]
        while let last = rest.last, matches(last) { rest.removeLast() }
        return rest
    }
}
