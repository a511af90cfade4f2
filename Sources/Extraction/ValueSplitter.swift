import Disclosure

/// Turns a value such as `Windows 10 Pro 22H2 x64, Chrome 120` into findings.
struct ValueSplitter: Sendable {
    let scanner: MentionScanner

    private static let separator = Pattern(
        #"""
        (?:\s*[,;、，；]\s+|\s*[、；]\s*|\s+(?:and|with|on|using|via|under|und|et|mit|sous|running|in|plus|＋\#
        |\+|/)\s+|\s+[/|]\s+)
        """#)
    private static let unknown = Pattern(
        """
        ^([A-Za-z][\\w.+#!-]*(?: [A-Za-z][\\w.+#!-]*){0,4}?)(?:[ /_]|, | version | Version \
        |-)v?((?:\(VersionGrammar.before))?\(VersionGrammar.number)(?:\(VersionGrammar.after))?)\
        (?:\\s*\\([^()]*\\))?$
        """)
    private static let noName = Pattern(
        #"""
        ^(?:x86|x64|i\d86|amd64|arm|version|versions|ver|build|release|all|any|the|rev|revision|on|from\#
        |since|latest|patch|commit|r|v)\b
        """#)

    /// Findings of a value that describes a set-up, where naming a thing is enough.
    func findings(in value: String, line: Line, role: Fact.Role?, rule: String, guessNames: Bool = false) -> [Finding] {
        var findings: [Finding] = []
        let mentions = scanner.mentions(in: value)
        for mention in mentions where !mention.isCommonWord || mention.version != nil {
            if mention.kind == .os, let version = mention.version, VersionGrammar.isPackageRevision(version) {
                continue
            }
            findings.append(finding(mention, line: line, role: role ?? nearRole(mention.range, in: value), rule: rule))
        }
        let hardware = Hardware.all(in: value)
        for found in hardware {
            findings.append(Finding(kind: found.kind, name: found.name, role: role, line: line, rule: rule))
        }
        for architecture in scanner.architectures(in: value)
        where !hardware.contains(where: { $0.range.overlaps(architecture.range) }) {
            findings.append(Finding(kind: .arch, name: architecture.name, role: role, line: line, rule: rule))
        }
        guard guessNames else { return findings }
        for segment in segments(of: value)
        where scanner.mentions(in: segment).isEmpty && Hardware.all(in: segment).isEmpty {
            if let match = Self.unknown.first(in: segment), let name = match[1], !Self.noName.matches(name),
                let version = VersionGrammar.version(match, group: 2)
            {
                findings.append(
                    Finding(kind: .software, name: name, version: version.text, role: role, line: line, rule: rule))
            }
        }
        return findings
    }

    func finding(_ mention: Mention, line: Line, role: Fact.Role?, rule: String) -> Finding {
        Finding(
            kind: mention.kind, name: mention.name, version: mention.version, role: role ?? line.role, line: line,
            rule: rule,
            cpe: mention.cpe, isSubject: mention.isOwn)
    }

    /// The role said close before a mention: `on a Windows 10 host`, `Guest: Debian`.
    func nearRole(_ range: Range<Int>, in text: String) -> Fact.Role? {
        let from = max(0, range.lowerBound - 24).alignedDown(in: text)
        let to = min(text.utf8.count, range.upperBound + 12).alignedDown(in: text)
        return Roles.role(named: text.bytes(from..<range.lowerBound))
            ?? Roles.role(named: text.bytes(range.upperBound..<max(to, range.upperBound)))
    }

    func segments(of value: String) -> [String] {
        var segments: [String] = []
        var from = 0
        for match in Self.separator.all(in: value, limit: 64) {
            segments.append(value.bytes(from..<match.range.lowerBound).trimmed())
            from = match.range.upperBound
        }
        segments.append(value.bytes(from..<value.utf8.count).trimmed())
        return segments.filter { !$0.isEmpty }
    }
}
