import Disclosure

extension Recogniser {
    /// The product that a report says is vulnerable: from the subject, a title, and the fields for name and version.
    static let product = Recogniser(name: "product", isOfSentences: true) { reading in ProductReader(reading).findings()
    }
}

/// Brings the name from one place and the version from another together.
private struct ProductReader {
    let reading: Reading
    let titles: TitleReader
    let splitter: ValueSplitter

    private static let link = Pattern(#"^\[([^\]]+)\]\(https?:[^)]*\)"#)
    /// `G00-R5 (both)`: makers number their firmware as they like.
    private static let firmware = Pattern(#"^((?:[A-Z]{1,8}-?\d|\d)[\w.-]{1,24})(?: \([^()]*\))?$"#)
    private static let unaffected = Pattern(#"対象では|対象外|影響を受けな|影響は?(?:なし|ありません)|\b(?:not|un)[ -]?affected\b"#)
    private static let firmwareVersion = Pattern(
        #"^firmware:? (?:version |ver\.? ?)?([A-Z]{1,8}\d*-?\d[\w.-]{1,24})$"#)
    private static let quoted = Pattern(#"^["“]?([^"“”]{2,60})["”](?: ?\([^()]*\))?$"#)
    private static let parenthesis = Pattern(#"\s*[(（].*$"#)
    private static let rowVersion = Pattern(
        """
        ^([@\\p{L}][\\p{L}\\w./+ &'「」・ー-]{1,50}?)(?:,|：|:)?[ 　]{1,8}(?:software |firmware )?(?:version \
        |ver\\.? ?|firmware |ファームウェア ?(?:ver\\.? ?)?|バージョン ?|v\\.? ?)?((?:\(VersionGrammar.before))?v?\\d[\\w.]*(?:-[\\w.]+)?\(VersionGrammar.tail)\
        \(VersionGrammar.span)(?: ?(?:\(VersionGrammar.after)))?)(?: ?[(（][^()（）]{1,60}[)）])?[.。]?$
        """)
    private static let ranges = Pattern(#"`?\s*(?:\|\||;|、|,(?: and| or)?|および|及び|\b(?:and|or|und|et|y)\b)\s*`?"#)
    private static let or = Pattern(#"\s*(?:\|\||;|\b(?:and|or|und|et|y)\b)\s*"#)
    /// `name-version-release.arch` of RPM.
    private static let package = Pattern(
        #"^([A-Za-z][\w+-]*?)-((?:\d+:)?\d[\w.+~^]*-\d[\w.+~]*?)(?:\.(?:x86_64|noarch|i686|aarch64|ppc64le|s390x))?(?:\.rpm)?$"#
    )
    private static let fullName = Pattern(#"^[A-Z][\w.+-]*(?: [A-Z0-9][\w.+-]*){1,4}$"#, caseSensitive: true)
    private static let noName = Pattern(
        #"""
        ^(?:ファームウェア|バージョン|[\d[:punct:][:space:]]+$|\.|(?:all|any) (?:\w+ )?(?:versions?|releases?|models?|products?|devices?)\b)|^[^\w\p{L}@]\#
        |\b(?:with|running|on)\b
        """#)

    private static func isNoName(_ name: String) -> Bool {
        noName.matches(name) || OrdinaryWords.begin(name, [.release, .part])
            || OrdinaryWords.has(name, [.thing, .grammar])
    }

    private static let url = Pattern(#"https?://"#)

    init(_ reading: Reading) {
        self.reading = reading
        titles = TitleReader(scanner: reading.scanner)
        splitter = ValueSplitter(scanner: reading.scanner)
    }

    func findings() -> [Finding] {
        var findings: [Finding] = []
        var named: (product: TitleReader.Product, line: Line)?
        let products = reading.fields.filter { $0.meaning == .product && !$0.line.isSilent }
        let versions = reading.fields.filter {
            ($0.meaning == .affectedVersion || $0.meaning == .version && $0.thing.isEmpty)
        }.filter { !$0.line.isSilent || $0.meaning == .affectedVersion }
        for field in products {
            for (line, words) in field.values.prefix(6) {
                let read = self.products(in: words, line: line, role: field.role)
                findings += read
                if named == nil, let first = read.first(where: { $0.kind != .os && $0.kind != .kernel }) ?? read.first {
                    named = (.init(name: first.name, version: first.version, cpe: first.cpe, kind: first.kind), line)
                }
            }
        }
        for field in reading.fields where field.meaning == .title && isSystemOrNone(named?.product) {
            if let value = field.values.first, let product = titles.product(in: value.words),
                named == nil || !isSystemOrNone(product)
            {
                named = (product, value.line)
            }
        }
        if isSystemOrNone(named?.product), let subject = reading.subject, let product = titles.product(in: subject),
            named == nil || !isSystemOrNone(product)
        {
            named = (product, .subject(subject))
        }
        if named == nil, let line = reading.lines.first(where: { !$0.isBlank }), line.isHeading,
            let product = titles.product(in: line.content)
        {
            named = (product, line)
        }
        if named == nil, !versions.isEmpty, let name = repository {
            named = (.init(name: name.words), name.line)
        }
        findings += versionFindings(versions, named?.product)
        if let named, !findings.contains(where: { $0.version != nil && $0.isSubject }), named.product.version == nil {
            findings += SubjectVersion.findings(in: reading).map { finding(named.product, $0.version, $0.line) }
        }
        if let named, !findings.contains(where: { $0.version != nil && $0.isSubject }), named.product.version == nil,
            let (line, words) = reading.fields.first(where: { $0.meaning == .firmware })?.values.first,
            let version = VersionGrammar.version(ofValue: words) ?? Self.firmware.first(in: words)?[1]
        {
            // A device's version is its firmware's.
            findings.append(finding(named.product, version, line))
        }
        if let named, !findings.contains(where: { $0.key == Catalogue.fold(named.product.name) && $0.version != nil }) {
            findings.append(finding(named.product, named.product.version, named.line))
        }
        return findings
    }

    /// A system among the affected products says less of what a report is about than its title does.
    private func isSystemOrNone(_ product: TitleReader.Product?) -> Bool {
        product.map { $0.kind == .os || $0.kind == .kernel } ?? true
    }

    private func finding(_ product: TitleReader.Product, _ version: String?, _ line: Line) -> Finding {
        Finding(
            kind: product.kind == .os || product.kind == .kernel ? product.kind : .product, name: product.name,
            version: version, line: line, rule: "product", cpe: product.cpe,
            isSubject: true)
    }

    /// `Vim < 8.1.1365, Neovim < 0.3.6`, or one name.
    private func products(in value: String, line: Line, role: Fact.Role?) -> [Finding] {
        var value = value
        if let match = Self.link.first(in: value), let name = match[1] { value = name }
        guard !Self.url.matches(value), !Self.unaffected.matches(value), value.unicodeScalars.count <= 160 else {
            return []
        }
        if let match = Self.quoted.first(in: value), let name = match[1] { value = name }
        let mentions = reading.scanner.mentions(in: value).filter {
            $0.version != nil || $0.isOwn || !$0.isCommonWord && !$0.isBare
        }
        let full = value.prefixBeforeParenthesis
        if mentions.count == 1, let only = mentions.first, only.version == nil, !only.isOwn,
            only.range != 0..<full.utf8.count, Self.fullName.matches(full)
        {
            return [finding(.init(name: full), nil, line)]
        }
        let row = Self.rowVersion.first(in: value)
        if !mentions.isEmpty, row == nil || mentions.contains(where: { $0.version != nil }) {
            return mentions.map { mention in
                var finding = splitter.finding(mention, line: line, role: role, rule: "product")
                if finding.kind == .software || finding.kind == .hypervisor || mention.isOfDevice {
                    finding.kind = .product
                }
                finding.isSubject = true
                return finding
            }
        }
        if let match = row, let name = match[1], let version = match[2], !Self.isNoName(name) {
            return [finding(.init(name: name.trimmed(" -"), version: version), version.trimmed(), line)]
        }
        let name = Self.parenthesis.first(in: value).map { value.bytes(0..<$0.range.lowerBound) } ?? value
        guard !Self.isNoName(name), name.split(separator: " ").count <= 7, name.unicodeScalars.count <= 60,
            !name.hasSuffix(".")
        else { return [] }
        return [finding(.init(name: name), nil, line)]
    }

    /// `>= 6.0, < 6.12 and >= 7.0, < 7.3`, `2.3, 2.4`: the ranges, if the value is nothing else.
    private func parts(of value: String) -> [String] {
        for separator in [Self.or, Self.ranges] {
            var parts: [String] = []
            var from = 0
            for match in separator.all(in: value, limit: 16) {
                parts.append(value.bytes(from..<match.range.lowerBound))
                from = match.range.upperBound
            }
            parts.append(value.bytes(from..<value.utf8.count))
            let versions = parts.compactMap { part in
                VersionGrammar.whole.first(in: part.trimmed("`")).flatMap { VersionGrammar.version($0) }?.text
            }
            if parts.count > 1, versions.count == parts.count { return versions }
        }
        return []
    }

    private static let repositoryLink = Pattern(
        #"https?://(?:www\.)?(?:github|gitlab|gitee|codeberg)\.(?:com|org)/[\w.-]+/([A-Za-z][\w.-]{1,40}?)(?:\.git)?(?:/|\s|\)|$)"#
    )

    /// The project whose repository the fields or the first lines point at.
    private var repository: (words: String, line: Line)? {
        for line in reading.lines.prefix(60) {
            if let name = Self.repositoryLink.first(in: line.text)?[1] { return (name, line) }
        }
        return nil
    }

    /// Where a report goes through several products, a version is that of the one named last before it.
    private func nearest(before line: Line) -> TitleReader.Product? {
        let fields = reading.fields.filter { $0.meaning == .product && !$0.line.isSilent }
        guard (2...32).contains(fields.count), let field = fields.last(where: { $0.line.number < line.number }),
            let value = field.values.first,
            let first = products(in: value.words, line: value.line, role: nil).first
        else { return nil }
        return .init(name: first.name, version: first.version, cpe: first.cpe, kind: first.kind)
    }

    private func versionFindings(_ fields: [Field], _ product: TitleReader.Product?) -> [Finding] {
        var findings: [Finding] = []
        for field in fields {
            let product = nearest(before: field.line) ?? product
            for (line, words) in field.values {
                let value = words.trimmed()
                guard !Self.url.matches(value) else { continue }
                let parts = parts(of: value)
                if parts.count > 1, let product {
                    findings += parts.map { finding(product, $0, line) }
                    continue
                }
                if let version = VersionGrammar.whole.first(in: value).flatMap({ VersionGrammar.version($0) })?.text {
                    guard let product else { continue }
                    findings.append(finding(product, version, line))
                    continue
                }
                if let product, let version = Self.firmwareVersion.first(in: value)?[1] {
                    findings.append(finding(product, version, line))
                    continue
                }
                if let match = Self.package.first(in: value), let name = match[1], let version = match[2],
                    name.lowercased() != "kernel"
                {
                    // The first package is what failed; further ones are what it was seen with.
                    var found = finding(.init(name: name), version, line)
                    if line.number != field.values[0].line.number { (found.kind, found.isSubject) = (.software, false) }
                    findings.append(found)
                    continue
                }
                let mentions = reading.scanner.mentions(in: value).filter {
                    $0.version != nil || $0.kind == .os && !$0.isBare && !$0.isCommonWord
                }
                if !mentions.isEmpty {
                    findings += mentions.map { mention in
                        var finding = splitter.finding(mention, line: line, role: field.role, rule: "product")
                        if mention.isOfDevice { finding.kind = .product }
                        finding.isSubject = mention.kind != .os && mention.kind != .kernel || mention.isOfDevice
                        return finding
                    }
                } else if let match = Self.rowVersion.first(in: value), let name = match[1], let version = match[2],
                    name.contains(where: \.isUppercase), !Self.isNoName(name)
                {
                    findings.append(
                        finding(.init(name: name.trimmed(" -,"), version: version), version.trimmed(), line))
                } else if let product {
                    if let many = VersionGrammar.version(ofValue: value) {
                        findings.append(finding(product, many, line))
                    }
                }
            }
        }
        return findings
    }
}
