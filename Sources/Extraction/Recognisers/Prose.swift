import Disclosure

extension Recogniser {
    /// Names of the catalogue in running text: with a version anywhere, without one where words say it is used.
    static let prose = Recogniser(name: "prose", isOfSentences: true) { reading in
        let splitter = ValueSplitter(scanner: reading.scanner)
        var findings: [Finding] = []
        for (index, line) in reading.lines.enumerated() {
            guard !line.isBlank, !line.isNoise, !line.isSilent, !reading.taken.contains(index) else { continue }
            guard Prose.likely.matches(line.content) || line.section == .environment,
                !ReportNames.kernelLine.matches(line.content)
            else { continue }
            // A sentence goes on over line ends; what stands before decides what a version is.
            let before = index > 0 && Prose.isWrapped(reading.lines[index - 1]) ? reading.lines[index - 1].content : ""
            let next =
                index + 1 < reading.lines.count && Prose.isWrapped(line) ? reading.lines[index + 1].content : ""
            findings += ProseNames.titled(line, by: index > 0 ? reading.lines[index - 1] : nil)
            findings += Prose.findings(line, before: before, next: next, splitter: splitter)
        }
        return findings + Prose.inSubject(reading.subject, splitter)
    }
}

private enum Prose {
    private static let inSubject: Set<Fact.Kind> = [.os, .kernel, .hypervisor, .software]

    /// What a title says of the set-up: `Crash on FreeBSD 14.0`.
    static func inSubject(_ subject: String?, _ splitter: ValueSplitter) -> [Finding] {
        guard let subject, likely.matches(subject) else { return [] }
        return findings(.subject(subject), before: "", next: "", splitter: splitter).filter {
            inSubject.contains($0.kind)
                && ($0.version != nil || $0.kind != .software && $0.name.contains(where: \.isNumber))
        }
    }

