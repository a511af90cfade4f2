import Disclosure
import Foundation
import TestSupport

/// The year's reporters and their programs.
///
/// Their keys are of the year before, and gpg is told the time at which each mail is written.
final class YearCast {
    let home: TemporaryGnuPGHome
    let mailbox: TestKeys.Key
    /// By the name of the person; `zoe2` is zoe's second key.
    private(set) var fingerprints: [String: String] = [:]
    private(set) var certificates: [String: [UInt8]] = [:]
    /// The long id of the subkey that is encrypted to.
    private(set) var encryptionKeys: [String: String] = [:]

    init() throws {
        mailbox = try TestKeys.shared().mailbox
        home = try TemporaryGnuPGHome(certificates: [mailbox])
        for (name, address) in YearPerson.allCases.map({ ($0.rawValue, $0.address) }) + [
            ("zoe2", YearPerson.zoe.address)
        ] {
            let before = Set(try keys().map(\.fingerprint))
            let userID = "\(name.capitalized) <\(address)>"
            let at = ["--faked-system-time", "20240601T000000!"]
            try home.run(at + ["--passphrase", "", "--quick-generate-key", userID, "ed25519", "sign", "never"])
            guard let key = try keys().first(where: { !before.contains($0.fingerprint) }) else {
                throw LetterError.shape("no key for \(name)")
            }
            try home.run(at + ["--passphrase", "", "--quick-add-key", key.fingerprint, "cv25519", "encr", "never"])
            fingerprints[name] = key.fingerprint
            encryptionKeys[name] = try keys().first { $0.fingerprint == key.fingerprint }?.subkey
            certificates[name] = try home.run(["--armor", "--export", key.fingerprint])
        }
    }

    /// Primary fingerprint and id of the subkey of each key.
    private func keys() throws -> [(fingerprint: String, subkey: String?)] {
        var found: [(fingerprint: String, subkey: String?)] = []
        var isPrimary = false
        for line in String(decoding: try home.run(["--with-colons", "--list-keys"]), as: UTF8.self).split(
            separator: "\n")
        {
            let fields = line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            switch fields[0] {
            case "pub": isPrimary = true
            case "sub": found[found.count - 1].subkey = fields[4]
            case "fpr" where isPrimary:
                found.append((fields[9], nil))
                isPrimary = false
            default: break
            }
        }
        return found
    }

    /// An entity as the program of the person with this key sends it.
    func protect(_ entity: [UInt8], _ form: YearForm, key: String?, at time: Int) throws -> [UInt8] {
        let clock = ["--faked-system-time", "\(time)!", "--ignore-time-conflict", "--ignore-valid-from", "--armor"]
        let signer = key.flatMap { fingerprints[$0] }.map { ["--local-user", $0] } ?? []
        let recipient = ["--recipient", mailbox.fingerprint]
        switch form {
        case .clear: return entity
        case .signed:
            let canonical = LineEnds.crlf.applied(to: entity)
            return MailBuilder.signed(entity, try home.run(clock + signer + ["--detach-sign"], input: canonical))
        case .sealed, .unsigned:
            let sign = form == .sealed ? signer + ["--sign"] : []
            let content = LineEnds.crlf.applied(to: entity + [0x0A])
            return MailBuilder.encrypted(try home.run(clock + recipient + sign + ["--encrypt"], input: content))
        }
    }

    /// The text of a report, in the words of its reporter.
    static func text(of report: YearCase, publication: String?) -> String {
        let exploited = report.isExploited
        switch report.language {
        case .english:
            return "The server ends when \(report.canary) is in a header.\n\nProduct: Example Server\nOS: Debian 12\n"
                + (publication.map { "\nWe will publish on \($0).\n" } ?? "")
                + (exploited ? "\nThis is being actively exploited.\n" : "")
        case .japanese:
            return "検索欄に \(report.canary) と入力するとサーバーが停止します。\n\n製品: Example Server\nOS: Debian 12\n"
                + (publication.map { "\n公開予定日：\($0)\n" } ?? "")
                + (exploited ? "\nすでに悪用が確認されています。\n" : "")
        }
    }

    static func subject(of report: YearCase) -> String {
        report.language == .english
            ? "Crash by \(report.canary)" : MailBuilder.encodedWord("\(report.canary) の脆弱性について")
    }
}
