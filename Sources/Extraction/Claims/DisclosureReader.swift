import Disclosure

/// Reads when a reporter means to publish, where words say that something will be.
struct DisclosureReader {
    /// The day that the report came; nil leaves times that count from it as they are.
    let received: CalendarDay?

    /// What sentences about publishing have in common.
    static let words =
        #"""
        publi|disclos|releas|embargo|deadline|announc|\bblog|present|reveal|\btalk\b|\bpost\b|\b(?:go(?:es|ing)?\#
        |went) live|to follow|0-?day|公開|公表|発表|開示\#
        |エンバーゴ|öffentlich|publizier|offenleg|offen ?zu ?legen|sperrfrist|bekannt
        """#
    private static let gate = Pattern(words)

    /// The first one that names a day, else the first that counts days.
    func date(in sentences: [Sentence]) -> DisclosureDate? {
        var relative: DisclosureDate?
        for sentence in sentences where Self.gate.matches(sentence.text) {
            guard let (date, isAbsolute) = date(in: sentence) else { continue }
            if isAbsolute { return date }
            relative = relative ?? date
        }
        return relative
    }

    private func date(in sentence: Sentence) -> (date: DisclosureDate, isAbsolute: Bool)? {
        let text = NumberWords.plain(sentence.text)
        guard let intent = PublicationIntent.first(in: text) else { return nil }
        let found = DayReader.days(in: text).filter { Self.isAhead($0, in: text) }
        // What follows the words is meant rather than what stands before them.
        let ordered =
            found.filter { $0.range.lowerBound >= intent.offset }
            + found.filter { $0.range.lowerBound < intent.offset }.reversed()
        for candidate in ordered.filter(\.words.isAbsolute) + ordered.filter({ !$0.words.isAbsolute }) {
            guard let (day, days) = resolved(candidate, among: found, in: text) else { continue }
            if let received, let day, day < received { continue }
            // A line such as "Public disclosure: 2027-02-01" tells the past as often as a plan.
            if !intent.isFirm, received == nil, candidate.words.isAbsolute { continue }
            guard day != nil || days != nil else { continue }
            let range = min(candidate.range.lowerBound, sentence.text.utf8.count)
            let evidence = sentence.evidence(range..<range, rule: "disclosure")
            return (
                DisclosureDate(date: day?.description, days: days, evidence: evidence), candidate.words.isAbsolute
            )
        }
        return nil
    }

    private static let base = Pattern(#"^ ?(?:after|from|since|following|of|ab|nach|seit)\b[^.;]*$"#)

    /// `90 days after 1 November 2026` counts from there.
    private func resolved(
        _ candidate: DayReader.Found, among found: [DayReader.Found], in text: String
    ) -> (day: CalendarDay?, days: Int?)? {
        if !candidate.words.isAbsolute,
            let next = found.first(where: { $0.range.lowerBound >= candidate.range.upperBound && $0.words.isAbsolute }),
            Self.base.matches(text.bytes(candidate.range.upperBound..<next.range.lowerBound)),
            let start = next.words.resolved(from: received)?.day
        {
            return candidate.words.resolved(from: start).map { ($0.day, nil) }
        }
        return candidate.words.resolved(from: received)
    }

    private static let isOver = Pattern(
        #"""
        (?:\b(?:reported|contacted|notified|found|discovered|sent|submitted|received|dated|since\#
        |informed|wrote|e-?mailed|asked|as of|started|acknowledged|released|fixed|patched|past|last|previous\#
        |been|vor|seit)(?: (?:\w+ ){0,3}(?:on|in|at|the|for|over)?)?|(?:修正|パッチ|対策|アップデート)[^。、]{0,8}(?:から|より|後)?) ?:? ?$
        """#)
    private static let isAgo = Pattern(
        #"""
        ^ ?(?:ago|earlier|old\b|in the past|have passed|since (?:I|we|my|our|the|you)\b|前に|前から|以上前|(?:after|of|from\#
        |following)(?: (?:the|a|your|its|this\#
        |that)){0,2} ?\#
        (?:(?:vendor|security|official|public) ){0,2}(?:fix|patch|release|update|availab|publication|disclos|remed)\#
        |nach (?:dem|einem) (?:Patch|Update))
        """#)

    /// Whether a time lies ahead: no report's day, and nothing that counts from a remedy.
    private static func isAhead(_ found: DayReader.Found, in text: String) -> Bool {
        !isOver.matches(text.bytes(60, before: found.range.lowerBound))
            && isAgo.first(in: text.bytes(80, from: found.range.upperBound), anchored: true) == nil
    }
}
