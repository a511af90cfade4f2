public import Disclosure
public import Foundation
import Settings
import Tickets

/// The handler's work on a ticket.
public struct CaseWork {
    let home: Home

    /// Work in this home.
    public init(_ home: Home) { self.home = home }

    /// Records a change; every part of it becomes an event.
    ///
    /// - Parameter actor: the operator's account.
    /// - Returns: the state before and after.
    /// - Throws: `unusable`, naming what is missing, if the state wanted is not carried by what is recorded.
    public func apply(_ change: CaseChange, to number: TicketNumber, actor: String, now: Date) throws(PosternError)
        -> (before: TicketState, after: TicketState)
    {
        try asPosternError {
            try check(change)
            let found = try find(number)
            return try home.store.write { ledger in
                // Read inside the transaction: two handlers must not write each other's words away.
                guard let ticket = try ledger.ticket(id: found.id) else { throw StoreError.notFound("\(number)") }
                let progress = try self.progress(of: ticket, with: change)
                let after = try state(change, progress)
                try ledger.updateTicket(
                    ticket.id, at: now,
                    TicketChange(
                        state: after, severity: progress.severity, product: progress.product,
                        resolution: progress.resolution, needsPerson: change.settled ? .clear : .keep,
                        details: progress.details))
                for event in Self.events(ticket, progress, change, after) {
                    try ledger.event(
                        ticket: ticket.id, message: nil, at: now, actor: actor, kind: event.kind, from: event.from,
                        to: event.to, note: event.note)
                }
                return (ticket.state, after)
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

    /// Bounds that the store insists on, said in words.
    private func check(_ change: CaseChange) throws {
        let words =
            [("--product", change.product)] + change.affectedVersions.map { ("--affected", $0) }
            + change.releases.map { ("--release", $0) } + [("--reproduced", change.reproduction)]
        for (option, value) in words {
            guard let value else { continue }
            guard !value.trimmed.isEmpty, value.utf8.count <= 200 || option == "--reproduced" else {
                throw PosternError.unusable("\(option) takes 1 to 200 bytes")
            }
        }
    }

    private func find(_ number: TicketNumber) throws -> StoredTicket {
        guard let ticket = try home.store.ticket(number) else {
            throw PosternError.notFound("there is no ticket \(number); see `postern ticket list`")
        }
        return ticket
    }

    /// A state is named only to be sure of it: what it takes has to be there.
    private func state(_ change: CaseChange, _ progress: CaseProgress) throws -> TicketState {
        guard let state = change.state, state != progress.state else { return progress.state }
        let missing = progress.missing(for: state)
        guard missing.isEmpty else {
            throw StoreError.refused(
                "\(state.rawValue) takes \(missing.joined(separator: ", ")) as well; give them in the same command")
        }
        throw StoreError.refused(
            "what is recorded carries the case to \(progress.state.rawValue) already; it does not go back to "
                + state.rawValue)
    }

    private func progress(of ticket: StoredTicket, with change: CaseChange) throws -> CaseProgress {
        var details = ticket.details
        let products = home.settings.products
        if let name = change.product, !products.isEmpty {
            let known = products.contains { ([$0.name] + $0.aliases).contains { $0.lowercased() == name.lowercased() } }
            guard known else {
                throw StoreError.refused(
                    "\(VisibleText.line(name)) is none of the products in the settings: "
                        + products.map(\.name).joined(separator: ", "))
            }
        }
        let product = change.product.map { name in
            products.first { ([$0.name] + $0.aliases).contains { $0.lowercased() == name.lowercased() } }?.name ?? name
        }
        details.affectedVersions += change.affectedVersions.filter { !details.affectedVersions.contains($0) }
        details.releases += change.releases.filter { !details.releases.contains($0) }
        details.reproduction = change.reproduction ?? details.reproduction
        details.remediationForm = change.remediationForm ?? details.remediationForm
        details.remediationNote = change.remediationNote ?? details.remediationNote
        details.resolutionNote = change.resolutionNote ?? details.resolutionNote
        if let date = change.targetDate {
            guard Self.isDate(date) else {
                throw StoreError.refused("\(VisibleText.line(date)) is no date; write it as YYYY-MM-DD")
            }
            details.targetDate = date
        }
        return CaseProgress(
            severity: change.severity ?? ticket.severity, product: product ?? ticket.product,
            resolution: change.resolution ?? ticket.resolution, details: details)
    }

    /// A day of the Gregorian calendar as `YYYY-MM-DD`.
    static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard text.utf8.count == 10, parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2]
        else { return false }
        var components = DateComponents(calendar: Calendar(identifier: .gregorian), year: year, month: month, day: day)
        components.timeZone = TimeZone(secondsFromGMT: 0)
        return components.isValidDate
    }

    private struct Event {
        var kind: String
        var from: String?
        var to: String?
        var note: String?
    }

    private static func events(
        _ ticket: StoredTicket, _ progress: CaseProgress, _ change: CaseChange, _ after: TicketState
    ) -> [Event] {
        var events: [Event] = []
        if ticket.severity != progress.severity {
            events.append(
                Event(kind: "severity", from: ticket.severity?.rawValue, to: progress.severity?.rawValue, note: nil))
        }
        if ticket.product != progress.product {
            events.append(Event(kind: "product", from: ticket.product, to: progress.product, note: nil))
        }
        let notes: [(String, String?)] = [
            ("affected", change.affectedVersions.isEmpty ? nil : change.affectedVersions.joined(separator: ", ")),
            ("reproduction", change.reproduction),
            (
                "remediationPlan",
                change.remediationForm.map { form in
                    ([form.rawValue] + [change.targetDate, change.remediationNote].compactMap { $0 }).joined(
                        separator: ", ")
                } ?? change.targetDate ?? change.remediationNote
            ),
            ("release", change.releases.isEmpty ? nil : change.releases.joined(separator: ", ")),
            ("settled", change.settled ? ticket.needsPerson : nil),
        ]
        events += notes.compactMap { kind, note in note.map { Event(kind: kind, from: nil, to: nil, note: $0) } }
        if ticket.resolution != progress.resolution {
            events.append(
                Event(
                    kind: "resolution", from: ticket.resolution?.rawValue, to: progress.resolution?.rawValue,
                    note: change.resolutionNote))
        }
        if ticket.state != after {
            events.append(Event(kind: "state", from: ticket.state.rawValue, to: after.rawValue, note: nil))
        }
        return events
    }
}
