import Disclosure

/// A sentence of a report, put together again where it was wrapped.
struct Sentence: Sendable {
    let text: String
    /// Where each of the lines it stands on begins in `text`.
    private let starts: [(offset: Int, line: Line)]

    /// Of the line that it begins on.
    var line: Line { starts[0].line }

    /// The line that an offset in `text` stands on.
    func line(at offset: Int) -> Line { (starts.last { $0.offset <= offset } ?? starts[0]).line }

    /// The words at a place in it as evidence.
    func evidence(_ range: Range<Int>, rule: String) -> Evidence {
        Judge.evidence(line(at: range.lowerBound), rule: rule)
    }

    init(line: Line) {
        (text, starts) = (line.content, [(0, line)])
    }

    private init(_ text: String, _ starts: [(offset: Int, line: Line)]) {
        (self.text, self.starts) = (text, starts)
    }

    /// A paragraph is cut after so many bytes and lines: what is longer is no prose.
    private static let maximumBytes = 3000
    private static let maximumLines = 40
    /// Lines that are shorter are not wrapped: what comes after one is something else.
    private static let wrappedColumns = 42

    /// The sentences of those paragraphs that one of the words stands in.
    static func sentences(in lines: [Line], about words: Pattern) -> [Sentence] {
        let isReply = lines.contains { !$0.isBlank && !isQuoted($0) }
        var sentences: [Sentence] = []
        var paragraph: [Line] = []
        var isWanted = false
        func end() {
            if isWanted { sentences += split(paragraph) }
            paragraph = []
            isWanted = false
        }
        for line in lines {
            // What is quoted was said by somebody else, if anything stands beside it.
            if line.isBlank || line.isNoise || isReply && isQuoted(line) || begins(line) { end() }
            guard !line.isBlank, !line.isNoise, !(isReply && isQuoted(line)) else { continue }
            paragraph.append(line)
            isWanted = isWanted || words.matches(line.content)
            if !isWrapped(line) || paragraph.count == maximumLines { end() }
        }
        end()
        return sentences
    }

    private static let mark = Pattern(#"^\s*(?:[-*+•・■●○◆◇□※▪·#|]|\(?\d{1,2}[.)] |\[)"#)

    private static func begins(_ line: Line) -> Bool { mark.matches(line.text) }
    private static func isQuoted(_ line: Line) -> Bool { line.text.first == ">" }

    private static func isWrapped(_ line: Line) -> Bool {
        guard !line.isHeading else { return false }
        // An ideograph is as wide as two letters.
        let columns = line.content.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
        return columns >= wrappedColumns
    }

    private static func split(_ lines: [Line]) -> [Sentence] {
        var text = ""
        var starts: [(offset: Int, line: Line)] = []
        for line in lines where text.utf8.count < maximumBytes {
            if let last = text.unicodeScalars.last, let first = line.content.unicodeScalars.first,
                last.value < 0x2E80 || first.value < 0x2E80
            {
                text += " "
            }
            starts.append((text.utf8.count, line))
            text += line.content
        }
        return bounds(of: text).map { range in
            let before = starts.last { $0.offset <= range.lowerBound }
            let inside = starts.filter { $0.offset > range.lowerBound && $0.offset < range.upperBound }
            let own = [before].compactMap(\.self).map { (offset: 0, line: $0.line) }
            return Sentence(
                text.bytes(range), own + inside.map { ($0.offset - range.lowerBound, $0.line) })
        }
    }

    private static let stop = Pattern(#"[.!?]["')\]]{0,2}\s+|[。！？]"#)
    /// What a full stop belongs to: `Feb. 1`, `J. Doe`, `e.g.`, `approx.`, a German `1. Februar`.
    private static let abbreviation = Pattern(
        #"""
        (?:\b(?:[A-Z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|approx|no|vs|etc|Mr|Ms|Mrs|Dr\#
        |Inc|Ltd|Co|Corp|ver|bzw|ca|z\.B|Nr)|(?:^|\s)\d{1,2})\.\s+$
        """#)

    private static func bounds(of text: String) -> [Range<Int>] {
        var bounds: [Range<Int>] = []
        var start = 0
        for match in stop.all(in: text, limit: 200) {
            let near = text.bytes(text.boundary(max(start, match.range.lowerBound - 12))..<match.range.upperBound)
            if abbreviation.matches(near) { continue }
            bounds.append(start..<match.range.upperBound)
            start = match.range.upperBound
        }
        if start < text.utf8.count { bounds.append(start..<text.utf8.count) }
        return bounds
    }
}

extension String {
    /// The last scalar boundary at or before a byte offset.
    func boundary(_ offset: Int) -> Int {
        var offset = min(max(offset, 0), utf8.count)
        while offset > 0, offset < utf8.count, utf8.byte(at: offset) & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }

    /// At most so many bytes before an offset.
    func bytes(_ count: Int, before offset: Int) -> String { bytes(boundary(offset - count)..<offset) }

    /// At most so many bytes from an offset on.
    func bytes(_ count: Int, from offset: Int) -> String { bytes(offset..<boundary(offset + count)) }
}
