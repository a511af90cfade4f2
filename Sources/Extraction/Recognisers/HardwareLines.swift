import Disclosure

extension Recogniser {
    /// What people list beside a machine's name without saying what it is: `i9-13900HX, 32 GB, BIOS 1.28`.
    static let hardware = Recogniser(name: "hardware", isOfSentences: true) { reading in
        var findings: [Finding] = []
        for (index, line) in reading.lines.enumerated() where !line.isNoise && !line.isSilent && !line.isBlank {
            guard HardwareLine.likely.matches(line.content) else { continue }
            let context = [index - 1, index + 1].filter { reading.lines.indices.contains($0) }.map {
                reading.lines[$0].content
            }
            findings += HardwareLine.findings(line, beside: context)
        }
        for field in reading.fields where HardwareLine.meanings.contains(field.meaning) && !field.line.isSilent {
            for (line, words) in field.values { findings += HardwareLine.findings(of: field, words, line) }
        }
        return findings
    }
}

private enum HardwareLine {
    static let meanings: Set<FieldMeaning> = [.storage, .network, .memory, .gpu, .system, .cpu, .environment]
    private static let fileSystem = Pattern(
        #"(?:^|[\s,、/(])(ext[234]|XFS|Btrfs|ZFS|NTFS|APFS|F2FS|ReiserFS|exFAT|VMFS ?\d?)\b"#)
    private static let adapter = Pattern(
        #"(?:^|[\s,、/(（])(vmxnet\d?|virtio-net(?:-pci)?|e1000e?|virtio|rtl8139)(?:$|[\s,、/)）.])"#)

    /// `5123MiB / 15944MiB`: what is used, and then what there is.
    private static let used = Pattern(#"^[\d.,]+ ?[KMGT]i?B? ?/ ?"#)

    /// What the field of one part of a machine says of it and of its other parts.
    static func findings(of field: Field, _ words: String, _ line: Line) -> [Finding] {
        func finding(_ kind: Fact.Kind, _ name: String) -> Finding {
            Finding(kind: kind, name: name, role: field.role, line: line, rule: "hardware")
        }
        let kinds: Set<Fact.Kind> =
            field.meaning == .memory ? [.storage, .network, .system, .memory] : [.storage, .network, .system]
        // The key says what an amount is: `RAM: Crucial DDR5-5600 16GB×2`.
        let text = field.meaning == .memory ? "RAM: " + used.removed(from: words) : words
        var findings = Hardware.all(in: text).filter { kinds.contains($0.kind) }.map { finding($0.kind, $0.name) }
        if field.meaning == .storage {
            findings += fileSystem.all(in: words, limit: 2).compactMap { $0[1] }.map { finding(.storage, $0) }
        }
        if field.meaning == .network {
            findings += adapter.all(in: words, limit: 2).compactMap { $0[1] }.map { finding(.network, $0) }
        }
        return findings
    }

    static let likely = Pattern(
        #"iPhone|\d ?[GM](?:i?B)?\b|\d ?gigs?\b|\d ?T(?:i?B)\b|BIOS|UEFI|\bBMC\b|\bROM\b|boot ?loader|IPMI|AGESA|firmware|ファーム|driver|drv|model|ドライバ|メモリ|\bRAM\b|\bECC\b|\b(?:laptop|notebook|computer|PC|desktop|phone|tablet|router|NAS|printer|portátil|ordinateur|rechner) (?:is|es|ist|est) "#
    )
    /// An amount that is a part of a list by itself.
    private static let amount = Pattern(
        #"""
        (?:^|[,/+(（、|;]|[)）]| {2,}|\bwith|\band|w/|\bECC|MacBook Air|MacBook Pro|Mac mini|Orin Nano|Pi \d[AB]?\+?|M[1-5]|M[1-5] (?:Pro|Max|Ultra)|\d\d["”] M[1-5]) ?((?:\d ?[x×] ?)?\#
        (?:(?:1|2|3|4|6|8|12|16|18|20|24|32|36|40|48|61|64|72|80|96|122|128|144|160|192|244|256|320|384|488|512|768|1024|1\.5|1536|2048) ?(?:GB|GiB|G|TB|gigs?)\#
        |(?:256|384|512|768|1024|1536|2048|3072|4096|6144|8192|12288|16384|32768|65536) ?(?:MB|MiB|M))(?: ?[x×] ?\d)?)\#
        (?: ECC)?(?: \(\d ?[x×] ?\d+(?: ?GB)?\))?(?: \d{4} ?cl\d+)?(?:$|[,/+)）、|;.。 ])
        """#)
    /// `メモリ32`: enthusiasts leave the unit away.
    private static let bare = Pattern(#"(?:メモリー?|\bRAM)[ :：]?(4|8|12|16|24|32|48|64|96|128)(?:$|[\s,、)）。/])"#)
    /// What shows that a line is about a machine.
    private static let machine = Pattern(
        #"\b(?:box|machine|vms?|v?cpus?|(?:\d+ )?cores?|nodes?|instances?|laptop|desktop|workstation|ECC|dom[0U]|guest|threads)\b|仮想マシン"#
    )
    private static let notMemory = Pattern(
        #"^ ?(?:SSD|HDD|NVMe|eMMC|disk|storage|drive|USB|SD|card|free|used|VRAM|GDDR|ストレージ|file|data|dump|image|log|partition|volume|link|network|NIC|ether|LTE|5G|of (?:disk|data|log|space|storage))"#
    )
    private static let firmware = Pattern(
        #"""
        \b(BIOS|UEFI|BMC|IPMI|AGESA|[Bb]oot ?loader|[Bb]oot ?ROM|NVM\b)(?: ?(?:firmware|fw\.?|version|ver\.?|revision|rev\.?|バージョン|release|at\#
        |is|on|は|が))* ?[:：=]? ?[vV]?(\d+(?:\.\w+)+(?: ?\(\d+\.\d+ ?\))?|\d\w*\.\w+|\d{7,8}|[A-Z]\.[A-Z]?\d\w{0,2}|\d[0-9A-F]{3}v[0-9A-Z]{1,3}\#
        |[A-Z]{1,5}\d\w*(?:[.-]\w+)*(?: ?\([Vv]?\d+\.\d+ ?\)| \d\.\d\d)?)(?:$|[\s,;)）、。]|\.(?:$|\s))
        """#)
    /// `Firmware is 4.8.2-1173`.
    private static let stated = Pattern(
        #"(?:\bfirmware(?: version)? (?:is|was|reads?|shows?|ist|est|es):? (?:at |on )?|(?:\w )ファーム ?)v?(\d+(?:\.\w+)+(?:[-_]\w+)*)"#
    )
    private static let model = Pattern(
        #"\b[Mm]odel(?: [Nn]umber| [Nn]ame| [Nn]o\.?)? (?:is )?([A-Z]{2,}[A-Z0-9]*-\w*\d[\w-]*|[A-Z]{2,}\d{3,}\w*)(?:$|[\s,.;)])"#,
        caseSensitive: true)
    /// `my laptop is a Frob Max L5`
    private static let said = Pattern(
        #"\b(?:[Ll]aptop|[Nn]otebook|[Cc]omputer|PC|[Dd]esktop|[Pp]hone|[Tt]ablet|[Rr]outer|NAS|[Pp]rinter|[Pp]ortátil|[Oo]rdinateur|[Rr]echner) (?:is|es|ist|est) (?:an? |una? |une |ein |eine )((?:[A-Z][\w-]*)(?: [A-Z0-9][\w-]*){1,4})(?:$|[\s,.;()])"#,
        caseSensitive: true)
    /// HPE's `System ROM U30 v2.90`.
    private static let systemROM = Pattern(#"\b(?:System )?ROM(?: [Vv]ersion)?[: ]{1,2}([A-Z]\d{2} v\d\.\d+)\b"#)
    /// `iPhone 11 / ver 13.4.1`: the number of a phone's system.
    private static let phone = Pattern(
        #"\biPhone ?(?:\w+|SE)(?: (?:Pro|Max|Plus|mini|Pro Max))?[ /,、(（]{1,3}(?:(?:ver(?:sion)?\.?|バージョン) ?)(\d{1,2}\.\d+(?:\.\d+)?)\b"#
    )
    private static let part = Pattern(
        #"\b((?:NIC|SSD|HBA|RAID|modem|TPM|dock|Thunderbolt|EC|controller) firmware)(?: version)?[: ]{1,2}v?(\d+(?:\.\w+)+)"#
    )
    /// `driver 537.42`: whose it is, the graphics processor says. NVIDIA and AMD number theirs in ways of their own.
    private static let driver = Pattern(
        #"(?:\b(?:drivers?|drv)(?: version)?|ドライバー?(?:ー)?(?:バージョン)?)(?: ?[:：は]| update| \()? ?\(?v?(?:([3-6]\d\d\.\d\d(?:\.\d\d)?)|(2\d\.\d{1,2}\.\d{1,2}|(?:2\d|3[0-2])\.\d{1,2}\.\d{2,3}\.\d{4,5}))(?:$|[^\d.])"#
    )
    /// `The HD4600 driver version I use is 20.19.15.4531`
    private static let namedDriver = Pattern(
        #"(?:^|[\s(])(?:(?:The|the|my|My|our) )?([A-Z][\w-]*(?: [A-Z0-9][\w-]*){0,3} [Dd]rivers?),? (?:version|ver\.?)(?:[^.:;\d]{0,32}?(?: is| was|:|=)[^.:;\d]{0,20})? ?[:=]? ?[vV]?(\d+(?:\.\d+){2,3})"#,
        caseSensitive: true)
    private static let ofNVIDIA = Pattern(#"\b(?:NVIDIA|GeForce|Quadro|[RG]TX ?\d|[1-5]0[5-9]0 ?(?:Ti|Super|S)?\b)"#)
    private static let ofAMD = Pattern(#"\b(?:AMD|Radeon|RX ?\d{3,4}|[67][6-9][05]0 ?XTX?)"#)

    private static let ofIntel = Pattern(#"\bIntel\b.*(?:Graphics|Iris|UHD|HD ?\d|Arc)"#)

    private static func maker(in text: String, _ beside: [String]) -> String? {
        for line in [text] + beside {
            if ofNVIDIA.matches(line) { return "NVIDIA" }
            if ofAMD.matches(line) { return "AMD" }
            if ofIntel.matches(line) { return "Intel" }
        }
        return nil
    }

    private static let fixed = Pattern(
        #"\b(?:fix\w*|updat\w*|upgrad\w*|patch\w*|since|before|requires?|needs?|until|later|newer)\b[^.]{0,30}$|[<>≤≥]\s*$"#
    )

    private static let phones = Pattern(#"\b(?:iPad|iPhone|Galaxy|Pixel|Xperia|Redmi)\b"#)

    private static func isOfMachine(_ found: Hardware.Found) -> Bool {
        found.kind == .cpu || found.kind == .system || found.kind == .gpu
    }

    static func findings(_ line: Line, beside: [String]) -> [Finding] {
        let text = line.content
        var findings: [Finding] = []
        func add(_ kind: Fact.Kind, _ name: String, _ version: String? = nil) {
            findings.append(
                Finding(kind: kind, name: name, version: version, role: line.role, line: line, rule: "hardware"))
        }
        for match in firmware.all(in: text, limit: 4) {
            guard let name = match[1], let version = match[2], version.contains(where: \.isNumber),
                !fixed.matches(text.bytes(0..<match.range.lowerBound))
            else { continue }
            add(.firmware, name.uppercased() == "BIOS" ? "BIOS" : name, version)
        }
        if let match = stated.first(in: text), let version = match[1],
            !fixed.matches(text.bytes(0..<match.range.lowerBound))
        {
            add(.firmware, "firmware", version)
        }
        if let name = model.first(in: text)?[1] { add(.system, name) }
        if let name = said.first(in: text)?[1], name.contains(where: \.isNumber), Hardware.all(in: name).isEmpty {
            add(.system, name)
        }
        for match in systemROM.all(in: text, limit: 2) {
            if let version = match[1] { add(.firmware, "BIOS", version) }
        }
        for match in part.all(in: text, limit: 4) {
            if let name = match[1], let version = match[2], !fixed.matches(text.bytes(0..<match.range.lowerBound)) {
                add(.firmware, name, version)
            }
        }
        if let match = driver.first(in: text), let version = match[1] ?? match[2], let maker = maker(in: text, beside) {
            findings.append(.known(.software, maker + " driver", version, line: line, rule: "hardware"))
        }
        if let match = namedDriver.first(in: text), let name = match[1], let version = match[2],
            !OrdinaryWords.make(name, beginningWith: [.grammar, .release, .deed], togetherWith: [.thing, .part])
        {
            add(.software, name, version)
        }
        for match in phone.all(in: text, limit: 2) {
            if let version = match[1] { add(.os, "iOS", version) }
        }
        if let match = bare.first(in: text), let name = match[1] { add(.memory, name) }
        let match = amount.first(in: text)
        guard let match, let name = match[1], let range = match.range(of: 1),
            !notMemory.matches(text.bytes(range.upperBound..<text.utf8.count))
        else { return findings }
        // A phone is sold by its storage.
        if phones.matches(text), let count = Int(name.prefix(while: \.isNumber)), count >= 32, count < 1024 {
            return findings
        }
        // An amount alone may be anything; beside a processor or a machine it is the memory.
        let here = Hardware.all(in: text)
        guard !here.contains(where: { $0.kind == .memory || $0.range.overlaps(range) }) else { return findings }
        // `GTX 1050, 4GB`: the card's own.
        if here.contains(where: { $0.kind == .gpu && (0...3).contains(range.lowerBound - $0.range.upperBound) }) {
            return findings
        }
        let isShort = text.unicodeScalars.count <= 40
        guard
            here.contains(where: isOfMachine)
                || machine.matches(text) && !Hardware.isTaken(text.bytes(0..<range.lowerBound))
                || isShort && range.lowerBound <= 2
                    && beside.contains(where: { Hardware.all(in: $0).contains(where: isOfMachine) })
        else { return findings }
        add(.memory, name.trimmed())
        return findings
    }
}
