import Disclosure

extension Paster {
    /// `dmidecode`, `lshw` and `lspci`: what a line says depends on the device above it.
    static let sections = Paster(name: "hardware-list") { lines, _ in
        var paste = Paste()
        var reader = DeviceReader()
        for (index, line) in lines.enumerated() where !line.isBlank {
            guard DeviceReader.likely.matches(line.text) || reader.isInside else { continue }
            if reader.read(line) { paste.claimed.insert(index) }
        }
        paste.findings = reader.finish()
        return paste
    }
}

private struct DeviceReader {
    static let likely = Pattern(
        #"Information\s*$|\*-\w+|^[0-9a-f:]{2,10}\.\d |^\s*(?:Machine|CPU|Graphics|Network|Drives):|^Bus \d{3}|Memory Device|product:|Mobo:|Mem:|MemTotal|^(?:/0\S*)?\s+(?:\S+\s+)?(?:system|processor|memory|display|network|storage|disk|bus)\s{2,}\S|iB Mem"#
    )
    private static let dmi = Pattern(
        #"^\s*(BIOS Information|System Information|Base Board Information|Chassis Information|Processor Information|Memory Device|Firmware Information|On Board Device.*|OEM Strings|Cache Information|System Slot Information)\s*$"#,
        caseSensitive: true)
    private static let lshw = Pattern(
        #"^\s*\*-([a-z]+)(?::\d+)?(?: (?:UNCLAIMED|DISABLED))?(?:\s+description:.*)?\s*$"#)
    private static let pair = Pattern(#"^[\s|]*([A-Za-z][\w /-]{1,30}):\s+(\S.*?)\s*$"#)
    private static let pci = Pattern(
        #"^\s*(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.\d\s+"?([A-Z][\w .,/()-]+?)"?(?: \[[0-9a-f]{4}\])?:\s+"?(.+?)"?(?: \[[0-9a-f]{4}:[0-9a-f]{4}\])?(?: \(rev \w+\))?(?: \(prog-if.*)?$"#
    )
    private static let usb = Pattern(#"^\s*Bus \d{3} Device \d{3}: ID "#)
    private static let free = Pattern(#"^\s*Mem:\s+(\d[\d.]*[KMGT]i?B?)\s+\S+\s+\S+"#)

    /// A line of `lshw -short`.
    private static let short = Pattern(
        #"^(?:/0\S*)?\s+(?:\S+\s+)?(system|processor|memory|display|network|storage|disk|bus)\s{2,}(\S.*?)\s*$"#,
        caseSensitive: true)
    private static let memorySize = Pattern(#"^(\d+[KMGT]iB) System [Mm]emory"#)
    /// `KiB Mem:  65773568 total` of `top` and `emerge --info`.
    private static let top = Pattern(#"^\s*([KMG])iB Mem ?: +(\d[\d.]*)[ +]total"#)

    private mutating func takeShort(_ kind: String, _ name: String, _ line: Line) {
        switch kind {
        case "system" where !line.text.hasPrefix("/0/") && !Self.nothing.matches(name):
            add(.system, name.prefixBeforeParenthesis, nil, line)
        case "processor":
            for found in Hardware.all(in: name) where found.kind == .cpu { add(.cpu, found.name, nil, line) }
        case "memory": if let amount = Self.memorySize.first(in: name)?[1] { add(.memory, amount, nil, line) }
        case "display": add(.gpu, name, nil, line)
        case "network" where name.contains(" "): add(.network, name, nil, line)
        case "storage", "disk":
            if name.contains(where: \.isNumber), !name.hasSuffix("ontroller") { add(.storage, name, nil, line) }
        default: break
        }
    }

    private enum Device { case bios, system, board, processor, memory, other }
    private var device: Device?
    private var silent = 0
    private var findings: [Finding] = []
    private var maker: String?
    private var hasSystem = false
    private var hasProcessor = false
    /// Lines since the device's last one: a list ends where other text begins.
    private var distance = 0

    var isInside: Bool { device != nil }

    private mutating func add(_ kind: Fact.Kind, _ name: String, _ version: String? = nil, _ line: Line) {
        findings.append(
            Finding(kind: kind, name: name, version: version, role: line.role, line: line, rule: "hardware-list"))
    }

    /// Whether a line belongs to a list of devices.
    mutating func read(_ line: Line) -> Bool {
        if let title = Self.dmi.first(in: line.text)?[1] {
            enter(Self.titles[title] ?? .other)
            return true
        }
        if let name = Self.lshw.first(in: line.text)?[1] {
            enter(Self.classes[name] ?? .other)
            return true
        }
        if let match = Self.pci.first(in: line.text), let kind = match[1], let name = match[2] {
            takePCI(kind, name, line)
            return true
        }
        if let match = Self.short.first(in: line.text), let kind = match[1], let name = match[2] {
            takeShort(kind, name, line)
            return true
        }
        if let match = Self.top.first(in: line.text), let unit = match[1], let amount = match[2] {
            add(.memory, "\(amount) \(unit)iB", nil, line)
            return true
        }
        if Self.usb.matches(line.text) { return true }
        if let amount = Self.free.first(in: line.text)?[1] {
            add(.memory, amount, nil, line)
            return true
        }
        guard let device else { return false }
        guard let match = Self.pair.first(in: line.text), let key = match[1]?.lowercased(), let value = match[2],
            line.text.first?.isWhitespace == true
        else {
            distance += 1
            if distance > 2 || line.text.first?.isWhitespace != true { self.device = nil }
            return false
        }
        distance = 0
        take(device, key, value, line)
        return true
    }

    private mutating func enter(_ device: Device) {
        (self.device, maker, distance) = (device, nil, 0)
    }

    private static let titles: [String: Device] = [
        "BIOS Information": .bios, "Firmware Information": .bios, "System Information": .system,
        "Base Board Information": .board, "Processor Information": .processor,
    ]
    private static let classes: [String: Device] = [
        "firmware": .bios, "core": .board, "cpu": .processor, "memory": .memory, "display": .other, "network": .other,
    ]
    private static let nothing = Pattern(
        #"^(?:Not Specified|To Be Filled.*|Default string|System Product Name|None|N/A|Unknown|O\.E\.M\.|0+)?$"#)

    private mutating func take(_ device: Device, _ key: String, _ value: String, _ line: Line) {
        guard !Self.nothing.matches(value) else { return }
        switch (device, key) {
        case (.bios, "version"): add(.firmware, "BIOS", value, line)
        case (.system, "manufacturer"), (.board, "manufacturer"), (.board, "vendor"): maker = value
        case (.system, "product name"):
            hasSystem = true
            add(.system, SystemNames.machine(maker, value), nil, line)
        case (.board, "product name") where !hasSystem, (.board, "product") where !hasSystem:
            hasSystem = true
            add(.system, SystemNames.machine(maker, value), nil, line)
        case (.processor, "version"), (.processor, "product"):
            guard !hasProcessor, value.contains(where: \.isNumber), value.contains(" ") else { return }
            hasProcessor = true
            add(.cpu, Hardware.all(in: value).first { $0.kind == .cpu }?.name ?? Hardware.clean(value), nil, line)
        case (.memory, "size"): add(.memory, value, nil, line)
        default: break
        }
    }

    private static let kinds: [(String, Fact.Kind)] = [
        ("VGA compatible controller", .gpu), ("3D controller", .gpu), ("Display controller", .gpu),
        ("Ethernet controller", .network), ("Network controller", .network), ("RAID bus controller", .storage),
        ("Serial Attached SCSI controller", .storage), ("Non-Volatile memory controller", .storage),
    ]

    private static let board = Pattern(#"^(?:(NVIDIA|Advanced Micro Devices)\b.*?)?\[([^\[\]/]*\d[^\[\]]*)\]$"#)

    /// A card by the name that it is sold by, where the whole has too many words for one.
    private static func graphics(_ name: String) -> String {
        guard name.count(where: { $0 == " " }) > 5 || name.hasPrefix("NVIDIA"), let match = board.first(in: name),
            let sold = match[2]
        else { return String(String.UnicodeScalarView(name.unicodeScalars.prefix(78))) }
        return (match[1].map { $0.hasPrefix("N") ? "NVIDIA " : "AMD " } ?? "") + sold
    }

    private mutating func takePCI(_ kind: String, _ name: String, _ line: Line) {
        guard let known = Self.kinds.first(where: { kind.hasPrefix($0.0) })?.1 else { return }
        add(
            known,
            known == .gpu ? Self.graphics(name) : String(String.UnicodeScalarView(name.unicodeScalars.prefix(78))), nil,
            line)
    }

    mutating func finish() -> [Finding] { findings }
}
