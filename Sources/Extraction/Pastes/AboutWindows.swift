import Disclosure

extension Paster {
    /// `winver` and the page of settings about a Windows: the build says which it is.
    static let aboutWindows = Paster(name: "about-windows") { lines, _ in
        var paste = Paste()
        for (index, line) in lines.enumerated() {
            if let build = AboutWindows.build.first(in: line.content)?[1] {
                let about = max(0, index - AboutWindows.reach)..<min(lines.count, index + AboutWindows.reach)
                guard let edition = about.first(where: { AboutWindows.edition.matches(lines[$0].content) }),
                    let name = WindowsName.all(in: lines[edition].content).first(where: { !$0.isBare })?.name
                else { continue }
                let number = about.first { AboutWindows.number.matches(lines[$0].content) }
                let release = number.flatMap { AboutWindows.number.first(in: lines[$0].content)?[1] }
                paste.findings.append(.known(.os, name, release ?? build, line: lines[edition], rule: "about-windows"))
                paste.claimed.formUnion([index, edition, number].compactMap(\.self))
                continue
            }
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
    /// The page of settings has a line for each: edition, version, build.
    static let edition = Pattern(
        #"^(?:Edition|エディション|Edición|Édition|Edizione|Edição|版本|Выпуск|에디션)[ \t:：]+(?:Microsoft )?Windows "#)
    static let number = Pattern(#"^(?:Version|バージョン|Versión|Versione|Versão|版本|버전|Версия)[ \t:：]+(\d\dH\d|\d{4})$"#)
    static let build = Pattern(
        #"^(?:OS[ -]?Build|OS ビルド|Betriebssystembuild|Build du système d'exploitation|Versión del sistema operativo|Build sistema operativo|操作系统(?:内部)?版本|OS 빌드|Сборка ОС)[ \t:：]+(\d{5}(?:\.\d+)?)$"#
    )
    static let release = Pattern(
        #"^(?:Version|バージョン|Versión|Versione|Versão|版本|버전|Версия)[ :：]*(\d\dH\d|\d{4}) \((?:OS[ -]?Build|OS ビルド|Build|Betriebssystembuild|build du système d’exploitation|compilación de SO|build SO|OS 内部版本|OS 빌드|сборка ОС) (\d{5})\.\d+\)$"#
    )
}
