public import Disclosure
public import Foundation
import OpenPGP
import Settings
import Tickets

/// Status updates to the reporters of open cases (DESIGN, sections 2 and 5).
public struct StatusUpdates {
    let home: Home

    /// Updates for this home.
    public init(_ home: Home) { self.home = home }

    /// One update that is due, or was sent.
    public struct Update: Sendable {
        /// The case it is about.
        public var ticket: TicketNumber
        /// Its only recipient.
        public var to: EmailAddress
        /// Whether it goes out encrypted to the reporter's certificate.
        public var encrypted: Bool
        /// Subject line.
        public var subject: String
        /// The words, LF line ends.
        public var body: String
        /// When the reporter hears again; nil after the last update.
        public var next: Date?
    }

    /// What a run came to.
    public struct Summary: Sendable {
        /// The updates that were due, in order.
        public var updates: [Update] = []
        /// What needs a person.
        public var notices: [String] = []
    }

    /// Sends what is due, or to the reporters of the tickets named, due or not.
    ///
    /// The update and the time of the next one are recorded in one transaction, so that no crash sends a period's
    /// update twice.
    public func run(tickets named: [TicketNumber] = [], now: Date) throws(PosternError) -> Summary {
        try home.lockForRun()
        defer { home.close() }
        return try asPosternError {
            var summary = Summary()
            let letters = try LetterWriter(home)
            var ids: Set<OutgoingID> = []
            for (ticket, report) in try due(named, now: now) {
                // Over a cap an update stays due; by hand, a person answers for it.
                if named.isEmpty, try letters.policy.cap(report.reporter.mailbox.address, now) != nil { continue }
                let (draft, next, key) = try draft(ticket, report, letters, byHand: !named.isEmpty, now: now)
                let id = try record(draft, key: key, ticket: ticket, report: report, next: next, now: now)
                guard let id else { continue }
                ids.insert(id)
                summary.updates.append(Self.line(ticket, draft, next))
            }
            let notices = NoticeBoard(store: home.store, now: now)
            if !ids.isEmpty { try Notices.add(OutboxRun(home: home).submitDue(now: now, only: ids), to: notices) }
            summary.notices = notices.lines
            return summary
        }
    }

    /// What `run` would send, changing nothing.
    public func dryRun(tickets named: [TicketNumber] = [], now: Date) throws(PosternError) -> Summary {
        defer { home.close() }
        return try asPosternError {
            let letters = try LetterWriter(home)
            var summary = Summary()
            for (ticket, report) in try due(named, now: now) {
                let (draft, next, _) = try draft(ticket, report, letters, byHand: !named.isEmpty, now: now)
                summary.updates.append(Self.line(ticket, draft, next))
            }
            return summary
        }
    }

    // MARK: -

    private func due(_ named: [TicketNumber], now: Date) throws -> [(StoredTicket, StoredReport)] {
        guard !named.isEmpty else {
            // No next update means that no automatic mail may go there, or that the case has been told closed.
            return try home.store.reportsDueForUpdate(now: now).filter { $0.nextUpdateAt != nil }.map { report in
                (try ticket(report.ticket), report)
            }
        }
        return try named.flatMap { number in
            guard let ticket = try home.store.ticket(number) else {
                throw PosternError.notFound("there is no ticket \(number); see `postern ticket list`")
            }
            let reports = try home.store.reports(of: ticket.id)
            let reachable = reports.filter { !AnswerPolicy.isRobot($0.reporter.mailbox.address) }
            return reachable.map { (ticket, $0) }
        }
    }

    private func ticket(_ id: TicketID) throws -> StoredTicket {
        guard let ticket = try home.store.ticket(id: id) else {
            throw PosternError.defect("a report names a ticket that is not there; run `postern audit`")
        }
        return ticket
    }

    private func draft(
        _ ticket: StoredTicket, _ report: StoredReport, _ letters: LetterWriter, byHand: Bool, now: Date
    ) throws -> (OutgoingDraft, Date?, String) {
        // The time of the next update shows the severity.
        let severity = report.channel == .encryptedUnverified ? nil : ticket.severity
        let next = ticket.state == .closed ? nil : letters.nextUpdate(severity: severity, after: now)
        // The period an update belongs to is named by the one before it; by hand, there may be another in between.
        let period = Int((report.lastUpdateAt ?? report.receivedAt).timeIntervalSince1970)
        let key = "update:\(report.id.value):\(period)\(byHand ? ":\(Int(now.timeIntervalSince1970))" : "")"
        let address = report.reporter.mailbox.address
        let bound = try home.store.certificates(of: address).first { certificate in
            certificate.state == .bound && stillNames(address, certificate: certificate.bytes)
        }
        let draft = try letters.update(
            on: ticket, for: report, thread: try thread(of: report), encryptTo: bound?.fingerprint, next: next, key: key
        )
        return (draft, next, key)
    }

    /// The report and what we have answered to it, oldest first.
    private func thread(of report: StoredReport) throws -> [MessageID] {
        let sent = try home.store.outgoing(states: [.submitted, .queued], ticket: report.ticket)
            .filter { $0.report == report.id }.map(\.draft.messageID)
        let first = try home.store.message(report.message)?.messageID
        return Array(([first].compactMap { $0 } + sent).suffix(10))
    }

    private func record(
        _ draft: OutgoingDraft, key: String, ticket: StoredTicket, report: StoredReport, next: Date?, now: Date
    ) throws -> OutgoingID? {
        try home.store.write { ledger in
            let id = try ledger.queue(
                draft, ticket: ticket.id, report: report.id, dedupKey: key, state: .queued, reason: nil, at: now)
            try ledger.updateReport(report.id, lastUpdateAt: now, nextUpdateAt: next, toldState: ticket.state)
            if id != nil {
                try ledger.event(
                    ticket: ticket.id, message: nil, at: now, actor: "postern", kind: "updated", from: nil,
                    to: ticket.state.rawValue, note: nil)
            }
            return id
        }
    }

    private static func line(_ ticket: StoredTicket, _ draft: OutgoingDraft, _ next: Date?) -> Update {
        Update(
            ticket: ticket.number, to: draft.to, encrypted: draft.encryptTo != nil, subject: draft.subject,
            body: draft.body, next: next)
    }
}
