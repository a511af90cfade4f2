import Foundation
import TestSupport
import Testing

@Suite("Started by cron") struct OperatorCronTests {
    private static let mail = OperatorMail("01-clear", from: "Ann <ann@a.example>", text: "OS: Windows 11")

    /// Neither HOME nor a terminal, an environment of one variable or none, and descriptors that are not open.
    @Test(arguments: [
        ["PATH": "/usr/bin:/bin"], [:], ["PATH": "/nowhere", "HOME": "/nowhere", "LANG": "ja_JP.UTF-8"],
    ])
    func emptyEnvironment(_ environment: [String: String]) throws {
        let home = try OperatorHome(ownKeys: true)
        let encrypted = OperatorMail(
            "02-encrypted", from: "Ben <ben@b.example>",
            entity: OperatorMail.encrypted(try OperatorCast().encrypt(OperatorMail.text("OS: Debian 12"))))
        try home.deliver(Self.mail, encrypted)
        for _ in 0..<2 {
            let poll = try home.run(["poll"], environment: environment, input: .closed)
            #expect(poll.status == 0, "\(poll)")
            #expect(poll.words == "")
        }
        let updates = try home.run(["send-updates"], environment: environment, input: .closed)
        #expect(updates.status == 0 && updates.words.isEmpty)
        let audit = try home.audit()
        #expect(audit.counts == ["filed": 2])
        #expect(audit.findings.isEmpty)
        #expect(try home.sentIDs().count == 2)
    }

    /// With all three standard descriptors closed, nothing of a mail lands in a file that took their numbers.
    @Test func noStandardDescriptors() throws {
        let home = try OperatorHome()
        try home.deliver(Self.mail)
        let script = #"exec "$0" poll --verbose --config "$1" <&- >&- 2>&-"#
        let poll = try runProgram(["/bin/sh", "-c", script, builtPostern, home.settingsFile])
        #expect(poll.status == 0)
        let audit = try home.audit(open: true)
        #expect(audit.counts == ["filed": 1])
        #expect(audit.findings.isEmpty)
    }

    /// Whatever the umask outside, nobody else reads a file of the home.
    @Test(arguments: ["000", "022"]) func permissions(_ umask: String) throws {
        let (home, _) = try MixedMails().home()
        let script = #"umask "$2"; exec "$0" poll --config "$1""#
        let poll = try runProgram(["/bin/sh", "-c", script, builtPostern, home.settingsFile, umask])
        #expect(poll.status == 0, "\(poll)")
        var seen = 0
        for path in try FileManager.default.subpathsOfDirectory(atPath: home.spool) {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(home.spool)/\(path)")
            let mode = try #require(attributes[.posixPermissions] as? Int)
            let isDirectory = attributes[.type] as? FileAttributeType == .typeDirectory
            #expect(mode == (isDirectory ? 0o700 : 0o600), "\(path) has mode \(String(mode, radix: 8))")
            seen += 1
        }
        #expect(seen > 40)
    }

    /// A second run says nothing, for it is no fault, unless it is asked.
    @Test func secondRunAtTheSameTime() throws {
        let home = try OperatorHome()
        let locked = { (arguments: [String]) in
            try runProgram(
                ["flock", home.spool + "/postern.lock", builtPostern] + arguments + ["--config", home.settingsFile])
        }
        for command in [["poll"], ["send-updates"], ["reprocess", "--failed"], ["outbox", "retry"]] {
            let plain = try locked(command)
            #expect(plain.status == 75)
            // Cron starts the first two; somebody waits for what the others say.
            #expect((plain.words == "") == ["poll", "send-updates"].contains(command[0]), "\(plain)")
            let told = try locked(command + ["--verbose"])
            #expect(told.status == 75)
            expectOneLine(told, "another run of postern holds \(home.spool)/postern.lock; this one did nothing")
        }
        #expect(try locked(["ticket", "list"]).status == 0)
        #expect(try home.run("poll").status == 0)
    }
}

/// What an operator at three in the morning gets: one line that begins with our name and holds these words.
func expectOneLine(_ ended: Ended, _ words: String..., location: SourceLocation = #_sourceLocation) {
    let lines = ended.words.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
        lines.count == 2 && lines[1].isEmpty && lines[0].hasPrefix("postern: "), "\(ended)", sourceLocation: location)
    for word in words { #expect(ended.words.contains(word), "\(ended)", sourceLocation: location) }
}
