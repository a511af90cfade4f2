public import Disclosure
public import Foundation
import Mail
import Maildir
import OpenPGP
import PGPMIME
import Settings
import Tickets
import Vault

/// Runs messages again from the archive: after a key was imported, a limit raised, a rule changed.
///
/// Nothing is filed twice and nobody is acknowledged twice: the answer to a message has one key in the outbox for good.
public struct Reprocessing {
    let home: Home

    /// Reprocessing in this home.
    public init(_ home: Home) { self.home = home }

    /// Which messages.
    public enum Selection: Sendable {
        /// A ticket number, a Message-ID, a content hash (12 digits or more) or a file.
        case named([String])
        /// Those that could not be read, or were set aside.
        case failed
        case all
    }

    /// One message, and what another look at it changed.
    public struct Change: Sendable {
        /// Content hash of the message.
        public var hash: ContentHash
        /// End state before; nil for a message that was not on record.
        public var before: MessageOutcome?
        /// End state now.
        public var after: MessageOutcome
        /// The ticket it belongs to.
        public var ticket: TicketNumber?
        /// What differs, a line each; empty if nothing does.
        public var differences: [String]
    }

    /// What a run came to.
    public struct Summary {
        /// Each message that could be looked at.
        public var changes: [Change] = []
        /// Each that could not, by hash or file.
        public var problems: [(name: String, error: PosternError)] = []
        /// What needs a person.
        public var notices: [String] = []
    }

    /// Works through the selection, in the order in which messages were entered.
    ///
    /// - Parameters:
    ///   - acknowledge: sends the acknowledgement again, on purpose.
    ///   - said: called with what changed of each message.
    ///   - progress: called after each message.
    public func run(
        _ selection: Selection, acknowledge: Bool, now: Date, said: (Change) -> Void = { _ in },
        progress: Progress = { _, _ in }
    ) throws(PosternError) -> Summary {
        try home.lockForRun()
        defer { home.close() }
        return try asPosternError {
            let intake = Intake(home, letters: try LetterWriter(home))
            let mark = CrashMark(path: home.layout.inHand)
            defer { mark.close() }
            try mark.begin(in: home.store, now: now)
            var summary = Summary()
            let items = try items(selection)
            let reading = ArchiveReading(
                originals: intake.archive.sealed, store: home.store, journal: intake.journal, mark: mark,
                limit: home.settings.limits.messageBytes)
            var count = 0
            try home.workers.each(of: items) { worker, item in
                reading.read(item, worker)
            } then: { item, read in
                try StopSignal.check()
                count += 1
                defer { progress(count, items.count) }
                do {
                    let change = try look(at: item, read, intake, mark, acknowledge: acknowledge, now: now)
                    said(change)
                    summary.changes.append(change)
                } catch {
                    let problem = PosternError(error)
                    // What is wrong with one message is said, and the others are looked at all the same.
                    if case .unavailable = problem { throw problem }
                    if case .tryAgain = problem { throw problem }
                    summary.problems.append((item.name, problem))
                }
            }
            let notices = NoticeBoard(store: home.store, now: now)
            try Notices.add(OutboxRun(home: home).submitDue(now: now), to: notices)
            summary.notices = notices.lines
            return summary
        }
    }

    private func look(
        at item: Item, _ read: ReadAhead, _ intake: Intake, _ mark: CrashMark, acknowledge: Bool, now: Date
    ) throws -> Change {
        switch item {
        case .recorded(let hash):
            guard let message = try home.store.message(hash) else {
                throw PosternError.defect("message \(hash.prefix) is no longer on record")
            }
            // What was read ahead of an earlier message that brought a certificate is read again.
            let reading = try read.reading?.get()
            let isStale = reading.map { intake.journal.concerns($0, since: read.journalEnd) } ?? true
            return try mark.holding(hash) {
                try again(message, isStale ? nil : reading, intake, acknowledge: acknowledge, now: now)
            }
        case .file(let path): return try byHand(path, intake, mark, acknowledge: acknowledge, now: now)
        }
    }

    // MARK: - Which

    enum Item: Sendable {
        case recorded(ContentHash)
        case file(String)

        var name: String {
            switch self {
            case .recorded(let hash): hash.prefix
            case .file(let path): VisibleText.line(path)
            }
        }
    }

    private func items(_ selection: Selection) throws -> [Item] {
        switch selection {
        case .failed:
            let hopeful = try home.store.messages(outcomes: [.unreadable, .setAside, .followUp])
            return hopeful.filter { $0.outcome != .followUp || $0.reason != nil }.map { .recorded($0.hash) }
        case .all: return try home.store.allMessageHashes().map(Item.recorded)
        case .named(let names): return try names.flatMap(items(named:))
        }
    }

    private func items(named name: String) throws -> [Item] {
        if let number = TicketNumber(name) {
            guard let ticket = try home.store.ticket(number) else {
                throw PosternError.notFound("there is no ticket \(number); see `postern ticket list`")
            }
            return try home.store.messages(of: ticket.id).map { .recorded($0.hash) }
        }
        if let hash = ContentHash(name) {
            guard try home.store.message(hash) != nil else {
                throw PosternError.notFound("no message with the hash \(hash.prefix) is on record; see `postern audit`")
            }
            return [.recorded(hash)]
        }
        if name.utf8.count >= 8, name.utf8.allSatisfy(\.isHexDigit) {
            let matches = try home.store.allMessageHashes().filter { $0.hex.hasPrefix(name.lowercased()) }
            if matches.count > 1 {
                throw PosternError.unusable("\(matches.count) messages begin with \(name); give more of the hash")
            }
            if let hash = matches.first { return [.recorded(hash)] }
        }
        if FileManager.default.fileExists(atPath: name) { return [.file(name)] }
        if let id = MessageID(name) {
            let messages = try home.store.messages(withID: id)
            if !messages.isEmpty { return messages.map { .recorded($0.hash) } }
        }
        throw PosternError.notFound(
            "\(VisibleText.line(name)) is no ticket number, Message-ID or content hash on record, and no file")
    }
}
