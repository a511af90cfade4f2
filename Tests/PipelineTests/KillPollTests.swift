import Foundation
import TestSupport
import Testing

@Suite("A poll that is killed") struct KillPollTests {
    /// Power may fail anywhere: whatever was done and whatever was not, the next run ends as if nothing had happened.
    @Test(arguments: [0, 1]) func endsAsIfUndisturbed(_ half: Int) throws {
        let (home, mails) = try MixedMails().home()
        let undisturbed = try home.copied()
        #expect(try undisturbed.run("poll").status == 0)
        let audit = try undisturbed.audit()
        for mail in mails where mail.name != "20-again" {
            #expect(audit.outcome(of: mail) == MixedMails.outcomes[mail.name], "\(mail.name)")
        }
        #expect(audit.counts["duplicate"] == 1)

        try expectSameEndWhenKilled(
            home, ["poll"], half: half, atLeast: 20,
            steps: [
                "read inbox", "create in in-hand", "unlink in-hand", "start a program",
                "create in archive", "write archive", "sync archive", "rename archive", "link failed",
                "create in failed", "rename failed", "write wal", "sync wal", "unlink inbox", "sync inbox",
                "create in outbox", "write outbox", "sync outbox", "link outbox", "unlink outbox",
            ])
    }

    /// A killed run is nobody's fault: however often it happens, no attempt is counted.
    @Test func countsNoAttempt() throws {
        let home = try OperatorHome()
        let mail = OperatorMail("01-clear", from: "Ann <ann@a.example>", text: "OS: Windows 11")
        try home.deliver(mail)
        for _ in 0..<4 {
            let (killed, _) = try KillTrace(home: home).end(["poll"], at: Self.archiving)
            #expect(killed.signal == SIGKILL)
        }
        #expect(try home.run("poll").status == 0)
        #expect(try home.audit().outcome(of: mail) == "filed")
    }

    /// The first file to get its name in a run is the first mail's original, while that mail is in hand.
    private static let archiving = TracedCall(name: "rename", number: 1)

    /// The mail whose reader dies is tried once more, then set aside; the others never notice.
    @Test func setsAsideWhatItsReaderDiesOfTwice() throws {
        let home = try OperatorHome()
        let deadly = OperatorMail("01-deadly", from: "Ann <ann@a.example>", text: "OS: Windows 11")
        let others = (2...5).map {
            OperatorMail("0\($0)-clear", from: "Ann <ann\($0)@a.example>", text: "OS: Windows \($0)")
        }
        try home.deliver([deadly] + others)
        for _ in 0..<2 {
            let (dead, _) = try KillTrace(home: home).end(["poll"], at: Self.archiving, signal: "SEGV")
            #expect(dead.signal == SIGSEGV, "\(dead)")
        }
        let run = try home.run("poll")
        #expect(run.status == 0)
        #expect(run.output.contains("set aside: 01-deadly: two attempts to process it failed"))
        let audit = try home.audit(open: true)
        #expect(audit.outcome(of: deadly) == "setAside")
        #expect(others.map { audit.outcome(of: $0) } == Array(repeating: "filed", count: 4))
        #expect(audit.findings.isEmpty)
        #expect(home.waiting.isEmpty)
        #expect(home.names("failed").sorted() == [deadly.sha256, deadly.sha256 + ".txt"])
    }

    /// One death is one attempt, and the second attempt succeeds.
    @Test func triesOnceMore() throws {
        let home = try OperatorHome()
        let mail = OperatorMail("01-clear", from: "Ann <ann@a.example>", text: "OS: Windows 11")
        try home.deliver(mail)
        let (dead, _) = try KillTrace(home: home).end(["poll"], at: Self.archiving, signal: "SEGV")
        #expect(dead.signal == SIGSEGV, "\(dead)")
        #expect(try home.run("poll").status == 0)
        #expect(try home.audit().outcome(of: mail) == "filed")
    }
}
