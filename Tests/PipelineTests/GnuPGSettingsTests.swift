import Foundation
import OpenPGP
import TestSupport
import Testing

@Suite("What gpg is told in a home") struct GnuPGSettingsTests {
    @Test("The settings of a new home are all there")
    func newHome() throws {
        let home = try OperatorHome(ownKeys: true)
        let settings = GnuPGSettings(ofHome: home.keys, systemDirectory: home.root)
        #expect(settings.refused.isEmpty && settings.missing == [] && settings.overriding == [])
        #expect(try home.run("check").status == 0)
    }

    @Test(
        "check names the line and ends with 78",
        arguments: [
            "ignore-mdc-error", "allow-weak-key-signatures", "keyserver hkps://keys.example", "keyserver-options x",
            "encrypt-to 0123456789ABCDEF", "default-recipient-self", "rfc2440", "max-output 10", "  --max-output\t10",
        ])
    func refused(_ line: String) throws {
        let home = try OperatorHome(ownKeys: true)
        let file = "\(home.keys)/gpg.conf"
        let lines = try String(contentsOfFile: file, encoding: .utf8)
        home.write("# encrypt-to is not said here\n\(line)\n\(lines)", to: file)
        let check = try home.run("check")
        #expect(check.status == 78)
        let option = line.split(whereSeparator: \.isWhitespace).first?.drop { $0 == "-" } ?? ""
        #expect(check.words.contains("\(file):2: `\(option)`"), "\(check)")
        #expect(!check.words.contains("\(file):1:"), "\(check)")
    }

    @Test("check warns of each line of ours that is missing", arguments: GnuPGSettings.required)
    func missing(_ line: String) throws {
        let home = try OperatorHome(ownKeys: true)
        let file = "\(home.keys)/gpg.conf"
        let lines = try String(contentsOfFile: file, encoding: .utf8)
        home.write(lines.replacing("\n\(line)\n", with: "\n#\(line)\n"), to: file)
        #expect(GnuPGSettings(ofHome: home.keys, systemDirectory: home.root).missing == [line])
        guard line == GnuPGSettings.required.last else { return }
        let check = try home.run("check")
        #expect(check.status == 1)
        let words = check.words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("\(file) lacks the line `\(line)`"), "\(check)")
    }

    @Test("A file for gpg's own version is read too, and refused")
    func overridingFile() throws {
        let home = try OperatorHome(ownKeys: true)
        home.write("max-output 10\n", to: "\(home.keys)/gpg.conf-2.2")
        let check = try home.run("check")
        #expect(check.status == 78)
        #expect(check.words.contains("\(home.keys)/gpg.conf-2.2:1: `max-output`"), "\(check)")
        #expect(check.words.contains("in place of gpg.conf"), "\(check)")
    }

    @Test("The settings for all users of the machine count")
    func systemSettings() throws {
        let home = try OperatorHome(ownKeys: true)
        home.write("\n\nrfc2440\n", to: "\(home.root)/gpg.conf")
        let settings = GnuPGSettings(ofHome: home.keys, systemDirectory: home.root)
        #expect(settings.refused.map(\.file) == ["\(home.root)/gpg.conf"])
        #expect(settings.refused.map(\.number) == [3] && settings.refused.map(\.option) == ["rfc2440"])
    }
}
