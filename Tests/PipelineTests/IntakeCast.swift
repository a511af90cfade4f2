import Foundation
import TestSupport

/// Everybody who writes to the mailbox in these tests, with their keys in one GnuPG home.
struct IntakeCast: Sendable {
    /// Those whose certificate the home has on record before any mail comes are `isKnown`.
    enum Person: String, CaseIterable, Sendable {
        case alice, bob, carol, signer, eve, rex, rita
        case mallory
        /// Keys that only these tests have; `frank2` is another key of frank's.
        case frank, frank2, grace, heidi, ivan, judy, kim, lena, oscar

        var address: String {
            switch self {
            case .mallory: "mallory@attacker.example"
            case .frank2: "frank@reporter.example"
            default: "\(rawValue)@reporter.example"
            }
        }

        /// As it stands in `From`.
        var mailbox: String { "\(rawValue.capitalized) <\(address)>" }

        var isKnown: Bool {
            switch self {
            case .alice, .bob, .carol, .signer, .eve, .rex, .rita, .mallory: true
            default: false
            }
        }

        static let made: [Person] = [.frank, .frank2, .grace, .heidi, .ivan, .judy, .kim, .lena, .oscar]
    }

    static func shared() throws -> IntakeCast { try cast.get() }
    private static let cast = Result { try IntakeCast() }

    let home: TemporaryGnuPGHome
    /// Ours.
    let mailbox: TestKeys.Key
    /// Ours too: a second secret key in the mailbox's home.
    let alias: TestKeys.Key
    /// The certificates on record: of `rex` it is the revoked one.
    private let certificates: [Person: [UInt8]]
    private let fingerprints: [Person: String]

    private init() throws {
        let keys = try TestKeys.shared()
        let known: [(Person, TestKeys.Key)] = [
            (.alice, keys.alice), (.bob, keys.bob), (.carol, keys.rsa), (.signer, keys.signOnly),
            (.eve, keys.expired), (.rex, keys.revoked), (.rita, keys.smallRSA), (.mallory, keys.mallory),
        ]
        mailbox = keys.mailbox
        alias = keys.alias
        home = try TemporaryGnuPGHome(
            secretKeys: known.map(\.1), certificates: [keys.mailbox, keys.alias],
            settings: TemporaryGnuPGHome.offlineSettings + "allow-weak-key-signatures\n")
        var certificates = Dictionary(uniqueKeysWithValues: known.map { ($0.0, $0.1.certificate) })
        var fingerprints = Dictionary(uniqueKeysWithValues: known.map { ($0.0, $0.1.fingerprint) })
        for person in Person.made {
            let fingerprint = try Self.makeKey(person.mailbox, in: home)
            fingerprints[person] = fingerprint
            certificates[person] = try home.run(["--armor", "--export", fingerprint])
        }
        self.certificates = certificates
        self.fingerprints = fingerprints
    }

    /// Makes a key without a passphrase that can encrypt.
    static func makeKey(_ userID: String, in home: TemporaryGnuPGHome, expires: String = "0") throws -> String {
        let recipe = """
            %no-protection
            Key-Type: eddsa
            Key-Curve: ed25519
            Key-Usage: sign,cert
            Subkey-Type: ecdh
            Subkey-Curve: cv25519
            Subkey-Usage: encrypt
            Name-Real: \(userID.split(separator: "<")[0].trimmingCharacters(in: .whitespaces))
            Name-Email: \(userID.split(separator: "<")[1].dropLast())
            Expire-Date: \(expires)
            %commit

            """
        let output = try home.run(["--status-fd", "1", "--gen-key"], input: Array(recipe.utf8))
        let words = String(decoding: output, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard let marker = words.firstIndex(of: "KEY_CREATED"), marker + 2 < words.count else {
            throw LetterError.gpg(String(decoding: output, as: UTF8.self))
        }
        return String(words[marker + 2])
    }

    func fingerprint(_ person: Person) -> String { fingerprints[person] ?? "" }

    /// Armored.
    func certificate(_ person: Person) -> [UInt8] { certificates[person] ?? [] }

    func binaryCertificate(_ person: Person) throws -> [UInt8] {
        try home.run(["--export-options", "export-minimal", "--export", fingerprint(person)])
    }

    func secretKey(_ person: Person) throws -> [UInt8] {
        try home.run(["--armor", "--export-secret-keys", fingerprint(person)])
    }

    // MARK: What their programs do

    func clearsigned(_ text: String, by person: Person) throws -> [UInt8] {
        try home.run(signers([person]) + ["--clearsign"], input: Array(text.utf8))
    }

    /// Signed and encrypted in one run; to the mailbox's key unless others are named.
    func encrypted(
        _ content: [UInt8], signedBy people: [Person] = [], to recipients: [String]? = nil, armor: Bool = true,
        options: [String] = []
    ) throws -> [UInt8] {
        let to = (recipients ?? [mailbox.fingerprint]).flatMap { ["--recipient", $0] }
        let sign = people.isEmpty ? [] : try signers(people) + ["--sign"]
        return try home.run(options + (armor ? ["--armor"] : []) + to + sign + ["--encrypt"], input: content)
    }

    func passwordProtected(_ content: [UInt8]) throws -> [UInt8] {
        try home.run(["--armor", "--passphrase", "guess", "--symmetric"], input: content)
    }

    /// multipart/signed around an entity with LF line ends, by one person or several (RFC 3156, section 5).
    func signedEntity(_ entity: [UInt8], by people: [Person]) throws -> [UInt8] {
        let canonical = LineEnds.crlf.applied(to: entity)
        let signature = try home.run(try signers(people) + ["--armor", "--detach-sign"], input: canonical)
        return MailBuilder.signed(entity, signature)
    }

    /// multipart/encrypted around an entity, signed in the same run where people are named (RFC 3156, section 6.2).
    func encryptedEntity(
        _ entity: [UInt8], signedBy people: [Person] = [], to recipients: [String]? = nil, options: [String] = []
    ) throws -> [UInt8] {
        let content = LineEnds.crlf.applied(to: entity + [0x0A])
        return MailBuilder.encrypted(
            try encrypted(content, signedBy: people, to: recipients, options: options))
    }

    private func signers(_ people: [Person]) throws -> [String] {
        people.flatMap { person in
            (person == .eve ? TestKeys.whenExpiredWasValid : []) + ["--local-user", fingerprint(person)]
        }
    }
}
