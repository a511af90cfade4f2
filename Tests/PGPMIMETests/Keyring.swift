import Foundation
import OpenPGP
import TestSupport
import Testing

/// The people of these tests: two GnuPG homes, that of the mailbox and that of everybody else.
///
/// The mailbox knows the certificates of the reporter and of those whose keys are expired, revoked or weak; it does not
/// know the stranger.
final class Keyring: Sendable {
    enum Person: String, CaseIterable, Sendable {
        case reporter = "Finder <finder@example.org>"
        case colleague = "Colleague <colleague@example.org>"
        case stranger = "Stranger <stranger@example.net>"
        case expired = "Expired <expired@example.org>"
        case revoked = "Revoked <revoked@example.org>"
        case weak = "Weak <weak@example.org>"

        var address: String { String(rawValue.split(separator: "<")[1].dropLast()) }
    }

    static let shared = Result { try Keyring() }

    let ownKey: Fingerprint
    var mailboxHome: String { mailbox.path }
    private let mailbox: TemporaryGnuPGHome
    private let senders: TemporaryGnuPGHome
    private let keys: [Person: Fingerprint]

    private init() throws {
        try GnuPGHome.initializeLibrary()
        mailbox = try TemporaryGnuPGHome(settings: nil)
        try GnuPGHome.create(mailbox.path)
        senders = try TemporaryGnuPGHome(settings: "trust-model always\nallow-weak-key-signatures\n")

        ownKey = try Self.generate("Vendor <security@vendor.example>", in: mailbox)
        var keys: [Person: Fingerprint] = [:]
        for person in Person.allCases { keys[person] = try Self.generate(person, in: senders) }
        self.keys = keys
        try senders.run(["--import"], input: mailbox.run(["--export", ownKey.hex]))
        for (person, key) in keys where person != .stranger {
            if person == .revoked {
                let path = senders.path + "/openpgp-revocs.d/\(key.hex).rev"
                let revocation = try String(contentsOfFile: path, encoding: .utf8)
                    .replacingOccurrences(of: ":-----BEGIN", with: "-----BEGIN")
                try mailbox.run(["--import"], input: senders.run(["--export", key.hex]))
                try mailbox.run(["--import"], input: Array(revocation.utf8))
            } else {
                try mailbox.run(["--import"], input: senders.run(["--export", key.hex]))
            }
        }
    }

    func fingerprint(_ person: Person) throws -> Fingerprint { try #require(keys[person]) }

    /// The keys bound to an address, as our own table would say.
    func boundKeys(to address: String) -> Set<Fingerprint> {
        Set(Person.allCases.filter { $0.address == address }.compactMap { keys[$0] })
    }

    /// A ciphertext, and the home of the one key that opens it, which wants a passphrase nobody has.
    func locked(_ text: String) throws -> (home: TemporaryGnuPGHome, armor: String) {
        let home = try TemporaryGnuPGHome(settings: nil)
        try GnuPGHome.create(home.path)
        let userID = "Locked <locked@vendor.example>"
        try home.run(["--passphrase", "secret", "--quick-generate-key", userID, "default", "default", "never"])
        let armor = try home.run(
            ["--armor", "--recipient", "locked@vendor.example", "--encrypt"], input: Array(text.utf8))
        home.endAgent()  // it would remember the passphrase
        return (home, String(decoding: armor, as: UTF8.self))
    }

    /// As gpg's `--faked-system-time` takes it.
    static var twoDaysAgo: String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "yyyyMMdd'T'HHmmss"
        return formatter.string(from: Date().addingTimeInterval(-2 * 86400))
    }

    // MARK: What senders do

    func detachedSignature(_ text: String, by people: [Person], _ options: [String] = []) throws -> String {
        try string(signers(people) + options + ["--armor", "--detach-sign"], text)
    }

    func clearsigned(_ text: String, by people: [Person] = [.reporter], _ options: [String] = []) throws -> String {
        try string(signers(people) + options + ["--clearsign"], text)
    }

