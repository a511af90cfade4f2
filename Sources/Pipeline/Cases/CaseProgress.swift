import Disclosure
import Tickets

/// The state that what is recorded carries, and what the next ones take.
struct CaseProgress {
    var severity: Severity?
    var product: String?
    var resolution: Resolution?
    var details: TicketDetails

    /// Each state in order with what it takes and does not have yet.
    var missing: [(state: TicketState, items: [String])] {
        var triaged: [String] = []
        if severity == nil { triaged.append("--severity") }
        if product == nil { triaged.append("--product") }
        if details.affectedVersions.isEmpty { triaged.append("--affected") }
        return [
            (.triaged, triaged),
            (.confirmed, details.reproduction == nil ? ["--reproduced"] : []),
            (.remediation, details.remediationForm == nil ? ["--remediation"] : []),
            (.released, details.releases.isEmpty ? ["--release"] : []),
        ]
    }

    /// The furthest state in unbroken order; `closed` by its resolution alone, from any state.
    var state: TicketState {
        if resolution != nil { return .closed }
        return missing.prefix { $0.items.isEmpty }.last?.state ?? .new
    }

    /// What stands between here and `wanted`.
    func missing(for wanted: TicketState) -> [String] {
        if wanted == .closed { return resolution == nil ? ["--resolution"] : [] }
        return missing.filter { $0.state <= wanted }.flatMap(\.items)
    }
}
