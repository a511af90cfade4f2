import CVSS
import Clocks
public import Disclosure
public import Foundation
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
        /// What the reporter was given; another than the ticket's after a merge.
        var number: String
        var lastUpdateAt: Date?
        var nextUpdateAt: Date?
        /// How often they hear.
        var pace: UpdatePace
        /// Who set the pace, where a handler did, and why.
        var paceSetBy: String?
        var paceReason: String?
        /// How they want to be named in the advisory: a name, `anonymous` where `isAnonymous`; nil if they did not say.
        var credit: String?
        var isAnonymous: Bool
    }

    /// Something to be done by a certain time.
    public struct Clock: Encodable, Sendable {
        var kind: ClockKind
        var startedAt: Date
        var dueAt: Date
        var doneAt: Date?
        /// `running`, `paused`, `late`, `done` or `done-late`.
        var standing: String
        /// Whether it is due only after the reporter means to publish.
        var isAfterDisclosure: Bool
    }

    /// Where else the case stands.
    public struct Link: Encodable, Sendable {
        var kind: String
        var target: String
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
        /// A reply that went out in clear without its words and files, since it could not be encrypted any more.
        var isWithoutWords: Bool
    }

    /// The version of the JSON object.
    public var schema = 1
    var number: String
    var state: TicketState
    var severity: Severity?
    var product: String?
    var resolution: Resolution?
    var owner: String?
    var needsPerson: String?
    /// The ticket that has its reports now.
    var mergedInto: String?
    /// The tickets whose reports it has.
    var merged: [String]
    var title: String?
    var openedAt: Date
    var closedAt: Date?
    var affectedVersions: [String]
    var reproduction: String?
    var remediation: RemediationForm?
    var remediationNote: String?
    var targetDate: String?
    var releases: [String]
    var vector: String?
    /// The handler's vector's.
    var vectorScore: Double?
    /// Nil where there is neither a vector nor a claim.
    var suggestion: Suggestion?
    var severityReason: String?
    var resolutionReason: String?
    var links: [Link]
    var exploitedAt: Date?
    var disclosureOn: String?
    var clocks: [Clock]
    var configuration: SystemConfiguration
    /// Where the product stands by the settings; nil if it is not in them.
    var standing: AffectedProduct?
    var reports: [Report]
    var messages: [Message]
    var mail: [Sent]
    var events: [TicketHistory.Event]

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
        owner = ticket.owner
        mergedInto = try ticket.mergedInto.flatMap { try store.ticket(id: $0) }?.number.description
        merged = try store.tickets(mergedInto: ticket.id).map(\.number.description)
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
        vector = ticket.details.vector
        severityReason = ticket.details.severityReason.map(VisibleText.block)
        resolutionReason = ticket.details.resolutionNote.map(VisibleText.block)
        links = ticket.details.links.map { Link(kind: $0.kind.rawValue, target: VisibleText.line($0.target)) }
        exploitedAt = ticket.exploitedAt
        disclosureOn = ticket.disclosureOn
        clocks = Clock.all(try store.clocks(of: ticket.id), now: now)
        let read = SystemConfiguration(merging: stored.map(\.record.configuration))
        configuration = read.escaped
        vectorScore = ticket.details.vector.flatMap { try? CVSSVector($0) }?.score.value
        suggestion = SeveritySuggestion(of: ticket.details, read).map(Suggestion.init)
        let affected = ticket.details.affectedVersions.last
        let named = ticket.product.map { [(name: $0, version: affected)] } ?? []
        let claimed = configuration.facts.filter { $0.kind == .product }.map { (name: $0.name, version: $0.version) }
        standing = AffectedProduct(named + claimed, settings: home.settings, now: now)
        reports = try store.reports(of: ticket.id).map(Report.init)
        messages = stored.map(Message.init)
        mail = try store.outgoingHeads(states: nil, ticket: ticket.id).map { try Sent($0, in: store) }
        events = try store.events(of: ticket.id).map(TicketHistory.Event.init)
    }
}
