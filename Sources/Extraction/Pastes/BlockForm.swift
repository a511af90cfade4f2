import Disclosure

/// What a program prints as `key: value` lines, told from what people write by the keys that only it has.
struct BlockForm: Sendable {
    let rule: String
    /// As many different marks as show that the lines are this program's.
    let least: Int
    /// Keys that tell the program, in lower case.
    let marks: [String]
    /// Keys that say something of the set-up: `key`, or `section/key` for those beneath a heading.
    let reads: [String: BlockRead]
    /// Headings that `reads` names.
    let sections: Set<String>
    /// Whether blank lines may stand between the pairs.
    let isLoose: Bool

    init(_ rule: String, least: Int, loose: Bool = false, marks: [String], reads: KeyValuePairs<String, BlockRead>) {
        self.rule = rule
        self.least = least
        self.marks = marks
        isLoose = loose
        var table: [String: BlockRead] = [:]
        var sections: Set<String> = []
        for (key, read) in reads {
            table[key] = read
            if let slash = key.firstIndex(of: ">") { sections.insert(String(key[..<slash])) }
        }
        self.reads = table
        self.sections = sections
    }
}

/// What the value of a key is.
enum BlockRead: Sendable {
    case os, systemOrKernel, osVersion, kernel, arch, cpu, memory, gpu, maker, model, bios, storage, virtualization
    /// A name and a version among other words, or several of them.
    case mentions
    /// The name of what the block is about, for a `subjectVersion`.
    case subject, subjectVersion
    case software(String), hypervisor(String), firmware(String), setting(String), network
    /// A program's version behind its package's in parentheses: `(Ubuntu 11.4.0-1ubuntu1) 11.4.0`.
    case versionOf(String)
    /// What crashed: `Safari [1234]`; its version stands in a key of its own.
    case process
    /// A package and its version: `gnome-shell 45.1-0ubuntu1`.
    case package
    /// The name of a model whose product name is a number.
    case modelVersion
    /// The version of a system that the key names.
    case systemNamed(String)
    /// `UEFI` or `BIOS`, without a version.
    case firmwareKind
    /// Maven's `"linux", version: "6.2.0", arch: "amd64"`.
    case maven
    /// FortiOS' `FortiGate-60F v7.2.5,build1517,230606 (GA.F)`.
    case fortinet
}

/// A line as a key and its value.
struct BlockPair {
    let key: String
    let value: String

    private static let longest = 64

    /// Splits a line at its first separator; nil where no key of bearable length stands before one.
    static func hash(of line: Line) -> (key: UInt64, end: Int, value: Int)? {
        var hash: [UInt8] = []
        var offset = 0
        var blanks = 0
        let bytes = line.content.utf8
        var iterator = bytes.makeIterator()
        var previous: UInt8 = 0
        while let byte = iterator.next(), offset < longest {
            let isWide = previous == 0xBC && byte == 0x9A && hash.suffix(2) == [0xEF, 0xBC]
            if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "\t") || isWide {
                if isWide { hash.removeLast(2) }
                return hash.isEmpty ? nil : (number(hash), isWide ? offset - 2 : offset, offset + 1)
            }
            if byte == UInt8(ascii: " ") {
                blanks += 1
            } else {
                if blanks == 1 && !hash.isEmpty { hash.append(0x20) }
                if blanks >= 2 && !hash.isEmpty { return (number(hash), offset - blanks, offset) }
                blanks = 0
                hash.append(byte)
            }
            previous = byte
            offset += 1
        }
        return nil
    }

    private static let edge: Set<UInt8> = Set(" .-*\"'[]{}|•".utf8)

    private static func number(_ key: [UInt8]) -> UInt64 {
        var key = key[...]
        while let first = key.first, edge.contains(first) { key.removeFirst() }
        while let last = key.last, edge.contains(last) { key.removeLast() }
        return WordHash.of(key)
    }

    /// The value of a line whose key has been found.
    static func value(of line: Line, from offset: Int) -> String {
        let value = line.content.bytes(offset..<line.content.utf8.count)
        return value.trimmed(":=\"',|[]{} ")
    }
}

extension Paster {
    /// `systeminfo`, `lscpu`, `docker info`, `getprop`, crash reports and other output of keys and values.
    static let blocks = Paster(name: "block") { lines, scanner in
        BlockReader(lines: BlockArt.removed(from: lines), scanner: scanner).read()
    }
}

private struct BlockReader {
    let lines: [Line]
    let scanner: MentionScanner

    /// A line that has a key of a form.
    private struct Hit {
        let line: Int
        let key: String
        let isMark: Bool
        let value: Int
    }

    /// Lines without any key, and lines with another's, that may stand within a block.
    private static let gap = 4
    private static let foreignPairs = 24

