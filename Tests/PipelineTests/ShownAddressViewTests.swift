import Disclosure
import Foundation
import Settings
import TestSupport
import Testing
import Tickets

@testable import Pipeline

/// Letters of another script look like ours; the form that DNS has does not.
@Suite("Addresses that are not ASCII, shown") struct ShownAddressViewTests {
    private static let address = "ann@раypal.example"
    private static let ascii = "ann@xn--ypal-43d9g.example"

    /// A home with a report from the address.
    private func handled(from address: String = Self.address) throws -> (IntakeHome, TicketNumber, [UInt8]) {
        let home = try IntakeHome(knowing: .alice)
        let writer = try MailWriter("shown")
        let mail = MailBuilder.message(
            writer.wordsEntity, from: ["Ann <\(address)>"], subject: "x", id: "shown@mail.example", date: Date())
        let number = try #require(try home.handle(mail).first?.ticket)
        return (home, number, mail)
    }

    @Test("With the A-label, as text and as JSON, wherever they are")
    func views() throws {
        let (home, number, mail) = try handled()
        defer { home.remove() }
        let certificate = try IntakeCast.shared().certificate(.bob)
        let address = try #require(EmailAddress(Self.address))
        try home.open().store.write { ledger in
            _ = try ledger.addCertificate(
                address: address, fingerprint: String(repeating: "AB", count: 20), keyIDs: [], bytes: certificate,
                state: .held,
                origin: "key part", at: Date())
        }
        let style = ScreenStyle()
        let ticket = try TicketView(home.open(), number, now: Date())
        let reporters = try ReporterView(home.open())
        let outbox = try OutboxView(home.open())
        let keys = try KeyView(home.open())
        for text in [ticket.text(style), reporters.text(style), outbox.text(style), keys.text(style)] {
            #expect(text.contains(Self.ascii), "\(text)")
        }
        for json in [jsonText(ticket), jsonText(reporters), jsonText(outbox), jsonText(keys)] {
            #expect(json.contains("ASCII\" : \"\(Self.ascii)\""), "\(json)")
            #expect(json.contains("\"\(Self.address)\""), "\(json)")
        }
        #expect(jsonText(ticket).components(separatedBy: Self.ascii).count == 4)

        let file = home.root + "/mail.eml"
        try Data(mail).write(to: URL(filePath: file))
        let explainer = try Explainer(home.open())
        defer { explainer.close() }
        let explanation = try explainer.explain(file, withText: false, now: Date())
        #expect(explanation.text(style).contains("\(Self.address) (\(Self.ascii))"))
    }

    @Test("Of an address that is ASCII there is one form alone")
    func plain() throws {
        let (home, number, _) = try handled(from: "ann@a.example")
        defer { home.remove() }
        let ticket = try TicketView(home.open(), number, now: Date())
        #expect(!jsonText(ticket).contains("ASCII"))
        #expect(!jsonText(try OutboxView(home.open())).contains("ASCII"))
    }

    /// Nobody can promise that it arrives; a person writes, and no address stops the program.
    @Test("Not tried again by hand", arguments: [Self.address, "jürgen@finder.example", "a\u{85}b@finder.example"])
    func retry(_ address: String) throws {
        let (home, number, _) = try handled(from: address)
        defer { home.remove() }
        let waiting = try home.open().store.outgoing(states: [.withheld], ticket: nil)
        guard EmailAddress(address) != nil else {
            // A control in it makes it no address, so that there is nobody to write to.
            #expect(waiting.isEmpty)
            return
        }
        #expect(waiting.map(\.reason) == ["addressNotASCII"])
        let error = #expect(throws: PosternError.self) {
            try home.whenUnlocked { try OutboxWork(home.open()).retry([number.description], now: Date()) }
        }
        #expect(error?.description.contains("is not ASCII") == true)
        #expect(try home.open().store.outgoing(states: [.withheld], ticket: nil).count == 1)
    }
}
