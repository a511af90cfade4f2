import Disclosure

/// Reads the many ways of naming a Windows.
enum WindowsName {
    private static let edition =
        #"""
        (?:[ ,-]{1,2}(?:Professional|Pro|Home|Enterprise|Education|Ultimate|Standard|Datacenter|Essentials\#
        |Business|Starter|LTSC|LTSB|IoT|N|for Workstations|Single Language|Core|Insider Preview|Evaluation\#
        |Storage|Embedded|Famille|Professionnel|(?:for )?(?:x64|ARM64|ARM|32-bit|64-bit|Itanium)(?:-based)?(?: Systems| Edition)?\#
        |Edition)\b| ?(?:专业(?:工作站)?版|家庭(?:中文|单语言)?版|企业版|教育版|旗舰版))*
        """#
    private static let names = Pattern(
        #"""
        \b(?:(?:Microsoft|MS) )?(?:Windows?|Win)(?:®|\(R\))?(?:[ -]?(?:(Server)[ -]?)?(20(?:00|03|08|12|16\#
        |19|22|25)|XP|Vista|98|95|NT ?4\.0|NT|8\.1|10|11|7|8)(?:([ -]?R2)\b|\b|x(?:64|86)\b)|[ -](Server)\b|\b)(
        """#
            + edition + ")")
    private static let channel = Pattern(#" (20(?:15|16|19|21|24))\b"#)
    private static let version = Pattern(
        #"""
        (?:\.0)?(?: (?:x64|64[- ]bit|32[- ]bit)(?: \[|,? ))?(?:,? ?(?:[(\[:（/]|　)? ?(?:version|ver\.?|バージョン)? ?)((?:(?:SP ?\d|Service Pack \d|1[5-9]\d\d|200[49]\#
        |2[0-9]H[12]|RTM|10\.0\.\d{5}(?:\.\d+)?|6\.\d\.\d{4}(?:\.\d+)?|\d{5}\.\d+|1[0-9]\d{3}|2[0-8]\d{3})\b)
        """#
            + #"""
            (?:[ ,、]*(?:[(（]2[0-9]H[12][)）]|[(（]?(?:OS ?)?(?:build|ビルド)[ :]*[\d.]+[)）]?|[(（]?\d{5}(?:\.\d+)?[)）]?|SP ?\d\b))?|(?:OS ?)?(?:build\#
            |ビルド)[ :]*\d[\d.]+)
            """#)

    struct Found {
        var name: String
        var version: String?
        var cpe: String?
        var range: Range<Int>
        /// Nothing but the word `Windows`.
        var isBare: Bool
    }

    /// Each Windows named in a text.
    static func all(in text: String) -> [Found] {
        let shorthand = shorthands(in: text)
        return shorthand + named(in: text).filter { found in !shorthand.contains { $0.range.overlaps(found.range) } }
    }

    /// `Server 2019`, `2k19`: administrators leave the rest away. After another's name it is that one's.
    private static let short = Pattern(
        #"(?:^|[(,/:;]\s*|\b([a-z]+) )((?:Windows |Win)?(?:Server ?)?2[kK](3|8|12|16|19|22)|Server (2008|2012|2016|2019|2022|2025))(?:([ -]?R2)\b|\b)((?: (?:Standard|Datacenter|Essentials|Core|Std|DC)\b)?)"#,
        caseSensitive: true)

    private static func shorthands(in text: String) -> [Found] {
        short.all(in: text, limit: 4).compactMap { match in
            guard let range = match.range(of: 2), let year = match[3] ?? match[4],
                match[1] != "windows", match[1] != "microsoft"
            else { return nil }
            let number = year.count > 2 ? year : year.count == 1 ? "200" + year : "20" + year
            let edition = match[6]?.replacing("Std", with: "Standard").replacing("DC", with: "Datacenter") ?? ""
            let name = "Windows Server \(number)" + (match[5] == nil ? "" : " R2")
            return Found(
                name: name + edition, version: nil, cpe: cpe(product: name, version: nil),
                range: range.lowerBound..<match.range.upperBound, isBare: false)
        }
    }

    private static func named(in text: String) -> [Found] {
        names.all(in: text).compactMap { match in
            guard MentionScanner.stands(match.range, in: text) else { return nil }
            let release = match[2]?.trimmed()
            let isServer = match[1] != nil || match[4] != nil || release?.hasPrefix("20") == true && release != "2000"
            var name = "Windows" + (isServer ? " Server" : "") + (release.map { " " + $0.uppercasedRelease } ?? "")
            if match[3] != nil { name += " R2" }
            let product = name
            if let edition = match[5]?.trimmed(" ,-"), !edition.isEmpty {
                name += " " + edition.replacing("-based", with: "-based")
            }
            var found = Found(
                name: name, version: nil, cpe: nil, range: match.range, isBare: release == nil && match[4] == nil)
            guard release != nil || match[4] != nil else { return isWord(match.range, in: text) ? found : nil }
            // `Windows 10.0.19045`: the kernel's number and the build.
            if release == "10" || release == "11",
                let build = Self.build.first(in: text, from: match.range.upperBound, anchored: true)
            {
                found.version = "10.0." + (build[1] ?? "")
                found.range = match.range.lowerBound..<build.range.upperBound
            } else if name.hasSuffix("LTSC") || name.hasSuffix("LTSB"),
                let year = channel.first(in: text, from: match.range.upperBound, anchored: true),
                let range = year.range(of: 1)
            {
                found.version = text.bytes(range)
                found.range = match.range.lowerBound..<range.upperBound
                if let tail = version.first(in: text, from: range.upperBound, anchored: true),
                    let release = tail.range(of: 1)
                {
                    found.name += " " + text.bytes(range)
                    found.version = text.bytes(release).trimmed(" ,").withoutOpenEnd
                    found.range = match.range.lowerBound..<release.upperBound
                }
            } else if let tail = version.first(in: text, from: match.range.upperBound, anchored: true),
                let range = tail.range(of: 1)
            {
                found.version = text.bytes(range).trimmed(" ,").withoutOpenEnd
                found.range = match.range.lowerBound..<range.upperBound
            }
            found.cpe = cpe(product: product, version: found.version)
            return found
        }
    }

    /// `Windows` itself and not `WinDbg`, `Windows Update` or a path.
    private static func isWord(_ range: Range<Int>, in text: String) -> Bool {
        text.bytes(range).lowercased().hasSuffix("windows")
            && !notSystem.matches(
                text.bytes(range.upperBound..<min(text.utf8.count, range.upperBound + 30).alignedDown(in: text)))
    }

    private static let notSystem = Pattern(
        #"""
        ^(?:[\\/_-]|\.| (?:update|defender|explorer|installer|registry|media|sandbox|subsystem\#
        |server update|feature experience|firewall|event|shutdown|task|store|phone|application|manager|api|sdk|key|internals\#
        |ce\b|mobile)| ?(?:アプリ|イベント))
        """#)
    private static let build = Pattern(#"\.0\.(\d{5}(?:\.\d+)?)"#)
    private static let release = Pattern(#"\b([12]\dH[12]|1[5-9]\d\d|200[49])\b"#)
    private static let number = Pattern(#"\b(10\.0\.\d{5}(?:\.\d+)?)"#)

    private static func cpe(product: String, version: String?) -> String {
        var name = product.lowercased().replacing(" ", with: "_")
        if let version, let match = release.first(in: version)?[1] { name += "_" + match.lowercased() }
        let number = version.flatMap { Self.number.first(in: $0)?[1] }
        return CPEName.formatted("o:microsoft:\(name)", version: number)
    }
}

extension String {
    fileprivate var uppercasedRelease: String { lowercased() == "vista" ? "Vista" : uppercased() }
}

extension String {
    /// Without a parenthesis at the end that has no beginning.
    fileprivate var withoutOpenEnd: String {
        guard let last, ")）".contains(last), !contains(where: { "(（".contains($0) }) else { return self }
        return String(dropLast())
    }
}

extension Int {
    /// The nearest offset at or below this one where a scalar begins.
    func alignedDown(in text: String) -> Int {
        var offset = self
        while offset > 0, offset < text.utf8.count, text.utf8.byte(at: offset) & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }
}
