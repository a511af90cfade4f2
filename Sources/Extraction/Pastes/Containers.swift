import Disclosure

extension Paster {
    /// Images that a reproducer is built from or runs: `FROM ubuntu:22.04`, `image: nginx:1.25.3`, `docker run … redis:7.2`.
    static let containers = Paster(name: "container-image") { lines, scanner in
        var paste = Paste()
        for (index, line) in lines.enumerated() {
            if let findings = ClusterNode.findings(line, scanner) {
                paste.findings += findings
                paste.claimed.insert(index)
                continue
            }
            guard ContainerImage.likely.matches(line.text) else { continue }
            for pattern in ContainerImage.patterns {
                guard let image = pattern.first(in: line.text)?[1] else { continue }
                // In a sentence it may be what has the fix.
                guard let end = pattern.first(in: line.text)?.range.upperBound,
                    !Context.forbids(
                        left: line.text.bytes(0..<max(0, end - image.utf8.count - 1).alignedDown(in: line.text)),
                        right: line.text.bytes(end..<line.text.utf8.count), version: nil)
                else { break }
                paste.findings += ContainerImage.findings(image, line)
                // A sentence says more than the image that it names.
                if pattern !== ContainerImage.inSentence { paste.claimed.insert(index) }
                break
            }
        }
        return paste
    }
}

private enum ContainerImage {
    static let likely = Pattern(
        #"from|image|docker|podman|nerdctl|\.(?:io|com|org|net|dev|eu|de|cloud)(?::\d+)?/\S+:v?\d"#)
    private static let name =
        #"((?:[a-z0-9][a-z0-9.-]*(?::\d+)?/)?[a-z0-9][a-z0-9._/-]*(?::[\w][\w.-]*)?)(?:@sha256:[0-9a-f]+)?"#
    /// In a command line an image is told from other words by its tag.
    private static let tagged =
        #"((?:[a-z0-9][a-z0-9.-]*(?::\d+)?/)?[a-z][a-z0-9._/-]*:v?\d[\w.-]*)(?:@sha256:[0-9a-f]+)?(?:[\s`]|$)"#
    private static let program = #"(?:^|[\s`;|&])(?:docker|podman|nerdctl) "#
    /// With its registry it is an image wherever it stands.
    static let inSentence = Pattern(
        #"(?:^|[\s`"'(])([a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:io|com|org|net|dev|eu|de|cloud)(?::\d+)?/[a-z0-9._/-]+:v?\d+\.\d[\w.-]*)(?:@sha256:[0-9a-f]+)?(?:[\s`"'),;]|$)"#,
        caseSensitive: true)
    static let patterns = [
        Pattern(#"^\s*FROM (?:--platform=\S+ )?"# + name + #"(?: (?:AS|as) [\w.-]+)?\s*$"#, caseSensitive: true),
        Pattern(#"^\s*(?:- )?"?image"?:\s*["']?"# + name + #"["']?,?\s*(?:#.*)?$"#, caseSensitive: true),
        Pattern(program + #"(?:container )?run (?:.*\s)?"# + tagged, caseSensitive: true),
        inSentence,
        Pattern(program + #"(?:image )?pull "# + tagged, caseSensitive: true),
    ]
    private static let tag = Pattern(
        #"^v?(\d[\w.]*(?:-(?:rc|beta|alpha|M|v|r|build|p|ce|ee)\.?\d*)?(?:-\d+)?)(?:$|[-_])"#)
    private static let codename = Pattern(
        #"^(bookworm|bullseye|buster|stretch|trixie|sid|jammy|focal|bionic|noble|xenial)\b"#)

    static func findings(_ image: String, _ line: Line) -> [Finding] {
        var path = image
        var label: String?
        if let colon = image.lastIndex(of: ":"), !image[colon...].contains("/") {
            path = String(image[..<colon])
            label = String(image[image.index(after: colon)...])
        }
        var parts = path.split(separator: "/").map(String.init)
        if parts.count > 1, parts[0].contains(".") || parts[0].contains(":") { parts.removeFirst() }
        guard let last = parts.last, last != "scratch" else { return [] }
        let version = label.flatMap { tag.first(in: $0)?[1] }
        let base = names[last] ?? last
        if let entry = Catalogue.standard.entry(for: base) {
            let release = version ?? (entry.kind == .os ? label.flatMap { codename.first(in: $0)?[1] } : nil)
            guard release != nil || entry.kind == .os else { return [] }
            return [.known(entry.kind, entry.name, release, line: line, rule: "container-image")]
        }
        guard let version else { return [] }
        return [.known(.software, parts.joined(separator: "/"), version, line: line, rule: "container-image")]
    }

    /// Images whose names are not their programs'.
    private static let names = [
        "postgres": "PostgreSQL", "httpd": "Apache HTTP Server", "node": "Node.js", "golang": "Go", "mongo": "MongoDB",
        "openjdk": "OpenJDK", "eclipse-temurin": "OpenJDK", "amazoncorretto": "OpenJDK", "rust": "Rust", "gcc": "GCC",
        "alpine": "Alpine Linux", "debian": "Debian", "ubuntu": "Ubuntu", "centos": "CentOS", "fedora": "Fedora",
        "rockylinux": "Rocky Linux", "almalinux": "AlmaLinux", "amazonlinux": "Amazon Linux", "archlinux": "Arch Linux",
        "ubi8": "Red Hat Enterprise Linux", "ubi9": "Red Hat Enterprise Linux", "leap": "openSUSE Leap",
        "tumbleweed": "openSUSE Tumbleweed", "kali-rolling": "Kali Linux", "redis": "Redis", "joomla": "Joomla!",
        "redis-stack": "Redis", "gitlab-ce": "GitLab", "gitlab-ee": "GitLab", "php": "PHP", "python": "Python",
        "ruby": "Ruby", "maven": "Maven", "gradle": "Gradle", "tomcat": "Apache Tomcat",
        "nextcloud": "Nextcloud Server",
    ]
}
