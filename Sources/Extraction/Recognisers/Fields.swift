import Disclosure

extension Recogniser {
    /// `Key: value` in all its styles; what the value is, the key says.
    static let fields = Recogniser(name: "field") { reading in
        let splitter = ValueSplitter(scanner: reading.scanner)
        return reading.fields.flatMap { field -> [Finding] in
            guard !field.line.isSilent || field.meaning == .affectedVersion else { return [] }
            return field.values.flatMap { FieldValues.findings(field, $0.words, $0.line, splitter) }
        }
    }
}

/// What the value of a field says, by the field's meaning.
enum FieldValues {
    private static let url = Pattern(#"\(?(?:https?|ftp)://[^\s)]+\)?|\[(?:\d+)\]"#)
    private static let link = Pattern(#"^\[([^\]]+)\]\(https?:[^)]*\)"#)
    private static let amount = Pattern(
        #"""
        ^(?:[\d.]+ ?[KMGT]i?B ?/ ?)?(\d[\d.,]* ?(?:[KMGT]i?B?|bytes|バイト|Go|Mo))\b(?: ?\(([\d.,]+ ?[KMGT]i?B)\))?
        """#)
    private static let noise = Pattern(
        #"^(?:yes|no|true|false|はい|いいえ|\d+ ?(?:cores?|cpus?|x)?|x|desktop|laptop|server|mobile|phone|tablet|pc|mac|other|unspecified|physical|virtual|multiple|various|(?:all|any|every)\b.*)$"#
    )
    /// The name that a machine has in its network.
    private static let hostName = Pattern(
        #"^(?:(?:DESKTOP|LAPTOP|WIN|PC|WS|SRV)-\S+|\S+-(?:PC|LAPTOP|DESKTOP|WIN\d*)|[A-Z]+|[a-z]+[a-z0-9-]*\d*)$"#,
        caseSensitive: true)
    private static let machineName = Pattern(#"^(?:device|computer|machine|system) name$|^boards?$"#)
    /// A time that the machine has been up, or another pair of a key and a value.
    private static let noMachine = Pattern(#"\S: |\w = |\d:\d\d|uptime|[{}<>]"#)
    private static let cores = Pattern(
        #"""
        ^\d+ プロセッサ|^\d+ Processor|Installed|^\d+$|^GenuineIntel$|^AuthenticAMD$|^\w+[:=]|^\S+ ?= ?\w|^0x|^(?:32|64)[- ]bit
        """#)
    /// The kernel's `CPU: 3 PID: 12922 Comm: …` names no processor.
    private static let process = Pattern(#"\bU?PID:"#)

    static func findings(_ field: Field, _ words: String, _ line: Line, _ splitter: ValueSplitter) -> [Finding] {
        var value = words
        if let match = link.first(in: value), let name = match[1] { value = name }
        if let match = url.first(in: value) { value = value.bytes(0..<match.range.lowerBound) }
        value = value.trimmed("\"' ")
        guard !value.isEmpty else { return [] }
        let rule = "field"
        func one(_ kind: Fact.Kind, _ name: String, _ version: String? = nil) -> [Finding] {
            [Finding(kind: kind, name: name, version: version, role: field.role, line: line, rule: rule)]
        }
        func split(guess: Bool = false) -> [Finding] {
            splitter.findings(in: value, line: line, role: field.role, rule: rule, guessNames: guess)
        }
        switch field.meaning {
        case .environment: return split(guess: true)
        case .software, .hypervisor: return software(value, field, splitter, split(guess: true), one)
        case .os:
            if kernelRelease.matches(value) || osVersion.matches(field.key) && plainRelease.matches(value) {
                return one(.kernel, "Linux", value)
            }
            // `Windows version: 10 22H2`
            if windowsKey.matches(field.key), bareWindows.matches(value) {
                return splitter.findings(in: "Windows " + value, line: line, role: field.role, rule: rule)
            }
            guard let node = SystemNames.ofNode(value) else { return split() }
            return one(node.kind, node.name, node.version) + one(.arch, node.arch)
        case .kernel: return kernel(value, of: field.key, split(), one)
        case .arch:
            return splitter.scanner.architectures(in: value).prefix(2).flatMap { one(.arch, $0.name) }
                + split().filter { $0.kind == .cpu }
        case .cpu:
            let known = split().filter { $0.kind == .cpu || $0.kind == .arch }
            if process.matches(value) { return [] }
            if !known.isEmpty || cores.matches(value) || value.unicodeScalars.count > 80 { return known }
            if modelName.matches(field.key), !processorWord.matches(value) {
                return one(.system, value.prefixBeforeParenthesis)
            }
            return one(.cpu, Hardware.clean(value))
        case .memory:
            guard let match = amount.first(in: value), let name = match[1] else {
                return split().filter { $0.kind == .memory }
            }
            return one(.memory, name)
        case .gpu:
            let known = split().filter { $0.kind == .gpu || $0.version != nil }
            return known
        case .storage: return split().filter { $0.version != nil }
        case .system:
            let known = split()
            if known.contains(where: { $0.kind == .system }) || value.unicodeScalars.count > 60 || noise.matches(value)
            {
                return known
            }
            if known.contains(where: { $0.kind != .arch }) || noMachine.matches(value) { return known }
            if machineName.matches(field.key), hostName.matches(value) { return known }
            if OrdinaryWords.has(value, .part) { return known }
            return one(.system, value.prefixBeforeParenthesis)
        case .firmware:
            guard !ProductVersions.isForEach(value) else { return [] }
            guard let version = VersionGrammar.version(ofValue: value) else { return split() }
            return one(.firmware, firmware.first(in: field.key)?[0].map(firmwareName) ?? "firmware", version)
        case .network: return []
        case .setting:
            guard value.unicodeScalars.count <= 40 else { return [] }
            return one(.setting, field.key, value)
        case .version:
            guard !field.thing.isEmpty else { return office(value, line, field.role) }
            return version(of: field, value, splitter, line)
        case .silent: return description.matches(field.key) ? system(value, line, field.role, splitter) : []
        case .title, .product, .affectedVersion: return []
        }
    }

    private static let windowsKey = Pattern(#"^windows\b"#)
    private static let bareWindows = Pattern(#"^(?:7|8(?:\.1)?|10|11|XP|Vista|Server)\b"#)
    private static let modelName = Pattern(#"^model name$"#)
    private static let processorWord = Pattern(#"CPU|process|\bcore|@|GHz|\bARM|MIPS"#)
    /// A system's version that is its kernel's.
    private static let kernelRelease = Pattern(#"^[2-6]\.\d{1,2}\.\d{1,3}-[\w.+~-]+$"#)
    private static let osVersion = Pattern(#"^os[_ ](?:version|release)$"#)
    private static let plainRelease = Pattern(#"^[4-6]\.\d{1,2}\.\d{1,3}$"#)
    private static let tagged = Pattern(#"^[a-z]+-v?(\d+(?:\.\w+)+)$"#)

    private static let firmware = Pattern(#"BIOS|UEFI|BMC|boot ?loader|boot ?rom|system rom|microcode"#)

    /// HPE's system ROM is its BIOS.
    private static func firmwareName(_ words: String) -> String {
        let name = words.lowercased()
        return name == "system rom" ? "BIOS" : name.count == 3 || name.count == 4 ? name.uppercased() : name
    }

    /// `UTM Version: 4.7.0`: a thing and its version in one field.
    private static func version(of field: Field, _ value: String, _ splitter: ValueSplitter, _ line: Line) -> [Finding]
    {
        var value = value
        // `(Ubuntu 11.4.0-1) 11.4.0`: who built it, and then the version.
        if let builder = Self.builder.first(in: value) {
            value = value.bytes(builder.range.upperBound..<value.utf8.count)
        }
        // `VS Code version: Code 1.82.2 (Universal)`: the name again.
        if let match = Self.again.first(in: value), let name = match[1], let number = match.range(of: 2),
            Catalogue.fold(field.thing).hasSuffix(Catalogue.fold(name))
        {
            value = value.bytes(number.lowerBound..<value.utf8.count)
        }
        let known = splitter.scanner.mentions(in: value).filter { mention in
            mention.version.map { mention.kind != .os || !VersionGrammar.isPackageRevision($0) } ?? false
        }
        let startsWithNumber = VersionGrammar.leading.first(in: value).flatMap { VersionGrammar.version($0) } != nil
        if !known.isEmpty, !startsWithNumber {
            return known.map { splitter.finding($0, line: line, role: field.role, rule: "field") }
        }
        if let windows = WindowsName.all(in: "\(field.thing) \(value)").first, !windows.isBare {
            return [
                Finding(
                    kind: .os, name: windows.name, version: windows.version, role: field.role, line: line,
                    rule: "field", cpe: windows.cpe)
            ]
        }
        if codename.matches(value), let entry = splitter.scanner.catalogue.entry(for: field.thing), entry.kind == .os {
            // `Debian Release: trixie/sid`
            return [
                Finding(
                    kind: .os, name: entry.name, version: value, role: field.role, line: line, rule: "field",
                    cpe: entry.cpe.map { CPEName.formatted($0, version: nil) })
            ]
        }
        if let hash = ProductVersions.commit(in: value),
            let entry = splitter.scanner.catalogue.entry(for: field.thing), entry.kind != .os
        {
            return [.known(.software, entry.name, hash, role: field.role, line: line, rule: "field")]
        }
        if let number = tagged.first(in: value)?[1] { value = number }
        guard let version = VersionGrammar.version(ofValue: value) else {
            // `macOS version: Sonoma 14.2`
            let whole = splitter.scanner.mentions(in: "\(field.thing) \(value)").first
            return whole.flatMap { $0.version == nil || $0.range.lowerBound > 0 ? nil : $0 }.map {
                [splitter.finding($0, line: line, role: field.role, rule: "field")]
            } ?? []
        }
        let joined = splitter.scanner.mentions(in: "\(field.thing) \(version)")
        let beside =
            parenthesis.first(in: value)?[1].map { words in
                splitter.scanner.mentions(in: words).filter {
                    $0.kind == .os && !$0.isBare || $0.version?.contains(".") ?? false
                }
            }.map { $0.map { splitter.finding($0, line: line, role: field.role, rule: "field") } } ?? []
        if var mention = joined.first(where: { $0.version != nil }) {
            mention.version = version
            return [splitter.finding(mention, line: line, role: field.role, rule: "field")] + beside
        }
        guard ValueSplitter.isTelling(version), field.thing.unicodeScalars.count >= 3, !noThing.matches(field.thing)
        else { return [] }
        return [
            Finding(kind: .software, name: field.thing, version: version, role: field.role, line: line, rule: "field")
        ]
    }

    /// Parts of a thing that is named elsewhere.
    private static let noThing = Pattern(
        #"^(?:image|config\w*|hardware|board|pcb|package|file|boot|system|format|database|server|client|plug-?in|extension|module|theme|プラグイン|モジュール|アプリ|本体|テーマ|データベース|サーバー?|クライアント|应用(?:程序)?|软件|程序|模块|.*模块|产品|文件|固件|插件|客户端|服务(?:器|端)|协议|驱动(?:程序)?|内核|组件|框架|目标)$"#
    )
    private static let codename = Pattern(#"^[a-z]{3,12}(?:/[a-z]{3,12})?$"#)
    /// `8.1.21 (CentOS Stream 9, Apache 2.4.57)`: what it runs on.
    private static let parenthesis = Pattern(#"^v?\d[\w.]*(?:-[\w.]+)? ?[(（]([^()（）]{4,80})[)）]$"#)
    private static let again = Pattern(#"^([A-Za-z][\w.+-]*(?: [A-Za-z][\w.+-]*){0,2}) v?(\d+\.\d)"#)
    private static let builder = Pattern(#"^\([^()]{1,60}\) "#)
}

extension String {
    /// `Samsung Galaxy S4 (AT&T model)` as `Samsung Galaxy S4`.
    var prefixBeforeParenthesis: String {
        guard let open = firstIndex(where: { $0 == "(" || $0 == "（" }), open != startIndex else { return self }
        return String(self[..<open]).trimmed()
    }
}
