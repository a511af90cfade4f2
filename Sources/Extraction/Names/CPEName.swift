/// Formatted strings of CPE 2.3 (NISTIR 7695, section 6.2).
enum CPEName {
    private static let number = Pattern(#"^v?(\d[\w.]*(?:-(?:rc|beta|p)\w*)?)"#)
    private static let longTerm = Pattern(#"\bLTS\b"#)

    /// A name from `part:vendor:product` and a version as written; a range of versions is any version.
    static func formatted(_ product: String, version: String?) -> String {
        var number = "*"
        var edition = "*"
        if let version, !VersionGrammar.isRange(version) {
            if let match = Self.number.first(in: version), let digits = match[1] {
                number = quoted(digits.lowercased())
            }
            if longTerm.matches(version) { edition = "lts" }
        }
        return "cpe:2.3:\(product):\(number):*:*:*:\(edition):*:*:*"
    }

    /// Letters, digits, `_`, `.` and `-` stand for themselves; anything else is quoted.
    private static func quoted(_ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9", "_", ".", "-": break
            default: text += "\\"
            }
            text.unicodeScalars.append(scalar)
        }
        return text
    }
}
