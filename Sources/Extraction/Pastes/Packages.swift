import Disclosure

extension Paster {
    /// Lists of packages: `dpkg -l`, `rpm -q`, `pacman -Q`, `apk info`, `pip list` and `pip freeze`, `npm ls`, `apt-cache policy`.
    static let packages = Paster(name: "package-list") { lines, _ in
        var paste = Paste()
        var run: [Package] = []
        var last = -1
        func finish() {
            paste.add(PackageLine.reading(run))
            run = []
        }
        var isInstalling = false
        for (index, line) in lines.enumerated() where !line.isBlank {
            if isInstalling || PackageLine.command.matches(line.text) {
                // A shell's or a Dockerfile's command goes on where its line ends in a backslash.
                isInstalling = line.text.hasSuffix("\\")
                paste.findings += PackageLine.pins(line)
                continue
            }
            if PackageLine.inlineLikely.matches(line.content), !line.isSilent {
                paste.findings += PackageLine.inline(line)
            }
            if let package = PackageLine.package(line, at: index, after: run.last, in: lines) {
                if index - last > 3 { finish() }
                run.append(package)
                last = index
            }
        }
        finish()
        return paste
    }
}

struct Package: Sendable {
    enum Manager { case dpkg, rpm, apk, pacman, pip, pipTable, npm, policy }
    let manager: Manager
    let name: String
    let version: String
    let index: Int
    let line: Line
}

