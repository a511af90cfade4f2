public import Disclosure
public import Foundation
import Tickets

/// A handler's own words to a reporter: one mail, signed, encrypted by the rules, on record with the ticket.
///
/// A person answers for it: neither the caps nor the pace that the reporter asked for hold it back.
public struct CaseReply {
    let home: Home

    /// Replies from this home.
    public init(_ home: Home) { self.home = home }

    /// What to send.
    public struct Request: Sendable {
        /// The words; they stay as they are.
        public var text = ""
        /// Paths of the files that go along.
        public var files: [String] = []
        /// Which of several reporters is meant.
        public var to: EmailAddress?
        /// Whether we wait for the reporter's answer from now on.
        public var asks = false
        /// Not encrypted, on purpose.
        public var isInClear = false

        /// An empty reply to the one reporter.
        public init() {}
    }

    /// How far a reply has come.
    public enum Fate: Sendable, Equatable {
        case submitted
        /// Waits in the outbox, for this reason.
        case waiting(String)
        /// Its only try failed for good.
        case failed(String)
    }

    /// A reply as it is, or would be, sent.
    public struct Mail: Sendable {
        /// Its only recipient.
        public var to: EmailAddress
        /// Whether it is encrypted to the reporter's certificate.
        public var encrypted: Bool
        /// Subject line, with the number that the reporter knows.
        public var subject: String
        /// The words with our foot, LF line ends.
        public var body: String
        /// What goes along.
        public var files: [(name: String, bytes: Int)]
        /// What the handler has to know.
        public var warnings: [String]
    }

    /// Refuses what `send` would refuse, but for the words: before a person writes them.
    public func check(_ request: Request, on number: TicketNumber) throws(PosternError) {
        defer { home.close() }
        _ = try asPosternError { try decide(request, on: number) }
    }

    /// What `send` would send; changes nothing.
    public func dryRun(_ request: Request, on number: TicketNumber) throws(PosternError) -> Mail {
        defer { home.close() }
        return try asPosternError {
            try checkText(request)
            let decision = try decide(request, on: number)
            let letters = try LetterWriter(home)
            return Self.mail(try letters.reply(decision.material, key: "dry run"), decision)
        }
    }

    /// Records the reply and submits it at once; if another run is at work, that or the next one does.
    ///
    /// - Parameter actor: the operator's account.
    /// - Throws: `unusable`, saying what to do, if the reporter is not clear, or the reply would not be encrypted though
    ///   the report was.
    public func send(_ request: Request, on number: TicketNumber, actor: String, now: Date) throws(PosternError)
        -> (mail: Mail, fate: Fate)
    {
        defer { home.close() }
        return try asPosternError {
            try checkText(request)
            let decision = try decide(request, on: number)
            let letters = try LetterWriter(home)
            // Whoever sends the same words twice means to.
            let key = "reply:\(decision.material.report.id.value):\(UUID().uuidString)"
            let draft = try letters.reply(decision.material, key: key)
            let id = try record(draft, decision, request, key: key, actor: actor, now: now)
            var mail = Self.mail(draft, decision)
            let fate = fate(of: id, now: now)
            if fate == .submitted, mail.encrypted, let head = try? home.store.outgoingHead(id),
                // It has left: whatever cannot be looked up now is no reason to have it sent twice.
                (try? home.store.isEncrypted(head)) == false
            {
                mail.encrypted = false
                mail.warnings.append(
                    "the certificate cannot be used any more: a mail went out in clear that asks for another one, without "
                        + "your words and files")
            }
            return (mail, fate)
        }
    }

    // MARK: -

    private func record(
        _ draft: OutgoingDraft, _ decision: Decision, _ request: Request, key: String, actor: String, now: Date
    ) throws -> OutgoingID {
        let (ticket, report) = (decision.ticket.id, decision.material.report)
        let clocks = CaseClocks(home.settings)
        let names = draft.attachments.map(\.fileName).joined(separator: ", ")
        let note = [request.text.trimmed] + (names.isEmpty ? [] : ["attached: \(names)"])
        let id = try home.store.write { ledger in
            let id = try ledger.queue(
                draft, ticket: ticket, report: report.id, dedupKey: key, state: .queued, reason: nil, at: now)
            try ledger.event(
                ticket: ticket, message: nil, at: now, actor: actor, kind: "replied", from: nil,
                to: report.number.description, note: note.joined(separator: "\n\n"))
            if request.asks {
                try ledger.event(
                    ticket: ticket, message: nil, at: now, actor: actor, kind: "waiting", from: nil,
                    to: report.number.description, note: nil)
            }
            try ledger.updateTicket(ticket, at: now, TicketChange())
            try clocks.refresh(ticket, in: ledger)
            return id
        }
        guard let id else { throw PosternError.defect("two replies have one name; try again") }
        return id
    }

    /// Whatever goes wrong now, the reply is on record and goes out with a later run.
    private func fate(of id: OutgoingID, now: Date) -> Fate {
        do {
            return try submit(id, now: now)
        } catch {
            let error = PosternError(error)
            guard case .alreadyRunning = error else { return .waiting(error.description) }
            return .waiting("another run of postern is at work; that or the next one sends it")
        }
    }

    private func submit(_ id: OutgoingID, now: Date) throws -> Fate {
        try home.lockForRun()
        let summary = try OutboxRun(home: home).submitDue(now: now, only: [id])
        if let blocked = summary.blocked { return .waiting(blocked) }
        if let (_, reason) = summary.gaveUp.first { return .failed(reason) }
        // Another run may have been faster than ours.
        guard let mail = try home.store.outgoingHead(id), mail.state == .queued else { return .submitted }
        return .waiting(mail.reason ?? "it could not be handed over")
    }

    private static func mail(_ draft: OutgoingDraft, _ decision: Decision) -> Mail {
        Mail(
            to: draft.to, encrypted: draft.encryptTo != nil, subject: draft.subject, body: draft.body,
            files: draft.attachments.map { ($0.fileName, $0.bytes.count) }, warnings: decision.warnings)
    }
}
