/// The equivalence classes of a vector of 4.0 and the score that follows from them (CVSS 4.0, section 8).
struct MacroVector {
    /// What is taken as not defined.
    enum Ignored { case nothing, environment, threatAndEnvironment }

    private let values: [String: String]

    init(vector: CVSSVector, ignoring ignored: Ignored) {
        var values: [String: String] = [:]
        for metric in Self.scored {
            let modified = ignored == .nothing ? vector.value("M\(metric)") : "X"
            values[metric] = modified == "X" ? vector.value(metric) : modified
        }
        // What is not defined counts as the worst (section 8.1).
        let threat = ignored == .threatAndEnvironment ? "X" : vector.value("E")
        values["E"] = threat == "X" ? "A" : threat
        for metric in ["CR", "IR", "AR"] {
            let requirement = ignored == .nothing ? vector.value(metric) : "X"
            values[metric] = requirement == "X" ? "H" : requirement
        }
        self.values = values
    }

    private static let scored = ["AV", "AC", "AT", "PR", "UI", "VC", "VI", "VA", "SC", "SI", "SA"]

    private func has(_ metric: String, _ value: String) -> Bool { values[metric] == value }

    /// Tables 24 to 29; the third and the sixth class are looked up together.
    private var levels: MacroVectorTable.Levels {
        let exposed = [has("AV", "N"), has("PR", "N"), has("UI", "N")]
        let one = exposed.allSatisfy(\.self) ? 0 : exposed.contains(true) && !has("AV", "P") ? 1 : 2
        let two = has("AC", "L") && has("AT", "N") ? 0 : 1
        let high = (c: has("VC", "H"), i: has("VI", "H"), a: has("VA", "H"))
        let three = high.c && high.i ? 0 : high.c || high.i || high.a ? 1 : 2
        let subsequent = has("SC", "H") || has("SI", "H") || has("SA", "H")
        let four = has("SI", "S") || has("SA", "S") ? 0 : subsequent ? 1 : 2
        let five = has("E", "A") ? 0 : has("E", "P") ? 1 : 2
        let wanted = has("CR", "H") && high.c || has("IR", "H") && high.i || has("AR", "H") && high.a
        return .init(one: one, two: two, three: three, four: four, five: five, six: wanted ? 0 : 1)
    }

    /// Section 8.2: the score of the class, less the mean of how far the vector lies below the gravest in each.
    var tenths: Int {
        if ["VC", "VI", "VA", "SC", "SI", "SA"].allSatisfy({ has($0, "N") }) { return 0 }
        let levels = levels
        guard let score = MacroVectorTable.tenths(levels) else { preconditionFailure("every vector has a class") }
        let steps = MacroVectorTable.steps(levels).map { step in
            (lower: step.next.compactMap(MacroVectorTable.tenths).max(), depth: step.depth, step.gravest)
        }
        // Every depth divides this, so that the sum of the shares stays a whole number.
        let unit = 2520
        var count = 0
        var sum = 0
        for (lower, depth, gravest) in steps {
            guard let lower else { continue }
            count += 1
            sum += (score - lower) * distance(below: gravest) * unit / depth
        }
        guard count > 0 else { return score }
        let scale = unit * count
        // A tie goes up.
        return max((2 * (score * scale - sum) + scale) / (2 * scale), 0)
    }

    /// How many steps the vector lies below the gravest one of its class that is in no metric less grave.
    private func distance(below gravest: [[String: String]]) -> Int {
        for highest in gravest {
            let steps = highest.map { metric, value in rank(metric, values[metric]) - rank(metric, value) }
            if steps.allSatisfy({ $0 >= 0 }) { return steps.reduce(0, +) }
        }
        preconditionFailure("every vector lies below one of them")
    }

    private func rank(_ metric: String, _ value: String?) -> Int {
        guard let value, let rank = Self.orders[metric]?.firstIndex(of: value) else {
            preconditionFailure("\(metric) was checked")
        }
        return rank
    }

    /// The values of each metric, the gravest first.
    private static let orders: [String: [String]] = [
        "AV": ["N", "A", "L", "P"], "PR": ["N", "L", "H"], "UI": ["N", "P", "A"], "AC": ["L", "H"], "AT": ["N", "P"],
        "VC": ["H", "L", "N"], "VI": ["H", "L", "N"], "VA": ["H", "L", "N"], "SC": ["S", "H", "L", "N"],
        "SI": ["S", "H", "L", "N"], "SA": ["S", "H", "L", "N"], "CR": ["H", "M", "L"], "IR": ["H", "M", "L"],
        "AR": ["H", "M", "L"],
    ]
}
