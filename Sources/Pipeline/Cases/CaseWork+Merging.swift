public import Disclosure
public import Foundation
import Settings
import Tickets

extension CaseWork {
    /// Puts the reports of one ticket on another: several people found the same. Each keeps their own number.
    ///
    /// The lesser is closed as a duplicate; its reporters hear of the survivor's progress under their own number.
    ///
    /// - Throws: `unusable` if either is merged already or they are one.
    public func merge(
        _ lesser: TicketNumber, into survivor: TicketNumber, actor: String, now: Date
    ) throws(PosternError) {
        guard lesser != survivor else { throw .unusable("\(lesser) cannot be merged into itself") }
        try asPosternError {
            let (old, new) = (try find(lesser), try find(survivor))
            let clocks = CaseClocks(home.settings)
            let letters = try LetterWriter(home)
            try home.store.write { ledger in
                // What presses on it stays written down, for the day on which the two are split again.
                try ledger.updateTicket(
                    old.id, at: now, TicketChange(state: .closed, resolution: .duplicate, needsPerson: .clear))
                try ledger.merge(old.id, into: new.id)
                // Who was told that the case is closed would wait for the survivor's next change of state.
                for report in try ledger.reports(of: new.id)
                where report.lastToldState == .closed && new.state != .closed {
                    try ledger.updateReport(
                        report.id, lastUpdateAt: report.lastUpdateAt,
                        nextUpdateAt: letters.nextUpdate(on: new, for: report, pace: report.pace, after: now),
                        toldState: .closed)
                }
                var gained = TicketChange()
                // What presses on the one presses on both.
                if let day = old.disclosureOn { gained.disclosureOn = .set(min(day, new.disclosureOn ?? day)) }
                if let date = old.exploitedAt { gained.exploitedAt = .set(min(date, new.exploitedAt ?? date)) }
                if new.needsPerson == nil, let mark = old.needsPerson { gained.needsPerson = .set(mark) }
                try ledger.updateTicket(new.id, at: now, gained)
                for milestone in try ledger.milestones(of: old.id) where milestone.kind == "notified" {
                    try ledger.event(
                        ticket: new.id, message: nil, at: milestone.at, actor: actor, kind: "notified", from: nil,
                        to: milestone.to, note: nil)
                }
                if try ledger.milestones(of: old.id).openWait != nil {
                    try ledger.event(
                        ticket: old.id, message: nil, at: now, actor: actor, kind: "resumed", from: nil, to: nil,
                        note: nil)
                }
                if old.state != .closed {
                    try ledger.event(
                        ticket: old.id, message: nil, at: now, actor: actor, kind: "state", from: old.state.rawValue,
                        to: TicketState.closed.rawValue, note: nil)
                }
                for (ticket, other, kind) in [(old.id, survivor, "mergedInto"), (new.id, lesser, "merged")] {
                    try ledger.event(
                        ticket: ticket, message: nil, at: now, actor: actor, kind: kind, from: nil,
                        to: other.description, note: nil)
                    try clocks.refresh(ticket, in: ledger)
                }
            }
        }
    }

    /// Undoes a merge: what came under the lesser's number goes back to it, and it is open again.
    public func split(
        _ lesser: TicketNumber, from survivor: TicketNumber, actor: String, now: Date
    ) throws(PosternError) {
        try asPosternError {
            let new = try find(survivor)
            guard let old = try home.store.ticket(lesser), old.mergedInto == new.id else {
                throw PosternError.unusable("\(lesser) was not merged into \(survivor)")
            }
            let progress = CaseProgress(
                severity: old.severity, product: old.product, resolution: nil, details: old.details)
            let clocks = CaseClocks(home.settings)
            try home.store.write { ledger in
                try ledger.unmerge(old.id)
                try ledger.updateTicket(old.id, at: now, TicketChange(state: progress.state))
                try ledger.event(
                    ticket: old.id, message: nil, at: now, actor: actor, kind: "state",
                    from: TicketState.closed.rawValue, to: progress.state.rawValue, note: nil)
                for (ticket, other) in [(old.id, survivor), (new.id, lesser)] {
                    try ledger.event(
                        ticket: ticket, message: nil, at: now, actor: actor, kind: "split", from: other.description,
                        to: nil, note: nil)
                    try clocks.refresh(ticket, in: ledger)
                }
            }
        }
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
            let ticket = try find(number)
            let all = try home.store.messages(of: ticket.id)
            let moved = try names.map { name in
                let found = all.filter { name.utf8.count >= 8 && $0.hash.hex.hasPrefix(name.lowercased()) }
                guard found.count == 1, let message = found.first else {
                    throw PosternError.unusable(
                        "\(VisibleText.line(name)) is no message of \(number); `postern ticket show` names them")
                }
                return message
            }.sorted { $0.receivedAt < $1.receivedAt }
            guard let first = moved.first, Set(moved.map(\.hash)).count < all.count else {
                throw PosternError.unusable("at least one message stays on \(number); name the others")
            }
            let staying = try home.store.reports(of: ticket.id).filter { !moved.map(\.hash).contains($0.message) }
            guard !staying.isEmpty else {
                throw PosternError.unusable("the report itself stays on \(number); name later messages")
            }
            let clocks = CaseClocks(home.settings)
            let letters = try LetterWriter(home)
            return try home.store.write { ledger in
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
                try ledger.event(
                    ticket: ticket.id, message: nil, at: now, actor: actor, kind: "split", from: nil,
                    to: made.description, note: nil)
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
