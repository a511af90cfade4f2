import Disclosure

/// A line of a report with what its surroundings say about it.
struct Line: Sendable {
    /// Counted from 1 within the part; 0 is the subject.
    let number: Int
    /// The line as written, at most `Line.maximumBytes` of it.
    let text: String
    /// Without quotation marks of a reply, comment and list marks, and emphasis.
    let content: String
    var section = Section.other
    var role: Fact.Role?
    var isHeading = false
    /// What an earlier mail said, or a note set apart.
    var isQuoted: Bool { text.utf8.first == UInt8(ascii: ">") }
    /// A line of a program's output or of a protocol that names things without saying they are the set-up.
    var isNoise = false
    /// The text that it stands in; nil for the subject.
    var place: Place?

    /// Where a text stood; shared by its lines.
    final class Place: Sendable {
        let part: String?
        let file: String?

        init(_ text: ReportText) { (part, file) = (text.part, text.file) }
    }

    /// What a paragraph is about, as its heading says.
    enum Section: Sendable { case other, environment, affected, notAffected, solution, timeline, references }

    /// Facts are not looked for beyond this many bytes of a line.
    static let maximumBytes = 4096
    /// Lines looked at from the start of a text and from its end; what lies between is a log.
    static let headLimit = 8000
    static let tailLimit = 2000
    /// And no more bytes than this from either.
    static let headBytes = 512 << 10
    static let tailBytes = 128 << 10
    /// Lines that begin alike but for their digits; further ones are a log's and are passed over.
    static let repetitionLimit = 40

    var isBlank: Bool { content.isEmpty }

    /// Whether the section forbids reading facts here.
    var isSilent: Bool {
        switch section {
        case .notAffected, .solution, .timeline, .references: true
        case .other, .environment, .affected: false
        }
    }

