public import Disclosure
public import Foundation
import Settings
import Tickets

extension CaseWork {
    /// Undoes a merge: what came under the lesser's number goes back to it, and it is open again.
    ///
    /// What was merged into it before goes along, and so do the later mails of whoever reported on it alone. What presses
    /// on the survivor is worked out anew; that a notification of the law was made stays true of both.
    ///
    /// - Throws: `unusable` if the one was not merged into the other.
    public func split(
        _ lesser: TicketNumber, from survivor: TicketNumber, actor: String, now: Date
    ) throws(PosternError) {
        try asPosternError {
            _ = try find(survivor)
            let clocks = CaseClocks(home.settings)
            try home.store.write { ledger in
                let new = try find(survivor, in: ledger)
                guard let old = try ledger.ticket(lesser), old.mergedInto == new.id else {
                    throw StoreError.refused("\(lesser) was not merged into \(survivor)")
                }
                let progress = CaseProgress(
                    severity: old.severity, product: old.product, resolution: nil, details: old.details)
                let before = try CasePressure(on: new, in: ledger)
                let parts = try MergedTickets(on: new.id, in: ledger).all(under: lesser)
                try ledger.unmerge(
                    old.id, with: parts.map(\.id), messages: laterMail(of: [old] + parts, on: new, ledger))
                var reopened = try CasePressure(on: old, in: ledger).change(from: CasePressure(of: old))
                reopened.state = progress.state
                try ledger.updateTicket(old.id, at: now, reopened)
                try ledger.event(
                    ticket: old.id, message: nil, at: now, actor: actor, kind: "state",
                    from: TicketState.closed.rawValue, to: progress.state.rawValue, note: nil)
                let after = try CasePressure(on: new, in: ledger)
                try ledger.updateTicket(new.id, at: now, after.change(from: before))
                for (ticket, other, note) in [(old.id, survivor, nil), (new.id, lesser, after.words(since: before))] {
                    try ledger.event(
                        ticket: ticket, message: nil, at: now, actor: actor, kind: "split", from: other.description,
                        to: nil, note: note)
                    try clocks.refresh(ticket, in: ledger)
                }
            }
        }
    }

    /// What came after a merge from the reporters of these tickets, and of no other that the survivor has.
    private func laterMail(
        of tickets: [StoredTicket], on survivor: StoredTicket, _ ledger: LedgerTransaction
    ) throws -> [ContentHash] {
        let numbers = Set(tickets.map(\.number))
        let reports = Dictionary(grouping: try ledger.reports(of: survivor.id)) { numbers.contains($0.number) }
            .mapValues { Set($0.map(\.reporter.mailbox.address)) }
        let theirs = reports[true, default: []].subtracting(reports[false, default: []])
        guard
            let merge = try tickets.first.flatMap({ try ledger.milestones(of: $0.id).last { $0.kind == "mergedInto" } })
        else { return [] }
        return try ledger.messages(of: survivor.id).filter { message in
            message.outcome == .followUp && message.report == nil && message.processedAt >= merge.at
                && (message.record.from.map { theirs.contains($0.address) } ?? false)
        }.map(\.hash)
    }

    /// Takes messages off a ticket and makes a ticket of their own of them: a reply that reports something else.
    ///
    /// The first of them becomes the report; its sender is written to from now on as any reporter is.
    ///
    /// - Parameter messages: content hashes, or their first 8 digits or more, as `ticket show` has them.
    /// - Returns: the new ticket's number.
    /// - Throws: `unusable` if none would be left, or one of them is not on the ticket.
    public func split(
        messages names: [String], from number: TicketNumber, actor: String, now: Date
    ) throws(PosternError) -> TicketNumber {
        try asPosternError {
            _ = try find(number)
            let clocks = CaseClocks(home.settings)
            let letters = try LetterWriter(home)
            return try home.store.write { ledger in
                let ticket = try find(number, in: ledger)
                let all = try ledger.messages(of: ticket.id)
                let moved = try names.map { name in
                    let found = all.filter { name.utf8.count >= 8 && $0.hash.hex.hasPrefix(name.lowercased()) }
                    guard found.count == 1, let message = found.first else {
                        throw StoreError.refused(
                            "\(VisibleText.line(name)) is no message of \(number); `postern ticket show` names them")
                    }
                    return message
                }.sorted { $0.receivedAt < $1.receivedAt }
                guard let first = moved.first, Set(moved.map(\.hash)).count < all.count else {
                    throw StoreError.refused("at least one message stays on \(number); name the others")
                }
                let staying = try ledger.reports(of: ticket.id).filter { !moved.map(\.hash).contains($0.message) }
                guard !staying.isEmpty else {
                    throw StoreError.refused("the report itself stays on \(number); name later messages")
                }
                let before = try CasePressure(on: ticket, in: ledger)
                var details = TicketDetails()
                details.title = first.record.subject
                let (id, made) = try ledger.newTicket(
                    prefix: home.settings.tickets.prefix, at: now, details: details, needsPerson: nil)
                for message in moved { try ledger.moveMessage(message.hash, to: id) }
                if first.report == nil, let from = first.record.from {
                    let report = try ledger.addReport(
                        ticket: id, reporter: ledger.reporter(from, at: now), message: first.hash,
                        receivedAt: first.receivedAt, channel: first.record.cautiousChannel,
                        language: first.record.language ?? home.settings.answers.language,
                        nextUpdateAt: mayBeUpdated(first, from) ? letters.nextUpdate(severity: nil, after: now) : nil)
                    try ledger.setReport(report, ofMessage: first.hash)
                }
                try ledger.event(
                    ticket: id, message: first.hash, at: now, actor: actor, kind: "filed", from: number.description,
                    to: TicketState.new.rawValue, note: nil)
                let after = try CasePressure(on: ticket, in: ledger)
                try ledger.updateTicket(ticket.id, at: now, after.change(from: before))
                try ledger.event(
                    ticket: ticket.id, message: nil, at: now, actor: actor, kind: "split", from: nil,
                    to: made.description, note: after.words(since: before))
                if let own = try ledger.ticket(id: id) {
                    let pressure = try CasePressure(on: own, in: ledger)
                    try ledger.updateTicket(id, at: now, pressure.change(from: CasePressure(of: own)))
                }
                for id in [id, ticket.id] { try clocks.refresh(id, in: ledger) }
                return made
            }
        }
    }
}

extension CaseWork {
    /// Whether automatic mail may go to the sender of a message (DESIGN, section 4).
    fileprivate func mayBeUpdated(_ message: StoredMessage, _ sender: Mailbox) -> Bool {
        let address = sender.address
        let isOurs =
            home.settings.mailbox.allAddresses.contains(address)
            || home.settings.team.contains { $0.address == address }
        return [.filed, .followUp, .unreadable].contains(message.outcome) && !isOurs && !AnswerPolicy.isRobot(address)
            && address.description.utf8.allSatisfy { $0 < 0x80 }
    }
}

extension MessageRecord {
    /// What its record tells for sure; `postern reprocess` finds out whether a signature vouches for what was encrypted.
    fileprivate var cautiousChannel: ReportChannel {
        encryption == "none" && failure == nil ? .clear : .encryptedUnverified
    }
}
