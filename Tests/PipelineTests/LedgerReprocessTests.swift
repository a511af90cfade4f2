import Foundation
import TestSupport
import Testing

@Suite("Reprocessing") struct LedgerReprocessTests {
    /// A home with one mail encrypted to a key that it does not have, and that key in a file.
    private static func withOtherKey() throws -> (OperatorHome, OperatorMail, alias: String) {
        let home = try OperatorHome(ownKeys: true)
        let cast = try OperatorCast()
        let mail = OperatorMail(
            "01-other-key", from: "Dee <dee@d.example>",
            entity: OperatorMail.encrypted(
                try cast.encrypt(OperatorMail.text("OS: Ubuntu 24.04\nTo the alias."), to: cast.keys.alias)))
        let alias = home.root + "/alias.asc"
        home.write(String(decoding: cast.keys.alias.secretKey, as: UTF8.self), to: alias)
        try home.deliver(mail)
        let poll = try home.run("poll")
        #expect(poll.status == 0)
        #expect(poll.output.contains("PSN-") && poll.output.contains("postern key import"), "\(poll)")
        #expect(try home.audit().outcome(of: mail) == "unreadable")
        return (home, mail, alias)
    }

    /// Every way to name a message.
    enum Name: String, CaseIterable, Sendable { case ticket, messageID, hash, prefix, file, failed, all }

    private func arguments(_ name: Name, _ home: OperatorHome, _ mail: OperatorMail, _ ticket: String) -> [String] {
        switch name {
        case .ticket: return [ticket]
        case .messageID: return ["<01-other-key@mail.example>"]
        case .hash: return [mail.sha256]
        case .prefix: return [String(mail.sha256.prefix(12))]
        case .file:
            home.write(String(decoding: mail.bytes, as: UTF8.self), to: home.root + "/mail.eml")
            return [home.root + "/mail.eml"]
        case .failed: return ["--failed"]
        case .all: return ["--all"]
        }
    }

    /// Once the key is there, the same ticket is completed; its reporter was answered before and is not again.
    @Test(arguments: Name.allCases) func completesItsTicket(_ name: Name) throws {
        let (home, mail, alias) = try Self.withOtherKey()
        let before = try #require(try home.tickets().first)
        #expect(before.needsPerson == "unreadable")
        let sent = try home.sentIDs()
        #expect(sent.count == 1)
        let command = ["reprocess"] + arguments(name, home, mail, before.number)

        let early = try home.run(command)
        #expect(early.status == 0 && early.output == "1 message looked at, 0 changed\n", "\(early)")
        try home.good("key", "import", alias)
        let first = try home.run(command)
        #expect(first.status == 0)
        #expect(first.output.contains("unreadable → filed") && first.output.contains("1 changed"), "\(first)")
        let after = try home.tickets()
        #expect(after.map(\.number) == [before.number])
        #expect(after.first?.needsPerson == nil)
        let facts = try #require(try home.ticket(before.number)["configuration"] as? [String: Any])["facts"]
        #expect(((facts as? [[String: Any]])?.first?["version"] as? String) == "24.04")
        #expect(try home.sentIDs() == sent)

        let again = try home.run(command)
        if name == .failed {
            #expect(again.output == "0 messages looked at, 0 changed\n", "\(again)")
        } else {
            #expect(again.output == "1 message looked at, 0 changed\n", "\(again)")
        }
        #expect(try home.sentIDs() == sent)
        let audit = try home.audit(open: true)
        #expect(audit.counts == ["filed": 1] && audit.findings.isEmpty)
    }

    /// Several workers read ahead of the run; what comes of it is recorded in order, once.
    @Test func manyAtOnce() throws {
        let home = try OperatorHome(ownKeys: true)
        home.configure("", "workers", "3")
        let cast = try OperatorCast()
        let mails = try (10..<24).map { index in
            let text = OperatorMail.text("OS: Ubuntu 24.04\nTo the alias, \(index).")
            return OperatorMail(
                "\(index)-other-key", from: "Dee <dee\(index)@d.example>",
                entity: OperatorMail.encrypted(try cast.encrypt(text, to: cast.keys.alias)))
        }
        try home.deliver(mails)
        #expect(try home.run("poll").status == 0)
        let sent = try home.sentIDs()
        let numbers = try home.tickets().map(\.number)
        home.write(String(decoding: cast.keys.alias.secretKey, as: UTF8.self), to: home.root + "/alias.asc")
        try home.good("key", "import", home.root + "/alias.asc")
        let first = try home.run("reprocess", "--all")
        #expect(first.status == 0 && first.output.hasSuffix("14 messages looked at, 14 changed\n"), "\(first)")
        let completed = first.output.split(separator: "\n").filter { $0.contains("unreadable → filed") }
        #expect(completed.count == 14)
        #expect(try home.tickets().map(\.number) == numbers)
        #expect(try home.audit(open: true).counts == ["filed": 14])
        let again = try home.run("reprocess", "--all")
        #expect(again.output == "14 messages looked at, 0 changed\n", "\(again)")
        #expect(try home.sentIDs() == sent)
    }

