import Foundation

/// The cast of the tests: keys made by gpg once a process, in about half a second.
public struct TestKeys: Sendable {
    /// One key, with all there is to know of it.
    public struct Key: Sendable {
        /// 40 capital hex digits, of the primary key.
        public let fingerprint: String
        /// Of its one user id.
        public let address: String
        /// A name, and the address in angle brackets.
        public let userID: String
        /// Armored.
        public let certificate: [UInt8]
        /// Armored, without a passphrase; it holds the public parts too.
        public let secretKey: [UInt8]
    }

    /// security@vendor.example: ours.
    public let mailbox: Key
    /// psirt@vendor.example: ours too.
    public let alias: Key
    /// alice@reporter.example: an honest reporter.
    public let alice: Key
    /// bob@reporter.example: another.
    public let bob: Key
    /// mallory@attacker.example: neither.
    public let mallory: Key
    /// carol@reporter.example: RSA of 2048 bits.
    public let rsa: Key
    /// rita@reporter.example: RSA of 1024 bits, which is too small.
    public let smallRSA: Key
    /// dora@reporter.example: DSA of 1024 bits, which cannot encrypt and is too small.
    public let dsa: Key
    /// signer@reporter.example: has no encryption subkey.
    public let signOnly: Key
    /// eve@reporter.example: made in January 2020 and expired a year later; sign at `whenExpiredWasValid`.
    public let expired: Key
    /// rex@reporter.example: the certificate is revoked, while `reporters` holds it unrevoked, to sign with.
    public let revoked: Key

    /// A home with all secret keys but `mailbox`, `alias`, and all certificates: what reporters use.
    public let reporters: TemporaryGnuPGHome

    /// Options of gpg for signing with `expired` while it was valid.
    public static let whenExpiredWasValid = ["--faked-system-time", "20200601T000000!"]

    /// The keys, made at the first call.
    public static func shared() throws -> TestKeys { try made.get() }

    private static let made = Result { try TestKeys() }

    private init() throws {
        let home = try TemporaryGnuPGHome(
            settings: TemporaryGnuPGHome.offlineSettings + "allow-weak-key-signatures\n")
        reporters = home
        try home.run(["--gen-key"], input: Array(Recipe.current.map(\.text).joined().utf8))
        try home.run(
            ["--faked-system-time", "20200101T000000!", "--gen-key"],
            input: Array(Recipe("Eve", "eve@reporter.example", expires: "1y").text.utf8))
        let fingerprints = try Self.fingerprints(in: home)
        func key(_ address: String, revoke: Bool = false) throws -> Key {
            guard let (fingerprint, userID) = fingerprints[address] else { throw POSIXError(.ENOENT) }
            var certificate = try home.run(["--armor", "--export", fingerprint])
            if revoke { certificate = try Self.revoked(certificate, fingerprint: fingerprint, home: home) }
            return Key(
                fingerprint: fingerprint, address: address, userID: userID, certificate: certificate,
                secretKey: try home.run(["--armor", "--export-secret-keys", fingerprint]))
        }
        mailbox = try key("security@vendor.example")
        alias = try key("psirt@vendor.example")
        alice = try key("alice@reporter.example")
        bob = try key("bob@reporter.example")
        mallory = try key("mallory@attacker.example")
        rsa = try key("carol@reporter.example")
        smallRSA = try key("rita@reporter.example")
        dsa = try key("dora@reporter.example")
        signOnly = try key("signer@reporter.example")
        expired = try key("eve@reporter.example")
        revoked = try key("rex@reporter.example", revoke: true)
        try home.run(["--delete-secret-keys", mailbox.fingerprint, alias.fingerprint])
    }

    /// Fingerprint and user id by address, from gpg's colon listing (GnuPG's doc/DETAILS).
    private static func fingerprints(in home: TemporaryGnuPGHome) throws -> [String: (String, String)] {
        let listing = String(decoding: try home.run(["--with-colons", "--list-keys"]), as: UTF8.self)
        var found: [String: (String, String)] = [:]
        var fingerprint: String?
        for line in listing.split(separator: "\n") {
            let fields = line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            switch fields[0] {
            case "pub": fingerprint = nil
            case "fpr" where fingerprint == nil: fingerprint = fields[9]
            case "uid":
                let address = fields[9].drop { $0 != "<" }.dropFirst().dropLast()
                if let fingerprint { found[String(address)] = (fingerprint, fields[9]) }
            default: break
            }
        }
        return found
    }

    /// gpg keeps a revocation for each key it makes, with a colon before its first line against accidents.
    private static func revoked(
        _ certificate: [UInt8], fingerprint: String, home: TemporaryGnuPGHome
    ) throws -> [UInt8] {
        let other = try TemporaryGnuPGHome()
        let file = try String(
            contentsOf: URL(filePath: "\(home.path)/openpgp-revocs.d/\(fingerprint).rev"), encoding: .utf8)
        let revocation = file.replacingOccurrences(of: ":-----BEGIN", with: "-----BEGIN")
        try other.run(["--import"], input: certificate)
        try other.run(["--trust-model", "pgp", "--import"], input: Array(revocation.utf8))
        return try other.run(["--armor", "--export", fingerprint])
    }
}

/// What `gpg --gen-key` reads in batch mode.
private struct Recipe {
    let text: String

    init(
        _ name: String, _ address: String, primary: String = "eddsa\nKey-Curve: ed25519",
        subkey: String? = "ecdh\nSubkey-Curve: cv25519", expires: String = "0"
    ) {
        let encryption = subkey.map { "Subkey-Type: \($0)\nSubkey-Usage: encrypt\n" } ?? ""
        text = """
            %no-protection
            Key-Type: \(primary)
            Key-Usage: sign,cert
            \(encryption)Name-Real: \(name)
            Name-Email: \(address)
            Expire-Date: \(expires)
            %commit

            """
    }

    static let current = [
        Recipe("Vendor Security", "security@vendor.example"),
        Recipe("Vendor Security", "psirt@vendor.example"),
        Recipe("Alice Reporter", "alice@reporter.example"),
        Recipe("Bob Reporter", "bob@reporter.example"),
        Recipe("Mallory", "mallory@attacker.example"),
        Recipe(
            "Carol", "carol@reporter.example", primary: "RSA\nKey-Length: 2048", subkey: "RSA\nSubkey-Length: 2048"),
        Recipe("Rita", "rita@reporter.example", primary: "RSA\nKey-Length: 1024", subkey: nil),
        Recipe("Dora", "dora@reporter.example", primary: "DSA\nKey-Length: 1024", subkey: nil),
        Recipe("Signer", "signer@reporter.example", subkey: nil),
        Recipe("Rex", "rex@reporter.example"),
    ]
}
