import Clocks
import Disclosure
import Foundation
import Mail
import Tickets

// What stands in the ledger, as a ticket shows it; everything from outside is escaped.

extension TicketView.Report {
    init(_ report: StoredReport) {
        let address = ShownAddress(report.reporter.mailbox.address)
        self.init(
            name: report.reporter.mailbox.displayName.map(VisibleText.line), address: address.text,
            addressASCII: address.ascii, receivedAt: report.receivedAt, channel: report.channel.rawValue,
            language: report.language, number: report.number.description, lastUpdateAt: report.lastUpdateAt,
            nextUpdateAt: report.pace.isRegular ? report.nextUpdateAt : nil, pace: report.pace,
            paceSetBy: report.paceDecision.map { VisibleText.line($0.actor) },
            paceReason: report.paceDecision.map { VisibleText.block($0.reason) },
            credit: report.credit?.name.map(VisibleText.line), isAnonymous: report.credit == .anonymous)
    }
}

extension TicketView.Message {
    init(_ message: StoredMessage) {
        let record = message.record
        let from = record.from.map { ShownAddress($0.address) }
        self.init(
            sha256: message.hash.hex, outcome: message.outcome, reason: message.reason,
            messageId: message.messageID.map { VisibleText.line($0.value) },
            from: from?.text, fromASCII: from?.ascii,
            subject: record.subject.map(VisibleText.line), outerSubject: record.outerSubject.map(VisibleText.line),
            headerDifferences: (record.headerDifferences ?? []).map(\.escaped), receivedAt: message.receivedAt,
            encryption: record.encryption, failure: record.failure, signature: record.signature,
            fingerprint: record.fingerprint, flags: message.flags,
            text: VisibleText.block(record.text), parts: record.parts.map(TicketView.Part.init))
    }
}

extension TicketView.Part {
    init(_ part: PartRecord) {
        self.init(
            path: part.path, type: VisibleText.line(part.mediaType), name: part.name.map(VisibleText.line),
            bytes: part.bytes, sha256: part.sha256, role: part.role, encrypted: part.encrypted, signed: part.signed,
            failure: part.failure)
    }
}

extension TicketView.Sent {
    init(_ mail: OutgoingHead, in store: TicketStore) throws {
        let to = ShownAddress(mail.to)
        let encrypted = try store.isEncrypted(mail)
        self.init(
            kind: mail.kind, state: mail.state, reason: mail.reason.map(VisibleText.line),
            messageId: mail.messageID.value, to: to.text, toASCII: to.ascii, createdAt: mail.createdAt,
            submittedAt: mail.submittedAt, encrypted: encrypted,
            isWithoutWords: mail.kind == .reply && mail.encryptTo != nil && !encrypted)
    }
}

extension TicketView.Clock {
    static func all(_ clocks: [Clock], now: Date) -> [Self] {
        let conflicting = conflicts(in: clocks)
        return clocks.map { clock in
            Self(
                kind: clock.kind, startedAt: clock.startedAt, dueAt: clock.dueAt, doneAt: clock.doneAt,
                standing: clock.standing(at: now).rawValue, isAfterDisclosure: conflicting.contains(clock.kind))
        }
    }
}

extension HeaderDifference {
    /// The same with what came from a message escaped.
    var escaped: HeaderDifference {
        HeaderDifference(
            field: field, outer: outer.map(VisibleText.line), protected: VisibleText.line(protected))
    }

    /// As a line of a view: a field may name hundreds of people.
    var words: String {
        let outside = outer.map { VisibleText.line($0, columns: 300) } ?? "nothing"
        return "\(field): \(VisibleText.line(protected, columns: 300)); on the outside: \(outside)"
    }
}
