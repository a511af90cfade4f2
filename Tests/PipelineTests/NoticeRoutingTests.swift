import Disclosure
import Foundation
import Settings
import TestSupport
import Testing
import Tickets

@testable import Pipeline

@Suite("Who of the team hears") struct NoticeRoutingTests {
    @Test func byProductThenOwner() throws {
        let team = try NoticeTeam()
        defer { team.home.remove() }
        func told(_ mail: [UInt8]) throws -> [String] {
            NoticeTeam.names(try team.new { try team.home.handle(mail) })
        }
        #expect(try told(NoticeTeam.report("nothing")) == ["frank", "grace", "heidi"])
        #expect(try told(NoticeTeam.report("whose", "Product: Frobnicator\nOS: Debian 12\n")).count == 3)
        #expect(try told(NoticeTeam.report("graces", "Product: Quuxserver\nOS: Debian 12\n")) == ["grace"])
        let number = try #require(try team.home.open().store.tickets(matching: TicketFilter()).last?.number)
        // The follow-up does not name the product, the report did.
        let followUp = { (slug: String) in
            NoticeTeam.report(
                slug, "More of it.\n", from: "Finder <graces@finder.example>",
                fields: ["In-Reply-To: <graces@mail.example>"])
        }
        #expect(try told(followUp("more")) == ["grace"])
        var change = CaseChange()
        change.owner = .set("frank")
        _ = try CaseWork(team.home.open()).apply(change, to: number, actor: "hana", now: Date())
        #expect(try told(followUp("again")) == ["frank"])
        // An owner who has left is nobody; the product has one still.
        team.home.settings.team.removeAll { $0.name == "Frank" }
        #expect(try told(followUp("late")) == ["grace"])
    }

    @Test func recordedProduct() throws {
        let team = try NoticeTeam()
        defer { team.home.remove() }
        let number = try #require(try team.home.handle(NoticeTeam.report("one")).first?.ticket)
        var change = CaseChange()
        change.product = "quuxd"
        _ = try CaseWork(team.home.open()).apply(change, to: number, actor: "hana", now: Date())
        let told = try team.new {
            try team.home.handle(
                NoticeTeam.report(
                    "two", from: "Finder <one@finder.example>", fields: ["In-Reply-To: <one@mail.example>"]))
        }
        #expect(NoticeTeam.names(told) == ["grace"])
    }

    @Test("What is exploited goes to everybody, marked so, in place of the usual notice")
    func exploited() throws {
        let team = try NoticeTeam()
        defer { team.home.remove() }
        let text = "Product: Quuxserver\nOS: Debian 12\nThis is being actively exploited in the wild.\n"
        let told = try team.new { try team.home.handle(NoticeTeam.report("one", text)) }
        #expect(NoticeTeam.names(told) == ["frank", "grace", "heidi"])
        #expect(told.allSatisfy { $0.draft.subject.hasSuffix("] Urgent: ticket news") })
        let frank = try #require(told.first { $0.draft.to.localPart == "frank" })
        #expect(frank.draft.body.contains("is exploited in the wild, so the report claims"))
        // Known already: the same words again are a follow-up like any other.
        let again = try team.new {
            try team.home.handle(
                NoticeTeam.report(
                    "two", text, from: "Finder <one@finder.example>", fields: ["In-Reply-To: <one@mail.example>"]))
        }
        #expect(NoticeTeam.names(again) == ["grace"])
        #expect(again.allSatisfy { $0.draft.subject.hasSuffix("] Ticket news") })
    }

    @Test("A disclosure date is urgent if it is fewer days away than the settings say", arguments: [0, 5, 13, 14, 60])
    func disclosure(_ days: Int) throws {
        let team = try NoticeTeam()
        defer { team.home.remove() }
        let date = ScreenStyle.day(Date(timeIntervalSinceNow: Double(days) * 86_400))
        let told = try team.new {
            try team.home.handle(
                NoticeTeam.report("one", "Product: Quuxserver\nOS: Debian 12\nWe will publish on \(date).\n"))
        }
        let isUrgent = days < 14
        #expect(NoticeTeam.names(told) == (isUrgent ? ["frank", "grace", "heidi"] : ["grace"]))
        #expect(told.allSatisfy { $0.draft.subject.contains("Urgent") == isUrgent })
        #expect(told.filter { $0.draft.encryptTo != nil }.allSatisfy { $0.draft.body.contains("publish on \(date)") })
    }

    @Test("Something unreadable, and another certificate than the bound one")
    func unreadableAndKeyChange() throws {
        let team = try NoticeTeam()
        defer { team.home.remove() }
        let cast = try IntakeCast.shared()
        try team.home.bind(cast.certificate(.alice), to: IntakeCast.Person.alice.address)
        let sealed = try cast.encryptedEntity(MailBuilder.text("Hello\n"), to: [cast.fingerprint(.bob)])
        let unreadable = try team.new {
            try team.home.handle(
                MailBuilder.message(
                    sealed, from: ["Finder <u@finder.example>"], subject: "x", id: "u@mail.example", date: Date()))
        }
        #expect(unreadable.count == 3)
        #expect(unreadable.contains { $0.draft.body.contains("could not be opened") })

        let key = MailBuilder.file("key.asc", cast.certificate(.oscar), type: "application/pgp-keys")
        let other = try IntakeCast.makeKey("Alice <alice@reporter.example>", in: cast.home)
        let otherKey = MailBuilder.file(
            "key.asc", try cast.home.run(["--armor", "--export", other]), type: "application/pgp-keys")
        let entity = MailBuilder.multipart("mixed", [MailBuilder.text("OS: Debian 12\n"), key, otherKey])
        let change = try team.new {
            try team.home.handle(
                MailBuilder.message(
                    entity, from: [IntakeCast.Person.alice.mailbox], subject: "x", id: "k@mail.example", date: Date()))
        }
        // Who can read no more than the number gets it once.
        #expect(NoticeTeam.names(change) == ["frank", "frank", "grace", "grace", "heidi"])
        let held = change.filter { $0.draft.body.contains("postern key accept \(other)") }
        #expect(NoticeTeam.names(held) == ["frank", "grace"])
        #expect(held.allSatisfy { !$0.draft.body.contains("Debian") })
    }
}
