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
        func lacking(_ items: [(isThere: Bool, option: String)]) -> [String] {
            items.filter { !$0.isThere }.map(\.option)
        }
        return [
            (
                .triaged,
                lacking([
                    (severity != nil, "--severity"), (product != nil, "--product"),
                    (!details.affectedVersions.isEmpty, "--affected"),
                ])
            ),
            (.confirmed, lacking([(details.reproduction != nil, "--reproduced")])),
            (
                .remediation,
                lacking([(details.remediationForm != nil, "--remediation"), (details.targetDate != nil, "--target")])
            ),
            (.released, lacking([(!details.releases.isEmpty, "--release")])),
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

    /// The state that comes next and what it takes; nil where only a resolution is left to be given.
    var next: (state: TicketState, items: [String])? {
        resolution == nil ? missing.first { !$0.items.isEmpty } : nil
    }
}
