import Clocks
import Correspondence
import Disclosure
import Foundation
import Mail
import OpenPGP
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
        fingerprint = { try home.keys().own.fingerprint.hex }
        policy = AnswerPolicy(settings: home.settings, store: home.store) { try home.keys().ownKeyIDs }
    }

    /// When the reporter hears again, seconds by severity from the settings.
    func nextUpdate(severity: Severity?, after date: Date) -> Date {
        date.addingTimeInterval(settings.updates.period(severity: severity))
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
                    triageBy: rules.calendar.due(rules.promises.triage, from: arrival.now),
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

    // MARK: - Status updates

    /// Where a case stands, for one reporter.
    func update(
        on ticket: StoredTicket, for report: StoredReport, thread: [MessageID], encryptTo: String?, next: Date?,
        key: String
    ) throws -> OutgoingDraft {
        // Who re-sends a captured report and encrypts to himself learns nothing of the case.
        let known: UpdateDetail = report.channel == .encryptedUnverified ? .unverified : .full
        let detail: UpdateDetail = encryptTo != nil ? known : .none
        let letter = templates.statusUpdate(try facts(ticket, report, next: next, detail: detail))
        // The words for the case that the certificate has expired meanwhile.
        let letterInClear = templates.statusUpdate(try facts(ticket, report, next: next, detail: .none))
        return OutgoingDraft(
            kind: .update, from: sender, to: report.reporter.mailbox.address, subject: letter.subject,
            body: letter.body, bodyInClear: letterInClear.body,
            messageID: try messageID(.update, ticket: ticket.number, key: key), inReplyTo: thread.last,
            references: thread, language: report.language, encryptTo: encryptTo, attachCertificate: false,
            autoSubmitted: .generated)
    }

    private func facts(_ ticket: StoredTicket, _ report: StoredReport, next: Date?, detail: UpdateDetail) throws
        -> UpdateFacts
    {
        UpdateFacts(
            context: try context(report.language), number: ticket.number, state: ticket.state,
            previousState: report.lastToldState == ticket.state ? nil : report.lastToldState,
            resolution: ticket.resolution, severity: ticket.severity, remediationForm: ticket.details.remediationForm,
            targetDate: ticket.details.targetDate, releases: ticket.details.releases, nextUpdateBy: next,
            detail: detail)
    }

    // MARK: - Common to all

    private var sender: Mailbox {
        Mailbox(displayName: settings.mailbox.name, address: settings.mailbox.addresses[0])
    }

    private func context(_ language: MailLanguage) throws -> LetterContext {
        LetterContext(
            vendor: settings.vendor.name, team: settings.mailbox.name, address: settings.mailbox.addresses[0],
            policyURL: settings.vendor.policyURL, fingerprint: try fingerprint(), language: language)
    }

    /// Ticket, kind and a keyed hash: who does not hold the vault key cannot make one up and join a ticket with it.
    private func messageID(_ kind: OutgoingKind, ticket: TicketNumber?, key: String) throws -> MessageID {
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
