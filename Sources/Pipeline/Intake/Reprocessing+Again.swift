import Disclosure
import Foundation
import Mail
import Maildir
import OpenPGP
import PGPMIME
import Settings
import Tickets
import Vault

// How a message is run again.
extension Reprocessing {
    func byHand(_ path: String, _ intake: Intake, _ mark: CrashMark, acknowledge: Bool, now: Date) throws
        -> Change
    {
        let bytes = try intake.archive.unsealed(path)
        let hash = ContentHash(of: bytes)
        if let known = try home.store.message(hash) {
            return try mark.holding(hash) { try again(known, nil, intake, acknowledge: acknowledge, now: now) }
        }
        let source = Intake.Source(maildirName: nil, displayName: VisibleText.line(path), receivedAt: now)
        let result = try mark.holding(hash) { try intake.take(bytes, hash: hash, source: source, now: now) }
        return Change(
            hash: hash, before: nil, after: result.outcome, ticket: result.ticket,
            differences: ["new: \(result.outcome.rawValue)\(result.reason.map { " (\($0))" } ?? "")"])
    }

    /// - Parameter read: what a worker read it as; nil to read it now.
    func again(_ message: StoredMessage, _ read: Reading?, _ intake: Intake, acknowledge: Bool, now: Date) throws
        -> Change
    {
        let (found, limit) = (message.archive.bytes, home.settings.limits.messageBytes)
        guard found <= limit else {
            throw PosternError.unusable("still over limits.message_bytes: \(found) is over \(limit)")
        }
        let reading: Reading
        if let read {
            reading = read
        } else {
            let bytes = try intake.archive.original(message.archive, hash: message.hash)
            reading = try intake.reader.read(bytes, received: message.receivedAt)
        }
        if case .overLimit(let name, let limit, let found) = reading.content {
            throw PosternError.unusable("still over limits.\(name): \(found) is over \(limit)")
        }
        let change: Change
        switch message.outcome {
        case .filed, .unreadable, .followUp: change = try completeTicket(message, reading, intake, now: now)
        case .duplicate, .setAside, .ours, .bounce, .automatic, .keyRequest:
            change = try reclassify(message, reading, intake, now: now)
        }
        // Only who reported is told; a follow-up may be anybody's.
        if acknowledge, let filed = try home.store.message(message.hash), filed.report != nil, let ticket = filed.ticket
        {
            try acknowledgeAgain(message, reading, ticket, intake, now: now)
        }
        return change
    }

    private func unchanged(_ message: StoredMessage) throws -> Change {
        Change(
            hash: message.hash, before: message.outcome, after: message.outcome,
            ticket: try message.ticket.flatMap { try home.store.ticket(id: $0)?.number },
            differences: [])
    }

    /// A message without a ticket gets the end state it would have today.
    private func reclassify(_ message: StoredMessage, _ reading: Reading, _ intake: Intake, now: Date) throws -> Change
    {
        let classification = try intake.classifier.classify(reading, hash: message.hash)
        guard classification.outcome != message.outcome else { return try unchanged(message) }
        let source = Intake.Source(maildirName: nil, displayName: message.hash.prefix, receivedAt: message.receivedAt)
        let result = try intake.record(
            Intake.Arrival(
                hash: message.hash, reading: reading, classification: classification, archived: message.archive,
                source: source, now: now, replaces: true))
        try home.store.write { ledger in try ledger.forgetAttempts(message.hash) }
        intake.failed.remove(message.hash)
        return Change(
            hash: message.hash, before: message.outcome, after: result.outcome, ticket: result.ticket,
            differences: ["\(message.outcome.rawValue) → \(result.outcome.rawValue)"])
    }

    /// What could not be read when it came, as if it came now: what it claims sets clocks, and the team hears of it.
    private func arrival(
        _ message: StoredMessage, _ reading: Reading, _ outcome: MessageOutcome, now: Date
    ) -> Intake.Arrival {
        Intake.Arrival(
            hash: message.hash, reading: reading,
            classification: Classification(
                outcome: outcome, reason: nil, ticket: message.ticket, bounced: nil,
                flags: reading.flags.union(message.flags)),
            archived: message.archive,
            source: Intake.Source(
                maildirName: nil, displayName: message.hash.prefix, receivedAt: message.receivedAt),
            now: now, replaces: true)
    }

