import CVSS
import Disclosure
import Tickets

extension TicketView {
    /// The severity that vector and claims suggest; a handler's word is final.
    public struct Suggestion: Encodable, Sendable {
        var severity: Severity
        var reasons: [String]
        /// What it follows from; nil if it is only claimed.
        var vector: String?
        /// That vector's.
        var score: Double?
        /// `important (…; CVSS 7.5)`.
        var line: String

        private enum CodingKeys: CodingKey { case severity, reasons, vector, score }

        init(_ suggestion: SeveritySuggestion) {
            severity = suggestion.severity
            reasons = suggestion.reasons
            vector = suggestion.vector
            score = suggestion.score
            line = suggestion.line
        }
    }
}

extension SeveritySuggestion {
    /// What a handler's vector suggests; without one, what the reports' vectors and claims do.
    init?(of details: TicketDetails, _ configuration: SystemConfiguration) {
        self.init(
            vectors: details.vector.map { [$0] } ?? configuration.identifiers.cvss,
            claims: configuration.claims ?? Claims(), facts: configuration.facts)
    }

    /// `important (…; CVSS 7.5)`.
    var line: String {
        "\(severity.rawValue) (\(reasons.joined(separator: ", "))\(score.map { "; CVSS \($0)" } ?? ""))"
    }
}
