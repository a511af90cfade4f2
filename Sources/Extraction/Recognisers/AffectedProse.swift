import Disclosure

extension Recogniser {
    /// A product that the catalogue does not know, in a sentence that says which of its versions are affected:
    /// `Foo Server before 2.1 allows …`, `a vulnerability in Foo Server 2.0.3`.
    static let affectedProse = Recogniser(name: "affected-prose") { reading in
        let splitter = ValueSplitter(scanner: reading.scanner)
        return reading.lines.enumerated().flatMap { index, line -> [Finding] in
            guard !line.isNoise, !line.isSilent, !reading.taken.contains(index),
                AffectedSentence.likely.matches(line.content)
            else { return [] }
            return AffectedSentence.patterns.flatMap { pattern in
                pattern.all(in: line.content, limit: 4).compactMap { match in
                    guard let name = match[1], let version = VersionGrammar.version(match, group: 2),
                        !AffectedSentence.noName.matches(name)
                    else { return nil }
                    guard splitter.scanner.mentions(in: name).isEmpty else { return nil }
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
    static let likely = Pattern(#"\d"#)
    static let noName = Pattern(
        #"""
        ^(?:versions?|all|any|version|releases?|this|these|the|it|older|since|from|in|on|if|and|or|for\#
        |tested|update|upgrade|fixed|chapter|section|figure|step|table|http|https|tls|tlsv?|ssl|cvss|cve\#
        |cwe|rfc|ipv?|port|line|page|january|february|march|april|may|june|july|august|september|october\#
        |november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|bug\#
        |issue|ticket|commit|patch|build|service pack|sp|usb|pci|note|also|when|after|before|by|at|to\#
        |address|sha\d*|md5|at)\b
        """#)
    private static let name = #"""
        ((?:[A-Z][\w+-]*(?:\.[A-Za-z]\w*)?|[a-z]+[A-Z-][\w-]*)(?: [A-Z][\w+-]*(?:\.[A-Za-z]\w*)?){0,4})
        """#

    static let patterns = [
        Pattern("(?:^|[\\s(\"'])\(name) (?:[Vv]ersions? |v)?((?:\(range))v?\\d[\\w.-]*)", caseSensitive: true),
        Pattern(
            """
            (?:^|[\\s("'])\(name) (?:[Vv]ersions? |v)?(v?\\d+(?:\\.\\d+)+[\\w.-]*(?:\(VersionGrammar.after)))
            """, caseSensitive: true),
        Pattern(
            """
            (?:^|[\\s("'])\(name),? (?:[Vv]ersion \
            |v)?(v?\\d+(?:\\.\\d+)+[\\w-]*)(?: \\([^()]{1,40}\\))? (?:(?:is|are|was|were) (?:vulnerable\
            |affected|prone|found|discovered|susceptible)|suffers?|contains?|allows?|has an?)\\b
            """,
            caseSensitive: true),
        Pattern(
            """
            \\b(?:vulnerabilit(?:y|ies)|flaws?|issues?|bugs?|overflow|injection|XSS) (?:\\w+ ){0,3}(?:in|of\
            |affecting|affects) (?:the )?\(name),? (?:[Vv]ersion |v)?(v?\\d+(?:\\.\\d+)+[\\w-]*)
            """, caseSensitive: true),
    ]
    private static let range = #"before |prior to |through |up to |<= ?|< ?|≤ ?|earlier than |below "#
}
