import Clocks
import Correspondence
import Disclosure
import Foundation
import Mail
import OpenPGP
import PGPMIME
import Settings
import Tickets
import Vault

/// Turns decisions into drafts: words from the templates, Message-IDs that nobody can guess.
struct LetterWriter {
    let settings: PosternSettings
    let templates: LetterTemplates
    let policy: AnswerPolicy
    let vault: LazyVault
    /// The fingerprint of the key that signs, shown in every letter.
    let fingerprint: () throws -> String

    init(_ home: Home) throws(PosternError) {
        do {
            templates = try LetterTemplates(directory: home.settings.answers.templates)
        } catch { throw .settings(error.description) }
        settings = home.settings
        vault = home.vault
        fingerprint = { try home.facts.get().own.hex }
        policy = AnswerPolicy(settings: home.settings, store: home.store) { try home.facts.get().ownKeyIDs }
    }

    /// When the reporter of a new report hears again.
    func nextUpdate(severity: Severity?, after date: Date) -> Date {
        date.addingTimeInterval(settings.updates.period(severity: severity))
    }

    /// When a reporter hears again at the pace they asked for; nil for not by itself.
    func nextUpdate(on ticket: StoredTicket, for report: StoredReport, pace: UpdatePace, after date: Date) -> Date? {
        guard ticket.state != .closed, pace.isRegular else { return nil }
        // The time of the next update shows the severity.
        let severity = report.channel == .encryptedUnverified ? nil : ticket.severity
        let usual = settings.updates.period(severity: severity)
        let monthly = Double(settings.updates.monthlyDays) * 86_400
        return date.addingTimeInterval(pace == .monthly ? max(usual, monthly) : usual)
    }

    /// Has gpg do now what letters need of it, so that it does nothing while a transaction is open.
    func prepare() throws {
        _ = try fingerprint()
        _ = try vault.key()
    }

    // MARK: - Answers

    /// The acknowledgement of a report, or the certificate somebody asked for; nil if there is no address to write to.
    ///
    /// - Parameter again: what tells a second acknowledgement, sent on purpose, from the first.
    func answer(
        _ decision: AnswerDecision, to arrival: Intake.Arrival, ticket: TicketNumber?, again: String = ""
    ) throws -> OutgoingDraft? {
        guard let recipient = decision.to else { return nil }
        let context = try context(decision.language)
        let letter: Letter
        let letterInClear: Letter
        let kind: OutgoingKind
        if let ticket {
            kind = .acknowledgement
            let rules = ClockRules(settings)
            let specific = Help.missing(arrival.reading.configuration.missing)
            let facts = { (help: Help) in
                AcknowledgementFacts(
                    context: context, number: ticket, receivedAt: arrival.source.receivedAt,
                    triageBy: max(
                        rules.calendar.due(rules.promises.triage, from: arrival.source.receivedAt), arrival.now),
                    nextUpdateBy: nextUpdate(severity: nil, after: arrival.now), help: help, problem: decision.problem)
            }
            letter = templates.acknowledgement(facts(decision.specific ? specific : .general))
            // What was opened with our key is never named in clear, not even by what it lacks.
            let clearToo = decision.specific && arrival.reading.channel == .clear
            letterInClear = clearToo ? letter : templates.acknowledgement(facts(.general))
        } else {
            kind = .certificate
            letter = templates.certificate(CertificateFacts(context: context))
            letterInClear = letter
        }
        let incoming = arrival.reading.messageID
        return OutgoingDraft(
            kind: kind, from: sender, to: recipient, subject: letter.subject, body: letter.body,
            bodyInClear: letterInClear.body,
            messageID: try messageID(kind, ticket: ticket, key: arrival.hash.hex + again), inReplyTo: incoming,
            references: references(arrival.reading, incoming), language: decision.language,
            encryptTo: decision.encryptTo,
            attachCertificate: decision.isFirstContact || kind == .certificate || decision.problem != nil,
            autoSubmitted: .replied)
    }

    /// Tells a reporter which of their wishes were taken down.
    func confirmation(
        of commands: [SteeringCommand], to arrival: Intake.Arrival, report: StoredReport, nextUpdateBy: Date?,
        isClosed: Bool
    ) throws -> OutgoingDraft {
        let reading = arrival.reading
        let key = reading.channel == .encryptedSigned ? reading.signature.fingerprint?.hex : reading.boundOutside.first
        let context = try context(reading.language ?? report.language)
        let words = { (detail: UpdateDetail) in
            templates.confirmation(
                ConfirmationFacts(
                    context: context, number: report.number, commands: commands, nextUpdateBy: nextUpdateBy,
                    isClosed: isClosed, detail: detail))
        }
        let letter = words(key == nil ? .none : .full)
        let incoming = reading.messageID
        return OutgoingDraft(
            kind: .confirmation, from: sender, to: report.reporter.mailbox.address, subject: letter.subject,
            body: letter.body, bodyInClear: words(.none).body,
            messageID: try messageID(.confirmation, ticket: report.number, key: arrival.hash.hex), inReplyTo: incoming,
            references: references(reading, incoming), language: context.language, encryptTo: key,
            attachCertificate: false, autoSubmitted: .replied)
    }

    // MARK: - Common to all

    /// Whether the operator's own server found that the sender's address is not theirs.
    func failsDMARC(_ reading: Reading) -> Bool {
        settings.mailbox.authservID.map { AnswerPolicy.failsDMARC(reading.outside, authservID: $0) } ?? false
    }

    var sender: Mailbox {
        Mailbox(displayName: settings.mailbox.name, address: settings.mailbox.addresses[0])
    }

    func context(_ language: MailLanguage) throws -> LetterContext {
        LetterContext(
            vendor: settings.vendor.name, team: settings.mailbox.name, address: settings.mailbox.addresses[0],
            policyURL: settings.vendor.policyURL, fingerprint: try fingerprint(), language: language,
            timeZone: settings.calendar.timeZone)
    }

    /// Ticket, kind and a keyed hash: who does not hold the vault key cannot make one up and join a ticket with it.
    func messageID(_ kind: OutgoingKind, ticket: TicketNumber?, key: String) throws -> MessageID {
        let secret = hexDigits(of: try vault.key().lookupHash("\(kind.rawValue):\(key)", domain: "outgoing").prefix(12))
        let name = [ticket?.description, kind.rawValue, secret].compactMap { $0 }.joined(separator: ".")
        let domain = settings.mailbox.addresses[0].domain
        guard let id = MessageID("<\(name)@\(domain)>") else {
            throw PosternError.settings("the domain \(domain) of mailbox.addresses cannot stand in a Message-ID")
        }
        return id
    }

    /// The thread so far and the message answered, each once, at most ten (RFC 5322, section 3.6.4).
    private func references(_ reading: Reading, _ incoming: MessageID?) -> [MessageID] {
        var thread: [MessageID] = []
        for id in reading.outside.references + [incoming].compactMap({ $0 }) where !thread.contains(id) {
            thread.append(id)
        }
        return Array(thread.suffix(10))
    }
}
