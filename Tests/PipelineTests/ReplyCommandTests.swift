import Foundation
import TestSupport
import Testing

@Suite("The command that replies") struct ReplyCommandTests {
    private static func home() throws -> (OperatorHome, String) {
        let home = try OperatorHome()
        try home.deliver(OperatorMail("01-clear", from: "Ann <ann@a.example>", text: "OS: Windows 11"))
        try home.good("poll")
        return (home, try #require(try home.tickets().first).number)
    }

    private static func replies(_ home: OperatorHome) throws -> [OutboxAnswer] {
        try home.outbox().filter { $0.kind == "reply" }
    }

    private static func lastText(_ home: OperatorHome) throws -> String {
        let name = try #require(try replies(home).last).messageId
        let mail = try #require(try home.sentMails().first { $0.field("Message-ID") == "<\(name)>" })
        return try Letter(mail.bytes, readBy: IntakeCast.shared()).text
    }

    @Test func fromInputFileAndMessage() throws {
        let (home, number) = try Self.home()
        let piped = try home.run(["ticket", "reply", number], input: .bytes(Array("From a pipe: 漢字\n".utf8)))
        #expect(piped.status == 0, "\(piped)")
        #expect(piped.output.contains("sent to ann@a.example, signed, in clear"))
        #expect(try Self.lastText(home).hasPrefix("From a pipe: 漢字\n\nPlease keep"))
        let file = home.root + "/reply.txt"
        home.write("From a file\r\n", to: file)
        try home.good("ticket", "reply", number, "--file", file, "--attach", file)
        #expect(try Self.lastText(home).hasPrefix("From a file\n\nPlease keep"))
        try home.good("ticket", "reply", number, "--message", "From the command", "--quiet")
        #expect(try Self.lastText(home).hasPrefix("From the command\n\nPlease keep"))
        #expect(try Self.replies(home).map(\.state) == ["submitted", "submitted", "submitted"])
        #expect(try home.good("ticket", "show", number).contains("reply           submitted (signed)"))
        #expect(try home.good("ticket", "history", number).contains("attached: reply.txt"))
        #expect(try home.audit().findings.isEmpty)
    }

    private struct Shown: Decodable {
        struct File: Decodable, Equatable {
            var name: String
            var bytes: Int
        }

        var ticket, to, subject, body: String
        var encrypted: Bool
        var fate: String?
        var files: [File]
        var warnings: [String]
    }

    @Test func asJSON() throws {
        let (home, number) = try Self.home()
        let file = home.root + "/fix.patch"
        home.write("12345", to: file)
        let arguments = ["ticket", "reply", number, "--message", "Hello", "--attach", file]
        let dry = try home.json(arguments + ["--dry-run"], as: Shown.self)
        #expect(dry.fate == nil && dry.to == "ann@a.example" && dry.ticket == number && !dry.encrypted)
        #expect(dry.body.hasPrefix("Hello\n") && dry.subject.contains(number))
        #expect(dry.files == [Shown.File(name: "fix.patch", bytes: 5)])
        #expect(dry.warnings.count == 1 && dry.warnings[0].contains("not encrypted"))
        #expect(try Self.replies(home).isEmpty)
        #expect(try home.json(arguments, as: Shown.self).fate == "submitted")
        #expect(try Self.replies(home).count == 1)

        struct Changed: Decodable {
            struct Next: Decodable {
                var state: String
                var takes: [String]
            }

            var before, after: String
            var next: Next?
            var warnings: [String]
        }
        let set = ["ticket", "set", number, "--severity", "low", "--product", "P"]
        let changed = try home.json(set, as: Changed.self)
        #expect(changed.before == "new" && changed.after == "new" && changed.warnings.isEmpty)
        #expect(changed.next?.state == "triaged" && changed.next?.takes == ["--affected"])
        let closed = try home.json(["ticket", "close", number, "wont-fix"], as: Changed.self)
        #expect(closed.after == "closed" && closed.next == nil)
    }

    @Test func refused() throws {
        let (home, number) = try Self.home()
        let nothing = try home.run("ticket", "reply", number)
        #expect(nothing.status == 65)
        expectOneLine(nothing, "the text is empty")
        let binary = try home.run(["ticket", "reply", number], input: .bytes([0x41, 0xFF, 0xFE]))
        #expect(binary.status == 65)
        expectOneLine(binary, "standard input is not UTF-8")
        #expect(try home.run("ticket", "reply", number, "--file", "/none/at/all").status == 65)
        #expect(try home.run("ticket", "reply", number, "--file", "x", "--message", "y").status == 64)
        #expect(try home.run("ticket", "reply", "PSN-2020-0009", "--message", "y").status == 65)
        #expect(try Self.replies(home).isEmpty)
    }

    @Test func dryRun() throws {
        let (home, number) = try Self.home()
        let file = home.root + "/fix.patch"
        home.write("x", to: file)
        let shown = try home.good("ticket", "reply", number, "--message", "Hello Ann", "--attach", file, "--dry-run")
        for words in [
            "To: ann@a.example (signed, in clear)", "Subject: [\(number)] About your report", "Hello Ann",
            "Attached: fix.patch (1 B)",
        ] {
            #expect(shown.contains(words), "\(shown)")
        }
        #expect(try Self.replies(home).isEmpty)
        #expect(try !home.good("ticket", "history", number).contains("replied"))
    }

    // MARK: - Editor

    /// Runs the command at a terminal, with this script for an editor.
    private func edit(_ home: OperatorHome, _ number: String, script: String, _ variable: String = "EDITOR") throws
        -> Ended
    {
        home.write(script, to: home.root + "/edit.sh")
        var environment = ProcessInfo.processInfo.environment.filter { !["VISUAL", "EDITOR"].contains($0.key) }
        environment[variable] = "sh \(home.root)/edit.sh"
        environment["SEEN"] = home.root + "/seen"
        return try runOnTerminal(
            [builtPostern, "ticket", "reply", number, "--config", home.settingsFile], environment: environment)
    }

    /// The path that the editor was given, and the modes of that file and its directory.
    private func seen(_ home: OperatorHome) throws -> [String] {
        let text = try String(contentsOfFile: home.root + "/seen", encoding: .utf8)
        return text.split(separator: "\n").map(String.init)
    }

    private func expectGone(_ path: String, _ location: SourceLocation = #_sourceLocation) {
        let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        #expect(folder.contains("postern-"), sourceLocation: location)
        #expect(!FileManager.default.fileExists(atPath: folder), sourceLocation: location)
    }

    @Test(arguments: ["EDITOR", "VISUAL"]) func written(_ variable: String) throws {
        let (home, number) = try Self.home()
        let script = """
            echo "$1" >"$SEEN"; stat -c '%a %s' "$1" >>"$SEEN"; stat -c %a "$(dirname "$1")" >>"$SEEN"
            stat -f -c %T "$(dirname "$1")" >>"$SEEN"; stat -f -c %T /dev/shm >>"$SEEN"
            printf 'Words of hers\\n' >"$1"
            """
        let ended = try edit(home, number, script: script, variable)
        #expect(ended.status == 0, "\(ended)")
        #expect(ended.output.contains("sent to ann@a.example"))
        let seen = try seen(home)
        #expect(Array(seen[1...2]) == ["600 0", "700"])
        #expect(seen[3] == "tmpfs" || seen[4] != "tmpfs")
        expectGone(seen[0])
        #expect(try Self.lastText(home).hasPrefix("Words of hers\n\nPlease keep"))
    }

    @Test(
        arguments: [
            ("printf ' \\n\\n' >\"$1\"", Int32(0), "nothing was sent"),
            ("echo x >\"$1\"; exit 3", 65, "nothing was sent"),
            ("echo x >\"$1\"; kill -TERM $PPID; sleep 5", 128 + 15, ""),
            ("echo x >\"$1\"; kill -HUP $PPID; sleep 5", 128 + 1, ""),
        ] as [(String, Int32, String)])
    func cancelled(_ script: String, _ status: Int32, _ words: String) throws {
        let (home, number) = try Self.home()
        let ended = try edit(home, number, script: "echo \"$1\" >\"$SEEN\"\n\(script)")
        #expect(ended.status == status, "\(ended)")
        #expect(words.isEmpty || ended.output.contains(words), "\(ended)")
        expectGone(try seen(home)[0])
        #expect(try Self.replies(home).isEmpty)
    }

    /// Before a word is written, not after.
    @Test func refusedBeforeTheEditor() throws {
        let (home, _) = try Self.home()
        let ended = try edit(home, "PSN-2020-0009", script: "echo \"$1\" >\"$SEEN\"; echo x >\"$1\"")
        #expect(ended.status == 65 && ended.output.contains("there is no ticket"), "\(ended)")
        #expect(!FileManager.default.fileExists(atPath: home.root + "/seen"))
    }
}
