import Foundation
import Synchronization
import TestSupport
import Testing

/// Several workers in one run, each with processes of its own.
@Suite("Workers") struct WorkersTests {
    @Test("What comes of a run does not depend on how many workers there were")
    func sameWithAnyNumber() throws {
        let mails = try MixedMails()
        let start = try OperatorHome()
        try start.deliver(mails.first)
        try start.good("poll")
        let acknowledgement = try #require(try start.sentIDs().first)
        try start.deliver(try mails.all(acknowledgement: acknowledgement) + Self.chain(mails.cast))
        var outcomes: [[String]] = []
        for workers in [1, 2, 5] {
            let home = try start.copied()
            home.configure("", "workers", "\(workers)")
            let poll = try home.run("poll")
            #expect(poll.status == 0, "\(poll)")
            #expect(home.waiting.isEmpty)
            #expect(home.names("scratch").isEmpty && home.names("in-hand").isEmpty)
            let audit = try home.audit(open: true)
            let messages = audit.messages.map { "\($0.sha256) \($0.outcome) \($0.ticket ?? "-")" }.sorted()
            let mail = try home.outbox().map { "\($0.ticket ?? "-") \($0.kind) \($0.state)" }
            var reports: [String] = []
            for ticket in try home.tickets() {
                let shown = try home.ticket(ticket.number)
                let told = try #require(shown["reports"] as? [[String: Any]])
                reports += told.map { "\(ticket.number) \($0["channel"] ?? "-") \($0["reporter"] ?? "-")" }
            }
            let again = try home.run("reprocess", "--all")
            #expect(again.output.hasSuffix(" looked at, 0 changed\n"), "\(again)")
            outcomes.append(messages + mail + reports + [again.words])
        }
        #expect(outcomes[0].count > 40)
        #expect(outcomes[1] == outcomes[0])
        #expect(outcomes[2] == outcomes[0])
    }

    /// The first brings the certificate that the others, read at the same time, are judged with.
    private static func chain(_ cast: OperatorCast) throws -> [OperatorMail] {
        let rsa = cast.keys.rsa
        let certificate = String(decoding: rsa.certificate, as: UTF8.self)
        let first = OperatorMail.attached(
            "Here is my key.", certificate, name: "key.asc", type: "application/pgp-keys")
        return try [OperatorMail("30-brings-key", from: rsa.userID, entity: cast.signed(first, by: rsa))]
            + (31..<36).map { index in
                let text = OperatorMail.text("OS: Debian 12\nEncrypted and signed, \(index).")
                return OperatorMail(
                    "\(index)-needs-key", from: rsa.userID,
                    entity: OperatorMail.encrypted(try cast.encrypt(text, signedBy: rsa)))
            }
    }

    @Test("Two runs of gpg for a report that is encrypted and signed, with its answer; one for a clear one's answer")
    func runsOfGPG() throws {
        let cast = try OperatorCast()
        let alice = cast.keys.alice
        let home = try OperatorHome()
        let certificate = "\(home.root)/alice.asc"
        home.write(String(decoding: alice.certificate, as: UTF8.self), to: certificate)
        try home.good("key", "import", certificate, "--for", alice.address)
        let encrypted = try (0..<3).map { index in
            let text = OperatorMail.text("OS: Debian 12\nEncrypted and signed, \(index).")
            return OperatorMail.encrypted(try cast.encrypt(text, signedBy: alice))
        }
        var next = 0
        func mail(_ entity: String, from: String) -> OperatorMail {
            next += 1
            return OperatorMail("m\(next)", from: from, entity: entity)
        }
        func runs(_ mails: [OperatorMail]) throws -> Int {
            try home.deliver(mails)
            return try Self.runsOfGPG(in: home)
        }
        let one = try runs([mail(encrypted[0], from: alice.userID)])
        let two = try runs([mail(encrypted[1], from: alice.userID), mail(encrypted[2], from: alice.userID)])
        #expect(two - one == 2, "\(one) for one, \(two) for two")
        let text = OperatorMail.text("OS: Windows 11\nIt crashes.")
        let clear = try runs([mail(text, from: "Ann <ann@a.example>")])
        let more = try runs([mail(text, from: "Bo <bo@b.example>"), mail(text, from: "Cy <cy@c.example>")])
        #expect(more - clear == 1, "\(clear) for one, \(more) for two")
        #expect(try runs([]) == 0)
        #expect(try home.audit(open: true).counts == ["filed": 6])
    }

