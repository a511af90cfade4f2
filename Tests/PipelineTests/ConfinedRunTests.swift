import Foundation
import TestSupport
import Testing

@Suite("Messages are read in a process that can do nothing else") struct ConfinedRunTests {
    /// What a message makes its reader use up is that message's loss alone.
    @Test func exhaustionCostsOneMessage() throws {
        let home = try OperatorHome()
        home.configure("parser", "cpu_seconds", "1")
        let line = "The quick brown fox runs Debian 12 and Windows 11 23H2 on a ThinkPad X1.\n"
        let big = OperatorMail(
            "01-big", from: "Ann <ann@a.example>", text: String(repeating: line, count: (24 << 20) / line.utf8.count))
        let small = OperatorMail("02-small", from: "Ben <ben@b.example>", text: "OS: Debian 12")
        try home.deliver(big, small)

        let poll = try home.run("poll")
        #expect(poll.status == 0, "\(poll)")
        let audit = try home.audit()
        #expect(audit.outcome(of: big) == "setAside")
        #expect(audit.outcome(of: small) == "filed")
        #expect(home.waiting.isEmpty)
        #expect(poll.words.components(separatedBy: "set aside").count == 2, "said once: \(poll)")
        let note = try String(contentsOfFile: "\(home.spool)/failed/\(big.sha256).txt", encoding: .utf8)
        #expect(note.contains("the parser of the message failed"), "\(note)")

        // Once it may use more, it is read after all.
        home.configure("parser", "cpu_seconds", "600")
        try home.good("reprocess", "--failed")
        #expect(try home.audit().outcome(of: big) == "filed")
    }

    /// A whole run, decryption and signing included, without an interface, and without a socket that could use one.
    @Test func needsNoNetwork() throws {
        let home = try OperatorHome(ownKeys: true)
        try home.deliver(
            OperatorMail(
                "01-encrypted", from: "Ben <ben@b.example>", subject: "...",
                entity: OperatorMail.encrypted(try OperatorCast().encrypt(OperatorMail.text("OS: Debian 12")))),
            OperatorMail("02-clear", from: "Ann <ann@a.example>", text: "OS: Windows 11"))
        #expect(try runProgram(["gpgconf", "--homedir", home.keys, "--launch", "gpg-agent"]).status == 0)
        let log = home.root + "/strace"
        let poll = try runProgram([
            "unshare", geteuid() == 0 ? "--net" : "--map-root-user", "--net", "strace", "-f", "-qq", "-o", log, "-e",
            "trace=socket,connect,sendto", builtPostern, "poll", "--config", home.settingsFile,
        ])
        #expect(poll.status == 0, "\(poll)")
        #expect(try home.audit().counts == ["filed": 2])
        #expect(home.names("outbox/new").count == 2)
        let calls = try String(contentsOfFile: log, encoding: .utf8)
        #expect(!calls.contains("AF_INET"), "\(calls.split(separator: "\n").filter { $0.contains("AF_INET") })")
    }

    /// A process of the same user cannot read the keys' passphrases or decrypted text out of a run.
    @Test func cannotBeTraced() throws {
        let home = try OperatorHome()
        let log = home.root + "/strace"
        let poll = try runProgram([
            "strace", "-qq", "-o", log, "-e", "trace=prctl,openat", builtPostern, "poll", "--config", home.settingsFile,
        ])
        #expect(poll.status == 0, "\(poll)")
        let calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
        let refused = try #require(calls.firstIndex { $0.hasPrefix("prctl(PR_SET_DUMPABLE, SUID_DUMP_DISABLE") })
        let settings = try #require(calls.firstIndex { $0.contains(home.settingsFile) })
        #expect(refused < settings)
    }

    /// Somebody else's ciphertext, sent again, is flagged and told apart from the original; its sender learns nothing.
    @Test func knowsACiphertextThatComesAgain() throws {
        let home = try OperatorHome()
        let ciphertext = try OperatorCast().encrypt(OperatorMail.text("OS: Debian 12\nThe hole is in the parser."))
        let original = OperatorMail(
            "01-original", from: "Ben <ben@b.example>", subject: "...", entity: OperatorMail.encrypted(ciphertext))
        let again = OperatorMail(
            "02-again", from: "Mallory <mallory@m.example>", subject: "mine", entity: OperatorMail.encrypted(ciphertext)
        )
        try home.deliver(original, again)
        #expect(try home.run("poll").status == 0)
        let audit = try home.audit()
        let first = try home.ticket(#require(audit.ticket(of: original)))
        let second = try home.ticket(#require(audit.ticket(of: again)))
        #expect(!"\(first)".contains("replayed"))
        #expect("\(second)".contains("replayed"))
        // A second look changes nothing of that.
        try home.good("reprocess", "--all")
        #expect(!"\(try home.ticket(#require(audit.ticket(of: original))))".contains("replayed"))
    }
}
