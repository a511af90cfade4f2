public import Disclosure
public import Foundation
import Maildir
import OpenPGP
import PGPMIME
import Settings
import Tickets
import Vault

/// The cron job: everything in the inbox, then what is due in the outbox.
public struct PollRun {
    let home: Home

    /// A run over this home.
    public init(_ home: Home) { self.home = home }

    /// What a run came to.
    public struct Summary: Sendable {
        /// One line a message, without a word of it.
        public var lines: [MessageLine] = []
        /// What needs a person, each line with its next step; those that were said within a day are left out.
        public var notices: [String] = []
        /// How many mails were submitted.
        public var submitted = 0
        /// The program that sends mail is not there.
        public var lacksProgram = false
    }

    /// A message and what became of it.
    public struct MessageLine: Sendable {
        /// Content hash of the message.
        public var hash: ContentHash
        /// Its end state.
        public var outcome: MessageOutcome
        /// The ticket it made or belongs to.
        public var ticket: TicketNumber?
        /// Its file in the inbox, escaped.
        public var file: String
        /// A code or a limit: why, where the outcome alone does not say.
        public var reason: String?
    }

    /// Works through the inbox and the outbox.
    ///
    /// - Parameters:
    ///   - now: the time that is recorded and that clocks run from.
    ///   - notice: called with each line for a person as soon as it is due.
    ///   - said: called with each message after it has its end state.
    ///   - progress: called after each message.
    public func run(
        now: Date, notice: @escaping (String) -> Void = { _ in }, said: (MessageLine) -> Void = { _ in },
        progress: Progress = { _, _ in }
    ) throws(PosternError) -> Summary {
        try home.lockForRun()
        defer { home.close() }
        return try asPosternError {
            try work(now: now, notices: NoticeBoard(store: home.store, now: now, say: notice), said, progress)
        }
    }

    /// What a run would find, changing nothing: the files, and what is known of them.
    public func dryRun(now: Date) throws(PosternError) -> Summary {
        defer { home.close() }
        return try asPosternError {
            var summary = Summary()
            let letters = try LetterWriter(home)
            let intake = Intake(home, letters: letters)
            let folder = MaildirFolder(path: home.settings.mailbox.inbox)
            for entry in try folder.entries(includingCur: home.settings.mailbox.readCur).entries {
                let hash = try contentHash(of: entry, in: folder)
                var line = MessageLine(
                    hash: hash, outcome: .duplicate, ticket: nil, file: entry.displayName, reason: nil)
                if try home.store.message(hash) == nil {
                    guard entry.size <= mostHeld else {
                        line.outcome = .setAside
                        summary.lines.append(line)
                        continue
                    }
                    let reading = try intake.reader.read(folder.read(entry, limit: mostHeld))
                    let classification = try intake.classifier.classify(reading)
                    line.outcome = classification.outcome
                    line.reason = classification.reason
                    line.ticket = try classification.ticket.flatMap { try home.store.ticket(id: $0)?.number }
                }
                summary.lines.append(line)
            }
            return summary
        }
    }

    /// Answers that a cap or a failed check holds back wait for a person; those that no rule allows do not.
    private func sayWithheld(now: Date, _ notices: NoticeBoard) throws {
        guard try notices.isDue("withheld"),
            try home.store.hasOutgoing(.withheld, since: now.addingTimeInterval(-86_400))
        else { return }
        let waiting = try home.store.outgoingHeads(states: [.withheld], ticket: nil).filter { mail in
            AnswerPolicy.waitsForPerson(mail.reason) && now.timeIntervalSince(mail.createdAt) < 86_400
        }
        guard !waiting.isEmpty else { return }
        try notices.once(
            "withheld",
            "\(waiting.count) answer\(waiting.count == 1 ? " was" : "s were") held back in the last day (caps, or a failed "
                + "check of the sender); see `postern outbox list --state withheld`")
    }

    // MARK: - Inbox

