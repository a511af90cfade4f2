import Disclosure

extension Paster {
    /// `inxi`: chains of keys and values under the names of a machine's parts, broken into lines at any place.
    static let inxi = Paster(name: "inxi") { lines, scanner in
        var paste = Paste()
        var reader = InxiReader(scanner: scanner)
        for (index, line) in lines.enumerated() where !line.isBlank && reader.read(line) {
            paste.claimed.insert(index)
        }
        paste.findings = reader.finish()
        return paste
    }
}

private struct InxiReader {
    private static let heading = Pattern(
        #"^(System|Machine|CPU|Graphics|Audio|Network|Bluetooth|Logical|RAID|Drives|Partition|Swap|Sensors|Info|Battery|Memory|Repos|Processes|USB|Device|Weather):(?:\s+(.*))?$"#,
        caseSensitive: true)
    /// What tells `inxi` from other programs that print such names.
    private static let telling = Pattern(
        #"(?:^|\s)(?:bits|v|type|vendor|driver|Kernel|model|product|serial|Device-1|ID-1|Type|total|Processes|Info|Host|charge|server|Display|Report|Message|Memory): "#
    )
    private static let key = Pattern(#"^[A-Za-z][\w./-]*:$"#)

    private struct Pair {
        let key: String
        var value: String
        let line: Line
    }

    private let scanner: MentionScanner
    private var part = ""
    /// How far the part's heading is set in.
    private var depth = 0
    private var pairs: [Pair] = []
    private var findings: [Finding] = []

    init(scanner: MentionScanner) { self.scanner = scanner }

    /// Whether a line belongs to the output.
    mutating func read(_ line: Line) -> Bool {
        let depth = line.text.prefix { $0 == " " || $0 == "\t" }.count
        if part.isEmpty || depth <= self.depth, let match = Self.heading.first(in: line.text.trimmed()),
            let name = match[1]
        {
            let rest = match[2] ?? ""
            guard rest.isEmpty || Self.telling.matches(rest) || Self.telling.matches(line.text) else {
                end()
                return false
            }
            end()
            (part, self.depth) = (name, depth)
            take(rest, line)
            // A heading alone may be anybody's.
            return !rest.isEmpty
        }
        guard !part.isEmpty, line.text.first?.isWhitespace == true, line.text.utf8.count <= 300,
            !pairs.isEmpty || Self.telling.matches(line.text)
        else {
            end()
            return false
        }
        take(line.content, line)
        return true
    }

    private mutating func take(_ words: String, _ line: Line) {
        for word in words.split(separator: " ") {
            if Self.key.matches(String(word)) {
                pairs.append(Pair(key: String(word.dropLast()).lowercased(), value: "", line: line))
            } else if let last = pairs.indices.last {
                pairs[last].value += pairs[last].value.isEmpty ? String(word) : " " + word
            }
        }
    }

    mutating func finish() -> [Finding] {
        end()
        return findings
    }

    private static let nothing = Pattern(
        #"^(?:N/A|<.*>|Not Specified|To Be Filled.*|Default string|System Product Name|x\.x)?$"#)

    private func value(_ index: Int, _ key: String, within: Int = 3) -> String? {
        let found = pairs[(index + 1)...].prefix(within).first { $0.key == key }?.value
        return found.flatMap { Self.nothing.matches($0) ? nil : $0 }
    }

    private mutating func add(_ kind: Fact.Kind, _ name: String, _ version: String? = nil, _ line: Line) {
        findings.append(.known(kind, name, version, line: line, rule: "inxi"))
    }

    private mutating func end() {
        for index in pairs.indices where !Self.nothing.matches(pairs[index].value) { readPair(index) }
        (part, pairs) = ("", [])
    }

    private static let mesa = Pattern(#"\bMesa (\d+\.\d+(?:\.\d+)?)"#)
    private static let release = Pattern(#"^(\d+\.\d+\S*)"#)
    private static let size = Pattern(#"^(?:total: )?(\d[\d.]* ?[KMGT]i?B)\b"#)

    private mutating func readPair(_ index: Int) {
        let pair = pairs[index]
        let (value, line) = (pair.value, pair.line)
        switch (part, pair.key) {
        case ("System", "kernel"):
            if let version = Self.release.first(in: value)?[1] { add(.kernel, "Linux", version, line) }
            if let arch = scanner.architectures(in: value).first?.name { add(.arch, arch, nil, line) }
        case ("System", "arch"):
            if let arch = SystemNames.architecture(value, scanner) { add(.arch, arch, nil, line) }
        case ("System", "desktop"):
            if let version = self.value(index, "v", within: 1) {
                add(.software, value, version, line)
            } else if let known = scanner.mentions(in: value).first(where: { $0.version != nil }) {
                add(.software, known.name, known.version, line)
            }
        case ("System", "distro"):
            guard let system = SystemNames.system(value, scanner) else { return }
            add(.os, system.name, system.version, line)
        case ("Machine", "product"),
            ("Machine", "system") where self.value(index, "product", within: 1) == nil:
            let maker = index > 0 && pairs[index - 1].key == "system" ? pairs[index - 1].value : nil
            let model = self.value(index, "v", within: 1)
            // Lenovo's product name is a number, and the name that people know its version.
            let name = model.map { SystemNames.isTypeNumber(value) ? $0 : value + " " + $0 } ?? value
            add(.system, SystemNames.machine(maker, name), nil, line)
        case ("Machine", "uefi"), ("Machine", "bios"), ("Machine", "uefi-[legacy]"):
            if let version = self.value(index, "v", within: 1) { add(.firmware, "BIOS", version, line) }
        case ("CPU", "model"):
            add(.cpu, Hardware.all(in: value).first { $0.kind == .cpu }?.name ?? Hardware.clean(value), nil, line)
        case ("Graphics", "server"):
            if let version = self.value(index, "v", within: 1) ?? Self.numbered.first(in: value)?[1],
                value.lowercased().hasPrefix("x")
            {
                add(.software, "X.Org Server", version, line)
            }
        case ("Graphics", "v"), ("Graphics", "renderer"):
            if let version = Self.mesa.first(in: value)?[1] { add(.software, "Mesa", version, line) }
        case ("Graphics", "mesa"):
            if let version = self.value(index, "v", within: 1) ?? Self.release.first(in: value)?[1] {
                add(.software, "Mesa", version, line)
            }
        case ("Graphics", "vendor"):
            if value.hasSuffix("mesa"), let version = self.value(index, "v", within: 1) {
                add(.software, "Mesa", version, line)
            }
        case ("Graphics", "driver"):
            if value == "nvidia", let version = self.value(index, "v", within: 1) {
                add(.software, "NVIDIA driver", version, line)
            }
        case ("Info", "memory"), ("Memory", "total"), ("Memory", "ram"), ("Info", "total"):
            if let amount = Self.size.first(in: value)?[1] ?? self.value(index, "total", within: 1) {
                add(.memory, amount, nil, line)
            }
        case ("Drives", "model"):
            let maker = index > 0 && pairs[index - 1].key == "vendor" ? pairs[index - 1].value : nil
            add(.storage, SystemNames.machine(maker, value), nil, line)
        default: readDevice(pair)
        }
    }

    private static let numbered = Pattern(#"(\d+\.\d[\w.]*)$"#)

    private mutating func readDevice(_ pair: Pair) {
        guard pair.key.hasPrefix("device-"), pair.value.unicodeScalars.count <= 80 else { return }
        switch part {
        case "Graphics" where !pair.value.lowercased().contains("cam"):
            let known = Hardware.all(in: pair.value).first { $0.kind == .gpu }
            add(.gpu, known?.name ?? pair.value, nil, pair.line)
        case "Network": add(.network, pair.value, nil, pair.line)
        default: break
        }
    }
}
