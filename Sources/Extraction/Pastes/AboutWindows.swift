import Disclosure

extension Paster {
    /// `winver` and the page of settings about a Windows: the build says which it is.
    static let aboutWindows = Paster(name: "about-windows") { lines, _ in
        var paste = Paste()
        for (index, line) in lines.enumerated() {
            guard let match = AboutWindows.release.first(in: line.content), let build = match[2] else { continue }
            let about = lines[max(0, index - AboutWindows.reach)..<min(lines.count, index + AboutWindows.reach)]
            let named = about.lazy.flatMap { WindowsName.all(in: $0.content) }.first { !$0.isBare && $0.version == nil }
            guard let name = named?.name ?? SystemNames.windows(build: "10.0." + build) else { continue }
            let version = line.content.bytes((match.range(of: 1) ?? match.range).lowerBound..<line.content.utf8.count)
            paste.findings.append(.known(.os, name, version.trimmed(), line: line, rule: "about-windows"))
            paste.claimed.insert(index)
        }
        return paste
    }
}

private enum AboutWindows {
    /// Lines around the build in which the edition may stand.
    static let reach = 5
    static let release = Pattern(
        #"^(?:Version|バージョン|Versión|Versione|Versão|版本|버전|Версия)[ :：]*(\d\dH\d|\d{4}) \((?:OS[ -]?Build|OS ビルド|Build|Betriebssystembuild|build du système d’exploitation|compilación de SO|build SO|OS 内部版本|OS 빌드|сборка ОС) (\d{5})\.\d+\)$"#
    )
}
