import Disclosure

/// A thing of the catalogue named in a text.
struct Mention: Sendable {
    var kind: Fact.Kind
    var name: String
    var version: String?
    var cpe: String?
    /// Byte offsets of the name and its version.
    var range: Range<Int>
    var isCommonWord = false
    var isOwn = false
    /// A device's system: a product where a report is about it.
    var isOfDevice = false
    /// Nothing but `Windows` or `Linux`.
    var isBare = false
    /// The number that the spelling ends in, `2` of `Amazon Linux 2`: the version where no other follows.
    var number: String?
}

/// Finds the catalogue's names, the versions after them, and processor architectures.
struct MentionScanner: Sendable {
    let catalogue: Catalogue

    private static let kernelRelease = Pattern(#"^v?\d+\.\d+"#)
    private static let linuxRelease = Pattern(#"^(?:\D{0,12})v?[0-7]\.\d+"#)
    private static let codename = Pattern(
        #"""
         ?[("“]?(buster|testing|unstable|bullseye|bookworm|stretch|jessie|wheezy|trixie|sid|noble|jammy|focal|bionic|xenial\#
        |trusty|Tumbleweed|rolling|r15\d{4}|B\.1[01]\.\d\d)\b[)"”]?
        """#)
    private static let amount = Pattern(#"\s*(?:bit|GB|MB)"#)

    /// Every mention in a text, in its order.
    func mentions(in text: String) -> [Mention] {
        var mentions = WindowsName.all(in: text).map { found in
            Mention(
                kind: .os, name: found.name, version: found.version, cpe: found.cpe, range: found.range,
                isBare: found.isBare)
        }
        let names = catalogue.names(in: text)
        // `Windows Terminal` is a program.
        mentions.removeAll { windows in
            windows.isBare
                && names.contains {
                    $0.entry.kind != .os && $0.range != windows.range && $0.range.overlaps(windows.range)
                }
        }
        let windows = mentions.map(\.range)
        for (entry, range) in names where !windows.contains(where: { $0.overlaps(range) }) {
            mentions += read(entry, spelling: text.bytes(range), at: range, in: text)
        }
        // `Clang 15.0.0 (clang-1500.3.9.4)` says it twice.
        let read = mentions
        mentions.removeAll { mention in
            mention.version != nil
                && read.contains { first in
                    first.name == mention.name && first.version != nil
                        && mention.range.lowerBound - first.range.upperBound == 2
                        && text.bytes(first.range.upperBound..<mention.range.lowerBound) == " ("
                }
        }
        mentions.removeAll { ProseNames.isOfApp($0, after: text.bytes(0..<$0.range.lowerBound)) }
        // The platform in `Foo for Windows 2.1` is a part of the name.
        let versioned = mentions.filter { $0.version != nil && !$0.isBare }.map(\.range)
        mentions.removeAll { mention in
            mention.isBare && versioned.contains { $0 != mention.range && $0.overlaps(mention.range) }
        }
        mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
        // `Frob for Bar 365 (2311)`: what stands between a name and its version is no other's.
        var end = 0
        return mentions.filter { mention in
            defer { if mention.version != nil { end = max(end, mention.range.upperBound) } }
            return mention.range.lowerBound >= end || mention.isOwn
        }
    }

    /// Words between a name and its version that say which edition it is; the catalogue's name has none.
    private static let edition = Pattern(
        " ((?:Community|Professional(?: Plus)?|Enterprise|Ultimate|Premium|Business|Express|Lite|Home)(?: Edition)?)\\b",
        caseSensitive: true)
    /// `python39-3.9.18`: a package's name ends in the branch of what it holds.
    private static let branch = Pattern(#"^\d{2,3}-(\d+\.\d.*)$"#)
    /// `php7.4-fpm`: what a package holds of the program.
    private static let interface = Pattern(#"^(\d+(?:\.\d+)*)-(?:fpm|cli|cgi|common|zts|dev|devel)$"#)
    private static let otherPackage = Pattern(
        #"^\d+-(?:[A-Za-z]{2,}[\w+]*-\d|(?:panel|base|pip|core|common|utils|doc|libs?|tools?|server|client|session|settings|applet)$)"#
    )
    private static let packaged = Pattern(#"\d\.\d+\w* $"#)
    private static let decimals = Pattern(#",(?:04|10)\b"#)
    private static let numbered = Pattern("^[A-Z]{4,}$", caseSensitive: true)
    private static let dotted = Pattern(#"\d\.\w"#)
    private static let number = Pattern(#"[A-Za-z] (\d+(?:\.\d+)?)$"#)
    /// `zlib1g`: what a package's name ends in.
    private static let revision = Pattern(#"^\d+[a-z]+$"#)
    /// `Frob is 4.2`; `Frob is 3 years old` says nothing.
    private static let sentence = Pattern(#"^ (?:is|was) "#)
    private static let eastern = Pattern(#"[\p{Han}\p{Katakana}\p{Hangul}]"#)
    private static let soname = Pattern(#"\d{1,3}(?:t64)?(?:[=:_]| +)v?\d"#)

    /// `FrobGate Edge 840`: a word that is of another's name.
    private static let owner = Pattern(#"(?:^|[^\w.-])[A-Z][a-z]+[A-Z]\w* $"#, caseSensitive: true)

    private func read(_ entry: CatalogueEntry, spelling: String, at name: Range<Int>, in text: String) -> [Mention] {
        if entry.isCommonWord, name.lowerBound > 3, !spelling.contains(" "),
            Self.owner.matches(text.bytes(max(0, name.lowerBound - 24).alignedDown(in: text)..<name.lowerBound))
        {
            return []
        }
        var range = name
        // `libfoo42=8.14.1` and `libfoo42 8.14.1`: the number of its interface belongs to a library's name.
        let isLibrary = spelling.lowercased().hasPrefix("lib")
        if isLibrary,
            let match = Self.soname.first(in: text, from: name.upperBound, anchored: true)
        {
            range = name.lowerBound..<match.range.upperBound
            while range.upperBound > name.upperBound,
                "0123456789".utf8.contains(text.utf8.byte(at: range.upperBound - 1))
                    || text.utf8.byte(at: range.upperBound - 1) == UInt8(ascii: "v")
            {
                range = range.lowerBound..<range.upperBound - 1
            }
            range = range.lowerBound..<range.upperBound - 1
        }
        var mention = Mention(
            kind: entry.kind, name: entry.name, cpe: entry.cpe.map { CPEName.formatted($0, version: nil) },
            range: range,
            isCommonWord: entry.isCommonWord, isOwn: entry.isOwn, isOfDevice: entry.isOfDevice)
        // What people write in their own script is its name to them.
        if entry.kind == .software, Self.eastern.matches(spelling), !Self.eastern.matches(entry.name), !entry.isOwn {
            mention.name = spelling
        }
        mention.number = Self.number.first(in: spelling)?[1]
        var more: [Mention] = []
        if let match = VersionGrammar.following.first(in: text, from: range.upperBound, anchored: true),
            let version = VersionGrammar.version(match), Self.isVersion(endingAt: version.end, in: text),
            match.range(of: 1)?.lowerBound != name.upperBound || !Self.revision.matches(version.text),
            !entry.needsDottedVersion && !isLibrary && !Self.sentence.matches(match[0] ?? "")
                || Self.dotted.matches(version.text)
        {
            let isAttached = match.range(of: 1)?.lowerBound == name.upperBound
            // `qt6-qtbase-6.11` is another package, `android14-5.15` a branch of the kernel.
            if isAttached,
                Self.otherPackage.matches(version.text) || entry.kind == .os && Self.branch.matches(version.text)
            {
                return []
            }
            // `NODE1` is one of several.
            if isAttached, entry.isCommonWord, Self.numbered.matches(spelling), !Self.dotted.matches(version.text) {
                return []
            }
            mention.version =
                Self.branch.first(in: version.text)?[1]
                ?? (isAttached ? Self.interface.first(in: version.text)?[1] : nil) ?? version.text
            mention.range = range.lowerBound..<version.end
            mention.cpe = entry.cpe.map { CPEName.formatted($0, version: version.text) }
            let between = range.upperBound..<max(range.upperBound, match.range(of: 1)?.lowerBound ?? 0)
            keepEdition(in: spelling + text.bytes(between), of: entry, for: &mention)
            more = further(mention, entry: entry, in: text)
        } else if let longer = extended(mention, in: text) {
            mention = longer
        } else if entry.kind == .os,
            let match = Self.codename.first(in: text, from: range.upperBound, anchored: true), let version = match[1]
        {
            mention.version = version
            mention.range = range.lowerBound..<match.range.upperBound
        }
        // `Ubuntu 10,04`: a comma for the point.
        if entry.kind == .os, let version = mention.version, version.utf8.allSatisfy(SpellingIndex.isDigit),
            let rest = Self.decimals.first(in: text, from: mention.range.upperBound, anchored: true)
        {
            mention.version = version + (rest[0] ?? "")
            mention.range = mention.range.lowerBound..<rest.range.upperBound
        }
        // `git (v8.1.0-1022-g494a6a2)`: how the source is described, not the program that describes it.
        if entry.name == "Git", let version = mention.version,
            VersionGrammar.isDescription(version)
                || name.lowerBound > 0 && text.utf8.byte(at: name.lowerBound - 1) == UInt8(ascii: "(")
        {
            return []
        }
        // `OpenSSH_9.6p1 Debian-2`: whose package it is.
        if entry.kind == .os, let version = mention.version, name.upperBound < text.utf8.count,
            text.utf8.byte(at: name.upperBound) == UInt8(ascii: "-"), !version.contains("."),
            Self.packaged.matches(text.bytes(max(0, name.lowerBound - 12).alignedDown(in: text)..<name.lowerBound))
        {
            return []
        }
        if entry.kind == .kernel {
            // `Linux` is the kernel only where a kernel's release follows; else it is a kind of system.
            // The system of some other name.
            if spelling.lowercased().hasPrefix("gnu/"), name.lowerBound > 1,
                SpellingIndex.isLetter(text.utf8.byte(at: name.lowerBound - 2))
            {
                return []
            }
            guard let version = mention.version,
                (entry.name == "Linux" ? Self.linuxRelease : Self.kernelRelease).matches(version)
            else {
                guard entry.name == "Linux", Catalogue.fold(spelling) == "linux" else { return [] }
                mention.kind = .os
                mention.isBare = true
                mention.version = nil
                mention.range = range
                return [mention]
            }
        }
        return [mention] + more
    }

    /// Adds to the catalogue's name the words for an edition that the text has.
    private func keepEdition(in spelling: String, of entry: CatalogueEntry, for mention: inout Mention) {
        guard !entry.isOwn, [.software, .product].contains(entry.kind),
            let edition = Self.edition.first(in: spelling)?[1], !mention.name.contains(edition)
        else { return }
        mention.name += " " + edition
    }

    /// Whether what follows a number leaves it a version: `64 bit` and `16 GB` are none.
    static func isVersion(endingAt end: Int, in text: String) -> Bool {
        end >= text.utf8.count || amount.first(in: text, from: end, anchored: true) == nil
    }
}
