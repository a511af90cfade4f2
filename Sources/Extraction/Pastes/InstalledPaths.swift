import Disclosure

extension Recogniser {
    /// Programs that only the folder they are installed in names: `/opt/frob-2.3.1/bin`, `C:\Program Files\Frob 3.2\`.
    static let installedPaths = Recogniser(name: "path", isOfSentences: true) { reading in
        var findings: [Finding] = []
        var seen: Set<String> = []
        for line in reading.lines where !line.isNoise && !line.isSilent && InstalledPath.likely.matches(line.text) {
            for match in InstalledPath.patterns.flatMap({ $0.all(in: line.text, limit: 4) }) {
                guard seen.count < InstalledPath.limit, let name = match[1]?.trimmed(" -_"), let version = match[2],
                    !OrdinaryWords.make(name, beginningWith: [.grammar, .release], togetherWith: [.thing, .part]),
                    seen.insert(name.lowercased()).inserted
                else { continue }
                findings.append(.known(.software, name, version, line: line, rule: "path"))
            }
        }
        return findings
    }
}

private enum InstalledPath {
    static let likely = Pattern(#"/(?:opt|srv|usr/local)/|Program Files|/Applications/"#)
    static let patterns = [
        Pattern(
            #"(?:/opt|/srv|/usr/local)/(?:[a-z]+/)?([A-Za-z][A-Za-z_]+(?:-[A-Za-z]+)*)-v?(\d+(?:\.\d+)+)(?:/|[\s"'`:,)]|$)"#
        ),
        Pattern(#"Program Files(?: \(x86\))?\\(?:[\w .-]+\\)??([A-Za-z][A-Za-z+ ]+?)[ -]v?(\d+(?:\.\d+)+)\\"#),
    ]
    /// A trace has the same folders in every line.
    static let limit = 4
}
