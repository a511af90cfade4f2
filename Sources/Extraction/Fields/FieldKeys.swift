/// The words that people put before a colon, and what they mean.
enum FieldKeys {
    private static let colon = Pattern(#"^([\p{L}\d][^:：|\t]{0,59}?)\s*(?:[:：]|\||\s{3,}|\t)"#)
    /// What people append to a key without changing its meaning.
    private static let ornament = Pattern(
        #"""
        (?:\s*[(（\[].{0,80}[)）\]]|, .{0,40}|\s*(?:[:：*])|\s+(?:name(?: (?:and|\+|&|/) version)?|details?\#
        |info(?:rmation)?|model|(?:were |are )?(?:tested|affected|reproduced|seen)(?: on| with)?|used|in use|情報|名|の種類|の種類とバージョン))+$
        """#)
    private static let article = Pattern(
        #"""
        ^(?:the |your |my |which |what |used |current |ご?利用の|使用|お使いの|(?:host|guest|client|server\#
        |target|test|victim|attacker|vm|virtual machine|mac)(?:'s)?(?:[ -]+|の)|(?:ホスト|ゲスト|クライアント|サーバー?|対象\#
        |検証)[ -]*(?:の)?)+
        """#)

    private static let table: [(Pattern, FieldMeaning)] = words.map { (Pattern("^(?:\($0.0))$"), $0.1) }

    private static let versionOf = Pattern(
        #"""
        ^([\p{L}@.].{1,40}?)(?:(?:[\s-]+(?:product|software|app|application|engine|server\#
        |runtime))?\s*[- ]?\s*(?:versions?|\bver\.?|\brelease)|(?: ?の)? ?バージョン| ?版本|バージョン)$\#
        |^version (?:de la |de l'|de |du |des |d'|von |der |del |of (?:the |your )?)(.{2,40})$
        """#)
    /// `What version of Frob Core has the issue?`, and how the machine writes `os_version`.
    private static let question = Pattern(
        #" (?:has|have|had|is|are|was|do|does|did|shows?|causes?|you(?:'re)?|i)\b.*$|\?$"#)
    private static let snake = Pattern(
        #"^(?:os|host_os|python|docker|go|java|php|ruby|node|kernel|arch|cpu|db|database)(?:_[a-z]+){0,3}$"#,
        caseSensitive: true)
    private static let lastKnown = Pattern(
        #"\blast (?:known )?(?:working|good) |\b(?:previous(?:ly)?|earlier|older|prior)\b"#)
    private static let silentWords = Pattern(
        #"""
        \b(?:dmi|protocol|http|tls|ssl|schema|file|document|api|locale|debug|lsb|system_|baseboard\w*\#
        |bios_\w*|analysis\w*|fixed|patched|cve|cwe|cvss|date|advisory|vendor|url|homepage|severity\#
        |impact|credit|timeline|expected|actual|upgraded? from)\b|^(?:proposed |suggested )?fix\b|\bfix$|修正
        """#)

    private static let generic = Pattern(
        #"^(?:cms|tool|game|mod|bot|script)$"#)
    private static let registry = Pattern(
        "^(?:npm|pip|PyPI|composer|packagist|rubygems|gem|cargo|crates\\.io|maven|nuget|hex)$")
    private static let packageName = Pattern(#"^[`"]?@?[A-Za-z][\w./@:+-]*[`"]?(?:$| ?[(—–<>≤≥=:-])"#)

    /// `npm: openfrob — affected < 2.4`: the registry's name is the key.
    static func isRegistry(_ key: String, of value: String) -> Bool {
        registry.matches(key) && packageName.matches(value) && VersionGrammar.leading.first(in: value) == nil
    }

    /// What a key means; nil for one we do not know.
    static func meaning(of key: String) -> (meaning: FieldMeaning, thing: String)? {
        let key = key.trimmed(" *#_-.・■●:：")
        guard !key.isEmpty, key.unicodeScalars.count <= 60 else { return nil }
        if let meaning = lookUp(key) { return (meaning, "") }
        if lastKnown.matches(key) { return (.silent, "") }
        var plain = key
        if snake.matches(key) {
            plain = key.replacing("_", with: " ")
            if let meaning = lookUp(plain) { return (meaning, "") }
        }
        if let match = ornament.first(in: plain), match.range.lowerBound > 0 {
            plain = plain.bytes(0..<match.range.lowerBound).trimmed()
        }
        if let meaning = lookUp(plain) { return (meaning, "") }
        if let match = article.first(in: plain), match.range.upperBound < plain.utf8.count {
            let rest = plain.bytes(match.range.upperBound..<plain.utf8.count).trimmed()
            if let meaning = lookUp(rest) { return (meaning, "") }
            // `Mac Mouse` may be the whole name.
            if !plain.lowercased().hasPrefix("mac ") { plain = rest }
        }
        if silentWords.matches(plain) { return (.silent, "") }
        if let match = versionOf.first(in: plain), var thing = match[1] ?? match[2] {
            if match[2] != nil, let rest = question.first(in: thing) {
                thing = thing.bytes(0..<rest.range.lowerBound)
            }
            if OrdinaryWords.begin(thing, .grammar) { return nil }
            // `CMS version`: of what the report is about.
            if generic.matches(thing.trimmed()) { return (.version, "") }
            return (.version, thing.trimmed())
        }
        return nil
    }

    private static func lookUp(_ key: String) -> FieldMeaning? { table.first { $0.0.matches(key) }?.1 }

    /// Whether a line begins with a known key.
    static func isKey(_ line: Line) -> Bool { meaning(ofKeyIn: line) != nil }

    /// What the key that a line begins with means.
    static func meaning(ofKeyIn line: Line) -> FieldMeaning? {
        guard let match = colon.first(in: line.content), let key = match[1] else { return nil }
        return meaning(of: key)?.meaning
    }
}
