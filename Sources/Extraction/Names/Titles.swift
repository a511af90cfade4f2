import Disclosure

/// Reads the product out of a title such as `QEMU Guest Agent 2.12.50 - Denial of Service`.
struct TitleReader: Sendable {
    let scanner: MentionScanner

    private static let prefix = Pattern(
        #"""
        ^(?:(?:re|fwd?|aw|wg|sv|tr)\s*:\s*|\[[^\]]{1,30}\]\s*:?\s*|【[^】]{1,20}】\s*|(?:bug|security\#
        |vulnerability|脆弱性)(?: ?report|の?報告)?\s*[:：-]\s*|SEC Consult \S+ ::\s*|\S*\d{3,}\S*:\s+)+
        """#)
    /// The name of a list or a tracker before the title: `Re: [frob-users] …`.
    private static let tag = Pattern(
        #"^(?:(?:re|fwd?|aw|wg|sv|tr)\s*:\s*)*\[([^\]]{1,30}?)(?:[ :-](?:users?|devel|dev|general|announce|list|security|bugs?|help|discuss\w*|hackers|community|support|jp|ja|de|en|\d+x*))*\]"#
    )
    /// `the docker image`: what it is shipped in.
    private static let shippedIn = Pattern(#"^ (?:image|container|compose|file|package|build)s?\b"#)
    private static let versioned = Pattern(
        """
        ^(.{2,70}?)(?:,? +(?:version |ver\\.? ?|バージョン ?|v\\. ?)?|(?: \
        |^)?)((?:\(VersionGrammar.before))?(?:v?\\d+(?:\\.\\d\\w*)+)\
        (?:-[\\w.]+)*\(VersionGrammar.tail)\(VersionGrammar.span)(?:\(VersionGrammar.after))?)(?:$|[ ,:;)(\\]、のに—–-])
        """)
    private static let weakness = Pattern(
        #"""
        \b(?:xss|csrf|ssrf|sqli?|rce|lpe|lfi|rfi|xxe|idor|eop|dos|uaf|oob|inject\w*|bypass\w*|overflow\w*\#
        |underflow|escalat\w*|disclosure|traversal|execution|cross[- ]site|denial|upload|hijack\w*\#
        |corruption|use[- ]after[- ]free|double[- ]free|memory|vulnerab\w*|exploit\w*|unauth\w*\#
        |authenticated|stored|reflected|arbitrary|insecure|improper|missing|remote|local|privilege\w*|heap\#
        |stack|buffer|out[- ]of[- ]bounds|null pointer|race|crash\w*|leak\w*|deseriali[sz]ation|code|file\#
        |sandbox|escape|takeover|multiple|persistent|fixation|smuggling|poisoning|pollution|spoof\w*|redirect\w*\#
        |forgery|enumeration|replay)\b|脆弱性|インジェクション|クラッシュ|について
        """#)
    private static let dash = Pattern(#"^(.{2,60}?)\s*(?: [-–—]+ |: | \(|: )"#)
    private static let containing = Pattern(
        """
        (?:\\b(?:in|in the|of|für|dans|von)) (?:the |a |an |our |your )?([A-Z][\\w.+#-]*(?: (?:[A-Z0-9][\\w.+#-]*|of|for|and))*?)\
        (?:,? (?:firmware |router |versions? )*((?:\(VersionGrammar.before))?v?\\d+(?:\\.\\w+)+\(VersionGrammar.span)\
        (?:\(VersionGrammar.after))?)| v?\\d+)?\
        (?:,? (?:via|through|by|when|with|due|at|using|allows?|leads?|on|firmware|routers?)\\b.*|[,.(].*|:(?:[^:].*)?$|$)
        """, caseSensitive: true)
    /// The range may come last: `Foo Server heap overflow < 2.3`.
    private static let rangeAtEnd = Pattern(
        """
        (?:^| |\\()((?:\(VersionGrammar.before))(?:\(VersionGrammar.number))|v?\\d+(?:\\.\\w+)+(?:\(VersionGrammar.after)))\\)?$
        """)
    /// Whether a word of a title says what is wrong, and not with what.
    static func isWeakness(_ word: String) -> Bool { weakness.first(in: word)?[0] == word }

    /// `Stored XSS - frobcmsv3.0.3`
    private static let attached = Pattern(#"(?:^|(?: -|[–—:])? )([A-Za-z][A-Za-z_-]{2,}?)[ _-]?v(\d+(?:\.\d+)+)$"#)
    /// `com_frob LFI (Joomla component)`: the part of a larger program comes first.
    private static let extensionName = Pattern(
        #"^((?:com|mod|plg|tx|filter|block|wp|mod)_[a-z]\w+)\b"#, caseSensitive: true)
    private static let lowerCase = Pattern(#"^[a-z]+$"#, caseSensitive: true)
    private static let capitalised = Pattern(
        #"^[A-Z][\w.+#-]*(?: (?:[A-Z0-9][\w.+#-]*|v\d[\w.]*|for|of|and))* [A-Z][\w.+#-]*(?: v?\d[\w.]*)?$"#,
        caseSensitive: true)
    /// One word that is no ordinary one: `SocialEngine`, `WR-1200X`, `libfoo`.
    private static let programLike = Pattern(#"^\w+[A-Z0-9]|-\w|^lib[a-z]"#, caseSensitive: true)
    private static let package = Pattern(
        #"\b(?:in|of|affecting) (?:the )?`?((?:@[\w.-]+/[\w.-]+|lib[a-z]\w+|[a-z]\w*-[\w-]+|[a-z]+[A-Z]\w+))"#,
        caseSensitive: true)
    private static let japanese = Pattern(
        #"^(?:[\p{Han}\p{Katakana}\p{Hiragana}ー「]*)[ 「]?([A-Za-z][\w.+-]*(?: [A-Za-z0-9][\w.+-]*){0,3})」? ?(?:の|における|にて|で|が|に|を)"#
    )
    /// `「Name」における…の脆弱性`; a `の` before it would name a part of something.
    private static let within = Pattern(#"^(?:JVN[#＃]?\d+[ :：]*)?(?:「([^「」]+)」|([^「」、。の ]+))における"#)
    /// Files, functions, sanitisers and kinds of report are no products.
    private static let noName = Pattern(
        #"""
        ^v?\d+(?:\.\d+)+\b|\.(?:c|h|cc|cpp|js|py|php|go|rs|java|dll|sys|exe)$|\(\)|::|^(?:KASAN|KCSAN|KMSAN|UBSAN|ASAN|INFO|KFENCE|syzbot\#
        |PV|HVM|PVH|BUG_ON|RuntimeError|Question|Request|Account|Re|Fwd)\b\#
        |^(?:\w+(?:tion|sion|age|ment|ance|ence|ness|ity|ing)|Lack|Use|Abuse|Misuse|Loss|Absence) of\b
        """#)
    private static let noBeginning: OrdinaryWords.Kinds = [.grammar, .release, .deed, .thing, .flaw, .part]
    private static let noEnd: OrdinaryWords.Kinds = [.grammar, .document]

    /// Whether the words of a title say what is wrong or in which part, and not with what.
    private static func isNoName(_ words: String) -> Bool {
        noName.matches(words) || OrdinaryWords.begin(words, noBeginning) || OrdinaryWords.end(words, noEnd)
            // `SSL-VPN`, `HTTP/2`: a protocol in use.
            || words.split(separator: " ").allSatisfy {
                OrdinaryWords.has($0, .standard) || OrdinaryWords.begin(String($0), .standard)
            }
    }

    /// `arm64: rk3588: SError on suspend with foo`: what comes before the number is no name.
    private static let sentence = Pattern(#"\w: \S| (?:on|with|when|after|while|if|causes?|fails?|does|is|are|not) "#)
    private static let plain = Pattern(
        #"""
        ^(?:[A-Z][\w.+#&!'/-]*|[a-z]+[A-Z_-][\w-]*)(?: (?:[A-Z0-9(&-][\w.+#&!'/)-]*|of|for|and|the))*$
        """#)

    /// The product a title is about.
    func product(in title: String) -> NamedProduct? {
        guard var product = named(in: title) else { return nil }
        if product.version == nil, let match = Self.rangeAtEnd.first(in: title),
            Self.weakness.matches(title.bytes(0..<match.range.lowerBound)), scanner.mentions(in: title).count <= 1
        {
            product.version = VersionGrammar.version(match)?.text
        }
        return product
    }

    private func named(in title: String) -> NamedProduct? {
        var title = title.trimmed("\"'= ")
        let tagged = Self.tag.first(in: title).flatMap { $0[1] }.map(scanner.mentions)?.first {
            !$0.isBare && ($0.kind != .os || $0.version != nil)
        }
        if let match = Self.prefix.first(in: title) { title = title.bytes(match.range.upperBound..<title.utf8.count) }
        guard title.unicodeScalars.count >= 3 else { return nil }
        if let name = Self.extensionName.first(in: title)?[1], Self.weakness.matches(title) {
            return NamedProduct(name: name)
        }
        let mentions = scanner.mentions(in: title).filter {
            (!$0.isCommonWord || $0.version != nil)
                && !Self.shippedIn.matches(title.bytes($0.range.upperBound..<title.utf8.count))
        }
        if let own = mentions.first(where: \.isOwn) ?? tagged,
            own.isOwn || mentions.allSatisfy({ $0.isBare || $0.kind == .os })
        {
            return product(own)
        }
        if let match = Self.versioned.first(in: title), let name = match[1], let version = match[2] {
            if let known = mentions.first(where: { $0.version != nil }), known.range.lowerBound <= 12,
                known.range.upperBound + 2 >= match.range.upperBound
            {
                return product(known)
            }
            let words = name.trimmed(" -–:")
            if !Self.weakness.matches(words), words.count(where: \.isLetter) >= 2, !Self.isNoName(words),
                !Self.sentence.matches(words),
                words.split(separator: " ").count <= 7,
                !words.isEmpty
            {
                return NamedProduct(name: words, version: version.trimmed())
            }
        }
        if mentions.isEmpty, let match = Self.attached.first(in: title), let name = match[1], !Self.isNoName(name),
            Self.weakness.matches(title.bytes(0..<match.range.lowerBound)), !Self.weakness.matches(name)
        {
            return NamedProduct(name: name, version: match[2])
        }
        if let known = mentions.first(where: { $0.kind != .os && $0.kind != .kernel && !$0.isBare || $0.isOfDevice }) {
            if let name = part(of: known, in: title) { return NamedProduct(name: name) }
            return product(known)
        }
        if let match = Self.dash.first(in: title), let name = match[1], isName(name),
            Self.weakness.matches(title.bytes(match.range.upperBound..<title.utf8.count))
        {
            return NamedProduct(name: name)
        }
        if Self.weakness.matches(title), let match = Self.containing.first(in: title), let name = match[1],
            isName(name), name.contains(" ") || !name.contains("_")
        {
            return NamedProduct(name: name, version: VersionGrammar.version(match, group: 2)?.text)
        }
        if let flaw = Self.weakness.first(in: title), flaw.range.lowerBound > 3 {
            var words = title.bytes(0..<flaw.range.lowerBound).trimmed(" -–—:,(").split(separator: " ")
            while let last = words.last, Self.lowerCase.matches(String(last)) { words.removeLast() }
            let name = words.joined(separator: " ")
            if isName(name), Self.capitalised.matches(name) || Self.programLike.matches(name) {
                return NamedProduct(name: name)
            }
        }
        if let name = Self.within.first(in: title).flatMap({ $0[1] ?? $0[2] }), scanner.mentions(in: name).isEmpty,
            name.unicodeScalars.count <= 40
        {
            return NamedProduct(name: name)
        }
        for pattern in [Self.package, Self.japanese] {
            if Self.weakness.matches(title), let name = pattern.first(in: title)?[1], !Self.isNoName(name),
                !Self.weakness.matches(name)
            {
                return NamedProduct(name: name)
            }
        }
        return nil
    }

    /// `Moodle filter_frob XSS`: a part of the program that the title begins with.
    private func part(of known: Mention, in title: String) -> String? {
        guard known.version == nil, known.range.lowerBound == 0, !known.isOwn,
            let flaw = Self.weakness.first(in: title, from: known.range.upperBound),
            title.bytes(known.range.upperBound..<title.utf8.count).hasPrefix(" ")
        else { return nil }
        let words = title.bytes(known.range.upperBound..<flaw.range.lowerBound).trimmed(" -–:").split(separator: " ")
        guard (1...3).contains(words.count), words.allSatisfy({ Self.programLike.matches(String($0)) }) else {
            return nil
        }
        return title.bytes(0..<known.range.upperBound) + " " + words.joined(separator: " ")
    }

    private func product(_ mention: Mention) -> NamedProduct {
        NamedProduct(
            name: mention.name, version: mention.version, cpe: mention.cpe,
            kind: mention.kind == .os && !mention.isOfDevice || mention.kind == .kernel ? mention.kind : .product)
    }

    private func isName(_ words: String) -> Bool {
        Self.plain.matches(words) && !Self.isNoName(words) && !Self.weakness.matches(words)
            && words.split(separator: " ").count <= 6
            && scanner.mentions(in: words).allSatisfy { $0.kind != .os && $0.kind != .kernel }
    }
}
