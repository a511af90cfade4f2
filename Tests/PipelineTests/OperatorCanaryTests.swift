import Foundation
import TestSupport
import Testing

@Suite("What was encrypted stays so") struct OperatorCanaryTests {
    /// Words of an encrypted report stand nowhere afterwards but in `ticket show`.
    @Test func canary() throws {
        let home = try OperatorHome(ownKeys: true)
        let canaries = ["canarytext", "canarysubject", "canaryname", "canaryfile", "canaryclear", "canarysender"]
            .reduce(into: [:]) { $0[$1] = "\($1)\(UInt32.random(in: 100_000...999_999))" }
        let word = { (name: String) throws in try #require(canaries[name]) }
        let mails = try Self.mails(word)
        try home.deliver(mails)

        // An agent lives on, and strace would wait for one that it saw start.
        #expect(try runProgram(["gpgconf", "--homedir", home.keys, "--launch", "gpg-agent"]).status == 0)
        let log = home.root + "/strace"
        let poll = try runProgram([
            "strace", "-f", "-qq", "-s", "4096", "-o", log, "-e", "trace=execve,openat,creat,mkdir,link,rename,symlink",
            builtPostern, "poll", "--verbose", "--config", home.settingsFile,
        ])
        #expect(poll.status == 0, "\(poll)")
        let number = try #require(try home.audit().ticket(of: mails[0]))
        try home.good("ticket", "set", number, "--severity", "low", "--product", "Server", "--affected", "1")
        let said = try [
            poll.words, home.good("send-updates", "--verbose"), home.good("audit", "--verbose"),
            home.good("ticket", "list", "--state", "closed"), home.good("reprocess", "--all", "--verbose"),
            String(contentsOf: URL(filePath: log), encoding: .utf8),
        ]
        #expect(try home.audit().counts == ["filed": 2])
        try expectWritesStayInside(home, log)
        try FileManager.default.removeItem(atPath: log)

        for (name, canary) in canaries {
            for form in Self.forms(of: canary) {
                #expect(said.allSatisfy { !$0.contains(form) }, "\(name) was said")
                let found = try runProgram(["grep", "-rlaiF", "--", form, home.root])
                // An answer names the address it goes to: that is the one thing of a report that leaves.
                let files = found.output.split(separator: "\n").filter {
                    name != "canarysender" || !$0.contains("/outbox/")
                }
                #expect(files.isEmpty, "\(name) stands in \(files)")
            }
        }
        let shown = try home.good("ticket", "show", number)
        for name in ["canarytext", "canarysubject", "canaryname", "canaryfile"] where name != "canaryfile" {
            #expect(try shown.contains(word(name)), "\(name) is not in ticket show")
        }
        let folder = home.root + "/saved"
        try home.good("ticket", "show", number, "--save-attachments", folder)
        #expect(try runProgram(["grep", "-rlF", word("canaryfile"), folder]).status == 0)
    }

    private static func mails(_ word: (String) throws -> String) throws -> [OperatorMail] {
        let content = OperatorMail.attached(
            "OS: Debian 12\nThe hole: \(try word("canarytext"))", try word("canaryfile"),
            name: "\(try word("canaryname")).c")
        let protected =
            "Subject: \(try word("canarysubject"))\n"
            + content.replacing("multipart/mixed;", with: "multipart/mixed; protected-headers=\"v1\";")
        return [
            OperatorMail(
                "01-encrypted", from: "Ben <ben@b.example>", subject: "...",
                entity: OperatorMail.encrypted(try OperatorCast().encrypt(protected))),
            // A clear report rests sealed too.
            OperatorMail(
                "02-clear", from: "Ann <\(try word("canarysender"))@a.example>", subject: try word("canaryclear"),
                text: "OS: Windows 11\n\(try word("canaryclear"))"),
        ]
    }

    /// As it is, and as the middle of a base64 text, wherever it begins.
    private static func forms(of canary: String) -> [String] {
        [canary]
            + (0..<3).map { shift in
                let text = Data((String(repeating: " ", count: shift) + canary).utf8).base64EncodedString()
                return String(text.dropFirst(4).dropLast(4))
            }
    }

    /// Whatever was opened to be written, made or renamed lies in the home, or is a device.
    private func expectWritesStayInside(_ home: OperatorHome, _ log: String) throws {
        let lines = try String(contentsOf: URL(filePath: log), encoding: .utf8).split(separator: "\n")
        let writes = lines.filter { line in
            ["O_WRONLY", "O_RDWR", "O_CREAT", " creat(", " mkdir(", " link(", " rename(", " symlink("].contains {
                line.contains($0)
            }
        }
        #expect(writes.count > 20)
        let outside = writes.filter { line in
            let paths = line.split(separator: "\"").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
            return paths.contains { path in
                path.hasPrefix("/") && !path.hasPrefix(home.root + "/") && !path.hasPrefix("/dev/")
                    && !path.hasPrefix("/proc/")
            }
        }
        #expect(outside.isEmpty, "\(outside)")
    }
}
