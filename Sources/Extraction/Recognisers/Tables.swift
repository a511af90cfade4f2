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
            while index < reading.lines.count, table.isRow(reading.lines[index].text) {
                findings += table.findings(in: reading.lines[index], splitter)
                index += 1
            }
        }
        return findings
    }
}

/// The columns of a table that name things and give their versions.
struct VersionTable {
    private let name: Int
    private let version: Int
    private let isAffected: Bool
    /// The column of what is remedied, where `Unaffected` may stand.
    private let fixed: Int?
    /// Columns set apart by blanks, as in mails.
    private let isAligned: Bool

    private static let nameHeading = Pattern(
        #"""
        ^(?:affected |vulnerable )?(?:products?|software|packages?|components?|names?|models?|devices?|plugins?|modules?\#
        |applications?|product and versions?|affected products? and (?:versions?|firmware)|dependency|library|tool|item|program|製品(?:名)?|ソフトウェア(?:名)?|品名|名称|型番|产品|produkt\#
        |produit|producto)(?: names?)?$
        """#)
    private static let affectedHeading = Pattern(
        #"""
        ^(?:affected|vulnerable|impacted)(?: (?:software |product |firmware )?(?:versions?|releases?|range|firmware|builds?))?$|^versions? affected$\#
        |影響を受けるバージョン|対象バージョン|受影响版本|betroffen
        """#)
    private static let versionHeading = Pattern(
        #"^(?:installed |current |tested |used )?(?:versions?|ver\.?|release)(?: (?:number|tested|used))?$|^バージョン$|^版本$"#
    )
    private static let branchHeading = Pattern(#"^(?:product )?(?:versions?|branch|release(?: train)?|model)$"#)
    private static let fixedHeading = Pattern(#"^(?:fixed|patched|solution|first fixed|resolved|unaffected)\b"#)
    private static let gap = Pattern(#"\t+|\s{2,}"#)
    private static let rule = Pattern(#"^[\s|:=+-]+$"#)
    private static let nothing = Pattern(
        #"^(?:not affected|all|-+|n/?a)$|not affected|unaffected|none|影響(?:なし|を受けない)|不受影响"#)

    /// Reads a row of headings; nil where it is none.
    init?(headingAt index: Int, of lines: [Line]) {
        isAligned = !lines[index].text.contains("|")
        guard !isAligned || lines[index].text.contains("  ") || lines[index].text.contains("\t") else { return nil }
        let cells = isAligned ? Self.alignedCells(of: lines[index].text) : Self.cells(of: lines[index].text)
        let affected = cells.firstIndex(where: Self.affectedHeading.matches)
        // `Versions   Affected   Unaffected`: the branch stands in the product's name.
        guard cells.count >= 2,
            let name = cells.firstIndex(where: Self.nameHeading.matches)
                ?? (affected == nil ? nil : cells.firstIndex(where: Self.branchHeading.matches))
        else { return nil }
        fixed = cells.firstIndex(where: Self.fixedHeading.matches)
        guard let version = affected ?? cells.firstIndex(where: Self.versionHeading.matches), version != name else {
            return nil
        }
        (self.name, self.version, isAffected) = (name, version, affected != nil)
    }

    /// The lines of tables whose columns are set apart by blanks: sentences they are not.
    static func places(in lines: [Line]) -> Set<Int> {
        var places: Set<Int> = []
        var index = 0
        while index < lines.count {
            guard let table = VersionTable(headingAt: index, of: lines), table.isAligned else {
                index += 1
                continue
            }
            repeat {
                places.insert(index)
                index += 1
            } while index < lines.count && table.isRow(lines[index].text)
        }
        return places
    }

    func isRow(_ text: String) -> Bool {
        if isAligned { return Self.alignedCells(of: text).count >= 2 || !text.isEmpty && Self.rule.matches(text) }
        return text.contains("|") || !text.isEmpty && Self.rule.matches(text)
    }

    private static let branch = Pattern(#" \d+(?:\.\d+)+(?:\.x)?$| \d+\.x$"#)

    private static func alignedCells(of row: String) -> [String] {
        var cells: [String] = []
        var from = 0
        let row = row.trimmed()
        for match in gap.all(in: row, limit: 12) {
            cells.append(row.bytes(from..<match.range.lowerBound))
            from = match.range.upperBound
        }
        cells.append(row.bytes(from..<row.utf8.count))
        return cells.map { $0.trimmed(":*") }
    }

    func findings(in line: Line, _ splitter: ValueSplitter) -> [Finding] {
        let cells = isAligned ? Self.alignedCells(of: line.text) : Self.cells(of: line.text)
        if let fixed, cells.indices.contains(fixed), Self.nothing.matches(cells[fixed]), fixed != version { return [] }
        guard cells.count > max(name, version), !Self.rule.matches(line.text) else { return [] }
        let (thing, range) = (cells[name], cells[version])
        guard thing.unicodeScalars.count >= 2, thing.unicodeScalars.count <= 60, !Self.nothing.matches(range),
            let number = VersionGrammar.version(ofValue: range) ?? named(thing, in: range)
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
                kind: isAffected ? .product : .software, name: isAffected ? Self.branch.removed(from: thing) : thing,
                version: number, line: line, rule: "table",
                isSubject: isAffected)
        ]
    }

    /// `Frob X1(EU)_V3_1.1.4 Build 20230219`: the file's name, which begins with the device's.
    private func named(_ thing: String, in range: String) -> String? {
        isAffected && range.hasPrefix(thing) && range.contains(where: \.isNumber) ? range : nil
    }

    private static func cells(of row: String) -> [String] {
        row.trimmed("|").split(separator: "|", omittingEmptySubsequences: false).prefix(12).map {
            String($0).replacing("**", with: "").replacing("`", with: "").trimmed()
        }
    }
}
