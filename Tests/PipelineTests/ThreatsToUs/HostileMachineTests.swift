import Foundation
import TestSupport
import Testing

/// THREATS, sections 6 to 8: files, names and programs, in one home.
@Suite("Attacks by files and names") struct HostileMachineTests {
    static let rows: [HostileRow] = [.newAndCur, .neverTmp, .opening, .names, .sqlStrict, .sendmail]

    private static func mail(_ name: String, _ from: String = "ann@a.example") -> OperatorMail {
        OperatorMail(name, from: "<\(from)>", text: "OS: Debian 12\n\(Hostile.mark) \(name)")
    }

    /// What is delivered under a name of any bytes but NUL and the slash.
    private static let names: [[UInt8]] = [
        Array("1.\u{1B}[2J\u{1B}]0;zq\u{7}".utf8), Array("2.\n postern: all is well".utf8), [0x33, 0xFF, 0xFE, 0x80],
        Array("4.\u{202E}txt\u{200B}".utf8), Array("-f.$(touch x);`id`|'\"".utf8), [UInt8](repeating: 0x61, count: 255),
    ]

    /// `new/` alone, unless the operator says so; `tmp/` never; and no name does anything.
    @Test func names() throws {
        let home = try OperatorHome()
        let cur = Self.mail("in-cur")
        try home.deliver([cur], into: "cur")
        try home.deliver([Self.mail("in-tmp")], into: "tmp")
        for (index, name) in Self.names.enumerated() {
            let plain = Self.mail("name-\(index)")
            try home.deliver(plain)
            let target = (Array("\(home.inbox)/new/".utf8) + name + [0]).map { CChar(bitPattern: $0) }
            let status = unsafe rename("\(home.inbox)/new/\(plain.name)", target)
            #expect(status == 0)
        }
        let log = home.root + "/strace"
        let poll = try runProgram([
            "strace", "-f", "-qq", "-xx", "-o", log, "-e", "trace=open,openat,openat2", builtPostern, "poll",
            "--verbose", "--config", home.settingsFile,
        ])
        #expect(poll.status == 0, "\(poll)")
        #expect(HostileChecks.dangerous(in: poll.words) == [])
        #expect(poll.words.split(separator: "\n").count >= Self.names.count, "\(poll)")
        #expect(!poll.words.contains("\n postern: all is well"))
        #expect(try home.audit(open: true).counts == ["filed": Self.names.count])
        #expect(home.names("inbox/new") == [])
        #expect(home.names("inbox/cur") == ["in-cur"])
        #expect(home.names("inbox/tmp") == ["in-tmp"])
        try Self.expectFlags(String(contentsOfFile: log, encoding: .utf8), home)

        home.configure("mailbox", "read_cur", "true")
        #expect(try home.run("poll").status == 0)
        #expect(try home.audit().outcome(of: cur) == "filed")
        #expect(home.names("inbox/tmp") == ["in-tmp"])
        try Self.expectStrict(home)
    }

    /// How every mail was opened.
    private static func expectFlags(_ log: String, _ home: OperatorHome) throws {
        let folder = (home.inbox + "/new/").utf8.map { "\\x" + String(format: "%02x", Int($0)) }.joined()
        let opened = log.split(separator: "\n").filter { $0.contains(folder) }
        #expect(opened.count >= names.count)
        for line in opened {
            for flag in ["O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_RDONLY"] {
                #expect(line.contains(flag), "\(line)")
            }
        }
    }

    private static func expectStrict(_ home: OperatorHome) throws {
        let query = """
            SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict \
            AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
            """
        let ended = try runProgram(["sqlite3", "\(home.spool)/postern.sqlite", query])
        #expect(ended.status == 0 && ended.words == "", "\(ended)")
    }

    /// A certificate that an operator takes in by hand: its user id says what it likes.
    @Test func userIDs() throws {
        let home = try OperatorHome()
        let cast = try HostileCast.shared()
        let address = HostileCast.Owner.strange.address
        let file = home.root + "/certificate"
        let userID = HostileCast.strangeName + "<\(address)>"
        try Data(cast.certificate(.strange, withUserIDs: [userID])).write(to: URL(filePath: file))
        for command in [["key", "import", file, "--for", address], ["key", "list"], ["check"]] {
            for format in ["text", "json"] where format == "text" || command[0] != "check" {
                let ended = try home.run(command + (format == "json" ? ["--format", "json"] : []))
                #expect(HostileChecks.dangerous(in: ended.words) == [], "\(command) \(format)")
            }
        }
        #expect(try home.good("key", "list").contains(cast.fingerprint(.strange)))
    }

    /// Addresses that a shell or a careless command line would act on.
    @Test func sendmail() throws {
        let home = try OperatorHome()
        let addresses = [
            "-oQ/tmp@v.example", "-f@v.example", "$HOME@v.example", "`id`@v.example", "|id@v.example",
            "&id&@v.example", "{a}@v.example", "*@v.example", "\"a;id b\"@v.example", "'x'@v.example",
        ]
        let program = home.root + "/sendmail"
        let arguments = home.root + "/arguments"
        try writeProgram(
            "#!/bin/sh\nprintf '%s\\n' \"$@\" '' >> \(arguments)\ncat > \(home.root)/mail\n", to: program)
        home.configure("submission", "method", "\"sendmail\"")
        home.configure("submission", "sendmail", "[\"\(program)\", \"-i\"]")
        try home.deliver(addresses.enumerated().map { Self.mail("to-\($0.offset)", $0.element) })
        let poll = try home.run("poll")
        #expect(poll.status == 0, "\(poll)")
        #expect(try home.outbox().map(\.state) == Array(repeating: "submitted", count: addresses.count))
        let calls = try String(contentsOfFile: arguments, encoding: .utf8).components(separatedBy: "\n\n")
        #expect(calls.dropLast() == addresses.map { "-i\n-f\nsecurity@vendor.example\n--\n\($0)" }[...])
        #expect(home.names("").allSatisfy { !$0.contains("id") })
    }
}