    static func subject(_ text: String) -> Line {
        let text =
            text.unicodeScalars.count > 500 ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(500))) : text
        return Line(number: 0, text: text, content: strip(text))
    }

    /// Cuts a text into lines and reads their headings.
    static func lines(of text: String) -> [Line] {
        var bounds: [(number: Int, range: Range<Int>)] = []
        var tail: [(number: Int, range: Range<Int>)] = []
        var shapes: [Int: Int] = [:]
        var used = 0
        var text = text
        text.withUTF8 { buffer in
            let bytes = UnsafeRawBufferPointer(buffer)
            var start = 0
            var number = 0
            while start < bytes.count {
                let end = unsafe LineEnds.next(in: bytes, from: start)
                number += 1
                defer {
                    start = end + 1
                    if unsafe start < bytes.count && bytes[end] == 0x0D && bytes[start] == 0x0A { start += 1 }
                }
                let shape = unsafe shape(of: start..<end, in: bytes)
                let count = shapes[shape, default: 0] + 1
                shapes[shape] = count
                guard count <= repetitionLimit || start == end else { continue }
                let cut = unsafe Self.cut(start..<end, of: bytes)
                if bounds.count < headLimit && used < headBytes {
                    used += cut.count
                    bounds.append((number, cut))
                } else {
                    tail.append((number, cut))
                    if tail.count >= 2 * tailLimit { tail.removeFirst(tailLimit) }
                }
            }
        }
        used = 0
        let end = tail.suffix(tailLimit).reversed().prefix { bound in
            used += bound.range.count
            return used < tailBytes
        }
        bounds += end.reversed()
        let lines = bounds.map { bound in
            let words = text.bytes(bound.range)
            return Line(number: bound.number, text: words, content: strip(words))
        }
        return SectionMarker.mark(lines)
    }

    /// What lines of a log have in common: how they begin, digits left out.
    private static func shape(of range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Int {
        var shape: UInt64 = 14_695_981_039_346_656_037
        for offset in range.prefix(32) {
            let byte = unsafe bytes[offset]
            if byte >= 0x30 && byte <= 0x39 { continue }
            shape = (shape ^ UInt64(byte)) &* 1_099_511_628_211
        }
        return Int(truncatingIfNeeded: shape)
    }

    /// At most `maximumBytes`, ending on a scalar boundary.
    private static func cut(_ range: Range<Int>, of bytes: UnsafeRawBufferPointer) -> Range<Int> {
        guard range.count > maximumBytes else { return range }
        var end = range.lowerBound + maximumBytes
        while unsafe end > range.lowerBound && bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return range.lowerBound..<end
    }

    private static let marks = Pattern(
        #"""
        ^(?:[ \t\x{3000}]*(?:>+|//+|#+|;|--? |[-*+•・■●○◆◇□※▪·]|\d{1,2}[.)] |\[[ xX]\])[ \t\x{3000}]*)+
        """#)
    private static let stamp = Pattern(
        #"""
        ^(?:\[ *\d+\.\d{3,}\](?:\[ *[TC]\d+\])? ?|\d\d:\d\d:\d\d\.\d{3,} \#
        |[A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d \S+ kernel: 
        """#
            + #"|\d{4}-\d\d-\d\dT[\d:.]+\S* \S+ kernel: |[VDIWEF]/[\w.]+ *\( *\d+\): )"#)
    /// The marks around a pasted block, with the language that some name there.
    private static let fence = Pattern(#"^(?:> ?)*(?:```+|~~~+)(?:[\w+-]*|\w+:[\w./-]+)$"#)
    /// `Windows 10_x64`
    private static let joined = Pattern(#"\bWin(?:dows)? ?\d+(_)x(?:86|64)\b"#)
    private static let emphasis = Pattern(#"\*\*|__|`"#)

    /// The `__` of `frob__bar` sets nothing off.
    private static func isWithinWord(_ range: Range<Int>, of text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.byte(at: range.lowerBound) == UInt8(ascii: "_"), range.lowerBound > 0,
            range.upperBound < bytes.count
        else { return false }
        return [bytes.byte(at: range.lowerBound - 1), bytes.byte(at: range.upperBound)].allSatisfy {
            SpellingIndex.isLetter($0) || SpellingIndex.isDigit($0)
        }
    }

    /// A line without what only sets it off: `> - **OS**: x` becomes `OS: x`.
    private static func strip(_ text: String) -> String {
        var rest = LineWords.removed(from: text.trimmed().withHalfWidth)
        if fence.matches(rest) { return "" }
        if rest.utf8.count > 0, let match = marks.first(in: rest) {
            rest = rest.bytes(match.range.upperBound..<rest.utf8.count)
        }
        if let match = stamp.first(in: rest) { rest = rest.bytes(match.range.upperBound..<rest.utf8.count) }
        if let match = joined.first(in: rest), let range = match.range(of: 1) {
            rest = rest.bytes(0..<range.lowerBound) + " " + rest.bytes(range.upperBound..<rest.utf8.count)
        }
        guard emphasis.matches(rest) else { return rest.trimmed() }
        var kept = ""
        var from = 0
        for match in emphasis.all(in: rest, limit: 200) where !isWithinWord(match.range, of: rest) {
            kept += rest.bytes(from..<match.range.lowerBound)
            from = match.range.upperBound
        }
        return (kept + rest.bytes(from..<rest.utf8.count)).trimmed()
    }
}

extension String {
    /// With full-width letters and digits, and the points between digits, as the narrow ones.
    fileprivate var withHalfWidth: String {
        guard utf8.contains(0xEF) || utf8.contains(0xE3) && contains("\u{3000}") else { return self }
        var narrow = ""
        let scalars = Array(unicodeScalars)
        for (place, scalar) in scalars.enumerated() {
            switch scalar.value {
            case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
                narrow.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case 0x3000: narrow += " "
            case 0xFF0E where place > 0 && (0xFF10...0xFF19).contains(scalars[place - 1].value):
                narrow += "."
            default: narrow.unicodeScalars.append(scalar)
            }
        }
        return narrow
    }
}
