import Clocks
import Disclosure
import Foundation
import Settings
import Tickets
import Vault

/// Computes a ticket's clocks from what stands in the ledger, in the transaction that changed it.
struct CaseClocks {
    let rules: ClockRules

    init(_ settings: PosternSettings) { rules = ClockRules(settings) }

    /// Puts the clocks as they are now in the place of those that were computed before.
    func refresh(_ id: TicketID, in ledger: LedgerTransaction) throws {
        guard let ticket = try ledger.ticket(id: id) else { return }
        try ledger.setClocks(ticket.mergedInto == nil ? rules.clocks(of: timeline(of: ticket, in: ledger)) : [], of: id)
    }

    /// Computes all clocks anew if the promises, the calendar or the law's rules are others than they were.
    func refreshAllIfRulesChanged(in store: TicketStore) throws {
        let now = rules.fingerprint
        guard try store.metadata("clockRules") != now else { return }
        let ids = try store.ticketsWithClocks()
        // Opens the vault before a transaction is: gpg may take long, and others wait for it.
        if let first = ids.first { _ = try store.ticket(id: first) }
        // In parts, so that another process does not wait for long.
        for start in stride(from: 0, to: ids.count, by: 500) {
            try store.write { ledger in
                for id in ids[start..<min(start + 500, ids.count)] { try refresh(id, in: ledger) }
            }
        }
        try store.write { ledger in try ledger.setMetadata("clockRules", now) }
    }

    private func timeline(of ticket: StoredTicket, in ledger: LedgerTransaction) throws -> CaseTimeline {
        let acknowledgements = try ledger.acknowledgements(of: ticket.id)
        let milestones = try ledger.milestones(of: ticket.id)
        let reports = try ledger.reports(of: ticket.id).map { report in
            let answer = acknowledgements[report.id]
            return CaseTimeline.Report(
                receivedAt: report.receivedAt, acknowledgedAt: answer?.sentAt,
                isToBeAcknowledged: answer.map { $0.sentAt != nil || $0.waits } ?? false,
                lastUpdateAt: report.lastUpdateAt, nextUpdateAt: report.pace.isRegular ? report.nextUpdateAt : nil)
        }
        return CaseTimeline(
            reports: reports, severity: ticket.severity, reached: Self.reached(milestones), closedAt: ticket.closedAt,
            pauses: Self.pauses(milestones), targetDate: ticket.details.targetDate.flatMap(CalendarDay.init),
            disclosureDates: [ticket.disclosureOn].compactMap { $0.flatMap(CalendarDay.init) },
            advisoryAt: ticket.details.advisoryURL == nil
                ? nil : milestones.first { $0.kind == "linked" && $0.to == CaseLink.Kind.advisory.rawValue }?.at,
            exploitedSince: ticket.exploitedAt, notified: Self.notified(milestones))
    }

    /// A state that the case fell back behind is reached anew, or not at all.
    private static func reached(_ milestones: [Milestone]) -> [TicketState: Date] {
        var reached: [TicketState: Date] = [:]
        for milestone in milestones where milestone.kind == "state" {
            guard let state = milestone.to.flatMap(TicketState.init), state != .closed else { continue }
            reached = reached.filter { $0.key <= state }
            for passed in TicketState.allCases where passed <= state {
                reached[passed] = reached[passed] ?? milestone.at
            }
        }
        return reached
    }

    private static func pauses(_ milestones: [Milestone]) -> [CaseTimeline.Pause] {
        var pauses: [CaseTimeline.Pause] = []
        for milestone in milestones {
            let isOpen = pauses.last.map { $0.to == nil } ?? false
            switch milestone.kind {
            case "waiting" where !isOpen: pauses.append(CaseTimeline.Pause(from: milestone.at))
            case "resumed" where isOpen: pauses[pauses.count - 1].to = milestone.at
            default: break
            }
        }
        return pauses
    }

    private static func notified(_ milestones: [Milestone]) -> [ClockKind: Date] {
        var notified: [ClockKind: Date] = [:]
        for milestone in milestones where milestone.kind == "notified" {
            guard let kind = milestone.to.flatMap(ClockKind.init) else { continue }
            notified[kind] = notified[kind] ?? milestone.at
        }
        return notified
    }
}

extension UpdatePace {
    /// Whether updates come by themselves while the case is open.
    var isRegular: Bool { self == .usual || self == .monthly }
}

extension ClockRules {
    /// Another for other rules; the description of these values names all that is in them.
    fileprivate var fingerprint: String {
        let holidays = calendar.holidays.map(\.description).sorted()
        let workdays = calendar.workdays.map { "\($0)" }.sorted()
        let words = "\(promises) \(calendar.timeZone.identifier) \(workdays) \(holidays) \(followsLaw)"
        return ContentHash(of: Array(words.utf8)).hex
    }
}
