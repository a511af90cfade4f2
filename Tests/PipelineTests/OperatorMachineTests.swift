import Foundation
import TestSupport
import Testing

/// A mount namespace, where tests may hide programs and fill disks without anybody noticing.
enum MountNamespace {
    /// Runs a shell script in one; `$1`… are the arguments.
    ///
    /// Root has its own; everybody else needs a user namespace with it.
    static func run(_ script: String, _ arguments: [String]) throws -> Ended {
        let options = geteuid() == 0 ? ["-m"] : ["-r", "-m"]
        return try runProgram(["unshare"] + options + ["/bin/sh", "-c", "set -e\n" + script, "sh"] + arguments)
    }

    static let isAllowed = (try? run("mount -t tmpfs tmpfs /mnt", []))?.status == 0
}

@Suite("A machine that is not in order") struct OperatorMachineTests {
    private static let needsMounts: Comment = "this sandbox allows no mounts: the test needs a mount namespace"

    private static func mails() throws -> [OperatorMail] {
        [
            OperatorMail("01-clear", from: "Ann <ann@a.example>", text: "OS: Windows 11"),
            OperatorMail(
                "02-encrypted", from: "Ben <ben@b.example>",
                entity: OperatorMail.encrypted(try OperatorCast().encrypt(OperatorMail.text("OS: Debian 12")))),
            MixedMails.manyFields("03-large"),
        ]
    }

    private static func expectAllThere(_ home: OperatorHome) throws {
        let poll = try home.run("poll")
        #expect(poll.status == 0, "\(poll)")
        let audit = try home.audit(open: true)
        #expect(audit.counts == ["filed": 2, "setAside": 1])
        #expect(audit.findings.isEmpty)
        #expect(home.waiting.isEmpty)
        let sent = try home.sentIDs()
        #expect(sent.count == 2 && Set(sent).count == 2)
    }

    /// No gpg: 69, nothing is taken, and once it is back everything is.
    @Test(.enabled(if: MountNamespace.isAllowed, needsMounts), arguments: ["gpg", "gpgconf", "gpg gpgconf"])
    func withoutGnuPG(_ hidden: String) throws {
        let home = try OperatorHome()
        try home.deliver(Self.mails())
        let hide = "for name in $3; do mount --bind /dev/null /usr/bin/$name; done\n"
        for command in ["poll", "send-updates"] where command == "poll" {
            let ended = try MountNamespace.run(
                hide + #"exec "$1" "$4" --config "$2""#, [builtPostern, home.settingsFile, hidden, command])
            #expect(ended.status == 69, "\(ended)")
            expectOneLine(ended, "gpg cannot be used", "apt install gnupg")
        }
        #expect(home.waiting.count == 3)
        try Self.expectAllThere(home)
    }

    /// A keys directory that cannot be written is enough: gpg only reads it, and its agent runs or listens elsewhere.
    @Test(.enabled(if: MountNamespace.isAllowed, needsMounts), arguments: [true, false])
    func readOnlyKeys(_ agentRuns: Bool) throws {
        let home = try OperatorHome(ownKeys: true)
        try home.deliver(Self.mails())
        if agentRuns { #expect(try runProgram(["gpgconf", "--homedir", home.keys, "--launch", "gpg-agent"]).status == 0) }
        let ended = try MountNamespace.run(
            #"mount --bind "$3" "$3"; mount -o remount,bind,ro "$3"; exec "$1" poll --config "$2""#,
            [builtPostern, home.settingsFile, home.keys])
        print("keys read-only, agent \(agentRuns ? "running" : "not running"): \(ended)")
        try Self.expectAllThere(home)
    }

    /// However little room there is, a run ends with 75 or well, nothing is lost, and with room the next one finishes.
    @Test(
        .enabled(if: MountNamespace.isAllowed, needsMounts),
        arguments: [0, 4, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256])
    func fullDisk(_ kibibytesLeft: Int) throws {
        let home = try OperatorHome()
        try home.deliver(Self.mails())
        let script = #"""
            mount -t tmpfs -o size=4m tmpfs /mnt
            cp -a "$3/." /mnt
            mount --move /mnt "$3"
            cat /dev/zero > "$3/filler" 2>/dev/null || true
            truncate -s -"$4"K "$3/filler"
            status=0
            "$1" poll --config "$2" || status=$?
            ls "$3/inbox/new" | wc -l
            audit=0
            "$1" audit --config "$2" > /dev/null || audit=$?
            rm "$3/filler"
            cp -a "$3" "$5"
            echo "$status $audit"
            """#
        let after = home.root + "/after"
        let ended = try MountNamespace.run(
            script, [builtPostern, home.settingsFile, home.spool, String(kibibytesLeft), after])
        #expect(ended.status == 0, "\(ended)")
        let status = ended.output.split(separator: "\n").last.map(String.init) ?? ""
        #expect(["75 0", "0 0"].contains(status), "\(ended)")
        if status.hasPrefix("75") {
            #expect(ended.errors.contains("make room"), "\(ended)")
            #expect(ended.errors.split(separator: "\n").count == 1, "\(ended)")
        }
        if kibibytesLeft == 0 { #expect(status.hasPrefix("75"), "\(ended)") }
        if kibibytesLeft == 256 { #expect(status.hasPrefix("0"), "\(ended)") }
        try FileManager.default.removeItem(atPath: home.spool)
        try FileManager.default.moveItem(atPath: after, toPath: home.spool)
        try Self.expectAllThere(home)
    }

    /// The second way to run out of room, which needs no privilege: no file may grow past so many blocks of 512 bytes.
    @Test(arguments: [0, 1, 8, 64, 256]) func fileSizeLimit(_ blocks: Int) throws {
        let home = try OperatorHome()
        try home.deliver(Self.mails())
        let script = #"trap '' XFSZ; ulimit -f "$3"; exec "$1" poll --config "$2""#
        let ended = try runProgram(
            ["/bin/sh", "-c", script, "sh", builtPostern, home.settingsFile, String(blocks)])
        // The outputs are files as well: with no blocks at all, nothing can be said.
        #expect(ended.status == 75, "\(ended)")
        #expect(try home.audit().findings.isEmpty)
        try Self.expectAllThere(home)
    }
}
