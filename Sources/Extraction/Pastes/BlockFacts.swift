import Disclosure

/// Gathers what one block of a program's output says: some facts stand in two of its lines.
struct BlockFacts {
    let rule: String
    let scanner: MentionScanner
    var list: [Finding] = []
    var os: Finding?
    private var osVersion: String?
    private var maker: String?
    private var model: (name: String, line: Line)?
    var subject: String?
    private var memory: Finding?
    private var modelVersion: String?

    init(rule: String, scanner: MentionScanner) {
        self.rule = rule
        self.scanner = scanner
    }

    private static let nothing = Pattern(
        #"""
        ^(?:n/?a|none|unknown|not (?:specified|applicable|available|present|settable)|could not collect|default string\#
        |to be filled by.*|system (?:product name|manufacturer|version|name)|o\.?e\.?m\.?|undefined|null|-+|<.*>|\.+\#
        |x\.x|all series|type1productconfigid|virtual machine|not defined|invalid|empty|该.*|なし|not found|0+)?$
        """#)
    private static let ofSystem = Pattern(
        #"^(?:nt\w*\.exe|ntkrnl\w*|win32k\w*\.sys|hal\.dll|memory_corruption|hardware|unknown_image|nt)$"#)
    private static let amount = Pattern(
        #"^(?:[\d.]+ ?[KMGT]i?B ?/ ?)?(\d[\d.,]* ?(?:[KMGT]i?B?|bytes|バイト|kB))\b"#)
    mutating func take(_ read: BlockRead, _ value: String, _ line: Line) {
        guard !Self.nothing.matches(value), value.unicodeScalars.count <= 200 else { return }
        switch read {
        case .os: takeSystem(value, line)
        case .systemOrKernel:
            if value.hasPrefix("Linux ") { takeKernel(value, line) } else { takeSystem(value, line) }
            if let name = SystemNames.architecture(value, scanner) { add(.arch, name, line: line) }
        case .osVersion:
            // Node.js gives the edition of a Windows as its version.
            if WindowsName.all(in: value).first.map({ !$0.isBare && $0.range.lowerBound == 0 }) ?? false {
                takeSystem(value, line)
            } else {
                osVersion = osVersion ?? SystemNames.version(value)
            }
        case .kernel: takeKernel(value, line)
        case .arch:
            if let name = SystemNames.architecture(value, scanner) { add(.arch, name, line: line) }
        case .cpu:
            takeProcessor(value, line)
            if let name = scanner.architectures(in: value).first?.name { add(.arch, name, line: line) }
        case .memory:
            if memory == nil, let name = Self.amount.first(in: value)?[1] {
                memory = finding(.memory, name.trimmed(), nil, line)
            }
        case .gpu:
            let known = Hardware.all(in: value).filter { $0.kind == .gpu }
            known.forEach { add(.gpu, $0.name, line: line) }
            if known.isEmpty, value.unicodeScalars.count <= 60 { add(.gpu, Hardware.clean(value), line: line) }
        case .maker: maker = maker ?? value
        case .model: if model == nil, value.contains(where: \.isLetter) { model = (value, line) }
        case .bios: takeFirmware("BIOS", value, line)
        case .firmware(let name): takeFirmware(name, value, line)
        case .storage: if value.unicodeScalars.count <= 60 { add(.storage, value, line: line) }
        case .network: if value.unicodeScalars.count <= 80 { add(.network, value, line: line) }
        case .virtualization:
            if let name = SystemNames.hypervisors[value.lowercased()] { add(.hypervisor, name, line: line) }
        case .mentions:
            let splitter = ValueSplitter(scanner: scanner)
            list += splitter.findings(in: value, line: line, role: line.role, rule: rule)
        case .subject: subject = value
        case .subjectVersion:
            // The system's own files have its version.
            if let subject, !Self.ofSystem.matches(subject), let version = VersionGrammar.version(ofValue: value) {
                list.append(.known(.software, subject, version, line: line, rule: rule))
            }
        case .software(let name): takeProgram(.software, name, value, line)
        case .hypervisor(let name): takeProgram(.hypervisor, name, value, line)
        case .versionOf(let name): takeProgram(.software, name, Self.parentheses.removed(from: value), line)
        case .process: subject = Self.program.first(in: value)?[1]
        case .firmwareKind: if value.uppercased() == "UEFI" { add(.firmware, "UEFI", line: line) }
        case .maven: takeMaven(value, line)
        case .fortinet: takeFortinet(value, line)
        case .package: takePackage(value, line)
        case .program: takeNamed(value, line)
        case .memoryIn(let unit):
            guard memory == nil, value.utf8.allSatisfy(SpellingIndex.isDigit) else { return }
            memory = finding(.memory, "\(value) \(unit)", nil, line)
        case .modelVersion: modelVersion = value
        case .systemNamed(let name):
            let version = VersionGrammar.version(ofValue: value) ?? value.split(separator: "/").first.map(String.init)
            os = os ?? .known(.os, name, version, line: line, rule: rule)
        case .setting(let name): if value.unicodeScalars.count <= 24 { add(.setting, name, value, line: line) }
        }
    }

    func finding(_ kind: Fact.Kind, _ name: String, _ version: String?, _ line: Line) -> Finding {
        Finding(kind: kind, name: name, version: version, role: line.role, line: line, rule: rule)
    }

    mutating func add(_ kind: Fact.Kind, _ name: String, _ version: String? = nil, line: Line) {
        list.append(finding(kind, name, version, line))
    }

    /// What the whole block says.
    func findings() -> [Finding] {
        var list = self.list
        if var os {
            if let osVersion, SystemNames.isFuller(osVersion, than: os.version) { os.version = osVersion }
            if os.name == "Linux" { os.kind = .kernel }
            if let version = os.version, let cpe = os.cpe, cpe.hasPrefix("cpe:2.3:o:microsoft:") == false {
                let product = Catalogue.standard.entry(for: os.name)?.cpe
                os.cpe = product.map { CPEName.formatted($0, version: version) } ?? cpe
            }
            if os.kind == .os || os.version != nil { list.insert(os, at: 0) }
        } else if let osVersion, let windows = SystemNames.windows(build: osVersion), let line = list.first?.line {
            list.append(finding(.os, windows, osVersion, line))
        }
        if let memory { list.append(memory) }
        if var model {
            // Lenovo's product name is a number, and the name that people know its version.
            if let modelVersion, SystemNames.isTypeNumber(model.name), modelVersion.contains(" ") {
                model.name = modelVersion
            }
            list.append(finding(.system, SystemNames.machine(maker, model.name), nil, model.line))
        }
        return list
    }
}
