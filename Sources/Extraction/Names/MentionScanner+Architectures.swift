extension MentionScanner {
    private static let architecture = Pattern(
        #"""
        (?:^|[^A-Za-z0-9_.\\/-]|linux[./-]|/)(x86[_-]64|amd64|x64|i[3-6]86|x86|arm64-v8a|arm64|aarch64|armeabi-v7a|armv[5-8]\w*\#
        |armhf|armel|ppc64le|ppc64el|ppc64|powerpc|s390x|riscv64|mips64|mipsel|mips|sparc64|sparc\#
        |loongarch64|ia64|Win64)(?:-based|[- ]?ベース)?(?:$|[^A-Za-z0-9_/\\-])
        """#)

    /// `Windows 7 64 bit`, `64-bit Ubuntu`: of a system, not of a program.
    private static let width = Pattern(
        #"""
        \b(?:Windows|Win|Ubuntu|Debian|Fedora|CentOS|Mint|Linux|RHEL|[KX]ubuntu|Raspberry Pi OS|OS)\b[\w. ]{0,24}?[ ,(（_-]{1,2}((?:64|32)(?:[- ]?bits?\b| ?ビット))\#
        |\b((?:64|32)[- ]?bits?) (?:Windows|Ubuntu|Debian|Linux|Raspberry Pi OS|OS|system|machine)\b
        """#)

    /// Processor architectures named in a text.
    func architectures(in text: String) -> [(name: String, range: Range<Int>)] {
        let named = Self.architecture.all(in: text).compactMap { match -> (name: String, range: Range<Int>)? in
            guard let name = match[1], let range = match.range(of: 1) else { return nil }
            return (name.lowercased() == "win64" ? "x64" : name, range)
        }
        guard named.isEmpty, let match = Self.width.first(in: text), let name = match[1] ?? match[2],
            let range = match.range(of: 1) ?? match.range(of: 2)
        else { return named }
        return [(name, range)]
    }
}
