import Foundation
import TestSupport
import Testing

@Suite("The handler's work") struct LedgerTicketTests {
    private static func home(_ count: Int) throws -> (OperatorHome, [String]) {
        let home = try OperatorHome()
        try home.deliver(
            (1...count).map {
                OperatorMail(
                    "0\($0)-clear", from: "Ann <ann\($0)@a.example>", subject: "Hole \($0)", text: "OS: BSD \($0)")
            })
        try home.good("poll")
        return (home, try home.tickets().map(\.number))
    }

    /// Each state takes what its name says, and a refusal names what is missing.
    @Test func statesInOrder() throws {
        let (home, tickets) = try Self.home(1)
        let number = tickets[0]
        let steps: [(missing: String, given: [String], moved: String)] = [
            (
                "triaged takes --severity, --product, --affected",
                ["--severity", "important", "--product", "Server", "--affected", "1.0"],
                "new → triaged; confirmed takes --reproduced"
            ),
            (
                "confirmed takes --reproduced", ["--reproduced", "yes, on Debian"],
                "triaged → confirmed; remediation takes --remediation, --target"
            ),
            (
                "remediation takes --remediation, --target", ["--remediation", "patch", "--target", "2027-01-15"],
                "confirmed → remediation; released takes --release"
            ),
            ("released takes --release", ["--release", "1.0.1"], "remediation → released"),
            ("closed takes --resolution", ["--resolution", "fixed"], "released → closed"),
        ]
        for (missing, given, moved) in steps {
            let state = String(missing.prefix { $0 != " " })
            let refused = try home.run("ticket", "set", number, "--state", state)
            #expect(refused.status == 65)
            expectOneLine(refused, missing)
            let done = try home.run(["ticket", "set", number, "--state", state] + given)
            #expect(done.status == 0 && done.output == "\(number) \(moved)\n", "\(done)")
        }
        let back = try home.run("ticket", "set", number, "--state", "new")
        #expect(back.status == 65)
        let ticket = try #require(try home.tickets().first)
        #expect(ticket.state == "closed" && ticket.resolution == "fixed" && ticket.severity == "important")
        let events = try #require(try home.ticket(number)["events"] as? [[String: Any]])
        let states = events.filter { $0["what"] as? String == "state" }.compactMap { $0["to"] as? String }
        #expect(states == ["triaged", "confirmed", "remediation", "released", "closed"])
        #expect(try home.audit().findings.isEmpty)
    }

    @Test(arguments: [
        (["--target", "2026-02-30"], 65), (["--severity", "terrible"], 64), (["--resolution", "bored"], 64), ([], 64),
    ])
    func refused(_ options: [String], _ status: Int) throws {
        let (home, tickets) = try Self.home(1)
        let ended = try home.run(["ticket", "set", tickets[0]] + options)
        #expect(ended.status == Int32(status), "\(ended)")
        if let value = options.last { #expect(ended.errors.contains(value), "\(ended)") }
        #expect(try home.tickets().map(\.state) == ["new"])
    }

    @Test func unknownTicket() throws {
        let (home, _) = try Self.home(1)
        for command in [["show"], ["set", "--settled"], ["note", "--", "x"]] {
            let arguments = ["ticket", command[0], "PSN-2020-0009"] + command.dropFirst().filter { $0 != "--" }
            let ended = try home.run(arguments)
            #expect(ended.status == 65)
            expectOneLine(ended, "there is no ticket PSN-2020-0009; see `postern ticket list`")
        }
    }

    @Test func filters() throws {
        let (home, tickets) = try Self.home(4)
        try home.good("ticket", "set", tickets[1], "--severity", "low", "--product", "Server", "--affected", "1")
        try home.good("ticket", "set", tickets[2], "--severity", "critical", "--product", "Client", "--affected", "1")
        try home.good("ticket", "set", tickets[3], "--resolution", "wont-fix")
        func list(_ options: String..., location: SourceLocation = #_sourceLocation) throws -> [Int] {
            try home.json(["ticket", "list"] + options, as: TicketsAnswer.self).tickets
                .compactMap { tickets.firstIndex(of: $0.number) }
        }
        #expect(try list() == [0, 1, 2, 3])
        #expect(try list("--state", "new") == [0])
        #expect(try list("--state", "triaged", "--state", "closed") == [1, 2, 3])
        #expect(try list("--severity", "low") == [1])
        #expect(try list("--severity", "low", "--severity", "critical") == [1, 2])
        #expect(try list("--product", "Client") == [2])
        #expect(try list("--reporter", "ann3@a.example") == [2])
        #expect(try list("--reporter", "nobody@a.example") == [])
        #expect(try list("--older-than", "1") == [])
        #expect(try list("--newer-than", "1") == [0, 1, 2, 3])
        #expect(try list("--needs-person") == [])
        #expect(try home.good("ticket", "list", "--product", "None") == "no tickets\n")
    }

    /// The fields that DESIGN promises, under the names it gives them.
    @Test func shapesOfJSON() throws {
        let (home, tickets) = try Self.home(1)
        func object(_ arguments: String...) throws -> [String: Any] {
            let ended = try home.run(arguments + ["--format", "json"])
            #expect(ended.status == 0)
            return try #require(try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any])
        }
        func first(_ list: String, _ object: [String: Any]) throws -> Set<String> {
            #expect(object["schema"] as? Int == 1)
            let all = try #require(object[list] as? [[String: Any]])
            return Set(try #require(all.first).keys)
        }
        try home.good("ticket", "set", tickets[0], "--severity", "low", "--product", "Server", "--affected", "1")
        #expect(
            try first("tickets", object("ticket", "list")).isSuperset(of: [
                "number", "state", "severity", "product", "reports", "title", "openedAt", "updatedAt",
            ]))
        #expect(
            try first("messages", object("outbox", "list")).isSuperset(of: [
                "ticket", "kind", "state", "messageId", "to", "attempts", "createdAt", "submittedAt",
            ]))
        #expect(try first("messages", object("audit")) == ["sha256", "outcome", "ticket"])
        #expect(try object("audit")["findings"] as? [String] == [])
        #expect(try first("reporters", object("reporter", "list")).isSuperset(of: ["address", "reports"]))
        let ticket = try object("ticket", "show", tickets[0])
        #expect(ticket["schema"] as? Int == 1)
        #expect(ticket["number"] as? String == tickets[0])
        let configuration = try #require(ticket["configuration"] as? [String: Any])
        #expect(Set(configuration.keys).isSuperset(of: ["schema", "facts", "identifiers", "missing"]))
    }
}
