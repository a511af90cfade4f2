public import Disclosure

/// One of the policy's four severities, suggested from what a report says; the handler's word is final.
///
/// `AttackReading` has the rules by which a vector is read. Of several vectors the one that suggests the gravest
/// severity counts; between equals the higher score, then the one that stands first. Texts that are no vectors are
/// passed over. Without a vector it is what the reporter claims, never more; that something is exploited raises
/// nothing by itself, since the policy's severities are about what an attack does and takes.
public struct SeveritySuggestion: Hashable, Sendable {
    /// The severity.
    public let severity: Severity
    /// Why, in short phrases of the policy; none has words of the reporter's in it.
    public let reasons: [String]
    /// The vector that it follows from, as given; nil if it is only claimed.
    public let vector: String?
    /// That vector's score, by all metrics that it has.
    public let score: Double?

    /// A suggestion; nil where there is neither a vector nor a claimed severity.
    ///
    /// - Parameter facts: what the report names; a host and a guest in it tell where a change of scope leads.
    public init?(vectors: [String], claims: Claims, facts: [Fact] = []) {
        let namesHostAndGuest = facts.contains { $0.role == .host } && facts.contains { $0.role == .guest }
        let readings = vectors.compactMap { try? CVSSVector($0) }.map { vector in
            (vector, AttackReading(vector: vector, namesHostAndGuest: namesHostAndGuest))
        }
        let exploited = claims.exploited == nil ? [] : ["said to be exploited already"]
        if let first = readings.first {
            let (vector, reading) = readings.dropFirst().reduce(first) { gravest, next in
                (gravest.1.severity, gravest.0.score.tenths) < (next.1.severity, next.0.score.tenths) ? next : gravest
            }
            let claimed = claims.severity.map { ["the reporter claims \($0.severity.rawValue)"] } ?? []
            severity = reading.severity
            reasons = reading.reasons + exploited + claimed
            self.vector = vector.description
            score = vector.score.value
        } else if let claimed = claims.severity {
            severity = claimed.severity
            reasons = ["claimed by the reporter, without a vector"] + exploited
            vector = nil
            score = nil
        } else {
            return nil
        }
    }

    /// A suggestion for what was read out of a report.
    public init?(for configuration: SystemConfiguration) {
        self.init(
            vectors: configuration.identifiers.cvss, claims: configuration.claims ?? Claims(),
            facts: configuration.facts)
    }
}
