import Disclosure

extension Paster {
    /// A command and, on the next line, nothing but what it answers: `$ node -v`, `v18.17.1`.
    static let commandEcho = Paster(name: "command-echo") { lines, _ in
        var paste = Paste()
        for (index, line) in lines.enumerated() {
            guard CommandLines.likely.matches(line.text) else { continue }
            guard let match = CommandLines.prompt.first(in: line.text), let command = match[1]?.trimmed("`\"' ") else {
                if let match = CommandLines.inline.first(in: line.content), let command = match[1],
                    let answer = match[2],
                    let found = CommandLines.finding(command.lowercased(), answer, line)
                {
                    paste.findings.append(found)
                    paste.claimed.insert(index)
                }
                continue
            }
            var next = index + 1
            if next < lines.count, lines[next].isBlank || lines[next].text.hasPrefix("```") { next += 1 }
            guard next < lines.count,
                let found = CommandLines.finding(command.lowercased(), lines[next].content, lines[next])
            else { continue }
            paste.findings.append(found)
            paste.claimed.insert(next)
        }
        return paste
    }
}

private enum CommandLines {
    static let likely = Pattern(#"-{1,2}v|-[rmsp]\b|version|release|getenforce|freebsd-|issue|getprop|arch\b"#)
    static let prompt = Pattern(
        #"^[\s>`]*(?:[\w.@:~/\\ \[\]()-]{0,60}[$#>%❯➜] ?)?`?((?:sudo |adb shell )?[a-z][\w./+-]*(?: [\w./=+-]+){0,3})`?:?\s*$"#
    )
    static let inline = Pattern(
        #"^`?(?:[$#] )?([a-z][\w+-]*(?: (?:-{1,2}[a-zA-Z]+|version)){1,2})`?(?: (?:output|says|shows|gives))?\s*(?:[:=]|=>|->|→|：)\s*`?(\S.{0,80}?)`?\s*$"#,
        caseSensitive: true)
    private static let version = Pattern(#"^v?(\d+(?:\.\d+)+[\w.+~-]*)(?: ?\([^)]*\))?$"#)
    private static let anyRelease = Pattern(#"^v?(\d+(?:\.\d+)*[\w.+~-]*)(?: ?\([^)]*\))?$"#)
    private static let asked = Pattern(#"^(\S+?)(?:\.exe)? (?:-{1,2}v(?:ersion)?|-V|version|--short)$"#)
    private static let versionWord = Pattern(#"^(?:Version:? )?v?(\d+(?:\.\d+)+[\w.+~-]*)$"#)

    static func finding(_ command: String, _ answer: String, _ line: Line) -> Finding? {
        let answer = answer.trimmed()
        guard !answer.isEmpty, answer.unicodeScalars.count <= 80 else { return nil }
        let command = command.hasPrefix("sudo ") ? String(command.dropFirst(5)) : command
        func known(_ kind: Fact.Kind, _ name: String, _ version: String?) -> Finding {
            .known(kind, name, version, line: line, rule: "command-echo")
        }
        switch command {
        case "uname -r", "cat /proc/sys/kernel/osrelease":
            return version.first(in: answer).flatMap { $0[1] }.map { known(.kernel, "Linux", $0) }
        case "uname -m", "uname -p", "arch", "dpkg --print-architecture":
            return architecture.matches(answer) ? known(.arch, answer, nil) : nil
        case "freebsd-version", "freebsd-version -k", "freebsd-version -u":
            return anyRelease.first(in: answer).flatMap { $0[1] }.map { known(.os, "FreeBSD", $0) }
        case "cat /etc/debian_version":
            return anyRelease.first(in: answer).flatMap { $0[1] }.map { known(.os, "Debian", $0) }
        case "cat /etc/alpine-release":
            return version.first(in: answer).flatMap { $0[1] }.map { known(.os, "Alpine Linux", $0) }
        case "sw_vers -productversion":
            return version.first(in: answer).flatMap { $0[1] }.map { known(.os, "macOS", $0) }
        case "adb shell getprop ro.build.version.release", "getprop ro.build.version.release":
            return anyRelease.first(in: answer).flatMap { $0[1] }.map { known(.os, "Android", $0) }
        case "adb shell getprop ro.product.model", "getprop ro.product.model":
            return known(.system, answer, nil)
        case "getenforce":
            return ["enforcing", "permissive", "disabled"].contains(answer.lowercased())
                ? known(.setting, "SELinux", answer) : nil
        case "dmidecode -s bios-version", "dmidecode -s bios-release-date -s bios-version":
            return known(.firmware, "BIOS", answer)
        case "dmidecode -s system-product-name", "cat /sys/class/dmi/id/product_name", "sysctl -n hw.model":
            return known(.system, answer, nil)
        case "dmidecode -s processor-version":
            return known(.cpu, Hardware.all(in: answer).first { $0.kind == .cpu }?.name ?? Hardware.clean(answer), nil)
        case "oslevel -s", "oslevel":
            return anyRelease.first(in: answer).flatMap { $0[1] }.map { known(.os, "AIX", $0) }
        default: break
        }
        guard let program = asked.first(in: command)?[1]?.split(separator: "/").last.map(String.init) else {
            return nil
        }
        if let name = programs[program],
            let number = versionWord.first(in: answer)?[1] ?? (version.first(in: answer)?[1])
        {
            return known(Catalogue.standard.entry(for: name)?.kind ?? .software, name, number)
        }
        return other(program, answer, line)
    }

    private static let own = Pattern(#"^[a-z][a-z0-9_+-]*[a-z0-9](?:\.(?:py|sh|pl|rb))?$"#)
    private static let introduced = Pattern(
        #"^(?:(?:[Tt]his is )?([A-Za-z][\w.+-]*)(?: [A-Za-z][\w.+-]*){0,2}?[ ,:]{1,2})?(?:[Vv]ersion:? |v\.? ?)?v?(\d+\.\d+[\w.+~-]*)(?:$|[ ,(].*)"#
    )
    /// Programs that run others, and places where those lie.
    private static let noProgram: Set = [
        "poc", "exploit", "docker", "sudo", "sh", "bash", "cat", "echo", "app", "test", "a.out",
    ]

    /// A program that nobody here knows, and what it says of itself.
    private static func other(_ program: String, _ answer: String, _ line: Line) -> Finding? {
        guard own.matches(program), !noProgram.contains(program),
            !OrdinaryWords.has(program, [.grammar, .release, .deed, .thing, .part]),
            let match = introduced.first(in: answer),
            let version = match[2]
        else { return nil }
        if let name = match[1], name.first?.isLowercase ?? false, Catalogue.fold(name) != Catalogue.fold(program) {
            return nil
        }
        // Its banner names it otherwise, and the catalogue knows by which name.
        if let name = match[1], Catalogue.fold(name) != Catalogue.fold(program),
            Catalogue.standard.entry(for: name) != nil
        {
            return nil
        }
        let entry = Catalogue.standard.entry(for: program)
        guard entry.map({ $0.kind != .os && $0.kind != .kernel }) ?? true else { return nil }
        return .known(entry?.kind ?? .software, entry?.name ?? program, version, line: line, rule: "command-echo")
    }

    private static let architecture = Pattern(
        #"^(?:x86_64|amd64|i[3-6]86|aarch64|arm64|armv\w+|ppc64(?:le)?|s390x|riscv64|mips\w*)$"#)

    /// Programs that answer with a bare number.
    private static let programs = [
        "node": "Node.js", "nodejs": "Node.js", "npm": "npm", "yarn": "Yarn", "pnpm": "pnpm", "bun": "Bun",
        "deno": "Deno",
        "virsh": "libvirt", "libvirtd": "libvirt", "vboxmanage": "VirtualBox", "vboxheadless": "VirtualBox",
        "qemu-system-x86_64": "QEMU", "pip": "pip", "pip3": "pip", "python": "Python", "python3": "Python",
        "gcc": "GCC",
        "clang": "Clang", "smbd": "Samba", "nmbd": "Samba", "smbclient": "Samba", "winbindd": "Samba",
        "composer": "Composer",
        "gem": "RubyGems", "bundle": "Bundler", "sqlite3": "SQLite", "mysql_config": "MySQL", "pg_config": "PostgreSQL",
        "xml2-config": "libxml2", "curl-config": "libcurl", "kubectl": "kubectl", "dotnet": ".NET", "go": "Go",
        "make": "GNU Make",
        "doveconf": "Dovecot", "dovecot": "Dovecot", "unbound": "Unbound", "code": "Visual Studio Code",
        "electron": "Electron",
        "vite": "Vite", "tsc": "TypeScript", "next": "Next.js", "webpack": "webpack", "exiftool": "ExifTool",
        "youtube-dl": "youtube-dl", "yt-dlp": "yt-dlp", "php": "PHP", "ruby": "Ruby", "java": "Java", "git": "Git",
        "caddy": "Caddy", "etcd": "etcd", "traefik": "Traefik", "grafana-server": "Grafana", "hugo": "Hugo",
        "zola": "Zola",
        "salt": "Salt", "puppet": "Puppet", "chef": "Chef", "vagrant": "Vagrant", "podman": "Podman",
        "docker": "Docker",
        "systemctl": "systemd", "magick": "ImageMagick", "nft": "nftables", "wp": "WP-CLI", "drush": "Drush",
    ]
}
