import Disclosure

extension Recogniser {
    /// A distribution kernel's release wherever it stands: `4.15.0-22-generic`, `3.10.0-957.el7.x86_64`.
    static let kernelRelease = Recogniser(name: "kernel-release") { reading in
        reading.lines.flatMap { line -> [Finding] in
            guard !line.isNoise, !line.isSilent else { return [] }
            let matches = KernelReleaseLine.pattern.all(in: line.content, limit: 8)
            guard !matches.isEmpty else { return [] }
            // `Xen 4.8.5-18.fc25` is another program's release, though a kernel's looks like it.
            let programs = reading.scanner.mentions(in: line.content).filter { $0.kind != .kernel && $0.kind != .os }
            return matches.compactMap { match in
                guard let release = match[1], let range = match.range(of: 1),
                    !line.content.bytes(0..<range.lowerBound).hasSuffix("/"),
                    !programs.contains(where: { $0.version != nil && $0.range.overlaps(range) })
                else { return nil }
                return Finding(
                    kind: .kernel, name: "Linux", version: release, role: line.role, line: line, rule: "kernel-release",
                    cpe: CPEName.formatted("o:linux:linux_kernel", version: release))
            }
        }
    }
}

private enum KernelReleaseLine {
    static let pattern = Pattern(
        #"""
        (?:^|[\s(\["'“:,（「、：])(\d\.\d+\.\d+-\d+(?:[.-]\d+)*(?:-(?:generic|lowlatency|server|desktop|default|smp|pae|xen|virtual|raspi2?|oem|k7|amd64|686|arm64|aws|azure\#
        |gcp|default|pve|lts|cloud\w*|microsoft\S*)\b|-arch\d[\w-]*|(?:\.\d+)*\.(?:el\d\w*|fc\d+\#
        |amzn\d+)(?:\.\w+)*))
        """#)
}
