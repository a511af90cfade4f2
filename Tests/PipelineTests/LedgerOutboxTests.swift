import Foundation
import TestSupport
import Testing

@Suite("Mail that cannot be handed over") struct LedgerOutboxTests {
    /// A home whose sendmail is a script; each call appends the recipient to `calls`.
    private static func home(_ script: String) throws -> OperatorHome {
        let home = try OperatorHome()
        home.configure("submission", "method", "\"sendmail\"")
        home.configure("submission", "sendmail", "[\"\(home.root)/sendmail\"]")
        home.configure("answers", "retry_minutes", "[5, 60]")
        try install(script, in: home)
        try home.deliver(OperatorMail("01-clear", from: "Ann <ann@a.example>", text: "OS: Windows 11"))
        return home
    }

    private static func install(_ script: String, in home: OperatorHome) throws {
        try writeProgram(
            "#!/bin/sh\ncat > '\(home.root)/last'\necho \"$4\" >> '\(home.root)/calls'\n\(script)\n",
            to: home.root + "/sendmail")
    }

    private static func calls(_ home: OperatorHome) -> Int {
        let data = FileManager.default.contents(atPath: home.root + "/calls") ?? Data()
        return data.count { $0 == UInt8(ascii: "\n") }
    }

    /// Five minutes, an hour, then no more: what failed for good waits for a person, who tries again.
    @Test func backOff() throws {
        let home = try Self.home("echo 'try later' >&2; exit 75")
        func mail() throws -> OutboxAnswer { try #require(try home.outbox().first) }
        func waitIsOver() throws {
            let ended = try runProgram([
                "sqlite3", home.spool + "/postern.sqlite", "UPDATE outgoing SET next_try_at = created_at",
            ])
            #expect(ended.status == 0)
        }
        #expect(try home.run("poll").words == "")
        for (attempts, minutes) in [(1, 5.0), (2, 60.0)] {
            let waiting = try mail()
            #expect(waiting.state == "queued" && waiting.attempts == attempts)
            #expect(waiting.reason?.contains("try later") == true)
            let wait = try #require(waiting.nextTryAt).timeIntervalSinceNow / 60
            #expect(abs(wait - minutes) < 2, "\(wait)")
            #expect(try home.run("poll").words == "")
            #expect(Self.calls(home) == attempts, "a poll in between tried again")
            try waitIsOver()
            if attempts < 2 { #expect(try home.run("poll").words == "") }
        }
        let last = try home.run("poll")
        #expect(last.status == 0)
        let messageID = try mail().messageId
        expectOneLine(last, "could not be submitted", "try later", "postern outbox retry \(messageID)")
        #expect(try mail().state == "failed" && mail().attempts == 3 && mail().nextTryAt == nil)
        #expect(try home.run("poll").words == "")
        #expect(Self.calls(home) == 3)
        #expect(try home.outbox("--state", "failed").count == 1)
        #expect(try home.outbox("--state", "queued").isEmpty)
        let check = try home.run("check").output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(check.contains("postern outbox list --state failed"), "\(check)")

        try Self.install("exit 0", in: home)
        #expect(try home.run("poll").words == "")
        #expect(try home.good("outbox", "retry", messageID) == "submitted 1\n")
        #expect(try mail().state == "submitted" && mail().submittedAt != nil)
        #expect(Self.calls(home) == 4)
        let submitted = OperatorMail(
            name: "last", bytes: Array(FileManager.default.contents(atPath: home.root + "/last") ?? Data()))
        #expect(submitted.field("Message-ID") == "<\(messageID)>")
        #expect(submitted.field("To") == "ann@a.example")
        #expect(try home.audit().findings.isEmpty)
    }

    /// What is refused is not tried again by itself.
    @Test func refused() throws {
        let home = try Self.home("echo 'no such user' >&2; exit 67")
        let poll = try home.run("poll")
        #expect(poll.status == 0)
        expectOneLine(poll, "no such user", "postern outbox retry")
        #expect(try home.outbox().map(\.state) == ["failed"])
        #expect(try home.run("poll").words == "")
        #expect(Self.calls(home) == 1)
    }

    /// No MTA: the mail waits without a try being counted, and goes out once there is one.
    @Test func missingProgram() throws {
        let home = try Self.home("exit 0")
        let program = home.root + "/sendmail"
        try FileManager.default.moveItem(atPath: program, toPath: program + ".away")
        let poll = try home.run("poll")
        #expect(poll.status == 69, "\(poll)")
        expectOneLine(poll, "\(program) cannot be run")
        #expect(try home.outbox().map(\.attempts) == [0])
        #expect(try home.audit().counts == ["filed": 1])
        try FileManager.default.moveItem(atPath: program + ".away", toPath: program)
        #expect(try home.run("poll").words == "")
        #expect(try home.outbox().map(\.state) == ["submitted"])
    }

    /// Withdrawn by ticket or Message-ID; what is gone cannot be.
    @Test(arguments: [true, false]) func cancel(_ byTicket: Bool) throws {
        let home = try Self.home("exit 75")
        try home.good("poll")
        let mail = try #require(try home.outbox().first)
        let name = try byTicket ? #require(mail.ticket) : mail.messageId
        #expect(try home.good("outbox", "cancel", name) == "cancelled 1\n")
        #expect(try home.outbox().map(\.state) == ["cancelled"])
        try Self.install("exit 0", in: home)
        try passDays(10, in: home)
        #expect(try home.run("poll").words == "")
        #expect(try home.outbox().map(\.state) == ["cancelled"])
        for command in ["cancel", "retry"] {
            let ended = try home.run("outbox", command, name)
            #expect(ended.status == 65)
            expectOneLine(ended, "no such mail is in the outbox unsubmitted: \(name); see `postern outbox list`")
        }
        #expect(Self.calls(home) == 1)
    }
}
