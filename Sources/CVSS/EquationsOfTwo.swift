/// The equations of A Complete Guide to CVSS 2.0, section 3.2; scores in tenths.
struct EquationsOfTwo {
    let vector: CVSSVector

    private static let weights: [String: [String: Exact]] = [
        "AV": ["L": "0.395", "A": "0.646", "N": "1.0"],
        "AC": ["H": "0.35", "M": "0.61", "L": "0.71"],
        "Au": ["M": "0.45", "S": "0.56", "N": "0.704"],
        "C": impact, "I": impact, "A": impact,
        "E": ["U": "0.85", "POC": "0.9", "F": "0.95", "H": "1", "ND": "1"],
        "RL": ["OF": "0.87", "TF": "0.90", "W": "0.95", "U": "1", "ND": "1"],
        "RC": ["UC": "0.90", "UR": "0.95", "C": "1", "ND": "1"],
        "CDP": ["N": "0", "L": "0.1", "LM": "0.3", "MH": "0.4", "H": "0.5", "ND": "0"],
        "TD": ["N": "0", "L": "0.25", "M": "0.75", "H": "1", "ND": "1"],
        "CR": requirement, "IR": requirement, "AR": requirement,
    ]
    private static let impact: [String: Exact] = ["N": "0", "P": "0.275", "C": "0.660"]
    private static let requirement: [String: Exact] = ["L": "0.5", "M": "1.0", "H": "1.51", "ND": "1"]

    private func weight(_ metric: String) -> Exact {
        guard let weight = Self.weights[metric]?[vector.value(metric, default: "ND")] else {
            preconditionFailure("\(metric) was checked")
        }
        return weight
    }

    /// Section 3.2.1.
    var base: Int { base(impact: "10.41" * loss(weight("C"), weight("I"), weight("A"))) }

    /// Section 3.2.2.
    var temporal: Int { temporal(base) }

    /// Section 3.2.3: the temporal score of the adjusted impact, raised by collateral damage, cut by distribution.
    var environmental: Int {
        let loss = loss(weight("C") * weight("CR"), weight("I") * weight("IR"), weight("A") * weight("AR"))
        let adjusted = Exact(tenths: temporal(base(impact: min("10", "10.41" * loss))))
        return ((adjusted + ("10" - adjusted) * weight("CDP")) * weight("TD")).nearestTenths
    }

    private func loss(_ c: Exact, _ i: Exact, _ a: Exact) -> Exact { .one - (.one - c) * (.one - i) * (.one - a) }

    private func base(impact: Exact) -> Int {
        guard impact > .zero else { return 0 }
        let exploitability = "20" * weight("AV") * weight("AC") * weight("Au")
        return (("0.6" * impact + "0.4" * exploitability - "1.5") * "1.176").nearestTenths
    }

    private func temporal(_ tenths: Int) -> Int {
        (Exact(tenths: tenths) * weight("E") * weight("RL") * weight("RC")).nearestTenths
    }
}