    func read() -> Paste {
        var hits: [Int: [Hit]] = [:]
        var isPair: [Bool] = []
        for (index, line) in lines.enumerated() {
            guard !line.isBlank, let pair = BlockPair.hash(of: line) else {
                isPair.append(false)
                if !line.isBlank, line.content.utf8.count <= 40, let entries = BlockForms.headings[heading(line)] {
                    for (form, key) in entries {
                        hits[form, default: []].append(Hit(line: index, key: key, isMark: false, value: -1))
                    }
                }
                continue
            }
            isPair.append(true)
            for entry in BlockForms.index[pair.key] ?? [] {
                hits[entry.form, default: []].append(
                    Hit(line: index, key: entry.key, isMark: entry.isMark, value: pair.value))
            }
        }
        var paste = Paste()
        // Several forms may share keys; the one with the most marks is what was pasted.
        let candidates = hits.keys.sorted().flatMap { form in
            groups(hits[form] ?? [], form: BlockForms.all[form], isPair: isPair).map { group in
                (form: form, group: group, marks: Set(group.filter(\.isMark).map(\.key)).count)
            }
        }
        for candidate in candidates.sorted(by: { ($1.marks, $0.form) < ($0.marks, $1.form) }) {
            let form = BlockForms.all[candidate.form]
            guard candidate.marks >= form.least, let first = candidate.group.first, let last = candidate.group.last,
                paste.claimed.isDisjoint(with: [first.line, last.line])
            else { continue }
            paste.findings += findings(candidate.group, form: form)
            paste.claimed.formUnion(first.line...last.line)
        }
        return paste
    }

    private func heading(_ line: Line) -> UInt64 { WordHash.of(line.content.trimmed(":*-=#[]<> ")) }

    /// Hits that stand together.
    private func groups(_ hits: [Hit], form: BlockForm, isPair: [Bool]) -> [[Hit]] {
        var groups: [[Hit]] = []
        var group: [Hit] = []
        for hit in hits {
            if let last = group.last {
                let between = (last.line + 1)..<max(hit.line, last.line + 1)
                let others = between.prefix(64).filter { !isPair[$0] && !lines[$0].isBlank }.count
                let blanks = between.prefix(64).filter { lines[$0].isBlank }.count
                if others > Self.gap || between.count > Self.foreignPairs + others || !form.isLoose && blanks > 1 {
                    groups.append(group)
                    group = []
                }
            }
            group.append(hit)
        }
        if !group.isEmpty { groups.append(group) }
        return groups
    }

    private func findings(_ group: [Hit], form: BlockForm) -> [Finding] {
        var facts = BlockFacts(rule: form.rule, scanner: scanner)
        var section = ""
        for hit in group {
            let line = lines[hit.line]
            if form.sections.contains(hit.key) { section = hit.key }
            guard hit.value >= 0, let read = form.reads[section + ">" + hit.key] ?? form.reads[hit.key] else {
                continue
            }
            facts.take(read, BlockPair.value(of: line, from: hit.value), line)
        }
        // `Client:` and `Host:` are headings of the program's own and no words on whose machine it is.
        return facts.findings().map { found in
            var found = found
            if !form.sections.isEmpty { found.role = nil }
            return found
        }
    }
}

extension BlockForms {
    struct Entry: Sendable {
        let form: Int
        let key: String
        let isMark: Bool
    }

    /// The forms that have a key.
    static let index: [UInt64: [Entry]] = {
        var index: [UInt64: [Entry]] = [:]
        for (number, form) in all.enumerated() {
            let marks = Set(form.marks)
            let keys = form.reads.keys.map { $0.split(separator: ">").last.map(String.init) ?? $0 }
            for key in marks.union(keys).union(form.sections) {
                index[WordHash.of(key), default: []].append(Entry(form: number, key: key, isMark: marks.contains(key)))
            }
        }
        return index
    }()

    /// The forms that have a heading.
    static let headings: [UInt64: [(form: Int, key: String)]] = {
        var index: [UInt64: [(form: Int, key: String)]] = [:]
        for (number, form) in all.enumerated() {
            for section in form.sections { index[WordHash.of(section), default: []].append((number, section)) }
        }
        return index
    }()
}

/// The picture that `neofetch` and its like draw beside their keys.
private enum BlockArt {
    private static let pair = Pattern(
        #"^.*? {2,}((?:OS|Host|Kernel|Uptime|Packages|Shell|Resolution|DE|WM|Theme|Icons|Terminal|CPU|GPU|Memory|Disk \(/\)): \S.*)$"#,
        caseSensitive: true)
    private static let least = 5

    static func removed(from lines: [Line]) -> [Line] {
        var lines = lines
        let found = lines.indices.compactMap { index in
            pair.first(in: lines[index].content)?[1].map { (index: index, words: $0) }
        }
        guard found.count >= least else { return lines }
        for (index, words) in found {
            let line = lines[index]
            var plain = Line(number: line.number, text: line.text, content: words)
            plain.role = line.role
            lines[index] = plain
        }
        return lines
    }
}
