import Disclosure
import Foundation
import Testing
import Tickets

@Suite("Messages and their files") struct MessageTests {
    let store: TicketStore
    let name = Array("1793620800.M1P2.mx\u{7F}".utf8) + [0xFF]

    init() throws { store = try emptyStore() }

    @Test func theSameContentIsNotEnteredTwice() throws {
        _ = try store.write { try $0.file("one") }
        #expect {
            try store.write { try $0.addMessage(newMessage("one", outcome: .automatic)) }
        } throws: { "\($0)".contains("\(hash("one").prefix) is in the ledger already") }
        #expect(try store.message(hash("one"))?.outcome == .filed)
    }

    @Test func oneMessageIDMayHaveSeveralMessages() throws {
        try store.write { transaction in
            _ = try transaction.addMessage(newMessage("one", outcome: .automatic, id: "a@example.org", at: time(2)))
            _ = try transaction.addMessage(newMessage("two", outcome: .ours, id: "a@example.org", at: time(1)))
            _ = try transaction.addMessage(newMessage("three", outcome: .ours, id: "b@example.org", at: time(3)))
            _ = try transaction.addMessage(newMessage("four", outcome: .bounce, at: time(4)))
        }
        #expect(try store.messages(withID: messageID("a@example.org")).map(\.hash) == [hash("two"), hash("one")])
        #expect(try store.messages(withID: messageID("A@example.org")).isEmpty)
        #expect(try store.messages(outcomes: [.ours, .bounce]).map(\.record.text) == ["two", "three", "four"])
        #expect(try store.messages(outcomes: []).isEmpty)
        let stored = try #require(try store.message(hash("one")))
        #expect(stored.messageID == (try messageID("a@example.org")) && stored.flags == ["repaired"])
        #expect(try store.message(hash("four"))?.messageID == nil)
        #expect(try store.message(hash("five")) == nil)
    }

    @Test(arguments: [MessageOutcome.filed, .followUp, .unreadable])
    func nothingIsFiledWithoutATicket(_ outcome: MessageOutcome) throws {
        #expect {
            try store.write { try $0.addMessage(newMessage("one", outcome: outcome)) }
        } throws: { "\($0)".contains("would be filed without a ticket") }
        #expect(try store.allMessageHashes().isEmpty)
    }

    @Test func aReportNeedsItsMessageByTheEndOfTheChange() throws {
        #expect {
            try store.write { transaction in
                let ticket = try transaction.newTicket(
                    prefix: "PSN", at: time(), details: TicketDetails(), needsPerson: nil)
                let reporter = try transaction.reporter(mailbox("finder@example.org"), at: time())
                _ = try transaction.addReport(
                    ticket: ticket.id, reporter: reporter, message: hash("one"), receivedAt: time(), channel: .clear,
                    language: .english, nextUpdateAt: nil)
            }
        } throws: { "\($0)".contains("FOREIGN KEY") }
    }

    @Test func readingAgainReplacesWhatWasRead() throws {
        let filed = try store.write { transaction in
            let opened = try transaction.newTicket(
                prefix: "PSN", at: time(), details: TicketDetails(), needsPerson: "unreadable")
            _ = try transaction.addMessage(
                newMessage("one", outcome: .unreadable, id: "a@example.org", ticket: opened.id))
            return opened
        }
        try store.write { transaction in
            let reporter = try transaction.reporter(mailbox("finder@example.org"), at: time(5))
            let report = try transaction.addReport(
                ticket: filed.id, reporter: reporter, message: hash("one"), receivedAt: time(),
                channel: .encryptedSigned, language: .english, nextUpdateAt: nil)
            var record = MessageRecord()
            record.text = "opened"
            record.messageID = try messageID("inner@example.org")
            try transaction.updateMessage(
                hash("one"), outcome: .filed, reason: "key imported", flags: [], ticket: filed.id, report: report,
                record: record, at: time(5))
        }
        let stored = try #require(try store.message(hash("one")))
        #expect(stored.outcome == .filed && stored.record.text == "opened" && stored.flags.isEmpty)
        #expect(stored.reason == "key imported" && stored.processedAt == time(5) && stored.receivedAt == time())
        #expect(try store.messages(withID: messageID("a@example.org")).count == 1)
        #expect(throws: StoreError.notFound("message \(hash("two").prefix)")) {
            try store.write {
                try $0.updateMessage(
                    hash("two"), outcome: .ours, reason: nil, flags: [], ticket: nil, report: nil,
                    record: MessageRecord(), at: time())
            }
        }
    }

    @Test func aCrashBetweenCommitAndUnlinkIsSeenAndMended() throws {
        let id = try store.write { transaction in
            let filed = try transaction.file("one")
            return try transaction.addDelivery(name: name, hash: filed.message, outcome: .filed, at: time())
        }
        #expect(try store.unfinishedDeliveries().map(\.name) == [name])
        #expect(try store.delivery(named: name, hash: hash("one"))?.id == id)
        #expect(try store.delivery(named: name, hash: hash("two")) == nil)
        #expect(try store.delivery(named: Array("other".utf8), hash: hash("one")) == nil)
        #expect(throws: StoreError.self, "the file that still waits is not a new one") {
            try store.write { try $0.addDelivery(name: name, hash: hash("one"), outcome: .duplicate, at: time(1)) }
        }
        try store.write { try $0.markLeft(id) }
        try store.write { try $0.markLeft(id) }
        #expect(try store.unfinishedDeliveries().isEmpty)
        #expect(try store.delivery(named: name, hash: hash("one")) == nil)
        // The same file delivered once more, even under its old name, is a duplicate.
        let again = try store.write {
            try $0.addDelivery(name: name, hash: hash("one"), outcome: .duplicate, at: time(2))
        }
        #expect(try store.delivery(named: name, hash: hash("one"))?.id == again)
        #expect(throws: StoreError.notFound("delivery 99")) {
            try store.write { try $0.markLeft(DeliveryID(value: 99)) }
        }
    }

    @Test func theLedgerHasALineForEachFileAndEachMessageGivenByHand() throws {
        try store.write { transaction in
            let filed = try transaction.file("one", at: time(1))
            let first = try transaction.addDelivery(name: name, hash: filed.message, outcome: .filed, at: time(1))
            try transaction.markLeft(first)
            _ = try transaction.addMessage(newMessage("by hand", outcome: .automatic, at: time(2)))
            _ = try transaction.addDelivery(
                name: Array("again".utf8), hash: filed.message, outcome: .duplicate, at: time(3))
        }
        let lines = try store.ledger()
        #expect(lines.map(\.hash) == [hash("one"), hash("by hand"), hash("one")])
        #expect(lines.map(\.outcome) == [.filed, .automatic, .duplicate])
        #expect(lines.map(\.name) == [name, nil, Array("again".utf8)])
        #expect(lines.map(\.left) == [true, true, false])
        #expect(lines.map { $0.ticket?.description } == ["PSN-2026-0001", nil, "PSN-2026-0001"])
        #expect(lines.map(\.seenAt) == [time(1), time(2), time(3)])
        #expect(lines.first?.archive.fileHash == hash("one"))
        #expect(try store.allMessageHashes() == [hash("one"), hash("by hand")])
    }

    @Test func attemptsAreCounted() throws {
        #expect(try store.attempts(hash("one")) == 0)
        for count in 1...3 { #expect(try store.write { try $0.countAttempt(hash("one"), at: time()) } == count) }
        #expect(try store.attempts(hash("one")) == 3)
        #expect(try store.attempts(hash("two")) == 0)
        try store.write { try $0.forgetAttempts(hash("one")) }
        #expect(try store.attempts(hash("one")) == 0)
    }

    @Test func smallValuesAreKept() throws {
        #expect(try store.metadata("a") == nil)
        try store.write { try $0.setMetadata("a", "1") }
        try store.write { try $0.setMetadata("a", "2") }
        #expect(try store.metadata("a") == "2")
    }

    @Test(arguments: [
        ("UPDATE message SET ticket = 2 WHERE id = 1", "stands on another ticket"),
        ("UPDATE message SET ticket = 2 WHERE id = 1", "belongs to a report of another ticket"),
        ("UPDATE message SET ticket = 2, report = 2 WHERE id = 1", "ticket PSN-2026-1 has no message"),
        ("UPDATE message SET ticket = NULL, report = NULL WHERE id = 1", "is filed, but has no ticket"),
        ("UPDATE report SET due_at = 5 WHERE id = 1", "report 1 has a wrong time"),
        ("PRAGMA foreign_keys = OFF; UPDATE report SET reporter = 9", "row 1 of report names a row of reporter"),
        (
            "UPDATE delivery SET has_left = 1; INSERT INTO delivery (name, hash, outcome, seen_at)"
                + " SELECT name, hash, outcome, 1 FROM delivery", "came twice with an end state of its own"
        ),
        ("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'ticket_state'", "is never used"),
    ])
    func damageIsFound(_ sql: String, _ finding: String) throws {
        let temporary = try TemporaryStore()
        try temporary.open().write { transaction in
            let filed = try transaction.file("one")
            _ = try transaction.file("two")
            _ = try transaction.addDelivery(name: name, hash: filed.message, outcome: .filed, at: time())
        }
        #expect(try temporary.open().integrityProblems().isEmpty)
        #expect(try sqlite3(temporary.path, sql).status == 0)
        let problems = try temporary.open().integrityProblems()
        #expect(problems.contains { $0.contains(finding) }, "\(problems)")
    }
}
