import Disclosure

/// Programs, kernels and releases in running text that only the form of their words tells.
enum ProseNames {
    /// `nvme-cli 2.8`, `FrobHarbor 4.7`: a hyphen, or capitals inside, are of no ordinary word.
    private static let formed = Pattern(
        #"""
        (?:^|[\s(\["'`「、,/+])(@?[a-z][\w+]*(?:[-_./][A-Za-z][\w+]*)+|[A-Za-z]+[a-z0-9][A-Z][\w+]*|[a-z]+[A-Z]\w*(?: [A-Z][a-z]\w+){0,2}|[A-Za-z][\w-]*\.(?:py|js|dll|so|exe|sys))\#
        [`"'」]?(?: [Vv]ersion)?(?:[ ]| \(|（)[Vv]?(\d+\.\d+[\w.+~:-]*)
        """#, caseSensitive: true)
    /// `FrobSync agent (5.9.0, came with …)`: a name and what it is.
    private static let described = Pattern(
        #"""
        (?:^|[\s(\["'`「、,/+])([A-Z][\w+.-]+(?: [A-Z][\w+.-]*){0,2} (?:agent|package|plugin|extension|module|add-on|theme|engine|runtime|compiler|client|server|service|app|daemon|driver|library|tool|editor|player|console|gateway|manager|viewer|SDK|CLI))\#
        (?:,? [Vv]ersion)?(?:[ ]| \(|（)[Vv]?(\d+\.\d+[\w.+~:-]*)
        """#, caseSensitive: true)
    /// `frobd 1.14.5`, `Frob Suite 4.0.1`: any word before a version of three numbers.
    private static let worded = Pattern(
        #"""
        (?:^|[\s(\["'`「、,/+])([a-z][a-z0-9+_]{2,24}|[A-Z][A-Za-z0-9+]{2,24}(?: [A-Z][A-Za-z0-9+]{1,24}(?: \d)?){0,2})\#
        [`"'」]?(?: [Vv]ersion)? [Vv]?(\d+\.\d+\.\d+[\w.+~:-]*)
        """#, caseSensitive: true)
    /// `frob-engine there is 24.0.5`, `VTE is at 0.70`.
    private static let said = Pattern(
        #"""
        (?:^|[\s(,])(@?[a-z][\w+]*(?:[-_][A-Za-z][\w+]*)+|[A-Za-z]+[a-z0-9][A-Z][\w+]*|[a-z]+[A-Z]\w*|[A-Z][A-Z0-9]{2,9})\#
        (?: (?:there|here|now|itself|currently))? (?:is|was)(?: (?:at|on|now|currently|still|version))* [Vv]?(\d+\.\d+[\w.+~:-]*)
        """#, caseSensitive: true)
    /// `"Frob Home 2024.1 (24.1.0.8)"`, copied from an about box.
    private static let quoted = Pattern(
        #"""
        ["“„«「`]([A-Z][\w+.-]+(?: [A-Z][\w+.-]*){0,3})(?: [Vv]ersion)? [Vv]?(\d+(?:\.\d+)+[\w.+~-]*(?: \((?:[Bb]uild )?\d[\w.]*\))?)["”“»」`]
        """#, caseSensitive: true)
    /// `Frob for Android 6.2.0`: the platform's name is a part of the app's.
    private static let forPlatform = Pattern(
        #"""
        (?:^|[\s(\["'`「、,/+])([A-Z][\w+-]*(?: [A-Z][\w+-]*){0,2} for (?:Android|iOS|iPadOS|macOS|Mac|Windows|Linux|iPhone|iPad))\#
        (?:,? [Vv]ersion)?(?:[ ]| \()[Vv]?(\d+\.\d+(?:\.\d+)[\w.+~-]*)
        """#, caseSensitive: true)
    /// `frobpy==2.1.3`, `@scope/frob@4.18.2`: as package managers write it.
    private static let pinned = Pattern(
        #"(?:^|[\s(\["'`、,])(@?[A-Za-z][\w.+-]*(?:/[A-Za-z][\w.+-]*)?)(?:\[[\w,]+\])?(?:===?|@)[Vv]?(\d+\.\d+[\w.+~-]*)"#
    )
    /// `Frobly v11.6`: what has a `v` before it is a version, and the capitalised word before that a name.
    private static let marked = Pattern(
        #"(?:^|[\s(\["'`「、,/+])([A-Z][\w+-]{2,}(?: [A-Z][\w+-]*){0,2})[`"'」]? [Vv](?:\. ?)?(\d+\.\d+[\w.+~:-]*)"#,
        caseSensitive: true)
    /// Modules of Java's own, which every trace has.
    private static let module = Pattern(#"^(?:java|jdk)\."#)
    private static let platformAfter = Pattern(#"(?:^|[^\w])[A-Z][\w+-]*\)? for $"#, caseSensitive: true)

    /// Whether a system's name is a part of an app's.
    static func isOfApp(_ mention: Mention, after left: String) -> Bool {
        mention.kind == .os && (mention.version?.contains(".") ?? false) && platformAfter.matches(left)
    }

    private static let noun = Pattern(#" (?:[a-z]+|for [A-Z]\w+)$"#, caseSensitive: true)
    private static let likely = Pattern(
        #"[A-Za-z](?:==|@)\d|[A-Za-z][`"'」]?,? (?:[Vv]ersion |[Vv]\. ?)?[(（]?[Vv]?\d+\.\d|(?:is|was|at|on|now) [Vv]?\d+\.\d|[a-z0-9]（[Vv]?\d+\.\d"#
    )
    /// Host names and number spaces.
    private static let address = Pattern(
        #"\.(?:org|com|net|io|dev|local|localdomain|lan|internal|example|test|jp|de)$|^(?:1\.3\.6\.)"#)
    private static let failure = Pattern(#"(?:Error|Exception|Warning|Failure|Fault)$"#)
    /// `checked 4.9.0`, `currently 2.1.3`: what verbs and adverbs end in.
    private static let inflected = Pattern(#"^[a-z]{3,}(?:ed|ing|ly)$"#, caseSensitive: true)
    private static let noBeginning: OrdinaryWords.Kinds = [
        .grammar, .release, .deed, .thing, .part, .standard, .calendar, .place, .amount, .codename,
    ]
    private static let noEnd: OrdinaryWords.Kinds = noBeginning

    /// Programs with their versions that nobody else has read at these places.
    static func programs(_ line: Line, _ known: [Range<Int>]) -> [Finding] {
        let text = line.content
        guard likely.matches(text) else { return [] }
        var taken = known
        return [pinned, quoted, forPlatform, described, said, formed, marked, worded].flatMap { pattern in
            pattern.all(in: text, limit: 12).compactMap { match -> Finding? in
                guard let name = match[1], let range = match.range(of: 1),
                    !isOrdinary(pattern === described || pattern === forPlatform ? noun.removed(from: name) : name),
                    !failure.matches(name), pattern !== pinned || !module.matches(name),
                    !address.matches(name),
                    let version = VersionGrammar.version(match, group: 2), ValueSplitter.isTelling(version.text),
                    !address.matches(version.text),
                    !taken.contains(where: { $0.overlaps(range.lowerBound..<version.end) }),
                    pattern === forPlatform || pattern === pinned
                        || ValueSplitter.guess("\(noun.removed(from: name)) \(version.text)") != nil,
                    pattern === pinned || MentionScanner.stands(range, in: text),
                    !Context.forbids(
                        left: text.bytes(0..<range.lowerBound), right: text.bytes(version.end..<text.utf8.count),
                        version: version.text)
                else { return nil }
                taken.append(range.lowerBound..<version.end)
                return Finding(
                    kind: .software, name: name, version: version.text, role: line.role, line: line, rule: "prose")
            }
        }
    }

    /// A line that is nothing but a name and its version: `Frob Viewer version 11.0 (1056.3)`.
    private static let stated = Pattern(
        #"^([A-Za-z][\w.+-]*(?: [A-Z][\w.+-]*){0,3}),? (?:[Vv]ersion|[Vv]er\.?|バージョン):? ?[Vv]?(\d+(?:\.\d+)+[\w.+~-]*(?: \(\d[\w.]*\))?)[.。]?$"#,
        caseSensitive: true)

    private static let versionAlone = Pattern(
        #"^(?:Version|Ver\.?|バージョン|版本) (\d+(?:\.\d+)+[\w.+~-]*(?: \((?:[Bb]uild )?\d[\w.]*\))?)$"#, caseSensitive: true)
    private static let nameAlone = Pattern(
        #"^[A-Z][\w.+-]*(?: [A-Z][\w.+-]*){0,3}(?: for [A-Z]\w+)?$"#, caseSensitive: true)

    /// What an about box shows: a name and beneath it the version.
    static func titled(_ line: Line, by above: Line?) -> [Finding] {
        guard let above, !above.isHeading, let version = versionAlone.first(in: line.content)?[1],
            nameAlone.matches(above.content), above.content.unicodeScalars.count <= 40, !isOrdinary(above.content),
            !OrdinaryWords.stand(in: above.content, [.document, .part])
        else { return [] }
        return [.known(.software, above.content, version, line: line, rule: "prose")]
    }

    static func statement(_ line: Line, _ known: [Range<Int>]) -> [Finding] {
        guard known.isEmpty, let match = stated.first(in: line.content), let name = match[1], let version = match[2],
            !isOrdinary(name), !OrdinaryWords.end(name, [.part, .standard])
        else { return [] }
        return [
            Finding(kind: .software, name: name, version: version, role: line.role, line: line, rule: "prose")
        ]
    }

    private static func isOrdinary(_ name: String) -> Bool {
        inflected.matches(name) || OrdinaryWords.make(name, beginningWith: noBeginning, togetherWith: noEnd)
            || name.contains(" ") && OrdinaryWords.end(name, noEnd)
    }

    private static let kernel = Pattern(
        #"(?:^|[\s(、])v?([2-6]\.\d{1,2}(?:\.\d{1,3})?(?:-rc\d+)?(?:[.-][\w.]+)*)(?: \w+)? (?:Linux )?kernels?\b"#)
    private static let ubuntu = Pattern(
        #"""
        (?:^|[\s(])((?:1[02468]|2[02468])\.(?:04|10)(?:\.\d)?(?: LTS)?)(?: x(?:86_)?64| amd64| 64[- ]?bit)? \#
        (?:box|vms?|virtual machine|install\w*|LTS|server|desktop|machine|host|guest|instance|container|droplet|live\#
        |image|laptop|system)\b
        """#)
    /// Apple's systems by their names alone, which are places too.
    private static let apple = Pattern(
        #"\b(?:[Oo]n|under|[Rr]unning) (?:both )?(Monterey|Ventura|Sonoma|Sequoia|Catalina|Mojave|Big Sur|High Sierra)(?:(?:,| and| or|/) ?(Monterey|Ventura|Sonoma|Sequoia|Catalina|Mojave|Big Sur|High Sierra))?(?:$|[.,;)]| [a-z(])"#,
        caseSensitive: true)

    private static func appleSystems(_ line: Line) -> [Finding] {
        let text = line.content
        return apple.all(in: text, limit: 2).flatMap { match -> [Finding] in
            guard
                !Context.forbids(
                    left: text.bytes(0..<match.range.lowerBound),
                    right: text.bytes(match.range.upperBound..<text.utf8.count), version: nil)
            else { return [] }
            return [1, 2].compactMap { group in
                guard let name = match[group] else { return nil }
                return .known(.os, "macOS " + name, line: line, rule: "prose")
            }
        }
    }

    private static let product = Pattern(#"[A-Za-z] ?$"#)
    private static let common = Pattern(
        #"(?:^|\b(?:on|in|a|an|my|the|our|fresh|clean|new|vanilla|stock|default|minimal|same|of|with|and|under|using|up-to-date|updated|patched))[ (]*$"#
    )

    /// `on a 5.19.17 kernel`, `a fresh 22.04 box`: a release that only the word after it tells.
    static func releases(_ line: Line, _ known: [Range<Int>]) -> [Finding] {
        let text = line.content
        func read(_ pattern: Pattern, _ kind: Fact.Kind, _ name: String) -> [Finding] {
            pattern.all(in: text, limit: 4).compactMap { match in
                guard let version = match[1], let range = match.range(of: 1),
                    !known.contains(where: { $0.overlaps(range) })
                else { return nil }
                let left = text.bytes(0..<range.lowerBound)
                guard !product.matches(left) || common.matches(left),
                    !Context.forbids(
                        left: left, right: text.bytes(range.upperBound..<text.utf8.count), version: version)
                else { return nil }
                return .known(kind, name, version, line: line, rule: "prose")
            }
        }
        return read(kernel, .kernel, "Linux") + read(ubuntu, .os, "Ubuntu") + appleSystems(line)
    }
}
