import Disclosure
import Foundation
import Mail
import PGPMIME
import Settings
import Tickets

/// What the ledger makes of a reading: the first end state that fits (DESIGN, section 4, rule 7).
struct Classification {
    var outcome: MessageOutcome
    /// A code: why, where the outcome alone does not say.
    var reason: String?
    /// The ticket to join; for a bounce or an automatic reply, the ticket it is about.
    var ticket: TicketID?
    /// The outgoing mail that a bounce is about.
    var bounced: OutgoingMail?
    var flags: Set<String>
    /// The same encrypted data came from somebody else before.
    var replays: [EarlierCiphertext] = []
}

struct Classifier {
    let settings: PosternSettings
    let store: TicketStore

    /// - Parameter hash: of the message, where it may be on record already.
    func classify(_ reading: Reading, hash: ContentHash? = nil) throws -> Classification {
        var result = Classification(outcome: .filed, reason: nil, ticket: nil, bounced: nil, flags: reading.flags)
        if case .overLimit(let name, let limit, let found) = reading.content {
            result.outcome = .setAside
            result.reason = "limits.\(name): \(found) is over \(limit)"
            return result
        }
        if !reading.ciphertexts.isEmpty {
            let sender: EmailAddress? = if case .ok(let mailbox) = reading.from { mailbox.address } else { nil }
            result.replays = try store.earlierSenders(
                ofCiphertexts: reading.ciphertexts, otherThan: sender, before: hash)
            if !result.replays.isEmpty { result.flags.insert(MessageFlag.replayed.rawValue) }
        }
        if try isOurs(reading) {
            result.outcome = .ours
            let id = reading.messageID
            if try id.map({ try store.outgoing(withID: $0) == nil }) ?? true { result.reason = "notSentByUs" }
            return result
        }
        if let automatic = reading.automatic, automatic.kind != .person {
            return try classify(automatic, reading, result)
        }
        result.reason = reading.unreadable
        if try joinsTicket(reading, &result) {
            result.outcome = .followUp
            if let ticket = result.ticket, case .ok(let mailbox) = reading.from,
                try !store.hasReporter(mailbox.address, on: ticket)
            {
                result.flags.insert("otherSender")
                // A handler answers a notice, or was copied in: no reporter waits for anything.
                if settings.team.contains(where: { $0.address == mailbox.address }) { result.flags.insert("fromTeam") }
            }
            if let ticket = result.ticket, !result.flags.contains("fromTeam"),
                try store.ticket(id: ticket)?.state == .closed
            {
                result.flags.insert("closedTicket")
            }
        } else if reading.unreadable != nil {
            result.outcome = .unreadable
        } else if isKeyRequest(reading) {
            result.outcome = .keyRequest
        }
        return result
    }

    /// From one of our own addresses, or a mail whose Message-ID we made.
    private func isOurs(_ reading: Reading) throws -> Bool {
        if case .ok(let mailbox) = reading.from, settings.mailbox.allAddresses.contains(mailbox.address) { return true }
        guard let id = reading.messageID else { return false }
        return try store.outgoing(withID: id) != nil
    }

    private func classify(_ automatic: AutomaticMail, _ reading: Reading, _ start: Classification) throws
        -> Classification
    {
        var result = start
        switch automatic.kind {
        case .person: break
        case .automatic(let reason):
            result.outcome = .automatic
            result.reason = reason
        case .bounce:
            result.outcome = .bounce
            let status = reading.outside.deliveryStatus
            result.reason = status.map { "\($0.action.rawValue) \($0.status ?? "")".trimmed }
            // The likeliest first: later ones may be of mail that the same thread mentions.
            for id in status?.returned ?? [] {
                guard let mail = try store.outgoing(withID: id) else { continue }
                result.ticket = mail.ticket
                if status?.isFinal == true, Self.mayBounce(mail) { result.bounced = mail }
                if mail.draft.kind == .notice { result.flags.insert("ofNotice") }
                break
            }
        }
        if result.ticket == nil { result.ticket = try ticket(answeredBy: reading) }
        return result
    }

    /// Whether it may have left us; one that was cancelled after a try may have got through.
    private static func mayBounce(_ mail: OutgoingMail) -> Bool {
        [.queued, .submitted, .failed, .bounced].contains(mail.state)
            || mail.state == .cancelled && mail.finished != nil
    }

    /// Whether the message belongs to a ticket that is there; sets the ticket and flags.
    private func joinsTicket(_ reading: Reading, _ result: inout Classification) throws -> Bool {
        if let ticket = try ticket(answeredBy: reading) {
            result.ticket = ticket
            return true
        }
        guard case .ok(let mailbox) = reading.from else { return false }
        if let id = reading.messageID {
            // The same Message-ID with other content: a stranger must not silence a report by guessing its id.
            for earlier in try store.tickets(ofMessagesWithID: id) {
                result.flags.insert("sameMessageID")
                if let ticket = earlier, try store.hasReporter(mailbox.address, on: ticket) {
                    result.ticket = ticket
                    return true
                }
            }
        }
        for number in TicketNumber.all(in: reading.subjectForTickets, prefix: settings.tickets.prefix) {
            // A number opens nothing by itself: it counts from an address that is on the ticket.
            if let ticket = try store.currentTicket(number), try store.hasReporter(mailbox.address, on: ticket.id) {
                result.ticket = ticket.id
                return true
            }
        }
        return false
    }

    /// By In-Reply-To and References, to mail of ours or to mail we have; the most recent reference first.
    private func ticket(answeredBy reading: Reading) throws -> TicketID? {
        for id in reading.answers.reversed().prefix(100) {
            if let ticket = try store.outgoing(withID: id)?.ticket { return ticket }
            if let ticket = try store.tickets(ofMessagesWithID: id).compactMap({ $0 }).first { return ticket }
        }
        return nil
    }

    private func isKeyRequest(_ reading: Reading) -> Bool {
        // A ciphertext must get the same answer whether it opens or not, so it is never a mere request.
        guard let address = settings.mailbox.keyRequestAddress, reading.channel == .clear else { return false }
        let named = reading.outside.deliveredTo + reading.outside.recipients
        // Sent to the mailbox as well, it is a report.
        return named.contains(address) && !named.contains(where: settings.mailbox.addresses.contains)
    }
}
