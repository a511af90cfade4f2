import Foundation
import TestSupport
import Testing

@Suite("Splitting what was merged") struct SplitCommandTests {
    private static func home(_ texts: [String]) throws -> (OperatorHome, [String]) {
        let home = try OperatorHome()
        try home.deliver(
            texts.enumerated().map { index, text in
                OperatorMail(
                    "0\(index)-clear", from: "Ann <ann\(index)@a.example>", subject: "Hole",
                    text: "OS: BSD \(index)\n\(text)")
            })
        try home.good("poll")
        return (home, try home.tickets().map(\.number))
    }

    private static func numbers(_ home: OperatorHome, _ ticket: String) throws -> [String] {
        try #require(try home.ticket(ticket)["reports"] as? [[String: Any]]).compactMap { $0["number"] as? String }
    }

    private static func messages(_ home: OperatorHome, _ ticket: String) throws -> [String] {
        try #require(try home.ticket(ticket)["messages"] as? [[String: Any]]).compactMap { $0["sha256"] as? String }
    }

    private static func followUp(_ name: String, _ index: Int, _ ticket: String, _ text: String = "More.")
        -> OperatorMail
    {
        OperatorMail(name, from: "Ann <ann\(index)@a.example>", subject: "Re: [\(ticket)] Hole", text: text)
    }

    /// Of a chain C into B into A, B takes along what it had from C, and the mails that came meanwhile.
    @Test func aChain() throws {
        let (home, all) = try Self.home(["", "", "", ""])
        let (a, b, c, d) = (all[0], all[1], all[2], all[3])
        for (lesser, survivor) in [(c, b), (b, a), (d, a)] { try home.good("ticket", "merge", lesser, survivor) }
        let later = [Self.followUp("11", 0, a), Self.followUp("12", 1, b), Self.followUp("13", 2, c)]
        let stranger = Self.followUp("14", 9, a)
        try home.deliver(later + [stranger])
        try home.good("poll")
        #expect(try Self.numbers(home, a) == all)
        #expect(try Self.messages(home, a).count == 7, "the stranger's is a ticket of its own")

        try home.good("ticket", "split", a, "--ticket", b)
        #expect(try Self.numbers(home, a) == [a, d])
        #expect(try Self.numbers(home, b) == [b, c])
        #expect(try home.ticket(c)["mergedInto"] as? String == b)
        #expect(try home.ticket(b)["merged"] as? [String] == [c])
        #expect(try home.ticket(a)["merged"] as? [String] == [d])
        #expect(try Set(Self.messages(home, b)).isSuperset(of: later.dropFirst().map(\.sha256)))
        #expect(try Self.messages(home, b).count == 4)
        #expect(try Self.messages(home, a).contains(later[0].sha256))
        #expect(try home.audit().findings.isEmpty)

        // What is in the middle of a chain can be taken out of the whole too.
        try home.good("ticket", "merge", b, a)
        try home.good("ticket", "split", a, "--ticket", c)
        #expect(try Self.numbers(home, c) == [c] && Self.numbers(home, a) == [a, b, d])
        #expect(try Self.messages(home, c).contains(later[2].sha256))
        #expect(try home.audit().findings.isEmpty)
    }

    @Test func whatOnlyTheLesserBroughtLeavesWithIt() throws {
        let (home, all) = try Self.home([
            "We will publish on 2099-05-01.", "We will publish on 2099-03-01.",
            "It is being exploited in the wild, we will publish on 2099-04-01.",
        ])
        let (a, b, c) = (all[0], all[1], all[2])
        func pressure(_ ticket: String) throws -> [String?] {
            let shown = try home.ticket(ticket)
            return [shown["disclosureOn"] as? String, shown["exploitedAt"] == nil ? nil : "exploited"]
        }
        try home.good("ticket", "merge", b, a)
        try home.good("ticket", "merge", c, a)
        #expect(try pressure(a) == ["2099-03-01", "exploited"])
        // Said while the two were one, and about the one only.
        try home.deliver(Self.followUp("11", 1, b, "OS: BSD\nWe will publish on 2099-02-01."))
        try home.good("poll")
        #expect(try pressure(a) == ["2099-02-01", "exploited"])
        try home.good("ticket", "split", a, "--ticket", b)
        #expect(try pressure(a) == ["2099-04-01", "exploited"])
        #expect(try pressure(b) == ["2099-02-01", nil])
        let history = try home.good("ticket", "history", a)
        #expect(history.contains("disclosure: 2099-02-01 → 2099-04-01"), "\(history)")

        // A handler's word stays.
        try home.good("ticket", "set", a, "--disclosure", "2099-04-15")
        try home.good("ticket", "split", a, "--ticket", c)
        #expect(try pressure(a) == ["2099-04-15", nil])
        #expect(try pressure(c) == ["2099-04-01", "exploited"])
    }

    @Test func aMessageTakesItsClaimsAlong() throws {
        let (home, all) = try Self.home([""])
        let more = Self.followUp("11", 0, all[0], "Another hole, and it is being exploited in the wild. OS: BSD")
        try home.deliver(more)
        try home.good("poll")
        #expect(try home.ticket(all[0])["exploitedAt"] is String)
        try home.good("ticket", "split", all[0], "--message", String(more.sha256.prefix(12)))
        let made = try #require(try home.tickets().last).number
        #expect(try home.ticket(all[0])["exploitedAt"] == nil)
        #expect(try home.ticket(made)["exploitedAt"] is String)
    }
}
