import CCatalogue
import Disclosure

/// The catalogue's files, of which `Data/systems.txt` says how their lines are written.
enum CatalogueText {
    /// All files, one after another.
    static let shipped = unsafe [UInt8](UnsafeRawBufferPointer(start: ccatalogue_start(), count: ccatalogue_size))

    /// One spelling of one thing.
    struct Spelling {
        /// Where it stands in the text, marks and blanks left out.
        var range: Range<Int>
        /// Where the line stands that it is from.
        var line: Range<Int>
        var kind: Fact.Kind
        /// A device's system: a product where a report is about it.
        var isOfDevice: Bool
        /// How many `*` stand before it.
        var commonness: Int
        var isExact: Bool
    }

    /// Gives each spelling of each line to `take`; a damaged line to `complain`.
    static func read(_ text: [UInt8], complain: (String) -> Void = { _ in }, take: (Spelling) -> Void) {
        var kind: Fact.Kind?
        var isOfDevice = false
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: newline) ?? text.count
            defer { start = end + 1 }
            let line = trimmed(start..<end, of: text)
            guard let first = line.first.map({ text[$0] }), first != UInt8(ascii: "#") else { continue }
            if first == UInt8(ascii: "[") {
                var name = String(decoding: text[line].dropFirst().dropLast(), as: UTF8.self)
                isOfDevice = name.hasSuffix(device)
                if isOfDevice { name.removeLast(device.count) }
                kind = Fact.Kind(rawValue: name)
                if kind == nil { complain("no kind: \(name)") }
                continue
            }
            guard let kind else {
                complain("no kind before: " + String(decoding: text[line], as: UTF8.self))
                continue
            }
            let cells = cells(of: line, in: text)
            if cells.count > 3 { complain("too many cells: " + String(decoding: text[line], as: UTF8.self)) }
            var spelling = Spelling(
                range: line, line: line, kind: kind, isOfDevice: isOfDevice, commonness: 0, isExact: false)
            func add(_ range: Range<Int>) {
                spelling.range = range
                (spelling.commonness, spelling.isExact) = (0, false)
                while let mark = spelling.range.first.map({ text[$0] }) {
                    if mark == UInt8(ascii: "*") {
                        spelling.commonness += 1
                    } else if mark == UInt8(ascii: "=") {
                        spelling.isExact = true
                    } else {
                        break
                    }
                    spelling.range = spelling.range.dropFirst()
                }
                if spelling.range.isEmpty {
                    complain("an empty name: " + String(decoding: text[line], as: UTF8.self))
                } else {
                    take(spelling)
                }
            }
            add(cells[0])
            guard cells.count > 2 else { continue }
            for alias in split(cells[2], of: text, at: UInt8(ascii: ";")) { add(alias) }
        }
    }

    /// The entry that a line makes.
    static func entry(of spelling: Spelling, in text: [UInt8]) -> CatalogueEntry {
        let cells = cells(of: spelling.line, in: text).map { String(decoding: text[$0], as: UTF8.self) }
        let name = cells[0].drop { $0 == "*" || $0 == "=" }
        let cpe = cells.count > 1 && !cells[1].isEmpty ? cells[1] : nil
        return CatalogueEntry(
            name: String(name), kind: spelling.kind, cpe: cpe, isCommonWord: spelling.commonness > 0,
            needsDottedVersion: spelling.commonness > 1, isOfDevice: spelling.isOfDevice)
    }

    private static let device = " device"
    private static let newline = UInt8(ascii: "\n")

    private static func cells(of line: Range<Int>, in text: [UInt8]) -> [Range<Int>] {
        split(line, of: text, at: UInt8(ascii: "|"))
    }

    private static func split(_ range: Range<Int>, of text: [UInt8], at mark: UInt8) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for offset in range where text[offset] == mark {
            parts.append(trimmed(start..<offset, of: text))
            start = offset + 1
        }
        parts.append(trimmed(start..<range.upperBound, of: text))
        return parts
    }

    private static func trimmed(_ range: Range<Int>, of text: [UInt8]) -> Range<Int> {
        var range = range
        while let first = range.first, text[first] <= 0x20 { range = range.dropFirst() }
        while let last = range.last, text[last] <= 0x20 { range = range.dropLast() }
        return range
    }
}
