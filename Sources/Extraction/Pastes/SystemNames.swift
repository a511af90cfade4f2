import Disclosure

/// Names of systems and machines as programs print them.
enum SystemNames {
    /// What `systemd-detect-virt`, `lscpu` and debuggers call hypervisors.
    static let hypervisors = [
        "kvm": "KVM", "vmware": "VMware", "oracle": "VirtualBox", "virtualbox": "VirtualBox", "microsoft": "Hyper-V",
        "hyperv": "Hyper-V", "xen": "Xen", "qemu": "QEMU", "parallels": "Parallels Desktop", "bhyve": "bhyve",
    ]

    private static let build = Pattern(#"^(\d+\.\d+\.\d{4,5}(?:\.\d+)?)\b"#)
    private static let directX = Pattern(#"\((\d+\.\d+), (?:Build|ビルド) (\d+)\)"#)
    private static let apple = Pattern(
        #"^(macOS|Mac OS X|OS X|iPhone OS|iPadOS|watchOS|tvOS|Bridge OS|visionOS)(?: Version)? ([\d.]+) \((?:Build )?(\w+)\)"#
    )
    private static let number = Pattern(#"^v?(\d[\w.~+-]*(?: LTS)?)(?:\s|$)"#)
    private static let pretty = Pattern(#"^(.*?)[ -]+v?(\d[\w.]*(?: LTS)?)(?:[ ,(].*|$)"#)
    private static let windowsNumber = Pattern(#"^(10\.0|6\.[0-3])\.(\d{4,5})"#)

    struct System {
        var name: String
        var version: String?
        var cpe: String?
    }

    /// A system as the value of a key that names one.
    static func system(_ value: String, _ scanner: MentionScanner) -> System? {
        if let match = apple.first(in: value), let name = match[1].map({ $0 == "iPhone OS" ? "iOS" : $0 }),
            let version = match[2]
        {
            let entry = Catalogue.standard.entry(for: name)
            return System(
                name: entry?.name ?? name, version: version,
                cpe: entry?.cpe.map { CPEName.formatted($0, version: version) })
        }
        if let windows = WindowsName.all(in: value).first {
            let build = directX.first(in: value).flatMap { match in
                match[1].flatMap { major in match[2].map { "\(major).\($0)" } }
            }
            return System(name: windows.name, version: windows.version ?? build, cpe: windows.cpe)
        }
        if let mention = scanner.mentions(in: value).first, mention.range.lowerBound <= 4 {
            guard mention.kind == .os || mention.kind == .kernel else { return nil }
            var version = mention.version
            if version == nil, let match = pretty.first(in: value) { version = match[2] }
            return System(name: mention.name, version: version, cpe: mention.cpe)
        }
        guard value.unicodeScalars.count <= 60, value.contains(where: \.isLetter) else { return nil }
        if let match = pretty.first(in: value), let name = match[1], let version = match[2] {
            return System(name: name, version: version)
        }
        return value.split(separator: " ").count <= 4 ? System(name: value) : nil
    }

    private static let node = Pattern(
        #"^(Darwin|Linux|Windows_NT|FreeBSD) (x64|arm64|ia32|arm) (\d[^\s(（]*)(?: snap)?$"#, caseSensitive: true)

    /// `Darwin arm64 22.6.0`: what Node.js programs print, the kernel's kind, the processor's and the kernel's release.
    static func ofNode(_ value: String) -> (kind: Fact.Kind, name: String, version: String, arch: String)? {
        guard let match = node.first(in: value), let name = match[1], let arch = match[2], let version = match[3] else {
            return nil
        }
        if name == "Linux" { return (.kernel, name, version, arch) }
        return (.os, name == "Windows_NT" ? windows(build: version) ?? "Windows" : name, version, arch)
    }

    static func version(_ value: String) -> String? { build.first(in: value)?[1] ?? number.first(in: value)?[1] }

    /// Whether a version of its own line says more than the one in the system's name.
    static func isFuller(_ version: String, than known: String?) -> Bool {
        guard let known else { return true }
        return version.count > known.count && version.hasPrefix(known) || known == "SP1" || known == "SP2"
    }

    /// The Windows of a version number; only `Windows` where a client and a server share it.
    static func windows(build: String) -> String? {
        guard let match = windowsNumber.first(in: build), let release = match[1] else { return nil }
        if release != "10.0" {
            return ["6.0": "Windows Vista", "6.1": "Windows 7", "6.2": "Windows 8", "6.3": "Windows 8.1"][release]
        }
        switch match[2].flatMap({ Int($0) }) ?? 0 {
        case 14393, 17763, 26100: return "Windows"
        case 20348: return "Windows Server 2022"
        case 22000...: return "Windows 11"
        case 10240...: return "Windows 10"
        default: return "Windows"
        }
    }

    private static let appleArm = Pattern(#"^ARM-64\b"#)

    static func architecture(_ value: String, _ scanner: MentionScanner) -> String? {
        if let name = scanner.architectures(in: value).first?.name {
            return name.replacing("x86-64", with: "x86_64")
        }
        if appleArm.matches(value) { return "arm64" }
        if value.hasPrefix("X86-64") { return "x86_64" }
        return nil
    }

    private static let typeNumber = Pattern(#"^[0-9]{2}[A-Z0-9]{2}[A-Z0-9]{0,6}$"#, caseSensitive: true)

    static func isTypeNumber(_ model: String) -> Bool { typeNumber.matches(model) }

    /// Maker and model in one name, the maker not twice.
    static func machine(_ maker: String?, _ model: String) -> String {
        let model = model.trimmed()
        guard let maker = maker?.trimmed(), let word = maker.split(whereSeparator: { " ,".contains($0) }).first,
            !model.lowercased().split(whereSeparator: { " ,-_".contains($0) }).contains(Substring(word.lowercased())),
            maker.unicodeScalars.count <= 30
        else { return model }
        return "\(maker) \(model)"
    }
}
