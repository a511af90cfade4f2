import Disclosure

extension Recogniser {
    /// Names of the catalogue in running text: with a version anywhere, without one where words say it is used.
    static let prose = Recogniser(name: "prose", isOfSentences: true) { reading in
        let splitter = ValueSplitter(scanner: reading.scanner)
        var findings: [Finding] = []
        for (index, line) in reading.lines.enumerated() {
            guard !line.isBlank, !line.isNoise, !line.isSilent, !reading.taken.contains(index) else { continue }
            guard Prose.likely.matches(line.content) || line.section == .environment else { continue }
            // A sentence goes on over line ends; what stands before decides what a version is.
            let before = index > 0 && Prose.isWrapped(reading.lines[index - 1]) ? reading.lines[index - 1].content : ""
            let next =
                index + 1 < reading.lines.count && Prose.isWrapped(line) ? reading.lines[index + 1].content : ""
            findings += Prose.findings(line, before: before, next: next, splitter: splitter)
        }
        return findings
    }
}

private enum Prose {
    /// Most lines of a log have neither a version nor a word of ours.
    static let likely = Pattern(
        #"""
        \d|tested|running|runs|\busing\b|reproduc|windows|linux|ubuntu|debian|host|guest|vm\b|環境|再現
        """#)
    private static let setUp = Pattern(
        #"""
        (?:tested|testing|reproduc\w+|verified|confirmed|running|runs|ran|installed|using|installing\#
        |install|worked|works|machine|(?:my|our|a|the) (?:host|guest|vm|system|setup)|検証|確認|再現|環境\#
        |使用)[^.。]{0,60}$
        """#)
    private static let environmentTail = Pattern(
        #"""
        ^[^.。]{0,24}(?:\bhost\b|\bguest\b|\bvm\b|machine|as a guest|で(?:再現|確認|検証))
        """#)

    private static let machineTail = Pattern(#"^ ?(?:vms?\b|guest|virtual machine|instance|host\b|上|の?仮想)"#)
    private static let testedTail = Pattern(#"^(?:の[^。]{0,16})?(?:環境|上)で[^。]{0,20}(?:再現|確認|検証|発生)"#)

    /// Whether a line is so long that its sentence may go on in the next; ideographs are twice as wide as letters.
    static func isWrapped(_ line: Line) -> Bool {
        let bytes = line.content.utf8.count
        return bytes >= 42 && !line.isHeading
    }

    static func findings(_ line: Line, before: String, next: String, splitter: ValueSplitter) -> [Finding] {
        let text = line.content
        var findings: [Finding] = []
        let mentions = splitter.scanner.mentions(in: text)
        let isSetUp = line.section == .environment && text.unicodeScalars.count <= 160
        for mention in mentions {
            let left = String(before.unicodeScalars.suffix(80)) + " " + text.bytes(0..<mention.range.lowerBound)
            let right =
                text.bytes(mention.range.upperBound..<text.utf8.count) + " " + String(next.unicodeScalars.prefix(60))
            guard !Context.forbids(left: left, right: right, version: mention.version) else { continue }
            if mention.kind == .os, let version = mention.version, left.hasSuffix("("),
                VersionGrammar.isPackageRevision(version)
            {
                continue
            }
            if mention.version == nil {
                guard !mention.isCommonWord else { continue }
                guard
                    isSetUp || mention.kind == .os && !mention.isBare || mention.isOwn
                        || setUp.matches(left) && mention.kind != .software
                        || environmentTail.matches(right) && mention.kind == .os
                        || machineTail.matches(right) && mention.kind == .hypervisor
                        || testedTail.matches(right)
                else { continue }
            }
            findings.append(
                splitter.finding(mention, line: line, role: splitter.nearRole(mention.range, in: text), rule: "prose"))
        }
        // What stands in one list with a thing and its version is another thing of the set-up, known or not.
        if isSetUp || findings.contains(where: { $0.version != nil }) {
            findings += unknown(line, splitter)
        }
        let hardware = Hardware.all(in: text)
        for found in hardware {
            findings.append(Finding(kind: found.kind, name: found.name, role: line.role, line: line, rule: "prose"))
        }
        if isSetUp || mentions.contains(where: { $0.kind == .os || $0.kind == .hypervisor }) && !findings.isEmpty {
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

/// Judges a mention by the words of its sentence.
enum Context {
    private static let sentence = Pattern(#"[.!?](?:\s|$)|[。！？]"#)
    private static let forbiddenBefore = Pattern(
        #"""
        (?:\b(?:fix(?:ed|es)?|patch(?:ed)?|resolved|addressed|corrected|remediated|mitigated|introduced\#
        |added|removed|released|implemented)\b[^,;]{0,40}\b(?:in|with|since|by|of|as of|version|is\#
        |are)\b[^,;]{0,20}$)
        """#
            + #"|\b(?:upgrade|update|migrate|switch|downgrad\w+|forked|move)\b[^,;]{0,40}\bto\b[^,;]{0,30}$|\b(?:up(?:grad|dat)\w+|migrat\w+|switch\w*|came|coming)\b[^,;]{0,40}\bfrom\b[^,;]{0,30}$"#
                + #"""
                |\b(?:not|n't|never|isn't|aren't|no longer|un)[ -]?(?:\w+ ){0,2}(?:affect\w*|vulnerable\#
                |reproduc\w*|exploitable|present|tested|tried|test|work)\b[^,;.]{0,40}$
                """#
                + #"""
                |\b(?:unaffected|immune|safe|compiled (?:by|with|on)|used to build|such as|e\.g\.,?|for example\#
                |for instance|like|similar to|if you|if the|unlike|instead of|compatible with|according to\#
                |based on|tool like|written in|support(?:s|ed)? (?:for|by)|powered by|available (?:for|on)\#
                |compared to|would|could|might|may|designed for|since|unless|written for|ported to\#
                |ships? with|nor|rather than|as opposed to|in contrast to|previously|formerly|before that|used to|last worked)\b[^,;.]{0,25}$
                """#
            + #"|(?:以前の|以前は|升级到|更新到|参考|laut changelog|修正された|対策された)[^、。]{0,20}$"#)
    private static let forbiddenAfter = Pattern(
        #"""
        ^\s*[:=：]\s*(?:no|none|false|off|disabled|enabled|yes|true|on|not installed|n/a|なし|無効|有効)\b|\#
        ^[^,;.。]{0,40}?(?:\b(?:(?:is|are|was|were|does|do|did|has|have|seems?|appears?) (?:also )?(?:not\#
        |n't)|isn't|aren't|wasn't|doesn't|didn't|cannot|can't|unaffected|not affected|not vulnerable|fixes\#
        |fixed|patched|contains? (?:a|the) (?:fix|patch)|no longer|silently|(?:works?|worked|runs?|ran|was|were|is|are) (?:also )?(?:ok|okay|fine|good|correctly|safe|as expected|without (?:any )?(?:problem|issue|error|crash))\#
        |shows? nothing|where (?:it|this) (?:is\#
        |was) fixed|(?:ne )?semble pas|n'est pas|ne sont pas|pas (?:touché|affecté|concerné)\#
        |nicht (?:betroffen|mehr|reproduzier)|behoben|korrigiert|corrigé|no (?:está|es) afectad|不受影响|已修复|没有问题)\b)
        """#
            + #"""
            |^[^。]{0,30}(?:再現しま(?:せん)|再現しない|発生しま(?:せん)|発生しない|影響を受け(?:ません\#
            |ない)|影響はありません|修正|未確認|平気|大丈夫|問題(?:は)?(?:ありません|なし|なく|ない)|起き(?:ません|ない)\#
            |に(?:戻|下げ)(?:す|し|る)|にアップデートしてください|を推奨|試して(?:い)?(?:ません|ない)|対象外|手元にありません)
            """#)

    /// Whether the sentence around a mention says that it is no part of the set-up.
    static func forbids(left: String, right: String, version: String?) -> Bool {
        let left = lastSentence(of: left)
        let right = firstSentence(of: right)
        return forbiddenBefore.matches(left) || forbiddenAfter.matches(right)
    }

    private static func lastSentence(of text: String) -> String {
        let tail = String(text.unicodeScalars.suffix(160))
        guard let end = sentence.all(in: tail).last else { return tail }
        return tail.bytes(end.range.upperBound..<tail.utf8.count)
    }

    private static func firstSentence(of text: String) -> String {
        let head = String(text.unicodeScalars.prefix(120))
        guard let end = sentence.first(in: head) else { return head }
        return head.bytes(0..<end.range.lowerBound)
    }
}
