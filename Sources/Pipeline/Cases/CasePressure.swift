import Disclosure
import Foundation
import Tickets

/// What presses on a case: that somebody exploits the flaw, and that a reporter is about to publish.
struct CasePressure: Equatable {
    var exploitedAt: Date?
    var disclosureOn: String?

    /// As it is on record.
    init(of ticket: StoredTicket) {
        exploitedAt = ticket.exploitedAt
        disclosureOn = ticket.disclosureOn
    }

    /// As it follows from the messages that the ticket has now, what handlers said, and what was merged into it.
    ///
    /// What a handler said counts until a later mail says otherwise; of several reporters the first to publish counts.
    init(on ticket: StoredTicket, in ledger: LedgerTransaction) throws {
        let milestones = try ledger.milestones(of: ticket.id)
        var steps: [(at: Date, take: (inout Self) -> Void)] = milestones.compactMap { milestone in
            guard milestone.message == nil else { return nil }
            switch milestone.kind {
            case "exploited": return (milestone.at, { $0.exploitedAt = Self.time(milestone.to, on: ticket) })
            case "disclosure": return (milestone.at, { $0.disclosureOn = milestone.to })
            default: return nil
            }
        }
        for message in try ledger.messages(of: ticket.id) where Self.counts(message) {
            let own = milestones.filter { $0.message == message.hash }
            let said = own.last { $0.kind == "disclosure" }
            // It may have been opened long after it came.
            let claim = own.last { ["exploited", "disclosure"].contains($0.kind) } ?? own.first
            steps.append((claim?.at ?? message.processedAt, { $0.take(message, said: said?.to) }))
        }
        let merged = try MergedTickets(on: ticket.id, in: ledger).merged(into: ticket.number)
        for lesser in merged {
            guard let merge = try ledger.milestones(of: lesser.id).last(where: { $0.kind == "mergedInto" }) else {
                continue
            }
            steps.append((merge.at, { $0.gain(Self(of: lesser)) }))
        }
        for step in steps.sorted(by: { $0.at < $1.at }) { step.take(&self) }
    }

    /// What presses on the one presses on both.
    mutating func gain(_ other: Self) {
        exploitedAt = [exploitedAt, other.exploitedAt].compactMap(\.self).min()
        disclosureOn = [disclosureOn, other.disclosureOn].compactMap(\.self).min()
    }

    /// - Parameter said: the day that it set when it came; it may have put off an earlier one.
    private mutating func take(_ message: StoredMessage, said: String?) {
        let configuration = message.record.configuration
        if configuration.claims?.exploited != nil { exploitedAt = exploitedAt ?? message.receivedAt }
        guard let date = configuration.disclosure?.date, CalendarDay(date) != nil else { return }
        disclosureOn = said ?? disclosureOn.map { min($0, date) } ?? date
    }

    private static func counts(_ message: StoredMessage) -> Bool {
        [.filed, .followUp, .unreadable].contains(message.outcome) && !message.flags.contains("fromTeam")
    }

    /// Events have minutes.
    private static func time(_ text: String?, on ticket: StoredTicket) -> Date? {
        guard let text else { return nil }
        if let known = ticket.exploitedAt, ScreenStyle.minute(known) == text { return known }
        return try? Date(text.replacing(" ", with: "T") + ":00Z", strategy: .iso8601)
    }

    // MARK: - What changed

    /// What makes this of another; what is the same in both stays as it is on record.
    func change(from other: Self) -> TicketChange {
        var change = TicketChange()
        if exploitedAt != other.exploitedAt { change.exploitedAt = exploitedAt.map { .set($0) } ?? .clear }
        if disclosureOn != other.disclosureOn { change.disclosureOn = disclosureOn.map { .set($0) } ?? .clear }
        return change
    }

    /// The same for the history; nil if nothing changed.
    func words(since other: Self) -> String? {
        func words(_ label: String, _ before: String?, _ after: String?) -> String? {
            before == after ? nil : "\(label): \(before ?? "nothing") → \(after ?? "nothing")"
        }
        let changes = [
            words("exploited", other.exploitedAt.map(ScreenStyle.minute), exploitedAt.map(ScreenStyle.minute)),
            words("disclosure", other.disclosureOn, disclosureOn),
        ]
        let lines = changes.compactMap(\.self)
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }
}
