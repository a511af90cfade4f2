import Foundation
import TestSupport
import Testing

@Suite("A handler's word on how often a reporter hears") struct PaceCommandTests {
    private static func home(_ count: Int) throws -> (OperatorHome, [String]) {
        let home = try OperatorHome()
        try home.deliver(
            (1...count).map { OperatorMail("0\($0)-clear", from: "Ann <ann\($0)@a.example>", text: "OS: BSD \($0)") })
        try home.good("poll")
        return (home, try home.tickets().map(\.number))
    }

    private static func reports(_ home: OperatorHome, _ ticket: String) throws -> [[String: Any]] {
        try #require(try home.ticket(ticket)["reports"] as? [[String: Any]])
    }

    @Test func itUndoesAStopThatNobodySigned() throws {
        let (home, tickets) = try Self.home(1)
        try home.deliver(
            OperatorMail("09-stop", from: "Ann <ann1@a.example>", subject: "Re: [\(tickets[0])]", text: "stop"))
        try home.good("poll")
        var report = try #require(try Self.reports(home, tickets[0]).first)
        #expect(report["pace"] as? String == "stopped" && report["nextUpdateAt"] == nil)
        #expect(try home.good("ticket", "show", tickets[0]).contains("stopped, as the reporter asked"))

        let set = ["ticket", "set", tickets[0], "--updates"]
        for (wrong, status) in [(["usual"], 64), (["often", "--reason", "x"], 64)] as [([String], Int32)] {
            #expect(try home.run(set + wrong).status == status, "\(wrong)")
        }
        #expect(try home.run("ticket", "set", tickets[0], "--report", tickets[0], "--severity", "low").status == 64)
        #expect(try home.run(set + ["usual", "--reason", "she did not write that"]).status == 0)
        report = try #require(try Self.reports(home, tickets[0]).first)
        #expect(report["pace"] as? String == "usual" && report["nextUpdateAt"] is String)
        #expect(report["paceReason"] as? String == "she did not write that" && report["paceSetBy"] is String)
        #expect(try home.good("ticket", "show", tickets[0]).contains("says: she did not write that"))
        let history = try home.good("ticket", "history", tickets[0])
        #expect(history.contains("stopped → usual") && history.contains("she did not write that"), "\(history)")

        #expect(try home.run(set + ["paused", "--reason", "on leave"]).status == 0)
        report = try #require(try Self.reports(home, tickets[0]).first)
        #expect(report["pace"] as? String == "paused" && report["nextUpdateAt"] == nil)
        try home.good("ticket", "close", tickets[0], "wont-fix")
        #expect(try home.run(set + ["monthly", "--reason", "back"]).status == 0)
        #expect(try Self.reports(home, tickets[0]).first?["nextUpdateAt"] == nil, "closed: no update is due")
    }

    @Test func ofSeveralReportsOneIsMeant() throws {
        let (home, tickets) = try Self.home(3)
        try home.good("ticket", "merge", tickets[1], tickets[0])
        let set = ["ticket", "set", tickets[0], "--updates", "monthly", "--reason", "asked by telephone"]
        let unclear = try home.run(set)
        #expect(unclear.status == 65)
        expectOneLine(unclear, "known as \(tickets[0]), \(tickets[1]) to their reporters; say which with --report")
        #expect(try home.run(set + ["--report", tickets[2]]).status == 65)
        #expect(try home.run(set + ["--report", tickets[1]]).status == 0)
        #expect(try Self.reports(home, tickets[0]).map { $0["pace"] as? String } == ["usual", "monthly"])
        #expect(try home.good("ticket", "history", tickets[0]).contains("\(tickets[1]): asked by telephone"))
        // It is of the report, wherever that goes.
        try home.good("ticket", "split", tickets[0], "--ticket", tickets[1])
        let report = try #require(try Self.reports(home, tickets[1]).first)
        #expect(report["pace"] as? String == "monthly" && report["paceReason"] as? String == "asked by telephone")
    }

    /// An address from which nobody reads, and one that mail may not reach.
    @Test(arguments: ["noreply@a.example", "änn@a.example"]) func notEveryAddressGetsMailByItself(_ address: String)
        throws
    {
        let home = try OperatorHome()
        try home.deliver(OperatorMail("01-clear", from: "Ann <\(address)>", text: "OS: BSD"))
        try home.good("poll")
        let number = try #require(try home.tickets().first).number
        let set = ["ticket", "set", number, "--reason", "x", "--updates"]
        let refused = try home.run(set + ["monthly"])
        #expect(refused.status == 65 && refused.errors.contains("no automatic mail goes to"), "\(refused)")
        #expect(try home.run(set + ["stopped"]).status == 0)
    }
}
