/// Judges a mention by the words of its sentence.
enum Context {
    private static let sentence = Pattern(#"[.!?](?:\s|$)|[。！？]"#)

    /// What stands before a thing that is no part of the set-up.
    private static let forbiddenBefore = Pattern(
        #"""
        (?:\b(?:fix(?:ed|es)?|patch(?:ed)?|resolved|addressed|corrected|remediated|mitigated|introduced|added|removed\#
        |released|implemented|backported|shipped)\b[^,;]{0,40}\b(?:in|with|since|by|of|as of|version|is|are|to)\b\#
        [^,;]{0,20}(?:\d[\w.-]* and [^,; ]{0,24} ?)?$)
        """#
            // Advice; `after the update to` is the state of things.
            + #"""
            |(?:^|\b(?:please|should|must|can|could|to|users?|customers?|and|then|or|you|recommend\w*|advised|need|by)\s+)\#
            (?:\w+ )?(?:upgrade|update|migrate|switch|move|upgrading|updating)\b[^,;]{0,40}\bto\b[^,;]{0,30}$\#
            |\b(?:downgrad\w+|forked|ported)\b[^,;]{0,40}\bto\b[^,;]{0,30}$
            """#
                + #"""
                |\b(?:not|n't|never|isn't|aren't|no longer|un|could not|couldn't|unable to)[ -]?(?:\w+ ){0,2}(?:affect\w*\#
                |vulnerable|reproduc\w*|exploitable|present|tested|tried|test|work|impacted)\b\#
                [^,;.]{0,40}(?:\.[\w.+-]+ (?:[(（]|or |and |nor |/ ?)[^,;.]{0,30}){0,3}$\#
                |\b(?:says?|said|told|asks?|asked|advis\w+|recommend\w+|suggest\w+|wants?|going|plan\w*|will)\b[^,;]{0,20}?\b(?:to |try )\#
                (?:go to|use|try|install|move to|run|update|wait for)?\b[^,;.]{0,20}$
                """#
                + #"""
                |\b(?:read|heard|saw|blog(?: ?post)?|article|talk|paper|post|write-?up)\b[^,;.]{0,40}\b(?:about|on|of|for)\b[^,;.]{0,25}$\#
                |\b(?:n'ai pas|pas pu|impossible de|konnte (?:ich )?(?:es |das )?nicht|nicht (?:probiert|getestet|reproduz\w+)|no he podido|no pude|non (?:ho|sono) (?:potuto|riuscito))\b[^,;.]{0,70}$\#
                |\b(?:requires?|requiring|needs at least|minimum|bump(?:s|ed)?(?: \S+)?(?: from)?)\b[^,;.]{0,16}$\#
                |\b(?:works?|worked|runs?|ran) (?:just |perfectly )?(?:fine|well|ok|okay|correctly|flawlessly|perfectly|as expected) (?:on|in|with|under)\b[^,;.]{0,24}$\#
                |\bbisect\w*\b[^,;.]{0,30}$\#
                |\b(?:unaffected|immune|safe|compiled (?:by|with|on)|used to build|such as|e\.g_,?|for example|for instance\#
                |works? (?:again )?(?:when|if)|(?:another|a different|otra|otro|une autre|un autre|anderen?) (?:brand|vendor|maker|manufacturer|product|program|marca|fabricante|producto|marque|fabricant|produit|Marke|Herstellers?|Produkt)|like|similar to|if (?:you|the|somebody|someone|anybody|anyone|one|an?)|say,? (?:on|in|with|under)|unlike|instead of|compatible with|according to|laut|gemäß|selon|según|written in\#
                |support(?:s|ed)? (?:for|by)|powered by|available (?:for|on)|compared (?:to|with)|would|could|might|may\#
                |designed for|since|unless|written for|ported to|ships? with|nor|rather than|as opposed to|in contrast to\#
                |previously|formerly|before that|used to|last worked|successor of|predecessor)\b[^,;.]{0,25}$
                """#
            + #"|(?:以前の|以前は|升级到|更新到|参考|修正された|対策された|旧)[^、。]{0,20}$"#)

    /// What it was before: `upgraded from 2.1`, but not `from 2.1 to 2.2`.
    private static let former = Pattern(
        #"\b(?:up(?:grad|dat)\w+|migrat\w+|switch\w*|came|coming|going|went|mov\w+)\b[^,;]{0,40}\bfrom\b([^,;]{0,30})$"#
    )
    /// `since upgrading from 2.1 to`: what it is now.
    private static let since = Pattern(
        #"\b(?:since|after|when|once|seit|nach)\b[^.;]{0,32}\b(?:up(?:grad|dat)\w*|mov\w+|switch\w*|migrat\w+|go(?:ing|es))\b[^.;]{0,40}\b(?:to|auf) (?:the )?(?:version |v)?$"#
    )
    private static let arrived = Pattern(#"\b(?:to|auf|into)\b|→|->"#)

    /// What stands after one.
    private static let forbiddenAfter = Pattern(
        #"""
        ^\s*[:=：]\s*(?:no|none|false|off|disabled|enabled|yes|true|on|not installed|n/a|なし|無効|有効)\s*$\#
        |^([^,;.。]{0,40}?)\b(?:(?:(?:is|are|was|were|does|do|did|has|have|seems?|appears?) (?:also )?(?:not|n't)|isn't|aren't\#
        |wasn't|weren't|doesn't|didn't|cannot|can't)(?: to)?(?: be)?(?: \w+)? ?(?:$|affected|vulnerable|impacted|exhibit\w*|show\w*|reproduc\w*|crash\w*|panic\w*\#
        |have|has|suffer\w*|contain\w*|exploitable|happen\w*|occur\w*|present|trigger\w*|susceptible|problem|issue|do (?:it|this|that|so)|tested|checked|tried|verified\#
        |involved|relevant|used|needed|required|supported|installed|it\b|this\b|that\b)|unaffected|not affected|not vulnerable|fixes|fixed|patched\#
        |(?:contain|introduc|bring|brought|includ|receiv|got)\w* (?:a|the) (?:\w+ )?(?:fix|patch|correction)|(?:no|zero|0) (?:such )?(?:crash|hang|freeze|panic|error|leak|corruption|symptom|trouble|problem|issue)(?:e?s)?|no longer|(?:shows?|reports?|prints?|finds?|says?) nothing|nothing happens|where (?:it|this) (?:is|was) fixed\#
        |(?:compiles|handles|survives|rejects|copes with) (?:it|this|that|the same)\#
        |(?:works?|worked|runs?|ran|was|were|is|are|behaves?|behaved) (?:also |all |just |perfectly )?(?:ok|okay|fine|good|correctly|safe|stable|flawless\w*|rock[- ]solid|as expected\#
        |without (?:any )?(?:problem|issue|error|crash))|ne semble pas|semble pas|n'est pas|ne sont pas\#
        |pas (?:affect|concern|touch)|nicht (?:betroffen|mehr|reproduzier|ab\b|auf\b)|behoben|korrigiert|tampoco|no (?:se )?(?:pasa|ocurre|sucede|reproduce|falla)|ne (?:plante|se produit) pas)\b\#
        |^[^,;.。]{0,40}?(?:pas touché|corrigé|no está afectad|不受影响|已修复|没有问题|没有复现|无法复现)
        """#
            + #"""
            |^[^。]{0,30}(?:再現しま(?:せん)|再現しない|再現でき(?:ません|ない)|発生しま(?:せん)|発生しない|影響を受け(?:ません|ない)\#
            |影響はありません|には(?:同様|同じ)?[^。、]{0,14}(?:ない|ありません)|修正|未確認|リリースノート|更新履歴|で送信|平気|大丈夫|問題(?:は)?(?:ありません|なし|なく|なかった|ない)|起き(?:ません|ない)\#
            |に(?:戻|下げ)(?:す|し|る)|にアップデートしてください|を推奨|試して(?:い)?(?:ません|ない)|対象外|手元にありません)
            """#)

    /// `I could reproduce it on` is no hypothesis.
    private static let achieved = Pattern(
        #"\b(?:i|we) (?:could|can|was able to|were able to|managed to) (?:\w+ )?(?:trigger|reproduce|confirm|verify|exploit|repro|crash)\b"#
    )

    /// Whether the sentence around a mention says that it is no part of the set-up.
    static func forbids(left: String, right: String, version: String?) -> Bool {
        let before = lastSentence(of: left)
        if since.matches(before) { return false }
        if isContrast(before, right) { return true }
        return forbiddenBefore.matches(before)
            || former.first(in: before)?[1].map { !arrived.matches($0) } ?? false
            || Self.withoutAside(right).contains {
                let sentence = firstSentence(of: $0)
                return forbiddenAfter.first(in: sentence).map { !isOfAnother($0[1] ?? "") } ?? false
                    || isExcused(sentence)
            }
    }

    private static let works = Pattern(
        #"\b(?:works?|worked|is (?:fine|ok|okay)|was (?:fine|ok|okay)|no (?:problem|issue)s?) (?:\w+ )?(?:in|on|with|under|using|for) [^.;,]{0,24}$"#
    )
    private static let whichWorks = Pattern(#"^ (?:works?|worked)(?: \w+)?[,;]? "#)
    private static let butFails = Pattern(
        #"^[^.;]{0,30}?(?:,|;|\b(?:but|while|whereas|however|yet|though|and)\b) ?[^.;]{0,40}?(?:\bfail|\bcrash|\bnot\b|n't\b|\bbroken?\b|\bbreaks\b|\bhang|\berror)"#
    )

    /// `works in 2.1 but fails in 2.2`: the first is no part of what is wrong.
    private static func isContrast(_ before: String, _ right: String) -> Bool {
        (works.matches(before) || whichWorks.matches(right)) && butFails.matches(right)
    }

    /// `crashes and the newer one is not affected`: the verdict is on the other.
    private static let convicted = Pattern(
        #"\b(?:crash\w*|fails?|failed|hangs?|panics?|segfaults?|dies|leaks?|vulnerable|affected|reproduces?|broken)\b.*\b(?:and|but|while|whereas|though)\b"#
    )

    private static func isOfAnother(_ words: String) -> Bool { convicted.matches(words) }

    private static let verdict = Pattern(
        #"\b(?:(?:is|are|was|were|seems?|appears?|looks?|remains?) (?:to be )?(?:unaffected|not (?:affected|vulnerable|impacted)|immune|safe)|is(?:n't| not) (?:affected|vulnerable))\b"#
    )
    private static let another = Pattern(
        #"[,;]|\b(?:and|but|while|whereas|is|are|was|were|has|have|crash\w*|affected|which|that)\b"#)

    /// Whether the sentence acquits what it begins with, however far the verdict stands.
    private static func isExcused(_ sentence: String) -> Bool {
        guard let verdict = verdict.first(in: sentence), verdict.range.lowerBound <= 90 else { return false }
        return !another.matches(sentence.bytes(0..<verdict.range.lowerBound))
    }

    private static let aside = Pattern(#"^[^()（）]{0,40}?([(（][^()（）]{1,60}[)）])"#)
    private static let asideEnd = Pattern(#"^[^()（）]{0,40}[)）]"#)

    /// What follows, and what follows without what stands in parentheses: `Frob (2.1, on my own box) is not affected`.
    private static func withoutAside(_ right: String) -> [String] {
        let head = String(right.unicodeScalars.prefix(220))
        if let aside = aside.first(in: head), let range = aside.range(of: 1) {
            return [head, head.bytes(0..<range.lowerBound) + head.bytes(range.upperBound..<head.utf8.count)]
        }
        if let end = asideEnd.first(in: head) {
            return [head, head.bytes(end.range.upperBound..<head.utf8.count)]
        }
        return [head]
    }

    /// A point within a number ends no sentence.
    private static func withoutPoints(_ text: String) -> String {
        var bytes = Array(text.utf8)
        for index in bytes.indices.dropFirst().dropLast()
        where bytes[index] == UInt8(ascii: ".") && SpellingIndex.isDigit(bytes[index - 1])
            && SpellingIndex.isDigit(bytes[index + 1])
        {
            bytes[index] = UInt8(ascii: "_")
        }
        var text = String(decoding: bytes, as: UTF8.self)
        for match in abbreviation.all(in: text, limit: 8) {
            text =
                text.bytes(0..<match.range.upperBound - 1) + "_" + text.bytes(match.range.upperBound..<text.utf8.count)
        }
        return text
    }

    private static let abbreviation = Pattern(
        #"(?:^|[\s(])(?:e\.g|i\.e|z\.B|u\.a|p\.ex|vs|cf|incl|inkl|approx|resp|bzw|ver|ca|no)\."#)

    /// What is said before it is not said of what comes after.
    private static let turn = Pattern(#"\b(?:but|whereas|however|though) "#)

    private static func lastSentence(of text: String) -> String {
        let tail = withoutPoints(String(text.unicodeScalars.suffix(160)))
        let start = max(
            turn.all(in: tail).last?.range.upperBound ?? 0, sentence.all(in: tail).last?.range.upperBound ?? 0,
            achieved.all(in: tail).last?.range.upperBound ?? 0)
        return tail.bytes(start..<tail.utf8.count)
    }

    private static func firstSentence(of text: String) -> String {
        let head = withoutPoints(String(text.unicodeScalars.prefix(120)))
        guard let end = sentence.first(in: head) else { return head }
        return head.bytes(0..<end.range.lowerBound)
    }
}
