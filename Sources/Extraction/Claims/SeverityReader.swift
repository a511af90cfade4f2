import Disclosure

/// Reads how grave a reporter calls what they report.
enum SeverityReader {
    private static let level =
        #"""
        (?:highly |moderately |less |not )?critical|very high|highest|high|important|major|severe|serious|medium\#
        |moderate|mid|low(?:est)?|minor|P[1-4]\b\#
        |緊急|致命的|クリティカル|重要|重大|高い?|ハイ|警告|中程度|中|注意|低い?|軽微|kritisch|hoch|mittel|niedrig|gering
        """#
    private static let key =
        #"""
        (?:cvss |base |overall |estimated |suggested |proposed |technical |vulnerability |security |maximum \#
        |business )*\#
        (?:severity|criticality|risk|danger|threat|impact)(?: (?:level|rating|score|class|severity))*\#
        |深刻度|重大度|危険度|緊急度|重要度|影響度|リスク(?:レベル)?|Schweregrad|Kritikalität|Risiko(?:stufe)?|Gefährdung
        """#
    /// `Severity: High (7.5)`, `Severity          High`, a cell of a table, or the key on a line of its own.
    private static let field = Pattern(
        #"""
        ^\W{0,4}(?:\#(key))(?: ?[(（][^)）]{0,60}[)）])?(?:\s*[:：=|]\s*|\s{2,}|\t|(?: is| は\#
        |は)? )[\W_]{0,4}(?:CVSS\S* ?)?(?:\d{1,2}(?:\.\d)?(?: ?/ ?10)?[\s,(/:-]*)?(\#(level))(?:$|[^a-z0-9ー-])
        """#
    )
    private static let keyAlone = Pattern(#"^\W{0,4}(?:\#(key))\W{0,4}$"#)
    private static let valueAlone = Pattern(
        #"^\W{0,4}(?:\d{1,2}(?:\.\d)?[\s,(/:-]*)?(\#(level))\W{0,4}(?:\(?\d{1,2}(?:\.\d)?\W*)?$"#)
    private static let score = Pattern(
        #"""
        ^\W{0,4}(?:CVSS(?:v?\d(?:\.\d)?)?\b.{0,30}?)(?:score)?[^\d]{0,12}\d{1,2}(?:\.\d)?\#
        (?: ?/ ?10)?[\s,(/:-]{0,4}(critical\#
        |high\#
        |medium|low|緊急|重要|警告|注意)(?:$|[^a-z])
        """#
    )
    /// A form that nobody filled in.
    private static let choice = Pattern(#"(?:\b(?:critical|high|medium|moderate|low)\b\W+(?:or )?){3,}|高\W*中\W*低"#)

    static let words =
        #"severity|severe|critical|\b(?:high|medium|low|moderate|important)\b|深刻|重大|危険度|緊急|致命|Schwere|kriti"#
    private static let gate = Pattern(words)
    private static let rating = Pattern(
        #"""
        \b(?:severity|risk|impact)(?: (?:of|for) (?:this|the)(?: \w+){1,2})?(?: level| rating)? (?:is|as|to be\#
        |would be|should be)(?: (?:rated|considered|assessed|set))?(?: as| to)? ?["'“]?(\#(level))\b\#
        |\b(?:rate|rated|classif(?:y|ied)|consider(?:ed)?|assess(?:ed)?|categori[sz]ed?|score[ds]?|call|deem(?:ed)?\#
        |mark(?:ed)?)\b[^.;,]{0,40}? (?:as |to be |at )?(?:an? |of )?["'“]?(critical|high|important|medium|moderate\#
        |low)\b(?:[ -](?:severity|risk))?\#
        |\b(?:of|with|has) (?:an? )?(critical|high|important|medium|moderate|low)[ -](?:severity|risk)\b\#
        |\b(?:found|discovered|identified|reporting|report|this is|is|describes?\#
        |disclos\w+)\b[^.;]{0,60}?\ban? (critical|high|medium|moderate|low)(?:[ -](?:severity|risk|impact))\b\#
        |\b(?:found|discovered|identified|reporting|report|this is\#
        |describes?)\b[^.;]{0,40}?\ban? (?:\w+,? )?(critical)(?: \w+){0,3} (?:vulnerabilit|issue|bug|flaw|security\#
        |problem|weakness)
        """#)
    private static let japanese = Pattern(#"(?:深刻度|重大度|危険度|緊急度)[^。]{0,8}?(\#(level))|(致命的)な(?:\S{0,6})?(?:脆弱性|問題|欠陥)"#)
    private static let german = Pattern(
        #"""
        \b(kritisch|hoch|mittel|niedrig)e?[nrs]? (?:Schwachstelle|Sicherheitslücke|Lücke)\b|als (kritisch|hoch\#
        |mittel|niedrig) (?:ein|bewert)
        """#
    )
    private static let negation = Pattern(
        #"\b(?:not|\w+n['’]t|no|never|nor|cannot|kein\w*|nicht|other|another|previous|similar|last)\b[^.;,]{0,25}$"#)

    /// The first field that says so; else the first sentence that does.
    static func severity(in lines: [Line]) -> ClaimedSeverity? {
        for (index, line) in lines.enumerated()
        where !line.isBlank && gate.matches(line.content) || keyAlone.matches(line.content) {
            if let match = field.first(in: line.content) ?? score.first(in: line.content),
                let range = match.range(of: 1)
            {
                if choice.matches(line.content.bytes(range.lowerBound..<line.content.utf8.count)) { continue }
                if let claim = claim(match, line) { return claim }
            } else if keyAlone.matches(line.content),
                let next = lines[(index + 1)...].prefix(2).first(where: { !$0.isBlank }), !choice.matches(next.content),
                let match = valueAlone.first(in: next.content), let claim = claim(match, next)
            {
                return claim
            }
        }
        return nil
    }

    static func severity(in sentences: [Sentence]) -> ClaimedSeverity? {
        for sentence in sentences where gate.matches(sentence.text) && !choice.matches(sentence.text) {
            guard !sentence.line.isSilent else { continue }
            for pattern in [rating, japanese, german] {
                guard let match = pattern.first(in: sentence.text) else { continue }
                guard let group = (1...5).first(where: { $0 <= match.groupCount && match[$0] != nil }),
                    let words = match[group],
                    let range = match.range(of: group), let severity = severity(words),
                    !negation.matches(sentence.text.bytes(40, before: range.lowerBound))
                else { continue }
                return ClaimedSeverity(
                    severity: severity, words: words, evidence: sentence.evidence(range, rule: "severity"))
            }
        }
        return nil
    }

    private static func claim(_ match: Match, _ line: Line) -> ClaimedSeverity? {
        guard let words = match[1], let severity = severity(words) else { return nil }
        return ClaimedSeverity(
            severity: severity, words: words, evidence: Judge.evidence(line, rule: "severity"))
    }

    /// The one of ours that comes nearest.
    private static func severity(_ words: String) -> Severity? {
        switch words.lowercased() {
        case "critical", "highly critical", "p1", "緊急", "致命的", "クリティカル", "kritisch": .critical
        case "very high", "highest", "high", "important", "major", "severe", "serious", "p2", "重要", "重大", "高", "高い",
            "ハイ",
            "hoch":
            .important
        case "medium", "moderately critical", "moderate", "mid", "p3", "警告", "中", "中程度", "mittel": .moderate
        case "low", "less critical", "not critical", "lowest", "minor", "p4", "注意", "低", "低い", "軽微", "niedrig",
            "gering":
            .low
        default: nil
        }
    }
}
