import CRE2

/// A regular expression in RE2's syntax, compiled once and matched in time linear in the text.
///
/// Letters match without regard to case unless asked for. Every pattern is ours, so one that does not compile is a
/// defect and traps. RE2 lets any number of threads match with one pattern, hence `@unchecked Sendable`.
///
/// In brackets, `\p{L}` is a letter of the scripts that reports are written in. Those of all scripts are six hundred
/// ranges, of which RE2 makes a thousand steps for each time they stand in a pattern: more work than all the rest of it.
@safe final class Pattern: @unchecked Sendable {
    private let handle: OpaquePointer
    private let groupCount: Int

    init(_ source: String, caseSensitive: Bool = false) {
        var source = source.replacing(#"\p{L}"#, with: Self.letters)
        let handle = source.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) {
                unsafe cre2_compile($0.baseAddress, $0.count, caseSensitive)
            }
        }
        guard let handle = unsafe handle else { preconditionFailure("no RE2 pattern: \(source)") }
        unsafe self.handle = handle
        groupCount = Int(unsafe cre2_group_count(handle))
    }

    deinit { unsafe cre2_free(handle) }

    /// Latin with its extensions, Greek to Georgian and what lies between, Japanese, Chinese, Korean, and full-width Latin.
    private static let letters =
        #"A-Za-z\x{AA}\x{B5}\x{BA}\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2AF}\x{370}-\x{37D}\x{37F}-\x{1FFF}"#
        + #"\x{3005}-\x{3006}\x{3041}-\x{309F}\x{30A1}-\x{30FA}\x{30FC}-\x{30FF}\x{3400}-\x{9FFF}\x{AC00}-\x{D7A3}"#
        + #"\x{F900}-\x{FAFF}\x{FF21}-\x{FF3A}\x{FF41}-\x{FF5A}\x{FF66}-\x{FF9F}"#

    /// The leftmost match at or after a byte offset; with `anchored`, only one that begins there.
    func first(in text: String, from start: Int = 0, anchored: Bool = false) -> Match? {
        var text = text
        var spans = [Int](repeating: -1, count: 2 * (groupCount + 1))
        let found = text.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                unsafe spans.withUnsafeMutableBufferPointer { spans in
                    unsafe cre2_match(
                        handle, characters.baseAddress, characters.count, start, anchored, spans.baseAddress,
                        Int32(groupCount + 1))
                }
            }
        }
        return found ? Match(text: text, spans: spans) : nil
    }

    /// Matches from left to right that do not overlap, at most `limit`.
    func all(in text: String, limit: Int = 64) -> [Match] {
        var matches: [Match] = []
        var start = 0
        while matches.count < limit, let match = first(in: text, from: start) {
            matches.append(match)
            start = max(match.range.upperBound, match.range.lowerBound + 1)
            // An empty match inside a character of several bytes must not leave us between them.
            while start < text.utf8.count, text.utf8.byte(at: start) & 0xC0 == 0x80 { start += 1 }
        }
        return matches
    }

    /// Whether the text has a match anywhere.
    func matches(_ text: String) -> Bool { first(in: text) != nil }
}

/// Where a pattern matched, in byte offsets of the text's UTF-8.
struct Match {
    let text: String
    fileprivate let spans: [Int]

    var range: Range<Int> { spans[0]..<spans[1] }
    var groupCount: Int { spans.count / 2 - 1 }

    /// The words of a group, nil when it took no part or the pattern has none of that number; group 0 is the whole match.
    subscript(_ group: Int) -> String? {
        guard 2 * group + 1 < spans.count, spans[2 * group] >= 0 else { return nil }
        return text.bytes(spans[2 * group]..<spans[2 * group + 1])
    }

    /// Where a group stands, nil when it took no part.
    func range(of group: Int) -> Range<Int>? {
        2 * group + 1 < spans.count && spans[2 * group] >= 0 ? spans[2 * group]..<spans[2 * group + 1] : nil
    }
}

/// The ends of the lines of a text, found by the C library.
enum LineEnds {
    /// The offset of the next CR or LF at or after `start`, else the text's end.
    static func next(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe cre2_line_end($0.baseAddress, $0.count, start) }
    }
}

extension String {
    /// The part of a text between two byte offsets that stand on scalar boundaries.
    func bytes(_ range: Range<Int>) -> String {
        let from = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        let to = utf8.index(utf8.startIndex, offsetBy: range.upperBound)
        return String(decoding: utf8[from..<to], as: UTF8.self)
    }

    /// Where a part of a text stands, at or after an offset.
    func offsets(of part: String, from start: Int) -> Range<Int>? {
        let from = utf8.index(utf8.startIndex, offsetBy: start)
        guard let found = utf8[from...].firstRange(of: part.utf8) else { return nil }
        let lower = utf8.distance(from: utf8.startIndex, to: found.lowerBound)
        return lower..<lower + part.utf8.count
    }

    /// Without blanks at either end; a no-break or ideographic space counts as one.
    func trimmed(_ extra: String = "") -> String {
        func isDropped(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar {
            case " ", "\t", "\r", "\n", "\u{A0}", "\u{3000}", "\u{200B}", "\u{FEFF}": true
            default: extra.unicodeScalars.contains(scalar)
            }
        }
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !isDropped($0) }),
            let last = scalars.lastIndex(where: { !isDropped($0) })
        else { return "" }
        return String(self[first..<scalars.index(after: last)])
    }
}

extension String.UTF8View {
    /// The byte at an offset; the caller keeps it in bounds.
    func byte(at offset: Int) -> UInt8 { self[index(startIndex, offsetBy: offset)] }
}
