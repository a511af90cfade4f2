import Foundation
import Synchronization
import TestSupport
import Testing

/// THREATS, section 8: what makes its reader crash, hang or use up its time costs one message, and nothing else.
@Suite("Attacks on the parser") struct HostileParserTests {
    struct Attack: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var row: HostileRow
        /// Settings of the parser.
        var settings: [String: Int] = [:]
        var mail: @Sendable (String) -> [UInt8]
        /// In the note.
        var reason: String
        /// Nothing is known that crashes it, so the defect comes from outside.
        var isKilled = false
    }

    /// Far more than a second's work for whoever reads it.
    private static func heavy(_ name: String) -> [UInt8] {
        let line = "The quick brown fox runs Debian 12 and Windows 11 23H2 on a ThinkPad X1.\n"
        return HostileMail.mail(
            name,
            entity: HostileMail.text(HostileMail.words + HostileMail.repeating(line, (24 << 20) / line.utf8.count)))
    }

    static let attacks = [
        Attack(
            testDescription: "processor time", row: .parserTime, settings: ["cpu_seconds": 1], mail: heavy,
            reason: "it used up its time or memory"),
        Attack(
            testDescription: "no answer", row: .parserHang,
            settings: ["cpu_seconds": 3_600, "memory_bytes": 4 << 30, "time_limit_seconds": 1], mail: heavy,
            reason: "it took longer than 1 s"),
        Attack(
            testDescription: "crash", row: .parserCrash, settings: ["cpu_seconds": 3_600], mail: heavy,
            reason: "it crashed (signal 11)", isKilled: true),
    ]

    @Test(arguments: attacks) func costsOneMessage(_ attack: Attack) throws {
        let home = try OperatorHome()
        for (name, value) in attack.settings { home.configure("parser", name, String(value)) }
        let mails = [
            OperatorMail("01-before", from: "Ann <ann@a.example>", text: "OS: Windows 11"),
            OperatorMail(name: "02-attack", bytes: attack.mail("02-attack")),
            OperatorMail("03-behind", from: "Ben <ben@b.example>", text: "OS: Debian 12"),
        ]
        try home.deliver(mails)
        let isDone = Mutex(false)
        let finished = DispatchSemaphore(value: 0)
        Thread.detachNewThread { [settingsFile = home.settingsFile] in
            while attack.isKilled, !isDone.withLock({ $0 }) { Self.endBusyParsers(of: settingsFile) }
            finished.signal()
        }
        let ended = Result {
            try runProgram(HostileRun.limited + [builtPostern, "poll", "--config", home.settingsFile])
        }
        isDone.withLock { $0 = true }
        finished.wait()
        let poll = try ended.get()
        #expect(poll.status == 0, "\(poll)")
        let audit = try home.audit(open: true)
        #expect(mails.map { audit.outcome(of: $0) } == ["filed", "setAside", "filed"])
        #expect(audit.findings.isEmpty)
        #expect(home.waiting.isEmpty)
        #expect(try home.sentMails().count == 2)
        let note = try String(contentsOfFile: "\(home.spool)/failed/\(mails[1].sha256).txt", encoding: .utf8)
        #expect(note.contains(attack.reason), "\(note)")
        #expect(!poll.words.contains(Hostile.mark) && !note.contains(Hostile.mark))
    }

    /// As a write through a bad pointer ends a process.
    private static func endBusyParsers(of settingsFile: String) {
        usleep(20_000)
        guard let run = HostileProcess.known(by: settingsFile) else { return }
        let parsers = HostileProcess.children(of: run).flatMap(HostileProcess.children)
        for parser in parsers where HostileProcess.seconds(of: parser) > 0.3 { kill(parser, SIGSEGV) }
    }
}
