import Disclosure

extension Recogniser {
    /// A plugin by the name that the report sets off: `the extension "Frob Pro" (com_frob) v3.0.9`, `プラグイン「…」`.
    static let extensionNames = Recogniser(name: "extension-name", isOfSentences: true) { reading in
        var findings: [Finding] = []
        var named: NamedProduct?
        for line in reading.lines where !line.isNoise && !line.isSilent && ExtensionName.likely.matches(line.content) {
            for match in ExtensionName.named.all(in: line.content, limit: 4) {
                guard let name = match[1]?.trimmed(), reading.scanner.mentions(in: name).isEmpty else { continue }
                let version = VersionGrammar.version(match, group: 2)
                let right = line.content.bytes(match.range.upperBound..<line.content.utf8.count)
                guard
                    !Context.forbids(
                        left: line.content.bytes(0..<match.range.lowerBound), right: right, version: version?.text)
                else { continue }
                let product = NamedProduct(name: name)
                if let version {
                    findings.append(product.finding(version.text, line))
                } else {
                    named = named ?? product
                }
            }
        }
        // Its version may stand in a field of its own.
        guard let named, findings.isEmpty else { return findings }
        for field in reading.fields where field.meaning == .version && ExtensionName.key.matches(field.thing) {
            for (line, words) in field.values.prefix(1) {
                if let version = VersionGrammar.version(ofValue: words) {
                    findings.append(named.finding(version, line))
                }
            }
        }
        return findings
    }
}

private enum ExtensionName {
    static let likely = Pattern(#"plug-?in|extension|theme|module|add-?on|erweiterung|プラグイン|拡張機能|テーマ|モジュール|插件"#)
    static let key = Pattern(#"^(?:plug-?in|extension|theme|module|add-?on|プラグイン|拡張機能|テーマ|モジュール)$"#)
    static let named = Pattern(
        #"""
        (?:plug-?in|extension|theme|module|add-?on|Erweiterung|プラグイン|拡張機能|テーマ|モジュール|插件) ?\#
        (?:["“„«「『”] ?([^"“”„«»「」『』<>=/\\]{3,40}?) ?["”“»」』])(?: ?\([\w.-]{2,40}\))?\#
        (?:(?: version| バージョン)? ?(v?\d+(?:\.\d+)+(?:-\w+)?))?
        """#)
}
