/// Versions said without a name, which are those of what the report is about: `affects all versions up to 2.3`.
enum SubjectVersion {
    private static let likely = Pattern(#"version|バージョン|版本|\bver\.|\d\.\d+\.\d"#)
    private static let english = Pattern(
        """
        (?:^|(?:^|[ (,])(?:affects?|affected|affecting|vulnerable|impacted|impacts?|confirmed|tested|reproduced|reproducible\
        |found|discovered|exists?|present|occurs?|happens?|verified|running|using|runs?|on|in|with|is|are|the|my|all|only|for\
        |against|into|older|and|:) (?:in |on |with |using |against |the |latest |current |stable |all |software |firmware |app \
        |plugin |server |client )*)versions?:? (?:is |are |from |between )?((?:\(VersionGrammar.before))?\
        (?:\(VersionGrammar.number))\(VersionGrammar.tail)\(VersionGrammar.span)(?:\(VersionGrammar.after))?)
        """)
    /// `I tried 6.1.3.2 and 6.2.0`: three numbers are hardly anything else.
    private static let bare = Pattern(
        """
        \\b(?:tried|tested|tested (?:on|with|in|against)|reproduced (?:on|in|with|using)|confirmed (?:on|in|with)|seen (?:on|in|with)\
        |happens (?:on|in|with)|occurs (?:on|in|with)|we(?:'re| are)? (?:run|use|running|using|on)|i(?:'m| am)? (?:run|use|running|using|on)\
        |this is|it is|affects|so|still (?:in|on|with|present in)|also (?:in|on|with)) (v?\\d+\\.\\d+\\.\\d+(?:[.+~-]\\w+)*(?: \\(build[- ]\\w+\\))?)
        """)
    private static let japanese = Pattern(
        """
        (?:^|[、。（( 　のは])(?:バージョン|ver\\.)(?:は|：|:|が)? ?((?:\(VersionGrammar.number))(?:\(VersionGrammar.after))?)
        """)
    private static let another = Pattern(
        "^(?:,| and| or|,? as well as| \\+|、|と|および) (?:the |then |current |newest |latest |newer |older |previous )*((?:\(VersionGrammar.number))(?:\(VersionGrammar.after))?)"
    )

    /// The versions, each with its line; at most a few.
    static func findings(in reading: Reading) -> [(version: String, line: Line)] {
        var findings: [(version: String, line: Line)] = []
        for (index, line) in reading.lines.enumerated() where findings.count < 4 {
            guard !line.isNoise, !line.isSilent, !line.isQuoted, !reading.taken.contains(index),
                likely.matches(line.content)
            else { continue }
            for match in english.all(in: line.content, limit: 4) + bare.all(in: line.content, limit: 4)
                + japanese.all(in: line.content, limit: 4)
            {
                guard let version = VersionGrammar.version(match), let range = match.range(of: 1),
                    version.text.contains("."),
                    !Context.forbids(
                        left: line.content.bytes(0..<range.lowerBound),
                        right: line.content.bytes(version.end..<line.content.utf8.count), version: version.text)
                else { continue }
                findings.append((version.text, line))
                let rest = line.content.bytes(version.end..<line.content.utf8.count)
                if let more = another.first(in: rest).flatMap({ VersionGrammar.version($0) }), more.text.contains(".") {
                    findings.append((more.text, line))
                }
            }
        }
        return findings
    }
}
