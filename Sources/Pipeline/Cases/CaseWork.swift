import Clocks
public import Disclosure
public import Foundation
import Settings
import Tickets

/// The handler's work on a ticket.
public struct CaseWork {
    let home: Home

    /// Work in this home.
    public init(_ home: Home) { self.home = home }

    /// What a change came to.
    public struct Outcome: Sendable {
        /// The state before.
        public var before: TicketState
        /// The state that follows from what is on record now.
        public var after: TicketState
        /// The state that comes next, and the options it takes; nil where only a resolution is left to be given.
        public var next: (state: TicketState, takes: [String])?
        /// What the handler ought to know: a target date that breaks a promise.
        public var warnings: [String] = []
    }

    /// Records a change; every part of it becomes an event.
    ///
    /// - Parameter actor: the operator's account.
    /// - Throws: `unusable`, naming what is missing, if the state wanted is not carried by what is recorded.
    public func apply(_ change: CaseChange, to number: TicketNumber, actor: String, now: Date) throws(PosternError)
        -> Outcome
    {
        try asPosternError {
            var change = change
            change.owner = try owner(change.owner)
            let id = try find(number).id
            let clocks = CaseClocks(home.settings)
            let letters = try change.pace.map { _ in try LetterWriter(home) }
            let configuration = SystemConfiguration(
                merging: change.severity == nil ? [] : try home.store.messages(of: id).map(\.record.configuration))
            return try home.store.write { ledger in
                // Read inside the transaction: two handlers must not write each other's words away.
                guard let ticket = try ledger.ticket(id: id) else { throw StoreError.notFound("\(number)") }
                let record = try CaseRecord(
                    ticket, change, configuration: configuration, settings: home.settings)
                let after = try record.state()
                try ledger.updateTicket(id, at: now, record.ticketChange(after))
                for event in record.events(after) {
                    try ledger.event(
                        ticket: id, message: nil, at: now, actor: actor, kind: event.kind, from: event.from,
                        to: event.to, note: event.note)
                }
                if let letters { try setPace(change, of: number, id, letters, actor: actor, now: now, in: ledger) }
                try clocks.refresh(id, in: ledger)
                let next = record.progress.next.map { (state: $0.state, takes: $0.items) }
                let warnings =
                    change.targetDate == nil ? [] : Self.broken(by: record, try ledger.clocks(of: id), clocks)
                return Outcome(before: ticket.state, after: after, next: next, warnings: warnings)
            }
        }
    }

    /// Adds a handler's note; reporters never see it.
    public func note(_ text: String, on number: TicketNumber, actor: String, now: Date) throws(PosternError) {
        guard !text.trimmed.isEmpty else { throw .unusable("the note is empty; nothing was recorded") }
        try asPosternError {
            let ticket = try find(number)
            try home.store.write { ledger in
                try ledger.event(
                    ticket: ticket.id, message: nil, at: now, actor: actor, kind: "note", from: nil, to: nil, note: text
                )
                try ledger.updateTicket(ticket.id, at: now, TicketChange())
            }
        }
    }

    // MARK: -

    /// The clocks that end before the day by which the remediation is to be there.
    private static func broken(by record: CaseRecord, _ all: [Clock], _ rules: CaseClocks) -> [String] {
        let calendar = rules.rules.calendar
        guard let target = record.progress.details.targetDate.flatMap(CalendarDay.init) else { return [] }
        return all.compactMap { clock in
            guard clock.doneAt == nil, calendar.day(of: clock.dueAt) < target else { return nil }
            let day = calendar.day(of: clock.dueAt)
            return switch clock.kind {
            case .remediation: "\(target) is after what the policy promises, \(day)"
            case .disclosure: "\(target) is after the reporter means to publish, \(day)"
            default: nil
            }
        }
    }

    /// The ticket to work on; one that was merged has nothing left to be worked on.
    func find(_ number: TicketNumber) throws -> StoredTicket {
        guard let ticket = try home.store.ticket(number) else {
            throw PosternError.notFound("there is no ticket \(number); see `postern ticket list`")
        }
        if let survivor = try ticket.mergedInto.flatMap({ try home.store.ticket(id: $0) })?.number {
            throw PosternError.unusable(
                "\(number) was merged into \(survivor): work there, or `postern ticket split \(survivor) --ticket "
                    + "\(number)` first")
        }
        return ticket
    }

    /// The same inside a change: another handler may have been faster.
    func find(_ number: TicketNumber, in ledger: LedgerTransaction) throws -> StoredTicket {
        guard let ticket = try ledger.ticket(number), ticket.mergedInto == nil else {
            throw StoreError.refused("\(number) was merged into another meanwhile; see `postern ticket show \(number)`")
        }
        return ticket
    }

    /// The name as it stands in the settings.
    private func owner(_ wanted: Edit<String>) throws -> Edit<String> {
        guard case .set(let name) = wanted else { return wanted }
        let team = home.settings.team.map(\.name)
        guard let known = team.first(where: { $0.lowercased() == name.lowercased() }) else {
            let names = team.isEmpty ? "it names nobody; add a [[team]]" : team.joined(separator: ", ")
            throw PosternError.unusable("\(VisibleText.line(name)) is not in the team of the settings: \(names)")
        }
        return .set(known)
    }
}
