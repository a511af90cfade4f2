import Disclosure

/// Decides which findings are facts: one for each thing, none for noise.
enum Judge {
    /// More things, or more versions of one thing, than a report that a person wrote has; the rest is a log's.
    private static let factLimit = 300
    private static let versionLimit = 24

    /// The facts of the texts, in the order in which they were found.
    static func facts(_ findings: [Finding]) -> [Fact] {
        let kept = unquoted(merged(findings))
        let subjects = Set(kept.filter(\.isSubject).map(\.key))
        let versioned = Set(kept.filter { $0.version != nil }.map(group))
        return kept.compactMap { finding in
            // `BR-6478 v2` within `EdgeNet BR-6478 v2` is a part of the product's name.
            if finding.kind == .software, finding.cpe == nil, let version = finding.version,
                subjects.contains(where: { $0.contains(finding.key + Catalogue.fold(version)) })
            {
                return nil
            }
            // `CMS 3.1.5` within `Frob CMS 3.1.5`.
            if finding.rule == "report-name" || finding.rule == "affected-prose",
                kept.contains(where: {
                    $0.isSubject && $0.version == finding.version && $0.key != finding.key
                        && $0.key.hasSuffix(finding.key)
                })
            {
                return nil
            }
            // A title names the branches, and the text what runs.
            if finding.line.number == 0, finding.kind == .os, finding.rule == "prose",
                kept.contains(where: { $0.line.number > 0 && $0.key == finding.key && $0.version != nil })
            {
                return nil
            }
            if isGuess(finding), kept.contains(where: { isRead($0, where: finding) }) { return nil }
            if finding.version == nil && isShadowed(finding, by: kept, versioned: versioned) { return nil }
            let isProgram = finding.kind == .software || finding.kind == .hypervisor
            var fact = Fact(
                kind: isProgram && subjects.contains(finding.key) ? .product : finding.kind, name: finding.name,
                version: finding.version, role: finding.role, cpe: finding.cpe,
                evidence: evidence(finding.line, rule: finding.rule))
            fact.isContradicted = isContradicted(finding, by: kept)
            return fact
        }
    }

    /// One finding for each thing and version, within the limits.
    private static func merged(_ findings: [Finding]) -> [Finding] {
        let products = Set(findings.filter { $0.kind == .product && $0.isSubject }.map(\.key))
        var kept: [Finding] = []
        var places: [String: [Int]] = [:]
        for var finding in findings where isUsable(finding) {
            // The system or the firmware of a device, or a kernel, which the report is about.
            if [.os, .kernel, .firmware].contains(finding.kind), products.contains(finding.key) {
                finding.kind = .product
            }
            let known = places[group(finding)] ?? []
            if let index = known.first(where: { isSame(kept[$0], finding) }) {
                kept[index] = merged(kept[index], finding)
            } else if kept.count < factLimit && known.count < versionLimit {
                places[group(finding), default: []].append(kept.count)
                kept.append(finding)
            }
        }
        return kept
    }

    /// A name that nothing but the form of its words tells.
    private static func isGuess(_ finding: Finding) -> Bool {
        finding.rule == "prose" && finding.cpe == nil && finding.kind == .software && finding.version != nil
    }

    /// Whether a program's own output gives a guess's version to a thing that is known: `vmx 16.2.1 build-1`.
    private static func isRead(_ known: Finding, where guess: Finding) -> Bool {
        guard known.rule == "banner", known.line.number == guess.line.number, known.line.place === guess.line.place,
            let one = known.version, let two = guess.version
        else { return false }
        return one.hasPrefix(two) || two.hasPrefix(one)
    }

    /// What is said now weighs more than what an earlier mail, quoted, said of the same thing.
    private static func unquoted(_ findings: [Finding]) -> [Finding] {
        let byGroup = Dictionary(grouping: findings.filter { !$0.line.isQuoted }, by: group)
        return findings.filter { finding in
            !finding.line.isQuoted || !(byGroup[group(finding)] ?? []).contains { $0.role == finding.role }
        }
    }

    /// Rules that read what a report says of one machine at one time; prose compares versions.
    private static let statements: Set<String> = ["field", "os-release", "uname", "systeminfo", "banner"]

