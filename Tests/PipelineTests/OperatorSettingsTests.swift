import Foundation
import TestSupport
import Testing

@Suite("A home that is not in order") struct OperatorSettingsTests {
    private static let mail = OperatorMail("01-clear", from: "Ann <ann@a.example>", text: "OS: Windows 11")

    struct Mistake: Sendable, CustomTestStringConvertible {
        var line: String
        var words: [String]
        var testDescription: String { line }
    }

    /// File, line, and the name that was meant.
    @Test(arguments: [
        Mistake(line: "[mailbox]\nadresses = [\"a@b.example\"]", words: [":2: ", "'adresses'", "'addresses'"]),
        Mistake(line: "[mailbax]\nname = \"x\"", words: [":1: ", "'mailbax'", "'mailbox'"]),
        Mistake(line: "\n\n[limits]\nheader_feilds = 7", words: [":4: ", "'header_feilds'", "'header_fields'"]),
        Mistake(
            line: "[limits]\nheader_fields = \"many\"",
            words: [":2: ", "limits.header_fields is a text", "whole number"]),
        Mistake(line: "[limits]\nheader_fields = 1", words: [":2: ", "limits.header_fields", "20"]),
        Mistake(line: "[mailbox\n", words: [":1: ", "TOML"]),
    ])
    func unknownSetting(_ mistake: Mistake) throws {
        let home = try OperatorHome()
        try home.deliver(Self.mail)
        home.write(mistake.line, to: home.settingsFile)
        for command in ["poll", "send-updates", "check", "audit"] {
            let ended = try home.run(command)
            #expect(ended.status == 78)
            expectOneLine(ended, home.settingsFile)
            for word in mistake.words { #expect(ended.words.contains(word), "\(ended)") }
        }
        #expect(home.waiting == ["01-clear"])
    }

    @Test func settingsThatAreNotThere() throws {
        let ended = try runPostern(["poll", "--config", "/tmp/nowhere/postern.toml"])
        #expect(ended.status == 78)
        expectOneLine(ended, "/tmp/nowhere/postern.toml", "postern init")
    }

    /// Somebody else's settings could name any program as sendmail.
    @Test func settingsOfAnotherUser() throws {
        let home = try OperatorHome()
        try FileManager.default.setAttributes([.posixPermissions: 0o622], ofItemAtPath: home.settingsFile)
        let writable = try home.run("poll")
        #expect(writable.status == 78)
        expectOneLine(writable, "\(home.settingsFile): can be written by others; run `chmod go-w")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: home.settingsFile)
        // Only root can give files away.
        guard geteuid() == 0 else { return }
        _ = unsafe chown(home.settingsFile, 65_534, 65_534)
        let foreign = try home.run("poll")
        #expect(foreign.status == 78)
        expectOneLine(foreign, "\(home.settingsFile): belongs to user 65534", "must belong to root or to the user")
        _ = unsafe chown(home.settingsFile, 0, 0)
        _ = unsafe chown(home.spool, 65_534, 65_534)
        let spool = try home.run("poll")
        #expect(spool.status == 78)
        expectOneLine(spool, "\(home.spool) belongs to nobody; run postern as that user")
    }

    /// A home is one directory and may go anywhere, its running gpg-agent notwithstanding.
    @Test func movedHome() throws {
        let home = try OperatorHome(ownKeys: true)
        home.configure("pgp", "home", "\"keys\"")
        try home.deliver(Self.mail)
        #expect(try home.run("poll").status == 0)
        let moved = home.root + "m"
        try FileManager.default.moveItem(atPath: home.root, toPath: moved)
        defer { try? FileManager.default.moveItem(atPath: moved, toPath: home.root) }
        let encrypted = OperatorMail(
            "02-encrypted", from: "Ben <ben@b.example>",
            entity: OperatorMail.encrypted(try OperatorCast().encrypt(OperatorMail.text("OS: Debian 12"))))
        try Data(encrypted.bytes).write(to: URL(filePath: moved + "/spool/inbox/new/02-encrypted"))
        let poll = try runPostern(["poll", "--config", moved + "/postern.toml"])
        #expect(poll.status == 0 && poll.words.isEmpty, "\(poll)")
        let audit = try runPostern(["audit", "--open", "--config", moved + "/postern.toml"])
        #expect(audit.status == 0, "\(audit)")
        #expect(audit.output.contains("filed       2"), "\(audit)")
    }

