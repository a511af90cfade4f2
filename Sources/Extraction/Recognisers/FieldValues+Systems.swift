import Disclosure

extension FieldValues {
    static let description = Pattern(#"^(?:description|desc|summary)$"#)

    /// `Description: Linux Mint 21.2` of `lsb_release`: a system and nothing else.
    static func system(_ value: String, _ line: Line, _ role: Fact.Role?, _ splitter: ValueSplitter)
        -> [Finding]
    {
        guard value.unicodeScalars.count <= 60, let mention = splitter.scanner.mentions(in: value).first,
            mention.kind == .os, mention.version != nil, mention.range.lowerBound == 0,
            value.utf8.count - mention.range.upperBound <= 20
        else { return [] }
        return [splitter.finding(mention, line: line, role: role, rule: "field")]
    }

    private static let office = Pattern(#"^(\d+(?:\.\w+)+\+?) \((X86_64|AARCH64|x64|x86|arm64)\) / (\w+)"#)

    /// `Version: 7.5.1.2 (X86_64) / LibreOffice Community`: what an office suite says of itself.
    static func office(_ value: String, _ line: Line, _ role: Fact.Role?) -> [Finding] {
        guard let match = office.first(in: value), let version = match[1], let arch = match[2], let name = match[3]
        else { return [] }
        return [
            .known(.software, name, version, role: role, line: line, rule: "field"),
            Finding(kind: .arch, name: arch, role: role, line: line, rule: "field"),
        ]
    }

    /// FreeBSD's `main-n246975-8d5c7813061`.
    private static let described = Pattern(#"^[a-z]+(?:/[\d.]+)?-n\d+-[0-9a-f]{7,}"#)
    private static let ofBSD = Pattern(#"^(?:Free|Open|Net)BSD"#)

    private static let release = Pattern(#"^(?:Linux |カーネル |version )?v?(\d+\.\d+[\w.+~-]*(?: #\d+[~-][\w~.-]+)?)"#)

    static func kernel(
        _ value: String, of key: String, _ known: [Finding], _ one: (Fact.Kind, String, String?) -> [Finding]
    ) -> [Finding] {
        if let system = ofBSD.first(in: key)?[0], let version = described.first(in: value)?[0] {
            return one(.kernel, system, version)
        }
        if let match = release.first(in: value), let version = match[1] {
            return one(.kernel, "Linux", version)
                + known.filter { $0.kind != .kernel && $0.kind != .os || $0.version != nil && $0.kind == .os }
        }
        return known
    }

    static func software(
        _ value: String, _ field: Field, _ splitter: ValueSplitter, _ known: [Finding],
        _ one: (Fact.Kind, String, String?) -> [Finding]
    ) -> [Finding] {
        if !known.isEmpty { return known }
        if let version = VersionGrammar.version(ofValue: value) {
            // `Java: 17.0.2`: the key is the name.
            let named = splitter.scanner.mentions(in: "\(field.key) \(version)").filter { $0.version != nil }
            return named.map { splitter.finding($0, line: field.line, role: field.role, rule: "field") }
        }
        return []
    }
}
