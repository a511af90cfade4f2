import Disclosure

/// Reads whether a report says that somebody exploits the vulnerability already, or that the public knows of it.
enum ExposureReader {
    static let words =
        #"""
        \bwild\b|exploit|attack|publi|posted|circulat|disclos|tweet|悪用|攻撃|公開|公表|公知|出回|流通|\bKEV\b|ausgenutzt|Angriff\#
        |öffentlich
        """#
    private static let gate = Pattern(words)

    private static let exploited = Pattern(
        #"""
        \b(?:actively|currently|already|widely|being|massively) (?:being )?exploited\b|\bexploit(?:ed|ation\#
        |s)?\b[^.;]{0,40}\bin[- ]the[- ]wild\b\#
        |\bin[- ]the[- ]wild (?:exploit|attack|abuse)\w*|\b(?:seen|observed|found|detected|used|abused|spotted\#
        |caught|encountered) (?:\w+ ){0,3}in[- ]the[- ]wild\b\#
        |\bunder (?:active )?(?:attack|exploitation)\b|\bactive(?:ly)? (?:exploitation|exploiting)\b\#
        |\b(?:attackers?|threat actors?|criminals?|hackers?|somebody|someone|botnets?\#
        |ransomware)\b[^.;]{0,30}\b(?:are|is|have been|has been) (?:\w+ )?(?:exploiting|using (?:this|it)|abusing)\b\#
        |\b(?:seen|observed|detected|noticed|witnessed|aware of) (?:\w+ ){0,4}(?:attacks|exploitation\#
        |exploit attempts)\b\#
        |\bexploitation (?:has been|was|is being|attempts (?:have been|were)) (?:observed|seen|detected|confirmed\#
        |reported)\b\#
        |\b(?:listed|included|added) (?:in|to|on) (?:the )?(?:CISA(?:'s)? )?(?:KEV|known exploited)\b\#
        |\b(?:aktiv|bereits|derzeit) ausgenutzt\b
        """#)
    private static let japaneseExploited = Pattern(
        #"""
        悪用(?:が|を|も|事例が|された事例が)?[^。]{0,8}(?:確認(?:され|して|しま)|観測|報告され|発生)|(?:実際に|すでに|既に)[^。]{0,10}悪用|攻撃(?:が|を|も\#
        |事例が)?[^。]{0,8}(?:確認(?:され|して|しま)|観測)|悪用されてい\#
        |攻撃に(?:利用|悪用|使用)され
        """#
    )
    private static let noExploit = Pattern(
        #"""
        \b(?:no|not|\w+n['’]t|none|never|nor|without|unaware|un(?:known|clear|likely)|whether|neither|nobody|hardly\#
        |cannot)\b\#
        |\b(?:could|can|may|might|would|should|if|when|once|until|before|unless|potentially|possib\w+|likely|easily\#
        |prevent|avoid|to be|will)\b[^.;]{0,40}\b(?:exploit|attack|abuse|wild)\#
        |\b(?:similar|such|other|another|previous|past|comparable|earlier|related|these types|this (?:kind|type\#
        |class)) \w*
        """#)
    private static let japaneseNo = Pattern(
        #"(?:されて|して|観測され|確認でき)(?:い(?:ない|ません)|おらず|おりません|ません)|可能性|恐れ|おそれ|場合|かどうか|か否か|類似|ありません|なし"#)
    private static let germanNo = Pattern(#"\b(?:nicht|kein\w*|könnte\w*|kann|möglich\w*)\b"#)

    private static let published = Pattern(
        #"""
        \b(?:(?:is|are|was|were|'s|has been|have been|became) )?already (?:\w+ ){0,2}?(?:public|publicly (?:known\#
        |available|disclosed)|disclosed|published|been (?:published|disclosed|made public|posted))\b\#
        |\b(?:this|it|(?:vulnerabilit\w+|issue|bug|flaw|exploit|details?|poc|proof[- ]of[- ]concept|report|write-?up\#
        |advisory|information)(?: \w+){0,4}?) (?:is|are) (?:now |currently |fully |also )?(?:public\#
        |publicly (?:known|available|disclosed))\b\#
        |\b(?:this|it|vulnerabilit\w+|issue|bug|flaw|exploit|details?|poc|proof[- ]of[- ]concept|report|write-?up\#
        |advisory|information)\b(?: \w+){0,3}? (?:is|has been|have been|was|were) (?:\w+ )?(?:made public\#
        |circulating|publicly disclosed|disclosed publicly|posted (?:on|to|in|at)|published (?:on|in|at|to|by)\#
        |publicly (?:posted|released|discussed)|discussed publicly|tweeted|leaked)\b\#
        |\b(?:we|i) (?:have )?(?:already )?(?:publicly disclosed|published|posted|disclosed publicly\#
        |made)\b[^.;]{0,50}\b(?:on|in|at|to|public)\b\#
        |\b(?:a|an|the|working|public) (?:\w+ ){0,2}(?:exploit|poc|proof[- ]of[- ]concept)(?: \w+){0,3} (?:is\#
        |has been) (?:\w+ )?(?:public|publicly available|posted|published|available (?:on|at|in|from))\b\#
        |\bpublic(?:ly available)? (?:exploit|poc|proof[- ]of[- ]concept)s? (?:exists?|is available|are available\#
        |available)\b\#
        |\b(?:exploit|poc|proof[- ]of[- ]concept|details?|write-?up)(?: \w+)? (?:is|are|has been) (?:\w+ )?(?:on\#
        |at) (?:github|gitlab\#
        |exploit-?db|packet ?storm|twitter|pastebin|youtube|reddit|full[- ]disclosure)\b\#
        |\b(?:we|i) (?:have )?(?:already )?tweeted\b\#
        |\bbereits (?:öffentlich|veröffentlicht|publik)\b
        """#)
    private static let japanesePublished = Pattern(
        #"""
        (?:すでに|既に|もう)[^。]{0,20}(?:公開|公表|公知|知られ|投稿|出回|流通)|(?:脆弱性|本件|詳細|PoC|実証コード|エクスプロイト\#
        |情報)[^。]{0,12}(?:公開され(?:てい(?:る|ます)\#
        |ました)|公開済|公知)
        """#
    )
    private static let noPublic = Pattern(
        #"""
        \b(?:not|\w+n['’]t|never|no|nor|neither|without|unless|until|before|if|when|once|whether|will|shall|would|may\#
        |might|should|could|to be|plan\w*|going to|intend\w*)\b\#
        |\b(?:patch|fix|update|hot-?fix|cve-\d+-\d+|version|release|firmware|fixes) (?:\w+ ){0,3}(?:is|are|was|were\#
        |has been|have been)\b\#
        |\bpublic(?:ly)?[ -](?:key|cloud|internet|network|ip|repo\w*|domain|facing|reachable|accessible|exposed|beta\#
        |folder|share|page|api|interface|url|method|class)
        """#)

    static func exploited(in sentences: [Sentence]) -> Evidence? {
        first(in: sentences, rule: "exploited") { text in
            if let answer = exploitedField.first(in: text) { return isYes(answer) ? answer : nil }
            if let match = japaneseExploited.first(in: text) { return japaneseNo.matches(text) ? nil : match }
            guard let match = exploited.first(in: text) else { return nil }
            return noExploit.matches(clause(match, in: text)) || germanNo.matches(clause(match, in: text)) ? nil : match
        }
    }

    static func published(in sentences: [Sentence]) -> Evidence? {
        first(in: sentences, rule: "published") { text in
            if let answer = publishedField.first(in: text) { return isYes(answer) ? answer : nil }
            if let match = japanesePublished.first(in: text) {
                return japaneseNo.matches(text) || japanesePlan.matches(text) ? nil : match
            }
            guard let match = published.first(in: text), !noPublic.matches(clause(match, in: text)) else { return nil }
            return match
        }
    }

    /// A line of a form, with its answer.
    private static let exploitedField = Pattern(
        #"""
        ^\W*(?:(?:actively|known|currently) )*exploit(?:ed|ation)(?: (?:in the wild|status|detected|observed|known\#
        |reported))* ?\??\s*[:：=]\s*(\S+)
        """#)
    private static let publishedField = Pattern(
        #"""
        ^\W*(?:already )?(?:public(?:ly)?(?: (?:disclosed|known|available))?\#
        |disclosed publicly) ?\??\s*[:：=]\s*(\S+)
        """#
    )
    private static let yes = Pattern(#"^\W*(?:yes|true|y\b|ja\b|はい|有|あり)"#)

    private static func isYes(_ match: Match) -> Bool { match[1].map(yes.matches) ?? false }

    private static let japanesePlan = Pattern(#"予定|前に|まで|修正版|パッチ|アップデート"#)

    private static func first(
        in sentences: [Sentence], rule: String, _ read: (String) -> Match?
    ) -> Evidence? {
        for sentence in sentences where !sentence.text.trimmed().hasSuffix("?") && sentence.line.section != .notAffected
        {
            guard gate.matches(sentence.text), let match = read(sentence.text) else { continue }
            return sentence.evidence(match.range, rule: rule)
        }
        return nil
    }

    private static let comma = Pattern(#"[,;:]\s|\b(?:but|and|although|though|however)\s"#)

    /// The words around a match up to the next comma or "but" to its left, and what it is made of.
    private static func clause(_ match: Match, in text: String) -> String {
        let start = comma.all(in: text.bytes(0..<match.range.lowerBound), limit: 100).last?.range.upperBound ?? 0
        return text.bytes(start..<match.range.upperBound)
    }
}
