import Disclosure

extension Recogniser {
    /// A product that the catalogue does not know, in a sentence that says which of its versions are affected:
    /// `Foo Server before 2.1 allows …`, `a vulnerability in Foo Server 2.0.3`.
    static let affectedProse = Recogniser(name: "affected-prose", isOfSentences: true) { reading in
        let splitter = ValueSplitter(scanner: reading.scanner)
        return reading.lines.enumerated().flatMap { index, line -> [Finding] in
            guard !line.isNoise, !line.isSilent, !reading.taken.contains(index),
                AffectedSentence.likely.matches(line.content)
            else { return [] }
            return AffectedSentence.patterns.flatMap { pattern in
                pattern.all(in: line.content, limit: 4).compactMap { match in
                    guard let (name, version) = AffectedSentence.read(match),
                        !OrdinaryWords.begin(name, AffectedSentence.noBeginning),
                        !OrdinaryWords.has(name, .thing),
                        AffectedSentence.telling.matches(version.text)
                    else { return nil }
                    // A name that ends in one of the catalogue's has been read with its version already.
                    guard
                        !splitter.scanner.mentions(in: name).contains(where: { $0.range.upperBound == name.utf8.count })
                    else { return nil }
                    let left = line.content.bytes(0..<match.range.lowerBound)
                    let right = line.content.bytes(version.end..<line.content.utf8.count)
                    guard !Context.forbids(left: left, right: right, version: version.text) else { return nil }
                    return Finding(
                        kind: .product, name: name, version: version.text, role: line.role, line: line,
                        rule: "affected-prose", isSubject: true)
                }
            }
        }
    }
}

private enum AffectedSentence {
    /// The name and the version of a match, in whichever order they stand.
    static func read(_ match: Match) -> (name: String, version: (text: String, end: Int))? {
        guard var first = match[1] else { return nil }
        if let words = leading.first(in: first) { first = first.bytes(words.range.upperBound..<first.utf8.count) }
        if startsWithNumber.matches(first) {
            guard let name = match[2], let version = VersionGrammar.version(match) else { return nil }
            return (name, (version.text, match.range.upperBound))
        }
        return VersionGrammar.version(match, group: 2).map { (first, $0) }
    }

    private static let leading = Pattern(
        #"^(?:(?:in|the|this|our|your|a|an|on|all|for|of|affects?|affected|vulnerable) )+"#)
    private static let startsWithNumber = Pattern(#"^v?\d"#)
    static let likely = Pattern(#"\d"#)
    static let telling = Pattern(#"\d\.\d|v\d"#)
    /// What a sentence or its object may begin with, capital or not, and is no product's name.
    static let noBeginning: OrdinaryWords.Kinds = [.grammar, .release, .deed, .part, .standard, .calendar, .place]
    private static let name = #"""
        ((?:[A-Z][\w+-]*(?:\.[A-Za-z]\w*)?|[a-z]+[A-Z-][\w-]*|lib[a-z]\w+)(?: [A-Z][\w+-]*(?:\.[A-Za-z]\w*)?){0,4})
        """#

    private static let number = "v?\\d[\\w.-]*\(VersionGrammar.tail)"
    private static let between = ",? (?:[Vv]ersions? |[Rr]eleases? |v)?"

    static let patterns = [
        Pattern(
            "(?:^|[\\s(\"'`])\(name)\(between)((?:\(VersionGrammar.before))\(number)\(VersionGrammar.span))",
            caseSensitive: true),
        Pattern(
            "(?:^|[\\s(\"'`])\(name)\(between)(v?\\d+(?:\\.\\d+)+[\\w.-]*(?:\(VersionGrammar.after)))",
            caseSensitive: true),
        Pattern(
            """
            (?:^|[\\s("'`])\(name)\(between)(?:from )?(v?\\d+(?:\\.\\d+)*(?:-[\\w.]+)?(?: through| to| until|–| –| -) \
            ?v?\\d+(?:\\.\\d+)+[\\w-]*)(?: \\([^()]{1,40}\\))?(?:[ .,;)]|$)
            """, caseSensitive: true),
        Pattern(
            """
            (?:^|[\\s("'`])\(name)\(between)(v?\\d+(?:\\.\\d+)+[\\w-]*)(?: \\([^()]{1,40}\\))? (?:(?:is|are|was|were) \
            (?:vulnerable|affected|prone|found|discovered|susceptible)|suffers?|contains?|allows?|has an?)\\b
            """, caseSensitive: true),
        Pattern(
            """
            \\b(?:[Vv]ulnerabilit(?:y|ies)|[Ff]laws?|[Ii]ssues?|[Bb]ugs?|overflow|injection|XSS|traversal|[Cc]rash|exists) \
            (?:\\w+ ){0,3}(?:in|of|affecting|affects) (?:the )?\(name)\(between)(v?\\d+(?:\\.\\d+)+[\\w-]*)
            """, caseSensitive: true),
        // A device's version is its firmware's: `Frob-Link FR-10 routers with firmware V1.2.3`.
        Pattern(
            """
            (?:^|[\\s("'`])\(name)(?: [Vv]\\d[\\w.]*)?(?: \\([^()]{1,20}\\))?(?: (?:routers?|devices?|cameras?|modems?|switch(?:es)?|gateways?|access \
            points?|NAS|printers?|phones?))?,? \\(?(?:(?:with|running|using|on|con|mit|avec)(?: the| el| der| le)? )?[Ff]irmware \
            (?:versions? |release )?((?:\(VersionGrammar.before))?[Vv]?\\d[\\w.-]*\\.[\\w.-]+)
            """, caseSensitive: true),
        // `CS-12F（ファームウェア 08.2E）`: a maker's number of a device with what it runs.
        Pattern(
            """
            (?:^|[^A-Za-z0-9_-])([A-Z]{1,6}\\d?-?[A-Z0-9]*\\d[A-Z0-9-]*) ?(?:[(（]|, )(?:[Ff]irmware|ファームウェア|FW|固件)(?: [Vv]ersion| ?バージョン| ?版本)?\
            [ :：]{0,2}([Vv]?\\d[\\w.-]*\\.[\\w.-]*\\w)
            """, caseSensitive: true),
        // `Versions of frobparse prior to 2.0.1`
        Pattern(
            "\\b[Vv]ersions of (?:the )?`?([A-Za-z][\\w.+-]*(?: [A-Z][\\w.+-]*){0,3})`? ((?:\(VersionGrammar.before))\(number))",
            caseSensitive: true),
        // `version 3.2 of Foo Bar`, `Foo Bar (version 3.2)`
        Pattern(
            """
            \\b[Vv]ersions?,? (v?\\d+(?:\\.\\d+)+[\\w-]*(?:\(VersionGrammar.after))?) of (?:the )?(?:`|"|')?\(name)
            """, caseSensitive: true),
    ]
}
