/// A CVSS vector: metrics and their values, checked by the grammar of its version.
public struct CVSSVector: Hashable, Sendable, CustomStringConvertible {
    /// The version of the system.
    public let version: CVSSVersion
    /// The vector as it was given, its prefix included.
    public let description: String
    private let values: [String: String]

    /// Reads a vector: section 2.4 of the guide to 2.0, section 6 of 3.1, section 7 of 4.0.
    ///
    /// Those of 3.x take their metrics in any order; those of 2.0 and 4.0 in that of the specification. Upper and
    /// lower case differ.
    public init(_ text: String) throws(CVSSError) {
        guard let version = CVSSVersion.allCases.last(where: { text.hasPrefix($0.prefix) }) else {
            throw .unknownVersion
        }
        try self.init(version: version, metrics: String(text.dropFirst(version.prefix.count)), text: text)
    }

    /// Reads the metrics of a vector whose version is known otherwise.
    public init(version: CVSSVersion, metrics: String) throws(CVSSError) {
        try self.init(version: version, metrics: metrics, text: version.prefix + metrics)
    }

    private init(version: CVSSVersion, metrics: String, text: String) throws(CVSSError) {
        let grammar = Grammar.of(version)
        var values: [String: String] = [:]
        var last = -1
        for part in metrics.split(separator: "/", omittingEmptySubsequences: false) {
            let halves = part.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard halves.count == 2 else {
                if version == .v2 && values.isEmpty { throw .unknownVersion }
                throw .malformed(String(part.prefix(40)))
            }
            let (name, value) = (halves[0], halves[1])
            guard let place = grammar.place(of: name) else {
                throw name.uppercased() == "CVSS" ? .unknownVersion : .unknownMetric(String(name.prefix(40)))
            }
            guard grammar.metrics[place].values.contains(value) else {
                throw .unknownValue(metric: name, value: String(value.prefix(40)))
            }
            guard values.updateValue(value, forKey: name) == nil else { throw .duplicate(name) }
            guard !grammar.isOrdered || place > last else { throw .misplaced(name) }
            last = place
        }
        for metric in grammar.metrics[..<grammar.mandatory] where values[metric.name] == nil {
            throw .missing(metric.name)
        }
        self.version = version
        self.values = values
        description = text
    }

    /// The value of a metric as it stands in the vector, nil where it does not.
    public subscript(_ metric: String) -> String? { values[metric] }

    /// The value of a mandatory metric, or of one that has a default.
    func value(_ metric: String, default fallback: String = "X") -> String { values[metric] ?? fallback }

    /// Whether a metric of the temporal (4.0: threat) group has a value other than "not defined".
    public var hasTemporalMetrics: Bool {
        let grammar = Grammar.of(version)
        return isDefined(grammar.metrics[grammar.mandatory..<grammar.beforeEnvironment])
    }

    /// Whether a metric of the environmental group has a value other than "not defined".
    public var hasEnvironmentalMetrics: Bool {
        let grammar = Grammar.of(version)
        return isDefined(grammar.metrics[grammar.beforeEnvironment...].filter { !Self.supplemental.contains($0.name) })
    }

    private func isDefined(_ metrics: some Sequence<Grammar.Metric>) -> Bool {
        metrics.contains { metric in values[metric.name].map { $0 != "X" && $0 != "ND" } ?? false }
    }

    /// Of 4.0, section 5; no score depends on them.
    private static let supplemental: Set = ["S", "AU", "R", "V", "RE", "U"]
}

extension CVSSVector {
    /// The score of the base metrics alone.
    ///
    /// Guide to 2.0, section 3.2.1; 3.0, section 8.1; 3.1, section 7.1; 4.0, section 8 (CVSS-B).
    public var baseScore: CVSSScore {
        switch version {
        case .v2: score(EquationsOfTwo(vector: self).base)
        case .v30, .v31: score(EquationsOfThree(vector: self).base)
        case .v4: score(MacroVector(vector: self, ignoring: .threatAndEnvironment).tenths)
        }
    }

    /// The score with the temporal metrics; where none is given it is that of the base.
    ///
    /// Guide to 2.0, section 3.2.2; 3.0, section 8.2; 3.1, section 7.2; 4.0, section 8 (CVSS-BT).
    public var temporalScore: CVSSScore {
        switch version {
        case .v2: score(EquationsOfTwo(vector: self).temporal)
        case .v30, .v31: score(EquationsOfThree(vector: self).temporal)
        case .v4: score(MacroVector(vector: self, ignoring: .environment).tenths)
        }
    }

    /// The score with all metrics.
    ///
    /// By the equations of 3.1 it can be a tenth off the temporal score even where no environmental metric is given.
    /// Guide to 2.0, section 3.2.3; 3.0, section 8.3; 3.1, section 7.3; 4.0, section 8 (CVSS-BTE).
    public var environmentalScore: CVSSScore {
        switch version {
        case .v2: score(EquationsOfTwo(vector: self).environmental)
        case .v30, .v31: score(EquationsOfThree(vector: self).environmental)
        case .v4: score(MacroVector(vector: self, ignoring: .nothing).tenths)
        }
    }

    /// The score that takes in everything the vector says: of the groups that it has metrics of, the last one's.
    public var score: CVSSScore { hasEnvironmentalMetrics ? environmentalScore : temporalScore }

    private func score(_ tenths: Int) -> CVSSScore { CVSSScore(tenths: tenths, version: version) }
}
