import Clocks
import Disclosure
import Foundation
import Settings
import Testing
import Tickets

@testable import Pipeline

@Suite("What became late, once a day") struct NoticeLateTests {
    private static let day = 86_400.0
    /// A Monday.
    private static let start = Date(timeIntervalSince1970: 1_793_610_000)

    private static func after(_ days: Double) -> Date { start.addingTimeInterval(days * day) }

    /// Three tickets of three reporters: one of Grace's product, one that Frank answers for, one of nobody.
    private func home() throws -> (NoticeTeam, [TicketNumber]) {
        let team = try NoticeTeam()
        let reports = [
            NoticeTeam.report("graces", "Product: Quuxserver\nOS: Debian 12\n"), NoticeTeam.report("franks"),
            NoticeTeam.report("nobodys"),
        ]
        let numbers = try team.home.handle(reports[0], reports[1], reports[2], now: Self.start).compactMap(\.ticket)
        for (index, number) in numbers.enumerated() {
            var change = CaseChange()
            change.links = [CaseLink(kind: .tracker, target: "https://tracker.example/\(index)")]
            if index == 1 { change.owner = .set("Frank") }
            _ = try CaseWork(team.home.open()).apply(change, to: number, actor: "hana", now: Self.start)
        }
        return (team, numbers)
    }

    @Test func onceADay() throws {
        let (team, numbers) = try home()
        defer { team.home.remove() }
        func poll(_ days: Double) throws -> (lines: [String], mails: [OutgoingMail]) {
            var lines: [String] = []
            let mails = try team.new { lines = try team.home.poll(now: Self.after(days)).notices }
            return (lines, mails)
        }
        #expect(try poll(3).lines.isEmpty)
        // Five business days end in the night; an update is a day past due before it is said.
        let first = try poll(7.7)
        #expect(first.lines.count == 1)
        #expect(first.lines[0].hasPrefix("3 tickets became late: ") && first.lines[0].contains("`postern due`"))
        #expect(NoticeTeam.names(first.mails) == ["frank", "grace", "heidi"])
        let triage = numbers.map { "\($0): triage, due" }
        for mail in first.mails where mail.draft.encryptTo != nil {
            let isTold = triage.map(mail.draft.body.contains)
            #expect(isTold == (mail.draft.to.localPart == "frank" ? [false, true, true] : [true, false, true]))
            #expect(!mail.draft.body.contains("update, due"))
        }
        #expect(try team.home.outbox().count == first.mails.count + 10)

        for (days, isNew) in [(7.8, false), (8.5, false), (8.8, true), (9.9, false)] {
            let next = try poll(days)
            #expect(next.lines.count == (isNew ? 1 : 0), "day \(days)")
            #expect(next.mails.count == (isNew ? 3 : 0), "day \(days)")
            #expect(next.mails.allSatisfy { !$0.draft.body.contains("triage, due") })
        }
        let store = try team.home.open().store
        let id = try #require(try store.ticket(numbers[0])).id
        #expect(try store.events(of: id).filter { $0.kind == "late" }.map(\.to) == ["triage", "update"])
    }

    /// A severity that is decided late sets a clock that ran out long ago.
    @Test func setBackIntoThePast() throws {
        let (team, numbers) = try home()
        defer { team.home.remove() }
        _ = try team.home.poll(now: Self.after(40))
        _ = try team.home.poll(now: Self.after(41.1))
        var change = CaseChange()
        change.severity = .critical
        change.product = "Quuxserver"
        change.affectedVersions = ["1"]
        _ = try CaseWork(team.home.open()).apply(change, to: numbers[0], actor: "hana", now: Self.after(41.5))
        var lines: [String] = []
        let told = try team.new { lines = try team.home.poll(now: Self.after(42.5)).notices }
        #expect(lines == ["1 ticket became late: \(numbers[0]); see `postern due`"])
        #expect(NoticeTeam.names(told) == ["grace"])
        #expect(told.first?.draft.body.contains("\(numbers[0]): assessment, due") == true)
    }

    /// Cron hears of it where no mail goes to the team.
    @Test func withoutNotices() throws {
        let (team, _) = try home()
        defer { team.home.remove() }
        team.home.settings.notices.send = false
        var lines: [String] = []
        let told = try team.new { lines = try team.home.poll(now: Self.after(7.7)).notices }
        #expect(told.isEmpty && lines.count == 1)
        #expect(try team.home.poll(now: Self.after(7.8)).notices.isEmpty)
    }

    /// A look that finds nothing needs no key, nor does one that finds what has been told.
    @Test func opensNoKey() throws {
        let (team, _) = try home()
        defer { team.home.remove() }
        let keys = team.home.settings.pgp.home
        func pollWithoutKeys(_ days: Double) throws {
            team.home.settings.pgp.home = "/nowhere"
            defer { team.home.settings.pgp.home = keys }
            #expect(try team.home.poll(now: Self.after(days)).notices.isEmpty)
        }
        try pollWithoutKeys(1.5)
        try pollWithoutKeys(2.6)
        #expect(throws: PosternError.self) {
            team.home.settings.pgp.home = "/nowhere"
            defer { team.home.settings.pgp.home = keys }
            _ = try team.home.poll(now: Self.after(7.7))
        }
        #expect(try team.home.poll(now: Self.after(7.7)).notices.count == 1)
        #expect(try team.home.poll(now: Self.after(8.8)).notices.count == 1)
        try pollWithoutKeys(9.9)
    }

    /// Other promises are other clocks, from the next look on.
    @Test func changedPromises() throws {
        let (team, _) = try home()
        defer { team.home.remove() }
        #expect(try team.home.poll(now: Self.after(1.1)).notices.isEmpty)
        team.home.settings.promises.triage = try #require(Span("1 day"))
        #expect(try team.home.poll(now: Self.after(2.2)).notices.count == 1)
    }
}
