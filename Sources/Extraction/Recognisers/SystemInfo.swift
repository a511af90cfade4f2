import Disclosure

extension Recogniser {
    /// Windows' `systeminfo`, in English and in Japanese.
    static let systemInfo = Recogniser(name: "systeminfo") { reading in
        var findings: [Finding] = []
        var system: Finding?
        for line in reading.lines {
            guard let match = SystemInfoLine.pair.first(in: line.text), let key = match[1], let value = match[2] else {
                continue
            }
            func finding(_ kind: Fact.Kind, _ name: String, _ version: String? = nil) -> Finding {
                Finding(kind: kind, name: name, version: version, role: line.role, line: line, rule: "systeminfo")
            }
            switch key {
            case "OS Name", "OS 名":
                if let system { findings.append(system) }
                let windows = WindowsName.all(in: value).first
                system = finding(.os, windows?.name ?? value, windows?.version)
                system?.cpe = windows?.cpe
            case "OS Version", "OS バージョン":
                if let version = SystemInfoLine.build.first(in: value)?[1] { system?.version = version }
            case "BIOS Version", "BIOS バージョン":
                if let version = SystemInfoLine.bios.first(in: value)?[1] {
                    findings.append(finding(.firmware, "BIOS", version))
                }
            case "Total Physical Memory", "物理メモリの合計": findings.append(finding(.memory, value))
            case "System Model", "システム モデル": findings.append(finding(.system, value))
            case "System Type", "システムの種類":
                findings += reading.scanner.architectures(in: value).prefix(1).map { finding(.arch, $0.name) }
            default: break
            }
        }
        if let system { findings.append(system) }
        return findings
    }
}

private enum SystemInfoLine {
    static let pair = Pattern(
        #"""
        ^\s*(OS Name|OS Version|OS 名|OS バージョン|BIOS Version|BIOS バージョン|Total Physical Memory\#
        |物理メモリの合計|System Model|システム モデル|System Type|システムの種類):\s{2,}(\S.*?)\s*$
        """#, caseSensitive: true)
    static let build = Pattern(#"^(\d+\.\d+\.\d{4,5})\b"#)
    static let bios = Pattern(#"(?:^|\s)v?(\d[\w.]*|[A-Z]\d\w+)(?:,|\s+\d|$)"#)
}
