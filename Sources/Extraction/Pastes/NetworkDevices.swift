import Disclosure

extension Paster {
    /// `show version` of routers, switches and firewalls.
    static let networkDevices = Paster(name: "network-device") { lines, _ in
        var paste = Paste()
        var seen: Set<String> = []
        for (index, line) in lines.enumerated() {
            guard DeviceLines.likely.matches(line.content) else { continue }
            for row in DeviceLines.rows {
                guard let match = row.pattern.pattern.first(in: line.content) else { continue }
                paste.claimed.insert(index)
                guard let kind = row.kind else { break }
                let name = row.name.isEmpty ? (match[1] ?? "").trimmed() : row.name
                // The same system is named again in the copyright lines, its version spelt in another way.
                guard !name.isEmpty, seen.insert(row.name.isEmpty ? name : row.name).inserted else { break }
                paste.findings.append(
                    .known(kind, name, row.name.isEmpty ? nil : match[1], line: line, rule: "network-device"))
                if row.name.isEmpty == false, let device = match[2] {
                    paste.findings.append(.known(.system, device.trimmed(), line: line, rule: "network-device"))
                }
                break
            }
        }
        return paste
    }
}

private enum DeviceLines {
    struct Row: Sendable {
        let kind: Fact.Kind?
        /// Empty where the first group is the name.
        let name: String
        let pattern: LazyPattern

        init(_ kind: Fact.Kind?, _ name: String, _ pattern: String) {
            (self.kind, self.name) = (kind, name)
            self.pattern = LazyPattern(pattern, caseSensitive: false)
        }
    }

    static let likely = Pattern(
        #"cisco|NXOS|junos|forti|arista|check ?point|gaia|netscaler|ArubaOS|ProCurve|huawei|VRP|EdgeOS|VyOS|pfSense|OPNsense|OpenWrt|DD-WRT|SonicOS|routeros|BIG-IP|Hardware:.*CPU|^ROM: |of (?:physical )?memory|BIOS: +version"#
    )

    /// The first group is the version, the second the device.
    static let rows: [Row] = [
        Row(.os, "Cisco IOS XE", #"^Cisco IOS[ -]XE Software, Version (\d[\w.()]*)\s*$"#),
        Row(
            .os, "Cisco IOS XE",
            #"^Cisco IOS Software.*\((?:\w*IOSXE\w*|X86_64_LINUX_IOSD\S*|PPC_LINUX_IOSD\S*)\), Version (\d[\w.()]*),"#),
        Row(.os, "Cisco IOS", #"^(?:Cisco )?IOS(?: \(tm\))? .*Software.*, Version (\d[\w.()]*),"#),
        Row(.os, "Cisco IOS", #"^Cisco Internetwork Operating System Software Version (\d[\w.()]*)"#),
        Row(.os, "Cisco IOS XR", #"^Cisco IOS XR Software, Version (\d[\w.]*)"#),
        Row(.os, "Cisco NX-OS", #"^NXOS: version (\d[\w.()]*)"#),
        Row(.os, "Cisco NX-OS", #"^\s*system:\s+version (\d[\w.()]*)\s*$"#),
        Row(nil, "", #"^Cisco Nexus Operating System \(NX-OS\) Software\s*$"#),
        Row(.system, "", #"^(cisco Nexus\w* \S+(?: \S+)?) chassis"#),
        Row(.software, "Cisco ASA", #"^Cisco Adaptive Security Appliance Software Version (\d[\w.()]*)"#),
        Row(.system, "", #"^Hardware:\s+(ASA\w+|FPR-?\w+|FTDv|ASAv\w*), .*\bCPU\b"#),
        Row(
            .software, "Cisco Firepower Threat Defense", #"Cisco .*Threat Defense.* Version (\d+\.\d+\.\d+(?:\.\d+)?)"#),
        Row(.system, "", #"^(cisco (?:WS-C|C|ISR|ASR|N\dK-|AIR-|CISCO)\w[\w/+-]*) \([^)]+\) processor"#),
        Row(
            .firmware, "System Bootstrap ROM",
            #"^ROM: (?:System Bootstrap, Version |Bootstrap program is |IOS-XE ROMMON)?(\d+\.\d+(?:\.\d+)?(?:\(\w+\)\w*|r(?:\[\w+\])?))(?:,|\s|$)"#
        ),
        Row(.memory, "", #"^(\d{6,}K) bytes of physical memory\."#),
        Row(.memory, "", #"\bCPU\b.* with (\d{6,} ?[kK]B) of memory\."#),
        Row(.firmware, "BIOS", #"^\s*BIOS: +version (\d[\w.]*)\s*$"#),
        Row(.os, "Junos OS", #"^Junos: (\d+\.\d+\S*)\s*$"#),
        Row(.os, "Junos OS", #"^JUNOS .*\[(\d+\.\d+\S*)\]\s*$"#),
        Row(.system, "", #"^(Arista \w*-?\S+)\s*$"#),
        Row(.os, "Check Point Gaia", #"^Product version Check Point Gaia (R\d+(?:\.\d+)?)\s*$"#),
        Row(.software, "Check Point Security Gateway", #"This is Check Point's software version (R\d+(?:\.\d+)?)"#),
        Row(.software, "Citrix NetScaler", #"\bNetScaler NS(\d+\.\d+: Build [\d.]+\w*)"#),
        Row(.os, "ArubaOS", #"^ArubaOS \(MODEL: ?[^)]+\), Version (\d[\w.]*)"#),
        Row(.os, "Huawei VRP", #"^VRP \(R\) software, Version (\d+\.\d+)(?: \((\S+) \S+\))?"#),
        Row(.os, "EdgeOS", #"^Version:\s+(?:EdgeOS )?v(\d\S*EdgeOS\S*|\d\S*)\s.*EdgeOS"#),
        Row(.os, "VyOS", #"^Version:\s+VyOS (\d\S*)\s*$"#),
        Row(.os, "FortiOS", #"^Version: Forti\w+-\w+ v(\d+\.\d+\.\d+)"#),
        Row(.os, "OpenWrt", #"^OpenWrt (\d\d\.\d\d(?:\.\d+)?(?:-rc\d)?),? r\d+-\w+\s*$"#),
        Row(.os, "pfSense", #"^(?:pfSense-)?(\d\.\d\.\d-RELEASE)(?:-p\d+)? \((?:amd64|arm64)\)\s*$"#),
        Row(.os, "SonicOS", #"SonicOS (?:Enhanced )?(\d+\.\d+\.\d+\.\d+-\w+)"#),
    ]
}
