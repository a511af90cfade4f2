import Disclosure

extension Paster {
    /// `/etc/os-release`, `lsb_release -a` and `sw_vers`: one system in several lines.
    static let osRelease = Paster(name: "os-release") { lines, _ in
        var paste = Paste()
        var block = ReleaseBlock()
        var inside: [Int] = []
        func finish() {
            let findings = block.finish()
            if !findings.isEmpty { paste.claimed.formUnion(inside) }
            paste.findings += findings
            inside = []
        }
        for (index, line) in lines.enumerated() {
            if block.read(line) {
                inside.append(index)
            } else if !line.isBlank {
                finish()
            }
        }
        finish()
        return paste
    }
}

private struct ReleaseBlock {
    private static let pair = Pattern(
        #"""
        ^\s*(?:[>#|*]\s*)?(NAME|VERSION|VERSION_ID|PRETTY_NAME|ID|ID_LIKE|VERSION_CODENAME|UBUNTU_CODENAME\#
        |\w+_URL|BUILD_ID|LOGO|ANSI_COLOR|CPE_NAME|VARIANT\w*|PLATFORM_ID|\w+_BUGZILLA\w*\#
        |\w+_SUPPORT_PRODUCT\w*|DISTRIB_\w+)=(?:"([^"]*)"|'([^']*)'|(\S*))\s*$
        """#, caseSensitive: true)
    private static let lsb = Pattern(
        #"""
        ^\s*(?:[>|*]\s*)?(Distributor ID|Description|Release|Codename|LSB Version|No LSB modules.*\#
        |ProductName|ProductVersion|BuildVersion|ProductVersionExtra)\s*(?::\s*(.*?)\s*)?$
        """#, caseSensitive: true)
    private static let pretty = Pattern(#"^(.*?)[ -]+v?(\d[\w.]*(?: LTS)?)(?: .*|$)"#)

    private var name: String?
    private var version: String?
    private var description: String?
    private var line: Line?

    mutating func read(_ line: Line) -> Bool {
        if let match = Self.pair.first(in: line.text), let key = match[1] {
            take(key, match[2] ?? match[3] ?? match[4] ?? "", line)
            return true
        }
        if let match = Self.lsb.first(in: line.text), let key = match[1] {
            // `Description:` and `Release:` stand in many a report; they count after the first line of the command.
            guard
                self.line != nil || key == "Distributor ID" || key == "ProductName" || key == "LSB Version"
                    || key.hasPrefix("No LSB")
            else { return false }
            take(key, match[2] ?? "", line)
            return true
        }
        return false
    }

    private mutating func take(_ key: String, _ value: String, _ line: Line) {
        if self.line == nil { self.line = line }
        switch key {
        case "NAME", "Distributor ID", "DISTRIB_ID", "ProductName": (name, self.line) = (value, line)
        case "VERSION_ID", "Release", "DISTRIB_RELEASE", "ProductVersion": version = value
        // `12-SP5`, where the rest is left out.
        case "VERSION": version = version ?? value.split(separator: " ").first.map(String.init)
        case "PRETTY_NAME", "Description", "DISTRIB_DESCRIPTION": description = value
        default: break
        }
    }

    mutating func finish() -> [Finding] {
        defer { self = ReleaseBlock() }
        guard let line else { return [] }
        var name = self.name
        var version = self.version
        if let description, let match = Self.pretty.first(in: description) {
            if name == nil || name?.isEmpty == true { name = match[1] }
            // `Ubuntu 22.04.3 LTS` says more than `22.04`.
            if let fuller = match[2], version.map({ fuller.hasPrefix($0) }) ?? true { version = fuller }
        }
        guard let name, !name.isEmpty, name.unicodeScalars.count <= 60 else { return [] }
        let entry = Catalogue.standard.entry(for: name)
        return [
            Finding(
                kind: .os, name: entry?.name ?? name, version: version?.isEmpty == false ? version : nil,
                role: line.role, line: line,
                rule: "os-release", cpe: entry?.cpe.map { CPEName.formatted($0, version: version) })
        ]
    }
}