    /// Most lines of a log have neither a version nor a word of ours.
    static let likely = Pattern(
        #"""
        \d|tested|running|runs|\busing\b|reproduc|windows|linux|ubuntu|debian|monterey|ventura|sonoma|sequoia|catalina|mojave|big sur|sierra|host|guest|vm\b|環境|再現
        """#)
    private static let setUp = Pattern(
        #"""
        (?:\b(?:tested|testing|reproduc\w+|verified|confirmed|running|runs|ran|install\w*|using|worked|works\#
        |machines?)\b|(?:my|our|a|the) (?:host|guest|vm|system|setup)|検証|確認|再現|環境\#
        |使用)[^.。]{0,60}$
        """#)
    private static let environmentTail = Pattern(
        #"""
        ^[^.。]{0,24}(?:\bhost\b|\bguest\b|\bvm\b|machine|as a guest|で(?:再現|確認|検証))
        """#)

    private static let architectureWord = Pattern(
        #"\barch(?:itecture)?s?\b|\b(?:host|guest|box|machine|laptop|board|platform|binar(?:y|ies)|builds?|compiled|emulat\w+)\b|アーキテクチャ|環境"#
    )
    private static let beneath = Pattern(
        #"\b(?:under|inside|within|in|on|using|via|atop|unter|sous) (?:a |an |the |my |Oracle )?$"#)
    private static let machineTail = Pattern(
        #"^ ?(?:vms?\b|guest|virtual machine|instance|host\b|上|の?仮想|の ?(?:Ubuntu|Debian|Linux|Arch|Fedora|Cent|Alma|Rocky|Windows|Kali|openSUSE|Alpine|ゲスト|中))"#
    )
    private static let testedTail = Pattern(#"^(?:の[^。]{0,16})?(?:環境|上)で[^。]{0,20}(?:再現|確認|検証|発生)"#)

    /// `version 2.4.57 of Frob`
    private static let versionOf = Pattern(
        #"\bversions? ((?:v?\d+(?:\.\w+)+)) (?:of|de|von|di|du|des) (?:the |our |my |its |la |l')?$"#)

    /// Whether a line is so long that its sentence may go on in the next; ideographs are twice as wide as letters.
    static func isWrapped(_ line: Line) -> Bool {
        let bytes = line.content.utf8.count
        return !line.isHeading && (bytes >= 105 || bytes >= 42 && bytes == line.content.unicodeScalars.count)
    }

    static func findings(_ line: Line, before: String, next: String, splitter: ValueSplitter) -> [Finding] {
        let text = line.content
        var findings: [Finding] = []
        let hardware = Hardware.all(in: text)
        let mentions = splitter.scanner.mentions(in: text).filter { !ValueSplitter.isModel($0, among: hardware) }
        let isList = splitter.isList(text, of: mentions.map(\.range))
        let isSetUp = isList || line.section == .environment && text.unicodeScalars.count <= 160
        for mention in mentions {
            let left = String(before.unicodeScalars.suffix(80)) + " " + text.bytes(0..<mention.range.lowerBound)
            let right =
                text.bytes(mention.range.upperBound..<text.utf8.count) + " " + String(next.unicodeScalars.prefix(60))
            guard !Context.forbids(left: left, right: right, version: mention.version),
                !ProseNames.isOfApp(mention, after: left)
            else { continue }
            if mention.kind == .os, let version = mention.version, left.hasSuffix("("),
                VersionGrammar.isPackageRevision(version)
            {
                continue
            }
            var mention = mention
            if mention.version == nil, let match = versionOf.first(in: left),
                let version = VersionGrammar.version(match)
            {
                mention.version = version.text
            }
            if mention.version == nil {
                guard !mention.isCommonWord || isList else { continue }
                guard
                    isSetUp || mention.kind == .os && !mention.isBare || mention.isOwn
                        || setUp.matches(left) && mention.kind != .software
                        || environmentTail.matches(right) && mention.kind == .os
                        || (machineTail.matches(right) || beneath.matches(left)) && mention.kind == .hypervisor
                        || testedTail.matches(right)
                else { continue }
            }
            findings.append(
                splitter.finding(
                    mention, line: line,
                    role: mention.kind == .hypervisor ? nil : splitter.nearRole(mention.range, in: text), rule: "prose")
            )
        }
        let known =
            mentions.filter {
                !ProseNames.isOfApp($0, after: text.bytes(0..<$0.range.lowerBound))
            }.map(\.range) + hardware.map(\.range)
        findings +=
            ProseNames.programs(line, known) + ProseNames.statement(line, known) + JapaneseNames.findings(line, known)
            + ProseNames.releases(line, known)
        // What stands in one list with a thing and its version is another thing of the set-up, known or not.
        if isSetUp || findings.contains(where: { $0.version != nil }) {
            findings += unknown(line, splitter)
        }
        for found in hardware
        where !Context.forbids(
            left: text.bytes(0..<found.range.lowerBound), right: text.bytes(found.range.upperBound..<text.utf8.count),
            version: nil)
        {
            findings.append(Finding(kind: found.kind, name: found.name, role: line.role, line: line, rule: "prose"))
        }
        if isSetUp || !findings.isEmpty || architectureWord.matches(text)
            || !mentions.isEmpty && text.unicodeScalars.count <= 32
        {
            for architecture in splitter.scanner.architectures(in: text)
            where !hardware.contains(where: { $0.range.overlaps(architecture.range) }) {
                findings.append(
                    Finding(kind: .arch, name: architecture.name, role: line.role, line: line, rule: "prose"))
            }
        }
        return findings
    }
}

extension Prose {
    private static func unknown(_ line: Line, _ splitter: ValueSplitter) -> [Finding] {
        let text = line.content
        var from = 0
        return splitter.segments(of: text).compactMap { segment in
            guard let range = text.offsets(of: segment, from: from) else { return nil }
            from = range.upperBound
            guard let guess = ValueSplitter.guess(segment), splitter.scanner.mentions(in: segment).isEmpty,
                Hardware.all(in: segment).isEmpty,
                !Context.forbids(
                    left: text.bytes(0..<range.lowerBound), right: text.bytes(range.upperBound..<text.utf8.count),
                    version: guess.version)
            else { return nil }
            return Finding(
                kind: .software, name: guess.name, version: guess.version, role: line.role, line: line, rule: "prose")
        }
    }
}
