import Foundation
import TestSupport
import Testing

/// What a handler records of what reporters say, and of what their vectors suggest.
@Suite("Credit and severity by hand") struct ReplyCreditTests {
    private static func home(_ text: String) throws -> (OperatorHome, String) {
        let home = try OperatorHome()
        try home.deliver(OperatorMail("01-clear", from: "Ann <ann@a.example>", text: text))
        try home.good("poll")
        return (home, try #require(try home.tickets().first).number)
    }

    @Test func credit() throws {
        let (home, number) = try Self.home("OS: Debian 12")
        func report() throws -> [String: Any] {
            let reports = try home.ticket(number)["reports"] as? [[String: Any]]
            return try #require(reports?.first)
        }
        #expect(try home.good("ticket", "credit", number, "Ann of A").contains("ann@a.example is named Ann of A"))
        #expect(try report()["credit"] as? String == "Ann of A")
        try home.good("ticket", "credit", number, "--anonymous", "--reporter", "ann@a.example")
        #expect(try report()["credit"] == nil && report()["isAnonymous"] as? Bool == true)
        let events = try #require(try home.ticket(number)["events"] as? [[String: Any]])
        let credits = events.filter { $0["what"] as? String == "credit" }
        #expect(credits.compactMap { $0["note"] as? String } == ["Ann of A", "anonymous"])
        #expect(credits.allSatisfy { $0["who"] as? String != "postern" })
        for (arguments, status) in [
            ([], 64), (["Ann", "--anonymous"], 64), (["two\nlines"], 65), (["--reporter", "bob@b.example", "Bob"], 65),
            (["…"], 65),
        ] as [([String], Int32)] {
            #expect(try home.run(["ticket", "credit", number] + arguments).status == status, "\(arguments)")
        }
        #expect(try report()["isAnonymous"] as? Bool == true)

        struct Shown: Decodable, Equatable {
            var schema: Int
            var ticket, reporter: String
            var credit: String?
            var isAnonymous: Bool
        }
        let shown = try home.json(["ticket", "credit", number, "Ann of A"], as: Shown.self)
        #expect(
            shown
                == Shown(schema: 1, ticket: number, reporter: "ann@a.example", credit: "Ann of A", isAnonymous: false))
    }

    /// Full loss of availability by anyone in the network: 7.5 by FIRST's equations.
    private static let vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"

    @Test func suggestion() throws {
        let (home, number) = try Self.home("OS: Debian 12\nCVSS: \(Self.vector)")
        func shown() throws -> [String: Any] { try #require(try home.ticket(number)["suggestion"] as? [String: Any]) }
        #expect(try shown()["severity"] as? String == "important")
        #expect(try shown()["score"] as? Double == 7.5 && shown()["vector"] as? String == Self.vector)
        #expect(try (shown()["reasons"] as? [String])?.isEmpty == false)
        let text = try home.good("ticket", "show", number)
        #expect(text.contains("suggested") && text.contains("important (") && text.contains("7.5)"))

        let refused = try home.run("ticket", "set", number, "--severity", "low")
        #expect(refused.status == 65)
        expectOneLine(refused, "postern: --severity low is not what is suggested: important (", "--reason")
        try home.good("ticket", "set", number, "--severity", "important")
        #expect(try !home.good("ticket", "show", number).contains("suggested"))
        try home.good("ticket", "set", number, "--severity", "low", "--reason", "off by default")
        let rated = try home.good("ticket", "show", number)
        #expect(rated.contains("suggested") && rated.contains("off by default"))
    }

    /// The handler's vector counts before the report's, and is kept in one form.
    @Test func ownVector() throws {
        let (home, number) = try Self.home("OS: Debian 12\nCVSS: \(Self.vector)")
        let own = "CVSS:3.1/C:L/I:N/A:N/AV:L/AC:H/PR:H/UI:R/S:U/E:X"
        try home.good("ticket", "set", number, "--vector", own, "--severity", "low")
        let ticket = try home.ticket(number)
        #expect(ticket["vector"] as? String == "CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N")
        #expect(ticket["vectorScore"] as? Double == 1.8)
        #expect((ticket["suggestion"] as? [String: Any])?["severity"] as? String == "low")
        #expect(try home.good("ticket", "show", number).contains("1.8 CVSS:3.1/AV:L"))
    }
}
