public import Disclosure
public import Foundation
import Mail
import Settings
import Tickets

/// One ticket in full, unsealed for a handler's eyes; everything from outside is escaped.
public struct TicketView: Encodable, Sendable {
    /// One report and its reporter.
    public struct Report: Encodable, Sendable {
        var name: String?
        var address: String
        /// With its A-label, where it is not ASCII.
        var addressASCII: String?
        var receivedAt: Date
        /// `clear`, `encryptedSigned` or `encryptedUnverified`: decides what may be written back.
        var channel: String
        var language: MailLanguage
        var lastUpdateAt: Date?
        var nextUpdateAt: Date?
    }

    /// One message of the case.
    public struct Message: Encodable, Sendable {
        var sha256: String
        var outcome: MessageOutcome
        var reason: String?
        var messageId: String?
        var from: String?
        var fromASCII: String?
        var subject: String?
        var outerSubject: String?
        /// Where protected header fields say something else than the outer ones.
        var headerDifferences: [HeaderDifference]
        var receivedAt: Date
        /// `whole`, `part` or `none`.
        var encryption: String
        var failure: String?
        var signature: String
        var fingerprint: String?
        var flags: [String]
        var text: String
        var parts: [Part]
    }

    /// A MIME leaf.
    public struct Part: Encodable, Sendable {
        var path: String
        var type: String
        var name: String?
        var bytes: Int
        var sha256: String
        var role: String
        var encrypted: Bool
        var signed: Bool
        var failure: String?
    }

    /// A mail to the reporter.
    public struct Sent: Encodable, Sendable {
        var kind: OutgoingKind
        var state: OutgoingState
        var reason: String?
        var messageId: String
        var to: String
        var toASCII: String?
        var createdAt: Date
        var submittedAt: Date?
        var encrypted: Bool
    }

    /// Something that happened.
    public struct Event: Encodable, Sendable {
        var at: Date
        var who: String
        var what: String
        var from: String?
        var to: String?
        var note: String?
    }

    /// The version of the JSON object.
    public var schema = 1
    var number: String
    var state: TicketState
    var severity: Severity?
    var product: String?
    var resolution: Resolution?
    var needsPerson: String?
    var title: String?
    var openedAt: Date
    var closedAt: Date?
    var affectedVersions: [String]
    var reproduction: String?
    var remediation: RemediationForm?
    var remediationNote: String?
    var targetDate: String?
    var releases: [String]
    var configuration: SystemConfiguration
    /// Where the product stands by the settings; nil if it is not in them.
    var standing: ProductStanding?
    var reports: [Report]
    var messages: [Message]
    var mail: [Sent]
    var events: [Event]

    /// Opens a ticket.
    public init(_ home: Home, _ number: TicketNumber, now: Date) throws(PosternError) {
        defer { home.close() }
        self = try asPosternError { try TicketView(reading: number, in: home, now: now) }
    }

    private init(reading number: TicketNumber, in home: Home, now: Date) throws {
        let store = home.store
        guard let ticket = try store.ticket(number) else {
            throw PosternError.notFound("there is no ticket \(number); see `postern ticket list`")
        }
        let stored = try store.messages(of: ticket.id)
        self.number = number.description
        state = ticket.state
        severity = ticket.severity
        product = ticket.product.map(VisibleText.line)
        resolution = ticket.resolution
        needsPerson = ticket.needsPerson
        title = ticket.details.title.map(VisibleText.line)
        openedAt = ticket.openedAt
        closedAt = ticket.closedAt
        affectedVersions = ticket.details.affectedVersions.map(VisibleText.line)
        reproduction = ticket.details.reproduction.map(VisibleText.block)
        remediation = ticket.details.remediationForm
        remediationNote = ticket.details.remediationNote.map(VisibleText.block)
        targetDate = ticket.details.targetDate
        releases = ticket.details.releases.map(VisibleText.line)
        configuration = SystemConfiguration(merging: stored.map(\.record.configuration)).escaped
        let affected = ticket.details.affectedVersions.last
        let named = ticket.product.map { [(name: $0, version: affected)] } ?? []
        let read = configuration.facts.filter { $0.kind == .product }.map { (name: $0.name, version: $0.version) }
        standing = ProductStanding(named + read, settings: home.settings, now: now)
        reports = try store.reports(of: ticket.id).map(Report.init)
        messages = stored.map(Message.init)
        mail = try store.outgoing(states: nil, ticket: ticket.id).map(Sent.init)
        events = try store.events(of: ticket.id).map(Event.init)
    }
}

extension TicketView.Report {
    init(_ report: StoredReport) {
        let address = ShownAddress(report.reporter.mailbox.address)
        self.init(
            name: report.reporter.mailbox.displayName.map(VisibleText.line), address: address.text,
            addressASCII: address.ascii, receivedAt: report.receivedAt, channel: report.channel.rawValue,
            language: report.language, lastUpdateAt: report.lastUpdateAt, nextUpdateAt: report.nextUpdateAt)
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
    init(_ mail: OutgoingMail) {
        let to = ShownAddress(mail.draft.to)
        self.init(
            kind: mail.draft.kind, state: mail.state, reason: mail.reason.map(VisibleText.line),
            messageId: mail.draft.messageID.value, to: to.text, toASCII: to.ascii,
            createdAt: mail.createdAt, submittedAt: mail.submittedAt, encrypted: Self.isEncrypted(mail))
    }

    /// As it was finished, since a certificate may turn out to be of no use; before that, as it was decided.
    private static func isEncrypted(_ mail: OutgoingMail) -> Bool {
        guard let finished = mail.finished else { return mail.draft.encryptTo != nil }
        let limits = MailLimits()
        let header = try? parseHeaderFields(headerBlock(of: finished, limit: limits.headerBytes), limits: limits)
        let type = header?.first("Content-Type")?.text.lowercased() ?? ""
        return type.hasPrefix("multipart/encrypted")
    }
}

extension TicketView.Event {
    init(_ event: StoredEvent) {
        self.init(
            at: event.at, who: VisibleText.line(event.actor), what: event.kind, from: event.from, to: event.to,
            note: event.note.map(VisibleText.block))
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
