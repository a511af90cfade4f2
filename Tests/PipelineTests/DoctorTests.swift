import Confinement
import Foundation
import Settings
import TestSupport
import Testing

@testable import Pipeline

@Suite("What check finds") struct DoctorTests {
    private func findings(_ level: ConfinementLevel, required: Bool) throws -> Doctor.Report {
        let home = try IntakeHome(key: IntakeCast.shared().mailbox)
        defer { home.remove() }
        home.settings.parser.requireConfinement = required
        var doctor = Doctor(try home.open(), now: Date())
        doctor.confinement(level)
        return Doctor.Report(findings: doctor.findings)
    }

    @Test("A kernel that has all means: told, and all is well", arguments: [true, false])
    func full(_ required: Bool) throws {
        let level = ConfinementLevel(noNewPrivileges: true, landlockABI: 3, systemCallFilter: true)
        let report = try findings(level, required: required)
        #expect(report.findings.map(\.gravity) == [.fine])
        #expect(report.exitStatus == 0)
        // One line: cron's pattern drops lines that begin with these words.
        let words = "all is well: readers are confined in full (no_new_privs, Landlock 3, seccomp)"
        #expect(report.text(ScreenStyle()) == words)
        #expect(jsonText(report).contains("\"fine\""))
    }

    @Test(
        "A kernel that lacks one: named with the version that has it",
        arguments: [
            (ConfinementLevel(noNewPrivileges: true, landlockABI: 0, systemCallFilter: true), "Landlock (Linux 5.13"),
            (
                ConfinementLevel(noNewPrivileges: true, landlockABI: 1, systemCallFilter: false),
                "seccomp filters (Linux 4.14"
            ),
        ])
    func lacking(_ level: ConfinementLevel, _ words: String) throws {
        for (required, gravity, status) in [(false, Doctor.Gravity.warning, Int32(1)), (true, .error, 78)] {
            let report = try findings(level, required: required)
            #expect(report.findings.map(\.gravity) == [gravity])
            #expect(report.exitStatus == status)
            let text = try #require(report.findings.first).text
            #expect(text.contains(words) && text.contains("parser.require_confinement"))
        }
    }

    @Test("check tells what this kernel has")
    func thisKernel() throws {
        let home = try OperatorHome()
        let words = try home.run("check").words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let level = kernelConfinement()
        #expect(words.contains(level.isFull ? "confined in full" : "this kernel lacks"))
    }

    @Test("Each key of ours is tried: one that signs and no longer opens mail is named")
    func keyWithoutSecret() throws {
        let home = try OperatorHome(ownKeys: true)
        let alias = try IntakeCast.shared().alias
        let file = home.root + "/alias.asc"
        home.write(String(decoding: alias.secretKey, as: UTF8.self), to: file)
        try home.good("key", "import", file)
        #expect(try home.run("check").status == 0)

        let listing = try runGPG(
            ["--with-colons", "--with-keygrip", "--list-secret-keys", alias.fingerprint], home: home.keys)
        let keygrips = String(decoding: listing.stdout, as: UTF8.self).split(separator: "\n")
            .filter { $0.hasPrefix("grp:") }.map { $0.split(separator: ":")[1] }
        // The last is that of the subkey for encryption.
        let lost = try #require(keygrips.count > 1 ? keygrips.last : nil)
        try FileManager.default.removeItem(atPath: "\(home.keys)/private-keys-v1.d/\(lost).key")
        OperatorBase.endAgent(home.keys)
        let check = try home.run("check")
        #expect(check.status == 78)
        let words = check.words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("error: the key \(alias.fingerprint) does not open what is encrypted to it"), "\(check)")
        #expect(!words.contains(try IntakeCast.shared().mailbox.fingerprint), "\(check)")
    }

    @Test("gpg is given no more of the environment than it needs")
    func environment() throws {
        let home = try OperatorHome()
        let folder = home.root + "/bin"
        let record = home.root + "/environment"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        try writeProgram("#!/bin/sh\nenv >> \(record)\nexec /usr/bin/gpg \"$@\"\n", to: folder + "/gpg")
        let ended = try home.run(
            ["check"],
            environment: [
                "PATH": "\(folder):/usr/bin:/bin", "HOME": home.root, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
                "GNUPGHOME": "/nonexistent", "http_proxy": "http://proxy.example", "GCONV_PATH": home.root,
                "LD_BIND_NOW": "1", "SECRET": "of cron",
            ])
        #expect(ended.status == 0, "\(ended)")
        let lines = try String(contentsOfFile: record, encoding: .utf8).split(separator: "\n")
        let names = Set(lines.map { String($0.prefix { $0 != "=" }) })
        // PWD, OLDPWD, SHLVL and _ are the shell's own.
        let shell: Set = ["PWD", "OLDPWD", "SHLVL", "_"]
        #expect(names.subtracting(shell) == ["PATH", "HOME", "LANG", "LC_ALL", "GNUPGHOME"])
    }
}
