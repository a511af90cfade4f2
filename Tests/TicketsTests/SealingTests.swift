import Disclosure
import Foundation
import Testing
import Tickets
import Vault

@Suite("What is sealed") struct SealingTests {
    let temporary: TemporaryStore
    let store: TicketStore

    init() throws {
        temporary = try TemporaryStore()
        store = try temporary.open()
    }

    /// Every word that came from outside, and every one a handler wrote, carries this.
    private let canary = "canary7f3a"

    @Test func noWordStandsInTheFilesAndAllComeBack() throws {
        let filed = try store.write { transaction in
            let filed = try transaction.file("report \(canary)", from: "\(canary)@\(canary).example", title: canary)
            try transaction.event(
                ticket: filed.ticket, message: filed.message, at: time(), actor: canary, kind: "filed", from: nil,
                to: "new", note: canary)
            _ = try transaction.addCertificate(
                address: address("\(canary)@example.org"), fingerprint: "\(canary)", keyIDs: [],
                bytes: Array(canary.utf8),
                state: .bound, origin: "autocrypt", at: time())
            let id = try transaction.queue(
                draft(to: "\(canary)@example.org", id: "\(canary)@vendor.example"), ticket: filed.ticket,
                report: filed.report, dedupKey: "ack:1", reason: nil, at: time())
            try transaction.saveFinished(#require(id), bytes: Array("To: \(canary)\r\n".utf8))
            return filed
        }
        for suffix in ["", "-wal"] {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: temporary.path + suffix))
            #expect(bytes.range(of: Data(canary.utf8)) == nil, "\(suffix)")
            #expect(bytes.range(of: Data(Data(canary.utf8).base64EncodedString().utf8)) == nil, "\(suffix)")
        }

        let again = try temporary.open()
        let message = try #require(try again.message(filed.message))
        #expect(message.record.text == "report \(canary)")
        #expect(message.record.configuration.facts.first?.version == "12")
        #expect(message.record.date == time())
        #expect(try again.ticket(filed.number)?.details.title == canary)
        #expect(try again.reporters().first?.mailbox.address.domain == "\(canary).example")
        let event = try #require(try again.events(of: filed.ticket).first)
        #expect(event.note == canary && event.actor == canary && event.to == "new")
        #expect(try again.certificate(fingerprint: canary)?.bytes == Array(canary.utf8))
        #expect(try again.outgoing(states: nil, ticket: nil).first?.finished == Array("To: \(canary)\r\n".utf8))
    }

    @Test(arguments: [
        // Between rows of a table.
        """
        UPDATE ticket SET details = other.details FROM (SELECT id, details FROM ticket) AS other
        WHERE other.id = 3 - ticket.id
        """,
        // Between tables.
        "UPDATE ticket SET details = (SELECT words FROM event WHERE event.id = ticket.id)",
        // Changed.
        "UPDATE ticket SET details = CAST(substr(details, 1, 20) || x'00' || substr(details, 22) AS BLOB)",
    ])
    func aSealedCellThatWasMovedOrChangedIsNoticed(_ sql: String) throws {
        let ids = try store.write { transaction in
            try ["one", "two"].map { text in
                let filed = try transaction.file(text, title: text)
                try transaction.event(
                    ticket: filed.ticket, message: nil, at: time(), actor: "postern", kind: "filed", from: nil,
                    to: nil, note: nil)
                return filed.ticket
            }
        }
        let result = try sqlite3(temporary.path, sql)
        #expect(result.status == 0, "\(result.output)")
        for id in ids {
            #expect {
                try store.ticket(id: id)
            } throws: { error in
                guard case .sealed(let text)? = error as? StoreError else { return false }
                return text.contains("ticket.details:\(id.value)")
            }
        }
    }

    @Test func theKeyOfAnotherDatabaseIsNoticedBeforeAnythingIsLookedUp() throws {
        _ = try store.write { try $0.file("one") }
        let other = try TicketStore(path: temporary.path, vault: LazyVault { VaultKey() })
        let finder = try address("finder@example.org")
        let refused = StoreError.sealed(
            "the vault key is not the one this database was made with; "
                + "restore the database and the vault file from the same backup")
        #expect(throws: refused) { try other.certificates(of: finder) }
        #expect(throws: refused) { try other.write { try $0.reporter(Mailbox(address: finder), at: time()) } }
        #expect(try other.allMessageHashes() == [hash("one")], "what needs no key still works")
    }

    @Test func aKeyThatCannotBeHadIsSaid() throws {
        _ = try store.write { try $0.file("one") }
        let locked = try TicketStore(
            path: temporary.path, vault: LazyVault { throw VaultError.keyUnavailable("the key is locked") })
        #expect(throws: StoreError.sealed("the vault cannot be opened: the key is locked")) {
            try locked.message(hash("one"))
        }
    }

    @Test func figuresCountsAndChecksNeedNoKey() throws {
        try store.write { transaction in
            let filed = try transaction.file("one")
            _ = try transaction.addDelivery(name: Array("a".utf8), hash: filed.message, outcome: .filed, at: time())
        }
        let vault = LazyVault { throw StoreError.busy }
        let locked = try TicketStore(path: temporary.path, vault: vault)
        #expect(try locked.unfinishedDeliveries().count == 1)
        #expect(try locked.delivery(named: Array("a".utf8), hash: hash("one")) != nil)
        #expect(try locked.allMessageHashes() == [hash("one")])
        #expect(try locked.ledger().count == 1)
        #expect(try locked.answerCount(to: .all, since: time()) == 0)
        #expect(try locked.integrityProblems().isEmpty)
        #expect(try locked.write { try $0.countAttempt(hash("two"), at: time()) } == 1)
        try locked.write { try $0.markLeft(DeliveryID(value: 1)) }
        #expect(!vault.wasAsked)
    }

    @Test func onlyTheTicketsThatMatchAreUnsealed() throws {
        let ids = try store.write { transaction in try ["one", "two"].map { try transaction.file($0).ticket } }
        try store.write { try $0.updateTicket(ids[0], at: time(), TicketChange(severity: .low, product: "viewer")) }
        try sqlite3(temporary.path, "UPDATE ticket SET details = x'00' WHERE id = 2")
        var filter = TicketFilter()
        filter.product = "viewer"
        #expect(try store.tickets(matching: filter).map(\.id) == [ids[0]])
        #expect(throws: StoreError.self) { try store.tickets(matching: TicketFilter()) }
    }
}
