import Disclosure

/// Packages of commands that install them, and of running text.
extension PackageLine {
    static let command = Pattern(
        #"(?:^|[\s$#>`;&|])(?:apt(?:-get)? (?:-\S+ )*install|apk add|pip3? install|uv pip install|npm (?:i|install|add)|npx|yarn add|pnpm add|bun add|gem install|go (?:get|install)|cargo (?:add|install))\b"#
    )
    private static let pin = Pattern(
        #"(?:^|[\s"'`])(@?[A-Za-z][\w./+-]*)(?:\[[\w,]+\])?(?:==?|@)v?(\d[\w.+~:-]*)"#)
    static let inlineLikely = Pattern(#"-\d[\w.+~^]*-\d[\w.]*\.(?:el\d|fc\d\d)"#)
    private static let build = Pattern(
        #"(?:^|[\s(,:"'`])([a-z][\w+]*(?:-[a-z][\w+]*)*)-(\d[\w.+~^]*-\d[\w.+~^]*?\.(?:el\d|fc\d\d)\w*(?:\.\d+)*)(?:\.(?:x86_64|noarch|aarch64|i686|src))?(?:[\s),:;"'`]|$)"#
    )

    /// A Red Hat package in running text: `ipa-server-4.10.2-5.el9_3 on another host`.
    static func inline(_ line: Line) -> [Finding] {
        build.all(in: line.content, limit: 4).compactMap { match in
            guard let name = match[1], let version = match[2], let range = match.range(of: 1),
                !name.hasPrefix("kernel"), match.range.count < line.content.utf8.count,
                !Context.forbids(
                    left: line.content.bytes(0..<range.lowerBound),
                    right: line.content.bytes(match.range.upperBound..<line.content.utf8.count), version: version)
            else { return nil }
            let entry = Catalogue.standard.entry(for: base(name))
            return .known(entry?.kind ?? .software, base(name), version, line: line, rule: "package-list")
        }
    }

    private static let soname = Pattern(#"^(lib[a-z-]{2,}?)-?\d[\d.-]*[a-z]?$"#)

    /// `name==1.2`, `name=1.2-3` and `name@1.2` of a command that installs them.
    static func pins(_ line: Line) -> [Finding] {
        pin.all(in: line.text, limit: 8).compactMap { match in
            guard let name = match[1], let version = match[2] else { return nil }
            let plain = names[name] ?? soname.first(in: name)?[1] ?? name
            let entry = Catalogue.standard.entry(for: plain)
            return .known(entry?.kind ?? .software, plain, version, line: line, rule: "package-list")
        }
    }
}
