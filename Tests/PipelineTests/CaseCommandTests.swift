import Foundation
import TestSupport
import Testing

@Suite("Assigning, linking, merging, closing; what is due") struct CaseCommandTests {
    private static func home(_ count: Int, text: String = "OS: BSD") throws -> (OperatorHome, [String]) {
        let home = try OperatorHome()
        try home.deliver(
            (1...count).map {
                OperatorMail(
                    "0\($0)-clear", from: "Ann <ann\($0)@a.example>", subject: "Hole \($0)", text: "\(text) \($0)")
            })
        try home.good("poll")
        return (home, try home.tickets().map(\.number))
    }

    private static func team(_ home: OperatorHome) throws {
        var text = try String(contentsOfFile: home.settingsFile, encoding: .utf8)
        for name in ["mori", "lind"] {
            text += """

                [[team]]
                name = "\(name)"
                address = "\(name)@vendor.example"
                fingerprint = "\(String(repeating: "A", count: 40))"

                """
        }
        home.write(text, to: home.settingsFile)
    }

    @Test func ownersComeFromTheTeam() throws {
        let (home, tickets) = try Self.home(2)
        let alone = try home.run("ticket", "assign", tickets[0], "mori")
        #expect(alone.status == 65)
        expectOneLine(alone, "mori is not in the team of the settings: it names nobody; add a [[team]]")
        try Self.team(home)
        try home.good("ticket", "assign", tickets[0], "Mori")
        #expect(try home.tickets("--owner", "mori").map(\.number) == [tickets[0]])
        let stranger = try home.run("ticket", "assign", tickets[0], "eve")
        expectOneLine(stranger, "eve is not in the team of the settings: mori, lind")
        try home.good("ticket", "assign", tickets[0], "--nobody")
        #expect(try home.tickets("--owner", "mori").isEmpty)
        #expect(try home.run("ticket", "assign", tickets[0]).status == 64)
    }

    @Test func linksAreCheckedAndCanGo() throws {
        let (home, tickets) = try Self.home(1)
        try home.good(
            "ticket", "link", tickets[0], "--cve", "cve-2026-12345", "--tracker", "https://bugs.vendor.example/7")
        var links = try #require(try home.ticket(tickets[0])["links"] as? [[String: String]])
        #expect(links.map { $0["target"] } == ["CVE-2026-12345", "https://bugs.vendor.example/7"])
        for wrong in [
            ["--cve", "2026-1"], ["--source", "bugs.vendor.example"], ["--tracker", "file:///etc/passwd"], [],
        ] {
            #expect(try home.run(["ticket", "link", tickets[0]] + wrong).status == 64, "\(wrong)")
        }
        try home.good("ticket", "link", tickets[0], "--remove", "CVE-2026-12345")
        links = try #require(try home.ticket(tickets[0])["links"] as? [[String: String]])
        #expect(links.map { $0["kind"] } == ["tracker"])
        let gone = try home.run("ticket", "link", tickets[0], "--remove", "CVE-2026-12345")
        #expect(gone.status == 65 && gone.errors.contains("has no link to CVE-2026-12345"))
    }

    @Test func mergedTicketsLeadToTheSurvivor() throws {
        let (home, tickets) = try Self.home(3)
        try home.good("ticket", "merge", tickets[1], tickets[0])
        #expect(try home.tickets().map(\.state) == ["new", "closed", "new"])
        let refused = try home.run("ticket", "set", tickets[1], "--severity", "low")
        #expect(refused.status == 65)
        expectOneLine(
            refused,
            "\(tickets[1]) was merged into \(tickets[0]): work there, or `postern ticket split \(tickets[0]) --ticket "
                + "\(tickets[1])` first")
        #expect(try home.run("ticket", "merge", tickets[2], tickets[2]).status == 65)
        #expect(try home.run("ticket", "reopen", tickets[1], "--reason", "x").status == 65)
        // A follow-up under the old number joins the survivor.
        try home.deliver(
            OperatorMail(
                "09-more", from: "Ann <ann2@a.example>", subject: "Re: [\(tickets[1])] Hole", text: "One thing more"))
        try home.good("poll")
        let messages = try #require(try home.ticket(tickets[0])["messages"] as? [[String: Any]])
        #expect(messages.count == 3)
        #expect(try home.audit().findings.isEmpty)
        try home.good("ticket", "split", tickets[0], "--ticket", tickets[1])
        #expect(try home.tickets().map(\.state) == ["new", "new", "new"])
        #expect(try (home.ticket(tickets[1])["reports"] as? [Any])?.count == 1)
        #expect(try home.audit().findings.isEmpty)
        #expect(try home.run("ticket", "split", tickets[0], "--ticket", tickets[2]).status == 65)
    }

    /// Their case goes on after all.
    @Test func whoWasToldThatItIsClosedHearsAgainAfterAMerge() throws {
        let (home, tickets) = try Self.home(2)
        try home.good("ticket", "close", tickets[1], "wont-fix")
        try home.good("send-updates")
        func next(_ ticket: String, _ index: Int) throws -> Any? {
            let reports = try #require(try home.ticket(ticket)["reports"] as? [[String: Any]])
            return reports[index]["nextUpdateAt"]
        }
        #expect(try next(tickets[1], 0) == nil)
        try home.good("ticket", "merge", tickets[1], tickets[0])
        #expect(try next(tickets[0], 1) != nil)
    }

