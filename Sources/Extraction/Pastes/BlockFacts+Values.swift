import Disclosure

/// The values whose parts are facts of their own.
extension BlockFacts {
    private static let release = Pattern(#"(\d+\.\d+(?:\.\d+)?[\w.+~-]*)"#)
    private static let firmware = Pattern(
        #"(?:^|\s)(v?\d[\w.]*(?: ?\([\d. ]+\))?|[A-Z]{1,6}\d[\w.]*(?: ?\([\d. ]+\))?|[A-Z]\.\d\w*|[A-Z]\d+ Ver\. [\d.]+)$"#
    )
    private static let dated = Pattern(
        #"(?:,\s*|\s+)(?:\d{1,4}[/-]\d{1,2}[/-]\d{1,4}|\d{1,2}\.\d{1,2}\.\d{4}).*$|\s+\(.*\d{4}\)$|\s+\(type: \w+\)$|\s+for [A-Z][\w-]+(?:,.*)?$"#
    )

    mutating func takeProgram(_ kind: Fact.Kind, _ name: String, _ value: String, _ line: Line) {
        guard let version = VersionGrammar.version(ofValue: value) else { return }
        // Browsers say for which processor they were built.
        if value.contains("Official Build"), let arch = scanner.architectures(in: value).first?.name {
            add(.arch, arch, line: line)
        }
        let name = name == "Docker" && subject?.hasPrefix("Podman") == true ? "Podman" : name
        // What the catalogue calls a system is one, whoever prints its version.
        let known = Catalogue.standard.entry(for: name)?.kind ?? kind
        list.append(.known(known, name, version, line: line, rule: rule))
    }

    private static let package = Pattern(#"^(\S*[A-Za-z]\S*) (?:\d+:)?(\d\S*)(?: |$)|^(\S+) \((\d\S*)\)$"#)

    mutating func takePackage(_ value: String, _ line: Line) {
        guard let match = Self.package.first(in: value), let name = match[1] ?? match[3],
            let version = match[2] ?? match[4]
        else { return }
        list.append(
            .known(Catalogue.standard.entry(for: name)?.kind ?? .software, name, version, line: line, rule: rule))
    }

    static let parentheses = Pattern(#"\([^()]*\)|^.*?version |^[a-z]+[-/]"#)
    private static let otherNumbered = Pattern(
        #"^KB\d{6,}|^[0-9a-f.]*:?[0-9a-f.:]+$|\b(?:Ethernet|Wi-?Fi|Wireless|Network|NIC|Adapter|Gigabit|Bluetooth|VPN)\b"#
    )
    private static let adapter = Pattern(#"\b(?:Ethernet|Wi-?Fi|Wireless|Gigabit)\b"#)
    static let program = Pattern(#"^(\S.*?)(?:\.exe)?(?: \[\d+\]?)?$"#)
    private static let maven = Pattern(#"^(\w+)", version: "([^"]+)", arch: "(\w+)"#)
    private static let fortinet = Pattern(#"^(Forti\w+-\w+) v(\d+\.\d+\.\d+),? ?(build\d+)?"#)

    mutating func takeMaven(_ value: String, _ line: Line) {
        guard let match = Self.maven.first(in: value), let name = match[1], let version = match[2] else { return }
        if name == "linux" { list.append(.known(.kernel, "Linux", version, line: line, rule: rule)) }
        if let arch = match[3] { add(.arch, arch, line: line) }
    }

    mutating func takeFortinet(_ value: String, _ line: Line) {
        guard let match = Self.fortinet.first(in: value), let device = match[1], let version = match[2] else { return }
        list.append(.known(.os, "FortiOS", version, line: line, rule: rule))
        add(.system, device, line: line)
    }

    mutating func takeSystem(_ value: String, _ line: Line) {
        if let node = SystemNames.ofNode(value) {
            list.append(.known(node.kind, node.name, node.version, line: line, rule: rule))
            add(.arch, node.arch, line: line)
            return
        }
        guard os == nil, let system = SystemNames.system(value, scanner) else { return }
        os = finding(.os, system.name, system.version, line)
        os?.cpe = system.cpe
    }

    mutating func takeKernel(_ value: String, _ line: Line) {
        guard let release = Self.release.first(in: value)?[1] else { return }
        let name = value.hasPrefix("Darwin") ? "Darwin" : "Linux"
        list.append(.known(.kernel, name, release, line: line, rule: rule))
        if let machine = scanner.architectures(in: value).first?.name { add(.arch, machine, line: line) }
    }

    mutating func takeProcessor(_ value: String, _ line: Line) {
        let known = Hardware.all(in: value).filter { $0.kind == .cpu }
        // `systeminfo` numbers its updates and adapters as it does its processors.
        if Self.otherNumbered.matches(value) {
            if Self.adapter.matches(value), value.unicodeScalars.count <= 60 { add(.network, value, line: line) }
        } else if known.isEmpty {
            guard value.contains(where: \.isLetter), value.contains(where: \.isNumber), !value.contains("Installed"),
                !value.contains("インストール"), !value.contains("installiert"), !value.contains("nstalad"),
                !value.contains("nstallé"), !value.contains("nstallat"), !value.contains("安装"), !value.contains("설치"),
                !value.contains("становлен"), value.unicodeScalars.count <= 80
            else { return }
            add(.cpu, Hardware.clean(value), line: line)
        } else {
            known.prefix(1).forEach { add(.cpu, $0.name, line: line) }
        }
    }

    mutating func takeFirmware(_ name: String, _ value: String, _ line: Line) {
        var value = value
        if let date = Self.dated.first(in: value) { value = value.bytes(0..<date.range.lowerBound) }
        guard let version = Self.firmware.first(in: value.trimmed(", "))?[1] else { return }
        add(.firmware, name, version, line: line)
    }

    private static let named = Pattern(#"^([A-Za-z][\w.+-]*(?: [A-Z][\w.+-]*){0,2}),? v?(\d+(?:\.\w+)+)(?: \(.*\))?$"#)

    /// A program in a line for its kind: `Shell: fish 3.7.0`.
    mutating func takeNamed(_ value: String, _ line: Line) {
        guard let match = Self.named.first(in: value), let name = match[1], let version = match[2] else { return }
        let known = Catalogue.standard.entry(for: name)?.kind ?? .software
        list.append(.known(known, name, version, line: line, rule: rule))
    }
}
