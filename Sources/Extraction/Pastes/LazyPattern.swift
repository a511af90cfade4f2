import Synchronization

/// A pattern compiled when it is first asked for: a process reads one message, and most programs are not in it.
final class LazyPattern: Sendable {
    private let source: String
    private let caseSensitive: Bool
    /// Makes a pattern of the source; as lazy, since most are never asked for.
    private let prepare: (@Sendable (String) -> String)?
    private let compiled = Mutex<Pattern?>(nil)

    init(_ source: String, caseSensitive: Bool = true, prepare: (@Sendable (String) -> String)? = nil) {
        self.source = source
        self.prepare = prepare
        self.caseSensitive = caseSensitive
    }

    var pattern: Pattern {
        compiled.withLock { compiled in
            if let compiled { return compiled }
            let pattern = Pattern(prepare?(source) ?? source, caseSensitive: caseSensitive)
            compiled = pattern
            return pattern
        }
    }
}

/// Words as numbers, so that a line is looked up in a table of thousands of names without a string made.
enum WordHash {
    private static let offset: UInt64 = 14_695_981_039_346_656_037

    /// The number of a word or a key, letters without regard to case.
    static func of(_ word: String) -> UInt64 {
        word.utf8.reduce(offset) { add($1, to: $0) }
    }

    static func of(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(offset) { add($1, to: $0) } }

    /// The words of a text: its runs of ASCII letters and digits.
    static func words(in text: String) -> [UInt64] {
        var words: [UInt64] = []
        var hash = offset
        var isInside = false
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
                hash = add(byte, to: hash)
                isInside = true
            default:
                if isInside { words.append(hash) }
                (hash, isInside) = (offset, false)
            }
        }
        if isInside { words.append(hash) }
        return words
    }

    private static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 {
        let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        return (hash ^ UInt64(lower)) &* 1_099_511_628_211
    }
}

extension Pattern {
    /// A text without the places that match.
    func removed(from text: String) -> String {
        var kept = ""
        var from = 0
        for match in all(in: text) {
            kept += text.bytes(from..<match.range.lowerBound)
            from = match.range.upperBound
        }
        return (kept + text.bytes(from..<text.utf8.count)).trimmed()
    }
}
