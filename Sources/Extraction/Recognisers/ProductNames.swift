import Disclosure

/// What a report is about, as a title or a field names it.
struct NamedProduct: Sendable {
    var name: String
    var version: String?
    var cpe: String?
    var kind = Fact.Kind.product

    /// A system among the affected products says less of what a report is about than its title does.
    var isSystem: Bool { kind == .os || kind == .kernel }

    func finding(_ version: String?, _ line: Line) -> Finding {
        Finding(
            kind: isSystem ? kind : .product, name: name, version: version, line: line, rule: "product", cpe: cpe,
            isSubject: true)
    }
}

extension NamedProduct {
    init(_ finding: Finding) {
        self.init(name: finding.name, version: finding.version, cpe: finding.cpe, kind: finding.kind)
    }
}

/// Reads the values of fields that name products: `Vim < 8.1.1365, Neovim < 0.3.6`, or one name.
struct ProductNames: Sendable {
    let scanner: MentionScanner
    let splitter: ValueSplitter

    init(scanner: MentionScanner) {
        self.scanner = scanner
        splitter = ValueSplitter(scanner: scanner)
    }

    private static let link = Pattern(#"^\[([^\]]+)\]\(https?:[^)]*\)"#)
    private static let quoted = Pattern(#"^["“]?([^"“”]{2,60})["”](?: ?\([^()]*\))?$"#)
    private static let parenthesis = Pattern(#"\s*[(（].*$"#)
    static let unaffected = Pattern(#"対象では|対象外|影響を受けな|影響は?(?:なし|ありません)|\b(?:not|un)[ -]?affected\b"#)
    /// `Frob Bulb (model FB-1), hw rev 1.3, fw 2.0.17_0022`
    private static let withFirmware = Pattern(
        #"^([\p{L}][^,;]{2,60}), (?:[^,;]{1,30}, )*(?:fw|firmware|f/w|ファームウェア)(?: version| datecode| ver\.?| rev(?:ision)?\.?)*[ :]+(v?\d[\w.]*)"#
    )
    /// A maker's number of a device, with its name or without.
    private static let model = Pattern(#"^(?:[A-Z][\w-]* ){0,2}[A-Z]+[\w-]*\d[\w-]*$"#, caseSensitive: true)
    private static let fullName = Pattern(#"^[A-Z][\w.+-]*(?: [A-Z0-9][\w.+-]*){1,4}$"#, caseSensitive: true)
    /// `rowMatch` bounds the name: RE2 writes a counted class out as many times, which takes long to compile.
    private static let row = Pattern(
        """
        ^([@\\p{L}][\\p{L}\\w./+ &'「」・ー-]+?)(?:,|：|:| -)?[ 　]{1,8}(?:software |firmware )?(?:version \
        |ver\\.? ?|firmware |ファームウェア ?(?:ver\\.? ?)?|バージョン ?|v\\.? ?)?((?:\(VersionGrammar.before))?v?\\d[\\w.]*(?:-[\\w.]+)?\(VersionGrammar.tail)\
        \(VersionGrammar.span)(?: ?(?:\(VersionGrammar.after)))?)(?: ?[(（][^()（）]{1,60}[)）])?[.。]?$
        """)
    private static let noName = Pattern(
        #"""
        ^(?:ファームウェア|バージョン|[\d[:punct:][:space:]]+$|\.|(?:all|any) (?:\w+ )?(?:versions?|releases?|models?|products?|devices?)\b)|^[^\w\p{L}@]\#
        |\b(?:with|running|on)\b
        """#)
    static let url = Pattern(#"https?://"#)

    private static let longestName = 51

    private static func rowMatch(_ value: String) -> Match? {
        // The shortest name that makes a row is found, so if it is too long there is no shorter one.
        row.first(in: value).flatMap { ($0[1] ?? "").unicodeScalars.count <= longestName ? $0 : nil }
    }

    /// A value that is one name and its version.
    static func row(_ value: String) -> (name: String, version: String)? {
        guard let match = rowMatch(value), let name = match[1], let version = match[2], !isNoName(name) else {
            return nil
        }
        return (name.trimmed(" -,"), version.trimmed())
    }

    private static func isNoName(_ name: String) -> Bool {
        noName.matches(name) || OrdinaryWords.begin(name, [.release, .part])
            || OrdinaryWords.has(name, [.thing, .grammar])
    }

    /// `openfrob (npm)`, and after the name of a registry `openfrob — affected >= 2.0, < 2.4.1`.
    private static let registered = Pattern(
        "^[`\"]?(@?[A-Za-z][\\w./@:+-]*)[`\"]?(?: ?[(\\[]\(registry)[)\\]])?(?:$|(?: ?[—–:-]+ ?| )(?:affected|vulnerable|versions?|range|[:, ])*\\(?((?:\(VersionGrammar.before))(?:\(VersionGrammar.number))\(VersionGrammar.span)(?:\(VersionGrammar.after))?)\\)?$)"
    )
    static let registry =
        "(?:npm|node|pip|PyPI|composer|packagist|rubygems|gem|cargo|crates\\.io|go|golang|maven|nuget|pub|hex|swift|erlang|actions|conda|cocoapods|hackage|cpan|rust|javascript|typescript|python|php|java|ruby|\\.NET)"
    private static let ofRegistry = Pattern("[(\\[]\(registry)[)\\]]")

    func findings(in value: String, line: Line, role: Fact.Role?) -> [Finding] {
        var value = value
        if let match = Self.registered.first(in: value), let name = match[1],
            !OrdinaryWords.has(name, [.grammar, .release, .thing]),
            match[2] != nil || Self.ofRegistry.matches(value)
        {
            let version = match[2] == nil ? nil : VersionGrammar.version(match, group: 2)?.text
            return [NamedProduct(name: name).finding(version, line)]
        }
        if let match = Self.link.first(in: value), let name = match[1] { value = name }
        guard !Self.url.matches(value), !Self.unaffected.matches(value), value.unicodeScalars.count <= 160 else {
            return []
        }
        if let match = Self.quoted.first(in: value), let name = match[1] { value = name }
        let mentions = scanner.mentions(in: value).filter {
            $0.version != nil || $0.isOwn || !$0.isCommonWord && !$0.isBare
        }
        if let match = Self.withFirmware.first(in: value), let name = match[1], let version = match[2],
            mentions.allSatisfy({ $0.version == nil })
        {
            return [NamedProduct(name: name.prefixBeforeParenthesis).finding(version, line)]
        }
        let models = value.split(separator: ",").map { String($0).trimmed() }
        if models.count > 1, models.count <= 8, models.allSatisfy(Self.model.matches), mentions.isEmpty {
            return models.map { NamedProduct(name: $0).finding(nil, line) }
        }
        let full = value.prefixBeforeParenthesis
        if mentions.count == 1, let only = mentions.first, only.version == nil, !only.isOwn,
            only.range != 0..<full.utf8.count, Self.fullName.matches(full)
        {
            return [NamedProduct(name: full).finding(nil, line)]
        }
        let row = Self.rowMatch(value)
        if !mentions.isEmpty, row == nil || mentions.contains(where: { $0.version != nil }) {
            return mentions.map { subject($0, line, role) }
        }
        if let (name, version) = Self.row(value) { return [NamedProduct(name: name).finding(version, line)] }
        let name = Self.parenthesis.first(in: value).map { value.bytes(0..<$0.range.lowerBound) } ?? value
        guard !Self.isNoName(name), name.split(separator: " ").count <= 7, name.unicodeScalars.count <= 60,
            !name.hasSuffix(".")
        else { return [] }
        if let match = Self.numbered.first(in: name), let words = match[1] {
            return [NamedProduct(name: words).finding(match[2], line)]
        }
        return [NamedProduct(name: name).finding(nil, line)]
    }

    /// `Frobly Dev.1.3.1`
    private static let numbered = Pattern(#"^(.{2,50}?) ((?:[A-Za-z]{1,5}\.)?v?\d+(?:\.\d+)+\S*)$"#)

    private func subject(_ mention: Mention, _ line: Line, _ role: Fact.Role?) -> Finding {
        var finding = splitter.finding(mention, line: line, role: role, rule: "product")
        let isProgram = [.software, .hypervisor, .firmware].contains(finding.kind)
        if isProgram || mention.isOfDevice { finding.kind = .product }
        finding.isSubject = true
        return finding
    }
}
