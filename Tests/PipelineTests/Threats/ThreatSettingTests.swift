import Foundation
import TestSupport
import Testing

/// A setting of the machine under which gpg would do what no mail must be able to make it do.
struct ThreatSetting: CustomTestStringConvertible, Sendable {
    let row: ThreatRow
    /// A line of gpg.conf, or a variable of the environment.
    let setting: String

    var testDescription: String { "\(row.rawValue): \(setting)" }

    /// Writes what was decrypted to a file.
    static let ofEnvironment = ThreatSetting(row: .gpgmeDebug, setting: "GPGME_DEBUG")

    /// Of gpg.conf.
    static let ofHome: [ThreatSetting] = [
        "ignore-mdc-error", "allow-weak-key-signatures", "allow-non-selfsigned-uid", "keyserver hkp://127.0.0.1",
        "keyserver-options auto-key-retrieve", "encrypt-to 0x0123456789ABCDEF", "default-recipient-self", "rfc2440",
        "max-output 100",
    ].map { ThreatSetting(row: .gnupgSettings, setting: $0) }

    static let all = ofHome + [ofEnvironment]
}

@Suite("Environments that open doors") struct ThreatEnvironmentTests {
    @Test("A run with gpgme's log is refused, and no mail is touched") func gpgmeLog() throws {
        let home = try OperatorHome(ownKeys: true)
        let log = home.root + "/gpgme.log"
        let writer = try MailWriter("logged")
        try home.deliver(
            OperatorMail(name: "logged", bytes: writer.report(try writer.cast.encryptedEntity(writer.wordsEntity))))
        var environment = ProcessInfo.processInfo.environment
        environment[ThreatSetting.ofEnvironment.setting] = "9:\(log)"
        let ended = try home.run(["poll"], environment: environment)
        #expect(ended.status == 78, "\(ended)")
        #expect(ended.words.contains(ThreatSetting.ofEnvironment.setting))
        #expect(home.waiting == ["logged"])
        let written = FileManager.default.contents(atPath: log) ?? Data()
        #expect(!String(decoding: written, as: UTF8.self).contains(MailWriter.canary))
        #expect(try home.run("poll").status == 0)
        #expect(home.waiting == [])
    }

    @Test("`check` refuses a gpg.conf", arguments: ThreatSetting.ofHome)
    func refused(_ threat: ThreatSetting) throws {
        let home = try OperatorHome(ownKeys: true)
        let file = home.keys + "/gpg.conf"
        home.write(try String(contentsOfFile: file, encoding: .utf8) + threat.setting + "\n", to: file)
        let ended = try home.run("check")
        #expect(ended.status == 78, "\(ended)")
        #expect(ended.words.contains(threat.setting.split(separator: " ")[0]), "\(ended)")
    }
}