    @Test func aMessageBecomesATicketOfItsOwn() throws {
        let (home, tickets) = try Self.home(1)
        let more = OperatorMail(
            "09-more", from: "Ann <ann1@a.example>", subject: "Re: [\(tickets[0])] Hole", text: "Another hole, in B 2.0"
        )
        try home.deliver(more)
        try home.good("poll")
        let hash = String(more.sha256.prefix(12))
        let all = try home.audit().messages.map { String($0.sha256.prefix(12)) }
        #expect(try home.run(["ticket", "split", tickets[0]] + all.flatMap { ["--message", $0] }).status == 65)
        try home.good("ticket", "split", tickets[0], "--message", hash)
        let made = try #require(try home.tickets().last)
        #expect(made.number != tickets[0] && made.reports == 1 && made.title == "Re: [\(tickets[0])] Hole")
        #expect(try home.audit().ticket(of: more) == made.number)
        #expect(try home.audit().findings.isEmpty)
    }

    @Test func closingReopeningAndTheHistory() throws {
        let (home, tickets) = try Self.home(1)
        try home.good(
            "ticket", "set", tickets[0], "--severity", "low", "--product", "P", "--affected", "1", "--reproduced", "so")
        #expect(try home.good("ticket", "close", tickets[0], "wont-fix", "--reason", "by design").contains("→ closed"))
        #expect(try home.run("ticket", "close", tickets[0], "bored").status == 64)
        #expect(
            try home.good("ticket", "reopen", tickets[0], "--reason", "new facts").contains("closed → confirmed"))
        #expect(try home.run("ticket", "reopen", tickets[0], "--reason", "again").status == 65)
        let history = try home.good("ticket", "history", tickets[0])
        for word in ["by design", "new facts", "reopened", "closed → confirmed"] { #expect(history.contains(word)) }
        #expect(history.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(history)")
        #expect(try home.ticket(tickets[0])["closedAt"] == nil)
    }

    @Test func whatIsDueAndLate() throws {
        let (home, tickets) = try Self.home(
            1, text: "Attackers use it already, it is being exploited in the wild. OS: BSD")
        #expect(try home.good("due") == "nothing is due\n", "the law binds only who says so")
        #expect(try home.good("due", "--within", "9w").contains("triage"))
        #expect(try home.run("due", "--within", "soon").status == 64)
        home.configure("law", "cra_article_14", "true")
        // Mails are delivered with a time fourteen hours back.
        let due = try home.good("due", "--within", "3d")
        #expect(due.contains("early-warning") && due.contains("notification"), "\(due)")
        #expect(due.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(due)")
        try home.good("ticket", "set", tickets[0], "--notified", "early-warning")
        #expect(try !home.good("due", "--within", "3d").contains("early-warning"))
        try home.good("ticket", "set", tickets[0], "--exploited", "no")
        #expect(try !home.good("due", "--within", "3d").contains("notification"))
        try home.good("ticket", "set", tickets[0], "--exploited", "2026-01-05T09:30")
        #expect(try home.good("due").contains("! "), "known for long, and late")
        #expect(try home.run("ticket", "set", tickets[0], "--exploited", "maybe").status == 64)
        #expect(try home.run("ticket", "set", tickets[0], "--notified", "triage").status == 65)
    }

    @Test func aTargetThatBreaksAPromiseIsSaid() throws {
        let (home, tickets) = try Self.home(1)
        let set = ["ticket", "set", tickets[0]]
        let options = [
            "--severity", "critical", "--product", "P", "--affected", "1", "--reproduced", "so", "--remediation",
            "patch",
            "--disclosure", "2098-12-31",
        ]
        let early = try home.run(set + options + ["--target", "2026-12-01"])
        #expect(early.status == 0 && !early.output.contains("policy"), "\(early)")
        let late = try home.run(set + ["--target", "2099-01-01"])
        #expect(late.status == 0 && late.output.contains("2099-01-01 is after what the policy promises, "), "\(late)")
        #expect(late.output.contains("2099-01-01 is after the reporter means to publish, 2098-12-31"), "\(late)")
    }

    @Test func clocksStandWhileWeWait() throws {
        let (home, tickets) = try Self.home(1)
        try home.good("ticket", "set", tickets[0], "--waiting")
        #expect(try !home.good("due", "--within", "9w").contains("triage"))
        #expect(try home.good("ticket", "show", tickets[0]).contains("we wait for the reporter"))
        // Who asks for fewer mails has not answered.
        try home.deliver(
            OperatorMail(
                "08-wish", from: "Ann <ann1@a.example>", subject: "Re: [\(tickets[0])] Hole",
                text: "stop\n\nOn Monday the team wrote:\n> Which version is it?"))
        try home.good("poll")
        #expect(try home.good("ticket", "show", tickets[0]).contains("stopped, as the reporter asked"))
        #expect(try home.good("ticket", "show", tickets[0]).contains("we wait for the reporter"))
        try home.deliver(
            OperatorMail(
                "09-answer", from: "Ann <ann1@a.example>", subject: "Re: [\(tickets[0])] Hole", text: "Here it is"))
        try home.good("poll")
        #expect(try home.good("due", "--within", "9w").contains("triage"))
        #expect(try home.good("ticket", "history", tickets[0]).contains("resumed"))
    }
}
