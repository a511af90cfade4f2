import Disclosure
import Foundation
import Testing

@testable import Settings

@Suite("Settings") final class SettingsTests {
    private let directory = "/tmp/pw-\(UUID().uuidString.prefix(8))"
    private let address: EmailAddress

    init() throws {
        address = try #require(EmailAddress("security@example.org"))
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    @Test("The sample loads to the defaults")
    func sampleLoads() throws {
        let sample = PosternSettings.sample(address: address, vendorName: nil, signingKey: nil)
        #expect(try load(sample) == PosternSettings(root: directory, address: address))
    }

    @Test("With every setting taken out of its comment it still loads, and those with a default to it")
    func wholeSampleLoads() throws {
        let sample = PosternSettings.sample(address: address, vendorName: nil, signingKey: nil)
        let lines = sample.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("#") && !$0.hasPrefix("# ") ? $0.dropFirst() : $0 }
        var settings = try load(lines.joined(separator: "\n"))
        #expect(settings.products.map(\.name) == ["Example Hypervisor"])
        #expect(
            settings.products.first?.supported == [
                SupportedVersion(version: "8.0", until: "2029-10-11"), SupportedVersion(version: "9", until: nil),
            ])
        #expect(settings.team.map(\.name) == ["Hana Sato"])
        #expect(settings.mailbox.authservID == "mx.example.org")
        #expect(settings.submission.smtpPasswordFile == "\(directory)/smtp-password")

