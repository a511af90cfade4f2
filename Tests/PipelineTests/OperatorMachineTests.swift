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
            try withCertificate("04-certificate"),
        ]
    }

    /// Brings the certificate that it is signed with, which needs room in a scratch home.
    private static func withCertificate(_ name: String) throws -> OperatorMail {
        let cast = try OperatorCast()
        let content = OperatorMail.attached(
            "OS: Fedora 40\nEncrypted and signed, my key is attached.",
            String(decoding: cast.keys.alice.certificate, as: UTF8.self), name: "alice.asc",
            type: "application/pgp-keys")
        return OperatorMail(
            name, from: cast.keys.alice.userID,
            entity: OperatorMail.encrypted(try cast.encrypt(content, signedBy: cast.keys.alice)))
    }

    private static func expectAllThere(_ home: OperatorHome) throws {
        let poll = try home.run("poll")
        #expect(poll.status == 0, "\(poll)")
        let audit = try home.audit(open: true)
        #expect(audit.counts == ["filed": 3, "setAside": 1])
        #expect(audit.findings.isEmpty)
        #expect(home.waiting.isEmpty)
        let sent = try home.sentIDs()
        #expect(sent.count == 3 && Set(sent).count == 3)
    }

    /// What a backup has to be good for: the spool, the keys, and none of our programs but a script.
    @Test func originalsOpenWithoutUs() throws {
        let home = try OperatorHome(ownKeys: true)
        let long = String(repeating: "0000 mov eax, ebx\n", count: 150_000)
        let mails = try Self.mails() + [OperatorMail("long", from: "Ann <ann@a.example>", text: long)]
        try home.deliver(mails)
        try home.good("poll")
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Scripts/open-original")
        for mail in mails {
            let copy = "\(home.root)/\(mail.name)"
            let open = #"exec "$0" "$1" "$2" > "$3""#
            let ended = try runProgram(["/bin/sh", "-c", open, script.path, home.root, mail.sha256, copy])
            #expect(ended.status == 0, "\(ended)")
            #expect(try [UInt8](Data(contentsOf: URL(filePath: copy))) == mail.bytes)
        }
        let stranger = try runProgram([script.path, home.root, String(repeating: "0", count: 64)])
        #expect(stranger.status != 0 && stranger.output.isEmpty)
    }

    /// No gpg: 69, nothing is taken, and once it is back everything is.
    @Test(.enabled(if: MountNamespace.isAllowed, needsMounts), arguments: ["gpg", "gpgconf", "gpg gpgconf"])
    func withoutGnuPG(_ hidden: String) throws {
        let home = try OperatorHome()
        try home.deliver(Self.mails())
        let hide = "for name in $3; do mount --bind /dev/null /usr/bin/$name; done\n"
        let ended = try MountNamespace.run(
            hide + #"exec "$1" poll --config "$2""#, [builtPostern, home.settingsFile, hidden])
        #expect(ended.status == 69, "\(ended)")
        expectOneLine(ended, "gpg cannot be used", "apt install gnupg")
        #expect(home.waiting.count == 4)
        try Self.expectAllThere(home)
    }

    /// A keys directory that cannot be written is enough while an agent runs; to start, one needs room for its socket.
    @Test(.enabled(if: MountNamespace.isAllowed, needsMounts), arguments: [true, false])
    func readOnlyKeys(_ agentRuns: Bool) throws {
        let home = try OperatorHome(ownKeys: true)
        try home.deliver(Self.mails())
        if agentRuns {
            #expect(try runProgram(["gpgconf", "--homedir", home.keys, "--launch", "gpg-agent"]).status == 0)
        }
        let ended = try MountNamespace.run(
            #"mount --bind "$3" "$3"; mount -o remount,bind,ro "$3"; exec "$1" poll --config "$2""#,
            [builtPostern, home.settingsFile, home.keys])
        if agentRuns {
            #expect(ended.status == 0, "\(ended)")
            #expect(home.waiting.isEmpty)
        } else {
            #expect(ended.status == 78, "\(ended)")
            expectOneLine(ended, "gpg-agent does not answer for \(home.keys), where it has to make its socket")
            #expect(home.waiting.count == 4)
        }
        try Self.expectAllThere(home)
    }

    /// However little room there is, a run ends with 75 or well, nothing is lost, and with room the next one finishes.
    @Test(
        .enabled(if: MountNamespace.isAllowed, needsMounts),
        arguments: [0, 8, 24, 40, 64, 96, 128, 160, 192, 224, 256, 320, 384, 1024])
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
        // Without room for SQLite's shared memory, not even the audit can look.
        #expect(["75 75", "75 0", "0 0"].contains(status), "\(ended)")
        let lines = ended.errors.split(separator: "\n")
        #expect(lines.allSatisfy { $0.hasPrefix("postern: ") && $0.contains("make room") }, "\(ended)")
        #expect(lines.isEmpty == status.hasPrefix("0"), "\(ended)")
        if kibibytesLeft == 0 { #expect(status.hasPrefix("75"), "\(ended)") }
        if kibibytesLeft == 1024 { #expect(status.hasPrefix("0"), "\(ended)") }
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
        if blocks > 0 {
            #expect(ended.status == 75, "\(ended)")
            expectOneLine(ended, "make room")
        } else {
            // The outputs are files as well: nothing can be said, which must not be a crash.
            #expect(ended.status != nil && ended.status != 0, "\(ended)")
        }
        #expect(try home.audit().findings.isEmpty)
        try Self.expectAllThere(home)
    }
}
