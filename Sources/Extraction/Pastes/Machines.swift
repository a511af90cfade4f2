import Disclosure

extension Paster {
    /// Virtual machines as they are set up: QEMU's command line, `.vmx`, `vmware.log`, libvirt's XML.
    static let machines = Paster(name: "virtual-machine") { lines, scanner in
        var paste = Paste()
        let isLog = lines.contains { MachineLine.log.matches($0.text) }
        for (index, line) in lines.enumerated() {
            // What else the log of a virtual machine says names no set-up.
            if isLog, MachineLine.stamp.matches(line.text), !MachineLine.banner.matches(line.text) {
                paste.claimed.insert(index)
            }
            guard MachineLine.likely.matches(line.text) else { continue }
            let findings = MachineLine.findings(line, scanner)
            guard !findings.isEmpty else { continue }
            paste.findings += findings
            paste.claimed.insert(index)
        }
        return paste
    }
}

private enum MachineLine {
    static let likely = Pattern(
        #"^\s*\d\.\d\.\d+\w*r\d{4,}\s*$|Extension Pack \(Version|RamSize|Physical host CPU|qemu-system-|qemu-kvm|\.virtualDev|memsize|secureBoot|virtualHW|vmx\||<memory|<type arch|Host is|guestOS|System uname:|vcpu-0\||<emulator|<domain type"#
    )
    static let log = Pattern(#"^\s*00:00:\d\d\.\d{6} (?:VirtualBox VM|Oracle VM VirtualBox)"#)
    static let stamp = Pattern(#"^\s*\d\d:\d\d:\d\d\.\d{6} "#)
    static let banner = Pattern(#"VirtualBox VM \d|Qt version"#)
    private static let virtualBox = Pattern(#"^\s*(\d\.\d\.\d+(?:_\w+)?r\d{4,})\s*$"#)
    private static let extensionPack = Pattern(#"VirtualBox Extension Pack \(Version: (\d[\w.]* r\d+)"#)
    private static let guestMemory = Pattern(
        #"RamSize\s+<integer> = \w+ \((?:[\d ]+, )?(\d[\d.]*(?: \d{3})?(?:\.\d+)? [MG]B)[),]"#)
    private static let hostProcessor = Pattern(#"CPUM: Physical host CPU: (.+)$"#)
    /// `emerge --info` has the processor in the name of the system.
    private static let gentoo = Pattern(
        #"^System uname: +Linux-\S+?-(?:x86_64|aarch64|i686|ppc64le)-(\S+?)(?:-with-\S+)?$"#)
    private static let qemu = Pattern(#"(?:^|[\s/$#`])(qemu-system-\w+|qemu-kvm)(?:\.exe)? .*-\w"#)
    private static let qemuMemory = Pattern(#"\s-m(?:emory)? (?:size=)?(\d+(?:\.\d+)?)([MGmg])?"#)
    private static let vmxMemory = Pattern(#"(?:^|\bDICT )\s*memsize\s*=\s*"(\d+)""#)
    private static let secureBoot = Pattern(#"(?:^|\bDICT )\s*uefi\.secureBoot\.enabled\s*=\s*"(TRUE|FALSE)""#)
    private static let hardware = Pattern(#"(?:^|\bDICT )\s*virtualHW\.version\s*=\s*"(\d+)""#)
    private static let adapter = Pattern(#"(?:^|\bDICT )\s*ethernet\d+\.virtualDev\s*=\s*"(\w+)""#)
    private static let host = Pattern(#"\bHost is (\S.*)$"#)
    private static let hostBuild = Pattern(#"\(Build (\d+(?:\.\d+)?)\)"#)
    private static let hostLinux = Pattern(#"^Linux (\d+\.\d+\S*)"#)
    private static let libvirtMemory = Pattern(#"<memory unit=['"](\w+)['"]>(\d+)</memory>"#)
    private static let libvirtArch = Pattern(#"<type arch=['"](\w+)['"]"#)
    private static let domain = Pattern(#"<domain type=['"](kvm|xen|vmware|vbox|bhyve|hyperv)['"]"#)

    static func findings(_ line: Line, _ scanner: MentionScanner) -> [Finding] {
        func known(_ kind: Fact.Kind, _ name: String, _ version: String? = nil, role: Fact.Role? = nil) -> Finding {
            .known(kind, name, version, role: role, line: line, rule: "virtual-machine")
        }
        let text = line.text
        if let version = virtualBox.first(in: text)?[1] { return [known(.hypervisor, "VirtualBox", version)] }
        if let version = extensionPack.first(in: text)?[1] {
            return [known(.software, "Oracle VM VirtualBox Extension Pack", version)]
        }
        if let amount = guestMemory.first(in: text)?[1] { return [known(.memory, amount, role: .guest)] }
        if let words = hostProcessor.first(in: text)?[1] {
            return Hardware.all(in: words).filter { $0.kind == .cpu }.map { known(.cpu, $0.name, role: .host) }
        }
        if let words = gentoo.first(in: text)?[1]?.replacing("_", with: " ") {
            return Hardware.all(in: words).filter { $0.kind == .cpu }.map { known(.cpu, $0.name) }
        }
        if qemu.matches(text) {
            var findings = [known(.hypervisor, "QEMU")]
            if let match = qemuMemory.first(in: text), let amount = match[1] {
                findings.append(
                    known(.memory, match[2].map { amount + $0.uppercased() } ?? amount + " MB", role: .guest))
            }
            return findings
        }
        if let amount = vmxMemory.first(in: text)?[1] { return [known(.memory, amount + " MB", role: .guest)] }
        if let value = secureBoot.first(in: text)?[1] { return [known(.setting, "uefi.secureBoot.enabled", value)] }
        if let version = hardware.first(in: text)?[1] { return [known(.setting, "virtualHW.version", version)] }
        if let name = adapter.first(in: text)?[1] { return [known(.network, name, role: .guest)] }
        if let words = host.first(in: text)?[1], text.contains("|") {
            if let kernel = hostLinux.first(in: words)?[1] {
                return [known(.kernel, "Linux", kernel, role: .host)]
                    + scanner.mentions(in: words).filter { $0.kind == .os && !$0.isBare && $0.version != nil }.prefix(1)
                    .map {
                        known(.os, $0.name, $0.version, role: .host)
                    }
            }
            guard let windows = WindowsName.all(in: words).first else { return [] }
            return [known(.os, windows.name, hostBuild.first(in: words)?[1] ?? windows.version, role: .host)]
        }
        if let match = libvirtMemory.first(in: text), let unit = match[1], let amount = match[2] {
            return [known(.memory, "\(amount) \(unit)", role: .guest)]
        }
        if let arch = libvirtArch.first(in: text)?[1] { return [known(.arch, arch, role: .guest)] }
        if let name = domain.first(in: text)?[1] {
            let names = ["kvm": "KVM", "xen": "Xen", "vmware": "VMware", "vbox": "VirtualBox", "hyperv": "Hyper-V"]
            return [known(.hypervisor, names[name] ?? name)]
        }
        return []
    }
}
