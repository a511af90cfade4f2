import Disclosure

extension Recogniser {
    /// Tables with a row of headings, of which one column names things and another gives their versions:
    /// `| Product | Affected | Fixed |`.
    static let tables = Recogniser(name: "table") { reading in
        let splitter = ValueSplitter(scanner: reading.scanner)
        var findings: [Finding] = []
        var index = 0
        while index < reading.lines.count {
            guard let table = VersionTable(headingAt: index, of: reading.lines) else {
                index += 1
                continue
            }
            index += 1
            while index < reading.lines.count, VersionTable.isRow(reading.lines[index].text) {
                findings += table.findings(in: reading.lines[index], splitter)
                index += 1
            }
        }
        return findings
    }
}

/// The columns of a table that name things and give their versions.
private struct VersionTable {
    private let name: Int
    private let version: Int
    private let isAffected: Bool

    private static let nameHeading = Pattern(
        #"""
        ^(?:affected |vulnerable )?(?:products?|software|packages?|components?|names?|models?|devices?|plugins?|modules?\#
        |applications?|dependency|library|tool|item|program|製品(?:名)?|ソフトウェア(?:名)?|品名|名称|型番|产品|produkt\#
        |produit|producto)(?: names?)?$
        """#)
    private static let affectedHeading = Pattern(
        #"""
        ^(?:affected|vulnerable|impacted)(?: (?:software |product )?(?:versions?|releases?|range))?$|^versions? affected$\#
        |影響を受けるバージョン|対象バージョン|受影响版本|betroffen
        """#)
    private static let versionHeading = Pattern(
        #"^(?:installed |current |tested |used )?(?:versions?|ver\.?|release)(?: (?:number|tested|used))?$|^バージョン$|^版本$"#
    )
    private static let rule = Pattern(#"^[\s|:=+-]+$"#)
    private static let nothing = Pattern(#"not affected|unaffected|none|影響(?:なし|を受けない)|不受影响"#)

    /// Reads a row of headings; nil where it is none.
    init?(headingAt index: Int, of lines: [Line]) {
        guard lines[index].text.contains("|") else { return nil }
        let cells = Self.cells(of: lines[index].text)
        guard cells.count >= 2, let name = cells.firstIndex(where: Self.nameHeading.matches) else { return nil }
        let affected = cells.firstIndex(where: Self.affectedHeading.matches)
        guard let version = affected ?? cells.firstIndex(where: Self.versionHeading.matches), version != name else {
            return nil
        }
        (self.name, self.version, isAffected) = (name, version, affected != nil)
    }

    static func isRow(_ text: String) -> Bool { text.contains("|") || !text.isEmpty && rule.matches(text) }

    func findings(in line: Line, _ splitter: ValueSplitter) -> [Finding] {
        let cells = Self.cells(of: line.text)
        guard cells.count > max(name, version), !Self.rule.matches(line.text) else { return [] }
        let (thing, range) = (cells[name], cells[version])
        guard thing.unicodeScalars.count >= 2, thing.unicodeScalars.count <= 60, !Self.nothing.matches(range),
            let number = VersionGrammar.version(ofValue: range)
        else { return [] }
        // A package's name has the number of its interface: `libfrob3`.
        let isPackage = !thing.contains(" ") && splitter.scanner.catalogue.entry(for: thing) == nil
        if !isPackage, var mention = splitter.scanner.mentions(in: "\(thing) \(number)").first, mention.version != nil {
            mention.version = number
            var finding = splitter.finding(mention, line: line, role: nil, rule: "table")
            if isAffected, finding.kind == .software || finding.kind == .hypervisor { finding.kind = .product }
            finding.isSubject = isAffected
            return [finding]
        }
        return [
            Finding(
                kind: isAffected ? .product : .software, name: thing, version: number, line: line, rule: "table",
                isSubject: isAffected)
        ]
    }

    private static func cells(of row: String) -> [String] {
        row.trimmed("|").split(separator: "|", omittingEmptySubsequences: false).prefix(12).map {
            String($0).replacing("**", with: "").replacing("`", with: "").trimmed()
        }
    }
}
