/// Where each key of a TOML file stands.
///
/// TOMLKit's tables do not know. The file has parsed before, so what this reads is well-formed; if ever it is not, the
/// lines end early and an error names the file alone.
struct SourceLines {
    /// Counted from 1. A path is the keys from the top of the file; `#0`, `#1` … are elements of lists.
    private(set) var lines: [[String]: Int] = [:]
    /// The first line with a `\u0000` in a string, which C would take for the string's end.
    private(set) var nulLine: Int?

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    /// How many `[[tables]]` of a path there were.
    private var counts: [[String]: Int] = [:]

    init(_ source: [UInt8]) {
        bytes = source
        readFile()
    }

    /// The line of a path, or of the nearest one above it.
    func line(of path: [String]) -> Int? {
        var path = path
        while !path.isEmpty {
            if let line = lines[path] { return line }
            path.removeLast()
        }
        return nil
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where position < bytes.count {
            if bytes[position] == newline { line += 1 }
            position += 1
        }
    }

    private mutating func readFile() {
        var table: [String] = []
        while true {
            skipBlanks(newlines: true)
            guard let byte = current else { return }
            if byte == UInt8(ascii: "[") {
                table = readHeader()
            } else {
                readPair(in: table)
            }
            skipBlanks(newlines: false)
            guard current == nil || current == newline else { return }
        }
    }

    /// `[a.b]` or `[[a.b]]`; a name of a list of tables stands for its last element.
    private mutating func readHeader() -> [String] {
        let start = line
        advance()
        let isElement = current == UInt8(ascii: "[")
        if isElement { advance() }
        let names = readKey()
        advance(isElement ? 2 : 1)
        var path: [String] = []
        for (index, name) in names.enumerated() {
            path.append(name)
            if isElement, index == names.count - 1 {
                record(path, start)
                counts[path, default: 0] += 1
            }
            if let count = counts[path] { path.append("#\(count - 1)") }
        }
        record(path, start)
        return path
    }

    private mutating func readPair(in table: [String]) {
        let start = line
        var path = table
        for name in readKey() {
            path.append(name)
            record(path, start)
        }
        skipBlanks(newlines: false)
        guard current == UInt8(ascii: "=") else { return position = bytes.count }
        advance()
        skipBlanks(newlines: false)
        readValue(at: path)
    }

    private mutating func readKey() -> [String] {
        var names: [String] = []
        while true {
            skipBlanks(newlines: false)
            names.append(readName())
            skipBlanks(newlines: false)
            guard current == UInt8(ascii: ".") else { return names }
            advance()
        }
    }

    private mutating func readName() -> String {
        if current == doubleQuote || current == singleQuote {
            let start = position + 1
            readString()
            return String(decoding: bytes[start..<max(start, position - 1)], as: UTF8.self)
        }
        let start = position
        while let byte = current, byte != UInt8(ascii: "."), byte != UInt8(ascii: "="), byte != UInt8(ascii: "]"),
            byte > 0x20
        {
            advance()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func readValue(at path: [String]) {
        switch current {
        case doubleQuote, singleQuote: readString()
        case UInt8(ascii: "["): readList(at: path)
        case UInt8(ascii: "{"): readInlineTable(at: path)
        default:
            while let byte = current, byte != UInt8(ascii: ","), byte != UInt8(ascii: "]"), byte != UInt8(ascii: "}"),
                byte != UInt8(ascii: "#"), byte != newline
            {
                advance()
            }
        }
    }

    private mutating func readList(at path: [String]) {
        advance()
        var index = 0
        while true {
            skipBlanks(newlines: true)
            guard let byte = current, byte != UInt8(ascii: "]") else { return advance() }
            if byte == UInt8(ascii: ",") {
                advance()
                index += 1
                continue
            }
            let before = position
            record(path + ["#\(index)"], line)
            readValue(at: path + ["#\(index)"])
            guard position > before else { return position = bytes.count }
        }
    }

    private mutating func readInlineTable(at path: [String]) {
        advance()
        while true {
            skipBlanks(newlines: true)
            guard let byte = current, byte != UInt8(ascii: "}") else { return advance() }
            if byte == UInt8(ascii: ",") {
                advance()
                continue
            }
            let before = position
            readPair(in: path)
            guard position > before else { return position = bytes.count }
        }
    }

    /// Any of TOML's four kinds of string, to behind its closing quotes.
    private mutating func readString() {
        guard let quote = current else { return }
        let isLong = bytes[position...].starts(with: [quote, quote, quote])
        let closing = [UInt8](repeating: quote, count: isLong ? 3 : 1)
        advance(closing.count)
        while let byte = current {
            if byte == UInt8(ascii: "\\"), quote == doubleQuote {
                let rest = bytes[(position + 1)...]
                if rest.starts(with: "u0000".utf8) || rest.starts(with: "U00000000".utf8) { nulLine = nulLine ?? line }
                advance(2)
            } else if bytes[position...].starts(with: closing) {
                advance(closing.count)
                // A long string may end in up to two quotes of its own.
                while isLong, current == quote { advance() }
                return
            } else {
                advance()
            }
        }
    }

    private mutating func skipBlanks(newlines: Bool) {
        while let byte = current {
            if byte == UInt8(ascii: "#") {
                while let byte = current, byte != newline { advance() }
            } else if byte == 0x20 || byte == 0x09 || byte == 0x0D || (newlines && byte == newline) {
                advance()
            } else {
                return
            }
        }
    }

    private mutating func record(_ path: [String], _ line: Int) {
        if lines[path] == nil { lines[path] = line }
    }
}

private let newline = UInt8(ascii: "\n")
private let doubleQuote = UInt8(ascii: "\"")
private let singleQuote = UInt8(ascii: "'")
