import Disclosure
import Foundation
import Submission
import TestSupport
import Testing

@Suite("Sendmail commands") final class SendmailTests {
    private let directory = "/tmp/pw-\(UUID().uuidString.prefix(8))"

    init() throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    @Test("Msmtp takes the mail and hands it to a server, byte for byte")
    func realCommand() throws {
        let server = try SMTPServer(.none, directory: directory)
        let mail = try testMail(to: "finder@example.net")
        try msmtp(server).submit(mail)
        let taken = try #require(try server.mails().first)
        #expect(taken.sender == "security@example.org")
        #expect(taken.recipients == ["finder@example.net"])
        #expect(Array(taken.content.utf8) == mail.bytes)
    }

    @Test("Msmtp sends the null return path as one")
    func nullReturnPath() throws {
        let server = try SMTPServer(.none, directory: directory)
        try msmtp(server).submit(try testMail(from: nil, to: "finder@example.net"))
        #expect(try server.mails().map(\.sender) == ["<>"])
    }

    @Test("Msmtp's refusals")
    func refusals() throws {
        let server = try SMTPServer(.none, directory: directory)
        let refused = try failure(of: try msmtp(server), to: "refused@example.net")
        guard case .permanent(let text) = refused else { return #expect(refused == nil, "not permanent") }
        #expect(text.contains("status 65"))
        #expect(try server.mails().isEmpty)
    }

    @Test("Msmtp without a configuration is a matter of the settings")
    func notConfigured() throws {
        try Data().write(to: URL(filePath: "\(directory)/empty"))
        let command = Sendmail(command: ["/usr/bin/msmtp", "-C", "\(directory)/empty"], timeoutSeconds: 20)
        let error = try failure(of: command, to: "finder@example.net")
        guard case .settings(let text) = error else { return #expect(error == nil, "not of the settings") }
        #expect(text.contains("status 78"))
    }

    @Test("Arguments, standard input, environment and descriptors are as they should be")
    func whatTheProgramSees() throws {
        let program = try script(
            """
            printf '%s\\n' "$@" > \(directory)/arguments
            cat > \(directory)/mail
            env > \(directory)/environment
            ls /proc/self/fd > \(directory)/descriptors
            """)
        unsafe setenv("POSTERN_TEST_SECRET", "x", 1)
        defer { unsafe unsetenv("POSTERN_TEST_SECRET") }
        let mail = try testMail(from: nil, to: "-oQ/tmp@example.net")
        try Sendmail(command: [program, "-i", "a b"], timeoutSeconds: 20).submit(mail)
        #expect(try read("arguments") == "-i\na b\n-f\n<>\n--\n-oQ/tmp@example.net\n")
        let text = String(decoding: mail.bytes, as: UTF8.self)
        #expect(
            try read("mail") == text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n"))
        let names = try read("environment").split(separator: "\n").compactMap { $0.split(separator: "=").first }
        #expect(Set(names).isSubset(of: ["PATH", "LANG", "HOME", "PWD", "_", "SHLVL", "OLDPWD"]))
        // 3 is ls reading the directory.
        #expect(try read("descriptors") == "0\n1\n2\n3\n")
    }

    @Test(
        "Exit codes",
        arguments: [
            (64, "settings"), (65, "permanent"), (66, "permanent"), (67, "permanent"), (68, "permanent"),
            (69, "temporary"), (70, "temporary"), (71, "temporary"), (72, "settings"), (73, "temporary"),
            (74, "temporary"), (75, "temporary"), (76, "temporary"), (77, "settings"), (78, "settings"),
            (1, "temporary"), (126, "missingProgram"), (127, "missingProgram"), (255, "temporary"),
        ])
    func exitCodes(_ status: Int, _ kind: String) throws {
        let program = try script("exit \(status)")
        let error = try failure(of: Sendmail(command: [program], timeoutSeconds: 20), to: "finder@example.net")
        #expect(Self.kind(of: error) == kind)
    }

    @Test("What the program says is told, without the addresses and controls, and not more than a line")
    func words() throws {
        let program = try script(
            """
            printf 'finder@example.net: \\033[31mno such finder at example.net\\nsecond line\\n' >&2
            exit 67
            """)
        let error = try failure(of: Sendmail(command: [program], timeoutSeconds: 20), to: "finder@example.net")
        #expect(
            error
                == .permanent(
                    "\(program) ended with status 67 (no such user): the recipient: [31mno such the recipient at "
                        + "the recipient"))
    }

    @Test(
        "Addresses in other letters, of aliases, and the short local part of another word",
        arguments: [
            ("<A@EXAMPLE.NET>... User unknown", "<the recipient>... User unknown"),
            ("to=a@example.net, orig=ann.smith@inner.example", "to=the recipient, orig=the recipient"),
            (
                "a mailbox has a quota at Example.net.",
                "the recipient mailbox has the recipient quota at the recipient."
            ),
            ("no mail at all", "no mail at all"),
        ])
    func addressesInWords(_ words: String, _ told: String) throws {
        let program = try script("printf '%s\\n' '\(words)' >&2; exit 75")
        let error = try failure(of: Sendmail(command: [program], timeoutSeconds: 20), to: "a@example.net")
        #expect(error == .temporary("\(program) ended with status 75: \(told)"))
    }

    @Test(
        "A program that reads nothing, and one that writes without end, block nobody",
        arguments: [
            "exit 0", "head -c 10000000 /dev/zero; head -c 10000000 /dev/zero >&2; exit 0",
        ])
    func unusualPrograms(_ text: String) throws {
        var mail = try testMail(to: "finder@example.net")
        mail.bytes += Array(repeating: 0x78, count: 4 << 20)
        try Sendmail(command: [try script(text)], timeoutSeconds: 20).submit(mail)
    }

    @Test("A program that hangs is ended with its children")
    func hangs() throws {
        let program = try script("sleep 60 & echo $! > \(directory)/child; wait")
        let start = ContinuousClock.now
        let error = try failure(of: Sendmail(command: [program], timeoutSeconds: 1), to: "finder@example.net")
        #expect(Self.kind(of: error) == "temporary")
        #expect(ContinuousClock.now - start < .seconds(20))
        let child = try #require(Int32(try read("child").dropLast()))
        var tries = 0
        while isRunning(child), tries < 200 {
            usleep(10_000)
            tries += 1
        }
        #expect(!isRunning(child))
    }

    @Test("A program that dies by a signal: later")
    func signal() throws {
        let program = try script("kill -9 $$")
        let error = try failure(of: Sendmail(command: [program], timeoutSeconds: 20), to: "finder@example.net")
        #expect(error == .temporary("\(program) was ended by signal 9"))
    }

    @Test("A program that is not there, is not executable or has no whole path")
    func missing() throws {
        let plain = "\(directory)/plain"
        try Data("x".utf8).write(to: URL(filePath: plain))
        for path in ["\(directory)/none", plain, directory] {
            let error = try failure(of: Sendmail(command: [path], timeoutSeconds: 5), to: "finder@example.net")
            #expect(error == .missingProgram(path))
        }
        for command in [["sendmail"], []] {
            let error = try failure(of: Sendmail(command: command, timeoutSeconds: 5), to: "finder@example.net")
            #expect(Self.kind(of: error) == "settings")
        }
    }

    private func msmtp(_ server: SMTPServer) throws -> Sendmail {
        let text = "account default\nhost 127.0.0.1\nport \(server.port)\ntls off\nauth off\n"
        try Data(text.utf8).write(to: URL(filePath: "\(directory)/msmtprc"))
        return Sendmail(
            command: ["/usr/bin/msmtp", "-C", "\(directory)/msmtprc", "-i"], timeoutSeconds: 20)
    }

    private func script(_ text: String) throws -> String {
        let path = "\(directory)/program"
        try writeProgram("#!/bin/sh\n\(text)\n", to: path)
        return path
    }

    private func failure(of submission: Sendmail, to recipient: String) throws -> SubmissionError? {
        let mail = try testMail(to: recipient)
        do throws(SubmissionError) {
            try submission.submit(mail)
            return nil
        } catch {
            #expect(!"\(error)".contains("example.net"), "an address in \(error)")
            return error
        }
    }

    private func read(_ name: String) throws -> String {
        try String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8)
    }

    private func isRunning(_ process: Int32) -> Bool {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else { return false }
        return !status.contains("State:\tZ")
    }

    private static func kind(of error: SubmissionError?) -> String {
        switch error {
        case nil: "none"
        case .temporary: "temporary"
        case .permanent: "permanent"
        case .missingProgram: "missingProgram"
        case .missingLibrary: "missingLibrary"
        case .settings: "settings"
        }
    }
}
