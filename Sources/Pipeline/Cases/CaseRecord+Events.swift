import Disclosure
import Foundation
import Tickets

extension CaseRecord {
    /// What happened, in the order of the history: the state, which follows from the rest, comes last.
    func events(_ after: TicketState) -> [Event] {
        var events: [Event] = []
        func record(_ kind: String, from: String? = nil, to: String? = nil, note: String? = nil) {
            events.append(Event(kind: kind, from: from, to: to, note: note))
        }
        if ticket.owner != change.owner.applied(to: ticket.owner) {
            record("assigned", from: ticket.owner, to: change.owner.applied(to: ticket.owner))
        }
        if ticket.severity != progress.severity || change.severity != nil && change.reason != nil {
            record(
                "severity", from: ticket.severity?.rawValue, to: progress.severity?.rawValue,
                note: change.severity == nil ? nil : change.reason)
        }
        if ticket.details.vector != progress.details.vector { record("vector", note: progress.details.vector) }
        if ticket.product != progress.product { record("product", from: ticket.product, to: progress.product) }
        if !change.affectedVersions.isEmpty {
            record("affected", note: change.affectedVersions.joined(separator: ", "))
        }
        if let words = change.reproduction { record("reproduction", note: words) }
        if change.remediationForm != nil || change.targetDate != nil || change.remediationNote != nil {
            let words = [change.remediationForm?.rawValue, change.targetDate, change.remediationNote]
            record("remediationPlan", note: words.compactMap(\.self).joined(separator: ", "))
        }
        if !change.releases.isEmpty { record("release", note: change.releases.joined(separator: ", ")) }
        for link in change.links { record("linked", to: link.kind.rawValue, note: link.target) }
        for target in change.unlinked { record("unlinked", note: target) }
        recordClocks(record)
        if change.settled, let mark = ticket.needsPerson { record("settled", note: mark) }
        if change.reopens { record("reopened", from: ticket.resolution?.rawValue, note: change.reason) }
        if ticket.resolution != progress.resolution, let resolution = progress.resolution {
            record("resolution", from: ticket.resolution?.rawValue, to: resolution.rawValue, note: change.reason)
        }
        if ticket.state != after { record("state", from: ticket.state.rawValue, to: after.rawValue) }
        return events
    }

    private func recordClocks(_ record: (String, String?, String?, String?) -> Void) {
        let exploited = change.exploited.applied(to: ticket.exploitedAt)
        if exploited != ticket.exploitedAt {
            record("exploited", ticket.exploitedAt.map(ScreenStyle.minute), exploited.map(ScreenStyle.minute), nil)
        }
        let disclosure = change.disclosure.applied(to: ticket.disclosureOn)
        if disclosure != ticket.disclosureOn { record("disclosure", ticket.disclosureOn, disclosure, nil) }
        for kind in change.notified { record("notified", nil, kind.rawValue, nil) }
        if let isWaiting = change.isWaiting { record(isWaiting ? "waiting" : "resumed", nil, nil, nil) }
    }
}
