/// Versions said without a name, which are those of what the report is about: `affects all versions up to 2.3`.
enum SubjectVersion {
    struct Found {
        let version: String
        let line: Line
        /// The words leave no doubt, even where another version is known: `also reproduced on 6.4.7`.
        let isFurther: Bool
    }

    private static let likely = Pattern(
        #"version|バージョン|版本|\bver\.|\d\.\d+\.\d|\b[0-9a-f]{7,40}\b|nightly|RELEASE\.|build|firmware|\d\.\d+ ?(?:です|で|を)"#
    )
    private static let range = """
        ((?:\(VersionGrammar.before))?(?:RELEASE\\.20\\d\\d-[\\w-]+|\(VersionGrammar.number))\
        \(VersionGrammar.tail)\(VersionGrammar.span)(?:\(VersionGrammar.after))?)
        """
    private static let english = Pattern(
        """
        (?:^|(?:^|[ (,])(?:affects?|affected|affecting|vulnerable|impacted|impacts?|confirmed|tested|reproduced|reproducible\
        |found|discovered|exists?|present|occurs?|happens?|verified|running|using|runs?|on|in|with|is|are|the|my|our|this|all|only|for\
        |against|into|older|newest|at|as of|seen|have|has|had|of|and|latest|current|installed|:) (?:in |on |with |using |against |the \
        |very |latest |current |most |recent |newest |stable |released? |all |software |firmware |app |plugin |server |client |installed )*)\
        (?:versions?|releases?|build):?,? ?(?:is |are |was |currently |from |between |number |i(?:'m| am) (?:on |using |running ))*[(]?\(range)
        """)
    /// `latest (2.10.36)`, `the newest one, 4.1.0,`.
    private static let latest = Pattern(
        #"\b(?:latest|newest|most recent|current)(?: (?:stable|official|public|one|master|release|version|code|build))*(?: available)?(?: is|:)?,? [(]?(?:i\.?e\.?,? |currently |which is |at |v)*(\d+(?:\.\w+)+(?:[-+]\w+)*)"#
    )
    /// `firmware FR500_V9.1.0u.6118_B20201102`, `Firmwareversion V1.1.11.0`
    private static let firmware = Pattern(
        #"\bfirmware ?(?:version)?:? ((?:[A-Za-z][\w-]*_)?V\d+(?:\.\w+)+(?:_\w+)*)"#)
    private static let three = #"(v?\d+\.\d+\.\d+(?:p\d+|rc\d+|b\d+|[a-z]\b)?(?:[.+~-]\w+)*(?: \(build[- ]\w+\))?)"#
    /// `I tried 6.1.3.2 and 6.2.0`: three numbers are hardly anything else.
    private static let bare = Pattern(
        #"""
        \b(?:tried|tested|reproduced|confirmed|verified|checked|seen|happens|occurs|exists|present|vulnerable|running|run|runs|using|use\#
        |this is|it is|so|newest is|latest is|i'm|i am|we're|we are|affects|affected|still|also|confirm|reproduce|reproducible|works?|crash\w*|fails?|here|currently)\#
        (?: (?:this|it|here|still|also|everywhere|both|now|currently|only|the|same|issue|problem|bug|crash|right))*(?: (?:on|in|with|using|against|under|at|for|to be))*\#
        (?: (?:the|our|both|latest|current|at least|stable|plain|vanilla|stock|unpatched))* 
        """# + three)
    /// `with the 4.99.4 release`
    private static let released = Pattern(
        #"\b(?:in|with|on|using|against|also) (?:the )?(?:latest |current |stable |official )*(v?\d+(?:\.\w+)+) (?:release|version|build)\b"#
    )
    /// `after going from 1.13.6 to 1.14.2`: what it is now.
    private static let moved = Pattern(
        #"\b(?:after|since|when|once|i|we|just|seit|nach)\b[^.;]{0,24}\b(?:up(?:grad|dat)\w+|going|moving|moved|went|switch\w*|migrat\w+|update|upgrade)\b[^;]{0,40}?(?: to| auf) (?:the )?(?:v|version |release )*"#
            + three)
    /// `6.1.55 で再現しました`, `いえ、4.4.2 です`.
    private static let japanese = Pattern(
        """
        (?:^|[、。（( 　のは])(?:バージョン|ver\\.)(?:は|：|:|が)? ?((?:\(VersionGrammar.number))(?:\(VersionGrammar.after))?)
        """)
    private static let bareJapanese = Pattern(
        #"(?:^|[、。（( 　はの])(v?\d+\.\d+\.\d+[\w.+-]*)(?: ?[（(][^（）()]{1,30}[)）])? ?(?:です|でも?(?:再現|確認|発生|検証|起き|落ち|同様|同じ)|を(?:使用|利用|使)|に(?:し(?:た|て)|更新|アップデート|上げ)|にて)"#
    )
    /// The state of a repository: `commit 1a2b3c4`, `master @ 1a2b3c4`.
    private static let commit = Pattern(
        #"\b(?:commit(?: id| hash| sha)?|revision|HEAD|master|main|trunk|unstable|git|sha|version)\b(?:[ :=@(#`]|\bat\b|\bis\b|\bbranch\b|\bversion\b|\bcommit\b)*\b([0-9a-f]{7,40})\b"#
    )
    private static let hash = Pattern(#"\d.*[a-f]|[a-f].*\d"#)
    private static let nightly = Pattern(
        #"\b((?:[Nn]ightly|[Ss]napshot|daily)(?: build)?(?: of| from)? ?\(?20\d\d-?\d\d-?\d\d)\b"#)
    private static let release = Pattern(#"\b(RELEASE\.20\d\d-[\w-]+)"#)
    private static let another = Pattern(
        "^(?:,| and| or|,? as well as| \\+|、|と|および) (?:the |then |current |newest |latest |newer |older |previous |on |in |with )*((?:\(VersionGrammar.number))(?:\(VersionGrammar.after))?)"
    )
    private static let further = Pattern(
        #"\b(?:also|too|as well|first|still|same|confirm)\b[^.]{0,24}\b(?:on|in|with|checked|tried|tested|reproduced|seen|affects)\b"#
    )
    private static let asked = Pattern(#"version|バージョン|\brelease\b|版本"#)
    /// The question of old trackers' forms, left in the text.
    private static let theirs = Pattern(
        #"^(?:<b>)?(?:what|which) version of (?:the )?(?:product|software|program|app\w*)\b"#)
    private static let answer = Pattern(
        #"^(?:[^\d.。]{0,24}[ 、,:])?(v?\d+\.\d+(?:\.\w+)*(?:[-+]\w+)*)(?:$|[\s,;.、。(（でに])"#)
    /// A change is no state of the source: `fixed by commit 1a2b3c4`.
    private static let change = Pattern(
        #"\b(?:fix\w*|patch\w*|introduc\w*|caus\w*|revert\w*|bisect\w*|regress\w*|since|add\w*|remov\w*|chang\w*|clos\w*|resolv\w*|correct\w*|mitigat\w*|by|see|cf)\b[^.;]{0,40}$|修正|対策"#
    )
    /// What a number before it is a version of.
    private static let kernel = Pattern(#"^ (?:\w+ )?(?:kernel|firmware|driver|BIOS)\b"#)

    /// The versions, each with its line; at most a few.
    static func findings(in reading: Reading) -> [Found] {
        var findings: [Found] = []
        var question = false
        for (index, line) in reading.lines.enumerated() where findings.count < 4 {
            if line.isQuoted {
                question = !line.isBlank && asked.matches(line.content) || question && line.isBlank
                continue
            }
            guard !line.isBlank else { continue }
            let isAnswer = question
            question = false
            guard !line.isNoise, !line.isSilent, !reading.taken.contains(index) else { continue }
            if theirs.matches(line.content) { question = true }
            if isAnswer, let match = answer.first(in: line.content) {
                findings += read(match, line, reading, isFurther: false)
            }
            guard likely.matches(line.content) else { continue }
            var seen: Set<Int> = []
            for pattern in [
                english, latest, bare, released, moved, firmware, japanese, bareJapanese, commit, nightly, release,
            ] {
                for match in pattern.all(in: line.content, limit: 4) {
                    guard let range = match.range(of: 1), seen.insert(range.lowerBound).inserted else { continue }
                    let words = line.content.bytes(match.range.lowerBound..<range.lowerBound)
                    if pattern === commit,
                        !hash.matches(line.content.bytes(range))
                            || change.matches(line.content.bytes(0..<match.range.lowerBound))
                    {
                        continue
                    }
                    findings += read(
                        match, line, reading, isFurther: pattern !== nightly && further.matches(words))
                }
            }
        }
        // What is built each night says less than a release.
        let hasNumber = findings.contains { $0.version.contains(".") }
        return hasNumber ? findings.filter { !nightly.matches($0.version) } : findings
    }

    private static func read(_ match: Match, _ line: Line, _ reading: Reading, isFurther: Bool) -> [Found] {
        let text = line.content
        guard let range = match.range(of: 1) else { return [] }
        let written = text.bytes(range)
        let isCode = !written.contains(".") || written.hasPrefix("RELEASE")
        let version = isCode ? (text: written, end: range.upperBound) : VersionGrammar.version(match) ?? ("", 0)
        guard version.end > 0, isCode || version.text.contains("."), isCode || ValueSplitter.isTelling(version.text),
            !isCode || written.unicodeScalars.count >= 7, !kernel.matches(text.bytes(version.end..<text.utf8.count)),
            !Context.forbids(
                left: text.bytes(0..<range.lowerBound), right: text.bytes(version.end..<text.utf8.count),
                version: version.text),
            !reading.scanner.mentions(in: text).contains(where: { $0.range.overlaps(range.lowerBound..<version.end) })
        else { return [] }
        var findings = [Found(version: version.text, line: line, isFurther: isFurther)]
        let rest = text.bytes(version.end..<text.utf8.count)
        if let more = another.first(in: rest).flatMap({ VersionGrammar.version($0) }), more.text.contains(".") {
            findings.append(Found(version: more.text, line: line, isFurther: isFurther))
        }
        return findings
    }
}
