import Disclosure

extension Recogniser {
    /// The names that a report itself gives its product, in its subject or a field, wherever a version follows them.
    static let reportNames = Recogniser(name: "report-name", isOfSentences: true) { reading in
        let names = ReportNames(reading)
        return listed(reading)
            + reading.lines.enumerated().flatMap { index, line -> [Finding] in
                guard !line.isBlank, !line.isNoise, !line.isSilent, !ReportNames.kernel.matches(line.text),
                    ReportNames.likely.matches(line.content)
                else {
                    return []
                }
                return names.findings(in: line, reading.scanner)
            }
    }
}

/// The packages of long lists that the subject names.
private func listed(_ reading: Reading) -> [Finding] {
    guard let subject = reading.subject, !reading.pastes.others.isEmpty else { return [] }
    let words = Set(subject.lowercased().split { !$0.isLetter && !$0.isNumber && !"-_.".contains($0) }.map(String.init))
    return reading.pastes.others.filter {
        words.contains($0.name.lowercased()) && !OrdinaryWords.has($0.name, [.thing, .part, .deed, .grammar, .flaw])
    }.map(\.asSubject)
}

/// Words of the subject and values of product fields that no catalogue has.
struct ReportNames {
    static let likely = Pattern(#"\d\.\d"#)
    /// `uname` prints the host's name, and a device is often called what it is.
    static let kernel = Pattern(#"\bLinux \S+ \d+\.\d+\S* #\d"#)
    /// A line that `uname` printed, with a prompt or a key before it.
    static let kernelLine = Pattern(#"^(?:[\w. -]{1,20}: ?)?(?:[$#>] ?)?`?Linux \S+ \d+\.\d+\S* #\d"#)
    private let index: SpellingIndex
    var isEmpty: Bool { index.spellings.isEmpty }

    private static let word = Pattern(#"@?[\p{L}][\p{L}\w.+-]*(?:/[\p{L}][\w.-]*)?"#)
    private static let phrase = Pattern(
        #"[A-Z][\w.+-]*(?: (?:[A-Z0-9][\w.+-]*|for|of|and)){1,5}"#, caseSensitive: true)
    private static let plain = Pattern(#"^[A-Z][a-z]+$"#, caseSensitive: true)
    private static let quoted = Pattern(
        #"「([^「」]{2,30})」|『([^『』]{2,30})』|“([^“”]{2,40})”|"([^"]{2,40})"|`([^`]{2,40})`"#)
    /// Single words of titles, and what has version numbers without being a program.
    private static let noWord: OrdinaryWords.Kinds = [
        .grammar, .release, .deed, .thing, .part, .standard, .calendar, .place, .amount, .flaw,
    ]

    init(_ reading: Reading) {
        var names: Set<String> = []
        var titles = [reading.subject].compactMap(\.self)
        for field in reading.fields where !field.line.isSilent {
            if field.meaning == .title { titles += field.values.prefix(1).map(\.words) }
            if field.meaning == .product {
                names.formUnion(field.values.prefix(4).map { $0.words.prefixBeforeParenthesis })
            }
        }
        if let line = reading.lines.first(where: { !$0.isBlank }), line.isHeading { titles.append(line.content) }
        for title in titles {
            for match in Self.quoted.all(in: title, limit: 8) {
                names.formUnion((1...5).compactMap { match[$0] })
            }
            let phrases = Self.phrase.all(in: title, limit: 8)
            names.formUnion(phrases.compactMap { $0[0] })
            let known = reading.scanner.mentions(in: title).map(\.range)
            names.formUnion(
                Self.word.all(in: title, limit: 40).compactMap { match in
                    // A plain word within a name is not the thing by itself: `Pro` of `Frob Gallery Pro`.
                    let isWithin = phrases.contains { phrase in
                        phrase.range.lowerBound < match.range.lowerBound
                            && phrase.range.upperBound >= match.range.upperBound
                    }
                    if known.contains(where: { $0.overlaps(match.range) }) { return nil }
                    return isWithin && Self.plain.matches(match[0] ?? "") ? nil : match[0]
                })
        }
        let kept = names.map { $0.trimmed(".-:,()[]") }.filter { name in
            let length = name.unicodeScalars.count
            return length >= 3 && length <= 60 && !Self.isOrdinary(name) && !TitleReader.isWeakness(name)
                && !name.contains(where: { "|;\n\r*=#[".contains($0) })
                && reading.scanner.mentions(in: name).isEmpty
        }
        index = SpellingIndex(Array(("[product]\n" + kept.sorted().joined(separator: "\n")).utf8))
    }

    /// Whether a name is one word, or the name of a standard with its number, that names nothing.
    private static func isOrdinary(_ name: String) -> Bool {
        name.contains(" ") ? false : OrdinaryWords.begin(name, noWord)
    }

    private static let quotedVersion = Pattern(
        "(?:「([^「」]{2,30})」|『([^『』]{2,30})』|[“\"]([^“”\"<>=/{}]{3,40})[”\"]) ?(?:の|（|\\()?(?:(?:iOS|Android|Windows|Mac|Web)版? ?)?(?:バージョン ?|[Vv]ersion |版本 ?|버전 ?|верси[ия] |versión |versão |versione |ファームウェア ?|[Ff]irmware |[Vv]er\\.? ?|[Vv]){0,2}(v?\\d+(?:\\.\\d+)+(?:-\\w+)?)"
    )

    /// `「Name」v5.4.0`: quotation marks set off a name that is used for the first time.
    private func quoted(in line: Line, _ scanner: MentionScanner) -> [Finding] {
        Self.quotedVersion.all(in: line.content, limit: 4).compactMap { match in
            guard let name = match[1] ?? match[2] ?? match[3], scanner.mentions(in: name).isEmpty,
                let version = VersionGrammar.version(match, group: 4),
                !Context.forbids(
                    left: line.content.bytes(0..<match.range.lowerBound),
                    right: line.content.bytes(version.end..<line.content.utf8.count), version: version.text)
            else { return nil }
            return Finding(
                kind: .product, name: name, version: version.text, role: line.role, line: line, rule: "report-name",
                isSubject: true)
        }
    }

    func findings(in line: Line, _ scanner: MentionScanner) -> [Finding] {
        let quoted = quoted(in: line, scanner)
        guard !isEmpty else { return quoted }
        let known = scanner.mentions(in: line.content).map(\.range)
        return quoted
            + Catalogue.names(in: line.content, of: index).compactMap { name, range in
                guard !known.contains(where: { $0.overlaps(range) }),
                    let match = VersionGrammar.following.first(
                        in: line.content, from: range.upperBound, anchored: true),
                    let version = VersionGrammar.version(match), version.text.contains("."),
                    !Context.forbids(
                        left: line.content.bytes(0..<range.lowerBound),
                        right: line.content.bytes(version.end..<line.content.utf8.count), version: version.text)
                else { return nil }
                return Finding(
                    kind: .product, name: name, version: version.text, role: line.role, line: line, rule: "report-name",
                    isSubject: true)
            }
    }
}
