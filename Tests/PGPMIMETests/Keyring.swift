import Foundation
import OpenPGP
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

    let mailboxHome: String
    let ownKey: Fingerprint
    private let sendersHome: String
    private let keys: [Person: Fingerprint]
    private let root: String

    private init() throws {
        try GnuPGHome.initializeLibrary()
        root = "/tmp/pm-\(String(UInt32.random(in: 0...UInt32.max), radix: 36))"
        mailboxHome = root + "/m"
        sendersHome = root + "/s"
        try FileManager.default.createDirectory(
            atPath: sendersHome, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try GnuPGHome.create(mailboxHome)
        try "trust-model always\nallow-weak-key-signatures\n".write(
            toFile: sendersHome + "/gpg.conf", atomically: true, encoding: .utf8)

        ownKey = try Self.generate("Vendor <security@vendor.example>", in: mailboxHome, "ed25519", "never", nil)
        var keys: [Person: Fingerprint] = [:]
        for person in Person.allCases {
            keys[person] = try Self.generate(
                person.rawValue, in: sendersHome, person == .weak ? "rsa2048" : "ed25519",
                person == .expired ? "1d" : "never", person == .expired ? "20200101T000000" : "20250101T000000")
        }
        self.keys = keys
        let own = try Self.run(mailboxHome, ["--export", ownKey.hex])
        _ = try Self.run(sendersHome, ["--import"], input: own)
        for person in Person.allCases where person != .stranger {
            guard let key = keys[person] else { continue }
            if person == .revoked {
                let path = sendersHome + "/openpgp-revocs.d/\(key.hex).rev"
                let revocation = try String(contentsOfFile: path, encoding: .utf8)
                    .replacingOccurrences(of: ":-----BEGIN", with: "-----BEGIN")
                let certificate = try Self.run(sendersHome, ["--export", key.hex])
                _ = try Self.run(mailboxHome, ["--import"], input: certificate)
                _ = try Self.run(mailboxHome, ["--import"], input: Array(revocation.utf8))
            } else {
                _ = try Self.run(mailboxHome, ["--import"], input: try Self.run(sendersHome, ["--export", key.hex]))
            }
        }
        atexit(endAgents)
    }

    func fingerprint(_ person: Person) throws -> Fingerprint { try #require(keys[person]) }

    /// The keys bound to an address, as our own table would say.
    func boundKeys(to address: String) -> Set<Fingerprint> {
        Set(Person.allCases.filter { $0.address == address }.compactMap { keys[$0] })
    }

    /// A ciphertext, and the home of the one key that opens it, which wants a passphrase nobody has.
    func lockedHome(_ text: String) throws -> (home: String, armor: String) {
        let home = root + "/l"
        try GnuPGHome.create(home)
        let userID = "Locked <locked@vendor.example>"
        let options = ["--passphrase", "secret", "--pinentry-mode", "loopback"]
        _ = try Self.run(home, options + ["--quick-generate-key", userID, "default", "default", "never"])
        let armor = try Self.run(
            home, ["--armor", "--recipient", "locked@vendor.example", "--encrypt"], input: Array(text.utf8))
        Self.endAgent(of: home)  // it would remember the passphrase
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
        return try Self.run(
            sendersHome, try signers(people) + arguments + (people.isEmpty ? [] : ["--sign"]) + ["--encrypt"],
            input: content)
    }

    func passwordProtected(_ text: String) throws -> String {
        try string(["--armor", "--passphrase", "guess", "--pinentry-mode", "loopback", "--symmetric"], text)
    }

    func certificate(_ person: Person) throws -> String {
        try string(["--armor", "--export", try fingerprint(person).hex], "")
    }

    func secretKey(_ person: Person) throws -> String {
        try string(["--armor", "--export-secret-keys", try fingerprint(person).hex], "")
    }

    /// As a reporter's program would: decrypts with the senders' keys and checks with the certificates there.
    func readAsReporter(_ arguments: [String], _ input: [UInt8]) throws -> (output: [UInt8], status: String) {
        let statusFile = root + "/status-\(UUID().uuidString.prefix(8))"
        let output = try Self.run(sendersHome, ["--status-file", statusFile] + arguments, input: input)
        return (output, try String(contentsOfFile: statusFile, encoding: .utf8))
    }

    func temporaryFile(_ content: [UInt8]) throws -> String {
        let path = root + "/\(UUID().uuidString.prefix(8))"
        try Data(content).write(to: URL(fileURLWithPath: path))
        return path
    }

    private func signers(_ people: [Person]) throws -> [String] {
        try people.flatMap { person in
            let faked = person == .expired ? ["--faked-system-time", "20200101T010000"] : []
            return faked + ["--local-user", try fingerprint(person).hex]
        }
    }

    private func string(_ arguments: [String], _ text: String) throws -> String {
        String(decoding: try Self.run(sendersHome, arguments, input: Array(text.utf8)), as: UTF8.self)
    }

    // MARK: gpg

    private static func generate(
        _ userID: String, in home: String, _ algorithm: String, _ expiry: String, _ time: String?
    ) throws -> Fingerprint {
        let faked = time.map { ["--faked-system-time", $0] } ?? []
        let quick = faked + ["--passphrase", "", "--pinentry-mode", "loopback", "--status-fd", "1"]
        let created = try run(home, quick + ["--quick-generate-key", userID, algorithm, "sign,cert", expiry])
        let words = String(decoding: created, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        let key = try #require(words.last.flatMap { Fingerprint(String($0)) })
        let subkey = algorithm == "ed25519" ? "cv25519" : algorithm
        _ = try run(home, quick + ["--quick-add-key", key.hex, subkey, "encr", expiry])
        return key
    }

    private static func run(_ home: String, _ arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
        let file = home + "/in-\(UUID().uuidString)"
        try Data(input).write(to: URL(fileURLWithPath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/gpg")
        process.arguments = ["--homedir", home, "--batch", "--quiet", "--no-tty", "--yes"] + arguments
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        let words = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw GPGFailure(arguments: arguments, words: String(decoding: words, as: UTF8.self))
        }
        return Array(data)
    }

    fileprivate func end() {
        for home in [mailboxHome, sendersHome, root + "/l"] { Self.endAgent(of: home) }
        try? FileManager.default.removeItem(atPath: root)
    }

    private static func endAgent(of home: String) {
        guard FileManager.default.fileExists(atPath: home) else { return }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/gpgconf")
        process.arguments = ["--homedir", home, "--kill", "all"]
        try? process.run()
        process.waitUntilExit()
    }
}

struct GPGFailure: Error {
    var arguments: [String]
    var words: String
}

private func endAgents() {
    if case .success(let keyring) = Keyring.shared { keyring.end() }
}
