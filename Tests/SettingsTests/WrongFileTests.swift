import Disclosure
import Foundation
import Settings
import Testing

/// A settings file with one mistake.
struct WrongFile: Sendable, CustomTestStringConvertible {
    var text: String
    var line: Int?
    /// What the error's text must hold.
    var words: [String]
    var testDescription: String { words.joined(separator: " … ") }

    init(_ text: String, line: Int?, _ words: String...) {
        self.text = text
        self.line = line
        self.words = words
    }

    /// A mistake behind a good mailbox, whose two lines come first.
    init(after text: String, line: Int?, _ words: String...) {
        self.text = "[mailbox]\naddresses = [\"security@example.org\"]\n" + text
        self.line = line
        self.words = words
    }
}

@Suite("Mistakes in a settings file") final class WrongFileTests {
    private let directory = "/tmp/pw-\(UUID().uuidString.prefix(8))"

    init() throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    @Test(
        "Unknown names: file, line and the nearest known one",
        arguments: [
            WrongFile("[mailbox]\nadresses = []\n", line: 2, "unknown setting 'adresses' in [mailbox]", "'addresses'?"),
            WrongFile("# a\n\n[mailbx]\n", line: 3, "unknown setting 'mailbx'", "did you mean 'mailbox'?"),
            WrongFile("spol = \"x\"\n", line: 1, "unknown setting 'spol'", "did you mean 'spool'?"),
            WrongFile(after: "\n[vendor]\nread_cur = true\n", line: 5, "'read_cur' in [vendor]", "in [mailbox]"),
            WrongFile(after: "zzz = 1\n", line: 3, "'zzz' in [mailbox]; known are addresses, name"),
            WrongFile(after: "vendor.nmae = \"x\"\n", line: 3, "'vendor' in [mailbox]"),
            WrongFile(
                "mailbox.addresses = [\"a@b.org\"]\nvendor.nmae = \"x\"\n", line: 2, "'nmae' in [vendor]", "'name'?"),
            WrongFile("mailbox = { addresses = [\"a@b.org\"], nam = \"x\" }\n", line: 1, "'nam' in [mailbox]"),
            WrongFile(
                after: "[[product]]\nname = \"A\"\n\n[[product]]\nname = \"B\"\nonwer = \"x\"\n", line: 8,
                "[[product]] unknown setting 'onwer'", "did you mean 'owner'?"),
            WrongFile(
                after: "[[product]]\nname = \"A\"\nsupported = [\n  { version = \"1\" },\n  { versoin = \"2\" },\n]\n",
                line: 7, "unknown setting 'versoin'", "'version'?"),
            WrongFile(
                after: "[[product]]\nname = \"A\"\n[[product.supported]]\nversion = \"1\"\n[[product.supported]]\n"
                    + "utnil = 2027-01-01\nversion = \"2\"\n", line: 8, "unknown setting 'utnil'", "'until'?"),
            WrongFile(after: "[\"team room\"]\n", line: 3, "unknown setting 'team room'"),
            WrongFile(
                after: "name = '''\n[vendor]\nnmae = 1\n'''\n", line: 3, "mailbox.name holds a control character"),
            WrongFile(
                after: "# [vendor]\nname = \"# no comment \\\" [x]\"\nnmae = 1\n", line: 5, "unknown setting 'nmae'"),
        ])
    func unknown(_ file: WrongFile) throws { try expectError(file) }

