/// Rewrites HTML into a small, regular part of it, so that gumbo meets nothing it cannot bear.
///
/// Measured with gumbo 0.10.1: 100,000 nested `div` overflow a stack of 512 kB, parsing is quadratic in depth and in the
/// attributes of one tag, and unclosed formatting elements are copied into every block after them. So before it parses,
/// tags are counted and nested at most so deep, only attributes that decide what is visible are kept, and formatting,
/// foreign content and comments are dropped. The tree itself, entities and tables are gumbo's work.
struct MarkupGuard {
    /// Elements inside one another that are kept; the tags of deeper ones are dropped, their text stays.
    static let deepest = 200
    /// Tags in all.
    static let mostTags = 100_000
    /// Of one attribute, in bytes.
    static let longestValue = 2_000

    private(set) var output: [UInt8] = []
    /// A comment had words in it.
    private(set) var hadCommentText = false
    /// Tags were dropped because of a limit.
    private(set) var wasCut = false

    private let input: [UInt8]
    private var position = 0
    private var open: [String] = []
    private var counted = 0
    private var tags = 0

    init(_ html: [UInt8]) {
        input = html
        output.reserveCapacity(html.count)
    }

    mutating func run() {
        while position < input.count {
            let byte = input[position]
            if byte == UInt8(ascii: "<") {
                takeMarkup()
            } else {
                if byte != 0 { output.append(byte) }
                position += 1
            }
        }
    }

