import Disclosure

/// Reads how a reporter wants to be named.
enum CreditReader {
    static let words =
        #"""
        credit|acknowledg|anonym|attribut|\b(?:my|full) name\b|\bnamed\b|\bmention|\bour names?\b|my identity|匿名|謝辞\#
        |クレジット|名前\#
        |氏名|genannt|nennen|Nennung|Danksagung
        """#
    private static let gate = Pattern(words)
    private static let anonymous = Pattern(
        #"""
        \b(?:remain|stay|be kept|be|report(?:ing)? (?:this )?|credited as|keep (?:me|us)|keep (?:my|our) (?:name\#
        |identity|report)|submit(?:ted|ting)? (?:this )?|credit(?:ed)?(?: (?:is|should be|:))?|credit(?:ed)? (?:to\#
        |as)) ?["'“]?(?:an )?anonymous(?:ly)?\b\#
        |\b(?:prefer|wish|want|request|ask for|like)\b[^.;]{0,30}\banonym(?:ous|ity)\b\#
        |\b(?:do not|don't|don’t|please not|not to|not be|without|rather not)\b[^.;]{0,30}\b(?:mention|publish\#
        |disclos|reveal|includ|use|list|credit|nam|shar|hav)\w*[^.;]{0,20}\b(?:my|our|me|us)(?: full\#
        | real)?(?: names?| identit\w+| e-?mail)?\b\#
        |\b(?:keep|leave) (?:my|our) (?:names?|identit\w+)(?: and \w+)? (?:private|confidential|secret|out)\b\#
        |\b(?:no|not need|don't need|don’t need|do not need|not want|don't want|do not want\#
        |not require) (?:any )?(?:public )?(?:credit|acknowledge?ment|attribution)\b(?: (?:card|limit))?\#
        |\b(?:not (?:want|wish|like) to|rather not) be (?:named|credited|mentioned|acknowledged)\b\#
        |(?:氏名|名前|報告者)[^。]{0,4}非公開|匿名(?:希望|で(?:お願い|の|報告|掲載)|と(?:して|させ))|(?:名前|氏名)[^。]{0,12}(?:公開し(?:ない|ません)|伏せ|出さ)\#
        |(?:謝辞|クレジット)[^。]{0,8}(?:不要\#
        |必要(?:ありません|ない)|辞退)\#
        |\b(?:treat|keep|handle) (?:my|our) (?:names?|identit\w+)[^.;]{0,20}\b(?:confidential|private|secret\#
        |anonym\w+)\b\#
        |\banonym (?:bleiben|zu bleiben|behandel|gehalten)|nicht (?:namentlich )?(?:genannt|erwähnt) werden
        """#)
    private static let named = Pattern(
        #"""
        (?i:\b(?:credit(?:ed)?|acknowledge[d]?|acknowledge?ments?|attribute[d]?|mention(?:ed)?|list(?:ed)?\#
        |name me)\b[^.;:]{0,50}? (?:as|to|under the (?:name|handle|alias)(?: of)?)):? (?:["“‘]([^"”’;]{2,80})["”’]\#
        |'?([^\s"'“‘][^;]{1,90}))
        """#)
    private static let direct = Pattern(
        #"""
        \b(?:please|kindly|you (?:can|may)\#
        |feel free to) (?:give )?(?:credit|mention|acknowledge):? (?:goes )?(?:to )?["'“]?((?-i:[A-Z@])[^"”;]{1,80})
        """#
    )
    private static let field = Pattern(
        #"""
        ^\W{0,4}(?:(?:reporter |researcher )?credits?(?: (?:name|line|as|to))?|name (?:to use )?(?:for\#
        |in) (?:the )?credits?|acknowledge?ments?|name for (?:credit|acknowledge?ments?\#
        |the advisory)|謝辞(?:に記載する名前|掲載名|の記載名|名)?|クレジット(?:名|表記)?|Danksagung\#
        |Nennung)\s*(?:\([^)]{0,40}\))?\s*[:：]\s*(\S.{0,100})$
        """#
    )
    private static let japaneseNamed = Pattern(
        #"""
        (?:謝辞|クレジット|アドバイザリ)[^。]{0,20}?(?:は|に|には|の表記は|では|として)、?[「『]?([^。、「」『』]{2,40}?)[」』]?(?:と(?:して)?ご?(?:記載|掲載|表記\#
        |お願い)|として|で(?:お願い|ご?記載|ご?掲載)|の名前|を(?:記載|掲載))
        """#
    )
    private static let germanNamed = Pattern(
        #"""
        \bals (?:(?:Finder|Entdecker|Melder)(?:in)? )?["„“]?([A-ZÄÖÜ][^"“;.]{1,60}?)["“]? (?:genannt|erwähnt|nennen)
        """#,
        caseSensitive: true)
    private static let wish = Pattern(
        #"""
        \b(?:would like|want|wish|like|please|kindly|appreciate|hope|can|may|could)\b[^.;?]{0,40}\b(?:credit(?:ed)?\#
        |acknowledged?|be (?:named|mentioned)|mention (?:my|our) name|mention\b.*\badvisory)\b|\b(?:advisory\#
        |bulletin|release notes|changelog)\b.*\b(?:please|kindly) mention\b
        """#
    )
    private static let noWish = Pattern(
        #"""
        \bcredit(?:s)? (?:cards?|limit|balance|union|score|account|note|system|amount|points?)\b|\bcredential\#
        |\b(?:buy|purchas|add|transfer|spend|remaining|free|gain|earn)\w* (?:\w+ )?credits?\b|acknowledge?(?:d\#
        |s)? (?:the|this|that|these|receipt|your|it)\b|\backnowledge?(?:ment)? (?:receipt|of receipt)
        """#
    )
    private static let end = Pattern(
        #"""
        \s+(?:in (?:the|your|any|an?|all|this) |when |if |once |for (?:the|this|finding|reporting|discover)\#
        |on (?:the|your) |and (?:link|please|let|my|the|feel|include|thank|we|I )|with a link|at the |upon |after \#
        |during |while |on \d|\((?:finder|reporter|analyst|discoverer)\)\#
        |as (?:the|a) (?:finder|reporter|discoverer))|, (?:and|if|please|but|with|thank)\b|\s[-–—(]\s?(?:thank|no )\#
        |[\s(<\[]+https?://
        """#
    )
    private static let noName = Pattern(
        #"""
        ^(?:the|a|an|me|us|my|our|your|you|this|it|follows|below|above|reporter|finder|discoverer|researchers?\#
        |appropriate|usual|well|soon|possible|such|be|do|credit|any|n/?a|none|tbd|-+|part\#
        |anonymous)\b(?-i:[^A-Z]){0,30}$|^[^\p{L}\p{N}]+$|^https?://|^(?:we|i|he|she|they|thanks?|special)\b
        """#
    )
    private static let anonymousName = Pattern(#"^(?:anonymous|anon\b|匿名|none|n/?a$)"#)

    private static let line = Pattern(
        #"\b(?:credit|attribution)(?: line| text| name)?\b[^:.;]{0,50}: ?[\"“‘']?([^\"”;]{2,80})"#)
    private static let heading = Pattern(
        #"""
        ^[\s#*=\[]*(?:credits?(?: to)?|acknowledge?ments?|謝辞|クレジット|Danksagung)[\s*=\]:：]*$
        """#)
    private static let sentence = Pattern(#"[、。]"#)
    private static let rule = Pattern(#"^[\s=~^*-]+$"#)
    private static let by = Pattern(
        #"""
        \b(?:discovered|found|reported|identified|credited|researched)(?: (?:and|&) \w+)?(?: responsibly)? (?:by\#
        |to):? (.+)$
        """#)

    /// A heading with a name below it.
    static func wish(in lines: [Line]) -> CreditWish? {
        for (index, line) in lines.enumerated() where heading.matches(line.text) {
            let below = lines[(index + 1)...].prefix(4).first { !$0.isBlank && !rule.matches($0.text) }
            guard let below, !below.isHeading, below.content.unicodeScalars.count <= 120,
                !sentence.matches(below.content)
            else { continue }
            let evidence = Judge.evidence(below, rule: "credit")
            if anonymousName.matches(below.content) { return CreditWish(wish: .anonymous, evidence: evidence) }
            if let name = name(below.content) { return CreditWish(wish: .named, name: name, evidence: evidence) }
        }
        return nil
    }

    /// The first wish of any kind.
    static func wish(in sentences: [Sentence]) -> CreditWish? {
        for sentence in sentences where gate.matches(sentence.text) && !sentence.text.trimmed().hasSuffix("?") {
            if let wish = wish(in: sentence) { return wish }
        }
        return nil
    }

    private static func wish(in sentence: Sentence) -> CreditWish? {
        let text = sentence.text
        if let match = anonymous.first(in: text) {
            return CreditWish(wish: .anonymous, evidence: sentence.evidence(match.range, rule: "credit"))
        }
        if noWish.matches(text) { return nil }
        if let wish = japaneseWish(in: sentence) { return wish }
        for pattern in [field, line, named, direct, japaneseNamed, germanNamed] {
            guard let match = pattern.first(in: text),
                let group = (1...match.groupCount).first(where: { match[$0] != nil }), let words = match[group],
                let range = match.range(of: group)
            else { continue }
            let evidence = sentence.evidence(range, rule: "credit")
            if anonymousName.matches(words) { return CreditWish(wish: .anonymous, evidence: evidence) }
            guard pattern === field || pattern === japaneseNamed || pattern === germanNamed || wish.matches(text) else {
                continue
            }
            if let name = name(words) { return CreditWish(wish: .named, name: name, evidence: evidence) }
        }
        guard let match = wish.first(in: text) ?? japaneseWish.first(in: text) else { return nil }
        return CreditWish(wish: .named, evidence: sentence.evidence(match.range, rule: "credit"))
    }

    /// `謝辞掲載可否：可（氏名：山田太郎）`
    private static let japaneseForm = Pattern(
        #"(?:謝辞|クレジット)[^：:。]{0,10}[:：]\s*(?:(不可|不要|否|希望しない|希望しません|なし)|(?:可|希望する|希望します|要|はい|あり))"#)
    private static let japaneseName = Pattern(#"(?:氏名|名前|表記)[:：]?\s*([^）)、。\s][^）)、。]{1,40})"#)

    private static func japaneseWish(in sentence: Sentence) -> CreditWish? {
        guard let match = japaneseForm.first(in: sentence.text) else { return nil }
        let evidence = sentence.evidence(match.range, rule: "credit")
        if match[1] != nil { return CreditWish(wish: .anonymous, evidence: evidence) }
        let name = japaneseName.first(in: sentence.text, from: match.range.upperBound)?[1]?.trimmed()
        return CreditWish(wish: .named, name: name, evidence: evidence)
    }

    private static let japaneseWish = Pattern(#"(?:謝辞|クレジット)[^。]{0,20}(?:希望|お願い|記載して|掲載して|いただけ)"#)

    /// A name without what follows it; nil where the words are none.
    private static func name(_ words: String) -> String? {
        var name = words
        if let match = by.first(in: name), let rest = match[1] { name = rest }
        if let match = end.first(in: name) { name = name.bytes(0..<match.range.lowerBound) }
        name = name.trimmed("\"'“”‘’.,;:*_`!")
        guard (2...80).contains(name.unicodeScalars.count), !noName.matches(name) else { return nil }
        return name
    }
}
