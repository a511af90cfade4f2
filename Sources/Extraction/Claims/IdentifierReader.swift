import CVSS
import Disclosure

/// Reads identifiers of vulnerabilities, weaknesses and advisories, each checked by its grammar.
enum IdentifierReader {
    private static let cve = Pattern(#"(?:^|[^A-Za-z0-9_])(CVE[-‐‑–](?:19|20)\d\d[-‐‑–]\d{4,19})(?:$|[^0-9-])"#)
    private static let cwe = Pattern(#"(?:^|[^A-Za-z0-9_])CWE(?:[ -]?ID)?[-‐‑–: ]{1,2}(\d{1,5})(?:$|[^0-9.])"#)
    /// More than any honest report names.
    private static let limit = 500

    /// Those in the texts, and the scores that the vectors among them come to.
    static func identifiers(in texts: [String]) -> (identifiers: Identifiers, scores: [VectorScore]) {
        var identifiers = Identifiers()
        var other: [String] = []
        for text in texts {
            for match in cve.all(in: text, limit: limit) { add(match[1].map(hyphens), to: &identifiers.cve) }
            for match in cwe.all(in: text, limit: limit) {
                add(match[1].flatMap(Int.init).map { "CWE-\($0)" }, to: &identifiers.cwe)
            }
            for name in AdvisoryNames.names(in: text, limit: limit) { add(name, to: &other) }
        }
        identifiers.other = other
        let vectors = VectorReader.vectors(in: texts, limit: limit)
        identifiers.cvss = vectors.map(\.description)
        return (identifiers, vectors.map(VectorReader.score))
    }

    private static func hyphens(_ text: String) -> String {
        var plain = text.uppercased()
        for dash in ["‐", "‑", "–"] { plain = plain.replacing(dash, with: "-") }
        return plain
    }

    private static func add(_ name: String?, to list: inout [String]) {
        if let name, list.count < limit, !list.contains(name) { list.append(name) }
    }
}
