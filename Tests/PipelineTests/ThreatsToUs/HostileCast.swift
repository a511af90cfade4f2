import Foundation
import TestSupport

/// The keys of the attacks: those of the intake tests, and one for each who attacks with a certificate.
struct HostileCast: Sendable {
    static func shared() throws -> HostileCast { try made.get() }
    private static let made = Result { try HostileCast() }

    /// Everybody who sends a certificate; nobody else has written from their address.
    enum Owner: String, CaseIterable, Sendable {
        case plain, heavy, light, eighth, ninth, tenth, crowd, crowded, many, toomany, rsaless, rsamore, rsaprimary
        case secretive, cleaned, renamed, changing, changed, auto, autolarge, autotwo, autoother, hint, hinted, copied
        case strange

        var address: String { "\(rawValue)@keys.example" }
        var mailbox: String { "\(rawValue.capitalized) <\(address)>" }
    }

    /// All that may stand in a user id and act on a screen.
    static let strangeName =
        "\u{202E}\(Hostile.mark) \u{1B}[2J\u{7F}\u{9B}31m evil\u{2028}\u{E0041}\u{200B} "
        + "e" + String(repeating: "\u{301}", count: 50) + " "

    let intake: IntakeCast
    /// Ours.
    var mailbox: TestKeys.Key { intake.mailbox }
    var home: TemporaryGnuPGHome { intake.home }
    private let fingerprints: [Owner: String]

    private init() throws {
        intake = try IntakeCast.shared()
        var fingerprints: [Owner: String] = [:]
        for owner in Owner.allCases {
            fingerprints[owner] = try IntakeCast.makeKey(owner.mailbox, in: intake.home)
        }
        self.fingerprints = fingerprints
    }

    func fingerprint(_ owner: Owner) -> String { fingerprints[owner] ?? "" }

    /// Binary.
    func certificate(_ owner: Owner) throws -> [UInt8] {
        try home.run(["--export-options", "export-minimal", "--export", fingerprint(owner)])
    }

    func bound(_ owner: Owner) -> [String: String] { [fingerprint(owner): "bound"] }

    /// A key with further user ids, in a home of its own so that nobody else's certificate changes.
    func certificate(
        _ owner: Owner, withUserIDs userIDs: [String], signedBy other: Owner? = nil
    ) throws -> [UInt8] {
        let workshop = try TemporaryGnuPGHome()
        let key = fingerprint(owner)
        try workshop.run(["--import"], input: home.run(["--export-secret-keys", key]))
        for userID in userIDs { try workshop.run(["--allow-freeform-uid", "--quick-add-uid", key, userID]) }
        if let other {
            let signer = fingerprint(other)
            try workshop.run(["--import"], input: home.run(["--export-secret-keys", signer]))
            try workshop.run(["--local-user", signer, "--quick-sign-key", key])
        }
        return try workshop.run(["--export", key])
    }

    /// `Autocrypt:` with a certificate, folded as mail programs do.
    func autocrypt(_ owner: Owner, address: String? = nil, extra: String = "") throws -> String {
        let data = HostileMail.base64(try certificate(owner)).split(separator: "\n").joined(separator: "\n ")
        return "Autocrypt: addr=\(address ?? owner.address); \(extra)keydata=\n \(data)"
    }
}

/// OpenPGP packets made by hand (RFC 9580, section 4.2.1): what no program would write.
enum HandMade {
    static func packet(_ tag: UInt8, _ body: [UInt8]) -> [UInt8] {
        let length = UInt32(body.count)
        return [0xC0 | tag, 0xFF] + (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) } + body
    }

    /// The body of a public RSA key with a modulus of so many bits (section 5.5.2).
    static func rsaKey(bits: Int) -> [UInt8] {
        let header: [UInt8] = [4, 0x60, 0, 0, 0, 1]
        let modulus = [0x80] + [UInt8](repeating: 0x5A, count: bits / 8 - 2) + [0x5B]
        return header + [UInt8(bits >> 8), UInt8(bits & 0xFF)] + modulus + [0, 17, 1, 0, 1]
    }

    /// A signature packet of nobody's, padded to a size that counts its header; gpg takes 10,000 bytes at most.
    static func signature(bytes size: Int) -> [UInt8] {
        let padding = size - 28
        // One subpacket of five length octets, of a private type (section 5.2.3.7), not hashed.
        let length = UInt32(padding + 1)
        let subpacket =
            [0xFF] + (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) } + [100]
            + [UInt8](repeating: 0x7A, count: padding)
        let count = subpacket.count
        let body: [UInt8] =
            [4, 0x10, 22, 8, 0, 0, UInt8(count >> 8), UInt8(count & 0xFF)] + subpacket + [0, 0, 0, 1, 1, 0, 1, 1]
        return packet(2, body)
    }
}
