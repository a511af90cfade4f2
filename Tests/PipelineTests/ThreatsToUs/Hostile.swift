import Foundation
import TestSupport
import Testing

/// One attack by mail, and what must come of it.
struct Hostile: CustomTestStringConvertible, Sendable {
    /// What goes back to the sender.
    enum Answer: Equatable, Sendable {
        /// One mail to this address.
        case sent(to: String, encrypted: Bool = false)
        /// Written, and held back for this reason.
        case withheld(String)
        /// None was ever written.
        case none
    }

    /// Stands in every attack, in words, names and fields; nothing of ours may ever repeat it.
    static let mark = "zqxmark"

    var rows: [HostileRow]
    /// Of the file; also the left side of the Message-ID that `HostileMail` gives.
    var name: String
    var build: @Sendable (HostileCast) throws -> [UInt8]

    var outcome = "filed"
    /// The limit in the note of what is set aside, or the code of what is unreadable.
    var reason: String?
    var answer: Answer
    var flags: Set<String> = []
    var noFlags: Set<String> = []
    /// In the text of the message as `ticket show` has it.
    var shows: [String] = []
    /// In nothing that `ticket show` has.
    var hides: [String] = []
    /// The title of the ticket.
    var title: String?
    /// In the events of the ticket.
    var saysInHistory: String?
    /// The references of the answer.
    var references: [String]?
    /// The beginning of the name that the second part has in the end; the inner nil for no name.
    var attachment: String??
    /// The verdict on the signature, where it matters.
    var signature: String?
    /// No part of it counts as signed, and the message does not.
    var isNeverSigned = false
    /// All times on record are those of our clock.
    var isOnOurClock = false
    /// Certificates on record for the sender afterwards: fingerprint to state, by the cast.
    var certificates: (@Sendable (HostileCast) throws -> [String: String])?

    var testDescription: String { name }

    init(
        _ name: String, _ rows: [HostileRow], answer: Answer = .sent(to: HostileMail.sender),
        build: @escaping @Sendable (HostileCast) throws -> [UInt8]
    ) {
        self.name = name
        self.rows = rows
        self.answer = answer
        self.build = build
    }

    /// The same with something else expected.
    func expecting(_ change: (inout Hostile) -> Void) -> Hostile {
        var copy = self
        change(&copy)
        return copy
    }
}

/// What one attack came to, as the commands say it.
struct HostileResult: Sendable {
    /// `ticket show --format json`: the message, and the ticket around it; empty without a ticket.
    var messageJSON = Data()
    var ticketJSON = Data()
    var outcome: String?
    var reason: String?
    /// What the outbox lists on its ticket, acknowledgements of other messages left out.
    var outbox: [OutboxAnswer] = []
    /// The mails to it in the outbox Maildir.
    var answers: [OperatorMail] = []
    /// The note in failed/.
    var note: String?
    /// Processor time from the end of the message before it to its own.
    var seconds: Double
    var secondsAllowed: Double
    /// Certificates on record for the sender.
    var certificates: [String: String] = [:]

    var message: [String: Any] { object(messageJSON) }
    var ticket: [String: Any] { object(ticketJSON) }
    var text: String { message["text"] as? String ?? "" }
    var flags: Set<String> { Set(message["flags"] as? [String] ?? []) }

    private func object(_ data: Data) -> [String: Any] {
        (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
    }
}
