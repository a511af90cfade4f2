import Disclosure
import Foundation
import Mail
import OpenPGP
import TestSupport
import Testing

@testable import PGPMIME

@Suite("What else a message brings") struct OpenedMessageTests {
    @Test func certificatesOffered() throws {
        let keyring = try Keyring.shared.get()
        let certificate = try keyring.certificate(.reporter)
        let forms = [
            Build.multipart(
                "mixed", [Build.text("Key"), Build.file("key.asc", certificate, type: "application/pgp-keys")]),
            Build.multipart("mixed", [Build.text("Key"), Build.file("key.asc", certificate)]),
            Build.text("My key:\n" + certificate),
            try keyring.encryptedEntity(Build.text("My key:\n" + certificate)),
            try keyring.encryptedEntity(
                Build.multipart(
                    "mixed", [Build.text("Key"), Build.file("key.asc", certificate, type: "application/pgp-keys")])),
        ]
        for form in forms {
            let message = try open(Array(Build.message(form).utf8), with: keyring)
            #expect(message.offeredCertificates.count == 1)
            let offered = try #require(message.offeredCertificates.first)
            #expect(summarizePackets(offered).hasPublicKey)
            #expect(message.flags.isEmpty)
        }
    }

    @Test func forwardedOrSecretKeysAreNotOffered() throws {
        let keyring = try Keyring.shared.get()
        let certificate = try keyring.certificate(.reporter)
        let file = Build.multipart("mixed", [Build.text("Key"), Build.file("key.asc", certificate)])
        for inner in [Build.text(certificate), file, try keyring.signedEntity(file), try keyring.encryptedEntity(file)]
        {
            let forwarded = Build.entity("message/rfc822", Build.message(inner))
            let mail = Build.message(Build.multipart("mixed", [Build.text("Key"), forwarded]))
            #expect(try open(Array(mail.utf8), with: keyring).offeredCertificates.isEmpty)
        }
        let secret = Build.message(Build.text(try keyring.secretKey(.reporter)))
        #expect(try open(Array(secret.utf8), with: keyring).offeredCertificates.isEmpty)
    }

    @Test func topLevelEncryption() throws {
        let keyring = try Keyring.shared.get()
        let entity = try keyring.encryptedEntity(Build.text(words))
        let cases = [
            (entity, true),
            (Build.multipart("mixed", [entity]), false),
            (try keyring.signedEntity(entity), false),
            (Build.text(try keyring.encrypted(words)), false),
            (Build.encrypted(try keyring.stored(words)), false),
        ]
        for (entity, expected) in cases {
            let message = try open(Array(Build.message(entity).utf8), with: keyring)
            #expect(message.topLevelEncrypted == expected)
        }
    }

    @Test func signaturesApart() throws {
        let keyring = try Keyring.shared.get()
        let inside = try keyring.encryptedEntity(Build.text(words), signedBy: [.colleague])
        let mail = Build.message(
            Build.multipart("mixed", [try keyring.signedEntity(inside), Build.text("Footer")]))
        let message = try open(Array(mail.utf8), with: keyring)
        #expect(message.signatures.map(\.part) == ["1.1.1", "1.1.1.2.1"])
        #expect(message.signatures.map(\.insideEncryption) == [false, true])
        #expect(message.signatures.map(\.coversReport) == [.part, .part])
        let expected = try [Keyring.Person.reporter, .colleague].map { try keyring.fingerprint($0) }
        #expect(message.signatures.map(\.status.fingerprint) == expected)
    }

    @Test func aSignatureOutsideTheEncryptionSaysSo() throws {
        let keyring = try Keyring.shared.get()
        let captured = try keyring.encryptedEntity(Build.text(words))
        let mail = Build.message(try keyring.signedEntity(captured))
        let message = try open(Array(mail.utf8), with: keyring)
        let verdict = message.signature { keyring.boundKeys(to: $0.description) }
        #expect(verdict.state == .good)
        #expect(verdict.fingerprint == (try keyring.fingerprint(.reporter)))
        #expect(!verdict.insideEncryption)
    }

    @Test func ciphertextsAndRecipients() throws {
        let keyring = try Keyring.shared.get()
        let armor = try keyring.encrypted(words)
        let message = try open(Array(Build.message(Build.text("Before\n" + armor)).utf8), with: keyring)
        #expect(message.ciphertexts.map { summarizePackets($0) } == [summarizePackets(Array(armor.utf8))])
        #expect(message.encryption.recipients.count == 1)
        #expect(message.encryption.attempted)
    }

    @Test func manyBlocksAreNotAllOpened() throws {
        let keyring = try Keyring.shared.get()
        let armor = try keyring.encrypted("a", to: keyring.fingerprint(.colleague))
        let mail = Build.message(Build.text(String(repeating: armor, count: 500)))
        let start = Date()
        let message = try open(Array(mail.utf8), with: keyring)
        #expect(message.isUnreadable)
        #expect(message.parts.count <= MessageWalk.maximumCiphertexts + 2)
        #expect(Date().timeIntervalSince(start) < 30)
    }

    @Test func autocrypt() throws {
        let address = "addr=finder@example.org; "
        let key = "keydata=mQINBFww"
        let cases: [([String], Bool)] = [
            ([address + key], true),
            ([address + "prefer-encrypt=mutual; _x=y; keydata=mQIN\n BFww"], true),
            ([], false),
            ([address + key, address + key], false),
            ([address + key, "addr=other@example.org; " + key], true),
            (["addr=other@example.org; " + key], false),
            ([address + "critical=1; " + key], false),
            ([address], false),
            ([address + "keydata=" + String(repeating: "A", count: 12_000)], false),
        ]
        let keyring = try Keyring.shared.get()
        for (values, expected) in cases {
            let mail = Build.message(Build.text("Key"), fields: values.map { "Autocrypt: \($0)" })
            let offer = try open(Array(mail.utf8), with: keyring).autocrypt
            #expect((offer != nil) == expected, "\(values)")
            if let offer { #expect(offer.keyData == [0x99, 0x02, 0x0D, 0x04, 0x5C, 0x30]) }
        }
    }

    @Test func aLockedKeyStopsTheRun() throws {
        let locked = try Keyring.shared.get().locked(words)
        let cryptography = HomeCryptography(home: try GnuPGHome(locked.home.path), maximumPlaintextBytes: 1 << 20)
        let opener = MessageOpener(cryptography: cryptography, limits: MailLimits())
        let error = #expect(throws: OpenError.self) {
            try opener.open(Array(Build.message(Build.text(locked.armor)).utf8))
        }
        guard case .engine(.locked) = error else {
            Issue.record("not locked: \(String(describing: error))")
            return
        }
    }

    private static let many = Build.multipart("mixed", (0..<300).map { Build.text("\($0)") })

    @Test func overLimitIsAnError() throws {
        let mail = Build.message(Self.many)
        let error = #expect(throws: OpenError.self) { try open(Array(mail.utf8), with: try Keyring.shared.get()) }
        guard case .mail(.overLimit("parts", _, _)) = error else {
            Issue.record("not over a limit: \(String(describing: error))")
            return
        }
    }

    /// Seen from outside, it must be like one that does not open.
    @Test func overLimitInsideACiphertextIsItsFailure() throws {
        let keyring = try Keyring.shared.get()
        let mail = Build.message(try keyring.encryptedEntity(Self.many))
        let message = try open(Array(mail.utf8), with: keyring)
        #expect(message.encryption.failure == .tooLarge && message.isUnreadable)
    }
}