    /// Without the vault key nothing can be sealed, so nothing is taken out of the inbox.
    @Test func missingVault() throws {
        let home = try OperatorHome()
        let vault = home.spool + "/vault.pgp"
        try FileManager.default.moveItem(atPath: vault, toPath: vault + ".away")
        try home.deliver(Self.mail)
        let ended = try home.run("poll")
        #expect(ended.status == 78)
        expectOneLine(ended, "\(vault) is not there; restore it from a backup")
        #expect(home.waiting == ["01-clear"])
        try FileManager.default.moveItem(atPath: vault + ".away", toPath: vault)
        #expect(try home.run("poll").status == 0)
        #expect(try home.audit(open: true).counts == ["filed": 1])
    }

    @Test func otherVault() throws {
        let home = try OperatorHome()
        home.write("-----BEGIN PGP MESSAGE-----\n\njunk\n-----END PGP MESSAGE-----\n", to: home.spool + "/vault.pgp")
        try home.deliver(Self.mail)
        let ended = try home.run("poll")
        #expect(ended.status == 78)
        expectOneLine(ended, "\(home.spool)/vault.pgp", "restore it from a backup")
        #expect(home.waiting == ["01-clear"])
    }

    @Test(arguments: ["junk", "", "SQLite format 3\0and no more"]) func databaseReplacedByJunk(_ junk: String) throws {
        let home = try OperatorHome()
        let database = home.spool + "/postern.sqlite"
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: database + suffix) }
        home.write(String(repeating: junk, count: 500), to: database)
        try home.deliver(Self.mail)
        let ended = try home.run("poll")
        if junk.isEmpty {
            // An empty file is what SQLite calls a new database; nothing is lost by using it.
            #expect(ended.status == 0)
            #expect(home.waiting.isEmpty)
        } else {
            #expect(ended.status == 78)
            expectOneLine(ended, "\(database) is not a ticket database; move it away, or restore it from a backup")
            #expect(home.waiting == ["01-clear"])
        }
    }

    /// Another program's database is never written to.
    @Test func databaseOfAnotherProgram() throws {
        let home = try OperatorHome()
        let database = home.spool + "/postern.sqlite"
        try FileManager.default.removeItem(atPath: database)
        #expect(try runProgram(["sqlite3", database, "CREATE TABLE theirs (x)"]).status == 0)
        let ended = try home.run("poll")
        #expect(ended.status == 78)
        expectOneLine(ended, "\(database) is not a ticket database")
        #expect(try runProgram(["sqlite3", database, ".tables"]).output == "theirs\n")
    }

    /// A second secret key must not stop the next poll without a word at the import.
    @Test func secondSecretKey() throws {
        let home = try OperatorHome(ownKeys: true)
        let alias = home.root + "/alias.asc"
        home.write(String(decoding: try TestKeys.shared().alias.secretKey, as: UTF8.self), to: alias)
        home.unset("pgp", "signing_key")
        let imported = try home.run("key", "import", alias)
        #expect(imported.status == 0)
        #expect(imported.output.contains("say in pgp.signing_key which one signs"), "\(imported)")
        let poll = try home.run("poll")
        #expect(poll.status == 0 && poll.words.isEmpty, "\(poll)")
        home.configure("pgp", "signing_key", "\"\(try TestKeys.shared().mailbox.fingerprint)\"")
        #expect(try home.good("key", "import", alias).contains("; now run `postern reprocess --failed`"))
    }

    /// Each command line mistake ends with 64 and shows the usage.
    @Test(arguments: [["pol"], ["ticket", "show"], ["ticket", "show", "42"], ["reprocess"], ["outbox", "cancel"]])
    func usage(_ arguments: [String]) throws {
        let ended = try runPostern(arguments)
        #expect(ended.status == 64)
        #expect(ended.errors.contains("Usage: postern"), "\(ended)")
        #expect(ended.output.isEmpty)
    }
}
