import Foundation
import TestSupport
import Testing

@Suite("An inbox that is not in order") struct OperatorMaildirTests {
    private static let mail = OperatorMail("01-clear", from: "Ann <ann@a.example>", text: "OS: Windows 11")

    /// Made again without a word lost, and said in the run that did it.
    @Test(arguments: [["cur"], ["tmp"], ["cur", "tmp"]]) func missingFolders(_ missing: [String]) throws {
        let home = try OperatorHome()
        try home.deliver(Self.mail)
        for name in missing { try FileManager.default.removeItem(atPath: "\(home.inbox)/\(name)") }
        let first = try home.run("poll")
        #expect(first.status == 0)
        #expect(first.output == "postern: made the missing \(missing.joined(separator: ", ")) in \(home.inbox)\n")
        #expect(try home.run("poll").words == "")
        #expect(try home.audit().counts == ["filed": 1])
        for name in missing { #expect(home.names("inbox").contains(name)) }
    }

    /// Not made again: the MTA delivers elsewhere then, and silence would hide it.
    @Test(arguments: ["new", "."]) func missingInbox(_ missing: String) throws {
        let home = try OperatorHome()
        try FileManager.default.removeItem(atPath: missing == "." ? home.inbox : "\(home.inbox)/\(missing)")
        let ended = try home.run("poll")
        #expect(ended.status == 78)
        expectOneLine(ended, "\(home.inbox) is no Maildir, it has no new/; make one", "correct mailbox.inbox")
        let check = try home.run("check")
        #expect(check.status != 0)
        #expect(check.output.contains(home.inbox), "\(check)")
    }

    /// What is no mail is left where it is and told once a day; the mail beside it is filed.
    @Test func strangeFiles() throws {
        let home = try OperatorHome()
        try home.deliver(Self.mail)
        let files = FileManager.default
        let new = home.inbox + "/new"
        home.write("a secret of somebody else", to: home.root + "/elsewhere")
        try files.createSymbolicLink(atPath: new + "/a-link", withDestinationPath: home.root + "/elsewhere")
        #expect(unsafe mkfifo(new + "/b-fifo", 0o600) == 0)
        try files.createDirectory(atPath: new + "/c-directory", withIntermediateDirectories: false)
        home.write("two names", to: home.root + "/other-name")
        try files.linkItem(atPath: home.root + "/other-name", toPath: new + "/d-hard-link")

        let first = try home.run("poll")
        #expect(first.status == 0)
        let lines = first.output.split(separator: "\n").map(String.init)
        #expect(
            lines == [
                "postern: left alone: \(new)/a-link: a symbolic link; move it out of the Maildir",
                "postern: left alone: \(new)/b-fifo: a FIFO; move it out of the Maildir",
                "postern: left alone: \(new)/c-directory: a directory; move it out of the Maildir",
                "postern: left alone: \(new)/d-hard-link: a file with 2 links; move it out of the Maildir",
            ])
        #expect(try home.audit().counts == ["filed": 1])
        #expect(try home.run("poll").words == "")
        #expect(home.waiting == ["a-link", "b-fifo", "c-directory", "d-hard-link"])
        try passDays(1, in: home)
        #expect(try home.run("poll").output.split(separator: "\n").map(String.init) == lines)
        #expect(files.contents(atPath: home.root + "/elsewhere") == Data("a secret of somebody else".utf8))
    }

    /// Files that cannot be read are told and left alone; a folder that cannot be read ends the run.
    @Test func unreadable() throws {
        let home = try OperatorHome(ownKeys: true)
        try home.deliver(Self.mail, OperatorMail("02-other", from: "Ben <ben@b.example>", text: "OS: Debian 12"))
        let files = FileManager.default
        try files.setAttributes([.posixPermissions: 0o000], ofItemAtPath: home.inbox + "/new/02-other")
        let user = try OrdinaryUser(owning: home)
        let first = try user.run("poll")
        #expect(first.status == 0)
        expectOneLine(
            first, "left alone: \(home.inbox)/new/02-other: a file that this user may not read", "move it out")
        #expect(try user.run("poll").words == "")
        try files.setAttributes([.posixPermissions: 0o000], ofItemAtPath: home.inbox + "/new")
        let closed = try user.run("poll")
        #expect(closed.status == 78)
        expectOneLine(closed, "\(home.inbox)/new: permission denied; give the user that postern runs as the right to")
        try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: home.inbox + "/new")
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: home.inbox + "/new/02-other")
        #expect(try user.run("poll").status == 0)
        let audit = try user.run("audit")
        #expect(audit.status == 0 && audit.output.contains("filed       2"), "\(audit)")
    }

    /// Spool folders that cannot be written: nothing leaves the inbox, and the line names the folder.
    @Test(arguments: ["spool/archive", "spool"]) func unwritableSpool(_ folder: String) throws {
        let home = try OperatorHome(ownKeys: true)
        try home.deliver(Self.mail)
        let user = try OrdinaryUser(owning: home)
        let path = "\(home.root)/\(folder)"
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: path)
        let ended = try user.run("poll")
        #expect(ended.status == 78, "\(ended)")
        expectOneLine(ended, path)
        #expect(home.waiting == ["01-clear"])
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        #expect(try user.run("poll").status == 0)
        #expect(home.waiting.isEmpty)
    }
}

/// A user to whom permissions apply: `nobody` where the tests run as root, else whoever runs them.
struct OrdinaryUser {
    private let home: OperatorHome

    /// - Parameter home: with keys of its own; it is given to the user.
    init(owning home: OperatorHome) throws {
        self.home = home
        guard geteuid() == 0 else { return }
        #expect(try runProgram(["/bin/chown", "-R", "65534:65534", home.root]).status == 0)
    }

    func run(_ arguments: String...) throws -> Ended {
        let own = geteuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
        return try runProgram(own + [builtPostern] + arguments + ["--config", home.settingsFile])
    }
}

/// Sets back the times that clocks run from, as if so many days had gone by; the history keeps its own.
func passDays(_ days: Int, in home: OperatorHome) throws {
    let columns = [
        "ticket": ["state_changed_at", "updated_at", "closed_at"], "reporter": ["first_seen_at"],
        "message": ["received_at", "processed_at"],
        "report": ["received_at", "last_update_at", "next_update_at", "due_at"],
        "outgoing": ["created_at", "next_try_at", "submitted_at"],
    ]
    let seconds = days * 86_400
    let changes = columns.map { table, names in
        "UPDATE \(table) SET " + names.map { "\($0) = \($0) - \(seconds)" }.joined(separator: ", ") + ";"
    }
    let notices = "UPDATE metadata SET value = value - \(seconds) WHERE key LIKE 'notice:%';"
    let ended = try runProgram(["sqlite3", home.spool + "/postern.sqlite", changes.joined() + notices])
    guard ended.status == 0, ended.words.isEmpty else { throw ProgramFailure(description: "sqlite3: \(ended)") }
}
