/// Words that say that the reporter will publish; not that somebody did, nor that a vendor ships a remedy.
enum PublicationIntent {
    private static let strong =
        #"(?:publish|publi[cs]|disclos|reveal|unembargo|(?:go|going|goes) public|veröffentlich)"#
    private static let verb =
        #"""
        (?:publish\w*|disclos\w*|reveal\w*|unembargo\w*|go(?:ing|es)? public|(?:mak(?:e|ing)|made)\b.{0,40}?\bpublic\#
        |(?:releas|announc|post|present|shar|writ|blog|talk|speak|submit|drop)\w*)
        """#
    private static let modal =
        #"""
        (?:will|shall|'ll|’ll|(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|aim(?:s|ing)?|want(?:s|ed)?|wish(?:es)?\#
        |hop(?:e|es|ing)|prefer|expect(?:s|ed|ing)?|propos(?:e|es|ed|ing)|going|scheduled|set|due|like|right|free|have\#
        |obliged|required) (?:to|on|for)|may|might|reserve the right|planning|gonna|(?:is|are|was|were) to)
        """#
    private static let future = Pattern(#"\b\#(modal)\b([^.;]{0,70}?)\b(\#(verb))"#)
    private static let noun = Pattern(
        #"""
        \b(?:(planned|intended|proposed|tentative|scheduled|target|expected|anticipated|coordinated|agreed|suggested\#
        |our\#
        |\d+[- ]days?|[a-z]+[- ]day) )?(?:(?:public|full|coordinated|responsible|vulnerability|standard|industry\#
        |information) )*\#
        (disclosure|publication|embargo)(?:ed)?\b(?: of (?:the |this |these |all )?\w+(?: \w+)?)?\#
        (?:(?: (?:date|deadline|day|window|embargo))|s? (?:policy|period|timeline|time ?frame))?s?\b
        """#)
    private static let deadline = Pattern(
        #"""
        ^\W*deadline\b|\bembargo(?:ed)?\b|\b(?:disclos|publicat|embargo|report|advisory\#
        |project zero)\w*\b.*\bdeadline\b\#
        |\bdeadline\b(?: (?:is|of|for|applies|will|ends|expires)\b|:|.*\b(?:disclos|publi))
        """#)
    private static let before = Pattern(
        #"""
        \b(?:before|until|till|prior to)\b[^.;]{0,40}?\b(?:disclos|publi[cs]|go(?:ing)? public|releas\w+ (?:the \#
        |any |our )*(?:details|information|advisory|report|poc|exploit))\#
        |\b(?:disclos|publish)\w*[^.;]{0,40}?\b(?:before|until|till|earlier than|prior to)\b
        """#)
    private static let passive = Pattern(
        #"""
        \b(?:will|shall|to|automatically|going to) (?:\w+ ){0,2}?(?:be|become|go|turn) (?:\w+ ){0,3}?(?:public\#
        |disclos|publi|released|derestrict|visible|open|announced|presented)\#
        |\b(?:advisory|report|post|write-?up|blog(?: ?post)?|details|paper)\b[^.;]{0,30}?\b(?:go(?:es|ing)? live\#
        |to follow|will follow)
        """#
    )

    /// A remedy in place of a report: the vendor's own day.
    private static let remedy = Pattern(
        #"""
        ^\w*(?: (?:a|an|the|your|its|their|this|next|new|official|security|software|firmware|first|corresponding\#
        |out)){0,5} \#
        (?:patch|fix|hot-?fix|bug-?fix|update|upgrade|new version|version|firmware|release|remedia|remedy|correct)\w*
        """#)
    private static let remedyBefore = Pattern(
        #"\b(?:patch|fix|hotfix|update|version|firmware|release)\w*(?: [\d.]+\w*)?(?: \w+){0,3} ?$"#)
    private static let details = Pattern(
        #"""
        \b(?:detail|advisor|finding|report|vulnerab|issue|bug|exploit|poc|proof|write-?up|blog|research|paper|talk\#
        |information|public|disclos|cve|0-?day|zero-?day|this|it|them|everything|results?|presentation)
        """#)
    private static let vendor = Pattern(
        #"""
        \b(?:you|y'all|your (?:\w+ ){0,2}\w+|(?:the )?vendor|they|the (?:developers?|maintainers?|project\#
        |manufacturer|company)\#
        |upstream)(?: (?:also|then|still|can|now|either))? ?$
        """#)
    private static let over = Pattern(
        #"""
        \b(?:was|were|has been|have been|had been|got|being) (?:\w+ ){0,2}?(?:publi|disclos|made public|released\#
        |posted|presented)\#
        |\b(?:we|i) (?:have |had )?(?:already |previously )?(?:published|disclosed|posted|presented|released|made)\b
        """#)

    private static let japanese = Pattern(#"公開|公表|発表|開示|掲載|講演|ディスクロ"#)
    private static let japaneseFuture = Pattern(
        #"""
        (?:予定|いたします|致します|(?:公開|公表|発表|開示|掲載|講演)します|する(?:つもり|方針|考え|こと|場合|かも)|させて(?:いただ|頂)\#
        |したい|期限|考えて|計画|つもり|後に?、?(?:一般)?(?:公開|公表|発表|開示)|までに|まで(?:は)?(?:公開|公表|非公開)|公開日|ポリシー)
        """#)
    private static let japaneseOver = Pattern(
        #"(?:公開|公表|発表|開示|掲載)(?:され(?:た|て|まし)|済|しました|した(?:。|もの|脆弱)|中)"#)
    private static let japaneseRemedy = Pattern(
        #"""
        (?:修正版|パッチ|修正プログラム|アップデート|更新プログラム|対策版|対策済|修正バージョン|セキュリティ更新|御社|貴社)\#
        [^。、]{0,14}(?:公開|公表|リリース|提供|発表)
        """#)
    private static let japaneseDetails = Pattern(#"詳細|脆弱性(?:情報)?を|本件|アドバイザリ|ブログ|記事|学会|カンファレンス"#)

    private static let german = Pattern(
        #"""
        veröffentlich|offen ?(?:zu ?)?leg|publizier|bekannt ?(?:zu ?)?(?:geben|machen)|öffentlich (?:zu )?machen\#
        |Sperrfrist
        """#
    )
    private static let germanFuture = Pattern(
        #"""
        \b(?:werden?|wird|plane\w*|beabsichtig\w*|woll\w*|möchte\w*|Frist|geplant\w*|vorgesehen|erfolgt|frühestens\#
        |spätestens|Sperrfrist\#
        |Veröffentlichungs\w+)\b
        """#
    )
    private static let germanRemedy = Pattern(#"\b(?:Patch|Update|Fix|Aktualisierung|Korrektur|Sie|Hersteller)\b"#)
    private static let germanDetails = Pattern(#"Detail|Schwachstelle|Lücke|Bericht|Advisory|\bwir\b|\bich\b"#)

    /// The first words of the kind, and whether they leave no doubt that they mean the future.
    static func first(in text: String) -> (offset: Int, isFirm: Bool)? {
        if japanese.matches(text) {
            if japaneseOver.matches(text) && !japaneseFuture.matches(text) { return nil }
            if japaneseRemedy.matches(text) && !japaneseDetails.matches(text) { return nil }
            return japaneseFuture.matches(text) ? (0, true) : nil
        }
        if german.matches(text), let match = germanFuture.first(in: text) {
            if germanRemedy.matches(text) && !germanDetails.matches(text) { return nil }
            return (match.range.lowerBound, true)
        }
        return english(text)
    }

    private static func english(_ text: String) -> (offset: Int, isFirm: Bool)? {
        for match in future.all(in: text, limit: 10) where isReporters(match, in: text) {
            return (match.range.lowerBound, true)
        }
        if let match = passive.first(in: text), !remedyBefore.matches(text.bytes(60, before: match.range.lowerBound)) {
            return (match.range.lowerBound, true)
        }
        if let match = before.first(in: text), isNoRemedy(after: match.range.upperBound, in: text) {
            return (0, true)
        }
        if let match = deadline.first(in: text), isPlanned(match, in: text) { return (match.range.lowerBound, true) }
        for match in noun.all(in: text, limit: 5) where isPlanned(match, in: text) {
            let words = match[0]?.lowercased() ?? ""
            let isDay = ["date", "deadline", "day", "window"].contains {
                words.hasSuffix($0) || words.hasSuffix($0 + "s")
            }
            let isSet = isSetFor.first(in: text.bytes(40, from: match.range.upperBound), anchored: true) != nil
            if isDay || isSet || match[1].map({ !$0.hasSuffix("our") && !$0.contains("day") }) ?? false {
                return (0, true)
            }
            if !over.matches(text) { return (match.range.lowerBound, false) }
        }
        return nil
    }

    private static let isSetFor = Pattern(
        #"^ (?:is|are|has been|was) (?:\w+ )?(?:planned|scheduled|set|expected|due|intended|foreseen|targeted)\b"#)
    private static let isPast = Pattern(
        #"""
        ^ (?:(?:was|were|has been|had been) (?:lifted|published|made|on|in|reached|missed)|had|took|happened\#
        |has passed|passed|expired|has expired|ended)\b
        """#
    )

    private static func isPlanned(_ match: Match, in text: String) -> Bool {
        isPast.first(in: text.bytes(20, from: match.range.upperBound), anchored: true) == nil
    }

    private static func isNoRemedy(after offset: Int, in text: String) -> Bool {
        let object = text.bytes(80, from: offset)
        return remedy.first(in: object, anchored: true) == nil
    }

    /// Whether a verb in the future has no vendor for its subject, and no remedy for its object.
    private static func isReporters(_ match: Match, in text: String) -> Bool {
        guard !vendor.matches(text.bytes(60, before: match.range.lowerBound)), let verb = match.range(of: 2) else {
            return false
        }
        if remedyBefore.matches(text.bytes(60, before: match.range.lowerBound)) { return false }
        let object = text.bytes(80, from: verb.upperBound)
        if remedy.first(in: object, anchored: true) != nil { return false }
        return isStrong.matches(match[2] ?? "") || details.matches(object)
    }

    private static let isStrong = Pattern("^\(strong)|public")
}
