import Foundation
import Synchronization
import TestSupport
import Testing

/// Commands as an operator and a handler type them, in the built binary.
@Suite("Commands in a home") struct CommandTests {
    private static let clear = OperatorMail(
        "01-clear", from: "Ann <ann@a.example>", text: "OS: Windows 11\nIt crashes.")

    @Test("Attachments are saved by several at once while a run is on")
    func attachmentsSideBySide() throws {
        let home = try OperatorHome()
        let cast = try OperatorCast()
        try home.deliver(
            OperatorMail(
                "01-file", from: "Ann <ann@a.example>",
                entity: OperatorMail.encrypted(
                    try cast.encrypt(OperatorMail.attached("OS: Debian 12", "print(1)", name: "poc.py")))))
        try home.good("poll")
        let number = try #require(try home.tickets().first).number
        for index in 2..<8 {
            let entity = OperatorMail.encrypted(try cast.encrypt(OperatorMail.text("OS: Debian 12\nReport \(index).")))
            try home.deliver(OperatorMail("0\(index)-more", from: "Ben <ben@b.example>", entity: entity))
        }
        let ended = Mutex<[Ended]>([])
        let (settings, root) = (home.settingsFile, home.root)
        DispatchQueue.concurrentPerform(iterations: 5) { index in
            let show = ["ticket", "show", number, "--save-attachments", "\(root)/files-\(index)"]
            let command = index == 0 ? ["poll"] : show
            if let result = try? runPostern(command + ["--config", settings]) { ended.withLock { $0.append(result) } }
        }
        let results = ended.withLock { $0 }
        #expect(results.count == 5)
        for result in results { #expect(result.status == 0 && result.errors.isEmpty, "\(result)") }
        for index in 1..<5 {
            let files = try FileManager.default.contentsOfDirectory(atPath: "\(root)/files-\(index)")
            #expect(files.count == 1 && files[0].hasSuffix("poc.py"), "\(files)")
            let content = try files.map { try String(contentsOfFile: "\(root)/files-\(index)/\($0)", encoding: .utf8) }
            #expect(content.first?.hasPrefix("print(1)") ?? false)
        }
        #expect(home.names("scratch").isEmpty)
        #expect(try home.audit(open: true).counts == ["filed": 7])
    }

    @Test("A follow-up on a closed ticket: marked, said, and shown with whose it is")
    func closedTicket() throws {
        let home = try OperatorHome()
        try home.deliver(Self.clear)
        try home.good("poll")
        let number = try #require(try home.tickets().first).number
        let id = try #require(try home.sentIDs().first)
        try home.good("ticket", "set", number, "--resolution", "not-a-vulnerability")
        let reply = { (name: String, from: String) in
            OperatorMail(name, from: from, fields: ["In-Reply-To: \(id)"], text: "One more thing.")
        }
        try home.deliver(reply("02-own", "Ann <ann@a.example>"), reply("03-other", "Zoe <zoe@z.example>"))
        let poll = try home.run("poll")
        #expect(poll.status == 0)
        let lines = poll.words.split(separator: "\n").filter { $0.contains(number) && $0.contains("closed ticket") }
        #expect(lines.count == 2, "\(poll)")
        #expect(try home.tickets("--needs-person").map(\.needsPerson) == ["followUp"])
        let messages = try #require(try home.ticket(number)["messages"] as? [[String: Any]])
        #expect(messages.map { $0["flags"] as? [String] } == [[], ["closedTicket"], ["closedTicket", "otherSender"]])
        #expect(messages.map { $0["outcome"] as? String } == ["filed", "followUp", "followUp"])
        #expect(try home.sentIDs().count == 1)
        try home.good("ticket", "set", number, "--settled")
        #expect(try home.tickets("--needs-person").isEmpty)
    }

    @Test("A mail that was set aside is found by its Message-ID")
    func setAsideByMessageID() throws {
        let home = try OperatorHome()
        try home.deliver(MixedMails.manyFields("14-many"))
        try home.good("poll")
        for name in ["14-many@mail.example", "<14-many@mail.example>"] {
            let ended = try home.run("reprocess", name)
            #expect(ended.status == 65)
            #expect(ended.errors.contains("still over limits.header_fields"), "\(ended)")
        }
        home.configure("limits", "header_fields", "1000")
        #expect(try home.good("reprocess", "14-many@mail.example").contains("setAside → filed"))
        #expect(try home.audit().counts == ["filed": 1])
        #expect(home.names("failed").isEmpty)
    }

    @Test("The options of every command may stand before it")
    func globalOptions() throws {
        let home = try OperatorHome()
        try home.deliver(Self.clear)
        let poll = try runPostern(["--config", home.settingsFile, "poll"])
        #expect(poll.status == 0 && poll.words.isEmpty, "\(poll)")
        let list = try runPostern(["-v", "--config=\(home.settingsFile)", "ticket", "list", "--format", "json"])
        #expect(list.status == 0)
        #expect(list.output.contains("\"tickets\""), "\(list)")
        #expect(try home.tickets().count == 1)
        try home.deliver(OperatorMail("02-clear", from: "Ben <ben@b.example>", text: "OS: Debian 12"))
        let told = try runPostern(["--verbose", "--config", home.settingsFile, "poll"])
        #expect(told.status == 0 && told.errors.contains("filed PSN-"), "\(told)")
    }

    @Test("No sendmail: said with status 69, and the mail goes out once it is there")
    func missingSendmail() throws {
        let home = try OperatorHome()
        let program = home.root + "/sendmail"
        home.configure("submission", "method", "\"sendmail\"")
        home.configure("submission", "sendmail", "[\"\(program)\", \"-i\"]")
        try home.deliver(Self.clear)
        let first = try home.run("poll")
        #expect(first.status == 69)
        expectOneLine(first, program, "answers cannot be sent")
        let second = try home.run("poll")
        #expect(second.status == 69)
        #expect(try home.outbox().map(\.state) == ["queued"])
        #expect(try home.outbox().map(\.attempts) == [0])
        let check = try home.run("check")
        #expect(check.status == 78 && check.words.contains(program), "\(check)")

        try writeProgram("#!/bin/sh\ncat > \"$0.mail\"; echo \"$@\" > \"$0.arguments\"\n", to: program)
        try home.good("poll")
        #expect(try home.outbox().map(\.state) == ["submitted"])
        let arguments = try String(contentsOfFile: program + ".arguments", encoding: .utf8)
        #expect(arguments == "-i -f security@vendor.example -- ann@a.example\n")
        let mail = try String(contentsOfFile: program + ".mail", encoding: .utf8)
        #expect(mail.contains("\nTo: ann@a.example\n") || mail.hasPrefix("To: ann@a.example\n"))
    }

    @Test("A stray original in the archive is filed as the message that it holds")
    func strayOriginal() throws {
        let home = try OperatorHome()
        let sealed = OperatorMail(
            "02-sealed", from: "Ben <ben@b.example>",
            entity: OperatorMail.encrypted(try OperatorCast().encrypt(OperatorMail.text("OS: Debian 12"))))
        let after = try OperatorHome()
        try home.deliver(Self.clear, sealed)
        try home.good("poll")
        for mail in [Self.clear, sealed] {
            let path = "\(after.spool)/archive/\(mail.sha256)"
            try FileManager.default.copyItem(atPath: "\(home.spool)/archive/\(mail.sha256)", toPath: path)
            let finding = try #require(try after.audit().findings.first)
            #expect(finding.contains("postern reprocess \(path)"))
            #expect(try after.good("reprocess", path).contains("new: filed"))
        }
        #expect(try after.audit(open: true) == home.audit(open: true))
        let systems = try after.tickets().map { ticket in
            let facts = (try after.ticket(ticket.number)["configuration"] as? [String: Any])?["facts"]
            return (facts as? [[String: Any]])?.first { $0["kind"] as? String == "os" }?["name"] as? String
        }
        #expect(systems == ["Windows 11", "Debian GNU/Linux"])
    }

    @Test("Values that say nothing are refused, and so is a file that is not there")
    func emptyValues() throws {
        let home = try OperatorHome()
        try home.deliver(Self.clear)
        try home.good("poll")
        let number = try #require(try home.tickets().first).number
        let before = try home.ticket(number) as NSDictionary
        let long = String(repeating: "x", count: 201)
        let refused = [
            ["ticket", "set", number, "--product", ""], ["ticket", "set", number, "--product", "  "],
            ["ticket", "set", number, "--affected", ""], ["ticket", "set", number, "--product", long],
            ["ticket", "note", number, ""], ["ticket", "note", number, " \n"],
        ]
        for arguments in refused {
            let ended = try home.run(arguments)
            #expect(ended.status == 65, "\(arguments): \(ended)")
            expectOneLine(ended)
        }
        #expect(try home.ticket(number) as NSDictionary == before)
        let extract = try runPostern(["extract", home.root + "/nothing.eml"])
        #expect(extract.status == 65)
        expectOneLine(extract, "nothing.eml")
    }
}

@Suite("A home is made whole or not at all") struct InitCommandTests {
    private static let kinds = ["junk", "certificate", "cut", "none", "mute"]

