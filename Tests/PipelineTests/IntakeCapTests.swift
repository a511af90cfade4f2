import Disclosure
import Foundation
import Settings
import Testing
import Tickets

@testable import Pipeline

/// How many answers one address, one domain and all together get (DESIGN, section 4).
@Suite("Caps on answers") struct IntakeCapTests {
    struct Example: CustomTestStringConvertible, Sendable {
        var name: String
        var reason: String
        /// Local part and domain of the n-th sender.
        var sender: @Sendable (Int) -> String
        /// How many are answered.
        var answered: Int
        var settings: @Sendable (inout AnswerSettings) -> Void = { _ in }
        /// When the next one gets an answer again.
        var wait: Double = 86_400

        var testDescription: String { name }
    }

    @Test(arguments: [
        Example(name: "an address", reason: "capAddress", sender: { _ in "one@finder.example" }, answered: 10),
        Example(
            name: "a domain", reason: "capDomain", sender: { "n\($0)@Finder.example" }, answered: 3,
            settings: { $0.perDomainPerDay = 3 }),
        Example(
            name: "an hour", reason: "capHour", sender: { "n@n\($0).example" }, answered: 4,
            settings: { $0.perHour = 4 }, wait: 3_600),
    ])
    func cap(_ example: Example) throws {
        let home = try IntakeHome(key: IntakeCast.shared().mailbox)
        defer { home.remove() }
        example.settings(&home.settings.answers)
        let now = Date()
        func deliver(_ number: Int) throws {
            let mail = MailBuilder.message(
                MailBuilder.text("Report \(number)\n"), from: ["Finder <\(example.sender(number))>"], subject: "x",
                id: "\(number)@finder.example", date: now)
            try home.deliver(mail, name: "\(100 + number)")
        }
        for number in 0...example.answered { try deliver(number) }
        let summary = try home.poll(now: now)
        #expect(summary.lines.count == example.answered + 1)
        #expect(summary.lines.allSatisfy { $0.outcome == .filed })
        #expect(summary.submitted == example.answered)
        #expect(try home.outbox().count == example.answered)

        let withheld = try home.open().store.outgoing(states: [.withheld], ticket: nil)
        #expect(withheld.map(\.reason) == [example.reason])
        let last = try #require(summary.lines.last?.ticket)
        #expect(try withheld.first?.ticket == home.open().store.ticket(last)?.id)

        try deliver(example.answered + 1)
        #expect(try home.poll(now: now.addingTimeInterval(example.wait + 1)).submitted == 1)
    }
}
