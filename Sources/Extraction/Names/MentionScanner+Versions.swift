import Disclosure

extension MentionScanner {
    private static let another = Pattern(
        """
        (?: ?[(（](?:vulnérable|vulnerable|affected|affectée?|tested|confirmed|betroffen|verwundbar|afectada)[)）])?[ \\t]*(?:,|/|and|or|&|、|と|および|und|et)[ \\t]*(\(VersionGrammar.number)\(VersionGrammar.tail))
        """)
    private static let furtherWords = Pattern(
        "^((?: [A-Z][A-Za-z][A-Za-z-]+){1,3}) v?\\d+\\.\\d", caseSensitive: true)
    private static let ownWord = Pattern(
        #"""
        \b(?:versions?|releases?|build|since|before|after|and|with|on|in|for|from|edition|update|patch|hotfix|final|only|is|was|windows\#
        |linux|android|mac|using|under|running|then|see|tested|fixed|date|rev|revision|kernel|driver|client|server)\b
        """#)

    /// `Frob Video 3.7` where only `Frob` is known: with words of its own before the version it is another thing.
    func extended(_ mention: Mention, in text: String) -> Mention? {
        guard mention.kind == .software || mention.kind == .product || mention.kind == .hypervisor, !mention.isOwn,
            !mention.isCommonWord,
            let words = Self.furtherWords.first(in: text.bytes(mention.range.upperBound..<text.utf8.count))?[1],
            !Self.ownWord.matches(words), catalogue.entry(for: words.trimmed()) == nil
        else { return nil }
        let end = mention.range.upperBound + words.utf8.count
        guard catalogue.names(in: words).isEmpty,
            let match = VersionGrammar.following.first(in: text, from: end, anchored: true),
            let version = VersionGrammar.version(match), Self.isVersion(endingAt: version.end, in: text)
        else { return nil }
        var longer = mention
        longer.name += words
        (longer.version, longer.cpe) = (version.text, nil)
        longer.range = mention.range.lowerBound..<version.end
        return longer
    }

    /// `QTS 4.2.0 and 4.2.2`: the further versions, each a mention of its own.
    func further(_ first: Mention, entry: CatalogueEntry, in text: String) -> [Mention] {
        var mentions: [Mention] = []
        var last = first
        while mentions.count < 8, entry.kind != .kernel,
            let match = Self.another.first(in: text, from: last.range.upperBound, anchored: true),
            let version = VersionGrammar.version(match), version.text.contains(".")
        {
            last.version = version.text
            last.range = last.range.upperBound..<version.end
            last.cpe = entry.cpe.map { CPEName.formatted($0, version: version.text) }
            mentions.append(last)
        }
        return mentions
    }
}