    func opaqueSigned(_ text: String, by person: Person = .reporter) throws -> String {
        try string(signers([person]) + ["--armor", "--sign"], text)
    }

    /// A literal packet in armor, neither signed nor encrypted.
    func stored(_ text: String) throws -> String { try string(["--armor", "--store"], text) }

    func encrypted(
        _ text: String, signedBy people: [Person] = [], to recipient: Fingerprint? = nil, _ options: [String] = []
    ) throws -> String {
        String(
            decoding: try encryptedBytes(Array(text.utf8), signedBy: people, to: recipient, ["--armor"] + options),
            as: UTF8.self)
    }

    func encryptedBytes(
        _ content: [UInt8], signedBy people: [Person] = [], to recipient: Fingerprint? = nil, _ options: [String] = []
    ) throws -> [UInt8] {
        let arguments = options + ["--recipient", (recipient ?? ownKey).hex]
        return try senders.run(
            try signers(people) + arguments + (people.isEmpty ? [] : ["--sign"]) + ["--encrypt"], input: content)
    }

    func passwordProtected(_ text: String) throws -> String {
        try string(["--armor", "--passphrase", "guess", "--symmetric"], text)
    }

    func certificate(_ person: Person) throws -> String {
        try string(["--armor", "--export", try fingerprint(person).hex], "")
    }

    func secretKey(_ person: Person) throws -> String {
        try string(["--armor", "--export-secret-keys", try fingerprint(person).hex], "")
    }

    /// As a reporter's program would: decrypts with the senders' keys and checks with the certificates there.
    func readAsReporter(_ arguments: [String], _ input: [UInt8]) throws -> (output: [UInt8], status: String) {
        let statusFile = senders.path + "/status-\(UUID().uuidString.prefix(8))"
        let output = try senders.run(["--status-file", statusFile] + arguments, input: input)
        return (output, try String(contentsOfFile: statusFile, encoding: .utf8))
    }

    func temporaryFile(_ content: [UInt8]) throws -> String {
        let path = senders.path + "/\(UUID().uuidString.prefix(8))"
        try Data(content).write(to: URL(fileURLWithPath: path))
        return path
    }

    private func signers(_ people: [Person]) throws -> [String] {
        try people.flatMap { person in
            let faked = person == .expired ? ["--faked-system-time", "20200101T010000!"] : []
            return faked + ["--local-user", try fingerprint(person).hex]
        }
    }

    private func string(_ arguments: [String], _ text: String) throws -> String {
        String(decoding: try senders.run(arguments, input: Array(text.utf8)), as: UTF8.self)
    }

    // MARK: Making them

    private static func generate(_ person: Person, in home: TemporaryGnuPGHome) throws -> Fingerprint {
        switch person {
        case .expired: try generate(person.rawValue, in: home, validFor: "1d", at: "20200101T000000!")
        case .weak: try generate(person.rawValue, in: home, "rsa2048", "rsa2048", at: "20250101T000000!")
        default: try generate(person.rawValue, in: home, at: "20250101T000000!")
        }
    }

    /// - Parameter time: stands still, as its exclamation mark says: a subkey is refused to a key made a second later
    ///   than it, and the first of two runs of gpg may well take a second.
    private static func generate(
        _ userID: String, in home: TemporaryGnuPGHome, _ primary: String = "ed25519", _ subkey: String = "cv25519",
        validFor: String = "never", at time: String? = nil
    ) throws -> Fingerprint {
        let options = (time.map { ["--faked-system-time", $0] } ?? []) + ["--passphrase", "", "--status-fd", "1"]
        let created = try home.run(options + ["--quick-generate-key", userID, primary, "sign,cert", validFor])
        let words = String(decoding: created, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        let key = try #require(words.last.flatMap { Fingerprint(String($0)) })
        try home.run(options + ["--quick-add-key", key.hex, subkey, "encr", validFor])
        return key
    }
}
