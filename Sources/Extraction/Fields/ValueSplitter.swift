import Disclosure

/// Turns a value such as `Windows 10 Pro 22H2 x64, Chrome 120` into findings.
struct ValueSplitter: Sendable {
    let scanner: MentionScanner

    private static let separator = Pattern(
        #"""
        (?:\s*[,;、，；]\s+|\s*[、；]\s*|\s+[,，]|\s+(?:and|with|on|using|via|under|und|et|mit|sous|running|in|plus|＋\#
        |\+|/)\s+|\s+[/|]\s+)
        """#)
    private static let unknown = Pattern(
        """
        ^(?:(?:the|with|running|using|on|plugin|extension|module|package|library|app|theme|tool|プラグイン|アプリ|版) )*\
        (\(name))(?:[ /_]|==|: ?|, | ?\\(|@| version | Version | ver\\.? ?|-|（|　)\
        (?:version |[Vv]\\. ?)?(v?(?:\(VersionGrammar.before))?\(VersionGrammar.number)\(VersionGrammar.tail)\(VersionGrammar.span)\
        (?:\(VersionGrammar.after))?)[)）]?(?:\\s*[(（][^()（）]*[)）])?\
        (?: ?(?:です|でした|を使用|を利用|にて|でも|で|を|の)[^A-Za-z0-9]{0,20})?[.。]?$
        """, caseSensitive: true)
    /// A name we do not know: a word that looks like a program's, or several with capitals.
    static let name =
        #"""
        @?[A-Za-z][\w.+#!-]*(?:/[A-Za-z][\w.+#-]*)?(?: (?:[A-Z0-9][\w.+#!&'-]*|for|of|and|the|de)){0,5}?\#
        |(?:[A-Za-z][\w -]*)?[^\x00-\x{24F}\x{2010}-\x{203F}、。：（）「」][^\x00-\x1F,、。:：()（）<>「」]*?
        """#
    /// What no name has: words that join, a serial number of a maker's build.
    private static let noName = Pattern(
        #"^(?:x86|x64|i\d86|amd64|arm|linux)\b|\b(?:ROM|BIOS|UEFI)\b|ビルド|バージョン|版本|버전|верси[яи]|[A-Z]\d{1,2}[A-Z]{2,3}\d{2}[A-Z]{1,2}$|[はがをも]|同じ|こちら|うち|ここ|以下|から|まで|など"#
    )
    private static let noBeginning: OrdinaryWords.Kinds = [
        .grammar, .release, .deed, .standard, .calendar, .place, .amount,
    ]

    /// Findings of a value that describes a set-up, where naming a thing is enough.
    func findings(in value: String, line: Line, role: Fact.Role?, rule: String, guessNames: Bool = false) -> [Finding] {
        var findings: [Finding] = []
        let hardware = Hardware.all(in: value)
        let mentions = scanner.mentions(in: value).filter { !Self.isModel($0, among: hardware) }
        let whole = Set(segments(of: value))
        let isList = isList(value, of: mentions.map(\.range))
        for mention in mentions
        where !mention.isCommonWord || mention.version != nil || isList || whole.contains(value.bytes(mention.range)) {
            if mention.kind == .os, let version = mention.version, VersionGrammar.isPackageRevision(version) {
                continue
            }
            findings.append(finding(mention, line: line, role: role ?? nearRole(mention.range, in: value), rule: rule))
        }
        for found in hardware {
            findings.append(Finding(kind: found.kind, name: found.name, role: role, line: line, rule: rule))
        }
        for architecture in scanner.architectures(in: value)
        where !hardware.contains(where: { $0.range.overlaps(architecture.range) }) {
            findings.append(Finding(kind: .arch, name: architecture.name, role: role, line: line, rule: rule))
        }
        guard guessNames else { return findings }
        for segment in segments(of: value)
        where scanner.mentions(in: segment).isEmpty && Hardware.all(in: segment).isEmpty {
            if let guess = Self.guess(segment) {
                findings.append(
                    Finding(
                        kind: .software, name: guess.name, version: guess.version, role: role ?? line.role, line: line,
                        rule: rule))
            }
        }
        return findings
    }

    /// `FortiGate 60F` is a machine, and 60F no version.
    static func isModel(_ mention: Mention, among hardware: [Hardware.Found]) -> Bool {
        mention.version.map { !$0.contains(".") } ?? false
            && hardware.contains { $0.kind == .system && $0.range.overlaps(mention.range) }
    }

    /// A segment that is nothing but a name, which no catalogue need know, and its version.
    static func guess(_ segment: String) -> (name: String, version: String)? {
        guard let match = unknown.first(in: segment), let name = match[1]?.trimmed(" -:（"), !noName.matches(name),
            !OrdinaryWords.make(name, beginningWith: noBeginning, togetherWith: [.thing, .part, .edition]),
            name.unicodeScalars.count >= 2, name.unicodeScalars.count <= 50,
            let version = VersionGrammar.version(match, group: 2),
            isTelling(version.text)
        else { return nil }
        return (name, version.text)
    }

    private static let telling = Pattern(#"\d\.\d|^v\d|<|>"#)
    private static let address = Pattern(
        #"^(?:0\.0\.0\.0|1\.[01]\.0\.1|1\.1\.1\.1|8\.8\.[48]\.[48]|9\.9\.9\.9|(?:\d{2}|1\d\d|2[0-4]\d|25[0-5])(?:\.(?:\d{1,2}|1\d\d|2[0-4]\d|25[0-5])){3})$"#
    )

    /// Whether a number is a version even after a word that may be no name.
    static func isTelling(_ version: String) -> Bool { telling.matches(version) && !address.matches(version) }

    func finding(_ mention: Mention, line: Line, role: Fact.Role?, rule: String) -> Finding {
        // A range of kernels is what an advisory is about, and none that runs somewhere.
        if mention.kind == .kernel, mention.name == "Linux", let version = mention.version,
            VersionGrammar.isRange(version)
        {
            return Finding(
                kind: .product, name: "Linux kernel", version: version, role: role ?? line.role, line: line, rule: rule,
                cpe: mention.cpe, isSubject: true)
        }
        return Finding(
            kind: mention.kind, name: mention.name, version: mention.version ?? mention.number, role: role ?? line.role,
            line: line,
            rule: rule,
            cpe: mention.cpe, isSubject: mention.isOwn)
    }

    /// The role said close by a mention: `on a Windows 10 host`, `Guest: Debian`, `Debian inside VirtualBox`.
    func nearRole(_ range: Range<Int>, in text: String) -> Fact.Role? {
        let from = max(0, range.lowerBound - 40).alignedDown(in: text)
        let to = min(text.utf8.count, range.upperBound + 40).alignedDown(in: text)
        return NearRole.role(
            before: text.bytes(from..<range.lowerBound), after: text.bytes(range.upperBound..<max(to, range.upperBound))
        )
    }

    private static func isInParenthesis(_ text: String) -> Bool {
        var depth = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") { depth -= 1 }
        }
        return depth > 0
    }

    /// Whether a text is nothing but known names with or without versions: `Nginx 1.20/php8.1-fpm/MariaDB`.
    func isList(_ text: String, of names: [Range<Int>]) -> Bool {
        guard names.count >= 2, text.utf8.count <= 160 else { return false }
        var rest = ""
        var from = 0
        for range in names.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound >= from {
            rest += text.bytes(from..<range.lowerBound) + "\u{1}"
            from = range.upperBound
        }
        rest += text.bytes(from..<text.utf8.count)
        return Self.nothingElse.matches(rest)
    }

    private static let nothingElse = Pattern(#"^\x{1}[)]?(?:\s*[/,+&、・;|]\s*(?:and )?[(]?\x{1}[)]?)+[.。]?$"#)

    func segments(of value: String) -> [String] {
        var segments: [String] = []
        var from = 0
        for match in Self.separator.all(in: value, limit: 64) {
            // `Foo 2.9 (prod, win32)` is one thing.
            guard !Self.isInParenthesis(value.bytes(from..<match.range.lowerBound)) else { continue }
            segments.append(value.bytes(from..<match.range.lowerBound).trimmed())
            from = match.range.upperBound
        }
        segments.append(value.bytes(from..<value.utf8.count).trimmed())
        return segments.filter { !$0.isEmpty }
    }
}
