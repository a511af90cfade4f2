extension MentionScanner {
    private static let architecture = Pattern(
        #"""
        (?:^|[^A-Za-z0-9_.\\/-]|linux[./-]|/)(x86[_-]64|amd64|x64|i[3-6]86|x86|arm64-v8a|arm64|aarch64|armeabi-v7a|armv[5-8]\w*\#
        |armhf|armel|ppc64le|ppc64el|ppc64|powerpc|s390x|riscv64|mips64|mipsel|mips|sparc64|sparc\#
        |loongarch64|ia64|Win64)(?:-based)?(?:$|[^A-Za-z0-9_/\\-])
        """#)

    /// Processor architectures named in a text.
    func architectures(in text: String) -> [(name: String, range: Range<Int>)] {
        Self.architecture.all(in: text).compactMap { match in
            guard let name = match[1], let range = match.range(of: 1) else { return nil }
            return (name.lowercased() == "win64" ? "x64" : name, range)
        }
    }
}
