import Foundation
import TestSupport
import Testing

@Suite("Status updates") struct LedgerUpdatesTests {
    /// A home with two reports, each acknowledged.
    private static func home() throws -> (OperatorHome, [String]) {
        let home = try OperatorHome()
        try home.deliver(
            OperatorMail("01-clear", from: "Ann <ann@a.example>", text: "OS: Windows 11"),
            OperatorMail("02-clear", from: "Ben <ben@b.example>", text: "OS: Debian 12"))
        try home.good("poll")
        return (home, try home.tickets().map(\.number))
    }

    private static func updates(_ home: OperatorHome) throws -> [OutboxAnswer] {
        try home.outbox().filter { $0.kind == "update" }
    }

    /// Seven days after the report, and seven days after each update; in between never, however often cron comes.
    @Test func byPeriod() throws {
        let (home, tickets) = try Self.home()
        func run(expecting count: Int, _ location: SourceLocation = #_sourceLocation) throws {
            for _ in 0..<3 { #expect(try home.run("send-updates").words == "", sourceLocation: location) }
            #expect(try Self.updates(home).count == count, sourceLocation: location)
        }
        try run(expecting: 0)
        try passDays(6, in: home)
        try run(expecting: 0)
        try passDays(1, in: home)
        try run(expecting: 2)
        try passDays(6, in: home)
        try run(expecting: 2)
        try passDays(1, in: home)
        try run(expecting: 4)
        #expect(try Self.updates(home).map(\.ticket) == (tickets + tickets).map { Optional($0) })
        let sent = try home.sentIDs()
        #expect(Set(sent).count == 6)
        #expect(try home.audit().findings.isEmpty)
    }

    /// A new state is told at once, and starts the period anew; so is the end, once.
    @Test func afterStateChanges() throws {
        let (home, tickets) = try Self.home()
        try home.good("ticket", "set", tickets[0], "--severity", "low", "--product", "Server", "--affected", "1.0")
        let shown = try home.good("send-updates", "--dry-run")
        #expect(shown.contains("To: ann@a.example") && shown.contains("Subject: [\(tickets[0])]"), "\(shown)")
        #expect(!shown.contains("ben@b.example"))
        #expect(try Self.updates(home).isEmpty)
        #expect(try home.good("send-updates", "--dry-run") == shown)
        try home.good("send-updates")
        #expect(try Self.updates(home).map(\.ticket) == [tickets[0]])
        #expect(try home.good("send-updates", "--dry-run") == "no update is due\n")
        // Low severity: thirty days, while the other case has none yet: seven.
        try passDays(8, in: home)
        try home.good("send-updates")
        #expect(try Self.updates(home).map(\.ticket) == tickets)

        try home.good("ticket", "set", tickets[0], "--resolution", "fixed", "--release", "1.1")
        for _ in 0..<3 { try home.good("send-updates") }
        #expect(try Self.updates(home).map(\.ticket) == tickets + [tickets[0]])
        // Not the same number of days each time: two updates of one second are the same to the ledger.
        for days in [100, 101, 102] {
            try passDays(days, in: home)
            for _ in 0..<2 { try home.good("send-updates") }
        }
        let all = try Self.updates(home).compactMap(\.ticket)
        #expect(all.count { $0 == tickets[0] } == 2)
        #expect(all.count { $0 == tickets[1] } == 4)
        #expect(Set(try home.sentIDs()).count == 2 + 6)
    }

    /// A ticket that is named is written about whether due or not; one that is not there is told.
    @Test func byName() throws {
        let (home, tickets) = try Self.home()
        try home.good("send-updates", tickets[1])
        #expect(try Self.updates(home).map(\.to) == ["ben@b.example"])
        let ended = try home.run("send-updates", "PSN-2020-0009")
        #expect(ended.status == 65)
        expectOneLine(ended, "there is no ticket PSN-2020-0009; see `postern ticket list`")
    }
}
