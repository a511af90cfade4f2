import Disclosure
import Foundation
import Testing
import Tickets
import Vault

/// Noon of 2 November 2026 (UTC), and so many seconds after it.
func time(_ seconds: Int = 0) -> Date { Date(timeIntervalSince1970: TimeInterval(1_793_620_800 + seconds)) }

func hash(_ text: String) -> ContentHash { ContentHash(of: Array(text.utf8)) }

func address(_ text: String) throws -> EmailAddress { try #require(EmailAddress(text)) }

func mailbox(_ text: String, name: String? = nil) throws -> Mailbox {
    try Mailbox(displayName: name, address: address(text))
}

func messageID(_ text: String) throws -> MessageID { try #require(MessageID(text)) }

/// A new database file in a directory of its own, which goes with the value.
final class TemporaryStore {
    let directory = "/tmp/pt\(UInt32.random(in: 0 ... .max))"
    let key: VaultKey
    var path: String { directory + "/postern.sqlite" }

    init(key: VaultKey = VaultKey()) throws {
        self.key = key
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    func open() throws -> TicketStore {
        let key = key
        return try TicketStore(path: path, vault: LazyVault { key })
    }
}

func emptyStore() throws -> TicketStore {
    try TicketStore(inMemory: LazyVault { VaultKey() })
}

/// A message that brings a report; its hash is that of its text.
func newMessage(
    _ text: String, outcome: MessageOutcome = .filed, from: String = "finder@example.org", id: String? = nil,
    ticket: TicketID? = nil, report: ReportID? = nil, at: Date = time()
) throws -> NewMessage {
    let record = try MessageRecord(
        from: mailbox(from, name: "A. Finder"), subject: "Heap overflow in the viewer", outerSubject: "...",
        date: at, messageID: id.map { try messageID($0) }, text: text,
        configuration: SystemConfiguration(
            facts: [Fact(kind: .os, name: "Debian", version: "12", evidence: Evidence(line: 3))]),
        parts: [
            PartRecord(
                path: "1", mediaType: "text/plain", bytes: text.utf8.count, sha256: hash(text).hex, role: "report",
                encrypted: false, signed: false)
        ], language: .english)
    return try NewMessage(
        hash: hash(text), messageID: id.map { try messageID($0) }, outcome: outcome, flags: ["repaired"],
        receivedAt: at, processedAt: at, ticket: ticket, report: report,
        archive: ArchivedOriginal(form: .asItCame, fileHash: hash(text), bytes: text.utf8.count), record: record)
}

struct Filed {
    var ticket: TicketID
    var number: TicketNumber
    var report: ReportID
    var message: ContentHash
}

extension LedgerTransaction {
    /// Files a message as a ticket of its own, the way the pipeline does.
    func file(
        _ text: String, from: String = "finder@example.org", at: Date = time(), nextUpdateAt: Date? = nil,
        title: String? = nil
    ) throws -> Filed {
        var details = TicketDetails()
        details.title = title
        let opened = try newTicket(prefix: "PSN", at: at, details: details, needsPerson: nil)
        let reporter = try reporter(mailbox(from, name: "A. Finder"), at: at)
        let report = try addReport(
            ticket: opened.id, reporter: reporter, message: hash(text), receivedAt: at, channel: .clear,
            language: .english, nextUpdateAt: nextUpdateAt)
        _ = try addMessage(newMessage(text, from: from, ticket: opened.id, report: report, at: at))
        return Filed(ticket: opened.id, number: opened.number, report: report, message: hash(text))
    }

    func queueAnswer(
        to: String, key: String, ticket: TicketID? = nil, kind: OutgoingKind = .acknowledgement,
        state: OutgoingState = .queued, at: Date = time()
    ) throws -> OutgoingID? {
        try queue(
            draft(to: to, id: "\(key)@vendor.example", kind: kind), ticket: ticket, report: nil, dedupKey: key,
            state: state, reason: nil, at: at)
    }
}

func draft(to: String, id: String, kind: OutgoingKind = .acknowledgement) throws -> OutgoingDraft {
    try OutgoingDraft(
        kind: kind, from: mailbox("security@vendor.example", name: "Example Security"), to: address(to),
        subject: "[PSN-2026-0001] We have received your report", body: "Thank you.\n", bodyInClear: "Thank you.\n",
        messageID: messageID(id), inReplyTo: nil, references: [], language: .english, encryptTo: nil,
        attachCertificate: false, autoSubmitted: .replied)
}

/// Runs Debian's `sqlite3` on a database file: another program, as an operator or an attacker would.
@discardableResult func sqlite3(_ path: String, _ sql: String) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
    process.arguments = ["-batch", "-bail", "-cmd", "PRAGMA foreign_keys = ON", path, sql]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}

extension TicketStore {
    /// The tickets that match, by number, as a list shows them.
    func heads(matching filter: TicketFilter) throws -> [TicketHead] {
        var heads: [TicketHead] = []
        try forEachHead(matching: filter) { heads.append($0) }
        return heads
    }
}
