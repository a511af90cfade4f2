import Disclosure
import Foundation
import Settings
import TestSupport
import Testing
import Tickets
import Vault

@testable import Pipeline

/// A file that is larger than what is held in memory gets its end state all the same.
@Suite("Files too large to be mail") struct OversizeTests {
    private static let size: UInt64 = (1 << 30) + 4096

    /// The beginning of a mail, and a hole behind it.
    private func deliver(_ name: String, to home: OperatorHome, size: UInt64 = Self.size) throws {
        let path = "\(home.inbox)/new/\(name)"
        home.write("From: ann@a.example\nSubject: large\n\nx", to: path)
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        try file.truncate(atOffset: size)
        try file.close()
    }

    /// Runs a command that is given less memory than the file has bytes.
    private func runInLittleMemory(_ home: OperatorHome, _ command: String...) throws -> Ended {
        let arguments = [builtPostern] + command + ["--config", home.settingsFile]
        return try runProgram(["/bin/sh", "-c", "ulimit -v 1000000; exec \"$@\"", "sh"] + arguments)
    }

    @Test("Over 1 GiB: set aside without being read into memory, moved as it came, once")
    func setAside() throws {
        let home = try OperatorHome()
        try deliver("1.large", to: home)
        try home.deliver(OperatorMail("2-clear", from: "Ann <ann@a.example>", text: "OS: Windows 11"))
        let ended = try runInLittleMemory(home, "poll")
        #expect(ended.status == 0, "\(ended)")
        #expect(ended.words.contains("limits.message_bytes: \(Self.size) is over \(25 << 20)"), "\(ended)")
        #expect(home.waiting.isEmpty)
        let audit = try home.audit()
        #expect(audit.counts == ["setAside": 1, "filed": 1])
        #expect(audit.findings == [])
        let hash = try #require(audit.messages.first { $0.outcome == "setAside" }).sha256
        let archived = "\(home.spool)/archive/\(hash)"
        let attributes = try FileManager.default.attributesOfItem(atPath: archived)
        #expect(attributes[.size] as? UInt64 == Self.size)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let note = try String(contentsOfFile: "\(home.spool)/failed/\(hash).txt", encoding: .utf8)
        #expect(note.contains("limits.message_bytes") && note.contains("archive/"))

        // The same again is a duplicate, and reprocessing asks for the size first.
        try deliver("3.large", to: home)
        #expect(try runInLittleMemory(home, "poll").words == "")
        #expect(home.waiting.isEmpty)
        #expect(try home.audit().counts == ["setAside": 1, "filed": 1, "duplicate": 1])
        let again = try runInLittleMemory(home, "reprocess", "--failed")
        #expect(again.status == 65)
        #expect(again.words.contains("still over limits.message_bytes"), "\(again)")
    }

    @Test("A run killed before the move: the next one moves the file, and nothing is said twice")
    func killed() throws {
        let home = try IntakeHome(key: IntakeCast.shared().mailbox)
        defer { home.remove() }
        let mail = [UInt8](repeating: 0x61, count: 70 << 20)
        try home.deliver(mail, name: "1.large")
        let hash = ContentHash(of: mail)
        // All that a run does before the move.
        _ = try home.whenUnlocked {
            let opened = try home.open()
            let source = Intake.Source(
                maildirName: Array("1.large".utf8), displayName: "1.large", receivedAt: Date())
            return try Intake(opened, letters: LetterWriter(opened)).setAside(
                unread: hash, bytes: mail.count, source: source, now: Date())
        }
        #expect(try home.inboxNames() == ["1.large"])
        let summary = try home.poll()
        #expect(summary.notices.isEmpty && summary.lines.isEmpty)
        #expect(try home.inboxNames().isEmpty)
        #expect(try home.open().store.unfinishedDeliveries().isEmpty)
        let audit = try Audit(home.open()).run()
        #expect(audit.messages.map(\.outcome) == [.setAside])
        #expect(audit.findings == [])
    }

    @Test("Between the limit and that size: archived encrypted, with its sender on record")
    func between() throws {
        let home = try OperatorHome()
        home.configure("limits", "message_bytes", "65536")
        try deliver("1.large", to: home, size: 100_000)
        let ended = try home.run("poll")
        #expect(ended.words.contains("limits.message_bytes: 100000 is over 65536"))
        let line = try #require(try home.audit().messages.first)
        #expect(line.outcome == "setAside")
        let archived = try Data(contentsOf: URL(filePath: "\(home.spool)/archive/\(line.sha256)"))
        #expect(archived.range(of: Data("large".utf8)) == nil)
        #expect(try home.audit(open: true).findings == [])
    }
}