        let usual = PosternSettings(root: directory, address: address)
        settings.products = []
        settings.team = []
        settings.workers = nil
        settings.mailbox.keyRequestAddress = nil
        settings.mailbox.authservID = nil
        settings.vendor.policyURL = nil
        settings.pgp.signingKey = nil
        settings.answers.templates = nil
        settings.submission.smtpHost = nil
        settings.submission.smtpUser = nil
        settings.submission.smtpPasswordFile = nil
        settings.submission.caFile = nil
        settings.extraction.required = nil
        #expect(settings == usual)
    }

    @Test("Each setting stands in the sample once, under its table, with an explanation above it")
    func sampleIsComplete() {
        let sample = PosternSettings.sample(address: address, vendorName: nil, signingKey: nil)
        var tables: [(String, [String])] = SettingTable.sections.map { ($0.name, $0.keys.map(\.name)) }
        tables += [("product", SettingTable.product.map(\.name)), ("team", SettingTable.team.map(\.name))]
        let found = settings(in: sample)
        for (table, names) in tables {
            #expect(found.filter { $0.table == table }.map(\.name) == names, "[\(table)]")
        }
        for setting in found { #expect(setting.isExplained, "\(setting.name)") }
        #expect(found.count == tables.reduce(0) { $0 + $1.1.count })
        #expect(sample.contains("'~' is not expanded"))
    }

    @Test("Lines of the sample fit a terminal")
    func sampleIsReadable() {
        let sample = PosternSettings.sample(address: address, vendorName: nil, signingKey: nil)
        for line in sample.split(separator: "\n") { #expect(line.count <= 110, "\(line)") }
        #expect(!sample.contains("\n\n\n") && sample.hasSuffix("\n") && !sample.contains(" \n"))
    }

    @Test("What init knows stands in the sample, whatever its letters")
    func sampleWithNames() throws {
        let key = "0123456789ABCDEF0123456789ABCDEF01234567"
        let sample = PosternSettings.sample(address: address, vendorName: "A \"B\" \\ 例", signingKey: key)
        let settings = try load(sample)
        #expect(settings.vendor.name == "A \"B\" \\ 例")
        #expect(settings.mailbox.name == "A \"B\" \\ 例 Product Security Team")
        #expect(settings.pgp.signingKey == key)
    }

    @Test("Relative paths stand against the file's directory, absolute ones stay")
    func paths() throws {
        let settings = try load(
            """
            spool = "./a//b"
            [mailbox]
            addresses = ["security@example.org"]
            inbox = "/var/mail/x"
            """)
        #expect(settings.root == directory)
        #expect(settings.spool == "\(directory)/a/b")
        #expect(settings.mailbox.inbox == "/var/mail/x")
        #expect(settings.pgp.home == "\(directory)/keys")
    }

    @Test("The port follows the protection", arguments: [("none", 25), ("starttls", 587), ("tls", 465)])
    func port(_ security: String, _ port: Int) throws {
        let head = "[mailbox]\naddresses = [\"a@b.org\"]\n[submission]\nsmtp_security = \"\(security)\"\n"
        #expect(try load(head).submission.smtpPort == port)
        #expect(try load(head + "smtp_port = 2525\n").submission.smtpPort == 2525)
    }

    @Test("A fingerprint may have blanks and small letters")
    func fingerprint() throws {
        let settings = try load(
            """
            [mailbox]
            addresses = ["a@b.org"]
            [pgp]
            signing_key = "0123 4567 89ab cdef 0123  4567 89ab cdef 0123 4567"
            """)
        #expect(settings.pgp.signingKey == "0123456789ABCDEF0123456789ABCDEF01234567")
    }

    @Test("A dotted key, an inline table and a header say the same")
    func spellings() throws {
        let expected = try load("[mailbox]\naddresses = [\"a@b.org\"]\nread_cur = true\n")
        #expect(try load("mailbox.addresses = [\"a@b.org\"]\nmailbox.read_cur = true\n") == expected)
        #expect(try load("mailbox = { addresses = [\"a@b.org\"], read_cur = true }\n") == expected)
    }

    @Test("The time between updates follows the severity")
    func period() {
        let updates = UpdateSettings()
        #expect(updates.period(severity: nil) == 7 * 86_400)
        #expect(Severity.allCases.map(updates.period) == [7, 14, 30, 30].map { $0 * 86_400 })
    }

    @Test(
        "The nearest name",
        arguments: [
            ("adress", "addresses", nil), ("adresses", "addresses", "addresses"), ("nmae", "name", "name"),
            ("x", "name", nil), ("SPOOL", "spool", "spool"), ("", "name", nil),
        ] as [(String, String, String?)])
    func nearestName(_ name: String, _ known: String, _ expected: String?) {
        #expect(nearest(to: name, among: [known]) == expected)
    }

    @Test("Found by option, environment, current directory and home, in this order")
    func find() throws {
        let home = "\(directory)/home"
        try FileManager.default.createDirectory(
            atPath: "\(home)/.config/postern", withIntermediateDirectories: true)
        func find(_ explicit: String?, _ environment: [String: String]) throws(SettingsError) -> String {
            try PosternSettings.find(explicit: explicit, environment: environment, currentDirectory: directory)
        }
        let error = try #require(throws: SettingsError.self) { try find(nil, ["HOME": home]) }
        #expect(error.message.contains("\(home)/.config/postern/postern.toml, /etc/postern/postern.toml"))

        try Data().write(to: URL(filePath: "\(home)/.config/postern/postern.toml"))
        #expect(try find(nil, ["HOME": home]) == "\(home)/.config/postern/postern.toml")
        try Data().write(to: URL(filePath: "\(directory)/postern.toml"))
        #expect(try find(nil, ["HOME": home]) == "\(directory)/postern.toml")
        #expect(try find(nil, ["POSTERN_CONFIG": "x/y.toml"]) == "\(directory)/x/y.toml")
        #expect(try find(nil, ["POSTERN_CONFIG": ""]) == "\(directory)/postern.toml")
        #expect(try find("/a/b.toml", ["POSTERN_CONFIG": "x/y.toml"]) == "/a/b.toml")
        #expect(throws: SettingsError.self) { try find("", [:]) }
    }

    private func load(_ text: String) throws -> PosternSettings {
        let path = "\(directory)/postern.toml"
        try Data(text.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return try PosternSettings.load(path: path)
    }

    /// The settings of a sample as its lines have them; the lines of a table are one.
    private func settings(in sample: String) -> [(table: String, name: String, isExplained: Bool)] {
        var found: [(table: String, name: String, isExplained: Bool)] = []
        var table = ""
        var previous: Substring = ""
        for line in sample.split(separator: "\n", omittingEmptySubsequences: false) {
            let bare = line.drop { $0 == "#" }
            if !line.hasPrefix("# "), bare.hasPrefix("[") {
                table = bare.filter { $0 != "[" && $0 != "]" }
            } else if !line.hasPrefix("# "), let end = bare.firstIndex(of: " ") {
                let name = String(bare[..<end].prefix { $0 != "." })
                if found.last?.name != name || !bare[..<end].contains(".") {
                    found.append((table, name, previous.hasPrefix("# ")))
                }
            }
            previous = line
        }
        return found
    }
}
