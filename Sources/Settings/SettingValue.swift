internal import Disclosure
internal import TOMLKit

/// What is wrong with one value; the loader puts the setting's name before it and the line beside it.
struct Complaint: Error {
    var message: String
    /// The place of the value within the setting, where that has several.
    var place: [String] = []

    init(_ message: String, at place: [String] = []) {
        self.message = message
        self.place = place
    }
}

/// One value of the file, with the checks that settings share.
struct SettingValue {
    let value: any TOMLValueConvertible
    /// What relative paths stand against.
    let root: String

    /// One line of text without controls.
    func text(maximumBytes: Int = 500) throws(Complaint) -> String {
        guard let text = value.string else { throw wrongType("a text in quotes") }
        guard !text.isEmpty else { throw Complaint("is empty; write a text or leave the setting out") }
        guard text.utf8.count <= maximumBytes else {
            throw Complaint("has \(text.utf8.count) bytes; it must have 1 to \(maximumBytes)")
        }
        guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
            throw Complaint("holds a control character; write one line of plain text")
        }
        return text
    }

    func boolean() throws(Complaint) -> Bool {
        guard let boolean = value.bool else { throw wrongType("true or false") }
        return boolean
    }

    func integer(in range: ClosedRange<Int>, unit: String) throws(Complaint) -> Int {
        guard let integer = value.int else {
            throw wrongType(unit.isEmpty ? "a whole number" : "a whole number of \(unit)")
        }
        guard range.contains(integer) else {
            let bounds = "\(range.lowerBound) to \(range.upperBound)"
            throw Complaint("is \(integer); it must be \(bounds)\(unit.isEmpty ? "" : " \(unit)")")
        }
        return integer
    }

    /// Made absolute; `~` is refused, because nothing here would expand it.
    func path() throws(Complaint) -> String {
        let text = try text(maximumBytes: 4000)
        guard !text.hasPrefix("~") else {
            throw Complaint("is \(quoted(text)); '~' is not expanded, so write the whole path")
        }
        return absolutePath(text, against: root)
    }

    func address() throws(Complaint) -> EmailAddress {
        let text = try text()
        guard let address = EmailAddress(text) else {
            throw Complaint("is \(quoted(text)), which is no mail address; write one as in \"security@example.org\"")
        }
        return address
    }

    /// 40 or 64 hex digits, in capitals; blanks between them are dropped.
    func fingerprint() throws(Complaint) -> String {
        let text = try text().filter { $0 != " " }
        guard [40, 64].contains(text.utf8.count), text.utf8.allSatisfy(\.isHexDigit) else {
            throw Complaint(
                "is \(quoted(text)), which is no fingerprint; write its 40 or 64 hex digits, as `gpg -k` shows them")
        }
        return text.uppercased()
    }

    /// `YYYY-MM-DD`, as a TOML date or a text.
    func date() throws(Complaint) -> String {
        guard value.date != nil || value.string != nil else { throw wrongType("a date as in 2027-06-30") }
        if let date = value.date, let day = CalendarDay(year: date.year, month: date.month, day: date.day) {
            return day.description
        }
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        let text = value.string ?? value.date.map { "\($0.year)-\(two($0.month))-\(two($0.day))" } ?? ""
        guard CalendarDay(text) != nil else {
            throw Complaint("is \(quoted(text)), which is no date from 1970 on; write one as in 2027-06-30")
        }
        return text
    }

    /// One of the words of an enumeration.
    func word<Word: CaseIterable & RawRepresentable<String>>(of type: Word.Type) throws(Complaint) -> Word {
        let text = try text()
        guard let word = Word(rawValue: text) else {
            let known = Word.allCases.map(\.rawValue)
            let hint = nearest(to: text, among: known).map { "; did you mean \(quoted($0))?" } ?? ""
            let choices = known.map(quoted).joined(separator: ", ")
            throw Complaint("is \(quoted(text))\(hint.isEmpty ? "; it must be one of \(choices)" : hint)")
        }
        return word
    }

    /// Each element through `read`; a complaint about one names its place.
    func list<Element>(
        _ counts: ClosedRange<Int>, _ read: (SettingValue) throws(Complaint) -> Element
    ) throws(Complaint) -> [Element] {
        guard let array = value.array else { throw wrongType("a list in [ ]") }
        guard counts.contains(array.count) else {
            throw Complaint("has \(array.count) elements; it must have \(counts.lowerBound) to \(counts.upperBound)")
        }
        var elements: [Element] = []
        for index in 0..<array.count {
            do throws(Complaint) {
                elements.append(try read(SettingValue(value: array[index], root: root)))
            } catch {
                throw Complaint(
                    array.count > 1 ? "(element \(index + 1)) \(error.message)" : error.message,
                    at: ["#\(index)"] + error.place)
            }
        }
        return elements
    }

    func wrongType(_ wanted: String) -> Complaint {
        let found =
            switch value.type {
            case .table: "a table"
            case .array: "a list"
            case .string: "a text"
            case .int: "a whole number"
            case .double: "a number with a fraction"
            case .bool: "true or false"
            case .date, .time, .dateTime: "a date or time"
            }
        return Complaint("is \(found); it must be \(wanted)")
    }
}

/// In double quotes, fit for an error line.
func quoted(_ text: String) -> String {
    "\"\(shortened(text))\""
}

/// Without controls and cut to a length that fits an error line.
func shortened(_ text: String) -> String {
    let shown = text.unicodeScalars.prefix(80).map { $0.properties.generalCategory == .control ? "?" : Character($0) }
    return String(shown) + (text.unicodeScalars.count > 80 ? "…" : "")
}

/// The path against `root` if it is relative, without `.` components and doubled slashes; `..` stays as it is.
func absolutePath(_ path: String, against root: String) -> String {
    let whole = path.hasPrefix("/") ? path : "\(root)/\(path)"
    return "/" + whole.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
}
