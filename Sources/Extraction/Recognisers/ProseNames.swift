import Disclosure

/// Programs, kernels and releases in running text that only the form of their words tells.
enum ProseNames {
    /// `nvme-cli 2.8`, `FrobHarbor 4.7`: a hyphen, or capitals inside, are of no ordinary word.
    private static let formed = Pattern(
        #"""
        (?:^|[\s(\["'`「、,/+])(@?[a-z][\w+]*(?:[-_./][A-Za-z][\w+]*)+|[A-Za-z]+[a-z0-9][A-Z][\w+]*|[a-z]+[A-Z]\w*|[A-Za-z][\w-]*\.(?:py|js|dll|so|exe|sys))\#
        [`"'」]?(?: [Vv]ersion)?(?:[ ]| \(|（)[Vv]?(\d+\.\d+[\w.+~:-]*)
        """#, caseSensitive: true)
    /// `frobd 1.14.5`, `Frob Suite 4.0.1`: any word before a version of three numbers.
    private static let worded = Pattern(
        #"""
        (?:^|[\s(\["'`「、,/+])([a-z][a-z0-9+_]{2,24}|[A-Z][A-Za-z0-9+]{2,24}(?: [A-Z][A-Za-z0-9+]{1,24}(?: \d)?){0,2})\#
        [`"'」]?(?: [Vv]ersion)? [Vv]?(\d+\.\d+\.\d+[\w.+~:-]*)
        """#, caseSensitive: true)
    private static let likely = Pattern(#"[A-Za-z][`"'」]? (?:[Vv]ersion )?[(（]?[Vv]?\d+\.\d|[a-z0-9]（[Vv]?\d+\.\d"#)
    /// Host names and number spaces.
    private static let address = Pattern(#"\.(?:org|com|net|io|dev|local|example|test|jp|de)$|^(?:1\.3\.6\.)"#)
    private static let failure = Pattern(#"(?:Error|Exception|Warning|Failure|Fault)$"#)
    private static let firstWord = Pattern(#"^[A-Za-z][A-Za-z0-9+_]*"#)
    private static let lastWord = Pattern(#"[A-Za-z][A-Za-z0-9+_]*(?: \d)?$"#)
    /// `checked 4.9.0`, `currently 2.1.3`: what verbs and adverbs end in.
    private static let inflected = Pattern(#"^[a-z]{3,}(?:ed|ing|ly)$"#, caseSensitive: true)
    /// Words before a number that are the name of nothing.
    private static let ordinary = Pattern(
        #"""
        ^(?:the|a|an|and|or|to|in|on|of|at|by|from|with|for|since|until|till|after|before|between|than|then|that|this|is|was|are|were|be|been|has|had|have|via|as|into|but|not|now|also|even\#
        |only|like|using|use|used|uses|version|versions|ver|release|releases|released|rel|rev|revision|build|builds|branch|tag|commit|patch|patched|fix|fixed|fixes|update|updated|updates|upgrade|upgraded|upgrading\#
        |downgrade|downgraded|downgrading|install|installed|installing|run|runs|ran|running|tested|test|testing|tried|try|reproduced|confirmed|verified|affected|affects|vulnerable|newer|older|latest|current|previous\#
        |stable|beta|alpha|old|new|oldest|newest|shipped|ships|says|said|reports|shows|show|prints|gives|through|up|above|below|under|over|both|either|same|different|example|see|firmware|kernel|driver|drivers|software\#
        |package|packages|server|client|host|guest|port|address|ip|ipv4|addr|subnet|network|gateway|router|target|localhost|section|chapter|step|table|figure|page|line|item|rule|policy|spec|specification|rfc|standard\#
        |level|score|cvss|cwe|cve|chip|hardware|board|image|file|date|api|protocol|http|https|tls|ssl|tcp|udp|usb|bluetooth|hdmi|pcie|module|plugin|app|application|program|product|extension|library|theme|tool|system|os\#
        |went|goes|back|bump|bumped|starting|starts|start|begin|include|includes|included|including|introduced|introduces|added|removed|broken|broke|works|work|worked|fine|ok|affect|impacts|impacted|exists|existed|present\#
        |still|yet|later|vmx|agesa|pack|feature|amsterdam|bengaluru|cupertino|dublin|suggests?|suggested|recommends?|dass|ports|emulator|simulator|oid|mib|id|backported|merged|landed|lands|requires|require|required|needs|need|expected|wanted|supports|supported|support|deployed|based|built|compiled|linked|against|when|while|where|which|if|it|its|we|you|they|he|she|i\#
        |my|our|your|their|about|around|all|any|each|every|no|yes|der|die|das|den|dem|des|ein|eine|und|oder|mit|auf|von|vor|seit|ab|bis|nach|unter|ist|im|am|le|la|les|un|une|du|de|des|et|ou|avec|sur|dans|depuis|avant|apres\#
        |dès|sous|el|los|las|un|una|con|en|desde|hasta|antes|y|o|sobre|para|por|versión|versione|versao|il|lo|gli|che|per|da|di|dal|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july\#
        |august|september|october|november|december|bug|issue|ticket|case|note|notes|only|codename|edition|milestone|changelog|docs|documentation|here|there|upstream|downstream|mainline|master|main|trunk|default|schema)$
        """#)

    /// Programs with their versions that nobody else has read at these places.
    static func programs(_ line: Line, _ known: [Range<Int>]) -> [Finding] {
        let text = line.content
        guard likely.matches(text) else { return [] }
        var taken = known
        return [formed, worded].flatMap { pattern in
            pattern.all(in: text, limit: 12).compactMap { match -> Finding? in
                guard let name = match[1], let range = match.range(of: 1), !isOrdinary(name), !failure.matches(name),
                    !address.matches(name),
                    let version = VersionGrammar.version(match, group: 2), ValueSplitter.isTelling(version.text),
                    !address.matches(version.text),
                    !taken.contains(where: { $0.overlaps(range.lowerBound..<version.end) }),
                    ValueSplitter.guess("\(name) \(version.text)") != nil,
                    MentionScanner.stands(range, in: text),
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

    private static func isOrdinary(_ name: String) -> Bool {
        inflected.matches(name)
            || [firstWord, lastWord].contains { pattern in pattern.first(in: name)?[0].map(ordinary.matches) ?? false }
    }

    private static let kernel = Pattern(
        #"(?:^|[\s(、])v?([2-6]\.\d{1,2}(?:\.\d{1,3})?(?:-rc\d+)?(?:[.-][\w.]+)*)(?: \w+)? (?:Linux )?kernels?\b"#)
    private static let ubuntu = Pattern(
        #"""
        (?:^|[\s(])((?:1[02468]|2[02468])\.(?:04|10)(?:\.\d)?(?: LTS)?)(?: x(?:86_)?64| amd64| 64[- ]?bit)? \#
        (?:box|vms?|virtual machine|install\w*|LTS|server|desktop|machine|host|guest|instance|container|droplet|live\#
        |image|laptop|system)\b
        """#)
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
        return read(kernel, .kernel, "Linux") + read(ubuntu, .os, "Ubuntu")
    }
}
