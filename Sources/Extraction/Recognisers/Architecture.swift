import Disclosure

extension Recogniser {
    /// Architectures inside other words: a target triple, a package's or a kernel's suffix, a build's name.
    static let architecture = Recogniser(name: "architecture") { reading in
        var findings: [Finding] = []
        var seen: Set<String> = []
        for line in reading.lines where !line.isSilent && findings.count < 3 {
            guard ArchitectureWord.likely.matches(line.text) else { continue }
            for pattern in ArchitectureWord.patterns {
                guard let name = pattern.first(in: line.text)?[1], seen.insert(name.lowercased()).inserted else {
                    continue
                }
                findings.append(
                    Finding(kind: .arch, name: name, role: line.role, line: line, rule: "architecture"))
            }
        }
        return findings
    }
}

private enum ArchitectureWord {
    private static let names = "x86_64|aarch64|arm64|i[3-6]86|armv7\\w*|ppc64le|s390x|riscv64|loongarch64|mips64\\w*"
    static let likely = Pattern("(?:\(names)|amd64|ARMv)")
    static let patterns = [
        // A compiler's target, and what a program was built for.
        Pattern("(?:^|[\\s(\\[=:])(\(names))-(?:pc-|unknown-|redhat-|apple-|w64-|linux-|suse-|alpine-|poky-)"),
        // The kernel or a package of a Red Hat.
        Pattern("\\.(?:el\\d\\w*|fc\\d\\d|amzn\\d+|el\\duek)(?:[._]\\d+)*\\.(\(names))\\b"),
        Pattern("\\b(?:linux|win|darwin|freebsd)\\.(amd64|x86|arm64)\\b"),
        Pattern("\\b(ARMv[78]) Processor"),
        Pattern("(?:^|[\\s(])on (?:linux|darwin|windows|freebsd)_(amd64|arm64|386)\\s*$"),
        Pattern("^\\s*[Pp]latform: +[\\w-]*?(\(names)|amd64)\\b"),
        Pattern("[-_/]linux[-_/](amd64|arm64|x86_64|aarch64|armv7)\\b"),
    ]
}
