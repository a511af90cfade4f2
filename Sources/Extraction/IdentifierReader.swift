import Disclosure

/// Reads CVE, CWE and CVSS identifiers, each checked by its grammar.
enum IdentifierReader {
    private static let cve = Pattern(#"(?:^|[^A-Za-z0-9_])(CVE[-‐‑–](?:19|20)\d\d[-‐‑–]\d{4,19})(?:$|[^0-9-])"#)
    private static let cwe = Pattern(#"(?:^|[^A-Za-z0-9_])CWE(?:[ -]?ID)?[-‐‑–: ]{1,2}(\d{1,5})(?:$|[^0-9.])"#)
    private static let cvss = Pattern(
        #"""
        (?:CVSS:(2\.0|3\.0|3\.1|4\.0)/)([A-Z]{1,3}:[A-Z]{1,6}(?:/[A-Z]{1,3}:[A-Za-z]{1,6})+)
        """#)
    private static let cvss2 = Pattern(
        #"""
        (?:^|[^/A-Za-z])(AV:[LAN]/AC:[LMH]/Au:[MSN]/C:[NPC]/I:[NPC]/A:[NPC](?:/[A-Z]{1,3}:[A-Z]{1,4})*)
        """#)
    /// More than any honest report names.
    private static let limit = 500

    static func identifiers(in texts: [String]) -> Identifiers {
        var identifiers = Identifiers()
        for text in texts {
            for match in cve.all(in: text, limit: limit) { add(match[1], to: &identifiers.cve, normal: hyphens) }
            for match in cwe.all(in: text, limit: limit) {
                add(match[1].map { "CWE-\(Int($0) ?? 0)" }, to: &identifiers.cwe, normal: { $0 })
            }
            for match in cvss.all(in: text, limit: limit) {
                guard let version = match[1], let metrics = match[2] else { continue }
                if let vector = CVSSVector.checked(version: version, metrics: metrics) {
                    add(vector, to: &identifiers.cvss, normal: { $0 })
                }
            }
            for match in cvss2.all(in: text, limit: limit) {
                if let metrics = match[1], let vector = CVSSVector.checked(version: "2.0", metrics: metrics) {
                    add(vector, to: &identifiers.cvss, normal: { $0 })
                }
            }
        }
        return identifiers
    }

    private static func hyphens(_ text: String) -> String {
        var plain = text.uppercased()
        for dash in ["‐", "‑", "–"] { plain = plain.replacing(dash, with: "-") }
        return plain
    }

    private static func add(_ value: String?, to list: inout [String], normal: (String) -> String) {
        guard let value else { return }
        let text = normal(value)
        if list.count < limit, !list.contains(text) { list.append(text) }
    }
}

/// The grammars of the CVSS vectors (FIRST: version 2, section 2.4; 3.1, section 6; 4.0, section 7).
enum CVSSVector {
    private static let version2: [String: String] = [
        "AV": "L A N", "AC": "H M L", "Au": "M S N", "C": "N P C", "I": "N P C", "A": "N P C",
        "E": "U POC F H ND", "RL": "OF TF W U ND", "RC": "UC UR C ND", "CDP": "N L LM MH H ND", "TD": "N L M H ND",
        "CR": "L M H ND", "IR": "L M H ND", "AR": "L M H ND",
    ]
    private static let version3: [String: String] = [
        "AV": "N A L P", "AC": "L H", "PR": "N L H", "UI": "N R", "S": "U C", "C": "N L H", "I": "N L H", "A": "N L H",
        "E": "X H F P U", "RL": "X U W T O", "RC": "X C R U", "CR": "X H M L", "IR": "X H M L", "AR": "X H M L",
        "MAV": "X N A L P", "MAC": "X L H", "MPR": "X N L H", "MUI": "X N R", "MS": "X U C", "MC": "X N L H",
        "MI": "X N L H", "MA": "X N L H",
    ]
    private static let version4: [String: String] = [
        "AV": "N A L P", "AC": "L H", "AT": "N P", "PR": "N L H", "UI": "N P A", "VC": "H L N", "VI": "H L N",
        "VA": "H L N", "SC": "H L N", "SI": "H L N", "SA": "H L N", "E": "X A P U", "CR": "X H M L", "IR": "X H M L",
        "AR": "X H M L", "MAV": "X N A L P", "MAC": "X L H", "MAT": "X N P", "MPR": "X N L H", "MUI": "X N P A",
        "MVC": "X H L N", "MVI": "X H L N", "MVA": "X H L N", "MSC": "X H L N", "MSI": "X S H L N",
        "MSA": "X S H L N", "S": "X N P", "AU": "X N Y", "R": "X A U I", "V": "X D C", "RE": "X L M H",
        "U": "X Clear Green Amber Red",
    ]
    private static let mandatory: [String: [String]] = [
        "2.0": ["AV", "AC", "Au", "C", "I", "A"], "3.0": ["AV", "AC", "PR", "UI", "S", "C", "I", "A"],
        "3.1": ["AV", "AC", "PR", "UI", "S", "C", "I", "A"],
        "4.0": ["AV", "AC", "AT", "PR", "UI", "VC", "VI", "VA", "SC", "SI", "SA"],
    ]

    /// The vector with its prefix, if each metric is one of the version's, none is there twice, and none is wanting.
    static func checked(version: String, metrics: String) -> String? {
        let grammar = version == "2.0" ? version2 : version == "4.0" ? version4 : version3
        var seen: Set<String> = []
        for metric in metrics.split(separator: "/") {
            let halves = metric.split(separator: ":").map(String.init)
            guard halves.count == 2, let values = grammar[halves[0]], seen.insert(halves[0]).inserted else {
                return nil
            }
            guard values.split(separator: " ").contains(where: { $0 == halves[1] }) else { return nil }
        }
        guard let wanted = mandatory[version], seen.isSuperset(of: wanted) else { return nil }
        return version == "2.0" ? metrics : "CVSS:\(version)/\(metrics)"
    }
}
