import Disclosure
import Foundation
import Settings
import TestSupport
import Testing
import Tickets

@testable import Pipeline

/// What a run made of one mail, as far as its sender and a handler can tell.
struct HandledMail {
    var outcome: MessageOutcome
    var ticket: TicketNumber?
    var message: StoredMessage
    var channel: ReportChannel?
    /// The answer, whatever became of it.
    var answer: OutgoingMail?
    /// The answer as its recipient's gpg sees it; nil if none went out.
    var letter: Letter?

    /// The words of the answer without what differs from one ticket to the next.
    var words: String? { letter.map { Self.words($0, without: ticket) } }

    static func words(_ letter: Letter, without ticket: TicketNumber?) -> String {
        letter.text.replacingOccurrences(of: ticket?.description ?? "-", with: "NUMBER")
    }
}

extension IntakeHome {
    /// A home that knows the certificates of these people.
    convenience init(knowing people: IntakeCast.Person...) throws {
        let cast = try IntakeCast.shared()
        try self.init(key: cast.mailbox)
        for person in people { try bind(cast.certificate(person), to: person.address) }
    }

    /// Delivers mails in this order, polls, and looks at what came of each.
    @discardableResult
    func handle(_ mails: [UInt8]..., now: Date = Date()) throws -> [HandledMail] {
        let cast = try IntakeCast.shared()
        var names: [String] = []
        for (index, mail) in mails.enumerated() {
            let name = "\(index).\(UUID().uuidString.prefix(8))"
            try deliver(mail, name: name, received: now.addingTimeInterval(Double(index - mails.count)))
            names.append(name)
        }
        let lines = try poll(now: now).lines
        let store = try open().store
        let outgoing = try store.outgoing(states: nil, ticket: nil)
        let sent = try outbox()
        return try names.map { name in
            let line = try #require(lines.first { $0.file == name }, "the run did not take it")
            let message = try #require(try store.message(line.hash))
            let report = try message.ticket.flatMap { ticket in
                try store.reports(of: ticket).first { $0.id == message.report }
            }
            let answer = outgoing.first { mail in
                message.report != nil ? mail.report == message.report : mail.draft.inReplyTo == message.messageID
            }
            let letter = try answer.flatMap { sent[$0.draft.messageID.description] }.map { bytes in
                try Letter(bytes, readBy: cast)
            }
            return HandledMail(
                outcome: line.outcome, ticket: line.ticket, message: message, channel: report?.channel,
                answer: answer, letter: letter)
        }
    }

    func reprocess(_ selection: Reprocessing.Selection, acknowledge: Bool = false) throws -> Reprocessing.Summary {
        try whenUnlocked { try Reprocessing(open()).run(selection, acknowledge: acknowledge, now: Date()) }
    }

    /// Sends the status updates that are due.
    func sendUpdates(now: Date) throws -> [StatusUpdates.Update] {
        try whenUnlocked { try StatusUpdates(open()).run(now: now) }.updates
    }

    /// Sends a status update by hand and reads it as its recipient does.
    func update(on ticket: TicketNumber?, now: Date = Date()) throws -> Letter {
        let known = Set(try outbox().keys)
        let number = try #require(ticket)
        _ = try whenUnlocked { try StatusUpdates(open()).run(tickets: [number], now: now) }
        let new = try #require(try outbox().first { !known.contains($0.key) }, "no update went out")
        return try Letter(new.value, readBy: IntakeCast.shared())
    }

    /// Everything that an update may tell of a case.
    func plan(for ticket: TicketNumber?) throws {
        var change = CaseChange()
        change.severity = .critical
        change.product = "Quuxserver"
        change.affectedVersions = ["9.87.65"]
        change.reproduction = "as described"
        change.remediationForm = .patch
        change.targetDate = "2031-07-06"
        change.releases = ["9.87.66"]
        _ = try CaseWork(open()).apply(change, to: #require(ticket), actor: "hana", now: Date())
    }

    /// What `plan` records, as it stands in an update.
    static let planned = ["critical", "patch", "9.87.66"]
}

extension MailWriter {
    /// multipart/encrypted around binary data.
    static func binaryCiphertext(_ bytes: [UInt8]) -> [UInt8] {
        Build.multipart(
            "encrypted; protocol=\"application/pgp-encrypted\"",
            [Build.versionPart, Build.file("encrypted.pgp", bytes)])
    }

    init(_ slug: String) throws { self.init(slug: slug, cast: try IntakeCast.shared(), earlier: [:]) }
}