enum PackageLine {
    private static let likely = Pattern(
        #"^ii? |\.(?:el\d|fc\d|amzn|x86_64|noarch|suse|i686|aarch64)|-r\d+|==\d|@v?\d|^(?:local/)?[a-z][\w.+-]+ +v?\d[\w.:+~-]*$|Installed:|^[a-z0-9][\w.-]*/[a-z0-9][\w.-]*\s+v?\d|:[\w.-]+:(?:jar:|war:|pom:|\d)|provider |\d_\d|\d,\d|^\w+\.\S+\s+\d+\.\d+\.\d+\.\d+\s"#
    )
    private static let patterns: [(Package.Manager, Pattern)] = [
        (
            .dpkg,
            Pattern(
                #"^(?:ii|hi|rc)\s+([a-z0-9][\w.+-]+)(?::\w+)?(?:\s+\[[^\]]{1,60}\])?\s+(\S*\d\S*)(?:\s+(?:amd64|arm64|all|i386|armhf|\S+)\b.*)?$"#
            )
        ),
        (
            .rpm,
            Pattern(
                #"^([A-Za-z0-9][\w.+-]*?)-(\d[\w.+~^]*-\d[\w.+~^]*?)\.(?:x86_64|noarch|i[3-6]86|aarch64|ppc64le|s390x|src)$"#
            )
        ),
        (.rpm, Pattern(#"^([A-Za-z0-9][\w.+-]*?)-(\d[\w.+~^]*-\d[\w.+~^]*?\.(?:el\d\w*|fc\d\d|amzn\d+)[\w.]*)$"#)),
        (
            .rpm,
            Pattern(
                #"^([A-Za-z0-9][\w.+-]*)\.(?:x86_64|noarch|i[3-6]86|aarch64)\s+(?:\d+:)?(\d[\w.+~^]*-\S+)\s+@?\S+$"#)
        ),
        (.apk, Pattern(#"^([a-z][\w.+-]*?)-(\d[\w.]*-r\d+)(?:\s+(?:description:|x86_64|aarch64|\{).*)?$"#)),
        (.pip, Pattern(#"^([A-Za-z][\w.-]*)(?:\[[\w,-]+\])?==v?(\d[\w.+!]*)(?:\s*[;#].*|\s*\\)?$"#)),
        (
            .npm,
            Pattern(
                #"^[│├└─┬|`+\s-]*(@?[a-z][\w./-]*)@v?(\d+\.\d+\.\d+[\w.+-]*)(?: (?:deduped|invalid|extraneous|->).*)?$"#
            )
        ),
        (.pacman, Pattern(#"^(?:local/)?([a-z][\w.+-]*) (?:\d+:)?(\d[\w.+]*-\d+(?:\.\d+)?)(?: \[.*\])?$"#)),
        (.npm, Pattern(#"^(?:[+-] )?provider (?:registry\.\w+\.\w+/)?([\w-]+/[\w-]+) v?(\d+\.\d\S*)$"#)),
        // Composer's, Maven's and Gradle's.
        (.npm, Pattern(#"^([a-z0-9][\w.-]*/[a-z0-9][\w.-]*)\s+v?(\d+\.\d[\w.+~-]*)(?:\s+[!-~].*)?$"#)),
        (
            .npm,
            Pattern(
                #"^(?:\[INFO\] )?[+|\\ -]*([\w-]+(?:\.[\w-]+)*:[\w.-]+)(?::(?:jar|war|pom|bundle|aar|test-jar)(?::[a-z][\w-]*)?)?:(\d[\w.-]*)(?::(?:compile|runtime|test|provided|system))?$"#
            )
        ),
        // AIX's filesets, the packages of BSD with their comments or revisions.
        (.rpm, Pattern(#"^([a-zA-Z]\w*(?:\.\w+)+)\s+(\d+\.\d+\.\d+\.\d+)\s+[A-Z]\s+[A-Z]?\s.*$"#)),
        (.apk, Pattern(#"^([a-z][\w.+-]*?)-(\d[\w.]*(?:_\d+(?:,\d+)?|,\d+))(?:\s{2,}\S.*)?$"#)),
        (
            .pipTable,
            Pattern(
                #"^([A-Za-z][\w.-]*) {2,}v?(\d+(?:\.\w+)+[\w.+]*)(?:\s+(?:pypi\w*|py\w+|h\w+_\d+|conda-forge|/\S+).*|\s*)$"#
            )
        ),
    ]
    private static let installed = Pattern(#"^Installed: (\S*\d\S*)$"#)
    private static let named = Pattern(#"^([a-z0-9][\w.+-]+):$"#)

    static func package(_ line: Line, at index: Int, after last: Package?, in lines: [Line]) -> Package? {
        let text = line.content
        guard text.utf8.count <= 300, likely.matches(text) || last?.manager == .pipTable || isTable(lines, index) else {
            return nil
        }
        if let version = installed.first(in: text)?[1], index > 0,
            let name = named.first(in: lines[index - 1].content)?[1]
        {
            return Package(manager: .policy, name: name, version: version, index: index, line: line)
        }
        for (manager, pattern) in patterns {
            guard let match = pattern.first(in: text), let name = match[1], let version = match[2] else { continue }
            if manager == .pipTable && last?.manager != .pipTable && !isTable(lines, index) { continue }
            return Package(manager: manager, name: name, version: version, index: index, line: line)
        }
        return nil
    }

    private static let rule = Pattern(#"^-{4,} +-{4,}"#)
    private static let conda = Pattern(#"^# ?Name +Version +Build"#)

    /// Whether a table of `pip list` or `conda list` begins above a line.
    private static func isTable(_ lines: [Line], _ index: Int) -> Bool {
        index > 0 && (rule.matches(lines[index - 1].text) || conda.matches(lines[index - 1].text))
    }

    /// Packages of a short list, and what the catalogue knows of a long one.
    private static let shortList = 6
    private static let longList = 12

    static func reading(_ run: [Package]) -> Paste {
        var paste = Paste()
        let isShort = run.count <= shortList
        // Two words and a number are not yet a list of `pacman`'s.
        if run.count == 1, run[0].manager == .pacman, Catalogue.standard.entry(for: run[0].name) == nil { return paste }
        for package in run {
            paste.claimed.insert(package.index)
            guard paste.findings.count < (isShort ? shortList : longList) else {
                paste.others.append(other(package))
                continue
            }
            if let kernel = kernels.first(in: package.name)?[1] {
                paste.findings.append(
                    .known(.kernel, "Linux", kernel, line: package.line, rule: "package-list"))
                continue
            }
            if package.name == "kernel" || package.name == "kernel-core" || package.name == "linux" {
                paste.findings.append(
                    .known(.kernel, "Linux", package.version, line: package.line, rule: "package-list"))
                continue
            }
            let name = base(package.name)
            let entry = isLibraryAlone(package) ? nil : Catalogue.standard.entry(for: name)
            guard entry.map({ $0.kind != .os && $0.kind != .kernel }) ?? isShort,
                !auxiliary.matches(package.name) || isShort
            else {
                paste.others.append(other(package))
                continue
            }
            paste.findings.append(
                .known(
                    entry?.kind ?? .software, entry?.name ?? name, version(package), line: package.line,
                    rule: "package-list"))
        }
        return paste
    }

    /// What a list names without weight, unless the subject names it too.
    private static func other(_ package: Package) -> Finding {
        .known(.software, package.name, version(package), line: package.line, rule: "package-list")
    }

    /// A library of a language that bears the name of the server it talks to.
    private static func isLibraryAlone(_ package: Package) -> Bool {
        switch package.manager {
        case .pip, .pipTable, .npm: servers.contains(package.name.lowercased())
        case .dpkg, .rpm, .apk, .pacman, .policy: false
        }
    }

    private static let servers: Set = [
        "docker", "redis", "kubernetes", "elasticsearch", "mysql", "mongodb", "consul", "git", "ansible-runner",
        "memcached",
        "rabbitmq", "kafka", "influxdb", "postgres", "jenkins", "vault", "ssh", "pg", "sqlite", "chrome", "firefox",
        "java",
    ]
    private static let kernels = Pattern(#"^linux-image-(?:unsigned-)?(\d+\.\d+\.\d+-\S+)$"#)
    private static let auxiliary = Pattern(
        #"-(?:dev|doc|common|data|dbg|dbgsym|devel|debuginfo|docs|locale|lang)$|^lib\w+\d-|^fonts-|^python3?-"#)
    private static let epoch = Pattern(#"^\d+:"#)

    static func base(_ name: String) -> String { names[name] ?? name }

    private static func version(_ package: Package) -> String { epoch.removed(from: package.version) }

    /// Packages whose names are not their programs'.
    static let names = [
        "apache2": "Apache HTTP Server", "httpd": "Apache HTTP Server", "openssh-server": "OpenSSH",
        "openssh-client": "OpenSSH", "openssh": "OpenSSH", "bind9": "BIND", "bind": "BIND", "libssl3": "OpenSSL",
        "libssl1.1": "OpenSSL", "libc6": "glibc", "nginx-full": "nginx", "nginx-core": "nginx", "mysql-server": "MySQL",
        "mariadb-server": "MariaDB", "docker.io": "Docker", "docker-ce": "Docker", "containerd.io": "containerd",
        "libvirt-daemon": "libvirt", "libvirt0": "libvirt", "qemu-system-x86": "QEMU", "qemu-kvm": "QEMU",
        "pve-qemu-kvm": "QEMU", "policykit-1": "polkit", "nodejs": "Node.js", "python3": "Python",
        "torch": "PyTorch", "open-vm-tools": "open-vm-tools", "xserver-xorg-core": "X.Org X Server",
        "postgresql": "PostgreSQL", "redis-server": "Redis", "firefox-esr": "Firefox ESR", "libcurl4": "libcurl",
        "virtualbox": "VirtualBox", "virtualbox-dkms": "VirtualBox", "golang-go": "Go",
    ]
}
