import Disclosure

/// A `Key: value` of a report, in whatever style it was written.
struct Field: Sendable {
    let key: String
    let meaning: FieldMeaning
    /// What stands before the word that gives the key its meaning: `UTM` in `UTM Version`.
    let thing: String
    let role: Fact.Role?
    /// The key's own line.
    let line: Line
    /// The lines of the value, each with its words.
    var values: [(line: Line, words: String)]
}

/// What the value of a field is.
enum FieldMeaning: Sendable, Hashable {
    case environment, os, kernel, arch, cpu, memory, gpu, storage, system, firmware, network, hypervisor, software
    case title, product, version, affectedVersion
    case setting
    /// Known, and says nothing about the set-up: fixed versions, dates, people, the other party's answers.
    case silent
}

/// Finds the fields of a text and the lines that they take up.
enum FieldReader {
    private static let colon = Pattern(
        #"""
        ^[\[［【]?([\p{L}\d][^:：=|\t]{0,59}?)[\]］】]?\s*(?:\([^()]{1,120}\))?\s*(?:[:：](?:[^/\\:]|$)|\t+\#
        |(?: = | =$)|=(?:"|[^=<>])|\|)
        """#)
    private static let bracketed = Pattern(#"^(?:\[([^\]]{1,40})\]|［([^］]{1,40})］|【([^】]{1,40})】)\s*(\S.*)$"#)
    private static let columns = Pattern(#"^([A-Z][\w/ ().-]{1,40}?)(?:\t+|\s{3,})(\S.*)$"#)
    private static let table = Pattern(#"^\s*\|?\s*([^|]{1,60}?)\s*\|\s*([^|]{1,200}?)\s*\|?\s*$"#)
    private static let rule = Pattern(#"^[\s|:=+-]+$"#)
    private static let nothing = Pattern(
        #"""
        ^(?:n/?a|none|unknown|not applicable|\.\.\.|-+|nil|null|could not collect|no response|_no response_\#
        |なし|不明|未定|any|all|latest|see below|.{0,20}\bTBD)?[.。]?$
        """#)

    /// The fields of a text, keyed by the index of their first line, and every line that belongs to one.
    static func fields(in lines: [Line]) -> (fields: [Field], taken: Set<Int>) {
        var fields: [Field] = []
        var taken: Set<Int> = []
        var index = 0
        while index < lines.count {
            let line = lines[index]
            defer { index += 1 }
            guard !line.isBlank, !line.isNoise, !taken.contains(index) else { continue }
            if isHeader(index, of: lines) { continue }
            guard let (key, value) = split(line),
                let named = FieldKeys.isRegistry(key, of: value)
                    ? (.product, "")
                    : FieldKeys.meaning(of: key)
                        ?? UnknownKey.meaning(of: key, value: value, at: index, of: lines)
            else { continue }
            // Only a heading of its own silences what is not said to be its value.
            if named.meaning == .silent, value.isEmpty, !line.isHeading,
                digit.matches(key) || key.count(where: { $0 == " " }) > 3
            {
                continue
            }
            if named.meaning == .version, isSchema(index, of: lines) { continue }
            let isOfSystem =
                (named.meaning == .os || named.meaning == .software) && systemVersion.matches(key)
                && number.matches(value)
            let owner =
                (named.meaning == .version && named.thing.isEmpty || isOfSystem)
                    && (named.meaning == .os || fields.last?.meaning != .system)
                ? owner(of: value, after: fields.last, line) : nil
            var field = Field(
                key: key, meaning: owner == nil ? named.meaning : .version, thing: owner ?? named.thing,
                role: Roles.role(named: key) ?? line.role, line: line, values: [])
            taken.insert(index)
            if !value.isEmpty {
                if !nothing.matches(value) { field.values.append((line, value)) }
                take(continuing: index, of: lines, into: &field, taken: &taken)
            } else {
                take(below: index, of: lines, into: &field, taken: &taken)
            }
            fields.append(field)
        }
        return (fields, taken)
    }

    /// Headings of a table's further columns.
    private static let columnHeading = Pattern(
        #"^(?:remediation|fix(?:ed)?|solution|affected|unaffected|versions?|status|severity|fixed versions?|port|name|value|type|id|notes?|details?|descriptions?|dates?|counts?|sizes?)$"#
    )
    private static let gap = Pattern(#"\S\s{3,}\S"#)
    private static let tableRule = Pattern(#"^\s*\|?[\s:]*-{2,}[-:\s]*\|[-:|\s]*$"#)

    /// Whether a line has the headings of a table with more than two columns.
    private static func isHeader(_ index: Int, of lines: [Line]) -> Bool {
        guard index + 1 < lines.count, lines[index].text.trimmed("|").count(where: { $0 == "|" }) >= 2 else {
            return false
        }
        return tableRule.matches(lines[index + 1].text)
    }

    static let digit = Pattern(#"\d"#)
    /// `Distribution Version: 20.04` beneath `Distribution Name: Ubuntu`.
    private static let systemVersion = Pattern(#"(?:version|release|バージョン|版本)$"#)
    private static let number = Pattern(#"^v?\d[\w.+-]*(?: LTS)?$"#)
    /// `- Browser chrome`: the colon of the form's line gone.
    private static let bare = Pattern(#"^(OS|Operating System|Browser|Version|Device) ([A-Za-z0-9\[].{0,40})$"#)
    private static let schema = Pattern(#"^(?:services|networks|volumes|jobs|updates|orbs|packages):$"#)

    /// Whether the line after a version is the first key of a file whose format has that version.
    private static func isSchema(_ index: Int, of lines: [Line]) -> Bool {
        let next = lines[(index + 1)...].first { !$0.isBlank }
        return next.map { schema.matches($0.text.trimmed()) } ?? false
    }

    private static func split(_ line: Line) -> (key: String, value: String)? {
        if let match = bracketed.first(in: line.content), let key = match[1] ?? match[2] ?? match[3] {
            return (key, match[4]?.trimmed(":： ") ?? "")
        }
        if let match = table.first(in: line.content), let key = match[1], let value = match[2], !rule.matches(line.text)
        {
            return (key.trimmed(), value.trimmed())
        }
        if let match = colon.first(in: line.content), let key = match[1] {
            var from = match.range.upperBound
            // The pattern looks one character past the colon.
            while from > 0, !":：=|\t".utf8.contains(line.content.utf8.byte(at: from - 1)) { from -= 1 }
            let value = line.content.bytes(from.alignedDown(in: line.content)..<line.content.utf8.count)
            return (key.trimmed(), value.trimmed("\"'"))
        }
        if let match = columns.first(in: line.content), let key = match[1], let value = match[2],
            !columnHeading.matches(value), !gap.matches(value)
        {
            return (key.trimmed(), value.trimmed())
        }
        if line.section == .environment, line.text.trimmed().hasPrefix("-") || line.text.trimmed().hasPrefix("*"),
            let match = bare.first(in: line.content), let key = match[1], let value = match[2]
        {
            return (key, value)
        }
        if line.isHeading || line.content.unicodeScalars.count <= 40 && !line.content.hasSuffix(".") {
            return (line.content.trimmed(":：#=*[]【】■ "), "")
        }
        return nil
    }

    /// The value of a heading or an empty key: the next lines up to a blank one or another key.
    private static func take(below index: Int, of lines: [Line], into field: inout Field, taken: inout Set<Int>) {
        guard field.meaning != .environment else { return }
        var next = index + 1
        var blanks = 0
        // Advisories list the branches of a product, each with its range.
        let limit = field.meaning == .affectedVersion ? 16 : 4
        while next < lines.count, field.values.count < limit {
            let line = lines[next]
            if line.isBlank || rule.matches(line.text) {
                blanks += 1
                if !field.values.isEmpty || blanks > 2 { break }
            } else if line.isHeading || line.isNoise || FieldKeys.isKey(line) {
                break
            } else if line.content.unicodeScalars.count <= 200 {
                if !nothing.matches(line.content) { field.values.append((line, line.content)) }
                taken.insert(next)
            } else {
                break
            }
            next += 1
        }
    }

    private static let indented = Pattern(#"^(?:[#>*]\s?)?\s{6,}\S"#)

    /// Further lines of a value that are set under its first one.
    private static func take(continuing index: Int, of lines: [Line], into field: inout Field, taken: inout Set<Int>) {
        switch field.meaning {
        case .environment, .affectedVersion, .version, .os, .software, .product, .silent: break
        default: return
        }
        var next = index + 1
        while next < lines.count, next - index < 30, !lines[next].isBlank, indented.matches(lines[next].text),
            !FieldKeys.isKey(lines[next])
        {
            field.values.append((lines[next], lines[next].content))
            taken.insert(next)
            next += 1
        }
    }
}