    /// A message with a ticket stays on it; what was read out of it is brought up to date.
    private func completeTicket(_ message: StoredMessage, _ reading: Reading, _ intake: Intake, now: Date) throws
        -> Change
    {
        guard let ticketID = message.ticket, let ticket = try home.store.ticket(id: ticketID) else {
            throw PosternError.defect("message \(message.hash.prefix) names a ticket that is not there")
        }
        let record = MessageRecord(reading)
        let reason = reading.unreadable
        var outcome = message.outcome
        if outcome == .unreadable, reason == nil { outcome = .filed }
        if message.reason == nil, let reason {
            // What was read once stays, even if its key is gone today.
            throw PosternError.unusable(
                "cannot be opened now (\(ScreenStyle.words(reason))); what was read before is kept")
        }
        let differences = Self.differences(message, record, outcome: outcome, reason: reason)
        let sender: EmailAddress? = if case .ok(let mailbox) = reading.from { mailbox.address } else { nil }
        try home.store.write { ledger in
            try ledger.addCiphertexts(reading.ciphertexts, of: message.hash, from: sender)
        }
        guard !differences.isEmpty else { return try unchanged(message) }
        let others = try home.store.messages(of: ticketID).contains { $0.hash != message.hash && $0.reason != nil }
        let opened = message.reason != nil && reason == nil ? arrival(message, reading, outcome, now: now) : nil
        let notices = try opened.flatMap { try ArrivalNotices($0, home, letters: intake.letters) }
        let wishes = try opened.flatMap { try Wishes($0, in: home.store, letters: intake.letters) }
        let clocks = CaseClocks(home.settings)
        try home.store.write { ledger in
            // A handler may have merged or split the ticket meanwhile.
            let ticketID = try ledger.message(message.hash)?.ticket ?? ticketID
            try ledger.updateMessage(
                message.hash, outcome: outcome, reason: reason, flags: reading.flags.sorted(), ticket: ticketID,
                report: message.report, record: record, at: now)
            var change = TicketChange()
            if reason == nil, ticket.needsPerson == "unreadable", !others { change.needsPerson = .clear }
            if let report = message.report {
                try ledger.setChannel(
                    report, channel: reading.channel, language: reading.language ?? home.settings.answers.language)
                var details = ticket.details
                if message.outcome == .unreadable, outcome == .filed { details.title = record.subject ?? details.title }
                change.details = details
            }
            try ledger.updateTicket(ticketID, at: now, change)
            for decision in reading.certificates { try decision.record(in: ledger, at: now) }
            try ledger.event(
                ticket: ticketID, message: message.hash, at: now, actor: "postern", kind: "reprocessed",
                from: message.outcome.rawValue, to: outcome.rawValue, note: differences.joined(separator: "\n"))
            if let opened {
                try intake.takeDownClaims(opened, on: ticketID, in: ledger)
                if let stored = try ledger.ticket(id: ticketID) {
                    try wishes?.record(opened, ticket: stored, letters: intake.letters, in: ledger)
                }
                try clocks.refresh(ticketID, in: ledger)
                try notices?.queue(on: ticketID, in: ledger)
            }
        }
        intake.journal.add(reading.certificates)
        return Change(
            hash: message.hash, before: message.outcome, after: outcome, ticket: ticket.number,
            differences: differences)
    }

    private static func differences(
        _ old: StoredMessage, _ new: MessageRecord, outcome: MessageOutcome, reason: String?
    ) -> [String] {
        var lines: [String] = []
        if old.outcome != outcome { lines.append("\(old.outcome.rawValue) → \(outcome.rawValue)") }
        if old.reason != reason { lines.append("reason: \(old.reason ?? "none") → \(reason ?? "none")") }
        if old.record.text != new.text {
            lines.append("text: \(old.record.text.utf8.count) → \(new.text.utf8.count) bytes")
        }
        if old.record.encryption != new.encryption || old.record.failure != new.failure {
            lines.append("encryption: \(old.record.encryption) → \(new.encryption)")
        }
        if old.record.signature != new.signature {
            lines.append("signature: \(old.record.signature) → \(new.signature)")
        }
        let before = Set(old.record.configuration.facts.map(Self.name))
        let after = Set(new.configuration.facts.map(Self.name))
        lines += after.subtracting(before).sorted().map { "+ \($0)" }
        lines += before.subtracting(after).sorted().map { "- \($0)" }
        if old.record.configuration.identifiers != new.configuration.identifiers { lines.append("identifiers differ") }
        if old.record.headerDifferences != new.headerDifferences { lines.append("header fields differ") }
        if old.record.parts != new.parts, lines.isEmpty { lines.append("parts differ") }
        return lines
    }

    private static func name(_ fact: Fact) -> String {
        VisibleText.line([fact.kind.rawValue, fact.name, fact.version].compactMap { $0 }.joined(separator: " "))
    }

    /// On purpose, and past the caps; the rules against loops hold all the same.
    private func acknowledgeAgain(
        _ message: StoredMessage, _ reading: Reading, _ ticketID: TicketID, _ intake: Intake, now: Date
    ) throws {
        var decision = try intake.letters.policy.decide(on: reading, now: now)
        if case .ok(let mailbox) = reading.from {
            decision.withheld = AnswerPolicy.reasonAgainst(mailbox.address, reading, home.settings)
        }
        guard decision.withheld == nil, let ticket = try home.store.ticket(id: ticketID) else {
            throw PosternError.unusable(
                "\(message.hash.prefix): no answer may go there (\(decision.withheld ?? "no ticket"))")
        }
        let source = Intake.Source(maildirName: nil, displayName: message.hash.prefix, receivedAt: message.receivedAt)
        let classification = Classification(outcome: .filed, reason: nil, ticket: ticketID, bounced: nil, flags: [])
        let arrival = Intake.Arrival(
            hash: message.hash, reading: reading, classification: classification, archived: message.archive,
            source: source, now: now)
        let again = ":\(Int(now.timeIntervalSince1970))"
        guard let draft = try intake.letters.answer(decision, to: arrival, ticket: ticket.number, again: again) else {
            return
        }
        try home.store.write { ledger in
            _ = try ledger.queue(
                draft, ticket: ticketID, report: message.report, dedupKey: "ack:\(message.hash.hex)\(again)",
                state: .queued, reason: "acknowledged again by hand", at: now)
        }
    }
}
