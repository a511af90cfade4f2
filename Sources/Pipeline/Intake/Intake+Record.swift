import Correspondence
import Disclosure
import Foundation
import Mail
import OpenPGP
import PGPMIME
import Settings
import Tickets

extension Intake {
    /// A message that has been read, classified and archived, on its way into the ledger.
    struct Arrival {
        var hash: ContentHash
        var reading: Reading
        var classification: Classification
        var archived: ArchivedOriginal
        var source: Source
        var now: Date
        /// Set when the message is on record already and gets another end state (`reprocess`).
        var replaces = false
    }

    /// Ticket, message, events and answer in one transaction; what it needs to know is looked up before.
    func record(_ arrival: Arrival) throws -> Result {
        let classification = arrival.classification
        let answer = try letters.policy.decide(on: arrival.reading, as: classification, now: arrival.now)
        let certificates = arrival.reading.certificates
        let wishes = try Wishes(arrival, in: home.store, letters: letters)
        let notices = try ArrivalNotices(arrival, home, letters: letters)
        let clocks = CaseClocks(home.settings)
        try letters.prepare()
        let number = try home.store.write { ledger in
            // A handler may have merged the ticket since it was looked up.
            var arrival = arrival
            arrival.classification.ticket = try classification.ticket.map { id in
                try ledger.ticket(id: id)?.mergedInto ?? id
            }
            let filing = try file(arrival, answered: answer?.withheld == nil, in: ledger)
            try write(arrival, ticket: filing.ticket, report: filing.report, in: ledger)
            try noteCiphertexts(arrival, ticket: filing.ticket, in: ledger)
            for decision in certificates where keepsCertificates(classification.outcome) {
                try decision.record(in: ledger, at: arrival.now)
            }
            if let answer {
                try queue(answer, for: arrival, filing: filing, in: ledger)
            }
            if let ticket = filing.ticket, changesCase(classification.outcome) {
                try takeDownClaims(arrival, on: ticket, in: ledger)
                if let wishes, let stored = try ledger.ticket(id: ticket) {
                    try wishes.record(arrival, ticket: stored, letters: letters, in: ledger)
                }
                try clocks.refresh(ticket, in: ledger)
                try notices?.queue(on: ticket, in: ledger)
            }
            return filing.number
        }
        if keepsCertificates(classification.outcome) { journal.add(certificates) }
        return Result(
            hash: arrival.hash, outcome: classification.outcome, ticket: try number ?? ticketNumber(classification),
            reason: classification.reason, flags: classification.flags, source: arrival.source.displayName,
            withheld: answer?.withheld, recipients: arrival.reading.opened?.encryption.recipients ?? [])
    }

    // MARK: - Steps of the transaction

    /// The encrypted data in it, and where it came before: the handlers of both tickets want to know.
    private func noteCiphertexts(_ arrival: Arrival, ticket: TicketID?, in ledger: LedgerTransaction) throws {
        let sender: EmailAddress? = if case .ok(let mailbox) = arrival.reading.from { mailbox.address } else { nil }
        try ledger.addCiphertexts(arrival.reading.ciphertexts, of: arrival.hash, from: sender)
        for earlier in arrival.classification.replays {
            try ledger.event(
                ticket: ticket, message: arrival.hash, at: arrival.now, actor: "postern", kind: "replayed", from: nil,
                to: nil, note: "the same ciphertext came in message \(earlier.message.prefix)")
        }
    }

    private struct Filing {
        var ticket: TicketID?
        var report: ReportID?
        var number: TicketNumber?
    }

    private func file(_ arrival: Arrival, answered: Bool, in ledger: LedgerTransaction) throws -> Filing {
        let classification = arrival.classification
        let now = arrival.now
        switch classification.outcome {
        case .filed, .unreadable:
            var details = TicketDetails()
            details.title = arrival.reading.opened?.subject ?? arrival.reading.outside.subject
            let needsPerson = classification.outcome == .unreadable ? "unreadable" : nil
            let (ticket, number) = try ledger.newTicket(
                prefix: home.settings.tickets.prefix, at: now, details: details, needsPerson: needsPerson)
            try ledger.event(
                ticket: ticket, message: arrival.hash, at: now, actor: "postern", kind: "filed",
                from: nil, to: TicketState.new.rawValue, note: classification.reason)
            return Filing(
                ticket: ticket, report: try report(of: arrival, on: ticket, answered: answered, in: ledger),
                number: number)
        case .followUp:
            try ledger.event(
                ticket: classification.ticket, message: arrival.hash, at: now, actor: "postern", kind: "followUp",
                from: nil, to: nil, note: classification.reason)
            let mark =
                classification.reason != nil
                ? "unreadable" : classification.flags.contains("closedTicket") ? "followUp" : nil
            if let ticket = classification.ticket, let mark {
                try ledger.updateTicket(ticket, at: now, TicketChange(needsPerson: .set(mark)))
            }
        case .bounce:
            if let mail = classification.bounced {
                try ledger.setOutgoingState(mail.id, state: .bounced, reason: classification.reason, nextTryAt: nil)
            }
            let isOfNotice = classification.flags.contains("ofNotice")
            try noteOnTicket(arrival, kind: isOfNotice ? "noticeBounced" : "bounced", in: ledger)
        case .automatic: try noteOnTicket(arrival, kind: "automatic", in: ledger)
        case .duplicate, .setAside, .ours, .keyRequest: break
        }
        return Filing(ticket: classification.ticket)
    }