    private mutating func takeMarkup() {
        let next = position + 1 < input.count ? input[position + 1] : 0
        if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
            skipDeclaration()
        } else if next == UInt8(ascii: "/") {
            let tag = readTag(from: position + 2)
            if tag.name.isEmpty {
                output += Array("&lt;".utf8); position += 1
            } else {
                close(tag.name); position = tag.end
            }
        } else if (0x61...0x7A).contains(next.asciiLowercased) {
            let tag = readTag(from: position + 1)
            position = tag.end
            take(tag)
        } else {
            output += Array("&lt;".utf8)
            position += 1
        }
    }

    /// Comments, document types, processing instructions.
    private mutating func skipDeclaration() {
        guard input[position...].starts(with: Array("<!--".utf8)) else {
            position = (input[position...].firstIndex(of: UInt8(ascii: ">")) ?? input.count - 1) + 1
            return
        }
        let start = position + 4
        var end = start
        while end < input.count, !input[end...].starts(with: [0x2D, 0x2D, 0x3E]) { end += 1 }
        let text = input[start..<end]
        // Outlook writes conditional comments into every mail; no reader would have seen those either way.
        let isConditional = text.starts(with: Array("[if".utf8)) || text.starts(with: Array("<![".utf8))
        if !isConditional, text.contains(where: { (0x61...0x7A).contains($0.asciiLowercased) }) {
            hadCommentText = true
        }
        position = min(end + 3, input.count)
    }

    // MARK: Tags

    private struct Tag {
        var name: String
        var attributes: [(name: String, value: [UInt8])]
        var end: Int
    }

    private static let keptAttributes: Set<String> = ["style", "hidden", "href", "type", "class"]

    private func readTag(from start: Int) -> Tag {
        var cursor = start
        let name = readName(&cursor)
        var tag = Tag(name: name, attributes: [], end: input.count)
        while cursor < input.count {
            let byte = input[cursor]
            if byte == UInt8(ascii: ">") {
                tag.end = cursor + 1
                return tag
            }
            if byte.isMarkupSpace || byte == UInt8(ascii: "/") {
                cursor += 1
                continue
            }
            let attribute = readName(&cursor)
            if cursor < input.count, attribute.isEmpty { cursor += 1 }
            let value = readValue(&cursor)
            if Self.keptAttributes.contains(attribute), !tag.attributes.contains(where: { $0.name == attribute }) {
                tag.attributes.append((attribute, Array(value.prefix(Self.longestValue))))
            }
        }
        return tag
    }

    private func readName(_ cursor: inout Int) -> String {
        let start = cursor
        while cursor < input.count, !input[cursor].isMarkupSpace, !"/>=".utf8.contains(input[cursor]) { cursor += 1 }
        let name = input[start..<cursor].prefix(32).map(\.asciiLowercased)
        return String(decoding: name, as: UTF8.self)
    }

    private func readValue(_ cursor: inout Int) -> ArraySlice<UInt8> {
        skipSpace(&cursor)
        guard cursor < input.count, input[cursor] == UInt8(ascii: "=") else { return [] }
        cursor += 1
        skipSpace(&cursor)
        guard cursor < input.count else { return [] }
        let quote = input[cursor]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if isQuoted { cursor += 1 }
        let start = cursor
        while cursor < input.count {
            let byte = input[cursor]
            if isQuoted ? byte == quote : (byte.isMarkupSpace || byte == UInt8(ascii: ">")) { break }
            cursor += 1
        }
        let value = input[start..<cursor]
        if isQuoted { cursor = min(cursor + 1, input.count) }
        return value
    }

    private func skipSpace(_ cursor: inout Int) {
        while cursor < input.count, input[cursor].isMarkupSpace { cursor += 1 }
    }

    // MARK: Nesting

    private mutating func take(_ tag: Tag) {
        if Markup.unread.contains(tag.name) {
            skipContent(of: tag.name)
        } else if Markup.void.contains(tag.name) {
            write(tag)
        } else if Markup.kept.contains(tag.name) || !tag.attributes.isEmpty && Markup.styled.contains(tag.name) {
            start(tag)
        }
    }

    private mutating func start(_ tag: Tag) {
        // What HTML closes by itself, as near as the count needs it.
        if Markup.selfClosing.contains(tag.name) {
            while let last = open.last, Markup.closes(tag.name, last) { open.removeLast() }
        }
        let isCounted = !Markup.selfClosing.contains(tag.name)
        guard !isCounted || counted < Self.deepest else {
            wasCut = true
            output.append(0x0A)
            return
        }
        guard write(tag) else { return }
        open.append(tag.name == "a" ? "a" : Markup.kept.contains(tag.name) ? tag.name : "span")
        if isCounted { counted += 1 }
    }

    private mutating func close(_ tagName: String) {
        if tagName == "br" || tagName == "p" && !open.suffix(16).contains("p") {
            _ = write(Tag(name: "br", attributes: [], end: 0))
            return
        }
        let name = Markup.styled.contains(tagName) ? "span" : tagName
        guard let index = open.suffix(32).lastIndex(of: name) else { return }
        let between = open[(index + 1)...]
        let isInline = name == "span" || name == "a"
        // gumbo ignores an end tag across these, so the element would stay open.
        guard !between.contains(where: { isInline ? $0 != "span" && $0 != "a" : $0 == "table" && name != "table" })
        else {
            return
        }
        counted -= open[index...].count { !Markup.selfClosing.contains($0) }
        open.removeSubrange(index...)
        output += Array("</\(name)>".utf8)
    }

    @discardableResult
    private mutating func write(_ tag: Tag) -> Bool {
        guard tags < Self.mostTags else {
            wasCut = true
            output.append(0x0A)
            return false
        }
        tags += 1
        output += Array("<\(Markup.styled.contains(tag.name) ? "span" : tag.name)".utf8)
        for attribute in tag.attributes {
            output += Array(" \(attribute.name)=\"".utf8)
            for byte in attribute.value where byte != 0 {
                if byte == UInt8(ascii: "\"") { output += Array("&quot;".utf8) } else { output.append(byte) }
            }
            output.append(UInt8(ascii: "\""))
        }
        output.append(UInt8(ascii: ">"))
        return true
    }

    /// Passes over an element whose content is no text for a reader.
    private mutating func skipContent(of name: String) {
        let end = Array("</\(name)".utf8)
        while position < input.count {
            if input[position] == UInt8(ascii: "<"),
                input[position...].prefix(end.count).elementsEqualIgnoringCase(end)
            {
                position = readTag(from: position + 2).end
                return
            }
            position += 1
        }
    }
}

extension UInt8 {
    /// White space between attributes.
    fileprivate var isMarkupSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