    @Test(
        "Wrong types and forms",
        arguments: [
            WrongFile(after: "name = 3\n", line: 3, "mailbox.name is a whole number; it must be a text in quotes"),
            WrongFile(after: "name = \"\"\n", line: 3, "mailbox.name is empty"),
            WrongFile(after: "name = \"a\\u0007b\"\n", line: 3, "mailbox.name holds a control character"),
            WrongFile(after: "name = \"\(String(repeating: "x", count: 101))\"\n", line: 3, "101 bytes", "1 to 100"),
            WrongFile(after: "read_cur = 1\n", line: 3, "mailbox.read_cur is a whole number; it must be true or false"),
            WrongFile(after: "inbox = \"~/mail\"\n", line: 3, "mailbox.inbox is \"~/mail\"", "not expanded"),
            WrongFile(after: "[vendor]\npolicy_url = \"example.org\"\n", line: 4, "must start with https://"),
            WrongFile(after: "vendor = 3\n", line: 3, "unknown setting 'vendor' in [mailbox]"),
            WrongFile("vendor = 3\n[mailbox]\naddresses = [\"a@b.org\"]\n", line: 1, "'vendor' must be a table"),
            WrongFile("[[mailbox]]\naddresses = [\"a@b.org\"]\n", line: 1, "write [mailbox]"),
            WrongFile(after: "[product]\nname = \"A\"\n", line: 3, "write [[product]]"),
            WrongFile(
                "[mailbox]\naddresses = \"a@b.org\"\n", line: 2, "mailbox.addresses is a text; it must be a list"),
            WrongFile("[mailbox]\naddresses = []\n", line: 2, "has 0 elements; it must have 1 to 50"),
            WrongFile(
                "[mailbox]\naddresses = [\n  \"a@b.org\",\n  \"a b@b.org\",\n]\n", line: 4,
                "mailbox.addresses (element 2) is \"a b@b.org\", which is no mail address"),
            WrongFile(after: "[pgp]\nsigning_key = \"0x1234\"\n", line: 4, "pgp.signing_key is \"0x1234\"", "gpg -k"),
            WrongFile(after: "[tickets]\nprefix = \"psn\"\n", line: 4, "1 to 16 capital letters"),
            WrongFile(after: "[tickets]\nprefix = \"1A\"\n", line: 4, "a letter first"),
            WrongFile(after: "[answers]\nlanguage = \"de\"\n", line: 4, "must be one of \"en\", \"ja\""),
            WrongFile(after: "[submission]\nmethod = \"sendmial\"\n", line: 4, "did you mean \"sendmail\"?"),
            WrongFile(after: "[submission]\nsendmail = [\"sendmail\"]\n", line: 4, "write the program's whole path"),
            WrongFile(after: "[submission]\nsmtp_host = \"smtp://x\"\n", line: 4, "a host name or an IP address alone"),
            WrongFile(after: "[submission]\nsmtp_host = \"x:25\"\n", line: 4, "the port as smtp_port"),
            WrongFile(
                after: "[extraction]\nrequired = [\"operating sytem\"]\n", line: 4, "did you mean \"operating system\"?"
            ),
            WrongFile(
                after: "[[product]]\nname = \"A\"\nsupported = [{ version = \"1\", until = \"2027-02-29\" }]\n",
                line: 5,
                "until is \"2027-02-29\", which is no date"),
        ])
    func wrongType(_ file: WrongFile) throws { try expectError(file) }

    @Test(
        "Out of range: the range is named",
        arguments: [
            WrongFile(
                after: "[updates]\ncritical_days = 0\n", line: 4, "updates.critical_days is 0; it must be 1 to 365 days"
            ),
            WrongFile(after: "[updates]\ncritical_days = 366\n", line: 4, "1 to 365 days"),
            WrongFile(
                after: "[updates]\ncritical_days = 7.5\n", line: 4, "a number with a fraction", "a whole number of days"
            ),
            WrongFile(after: "[limits]\nparts = -1\n", line: 4, "limits.parts is -1; it must be 2 to 10000 parts"),
            WrongFile(after: "[limits]\nmessage_bytes = 9223372036854775807\n", line: 4, "65536 to 1073741824 bytes"),
            WrongFile(after: "[submission]\nsmtp_port = 0\n", line: 4, "1 to 65535"),
            WrongFile(
                after: "[answers]\nretry_minutes = [5, 0]\n", line: 4, "(element 2) is 0; it must be 1 to 10080 minutes"
            ),
        ])
    func range(_ file: WrongFile) throws { try expectError(file) }

