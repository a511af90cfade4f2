import Foundation
import TestSupport

private typealias Packets = ThreatPackets

extension Threat {
    /// The attacks behind the measured facts about gpg.
    static let facts: [Threat] = [
        // gpg hands over nearly all of it before it says that the check fails.
        lost(.textBeforeFailure, "flipped-at-the-end", "modified") {
            let content = $0.canonicalEntity + [UInt8](repeating: 0x41, count: 200_000)
            var bytes = try $0.cast.encrypted(content, armor: false, options: ["-z", "0"])
            bytes[bytes.count - 300] ^= 1
            return $0.report(ciphertext: bytes)
        },
        lost(.strangeContent, "two-literals", "malformed") {
            let literal = Packets.literal($0.canonicalEntity)
            return $0.report(ciphertext: try $0.cast.encryptedRaw(literal + literal))
        },
        lost(.strangeContent, "garbage-inside", "malformed") {
            $0.report(ciphertext: try $0.cast.encryptedRaw(Array("No packet at all, \(MailWriter.canary)".utf8)))
        },
        lost(.strangeContent, "marker-inside", "malformed") {
            $0.report(ciphertext: try $0.cast.encryptedRaw(Packets.marker))
        },
        lost(.strangeContent, "nothing-inside", "malformed") {
            $0.report(ciphertext: try $0.cast.encryptedRaw(Packets.literal([])))
        },
        lost(.strangeContent, "junk-behind", "malformed") {
            let bytes = try $0.cast.encrypted($0.canonicalEntity, armor: false)
            return $0.report(ciphertext: bytes + Packets.literal($0.canonicalEntity))
        },
        lost(.expansion, "zeros", "tooLarge") {
            let bytes = try $0.cast.encryptedRaw(Packets.zeros(1_500_000_000), compressed: true)
            return $0.report(ciphertext: bytes)
        }.expecting { $0.isAlone = true },
        signatureFile(.noSignatureAtAll, "signed-message-as-signature", "bad") {
            try $0.cast.home.run(
                ["--local-user", $0.cast.fingerprint(.alice), "--sign"],
                input: LineEnds.crlf.applied(to: $0.wordsEntity))
        },
        signatureFile(.noSignatureAtAll, "literal-as-signature", "bad") { Packets.literal($0.wordsEntity) },
        signatureFile(.signaturesTogether, "good-and-good", "several") {
            try $0.cast.detachedSignature($0.canonicalEntity) + $0.cast.detachedSignature($0.canonicalEntity, by: .bob)
        },
        signatureFile(.signaturesTogether, "good-and-bad", "several") {
            try $0.cast.detachedSignature($0.canonicalEntity) + $0.cast.detachedSignature([0x21])
        },
        signatureFile(.signaturesTogether, "bad-and-good", "bad") {
            try $0.cast.detachedSignature([0x21]) + $0.cast.detachedSignature($0.canonicalEntity)
        },
        signatureFile(.weakSignatures, "sha1", "weak", from: .carol) {
            try $0.cast.detachedSignature($0.canonicalEntity, by: .carol, options: ["--digest-algo", "SHA1"])
        },
        signatureFile(.weakSignatures, "rsa-1024", "weak", from: .rita) {
            try $0.cast.detachedSignature($0.canonicalEntity, by: .rita)
        },
        signatureFile(.weakSignatures, "from-the-future", "weak") {
            try $0.cast.detachedSignature($0.canonicalEntity, options: ["--faked-system-time", "20400101T000000!"])
        }.expecting { $0.flags = [] },
        Threat(.weakSignatures, "dsa-1024") {
            let keys = try TestKeys.shared()
            let signature = try keys.reporters.run(
                ["--local-user", keys.dsa.fingerprint, "--detach-sign"], input: $0.canonicalEntity)
            return MailBuilder.message(
                signed($0.wordsEntity, file: signature), from: ["Dora <dora@reporter.example>"], subject: "A report",
                id: $0.id, date: .now)
        }.expecting { $0.signature = "weak" },
        Threat(.noOwnertrust, "bound-without-ownertrust") {
            let key = MailBuilder.file("frank.asc", $0.cast.certificate(.frank), type: "application/pgp-keys")
            let content = MailBuilder.multipart("mixed", [$0.wordsEntity, key])
            return $0.report(try $0.cast.signedEntity(content, by: [.frank]), from: .frank)
        }.expecting {
            $0.signature = "good"
            $0.answer = .sent(.specific, to: .frank)
        },
        // Looked up by the address in its name, this would be the reporter's certificate.
        Threat(.userIDGrammar, "address-in-the-user-id") {
            let evil = try TemporaryGnuPGHome()
            let userID = "\"Finder <\($0.slug)@finder.example>\" <evil@attacker.example>"
            try evil.run(["--passphrase", "", "--quick-generate-key", userID, "future-default", "default", "0"])
            let key = MailBuilder.file("key.asc", try evil.run(["--armor", "--export"]), type: "application/pgp-keys")
            let content = MailBuilder.multipart("mixed", [$0.wordsEntity, key])
            let signature = try evil.run(
                ["--armor", "--detach-sign"], input: LineEnds.crlf.applied(to: content))
            return $0.report(MailBuilder.signed(content, signature))
        }.expecting { $0.signature = "unknownKey" },
        Threat(.secretKeys, "secret-key") {
            let key = MailBuilder.file("key.asc", try $0.cast.secretKey(.lena), type: "application/pgp-keys")
            return $0.report(MailBuilder.multipart("mixed", [$0.wordsEntity, key]), from: .lena)
        }.expecting { $0.flags = ["secretKeyAttached"] },
        // The signature says where to get its key.
        signatureFile(.network, "key-server-in-the-signature", "unknownKey", from: .oscar) {
            try $0.cast.detachedSignature(
                $0.canonicalEntity, by: .oscar, options: ["--sig-keyserver-url", ThreatListener.url])
        }.expecting { $0.answer = .sent(.specific) },
        lost(.sessionKeyFlood, "session-keys", "malformed") {
            let (sessionKeys, data) = try $0.cast.packets($0.canonicalEntity)
            let flood = repeatElement(sessionKeys, count: 2_000).joined()
            return $0.report(ciphertext: Array(flood) + data)
        }.expecting { $0.isAlone = true },
        lost(.sessionKeyFlood, "hidden-recipients", "malformed") {
            let (sessionKeys, data) = try $0.cast.packets($0.canonicalEntity, options: ["--throw-keyids"])
            let flood = repeatElement(sessionKeys, count: 3).joined()
            return $0.report(ciphertext: Array(flood) + data)
        },
        lost(.sessionKeyFlood, "passwords", "malformed") {
            let (sessionKeys, data) = try $0.cast.packets($0.canonicalEntity, to: [$0.cast.fingerprint(.bob)])
            let passwords = repeatElement(Packets.passwordSessionKey, count: 2_000).joined()
            let flood = repeatElement(sessionKeys, count: 17).joined()
            return $0.report(ciphertext: Array(passwords) + Array(flood) + data)
        },
    ]

    /// multipart/signed with a signature that is binary packets.
    private static func signed(_ entity: [UInt8], file signature: [UInt8]) -> [UInt8] {
        MailBuilder.multipart(
            "signed; micalg=pgp-sha512; protocol=\"application/pgp-signature\"",
            [entity, MailBuilder.file("signature.asc", signature, type: "application/pgp-signature")])
    }

    /// The standard words under these signature packets.
    private static func signatureFile(
        _ row: ThreatRow, _ name: String, _ state: String, from person: Person = .alice, _ signature: @escaping Maker
    ) -> Threat {
        Threat(row, name) {
            $0.report(signed($0.wordsEntity, file: try signature($0)), from: person)
        }.expecting {
            $0.signature = state
            $0.answer = .sent(.specific, to: [.alice, .carol].contains(person) ? person : nil)
        }
    }
}
