import Disclosure

extension Paster {
    /// What programs print about themselves: `VBoxManage --version`, `nginx -v`, `java -version`, `nvidia-smi`.
    static let banners = Paster(name: "banner") { lines, _ in
        var paste = Paste()
        for (index, line) in lines.enumerated() where !line.isBlank {
            var seen: Set<Int> = []
            for word in WordHash.words(in: line.content) {
                for number in BannerTable.index[word] ?? [] where seen.insert(number).inserted {
                    let row = BannerTable.rows[number]
                    // `Docker version …` looks like a command; only a banner that is its whole line is surely none.
                    guard !line.isNoise || row.isWhole else { continue }
                    for match in row.pattern.pattern.all(in: line.content, limit: 4) {
                        // A row of things has others beside it.
                        if row.isWhole, !line.content.contains(" | ") { paste.claimed.insert(index) }
                        guard let kind = row.kind else { continue }
                        // An optional part that is missing leaves no blank behind.
                        let version = row.groups.compactMap { match[$0]?.trimmed() }.joined(separator: " ").trimmed(
                            " ,")
                        paste.findings.append(
                            .known(kind, row.name, version.isEmpty ? nil : version, line: line, rule: "banner"))
                    }
                }
            }
        }
        return paste
    }
}

extension Finding {
    /// A finding under the catalogue's name for the thing, with its CPE, where the catalogue knows it.
    static func known(
        _ kind: Fact.Kind, _ name: String, _ version: String? = nil, role: Fact.Role? = nil, line: Line, rule: String
    ) -> Finding {
        let entry = Catalogue.standard.entry(for: name)
        return Finding(
            kind: kind, name: entry.map { covers($0.name, name) ? $0.name : name } ?? name, version: version,
            role: role ?? line.role, line: line, rule: rule,
            cpe: entry?.cpe.map { CPEName.formatted($0, version: version) })
    }

    /// Whether the catalogue's name has every word of ours; another name may be that of a relative.
    private static func covers(_ full: String, _ name: String) -> Bool {
        let words = Set(full.lowercased().split { !$0.isLetter && !$0.isNumber })
        return name.lowercased().split { !$0.isLetter && !$0.isNumber }.allSatisfy(words.contains)
    }
}

/// The banners of programs, one a row.
enum BannerTable {
    struct Row: Sendable {
        /// Nil for a line that says nothing of the set-up, such as what a compiler was built with.
        let kind: Fact.Kind?
        let name: String
        /// A word that every such line has; a row is looked at only where it stands.
        let trigger: String
        let pattern: LazyPattern
        /// The groups that make the version.
        let groups: [Int]
        /// The banner is its whole line, and nobody else is to read it.
        let isWhole: Bool

        init(_ kind: Fact.Kind?, _ name: String, _ trigger: String, _ pattern: String, groups: [Int] = [1]) {
            self.kind = kind
            self.name = name
            self.trigger = trigger
            isWhole = pattern.utf8.last == UInt8(ascii: "$")
            self.pattern = LazyPattern(pattern, caseSensitive: false) { pattern in
                let source = pattern.replacing("%v", with: version).replacing("%n", with: number)
                return source.hasPrefix("^") ? start + source.dropFirst() : source
            }
            self.groups = groups
        }
    }

    /// A prompt or a table's frame may stand before a banner.
    private static let start = #"^(?:[|"'`=#>\s]{0,6})"#
    /// Numbers and whatever distributions append to them.
    private static let version = #"v?(\d+(?:[.+~_:-]\w+)*)"#
    private static let number = #"v?(\d+(?:\.\d+)+)"#

    static let rows: [Row] =
        hypervisors + containers + systems + platforms + toolchains + languages + servers + tools + graphics

    /// The rows by their trigger.
    static let index = Dictionary(grouping: rows.indices) { WordHash.of(rows[$0].trigger) }
}
