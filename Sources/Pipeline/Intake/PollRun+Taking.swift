import Disclosure
import Foundation
import Maildir
import OpenPGP
import PGPMIME
import Settings
import Tickets
import Vault

// How one message gets its end state.
extension PollRun {
    enum Attempt {
        case taken(Intake.Result)
        /// It stays where it is, or is gone.
        case left
        /// Its reader died of it.
        case died(ParserDeath)
    }

    /// One message that cannot be dealt with must not keep the others waiting: it counts as an attempt, and the run
    /// goes on. What would hit every message ends the run, and the file stays where it is.
    func attempt(
        _ entry: MaildirEntry, _ read: ReadAhead, in folder: MaildirFolder, _ intake: Intake, _ mark: CrashMark,
        after death: ParserDeath?, now: Date, _ notices: NoticeBoard
    ) throws -> Attempt {
        do {
            return try take(entry, read, in: folder, intake, mark, after: death, now: now, notices).map(Attempt.taken)
                ?? .left
        } catch let death as ParserDeath {
            let hash = try contentHash(of: entry, in: folder)
            _ = try home.store.write { ledger in try ledger.countAttempt(hash, at: now) }
            return .died(death)
        } catch {
            let problem = PosternError(error)
            switch problem {
            case .waiting(let text):
                try notices.once("waiting:\(entry.displayName)", "left in the inbox: \(entry.displayName): \(text)")
                return .left
            case .unavailable, .tryAgain, .stopped, .alreadyRunning, .settings:
                // The machine's fault, unless our own key works all the same; then it is this message's.
                guard isFaultOfMessage(error) else { throw problem }
            case .unusable, .notFound, .defect: break
            }
            let hash = try contentHash(of: entry, in: folder)
            let attempts = try home.store.write { ledger in try ledger.countAttempt(hash, at: now) }
            notices.always(
                "\(entry.displayName): \(problem); left in the inbox after attempt \(attempts), set aside after the second"
            )
            return .left
        }
    }

    private func isFaultOfMessage(_ error: any Error) -> Bool {
        switch error {
        case OpenPGPError.engine, OpenPGPError.timedOut, OpenError.engine(.engine), OpenError.engine(.timedOut),
            PosternError.unavailable:
            (try? home.keys().work(on: home.layout.vault)) ?? false
        default: false
        }
    }

    private func take(
        _ entry: MaildirEntry, _ read: ReadAhead, in folder: MaildirFolder, _ intake: Intake, _ mark: CrashMark,
        after death: ParserDeath?, now: Date, _ notices: NoticeBoard
    ) throws -> Intake.Result? {
        let bytes: [UInt8]
        let hash: ContentHash
        do {
            guard entry.size <= mostHeld else { return try takeOversize(entry, in: folder, intake, now: now) }
            if let file = read.file {
                (bytes, hash) = try file.get()
            } else {
                bytes = try folder.read(entry, limit: mostHeld)
                hash = ContentHash(of: bytes)
            }
        } catch MaildirError.gone, MaildirError.stillGrowing {
            return nil  // taken away meanwhile, or still being written: the next run sees it
        } catch let error as MaildirError {
            if case .diskFull = error { throw error }
            try notices.once("unreadable:\(entry.displayName)", "left alone: \(error)")
            return nil
        }
        if let delivery = try home.store.delivery(named: entry.name, hash: hash) {
            // On record already: the last run was killed before the file left.
            try leave(entry, folder, delivery.id, intake)
            return nil
        }
        let result: Intake.Result
        if let earlier = try home.store.message(hash) {
            result = try duplicate(of: earlier, entry, now: now)
        } else {
            let source = Intake.Source(
                maildirName: entry.name, displayName: entry.displayName, receivedAt: min(entry.modified, now))
            // What was read ahead of an earlier message that brought a certificate is read again.
            // A copy of it may have used up its attempts meanwhile.
            let isSpent = if case .failure? = read.reading { try home.store.attempts(hash) >= 2 } else { false }
            let reading = isSpent ? nil : try read.reading?.get()
            let isStale = reading.map { intake.journal.concerns($0, since: read.journalEnd) } ?? true
            result = try mark.holding(hash) {
                try intake.take(
                    bytes, hash: hash, source: source, after: death, read: isStale ? nil : reading, now: now)
            }
        }
        if let delivery = try home.store.delivery(named: entry.name, hash: hash) {
            try leave(entry, folder, delivery.id, intake)
        }
        return result
    }

    func duplicate(of earlier: StoredMessage, _ entry: MaildirEntry, now: Date) throws -> Intake.Result {
        try home.store.write { ledger in
            _ = try ledger.addDelivery(name: entry.name, hash: earlier.hash, outcome: .duplicate, at: now)
            try ledger.event(
                ticket: earlier.ticket, message: earlier.hash, at: now, actor: "postern", kind: "duplicate", from: nil,
                to: nil, note: nil)
        }
        let number = try earlier.ticket.flatMap { try home.store.ticket(id: $0)?.number }
        return Intake.Result(
            hash: earlier.hash, outcome: .duplicate, ticket: number, reason: nil, flags: [],
            source: entry.displayName, withheld: nil)
    }

    private func leave(
        _ entry: MaildirEntry, _ folder: MaildirFolder, _ delivery: DeliveryID, _ intake: Intake
    ) throws {
        try folder.remove(entry)
        try intake.departures.add(delivery)
    }
}
