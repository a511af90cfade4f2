import Disclosure

extension Recogniser {
    /// The output of `uname -a` and `/proc/version`.
    static let uname = Recogniser(name: "uname") { reading in
        reading.lines.flatMap { line -> [Finding] in
            guard UnameLine.likely.matches(line.text) else { return [] }
            return UnameLine.findings(line)
        }
    }
}

private enum UnameLine {
    static let likely = Pattern(
        #"(?:Linux|Darwin|FreeBSD|OpenBSD|NetBSD|SunOS|DragonFly|AIX|HP-UX|CYGWIN_NT|MSYS_NT|MINGW\d\d_NT)\b.*\d"#,
        caseSensitive: true)
    private static let linux = Pattern(
        #"""
        \bLinux \S+ (\d+\.\d+\S*) (#\S+(?: |$)).*?(?:(x86_64|i[3-6]86|aarch64|armv\w+|ppc64\w*|s390x\#
        |riscv64|mips\w*|unknown) ?)?(?:\S+ )*(?:GNU/Linux|Android|Toybox|$)
        """#, caseSensitive: true)
    private static let debian = Pattern(#"\bDebian \d"#)
    private static let version = Pattern(#"\bLinux version (\d+\.\d+\S*) \(\S+@\S+\)"#, caseSensitive: true)
    private static let darwin = Pattern(
        #"""
        \bDarwin \S+ (\d+\.\d+\.\d+) Darwin Kernel Version .*(x86_64|arm64)
        """#, caseSensitive: true)
    private static let bsd = Pattern(
        #"""
        \b(FreeBSD|OpenBSD|NetBSD|DragonFly) \S+ (\d+\.\d+\S*) .*?(amd64|i386|arm64|aarch64)?\s*$
        """#, caseSensitive: true)
    private static let sun = Pattern(#"\bSunOS \S+ (\d+\.\d+) (\S+) \S+ (i386|sparc\w*)"#, caseSensitive: true)
    private static let short = Pattern(
        #"(?:^|[\s:(])Linux (\d+\.\d+\.\d+\S*) (x86_64|i[3-6]86|aarch64|armv\w+|ppc64\w*|s390x|riscv64|mips\w*)\b"#,
        caseSensitive: true)
    private static let darwinKernel = Pattern(
        #"Darwin Kernel Version (\d+\.\d+\.\d+): .*RELEASE_(X86_64|ARM64)"#, caseSensitive: true)
    private static let aix = Pattern(#"^(?:\S*[$#>] ?)?AIX \S+ (\d) (\d) [0-9A-F]{12}\b"#, caseSensitive: true)
    private static let hpux = Pattern(#"^HP-UX \S+ (B\.\d\d\.\d\d) \w (ia64|9000/\d+)"#, caseSensitive: true)
    private static let windows = Pattern(
        #"(CYGWIN|MSYS|MINGW\d\d)_NT-(\d+\.\d+)(?:-(\d{4,5}))?\S* \S+ (\d+\.\d+\.\d+(?:-\d+)?)\S*.*?(x86_64|i686)?(?: (?:Cygwin|Msys))?\s*$"#,
        caseSensitive: true)
    private static let arch = Pattern(#"\b(x86_64|amd64|i[3-6]86|aarch64|armv\w+|ppc64\w*|s390x|riscv64|mips\w*)\b"#)

    static func findings(_ line: Line) -> [Finding] {
        func finding(_ kind: Fact.Kind, _ name: String, _ version: String? = nil, _ cpe: String? = nil) -> Finding {
            Finding(
                kind: kind, name: name, version: version, role: line.role, line: line, rule: "uname",
                cpe: cpe.map { CPEName.formatted($0, version: version) })
        }
        if let match = linux.first(in: line.text), let release = match[1] {
            let rest = line.text.bytes((match.range(of: 2) ?? match.range).upperBound..<line.text.utf8.count)
            let machine = arch.first(in: rest)?[1]
            return [finding(.kernel, "Linux", release, "o:linux:linux_kernel")]
                + (machine.map { [finding(.arch, $0)] } ?? [])
                + (debian.matches(rest) ? [.known(.os, "Debian", line: line, rule: "uname")] : [])
        }
        if let match = short.first(in: line.text), let release = match[1], let machine = match[2] {
            return [finding(.kernel, "Linux", release, "o:linux:linux_kernel"), finding(.arch, machine)]
        }
        if let match = version.first(in: line.text), let release = match[1] {
            return [finding(.kernel, "Linux", release, "o:linux:linux_kernel")]
        }
        if let match = darwin.first(in: line.text), let release = match[1], let machine = match[2] {
            return [finding(.kernel, "Darwin", release), finding(.arch, machine)]
        }
        if let match = darwinKernel.first(in: line.text), let release = match[1], let machine = match[2] {
            return [
                finding(.kernel, "Darwin", release), finding(.arch, machine == "ARM64" ? "arm64" : "x86_64"),
            ]
        }
        if let match = aix.first(in: line.text), let minor = match[1], let major = match[2] {
            return [finding(.os, "AIX", "\(major).\(minor)", "o:ibm:aix")]
        }
        if let match = hpux.first(in: line.text), let release = match[1] {
            return [finding(.os, "HP-UX", release, "o:hp:hp-ux")]
        }
        if let match = windows.first(in: line.text), let name = match[1], let number = match[2], let release = match[4]
        {
            let build = match[3].map { "\(number).\($0)" }
            let system = build.flatMap(SystemNames.windows) ?? "Windows"
            return [
                finding(.software, name == "CYGWIN" ? "Cygwin" : "MSYS2", release),
                finding(.os, system, build ?? number),
            ] + (match[5].map { [finding(.arch, $0)] } ?? [])
        }
        if let match = bsd.first(in: line.text), let name = match[1], let release = match[2] {
            return [finding(.os, name, release, "o:\(name.lowercased()):\(name.lowercased())")]
                + (match[3].map { [finding(.arch, $0)] } ?? [])
        }
        if let match = sun.first(in: line.text), let release = match[1], let machine = match[3] {
            return [finding(.kernel, "SunOS", release), finding(.arch, machine)]
        }
        return []
    }
}
