import Disclosure
import Foundation
import Settings
import TestSupport
import Testing
import Tickets

@testable import Pipeline

/// What came of one mail.
struct Seen: Sendable {
    var line: PollRun.MessageLine
    var ticket: TicketNumber?
    /// nil where nothing but the file was recorded.
    var message: StoredMessage?
    var outgoing: OutgoingMail?
    /// As it lay in the outbox Maildir.
    var mail: [UInt8]?
    /// The mail as its recipient's gpg sees it.
    var letter: Result<Letter, any Error>?
    var certificates: [StoredCertificate] = []
    /// Kinds and notes of the ticket's events.
    var events: [StoredEvent] = []
    var needsPerson: String?
}

/// All cases, delivered to one home and polled round by round.
struct IntakeCorpus: Sendable {
    let seen: [String: Seen]
    /// How far the mails of the store have come in the end, by Message-ID.
    let finalStates: [MessageID: OutgoingState]
    let notices: [String]
    /// Notes in `failed/`, by hash.
    let failedNotes: [String: String]
    let auditFindings: [String]
    let leftInInbox: [String]

    /// The corpus with these line ends, played once.
    static func played(_ lineEnds: LineEnds) throws -> IntakeCorpus {
        switch lineEnds {
        case .lf: try lf.get()
        case .crlf: try crlf.get()
        }
    }

    private static let lf = Result { try IntakeCorpus(.lf) }
    private static let crlf = Result { try IntakeCorpus(.crlf) }

    static let cases: [IntakeCase] =
        IntakeCase.encrypted + IntakeCase.signed + IntakeCase.inline + IntakeCase.unopened + IntakeCase.clear
        + IntakeCase.charsets + IntakeCase.certificates + IntakeCase.automatic + IntakeCase.senders
        + IntakeCase.threads

    static func home(_ cast: IntakeCast) throws -> IntakeHome {
        let home = try IntakeHome(key: cast.mailbox)
        try home.importSecretKey(cast.alias)
        guard let alias = EmailAddress(cast.alias.address), let keys = EmailAddress("keys@vendor.example") else {
            throw POSIXError(.EINVAL)
        }
        home.settings.mailbox.addresses.append(alias)
        home.settings.mailbox.keyRequestAddress = keys
        home.settings.mailbox.authservID = "mx.vendor.example"
        home.settings.answers.perAddressPerDay = 10_000
        home.settings.answers.perDomainPerDay = 10_000
        home.settings.answers.perHour = 10_000
        for person in IntakeCast.Person.allCases where person.isKnown {
            try home.bind(cast.certificate(person), to: person.address)
        }
        return home
    }

    private init(_ lineEnds: LineEnds) throws {
        let cast = try IntakeCast.shared()
        let home = try Self.home(cast)
        defer { home.remove() }
        var seen: [String: Seen] = [:]
        var notices: [String] = []
        var delivered: [String: [UInt8]] = [:]
        for round in Set(Self.cases.map(\.round)).sorted() {
            var names: [String: String] = [:]
            for (index, example) in Self.cases.enumerated() where example.round == round {
                let bytes: [UInt8]
                if let original = example.copyOf {
                    bytes = delivered[original] ?? []
                } else {
                    let writer = MailWriter(slug: example.slug, cast: cast, earlier: seen)
                    bytes = lineEnds.applied(to: try example.mail(writer))
                }
                delivered[example.slug] = bytes
                let name = example.sameFileNameAs.flatMap { seen[$0]?.line.file } ?? "\(100 + index).\(example.slug)"
                names[name] = example.slug
                try home.deliver(bytes, name: name)
            }
            let summary = try home.poll()
            notices += summary.notices
            for (slug, result) in try Self.look(at: summary, in: home, names, cast) { seen[slug] = result }
        }
        self.seen = seen
        self.notices = notices
        let opened = try home.open()
        finalStates = Dictionary(
            uniqueKeysWithValues: try opened.store.outgoing(states: nil, ticket: nil).map {
                ($0.draft.messageID, $0.state)
            })
        let failed = opened.layout.failed
        let notes = try FileManager.default.contentsOfDirectory(atPath: failed).filter { $0.hasSuffix(".txt") }
        failedNotes = Dictionary(
            uniqueKeysWithValues: try notes.map { name in
                (String(name.dropLast(4)), try String(contentsOfFile: "\(failed)/\(name)", encoding: .utf8))
            })
        auditFindings = try Audit(home.open()).run().findings
        leftInInbox = try home.inboxNames()
    }

    private static func look(
        at summary: PollRun.Summary, in home: IntakeHome, _ names: [String: String], _ cast: IntakeCast
    ) throws -> [(String, Seen)] {
        let store = try home.open().store
        let outgoing = try store.outgoing(states: nil, ticket: nil)
        let outbox = try home.outbox()
        return try summary.lines.compactMap { line in
            guard let slug = names[line.file] else { return nil }
            var result = Seen(line: line, ticket: line.ticket)
            guard let message = try store.message(line.hash) else { return (slug, result) }
            result.message = message
            if line.outcome != .duplicate {
                result.outgoing = outgoing.first { mail in
                    message.report != nil
                        ? mail.report == message.report
                        : message.messageID != nil && mail.draft.inReplyTo == message.messageID && mail.report == nil
                }
            }
            if let mail = result.outgoing {
                result.mail = outbox[mail.draft.messageID.description]
                result.letter = result.mail.map { bytes in Result { try Letter(bytes, readBy: cast) } }
            }
            if let sender = message.record.from?.address {
                result.certificates = try store.certificates(of: sender)
            }
            if let ticket = message.ticket {
                result.events = try store.events(of: ticket)
                result.needsPerson = try store.ticket(id: ticket)?.needsPerson
            }
            return (slug, result)
        }
    }
}