    /// Whether another statement gives the same thing, in the same role, another version.
    private static func isContradicted(_ finding: Finding, by all: [Finding]) -> Bool {
        guard let version = finding.version, finding.kind != .setting, statements.contains(finding.rule),
            !VersionGrammar.isRange(version)
        else { return false }
        return all.contains { other in
            guard let version = other.version, statements.contains(other.rule), !VersionGrammar.isRange(version) else {
                return false
            }
            return group(other) == group(finding) && other.role == finding.role
                && other.line.number != finding.line.number
                && !isSame(finding, other)
        }
    }

    static func evidence(_ line: Line, rule: String) -> Evidence {
        let words = String(String.UnicodeScalarView(line.text.trimmed().unicodeScalars.prefix(200)))
        return Evidence(
            part: line.place?.part, file: line.place?.file, line: max(line.number, 1), text: words, rule: rule)
    }

    private static func group(_ finding: Finding) -> String {
        switch finding.kind {
        case .product, .software, .hypervisor: "program:" + finding.key
        default: "\(finding.kind):" + finding.key
        }
    }

    private static func isUsable(_ finding: Finding) -> Bool {
        let length = finding.name.unicodeScalars.count
        return length >= 2 && length <= 80 && !finding.key.isEmpty && (finding.version?.unicodeScalars.count ?? 0) <= 80
    }

    /// The same thing: same name, and versions that are equal or of which one is the other's beginning.
    private static func isSame(_ first: Finding, _ second: Finding) -> Bool {
        guard group(first) == group(second) else { return false }
        if first.kind == .setting { return true }
        guard let one = first.version, let two = second.version else { return first.version == second.version }
        let (a, b) = (plain(one), plain(two))
        return a == b || isPrefix(a, of: b) || isPrefix(b, of: a)
    }

    private static let prefix = Pattern(#"^(?:version|ver\.?|v)\s*(\d)"#)

    private static func plain(_ version: String) -> String {
        let text = version.lowercased()
        guard let match = prefix.first(in: text), let digit = match.range(of: 1) else { return text }
        return text.bytes(digit.lowerBound..<text.utf8.count)
    }

    private static func isPrefix(_ short: String, of long: String) -> Bool {
        guard long.hasPrefix(short), let next = long.dropFirst(short.count).unicodeScalars.first else { return false }
        return " .-(_+".unicodeScalars.contains(next)
    }

    private static func merged(_ first: Finding, _ second: Finding) -> Finding {
        var merged = first
        if let one = first.version, let two = second.version, plain(two).count > plain(one).count {
            (merged.version, merged.cpe) = (two, second.cpe ?? first.cpe)
        }
        merged.role = first.role ?? second.role
        merged.cpe = merged.cpe ?? second.cpe
        merged.isSubject = first.isSubject || second.isSubject
        return merged
    }

    /// A bare name says nothing where the same thing stands with a version, or a fuller name beside it.
    private static func isShadowed(_ finding: Finding, by all: [Finding], versioned: Set<String>) -> Bool {
        if versioned.contains(group(finding)) { return true }
        switch finding.kind {
        case .os:
            let others = all.filter { $0.kind == .os && $0.key != finding.key }
            if finding.key == "linux" { return !others.isEmpty || all.contains { $0.kind == .kernel } }
            return others.contains { $0.key.hasPrefix(finding.key) && ($0.role == finding.role || finding.role == nil) }
        case .system, .cpu, .gpu:
            return all.contains { $0.kind == finding.kind && $0.key != finding.key && $0.key.contains(finding.key) }
        case .arch:
            // `64-bit` says less than any name.
            return (finding.key.hasPrefix("64") || finding.key.hasPrefix("32"))
                && all.contains { $0.kind == .arch && $0.key.first?.isLetter == true }
        case .product, .software, .hypervisor:
            return all.contains {
                // A device is its maker's `FortiGate` too.
                if $0.kind == .system { return $0.key.hasPrefix(finding.key) }
                return group($0).hasPrefix("program:") && $0.key != finding.key && $0.version != nil
                    && ($0.key.hasSuffix(finding.key) || $0.key.hasPrefix(finding.key))
            }
        default: return false
        }
    }
}