    /// A secret key that may sign nothing but certificates.
    private static func keyThatCannotSign() throws -> [UInt8] {
        let maker = try TemporaryGnuPGHome()
        let userID = "Mute <mute@vendor.example>"
        try maker.run(["--passphrase", "", "--quick-generate-key", userID, "ed25519", "cert", "0"])
        return try maker.run(["--armor", "--export-secret-keys"])
    }

    @Test("Without a usable secret key nothing is left behind", arguments: kinds)
    func importing(_ kind: String) throws {
        let key = try TestKeys.shared().mailbox
        let contents: [String: [UInt8]] = [
            "junk": Array("no key\n".utf8), "certificate": key.certificate, "cut": Array(key.secretKey.prefix(300)),
            "mute": try Self.keyThatCannotSign(),
        ]
        let root = "/tmp/pi\(String(UInt32.random(in: 0...UInt32.max), radix: 36))"
        defer {
            OperatorBase.endAgent(root + "/home/keys")
            try? FileManager.default.removeItem(atPath: root)
        }
        try FileManager.default.createDirectory(atPath: root + "/there", withIntermediateDirectories: true)
        try Data("mine\n".utf8).write(to: URL(filePath: root + "/there/notes.txt"))
        if let bytes = contents[kind] { try Data(bytes).write(to: URL(filePath: root + "/bad.asc")) }
        try Data(key.secretKey).write(to: URL(filePath: root + "/good.asc"))
        let initialize = { (directory: String, file: String) in
            try runPostern([
                "init", "\(root)/\(directory)", "--address", key.address, "--import", "\(root)/\(file).asc",
            ])
        }
        for directory in ["home", "there"] {
            let ended = try initialize(directory, "bad")
            #expect(ended.status == 65, "\(ended)")
            expectOneLine(ended, "bad.asc")
        }
        #expect(!FileManager.default.fileExists(atPath: root + "/home"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: root + "/there") == ["notes.txt"])

        let made = try initialize("home", "good")
        #expect(made.status == 0, "\(made)")
        #expect(made.output.contains(key.fingerprint))
        let check = try runPostern(["check", "--config", root + "/home/postern.toml"])
        #expect(check.status == 0, "\(check)")
    }
}
