/// The equations of CVSS 3.1, section 7, and of 3.0, section 8; scores in tenths.
struct EquationsOfThree {
    let vector: CVSSVector

    private static let weights: [String: [String: Exact]] = [
        "AV": ["N": "0.85", "A": "0.62", "L": "0.55", "P": "0.2"],
        "AC": ["L": "0.77", "H": "0.44"],
        "UI": ["N": "0.85", "R": "0.62"],
        "C": impact, "I": impact, "A": impact,
        "E": ["X": "1", "H": "1", "F": "0.97", "P": "0.94", "U": "0.91"],
        "RL": ["X": "1", "U": "1", "W": "0.97", "T": "0.96", "O": "0.95"],
        "RC": ["X": "1", "C": "1", "R": "0.96", "U": "0.92"],
        "CR": requirement, "IR": requirement, "AR": requirement,
    ]
    private static let impact: [String: Exact] = ["H": "0.56", "L": "0.22", "N": "0"]
    private static let requirement: [String: Exact] = ["X": "1", "H": "1.5", "M": "1", "L": "0.5"]

    /// Section 7.1 (8.1 in 3.0).
    var base: Int {
        let loss = .one - (.one - weight("C")) * (.one - weight("I")) * (.one - weight("A"))
        let isChanged = vector["S"] == "C"
        let impact = isChanged ? changed(loss, linear: loss, power: 15) : "6.42" * loss
        return combined(impact, exploitability("", isChanged: isChanged), isChanged: isChanged)
    }

    /// Section 7.2 (8.2 in 3.0).
    var temporal: Int { temporal(base) }

    /// Section 7.3 (8.3 in 3.0).
    var environmental: Int {
        let remaining = ["C", "I", "A"].reduce(Exact.one) { $0 * (.one - weight("\($1)R") * modified($1)) }
        let loss = min(.one - remaining, "0.915")
        let isChanged = modifiedValue("S") == "C"
        let impact: Exact =
            if !isChanged {
                "6.42" * loss
            } else if vector.version == .v30 {
                changed(loss, linear: loss, power: 15)
            } else {
                changed(loss, linear: loss * "0.9731", power: 13)
            }
        return temporal(combined(impact, exploitability("M", isChanged: isChanged), isChanged: isChanged))
    }

    private func changed(_ loss: Exact, linear: Exact, power: Int) -> Exact {
        "7.52" * (loss - "0.029") - "3.25" * (linear - "0.02").power(power)
    }

    private func exploitability(_ prefix: String, isChanged: Bool) -> Exact {
        let take = { metric in prefix.isEmpty ? weight(metric) : modified(metric) }
        let privileges = prefix.isEmpty ? vector.value("PR") : modifiedValue("PR")
        let required: Exact =
            switch privileges {
            case "N": "0.85"
            case "L": isChanged ? "0.68" : "0.62"
            default: isChanged ? "0.5" : "0.27"
            }
        return "8.22" * take("AV") * take("AC") * required * take("UI")
    }

    private func combined(_ impact: Exact, _ exploitability: Exact, isChanged: Bool) -> Int {
        guard impact > .zero else { return 0 }
        let sum = impact + exploitability
        return roundUp(min(isChanged ? "1.08" * sum : sum, "10"))
    }

    private func temporal(_ tenths: Int) -> Int {
        roundUp(Exact(tenths: tenths) * weight("E") * weight("RL") * weight("RC"))
    }

    /// Appendix A of 3.1 takes five places first, so that a hair above a tenth does not count; 3.0 has no such rule.
    private func roundUp(_ number: Exact) -> Int {
        vector.version == .v30 ? number.tenthsAbove : number.rounded(toPlaces: 5).tenthsAbove
    }

    private func weight(_ metric: String) -> Exact { weight(metric, vector.value(metric)) }

    private func modified(_ metric: String) -> Exact { weight(metric, modifiedValue(metric)) }

    private func modifiedValue(_ metric: String) -> String {
        let value = vector.value("M\(metric)")
        return value == "X" ? vector.value(metric) : value
    }

    private func weight(_ metric: String, _ value: String) -> Exact {
        guard let weight = Self.weights[metric]?[value] else { preconditionFailure("\(metric) was checked") }
        return weight
    }
}
