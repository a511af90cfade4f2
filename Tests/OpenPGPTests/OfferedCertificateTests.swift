import Disclosure
import Foundation
import OpenPGP
import TestSupport
import Testing

@Suite("Certificates that came in a mail") struct OfferedCertificateTests {
    let keys: TestKeys
    let parent: TemporaryGnuPGHome
    let alice: EmailAddress

    init() throws {
        keys = try TestKeys.shared()
        parent = try TemporaryGnuPGHome(settings: nil)
        alice = try #require(EmailAddress("alice@reporter.example"))
    }

    func inspect(
        _ bytes: [UInt8], sender: EmailAddress? = nil
    ) throws -> (accepted: [OfferedCertificate], rejected: [CertificateRejection]) {
        let result = try inspectCertificates(bytes, sender: sender ?? alice, scratchParent: parent.path)
        #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == [])
        return result
    }

    /// A home of a key's owner, who can add to the key.
    func owner(_ key: TestKeys.Key) throws -> TemporaryGnuPGHome { try TemporaryGnuPGHome(secretKeys: [key]) }

    @Test func plain() throws {
        let (accepted, rejected) = try inspect(keys.alice.certificate)
        #expect(accepted.map(\.info.fingerprint) == [try required(keys.alice)])
        #expect(rejected == [])
        #expect(accepted.first?.info.addresses == [alice])
        #expect(accepted.first?.info.canEncrypt == true)
        let mailbox = try MailboxHome([])
        #expect(try mailbox.home.importCertificate(try #require(accepted.first?.bytes)) == [required(keys.alice)])
    }

    @Test("Only the sender's user id and self-signatures are kept") func cleaned() throws {
        let home = try owner(keys.alice)
        for userID in ["Alice <alice@other.example>", "Admin <security@vendor.example>"] {
            try home.run(["--quick-add-uid", keys.alice.fingerprint, userID])
        }
        try home.run(["--import"], input: keys.bob.secretKey)
        try home.run(["-u", keys.bob.fingerprint, "--quick-sign-key", keys.alice.fingerprint])
        let dirty = try home.run(["--export", keys.alice.fingerprint])
        let (accepted, _) = try inspect(dirty)
        let certificate = try #require(accepted.first)
        #expect(certificate.info.userIDs == ["Alice Reporter <alice@reporter.example>"])
        #expect(certificate.bytes.count < dirty.count - 300)
        #expect(!String(decoding: certificate.bytes, as: UTF8.self).contains("security@vendor.example"))
        #expect(summarizePackets(certificate.bytes).signatures == 2)
        let other = try #require(EmailAddress("alice@other.example"))
        #expect(try inspect(dirty, sender: other).accepted.first?.info.userIDs == ["Alice <alice@other.example>"])
    }

    @Test("F10: a user id that only looks like the sender's") func lookalike() throws {
        let home = try owner(keys.mallory)
        try home.run(
            [
                "--allow-freeform-uid", "--quick-add-uid", keys.mallory.fingerprint,
                "\"Alice <alice@reporter.example>\" <evil@attacker.example>",
            ])
        let certificate = try home.run(["--export", keys.mallory.fingerprint])
        let (accepted, rejected) = try inspect(certificate)
        #expect(accepted.isEmpty)
        #expect(rejected == [.noUserIDOfSender])
    }

    @Test("A user id without a self-signature is nobody's") func graftedUserID() throws {
        let (certificate, _) = try inspect(keys.mallory.certificate, sender: EmailAddress(keys.mallory.address))
        let grafted = try #require(certificate.first).bytes + packet(13, Array(keys.alice.userID.utf8))
        #expect(try inspect(grafted).accepted.isEmpty)
    }

    @Test("A revoked user id is no address") func revokedUserID() throws {
        let home = try owner(keys.alice)
        try home.run(["--quick-add-uid", keys.alice.fingerprint, "Alice <alice@other.example>"])
        try home.run([
            "--trust-model", "pgp", "--quick-revoke-uid", keys.alice.fingerprint, "Alice <alice@other.example>",
        ])
        let certificate = try home.run(["--export", keys.alice.fingerprint])
        let other = try #require(EmailAddress("alice@other.example"))
        #expect(try inspect(certificate, sender: other).accepted.isEmpty)
        #expect(try inspect(certificate).accepted.count == 1)
    }

    @Test("F11: a secret key refuses all") func secretKey() throws {
        for data in [keys.alice.secretKey, keys.alice.certificate + keys.mallory.secretKey] {
            let (accepted, rejected) = try inspect(data)
            #expect(accepted.isEmpty)
            #expect(rejected == [.secretKey])
        }
    }

    @Test func several() throws {
        let data = keys.mallory.certificate + keys.alice.certificate + keys.bob.certificate
        let (accepted, rejected) = try inspect(data)
        #expect(accepted.map(\.info.fingerprint) == [try required(keys.alice)])
        #expect(rejected == [.noUserIDOfSender, .noUserIDOfSender])
        let twelve = Array(repeatElement(keys.mallory.certificate, count: 12).joined())
        #expect(
            try inspect(twelve).rejected
                == [.tooManyCertificates] + Array(repeating: .noUserIDOfSender, count: maximumOfferedCertificates))
    }

    @Test func expiredAndRevokedAreDescribed() throws {
        let eve = try #require(EmailAddress("eve@reporter.example"))
        #expect(try inspect(keys.expired.certificate, sender: eve).accepted.first?.info.isExpired == true)
        let rex = try #require(EmailAddress("rex@reporter.example"))
        #expect(try inspect(keys.revoked.certificate, sender: rex).accepted.first?.info.isRevoked == true)
    }

    @Test("Limits are looked at before gpg sees anything") func limits() throws {
        let mailbox = try MailboxHome([], knowing: [keys.alice])
        let plain = try mailbox.home.exportCertificate(required(keys.alice), armor: false)
        let userID = packet(13, Array("x <x@x.example>".utf8))
        let subkey = packet(14, [4, 0, 0, 0, 0, 1, 0, 8, 0xFF, 0, 1, 1])
        let cases: [([UInt8], CertificateRejection)] = [
            (plain + Array(repeatElement(userID, count: 16).joined()), .tooManyUserIDs),
            (plain + Array(repeatElement(subkey, count: 16).joined()), .tooManySubkeys),
            (plain + packet(14, [4, 0, 0, 0, 0, 1, 0x20, 1] + Array(repeating: 1, count: 1_025)), .keyTooLarge),
            (plain + packet(2, Array(repeating: 4, count: 70_000)), .tooLarge),
            ([UInt8](repeating: 0xC6, count: 2 << 20), .tooLarge),
            ([], .malformed), (text, .malformed), (Array(plain.dropLast(5)), .malformed), (literal(text), .malformed),
            (plain.suffix(120) + plain, .malformed),
        ]
        for (data, rejection) in cases { #expect(try inspect(data).rejected == [rejection]) }
    }

    @Test("Junk is never a certificate") func junk() throws {
        let mailbox = try MailboxHome([], knowing: [keys.alice])
        let plain = try mailbox.home.exportCertificate(required(keys.alice), armor: false)
        for _ in 0..<20 {
            var altered = plain
            altered[Int.random(in: 0..<50)] ^= UInt8.random(in: 1...255)
            #expect(try inspect(altered).accepted.allSatisfy { $0.info.fingerprint.hex != keys.alice.fingerprint })
        }
    }
}