    private func noteOnTicket(_ arrival: Arrival, kind: String, in ledger: LedgerTransaction) throws {
        guard let ticket = arrival.classification.ticket else { return }
        try ledger.event(
            ticket: ticket, message: arrival.hash, at: arrival.now, actor: "postern", kind: kind, from: nil, to: nil,
            note: arrival.classification.reason)
        // A handler who cannot be reached is the operator's matter, not the ticket's.
        if let mail = arrival.classification.bounced, mail.draft.kind != .notice {
            try ledger.updateTicket(ticket, at: arrival.now, TicketChange(needsPerson: .set("bounced")))
        }
    }

    /// Nobody to write to, nobody to report to: a message without a usable From has a ticket but no reporter. Who gets
    /// no acknowledgement gets no updates by themselves either.
    private func report(
        of arrival: Arrival, on ticket: TicketID, answered: Bool, in ledger: LedgerTransaction
    ) throws -> ReportID? {
        let reading = arrival.reading
        guard case .ok(let mailbox) = reading.from else { return nil }
        return try ledger.addReport(
            ticket: ticket, reporter: ledger.reporter(mailbox, at: arrival.now), message: arrival.hash,
            receivedAt: arrival.source.receivedAt, channel: reading.channel,
            language: reading.language ?? home.settings.answers.language,
            nextUpdateAt: answered ? letters.nextUpdate(severity: nil, after: arrival.now) : nil)
    }

    private func write(_ arrival: Arrival, ticket: TicketID?, report: ReportID?, in ledger: LedgerTransaction) throws {
        let reading = arrival.reading
        let classification = arrival.classification
        let flags = classification.flags.sorted()
        if arrival.replaces {
            try ledger.updateMessage(
                arrival.hash, outcome: classification.outcome, reason: classification.reason, flags: flags,
                ticket: ticket, report: report, record: MessageRecord(reading), at: arrival.now)
        } else {
            _ = try ledger.addMessage(
                NewMessage(
                    hash: arrival.hash, messageID: reading.messageID, outcome: classification.outcome,
                    reason: classification.reason, flags: flags, receivedAt: arrival.source.receivedAt,
                    processedAt: arrival.now, ticket: ticket, report: report, archive: arrival.archived,
                    record: MessageRecord(reading)))
        }
        if let name = arrival.source.maildirName {
            _ = try ledger.addDelivery(
                name: name, hash: arrival.hash, outcome: classification.outcome, at: arrival.now)
        }
    }

    private func queue(
        _ answer: AnswerDecision, for arrival: Arrival, filing: Filing, in ledger: LedgerTransaction
    ) throws {
        guard let draft = try letters.answer(answer, to: arrival, ticket: filing.number) else {
            try ledger.event(
                ticket: filing.ticket, message: arrival.hash, at: arrival.now, actor: "postern",
                kind: "answerWithheld", from: nil, to: nil, note: answer.withheld)
            return
        }
        let id = try ledger.queue(
            draft, ticket: filing.ticket, report: filing.report, dedupKey: "ack:\(arrival.hash.hex)",
            state: answer.withheld == nil ? .queued : .withheld, reason: answer.withheld, at: arrival.now)
        guard id != nil else { return }  // answered already, by an earlier look at the same message
        try ledger.event(
            ticket: filing.ticket, message: arrival.hash, at: arrival.now, actor: "postern",
            kind: answer.withheld == nil ? "acknowledged" : "answerWithheld", from: nil, to: nil,
            note: answer.withheld)
    }

    // MARK: - Looked up before

    private func changesCase(_ outcome: MessageOutcome) -> Bool {
        [.filed, .followUp, .unreadable].contains(outcome)
    }

    private func keepsCertificates(_ outcome: MessageOutcome) -> Bool {
        switch outcome {
        case .filed, .followUp, .unreadable, .keyRequest: true
        case .duplicate, .setAside, .ours, .bounce, .automatic: false
        }
    }

    private func ticketNumber(_ classification: Classification) throws -> TicketNumber? {
        guard let ticket = classification.ticket else { return nil }
        return try home.store.ticket(id: ticket)?.number
    }
}

extension Reading.CertificateDecision {
    /// Puts the certificate on record, or its later form in place of the earlier.
    func record(in ledger: LedgerTransaction, at now: Date) throws(StoreError) {
        if let renews {
            try ledger.renewCertificate(renews, bytes: offered.bytes, keyIDs: offered.info.keyIDs)
        } else {
            _ = try ledger.addCertificate(
                address: address, fingerprint: offered.info.fingerprint.hex, keyIDs: offered.info.keyIDs,
                bytes: offered.bytes, state: state, origin: origin, at: now)
        }
    }
}
