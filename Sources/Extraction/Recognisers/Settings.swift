import Disclosure

extension Recogniser {
    /// Switches that decide whether a flaw shows: `SELinux: enforcing`, `3D acceleration enabled`.
    static let settings = Recogniser(name: "setting", isOfSentences: true) { reading in
        reading.lines.flatMap { line -> [Finding] in
            guard !line.isSilent, !line.isNoise else { return [] }
            let matches =
                SettingLine.pattern.all(in: line.content, limit: 4)
                + SettingLine.japanese.all(in: line.content, limit: 4)
                + SettingLine.option.all(in: line.text, limit: 4)
                + SettingLine.variable.all(in: line.content, limit: 2)
                + SettingLine.parameter.all(in: line.content, limit: 4)
                + SettingLine.quoted.all(in: line.content, limit: 4).filter(SettingLine.isShort)
                + (SettingLine.said.all(in: line.content, limit: 4))
            return matches.compactMap { match in
                guard let name = match[1], let value = match[2] else { return nil }
                return Finding(kind: .setting, name: name, version: value, role: line.role, line: line, rule: "setting")
            }
        }
    }
}

private enum SettingLine {
    /// `SR-IOV：有効`, `「遠隔操作」を有効に`.
    static let japanese = Pattern(
        #"""
        (?:^|[\s\x{3000}「、。（・])([\p{Han}\p{Katakana}\p{Hiragana}ーA-Za-z0-9-]{3,24})」?(?: ?[:：→] ?)(有効|無効|オン|オフ|ON|OFF)(?:$|[\s\x{3000}、。）])
        """#, caseSensitive: true)
    /// A switch of a program, set off as code: `frob.trustProxy = true`.
    static let option = Pattern(
        #"""
        `-{0,2}([A-Za-z][\w.-]*(?:[a-z][A-Z]|[._-][A-Za-z])[\w.-]*)(?: ?[=:] ?)"?(true|false|on|off|yes|no|enabled|disabled|enforcing|permissive)"?`
        """#)
    /// `FROB_GIL=0`: a switch in the environment.
    static let variable = Pattern(
        #"(?:^|[\s`(])([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+)=(0|1|on|off|true|false|yes|no)(?:$|[\s`.,;)])"#,
        caseSensitive: true)
    /// A parameter of a server with a size or a switch for its value, alone on its line or in a list:
    /// `frob_buffer_pool_size = 96G`.
    static let parameter = Pattern(
        #"(?:^|[\s`(,])([a-z][a-z0-9]+(?:_[a-z0-9]+){2,})`? ?= ?`?(\d+(?:\.\d+)? ?[KMGT]i?B?|on|off|ON|OFF)`?(?:$|[\s,.;)])"#,
        caseSensitive: true)
    /// `frob_stack_depth is 7MB`, `set frob.webgpu.enabled to true`.
    static let said = Pattern(
        #"(?:^|[\s`(])([a-z][\w-]*(?:\.[a-z][\w-]*){2,}|[a-z][a-z0-9]+(?:_[a-z0-9]+){2,})`? (?:is(?: set to)?|set to|to|at) `?(\d+(?:\.\d+)? ?[KMG]i?B|true|false|enabled|disabled)`?(?:$|[\s,.;)])"#,
        caseSensitive: true)
    /// Bounds the name of `quoted`: RE2 writes a counted class out as many times, which takes long to compile.
    static func isShort(_ match: Match) -> Bool { (match[1] ?? "").unicodeScalars.count <= 51 }

    /// A setting by the words that its program shows: `« Activer l'API » = Oui`, `"Allow guests" set to No`.
    static let quoted = Pattern(
        #"""
        [«“„"] ?([\p{L}][\p{L}\d' /-]{4,}?) ?[»”“"] ?(?:=|:|→|(?:is |was )?set to|est|ist|steht auf) ?["«“]? ?\#
        (Oui|Non|Ja|Nein|Yes|No|Sí|On|Off|enabled|disabled|activée?|aktiviert|deaktiviert)(?:$|[\s.,;)"»”])
        """#)
    static let pattern = Pattern(
        #"""
        \b(SELinux|AppArmor|Secure Boot|HVCI|VBS|Memory Integrity|Credential Guard|Resizable BAR|Core Isolation|BitLocker|ASLR|KASLR|SMEP|SMAP|Hyper-Threading|Nested virtuali[sz]ation\#
        |3D acceleration|UAC|VRDP server|IOMMU|VT-d)(?: (?:is|was|stays|remains|stayed|remained|left|runs|set to|in|mode|status|state|still|switched|turned|kept))*[ :：=]{1,3}\(?(enforcing\#
        |permissive|enabled|disabled|on|off|有効|無効)\b
        """#)
}