    /// How often a `poll` starts gpg: counted by a program of that name that starts the real one.
    private static func runsOfGPG(in home: OperatorHome) throws -> Int {
        let log = "\(home.root)/gpg.log"
        try? FileManager.default.removeItem(atPath: log)
        let poll = try home.run(["poll"], environment: environment(home, beforeGPG: "echo run >> \(log)"))
        #expect(poll.status == 0, "\(poll)")
        return (try? String(contentsOfFile: log, encoding: .utf8))?.split(separator: "\n").count ?? 0
    }

    /// One in which a line of shell runs before each run of gpg.
    private static func environment(_ home: OperatorHome, beforeGPG line: String) throws -> [String: String] {
        let folder = "\(home.root)/bin"
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try writeProgram("#!/bin/sh\n\(line)\nexec /usr/bin/gpg \"$@\"\n", to: "\(folder)/gpg")
        for name in ["gpgconf", "gpg-connect-agent", "gpg-agent"]
        where !FileManager.default.fileExists(atPath: "\(folder)/\(name)") {
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder)/\(name)", withDestinationPath: "/usr/bin/\(name)")
        }
        return ["PATH": "\(folder):/usr/bin:/bin", "HOME": home.root]
    }

    @Test("Long work shows how far it is on a terminal, and nothing of that elsewhere") func progress() throws {
        let cast = try OperatorCast()
        let home = try OperatorHome()
        try home.deliver(
            (10..<18).map { number in
                let text = OperatorMail.text("OS: Debian 12\nReport \(number).")
                return OperatorMail(
                    "\(number)-encrypted", from: "Ann <ann\(number)@a.example>",
                    entity: OperatorMail.encrypted(try cast.encrypt(text)))
            })
        let terminal = try home.copied()
        // Nothing is shown of what is done within a second.
        let seen = try runOnTerminal(
            [builtPostern, "poll", "--config", terminal.settingsFile],
            environment: Self.environment(terminal, beforeGPG: "sleep 0.5"))
        #expect(seen.status == 0, "\(seen)")
        let steps = seen.output.split(separator: "\r").filter { $0.contains(" of 8 messages, ") }
        #expect(steps.contains { $0.contains(" a second, ") && $0.hasSuffix(" s left") }, "\(seen)")
        // The line is gone in the end.
        #expect(steps.allSatisfy { $0.hasPrefix("\u{1B}[K") } && !seen.output.hasSuffix("left"), "\(seen)")
        let cron = try home.run("poll")
        #expect(cron.status == 0 && !cron.words.contains(" of 8 messages"), "\(cron)")
    }

    @Test("A key holder that is killed costs no message", .timeLimit(.minutes(10)))
    func killedHolders() throws {
        let cast = try OperatorCast()
        let home = try OperatorHome()
        home.configure("", "workers", "2")
        try home.deliver(
            try (10..<30).map { index in
                let text = OperatorMail.text("OS: Debian 12\nReport \(index).")
                return OperatorMail(
                    "\(index)-encrypted", from: "Ben <ben\(index)@b.example>",
                    entity: OperatorMail.encrypted(try cast.encrypt(text)))
            })
        let isOver = Mutex(false)
        let root = home.root
        let killer = DispatchQueue.global()
        let killed = Mutex(0)
        let done = DispatchGroup()
        killer.async(group: done) {
            while !isOver.withLock({ $0 }) {
                usleep(150_000)
                guard killed.withLock({ $0 }) < 3, let holder = Self.holders(of: root).first else { continue }
                if kill(holder, SIGKILL) == 0 { killed.withLock { $0 += 1 } }
            }
        }
        for _ in 0..<5 where !home.waiting.isEmpty { #expect(try home.run("poll").status == 0) }
        isOver.withLock { $0 = true }
        done.wait()
        #expect(killed.withLock { $0 } > 0)
        try home.good("poll")
        // An answer whose signing was struck twice waits for its next try.
        _ = try home.run("outbox", "retry")
        let audit = try home.audit(open: true)
        #expect(audit.counts == ["filed": 20])
        let sent = try home.sentIDs()
        #expect(sent.count == 20 && Set(sent).count == 20)
        #expect(Self.holders(of: root).isEmpty)
    }

    /// The key holders of runs on the home that lies there.
    private static func holders(of root: String) -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { process in
            guard let words = FileManager.default.contents(atPath: "/proc/\(process)/cmdline"),
                String(decoding: words, as: UTF8.self).contains("key-holder")
            else { return false }
            let parent = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
                .split(separator: ")").last?.split(separator: " ").dropFirst().first
            guard let parent, let line = FileManager.default.contents(atPath: "/proc/\(parent)/cmdline") else {
                return false
            }
            return String(decoding: line, as: UTF8.self).contains(root)
        }
    }
}
