import Disclosure

extension Recogniser {
    /// Switches that decide whether a flaw shows: `SELinux: enforcing`, `3D acceleration enabled`.
    static let settings = Recogniser(name: "setting", isOfSentences: true) { reading in
        reading.lines.flatMap { line -> [Finding] in
            guard !line.isSilent, !line.isNoise else { return [] }
            return SettingLine.pattern.all(in: line.content, limit: 4).compactMap { match in
                guard let name = match[1], let value = match[2] else { return nil }
                return Finding(kind: .setting, name: name, version: value, role: line.role, line: line, rule: "setting")
            }
        }
    }
}

private enum SettingLine {
    static let pattern = Pattern(
        #"""
        \b(SELinux|AppArmor|Secure Boot|ASLR|KASLR|SMEP|SMAP|Hyper-Threading|Nested virtuali[sz]ation\#
        |3D acceleration|UAC|VRDP server|IOMMU|VT-d)(?: (?:is|was|set to|mode))?[ :：=]{1,3}\(?(enforcing\#
        |permissive|enabled|disabled|on|off|有効|無効)\b
        """#)
}