    /// After the limit is raised a mail is filed, its reporter hears, and its note is taken away.
    @Test(arguments: [true, false]) func setAside(_ byHash: Bool) throws {
        let home = try OperatorHome()
        let mail = MixedMails.manyFields("01-large")
        try home.deliver(mail)
        let poll = try home.run("poll")
        expectOneLine(poll, "set aside: 01-large: limits.header_fields", "failed/\(mail.sha256).txt")
        #expect(try home.run("poll").words == "")
        let note = try String(contentsOfFile: "\(home.spool)/failed/\(mail.sha256).txt", encoding: .utf8)
        #expect(note.contains("limits.header_fields") && note.contains("postern reprocess \(mail.sha256)"), "\(note)")
        let command = ["reprocess"] + (byHash ? [mail.sha256] : ["--failed"])
        let early = try home.run(command)
        #expect(early.status == 65 && early.errors.contains("still over limits.header_fields"), "\(early)")
        #expect(home.names("failed").count == 2)

        home.configure("limits", "header_fields", "1000")
        let first = try home.run(command)
        #expect(first.status == 0 && first.output.contains("setAside → filed"), "\(first)")
        #expect(home.names("failed").isEmpty)
        #expect(try home.sentIDs().count == 1)
        #expect(try home.tickets().count == 1)
        for _ in 0..<2 { #expect(try home.run(["reprocess", "--all"]).output == "1 message looked at, 0 changed\n") }
        #expect(try home.sentIDs().count == 1)
        let audit = try home.audit(open: true)
        #expect(audit.counts == ["filed": 1] && audit.findings.isEmpty)
    }

    /// On purpose, and only then: a second acknowledgement is another mail.
    @Test func acknowledgesAgainOnPurpose() throws {
        let home = try OperatorHome()
        try home.deliver(OperatorMail("01-clear", from: "Ann <ann@a.example>", text: "OS: Windows 11"))
        try home.good("poll")
        let number = try #require(try home.tickets().first?.number)
        try home.good("reprocess", number)
        #expect(try home.sentIDs().count == 1)
        try home.good("reprocess", number, "--acknowledge")
        let sent = try home.sentIDs()
        #expect(sent.count == 2 && Set(sent).count == 2)
        #expect(try home.outbox().map(\.kind) == ["acknowledgement", "acknowledgement"])
        try home.good("reprocess", "--all")
        #expect(try home.sentIDs() == sent)
        #expect(try home.audit().findings.isEmpty)
    }

    /// A mail from a file that nobody has seen is filed as if it had come by mail, once.
    @Test func fileThatIsNew() throws {
        let home = try OperatorHome()
        let mail = OperatorMail("01-clear", from: "Ann <ann@a.example>", text: "OS: Windows 11")
        let path = home.root + "/mail.eml"
        home.write(String(decoding: mail.bytes, as: UTF8.self), to: path)
        let first = try home.run("reprocess", path)
        #expect(first.status == 0 && first.output.contains("new: filed"), "\(first)")
        #expect(try home.run("reprocess", path).output == "1 message looked at, 0 changed\n")
        try home.deliver(mail)
        try home.good("poll")
        let audit = try home.audit(open: true)
        #expect(audit.counts["filed"] == 1 && audit.findings.isEmpty, "\(audit)")
        #expect(try home.tickets().count == 1)
        #expect(try home.sentIDs().count == 1)
    }

    /// One original that is gone is told; the others are looked at.
    @Test func missingOriginal() throws {
        let home = try OperatorHome()
        let gone = OperatorMail("01-clear", from: "Ann <ann@a.example>", text: "OS: Windows 11")
        try home.deliver(gone, OperatorMail("02-clear", from: "Ben <ben@b.example>", text: "OS: Debian 12"))
        try home.good("poll")
        try FileManager.default.removeItem(atPath: "\(home.spool)/archive/\(gone.sha256)")
        let ended = try home.run("reprocess", "--all")
        #expect(ended.status == 65, "\(ended)")
        #expect(ended.output.contains("2 messages looked at, 0 changed"), "\(ended)")
        #expect(ended.words.contains(String(gone.sha256.prefix(12))), "\(ended)")
        let audit = try home.audit()
        #expect(audit.findings.count == 1)
        #expect(try home.run("audit").status == 1)
    }

    @Test(arguments: ["PSN-2020-0001", "nobody@nowhere.example", "0123456789abcdef", "/tmp/nowhere.eml"])
    func nothingOfThatName(_ name: String) throws {
        let home = try OperatorHome()
        let ended = try home.run("reprocess", name)
        #expect(ended.status == 65)
        expectOneLine(ended, name)
    }
}
