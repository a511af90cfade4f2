import Correspondence
import Disclosure
import Foundation
import Settings
import Testing
import Tickets

@testable import Pipeline

@Suite("What comes back on a notice") struct NoticeReturnTests {
    /// A home with one ticket, and the notice of it to Frank.
    private func told() throws -> (NoticeTeam, TicketNumber, OutgoingMail) {
        let team = try NoticeTeam()
        let number = try #require(try team.home.handle(NoticeTeam.report("one")).first?.ticket)
        return (team, number, try #require(try team.queued().first { $0.draft.to.localPart == "frank" }))
    }

    private func ticket(_ team: NoticeTeam, _ number: TicketNumber) throws -> StoredTicket {
        try #require(try team.home.open().store.ticket(number))
    }

    /// It belongs to the ticket; it is no report, nobody is answered, told or sent for.
    @Test(arguments: [false, true]) func handlersReply(_ isClosed: Bool) throws {
        let (team, number, notice) = try told()
        defer { team.home.remove() }
        if isClosed {
            var change = CaseChange()
            change.resolution = .notReproducible
            _ = try CaseWork(team.home.open()).apply(change, to: number, actor: "hana", now: Date())
        }
        let before = try team.home.open().store.outgoing(states: nil, ticket: nil).count
        let reply = MailBuilder.message(
            MailBuilder.text("stop\nI take this one. It is being actively exploited in the wild.\n"),
            from: [IntakeCast.Person.frank.mailbox],
            subject: "Re: \(notice.draft.subject)", id: "reply@vendor.example",
            fields: ["In-Reply-To: \(notice.draft.messageID)"], date: Date())
        try team.home.deliver(reply, name: "reply")
        let summary = try team.home.poll()
        let line = try #require(summary.lines.first)
        #expect(line.outcome == .followUp && line.ticket == number)
        #expect(summary.notices.isEmpty)
        let message = try #require(try team.home.open().store.message(line.hash))
        #expect(message.flags.contains("fromTeam") && !message.flags.contains("closedTicket"))
        #expect(try ticket(team, number).needsPerson == nil && ticket(team, number).exploitedAt == nil)
        #expect(try team.home.open().store.outgoing(states: nil, ticket: nil).count == before)
    }

    /// A reporter who is in the team as well is a reporter.
    @Test func reporterInTheTeam() throws {
        let team = try NoticeTeam()
        defer { team.home.remove() }
        let frank = IntakeCast.Person.frank.mailbox
        let first = try #require(try team.home.handle(NoticeTeam.report("one", from: frank)).first)
        #expect(first.outcome == .filed && first.answer?.draft.to.localPart == "frank")
        let again = try team.new {
            try team.home.handle(NoticeTeam.report("two", from: frank, fields: ["In-Reply-To: <one@mail.example>"]))
        }
        #expect(again.count == 3)
    }

    /// The reporter can still be reached, so the ticket says nothing of it; the operator hears.
    @Test func bounce() throws {
        let (team, number, notice) = try told()
        defer { team.home.remove() }
        let bounce = MixedMails.bounce("bounce", of: notice.draft.messageID.description)
        try team.home.deliver(bounce.bytes, name: "bounce")
        let summary = try team.home.poll()
        #expect(summary.lines.map(\.outcome) == [.bounce])
        #expect(summary.notices.count == 1)
        #expect(summary.notices.first?.contains("a notice to one of the team came back") == true)
        let store = try team.home.open().store
        #expect(try store.outgoing(withID: notice.draft.messageID)?.state == .bounced)
        #expect(try ticket(team, number).needsPerson == nil)
        let events = try store.events(of: ticket(team, number).id).map(\.kind)
        #expect(events.contains("noticeBounced") && !events.contains("bounced"))
    }

    @Test func outOfOffice() throws {
        let (team, number, notice) = try told()
        defer { team.home.remove() }
        let reply = MailBuilder.message(
            MailBuilder.text("I am away.\n"), from: [IntakeCast.Person.frank.mailbox], subject: "Away",
            id: "away@vendor.example",
            fields: ["Auto-Submitted: auto-replied", "In-Reply-To: \(notice.draft.messageID)"], date: Date())
        var handled: [HandledMail] = []
        let new = try team.new { handled = try team.home.handle(reply) }
        #expect(handled.map(\.outcome) == [.automatic])
        #expect(new.isEmpty)
        #expect(try ticket(team, number).needsPerson == nil)
    }

    /// A flood of mail is none for the team: what is over the bound waits for a person, who hears of it.
    @Test func flood() throws {
        let team = try NoticeTeam()
        defer { team.home.remove() }
        team.home.settings.team.removeAll { $0.name != "Heidi" }
        let letters = try LetterWriter(team.home.open())
        let number = try #require(try team.home.handle(NoticeTeam.report("one")).first?.ticket)
        let id = try ticket(team, number).id
        let (opened, now) = (try team.home.open(), Date())
        let notices = try #require(try TeamNotices(opened, letters: letters))
        func queue(_ count: Int, _ occasion: NoticeOccasion) throws {
            let facts = NoticeFacts(
                context: try letters.context(.english), number: number, occasion: occasion, handler: "")
            try opened.store.write { ledger in
                for index in 0..<count {
                    try notices.queue(
                        facts, to: notices.everybody[0], ticket: id, cause: "\(index)", at: now, in: ledger)
                }
            }
        }
        func withheld() throws -> [String?] {
            try opened.store.outgoing(states: [.withheld], ticket: id).map(\.reason)
        }
        try queue(TeamNotices.mostAnHour - 1, .followUp)
        #expect(try withheld().isEmpty)
        try queue(2, .newReport)
        #expect(try withheld() == ["capHour", "capHour"])
        try queue(TeamNotices.mostAnHour, .urgentExploited)
        #expect(try withheld().count == 2)
        try queue(TeamNotices.mostAnHour + 1, .urgentDisclosure)
        #expect(try withheld().count == 2 + TeamNotices.mostAnHour + 1)
        #expect(AnswerPolicy.waitsForPerson("capHour"))
    }

    /// Mail to the team neither uses up nor waits for what reporters get.
    @Test func caps() throws {
        let team = try NoticeTeam()
        defer { team.home.remove() }
        team.home.settings.answers.perAddressPerDay = 1
        team.home.settings.answers.perHour = 2
        let frank = IntakeCast.Person.frank.mailbox
        let reports = [
            NoticeTeam.report("one"), NoticeTeam.report("two", from: frank), NoticeTeam.report("three", from: frank),
            NoticeTeam.report("four"),
        ]
        for report in reports { try team.home.handle(report) }
        let mails = try team.home.open().store.outgoing(states: nil, ticket: nil)
        let answers = mails.filter { $0.draft.kind == .acknowledgement }
        #expect(answers.map(\.state) == [.submitted, .submitted, .withheld, .withheld])
        #expect(answers.compactMap(\.reason) == ["capAddress", "capHour"])
        // He has heard from us as a handler, but not as a reporter.
        #expect(answers.map(\.draft.attachCertificate) == [true, true, false, true])
        let notices = mails.filter { $0.draft.kind == .notice }
        #expect(notices.count == 12 && notices.allSatisfy { $0.state == .submitted })
    }
}
