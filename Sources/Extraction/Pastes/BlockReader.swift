import Disclosure

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
            groups(hits[form] ?? [], form: BlockForms.all[form], isPair: isPair).map(nearMarks).map { group in
                (form: form, group: group, marks: Set(group.filter(\.isMark).map(\.key)).count)
            }
        }
        for candidate in candidates.sorted(by: { ($1.marks, $0.form) < ($0.marks, $1.form) }) {
            let form = BlockForms.all[candidate.form]
            let group = form.rule == "vscode" ? ownVersions(candidate.group) : candidate.group
            guard candidate.marks >= form.least, let first = group.first, let last = group.last,
                paste.claimed.isDisjoint(with: [first.line, last.line])
            else { continue }
            let found = findings(group, form: form)
            // A form that says nothing and has hardly its marks may well be someone else's.
            guard !found.isEmpty || candidate.marks > form.least else { continue }
            paste.findings += found
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

    /// Lines between a key that many programs have and the nearest that only this one has.
    private static let reach = 8

    private func nearMarks(_ group: [Hit]) -> [Hit] {
        let marks = group.filter(\.isMark).map(\.line)
        var next = 0
        return group.filter { hit in
            while next + 1 < marks.count, marks[next + 1] <= hit.line { next += 1 }
            return marks[next..<min(next + 2, marks.count)].contains { abs($0 - hit.line) <= Self.reach }
        }
    }

    private static let editor = Pattern(#"^1\.\d{2,3}\.\d"#)

    /// Other programs built with Electron print the same, and their version is none of the editor's.
    private func ownVersions(_ group: [Hit]) -> [Hit] {
        group.filter { hit in
            hit.isMark || !["version", "バージョン", "版本"].contains(hit.key)
                || Self.editor.matches(BlockPair.value(of: lines[hit.line], from: hit.value))
        }
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

/// The picture that `neofetch` and its like draw beside their keys.
private enum BlockArt {
    private static let pair = Pattern(
        #"^.*? {2,}((?:OS|Host|Kernel|Uptime|Packages|Shell|Resolution|DE|WM|Theme|Icons|Terminal|CPU|GPU|Memory|RAM|Disk \(/\)): \S.*)$"#,
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
