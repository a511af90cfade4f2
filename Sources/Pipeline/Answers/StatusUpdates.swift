public import Disclosure
public import Foundation
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
            try CaseClocks(home.settings).refreshAllIfRulesChanged(in: home.store)
            let letters = try LetterWriter(home)
            var ids: Set<OutgoingID> = []
            for (ticket, report) in try due(named, now: now) {
                // Over a cap an update stays due; by hand, a person answers for it.
                if named.isEmpty, try letters.policy.cap(report.reporter.mailbox.address, now) != nil { continue }
                let material = try material(ticket, report, letters, now: now)
                let key = Self.key(report, byHand: !named.isEmpty, now: now)
                let draft = try letters.update(material, key: key)
                guard let id = try record(draft, of: material, key: key) else { continue }
                ids.insert(id)
                summary.updates.append(Self.line(draft, of: material))
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
                let material = try material(ticket, report, letters, now: now)
                let key = Self.key(report, byHand: !named.isEmpty, now: now)
                summary.updates.append(Self.line(try letters.update(material, key: key), of: material))
            }
            return summary
        }
    }

    // MARK: -

    private func due(_ named: [TicketNumber], now: Date) throws -> [(StoredTicket, StoredReport)] {
        guard !named.isEmpty else {
            // Without a next update no automatic mail may go there, unless one did before or the reporter steered us: then
            // what is due is the end, or what came of a case that was opened again.
            return try home.store.reportsDueForUpdate(now: now).filter { report in
                (report.nextUpdateAt != nil || report.lastUpdateAt != nil || report.steeredAt != nil)
                    && !AnswerPolicy.isRobot(report.reporter.mailbox.address)
            }.map { report in
                (try ticket(report.ticket), report)
            }
        }
        return try named.flatMap { number in
            guard let ticket = try home.store.ticket(number) else {
                throw PosternError.notFound("there is no ticket \(number); see `postern ticket list`")
            }
            let reports = try home.store.reports(of: ticket.id)
            let reachable = reports.filter { report in
                !AnswerPolicy.isRobot(report.reporter.mailbox.address) && report.pace != .stopped
            }
            return reachable.map { (ticket, $0) }
        }
    }

    private func ticket(_ id: TicketID) throws -> StoredTicket {
        guard let ticket = try home.store.ticket(id: id) else {
            throw PosternError.defect("a report names a ticket that is not there; run `postern audit`")
        }
        return ticket
    }

    private func material(
        _ ticket: StoredTicket, _ report: StoredReport, _ letters: LetterWriter, now: Date
    ) throws -> UpdateMaterial {
        let address = report.reporter.mailbox.address
        let bound = try home.store.certificateInUse(for: address)
        let since = report.lastUpdateAt ?? report.receivedAt
        let news: Set<String> = ["state", "severity", "remediationPlan", "release", "resolution", "linked"]
        let events = try home.store.events(of: ticket.id)
        let wait = events.last { ["waiting", "resumed"].contains($0.kind) }
        // Nobody is told that another reporter was asked something.
        let isAsked = wait?.kind == "waiting" && (wait?.to ?? report.number.description) == report.number.description
        let isWaiting = isAsked && (wait?.to != nil || ticket.reportCount == 1)
        let isNews =
            events.contains { news.contains($0.kind) && $0.at >= since }
            || isWaiting && wait.map { $0.at >= since } ?? false
        return UpdateMaterial(
            ticket: ticket, report: report, thread: try thread(of: report), encryptTo: bound?.fingerprint,
            next: letters.nextUpdate(on: ticket, for: report, pace: report.pace, after: now),
            clocks: try home.store.clocks(of: ticket.id), isNews: isNews || report.lastToldState != ticket.state,
            isWaiting: isWaiting, now: now)
    }

    /// The period an update belongs to is named by the one before it; by hand, there may be another in between.
    private static func key(_ report: StoredReport, byHand: Bool, now: Date) -> String {
        let period = Int((report.lastUpdateAt ?? report.receivedAt).timeIntervalSince1970)
        return "update:\(report.id.value):\(period)\(byHand ? ":\(Int(now.timeIntervalSince1970))" : "")"
    }

    /// The report and what we have answered to it, oldest first.
    private func thread(of report: StoredReport) throws -> [MessageID] {
        let sent = try home.store.outgoingHeads(states: [.submitted, .queued], ticket: report.ticket)
            .filter { $0.report == report.id }.map(\.messageID)
        let first = try home.store.message(report.message)?.messageID
        return Array(([first].compactMap { $0 } + sent).suffix(10))
    }

    private func record(_ draft: OutgoingDraft, of material: UpdateMaterial, key: String) throws -> OutgoingID? {
        let (ticket, report, now) = (material.ticket, material.report, material.now)
        let clocks = CaseClocks(home.settings)
        return try home.store.write { ledger in
            let id = try ledger.queue(
                draft, ticket: ticket.id, report: report.id, dedupKey: key, state: .queued, reason: nil, at: now)
            try ledger.updateReport(
                report.id, lastUpdateAt: now, nextUpdateAt: material.next, toldState: ticket.state)
            if material.asksForCredit { try ledger.setCreditAsked(report.id, at: now) }
            if id != nil {
                try ledger.event(
                    ticket: ticket.id, message: nil, at: now, actor: "postern", kind: "updated", from: nil,
                    to: ticket.state.rawValue, note: nil)
            }
            try clocks.refresh(ticket.id, in: ledger)
            return id
        }
    }

    private static func line(_ draft: OutgoingDraft, of material: UpdateMaterial) -> Update {
        Update(
            ticket: material.report.number, to: draft.to, encrypted: draft.encryptTo != nil, subject: draft.subject,
            body: draft.body, next: material.next)
    }
}
