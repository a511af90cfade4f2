import Disclosure

extension Paster {
    /// Parts of software as bills of materials list them: package URLs, CycloneDX, SPDX.
    static let billOfMaterials = Paster(name: "bill-of-materials") { lines, _ in
        var paste = Paste()
        var seen: Set<String> = []
        var name: (words: String, index: Int)?
        /// The line before a package URL says the same as it.
        var last: (words: String, index: Int)?
        func add(_ words: String, _ version: String, _ index: Int) {
            paste.claimed.insert(index)
            guard seen.count < BillLine.limit, seen.insert(words.lowercased()).inserted else { return }
            let plain = PackageLine.base(words)
            let entry = Catalogue.standard.entry(for: plain)
            paste.findings.append(
                .known(entry?.kind ?? .software, plain, version, line: lines[index], rule: "bill-of-materials"))
        }
        let isCycloneDX = lines.contains { $0.text.contains("CycloneDX") || $0.text.contains("cyclonedx") }
        let isSPDX = lines.contains { BillLine.spdx.matches($0.text) }
        for (index, line) in lines.enumerated() {
            guard isCycloneDX || isSPDX || line.text.contains("pkg:") else { continue }
            for match in BillLine.address.all(in: line.text, limit: 8) {
                if let words = match[1], let version = match[2] {
                    add(words.replacing("%40", with: "@"), version.replacing("%2B", with: "+"), index)
                }
            }
            guard isCycloneDX || isSPDX else { continue }
            if BillLine.format.matches(line.text) { paste.claimed.insert(index) }
            if let match = BillLine.inline.first(in: line.text), let words = match[1], let version = match[2] {
                add(words, version, index)
                continue
            }
            if let words = BillLine.name.first(in: line.text).flatMap({ $0[1] ?? $0[2] }) {
                name = (words, index)
                paste.claimed.insert(index)
            } else if let version = BillLine.version.first(in: line.text).flatMap({ $0[1] ?? $0[2] }) {
                paste.claimed.insert(index)
                if let name, index - name.index <= BillLine.reach { last = (version, index) }
                if let name, let last, last.index == index { add(name.words, version, index) }
                name = nil
            }
        }
        return paste
    }
}

private enum BillLine {
    static let limit = 12
    /// Lines between a part's name and its version.
    static let reach = 4
    static let spdx = Pattern(#"^\s*"?(?:SPDXVersion|spdxVersion)"?\s*:"#, caseSensitive: true)
    static let address = Pattern(
        #"\bpkg:[a-z]+/(?:[\w.%-]+/)*?([\w.%+-]+)@v?(\d[\w.%+~:-]*|[0-9a-f]{7,40})"#)
    static let format = Pattern(
        #"^\s*"?(?:bomFormat|specVersion|SPDXVersion|SPDXID|DataLicense|DocumentName|DocumentNamespace|Creator|Created|PackageSupplier|PackageDownloadLocation|LicenseListVersion|serialNumber|\$schema)"?\s*:"#
    )
    static let inline = Pattern(
        #""name"\s*:\s*"([^"]{2,60})"\s*,(?:\s*"(?:group|type|scope)"\s*:\s*"[^"]*"\s*,)*\s*"version(?:Info)?"\s*:\s*"v?(\d[^"]{0,40})""#
    )
    static let name = Pattern(#"^\s*"name"\s*:\s*"([^"]{2,60})",?\s*$|^PackageName: (\S.{0,60}?)\s*$"#)
    static let version = Pattern(
        #"^\s*"version(?:Info)?"\s*:\s*"v?(\d[^"]{0,40})",?\s*$|^PackageVersion: v?(\d\S{0,40})\s*$"#)
}
