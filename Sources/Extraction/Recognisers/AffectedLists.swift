import Disclosure

extension Recogniser {
    /// The branches of a product, each with its own range, set under its name: what makers of network devices, ISC and
    /// others write in advisories.
    static let affectedLists = Recogniser(name: "affected-list", isOfSentences: true) { reading in
        var findings: [Finding] = []
        var heading: NamedProduct?
        /// How many lines ago the text spoke of what is affected.
        var distance = AffectedList.reach
        for line in reading.lines where !line.isBlank {
            distance += 1
            guard !line.isNoise, !line.isSilent else {
                heading = nil
                continue
            }
            if AffectedList.fixed.matches(line.content) { (heading, distance) = (nil, AffectedList.reach) }
            if AffectedList.affected.matches(line.content) { distance = 0 }
            if let version = AffectedList.range(line.content) {
                if let heading { findings.append(heading.finding(version, line)) }
                continue
            }
            let isNear = distance < AffectedList.reach || line.section == .affected
            if isNear, distance > 0 || line.section == .affected, let found = AffectedList.entry(line) {
                findings.append(found)
                distance = min(distance, 1)
                continue
            }
            heading = isNear ? AffectedList.heading(line.content, reading.scanner) : nil
        }
        return findings
    }
}

private enum AffectedList {
    static let reach = 16
    static let affected = Pattern(#"\b(?:affect|impact|vulnerable)"#)
    static let fixed = Pattern(#"\b(?:fixed|solution|resolved|patched|unaffected|not (?:affected|vulnerable))\b"#)
    private static let number = #"v?\d+\.\d+(?:[.-]?\w+)*(?:\(\w+\)\w*)?"#
    private static let ranges = Pattern(
        """
        ^(?:all |any )?((?:(?:\(number) )?versions? )?(?:earlier than|prior to|before|up to(?: and including)?|through|<=?|≤) ?\(number)\
        |(?:from )?\(number) ?(?:->|→|–|through|to|up to|before|until) ?\(number)|\(number) and (?:earlier|below|prior))\
        (?: versions?)?(?: on [A-Z][^;,]{2,30})?(?:[;,.]|,? and)?$
        """)
    private static let plainVersions = Pattern(#"^versions? "#)
    private static let title = Pattern(
        #"^(?:[A-Z][\w+-]*(?:\.[A-Za-z]\w*)?)(?: (?:[A-Z][\w+.-]*|of|for|and)){0,5}:?$"#, caseSensitive: true)

    /// A line that is nothing but a range.
    static func range(_ text: String) -> String? {
        guard let range = ranges.first(in: text)?[1] else { return nil }
        guard let words = plainVersions.first(in: range) else { return range }
        return range.bytes(words.range.upperBound..<range.utf8.count)
    }

    /// `FR-300 rev B - 2.14b01`, `FrobServer: before 3.2.1`.
    private static let entries = Pattern(
        """
        ^([A-Z][\\w+-]*(?: (?:[A-Z0-9][\\w.+-]*|rev\\.? \\w+|for|of)){0,5}?)(?: ?[:–—-] | ?[,(] ?|\\s{2,}|\\t+)(?:firmware |version |v\\.? ?)*\
        ((?:\(VersionGrammar.before))?[vV]?\\d+\\.\\d[\\w.-]*(?:\(VersionGrammar.after))?)(?: ?\\([^()]{1,30}\\))?\\)?[;,.]?(?:\\s+Yes\\b.*)?$
        """, caseSensitive: true)

    private static let column = Pattern(#"\s{3,}\S.*$"#)
    private static let asides = Pattern(#"(?: \([^()]{1,40}\))+:?$"#)
    private static let numbered = Pattern(#" v?\d+\.\d\S*$"#)

    /// A line that is nothing but a product and its affected version.
    static func entry(_ line: Line) -> Finding? {
        guard let match = entries.first(in: line.content), let name = match[1],
            let version = VersionGrammar.version(match, group: 2),
            name.contains(where: { $0.isNumber || $0.isUppercase }),
            !numbered.matches(name),
            !OrdinaryWords.make(
                name, beginningWith: [.grammar, .release, .deed, .calendar, .standard],
                togetherWith: [.thing, .part, .flaw, .document])
        else { return nil }
        return .known(.product, name, version.text, line: line, rule: "affected-list").asSubject
    }

    /// A line that is nothing but the name of a product.
    static func heading(_ text: String, _ scanner: MentionScanner) -> NamedProduct? {
        // A maker's order number, and what stands in the next column.
        let text = asides.removed(from: column.removed(from: text)).trimmed()
        guard text.unicodeScalars.count <= 60, title.matches(text) else { return nil }
        let name = text.trimmed(": ")
        if let known = scanner.mentions(in: name).last, known.range.upperBound == name.utf8.count, !known.isBare {
            return NamedProduct(name: known.name, cpe: known.cpe)
        }
        guard
            !OrdinaryWords.make(
                name, beginningWith: [.grammar, .release, .deed], togetherWith: [.thing, .part, .flaw, .document])
        else { return nil }
        return NamedProduct(name: name)
    }
}