    private func work(now: Date, notices: NoticeBoard, _ said: (MessageLine) -> Void, _ progress: Progress) throws
        -> Summary
    {
        var summary = Summary()
        let folder = MaildirFolder(path: home.settings.mailbox.inbox)
        let missing = folder.missingParts()
        // Not made again: an inbox that is gone was moved or never delivered into, and silence would hide it.
        guard !missing.contains("new") else {
            throw PosternError.settings(
                "\(folder.path) is no Maildir, it has no new/; make one (`maildirmake \(folder.path)`) that mail is "
                    + "delivered into, or correct mailbox.inbox")
        }
        if !missing.isEmpty {
            try folder.ensure()
            try notices.once("maildir", "made the missing \(missing.joined(separator: ", ")) in \(folder.path)")
        }
        try finishInterruptedDeliveries(folder)
        let (entries, strange) = try folder.entries(includingCur: home.settings.mailbox.readCur)
        for file in strange {
            try notices.once(
                "strange:\(file.name)",
                "left alone: \(folder.path)/\(file.folder)/\(file.name): \(file.reason); move it out of the Maildir")
        }
        if try !entries.isEmpty || looksForLate(notices) {
            try CaseClocks(home.settings).refreshAllIfRulesChanged(in: home.store)
        }
        if !entries.isEmpty {
            let intake = Intake(home, letters: try LetterWriter(home))
            let mark = CrashMark(path: home.layout.inHand)
            defer { mark.close() }
            try mark.begin(in: home.store, now: now)
            let reading = MailReading(
                folder: folder, store: home.store, journal: intake.journal, mark: mark, now: now)
            func take(_ entry: MaildirEntry, _ read: ReadAhead, after death: ParserDeath? = nil) throws -> ParserDeath?
            {
                let result: Intake.Result
                switch try attempt(entry, read, in: folder, intake, mark, after: death, now: now, notices) {
                case .left: return nil
                case .died(let death): return death
                case .taken(let taken): result = taken
                }
                let line = MessageLine(
                    hash: result.hash, outcome: result.outcome, ticket: result.ticket, file: result.source,
                    reason: result.reason)
                said(line)
                summary.lines.append(line)
                if let notice = Notices.line(for: result) { notices.always(notice) }
                return nil
            }
            var count = 0
            var unlucky: [(entry: MaildirEntry, death: ParserDeath)] = []
            try home.workers.each(of: entries) { worker, entry in
                reading.read(entry, worker)
            } then: { entry, read in
                try StopSignal.check()
                if let death = try take(entry, read) { unlucky.append((entry, death)) }
                count += 1
                progress(count, entries.count)
            }
            // Once more when all the others are through; who dies again is set aside.
            let worker = home.workers.ownWorker()
            for (entry, death) in unlucky {
                guard let again = try take(entry, reading.read(entry, worker), after: death) else { continue }
                _ = try take(entry, reading.read(entry, worker), after: again)
            }
            try intake.departures.note()
        }
        try tellLate(now: now, notices)
        let outbox = try OutboxRun(home: home).submitDue(now: now)
        summary.submitted = outbox.submitted.count
        try Notices.add(outbox, to: notices)
        try sayWithheld(now: now, notices)
        summary.lacksProgram = outbox.lacksProgram
        summary.notices = notices.lines
        return summary
    }

    /// A run that died between the transaction and the end of the file left the file, or only the mark, behind.
    private func finishInterruptedDeliveries(_ folder: MaildirFolder) throws {
        let unfinished = try home.store.unfinishedDeliveries()
        guard !unfinished.isEmpty else { return }
        let present = Set(try folder.entries(includingCur: true).entries.map(\.name))
        let gone = unfinished.filter { !present.contains($0.name) }
        guard !gone.isEmpty else { return }
        try home.store.write { ledger in for delivery in gone { try ledger.markLeft(delivery.id) } }
    }
}
