/// Lays text out in lines as a reader of HTML would see it: white space collapsed, blocks on lines of their own.
struct TextWriter {
    private(set) var bytes: [UInt8] = []
    /// Line breaks due before the next word: 1 ends a line, 2 leaves one empty.
    private var pendingBreaks = 0
    private var pendingSpace = false
    private var pendingTab = false
    private var holdsBreaks = false
    /// Written at the start of each line: `> ` for each level of quotation.
    private var quoteDepth = 0

    /// Where the next word would go.
    var mark: Int { bytes.count }

    mutating func add(_ text: [UInt8], preformatted: Bool) {
        var position = 0
        while position < text.count {
            let byte = text[position]
            if preformatted, byte == 0x0A {
                startLine()
                bytes.append(0x0A)
                writeQuotePrefix()
            } else if !preformatted, byte == 0x20 || (0x09...0x0D).contains(byte) {
                pendingSpace = true
            } else if byte == 0xC2, position + 1 < text.count, text[position + 1] == 0xA0 {
                put(0x20)
                position += 1
            } else {
                put(byte)
            }
            position += 1
        }
    }

    private mutating func put(_ byte: UInt8) {
        holdsBreaks = false
        startLine()
        if pendingSpace, !atLineStart { bytes.append(0x20) }
        pendingSpace = false
        bytes.append(byte)
    }

    private var atLineStart: Bool { bytes.isEmpty || bytes.last == 0x0A || bytes.last == 0x09 }

    private mutating func startLine() {
        if pendingBreaks > 0 {
            pendingSpace = false
            if !bytes.isEmpty {
                while bytes.last == 0x20 { bytes.removeLast() }
                for _ in 0..<pendingBreaks {
                    bytes.append(0x0A)
                    writeQuotePrefix()
                }
            } else {
                writeQuotePrefix()
            }
        }
        if pendingTab, pendingBreaks == 0, !atLineStart {
            bytes.append(0x09)
            pendingSpace = false
        }
        pendingBreaks = 0
        pendingTab = false
    }

    private mutating func writeQuotePrefix() {
        for _ in 0..<min(quoteDepth, 20) { bytes += [UInt8(ascii: ">"), 0x20] }
    }

    /// Asks for line breaks before the next word; more of them do not add up.
    mutating func breakLine(_ count: Int = 1) {
        guard !holdsBreaks else { return }
        pendingBreaks = max(pendingBreaks, count)
        pendingSpace = false
    }

    /// The next block goes on in this line: a list item's first paragraph stands beside its mark.
    mutating func holdBreaks() { holdsBreaks = true }

    /// Ends ``holdBreaks()`` for an item with nothing in it.
    mutating func releaseBreaks() { holdsBreaks = false }

    /// A line break that was written as such.
    mutating func addLineBreak() {
        if pendingBreaks > 0, !bytes.isEmpty { pendingBreaks = min(pendingBreaks + 1, 3) } else { pendingBreaks += 1 }
        pendingSpace = false
    }

    /// The next cell of a row goes on in its line, whatever blocks it starts with.
    mutating func startCell(isFirst: Bool) {
        if isFirst { breakLine() } else { pendingTab = true }
        holdsBreaks = true
    }

    /// What the blocks in a cell broke at its end is taken back.
    mutating func endCell(since mark: Int) {
        holdsBreaks = false
        if bytes.count > mark { pendingBreaks = 0 }
    }

    mutating func quote(by levels: Int) {
        breakLine()
        if levels > 0 { startLine() }
        quoteDepth = max(0, quoteDepth + levels)
        breakLine()
    }

    /// The text with no blanks at line ends, at most one empty line in a row, and a line end at the end.
    func finish() -> String {
        var result: [UInt8] = []
        var emptyLines = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let kept = line[..<((line.lastIndex { !$0.isBlank } ?? line.startIndex - 1) + 1)]
            emptyLines = kept.isEmpty ? emptyLines + 1 : 0
            if kept.isEmpty, emptyLines > 1 || result.isEmpty { continue }
            result += kept
            result.append(0x0A)
        }
        while result.last == 0x0A { result.removeLast() }
        if !result.isEmpty { result.append(0x0A) }
        return String(decoding: result, as: UTF8.self)
    }
}
