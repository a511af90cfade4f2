public import Disclosure

extension PosternSettings {
    /// The commented file that `postern init` writes: every setting with its meaning, unit and default.
    ///
    /// Settings with a default are commented out, so that the file loads to the defaults.
    public static func sample(address: EmailAddress, vendorName: String?, signingKey: String?) -> String {
        var given = ["mailbox.addresses": "[\(basicString(address.description))]"]
        given["vendor.name"] = vendorName.map(basicString)
        given["pgp.signing_key"] = signingKey.map(basicString)
        let vendor = vendorName ?? address.domain
        let usual = [
            "mailbox.name": basicString("\(vendor) Product Security Team"), "vendor.name": basicString(vendor),
        ]
        var parts = [preamble]
        parts += SettingTable.sections.map { sample(of: $0, given: given, usual: usual) }
        parts.append(sample(ofList: "product", SettingTable.productHelp, SettingTable.product))
        parts.append(sample(ofList: "team", SettingTable.teamHelp, SettingTable.team))
        return parts.joined(separator: "\n")
    }

    private static let preamble = """
        # Settings of postern, in TOML (https://toml.io). `postern check` reads them and says what does not fit.
        # What is commented out shows its default, or an example where the text says so.
        # Relative paths start at the directory of this file; '~' is not expanded.
        # Nobody but the owner may write this file, and the owner must be root or the user that postern runs as.

        """

    private static func sample(
        of section: SettingSection, given: [String: String], usual: [String: String]
    ) -> String {
        var text = section.name.isEmpty ? "" : "\(comment(section.help))[\(section.name)]\n"
        for key in section.keys {
            let name = section.name.isEmpty ? key.name : "\(section.name).\(key.name)"
            var lines = key.entries.map { "#\(key.name).\($0.key) = \($0.value)" }
            if lines.isEmpty {
                lines = [given[name].map { "\(key.name) = \($0)" } ?? "#\(key.name) = \(usual[name] ?? key.sample)"]
            }
            text += "\n\(comment(key.help + (key.hasDefault || key.isRequired ? "" : " Example:")))"
            text += lines.map { "\($0)\n" }.joined()
        }
        return section.name.isEmpty ? String(text.dropFirst()) : text
    }

    private static func sample<Target>(
        ofList name: String, _ help: String, _ keys: [SettingKey<Target>]
    ) -> String {
        var text = "\(comment(help + " Example:"))#[[\(name)]]\n"
        for key in keys { text += "\n\(comment(key.help))#\(key.name) = \(key.sample)\n" }
        return text
    }

    /// Wrapped at 100 columns, each line after `# `.
    private static func comment(_ text: String) -> String {
        var lines = [""]
        for word in text.split(separator: " ") {
            if lines[lines.count - 1].utf8.count + word.utf8.count > 97 { lines.append("") }
            lines[lines.count - 1] += " \(word)"
        }
        return lines.map { "#\($0)\n" }.joined()
    }

    /// A TOML basic string.
    private static func basicString(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
                    + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