    @Test(
        "Settings that do not fit together, or are missing",
        arguments: [
            WrongFile("", line: nil, "mailbox.addresses is missing"),
            WrongFile("[mailbox]\nname = \"x\"\n", line: 1, "mailbox.addresses is missing"),
            WrongFile(after: "[submission]\nmethod = \"smtp\"\n", line: 4, "smtp_host is not set"),
            WrongFile(after: "[submission]\nsmtp_user = \"u\"\n", line: 4, "smtp_password_file is not"),
            WrongFile(
                after: "[submission]\nsmtp_user = \"u\"\nsmtp_password_file = \"p\"\nsmtp_security = \"none\"\n",
                line: 6,
                "send the password of smtp_user in clear"),
            WrongFile(after: "[[product]]\nowner = \"A\"\n", line: 3, "[[product]] lacks name"),
            WrongFile(after: "[[team]]\nname = \"A\"\naddress = \"a@b.org\"\n", line: 3, "[[team]] lacks fingerprint"),
            WrongFile(after: "[[product]]\nname = \"A\"\nsupported = [{}]\n", line: 5, "lacks version"),
        ])
    func unfitting(_ file: WrongFile) throws { try expectError(file) }

    @Test(
        "What is no TOML",
        arguments: [
            WrongFile(after: "name = \"x\n", line: 3, "not TOML"),
            WrongFile(after: "name = x\n", line: 3, "not TOML"),
            WrongFile(after: "name = \"x\"\nname = \"y\"\n", line: 4, "not TOML"),
            WrongFile(after: "[vendor\n", line: 3, "not TOML"),
            WrongFile(after: "name = \"a\\u0000b\"\n", line: 3, "NUL"),
            WrongFile(after: "inbox = \"\"\"a\n\\U00000000b\"\"\"\n", line: 4, "NUL"),
            WrongFile(after: "# \u{0}\n", line: 3, "NUL byte"),
        ])
    func notTOML(_ file: WrongFile) throws { try expectError(file) }

    @Test("Two backslashes before u0000 are no NUL, and a literal text has no escapes")
    func notNUL() throws {
        let path = try write("[mailbox]\naddresses = ['a@b.org']\nname = \"a\\\\u0000\"\ninbox = 'x\\u0000'\n")
        #expect(try PosternSettings.load(path: path).mailbox.name == "a\\u0000")
    }

    @Test("Not UTF-8")
    func notUTF8() throws {
        let path = "\(directory)/postern.toml"
        try (Data("[mailbox]\n# ".utf8) + Data([0xE9, 0x0A])).write(to: URL(filePath: path))
        let error = try #require(throws: SettingsError.self) { try PosternSettings.load(path: path) }
        #expect(error.line == 2 && error.message.contains("UTF-8"))
    }

    @Test("The first mistake of several is the one that is told")
    func firstMistake() throws {
        try expectError(WrongFile(after: "zzz = 1\naaa = 2\n", line: 3, "'zzz'"))
        try expectError(WrongFile(after: "[vendor]\nnmae = 1\n[limits]\nprats = 2\n", line: 4, "'nmae'"))
    }

    @Test("CRLF line ends count as one line")
    func crlf() throws {
        try expectError(WrongFile("[mailbox]\r\naddresses = [\"a@b.org\"]\r\n\r\nnmae = 1\r\n", line: 4, "'nmae'"))
    }

    @Test("A file that others could have written is refused", arguments: [0o602, 0o620, 0o666])
    func writableByOthers(_ mode: Int) throws {
        let path = try write("[mailbox]\naddresses = [\"a@b.org\"]\n")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        let error = try #require(throws: SettingsError.self) { try PosternSettings.load(path: path) }
        #expect(error.line == nil && error.message.contains("chmod go-w \(path)"))
    }

    @Test("What is no file")
    func noFile() throws {
        var error = try #require(throws: SettingsError.self) { try PosternSettings.load(path: "\(directory)/x.toml") }
        #expect(error.message.contains("postern init"))
        error = try #require(throws: SettingsError.self) { try PosternSettings.load(path: directory) }
        #expect(error.message == "is no regular file")
    }

    private func expectError(_ wrong: WrongFile) throws {
        let path = try write(wrong.text)
        let error = try #require(throws: SettingsError.self) { try PosternSettings.load(path: path) }
        #expect(error.file == path)
        #expect(error.line == wrong.line, "\(error)")
        for words in wrong.words { #expect(error.message.contains(words), "\(error)") }
    }

    private func write(_ text: String) throws -> String {
        let path = "\(directory)/postern.toml"
        try Data(text.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return path
    }
}
