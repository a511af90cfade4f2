/// How people write version numbers after a name.
enum VersionGrammar {
    /// A version number with its suffixes; no group.
    static let number =
        #"""
        rel\d+(?:\.\d+)*|r\d{2,4}(?:\.\d+)+[a-z]?|r(?:20\d\d|\d\d|1\d\d)[a-z]?\b|v?\d+\.\d+\((?:[A-Z]{3,4}\.\d+\)\w*|\d+[a-z]?\)[A-Z]+\w*)|v?\d[0-9A-Za-z]*(?:(?:[.+~:]|[-_](?:\d|r\d|rc|beta|alpha|ga\b|git|dev|ce\b|ee\b|esr|pve|rancher\#
        |generic|release|stable|current|prerelease|p\d|build-?\d|SNAPSHOT|[A-Za-z]+\d))[0-9A-Za-z]*)*(?:\.[A-Za-z][0-9A-Za-z]*\#
        |-[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*)*\+?
        """#
    /// Words that may follow a number and belong to it.
    static let tail =
        #"""
        (?:,? (?:LTS|SP ?\d+|Service Pack \d+|Update ?\d+[a-z]?|U\d+[a-z]?|RTM|GA|beta ?\d*|RC ?\d+|Hotfix ?\d+|HF ?\d+\#
        |alpha ?\d*|[βα]\d*|patch(?:level)? ?\d+|build[- ]?\d[\w.-]*|r\d{4,}|R\d+(?:\.\d+)*|Rev\.? [A-Z0-9.]+|ESR|\d\.\d{1,2} v[0-9a-f]{4}\.\d|Rel\.\d+\w*)\b)*
        """#
        + #"(?: ?\((?:build|OS build|OS ビルド|ビルド|r)[ -]?[\w.]+\))?"#
    static let before = #"""
        (?:(?:all )?(?:versions? )?(?:before|prior to|previous to|earlier than|older than|lower than|less than\#
        |below|under|up to(?: and including)?|through|bis(?: einschließlich| einschl\.| inklusive| inkl\.)?|vor|jusqu'à|antérieures? à|hasta\#
        |anterior(?:es)? a)(?: version)? |(?:all )?(?:versions? )?(?:<=|&lt;=|<|&lt;|≤|=<|>=|&gt;=|≥|>|~>|\^) ?)
        """#
    /// The upper end of a range after its lower one: `3.6.0 through 3.7.3`, `>= 6.0, < 6.12`.
    static let span =
        #"""
        (?:(?: ?(?:through|thru|to|until|up to|bis(?: einschließlich)?|à|hasta|[–—~〜～]| - |->|→|から|至|到)(?: and \#
        |including|versions?)* ?v?\d+(?:\.[0-9A-Za-z]+)+(?:[-_][0-9A-Za-z.]+)?(?: Hotfix \d+)?(?: ?まで)?)\#
        |(?:(?:,| and| &&|;)? ?(?:<=|&lt;=|<|&lt;|≤|=<|before |prior to |up to ) ?v?\d+(?:\.[0-9A-Za-z]+)*\#
        (?:[-_][0-9A-Za-z.]+)?))?
        """#
    static let after =
        #"""
        (?:(?:,? ?\(?(?:and|or|und|et|y) (?:probably |possibly |all |any )?(?:below|earlier|prior|older|lower|before\#
        |under|previous|newer|later|above|up|frühere|älter|ältere|antérieures?|anteriores)\b\#
        (?: versions?| releases?| versionen)?\)?)\#
        |,? ?(?:以前|以下|未満|より前|以降|及更早版本|及以下|及之前|及之前版本|之前|およびそれ以前)(?:のバージョン)?)
        """#
    /// Words between a name and its version.
    static let introduction =
        #"""
        [」』”"'`]?(?: \d{1,2}[cgi]\b)?(?: (?:for )?(?:Windows|Microsoft 365(?: Apps)?|MSO|Linux|macOS|Mac|Android|iOS|Software|Server|Client|Desktop|Global|Pro|Professional|Enterprise\#
        |Community|Edition|Stable|Beta|Extended Stable|hosts?|nodes?|appliances?|clusters?|servers|Browser|Portable|plugin|app|snap|flatpak|AppImage|社区版|企业版|专业版|日本語版|英語版|中文版|国际版|ブラウザー?)){0,3}(?: ?\(?(?:32\#
        |64)[- ]?bit\)?)?(?: ?\([A-Za-z][^()]{0,50}\)(?:[:,]? ))?(?: ?[はの] ?| (?:is|was)(?: at)?)?[ \t\x{3000}]*(?:[,(/:=_\-]|：|（\#
        |「)?[ \t\x{3000}]*(?:(?:(?:on |in |at )?version|versions|ver|vers|v\.|release|build|バージョン|ファームウェア|版本\#
        |firmware version|firmware)[.:： ]*[ \t]*(?:is |of |ist |est |es |è |é )?)?
        """#

    /// What may directly follow a name: group 1 is the version.
    static let following = Pattern(
        "\(introduction)(?:(?:from|de|von|between) )?((?:\(before))?(?:\(number))\(tail)\(span)(?:\(after))?)")
    /// A whole value that is a version.
    static let whole = Pattern(
        #"^(?:version|ver\.?|v\.|release|firmware(?: version)?|fw|build|バージョン|ファームウェア|is)?[:： ]*"#
            + "((?:\(before))?(?:\(number))\(tail)\(span)(?:\(after))?)"
            + #"(?: ?\([^()]{1,60}\))?[.。]?$"#)
    /// A version at the start of a value, with more behind it.
    static let leading = Pattern(
        """
        ^(?:version|ver\\.?|v\\.|release|firmware(?: version)?|fw|バージョン|ファームウェア)?[:： ]*((?:\(before))?(?:\(number))\(tail)\(span)(?:\(after))?)
        """)

    /// A range somewhere in a value: `all models with versions < 4.2.4`.
    static let within = Pattern("(?:^|[ (,])((?:\(before))(?:\(number))\(tail)(?:\(after))?)")

    private static let never = Pattern(
        #"""
        ^(?:v?\d+-?bits?|(?:64|32)|\d+(?:_\d+){2,}|0\d+|\d{3}-20\d{7}-.*|\d{4}-\d\d-\d\d.*|\d+(?:st|nd|rd|th)|0x[0-9a-f]+|\d+(?:[.,]\d+)?(?:[kmgt]i?b\#
        |[mg]hz|ms|px|%|x)|\d{1,2}/.*|v?\d{2,}:.*|\d:\d\d?(?::.*)?|[0-9a-f]{32,}|\d+d|\d+(?:\.\d+)?[KMGT]|\d{11,}|[13-9]\d{6,}|2[1-9]\d{5,}|10\.\d+\.\d+\.\d+$|192\.168\..*\#
        |127\.0\..*|172\.(?:1[6-9]|2\d|3[01])\..*)$
        """#)
    private static let unit = Pattern(
        #"""
         ?(?:times?|minutes?|mins?|hours?|days?|weeks?|months?|years?|seconds?|secs?|bits?\b|-bit|users?\#
        |GB|MB|TB|KB|GHz|MHz|CPUs?|cores?|bytes?|%|x \d|machines|systems|hosts|VMs|guests|instances|times\#
        |ports?|files?|issues?|bugs?|vulnerabilit|things|steps|台|回|件|個|つ|人|年|月|日|時|分|秒|％)
        """#)
    /// What says nothing beside a range: `all versions < 4.2`.
    private static let allVersions = Pattern(#"^(?:all |versions? )+"#)
    /// The end of a file's name: `2.3.6-linux-amd64`, `5.3.31.jar`.
    private static let ofFile = Pattern(
        #"""
        (?:\.(?:jar|tar|tgz|zip|exe|msi|dmg|deb|rpm|apk|gz|whl|war|phar|iso|bin|ova|ovf|img|qcow2|vmdk)\b|[-_](?:linux|windows|win32|win64\#
        |darwin|macos|osx|setup|installer|src|bin|x64|x86|amd64)\b).*$
        """#)
    private static let moved = Pattern(#"(?:から| to |→|->|=>) ?v?(\d[\w.-]*)$"#)
    private static let updated = Pattern(
        #"^ ?(?:に|へ)(?:上げ|更新|アップ|変更|移行|バージョンアップ|した)|^(?:への| )?(?:更新|アップデート|アップグレード|移行|upgrade|update)"#)
    private static let updating = Pattern(
        #"\b(?:up(?:grad|dat)\w+|migrat\w+|going|went|mov\w+|switch\w*|upgrade|update)\b[^.;]{0,30}$"#)
    private static let digit = Pattern(#"\d"#)
    private static let edge = ",;:.。、)("

    /// The version in group 1 of a match, made tidy; nil when what follows shows that it counts something else.
    static func version(_ match: Match, group: Int = 1) -> (text: String, end: Int)? {
        guard let range = match.range(of: group) else { return nil }
        var text = match.text.bytes(range).trimmed()
        if let words = allVersions.first(in: text) { text = text.bytes(words.range.upperBound..<text.utf8.count) }
        // `from 6.1 to 7.0` after words of an update is what it is now.
        if let moved = moved.first(in: text), let now = moved.range(of: 1),
            updated.matches(match.text.bytes(range.upperBound..<match.text.utf8.count))
                || updating.matches(
                    match.text.bytes(max(0, range.lowerBound - 48).alignedDown(in: match.text)..<range.lowerBound))
        {
            text = text.bytes(now)
        }
        var end = range.upperBound
        while let last = text.unicodeScalars.last, edge.unicodeScalars.contains(last) {
            if last == ")", text.count(where: { $0 == "(" }) >= text.count(where: { $0 == ")" }) { break }
            text.unicodeScalars.removeLast()
            end -= 1
        }
        if let name = ofFile.first(in: text) { text = text.bytes(0..<name.range.lowerBound) }
        guard digit.matches(text), !never.matches(text) else { return nil }
        if !text.contains("."), unit.first(in: match.text, from: end, anchored: true) != nil { return nil }
        return (text, end)
    }

    /// A value that is nothing but a version, or begins with one.
    static func version(ofValue value: String) -> String? {
        if let match = whole.first(in: value), let version = version(match) { return version.text }
        if let match = leading.first(in: value), let version = version(match) { return version.text }
        if let match = within.first(in: value), let version = version(match) { return version.text }
        return nil
    }

    /// `gcc 11.4.0 (Ubuntu 11.4.0-1ubuntu1)`: a package's revision, and not the version of the system named before it.
    static func isPackageRevision(_ version: String) -> Bool { revision.matches(version) }

    private static let revision = Pattern(#"^\d+(?:\.\d+)+-\d"#)

    /// Whether a version is how `git describe` says it: `v8.1.0-1022-g494a6a2`.
    static func isDescription(_ version: String) -> Bool { description.matches(version) }

    private static let description = Pattern(#"^v?\d+(?:\.\d+)+(?:-\w+)?-\d+-g[0-9a-f]{6,}$"#)

    /// Whether a version names a range and not one release.
    static func isRange(_ version: String) -> Bool {
        range.matches(version)
    }

    private static let range = Pattern(
        "^\(before)|\(after)|<|\\d(?: (?:through|thru|to|until|bis|à|-)|[–—~〜～]|->|→|から)[ \\d]")
}
