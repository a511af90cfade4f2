import Disclosure
import Foundation
import OpenPGP
import TestSupport
import Testing

@Suite("Keys of a home") struct KeyTests {
    let reporter: Reporter
    var keys: TestKeys { reporter.keys }

    init() throws { reporter = try Reporter() }

    @Test func homesArePrivateAndTheirSettingsTaken() throws {
        let directory = try TemporaryGnuPGHome(settings: nil)
        let path = "\(directory.path)/keys"
        try GnuPGHome.create(path)
        defer { (try? GnuPGHome(path))?.endAgent() }
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o700)
        let settings = try String(contentsOfFile: "\(path)/gpg.conf", encoding: .utf8)
        for line in settings.split(separator: "\n") where !line.hasPrefix("#") {
            let option = line.split(separator: " ", maxSplits: 1).map(String.init)
            let result = try runGPG(
                ["--no-options", "--\(option[0])"] + option.dropFirst() + ["--list-keys"], home: path)
            #expect(result.status == 0, "\(line): \(result.stderr)")
        }
        #expect(throws: OpenPGPError.self) { try GnuPGHome.create(path) }
        #expect(throws: OpenPGPError.self) { try GnuPGHome("\(directory.path)/none") }
    }

    @Test func generated() throws {
        let home = try MailboxHome([])
        let made = try home.home.generateKey(userID: "Vendor <security@vendor.example>", expiresAfter: 86_400 * 365)
        let info = try #require(try home.home.certificate(made))
        #expect(info.fingerprint == made)
        #expect(info.algorithm == "EdDSA" && info.subkeyCount == 1)
        #expect(info.canSign && info.canEncrypt && info.hasSecret && !info.isExpired && !info.isRevoked)
        #expect(info.addresses == [EmailAddress("security@vendor.example")].compactMap(\.self))
        let lifetime = try #require(info.expires).timeIntervalSince(info.created)
        #expect(abs(lifetime - 86_400 * 365) < 5)
        let listing = String(decoding: try home.directory.run(["--with-colons", "--list-keys"]), as: UTF8.self)
        let subkey = try #require(listing.split(separator: "\n").first { $0.hasPrefix("sub:") })
        let fields = subkey.split(separator: ":", omittingEmptySubsequences: false)
        #expect(fields[6] != "" && fields[11] == "e" && fields[16] == "cv25519")
        #expect(try home.home.secretKeys().map(\.fingerprint) == [made])
        let signed = try home.home.signDetached(text, with: made)
        #expect(try home.home.verifyDetached(signature: signed.bytes, over: text).map(\.state) == [.good])
    }

    @Test func importAndExport() throws {
        let mailbox = try MailboxHome([keys.mailbox])
        let home = mailbox.home
        #expect(try home.importCertificate(keys.alice.certificate) == [try required(keys.alice)])
        #expect(try home.importCertificate(keys.bob.certificate + keys.rsa.certificate).count == 2)
        #expect(try home.certificates().count == 4)
        #expect(try home.secretKeys().map(\.fingerprint) == [try required(keys.mailbox)])
        #expect(try home.certificate(try required(keys.mallory)) == nil)
        let alice = try required(keys.alice)
        #expect(summarizePackets(try home.exportCertificate(alice, armor: false)).hasPublicKey)
        #expect(isArmored(try home.exportCertificate(alice, armor: true)))
        let mallory = try required(keys.mallory)
        #expect(
            failure { try home.exportCertificate(mallory, armor: true) }
                == .keyUnusable(mallory, "it is not in the key ring"))
    }

    @Test("F11: a secret key is never imported as a certificate") func secretKeysAreRefused() throws {
        let mailbox = try MailboxHome([])
        for data in [keys.mallory.secretKey, keys.alice.certificate + keys.mallory.secretKey] {
            #expect(failure { try mailbox.home.importCertificate(data) }?.isMalformed == true)
        }
        #expect(try mailbox.home.certificates() == [])
        for data in [[], text, try reporter.detached(), Array(keys.alice.certificate.prefix(200)), literal(text)] {
            #expect(failure { try mailbox.home.importCertificate(data) }?.isMalformed == true)
        }
        #expect(failure { try mailbox.home.importSecretKey(keys.alice.certificate) }?.isMalformed == true)
    }

    @Test("A revocation reaches a key that is there already", arguments: [true, false])
    func laterRevocation(_ hasSecretKey: Bool) throws {
        let mailbox = try MailboxHome(hasSecretKey ? [keys.mailbox] : [])
        let before = try keys.reporters.run(["--armor", "--export", keys.revoked.fingerprint])
        _ = try mailbox.home.importCertificate(before)
        #expect(try mailbox.home.certificate(required(keys.revoked))?.isRevoked == false)
        _ = try mailbox.home.importCertificate(keys.revoked.certificate)
        #expect(try mailbox.home.certificate(required(keys.revoked))?.isRevoked == true)
    }

    @Test func statesOfCertificates() throws {
        let mailbox = try MailboxHome([], knowing: [keys.expired, keys.revoked, keys.signOnly, keys.rsa])
        func info(_ key: TestKeys.Key) throws -> CertificateInfo {
            try #require(try mailbox.home.certificate(try required(key)))
        }
        #expect(try info(keys.expired).isExpired && !info(keys.expired).canEncrypt)
        #expect(try info(keys.revoked).isRevoked && !info(keys.revoked).canEncrypt)
        #expect(try !info(keys.signOnly).canEncrypt && info(keys.signOnly).canSign)
        #expect(try info(keys.rsa).bits == 2_048 && info(keys.rsa).algorithm == "RSA" && info(keys.rsa).canEncrypt)
        #expect(try !info(keys.rsa).hasSecret)
    }

    @Test(
        "F10: only a whole user id gives an address",
        arguments: [
            ("Rep <rep@r.example>", "rep@r.example"),
            ("rep@r.example", "rep@r.example"),
            ("<rep@r.example>", "rep@r.example"),
            ("rep@r.example <rep@r.example>", "rep@r.example"),
            ("Rep (work) <rep@r.example>", "rep@r.example"),
            ("山田太郎 <rep@r.example>", "rep@r.example"),
            ("\"Rep <rep@r.example>\" <evil@e.example>", nil),
            ("rep@r.example <evil@e.example>", nil),
            ("Rep <rep@r.example> x", nil),
            ("Rep <rep@r.example", nil),
            ("Rep <a@b.example> <rep@r.example>", nil),
            ("Rep rep@r.example", nil),
            ("Rep<rep@r.example>", nil),
            ("Rep", nil),
        ])
    func addresses(_ userID: String, _ address: String?) throws {
        let directory = try TemporaryGnuPGHome()
        try directory.run(
            ["--passphrase", "", "--allow-freeform-uid", "--gen-key"],
            input: Array("%no-protection\nKey-Type: eddsa\nKey-Curve: ed25519\nName-Real: \(userID)\n".utf8))
        let infos = try GnuPGHome(directory.path).certificates()
        #expect(infos.map(\.userIDs) == [[userID]])
        #expect(infos.first?.addresses == address.flatMap { EmailAddress($0) }.map { [$0] } ?? [])
    }

    // MARK: - Signing and encrypting

    @Test func reportersCanReadAnswers() throws {
        let mailbox = try MailboxHome([keys.mailbox], knowing: [keys.alice, keys.bob])
        let own = try required(keys.mailbox)
        let answer = try mailbox.home.signAndEncrypt(text, with: own, to: [try required(keys.alice)])
        #expect(isArmored(answer))
        #expect(summarizePackets(answer).publicKeyRecipients.count == 1)
        let result = try runGPG(["--status-fd", "2", "--decrypt"], input: answer, home: keys.reporters.path)
        #expect(result.stdout == text)
        #expect(result.stderr.contains("VALIDSIG \(own.hex)"))
        let plain = try mailbox.home.encrypt(text, to: [try required(keys.bob)], armor: false)
        #expect(!isArmored(plain))
        #expect(try reporter.run(["--decrypt"], plain) == text)
    }

    @Test func micalgIsTheHashReallyUsed() throws {
        let mailbox = try MailboxHome([keys.mailbox, keys.rsa])
        for key in [keys.mailbox, keys.rsa] {
            let signed = try mailbox.home.signDetached(text, with: try required(key))
            #expect(signed.micalg == "pgp-sha512")
            let status = try mailbox.home.verifyDetached(signature: signed.bytes, over: text)
            #expect(status.map(\.hashAlgorithm) == ["SHA512"])
            #expect(String(decoding: signed.bytes, as: UTF8.self).hasPrefix("-----BEGIN PGP SIGNATURE-----\n"))
        }
    }

    @Test("Keys that cannot be used are named") func unusable() throws {
        let mailbox = try MailboxHome(
            [keys.mailbox, keys.expired], knowing: [keys.alice, keys.expired, keys.revoked, keys.signOnly])
        let home = mailbox.home
        let own = try required(keys.mailbox)
        let expired = try required(keys.expired)
        let revoked = try required(keys.revoked)
        let absent = try required(keys.mallory)
        let signOnly = try required(keys.signOnly)
        #expect(failure { try home.signDetached(text, with: expired) } == .keyExpired(expired))
        #expect(failure { try home.signDetached(text, with: absent) }?.isUnusable(absent) == true)
        #expect(failure { try home.signAndEncrypt(text, with: own, to: [expired]) } == .keyExpired(expired))
        #expect(
            failure { try home.encrypt(text, to: [revoked], armor: true) } == .keyUnusable(revoked, "it is revoked"))
        for key in [absent, signOnly] {
            #expect(failure { try home.encrypt(text, to: [key], armor: true) }?.isUnusable(key) == true)
        }
        let alice = try required(keys.alice)
        #expect(failure { try home.encrypt(text, to: [alice, absent], armor: true) }?.isUnusable(absent) == true)
        #expect(try !home.encrypt(text, to: [alice], armor: true).isEmpty)
    }

    @Test("F21: a locked key is named at once, and nobody is asked") func locked() throws {
        let maker = try TemporaryGnuPGHome()
        try maker.run([
            "--passphrase", "tiger", "--quick-gen-key", "Locked <locked@vendor.example>", "future-default", "-", "1y",
        ])
        let secret = try maker.run(["--passphrase", "tiger", "--export-secret-keys"])
        let ciphertext = try maker.run(["-r", "locked@vendor.example", "-e"], input: text)
        let hidden = try maker.run(["-R", "locked@vendor.example", "-e"], input: text)
        let mailbox = try MailboxHome([keys.mailbox])
        let own = try #require(try mailbox.home.importSecretKey(secret).first)
        #expect(try mailbox.home.keysWithoutPassphrase() == [own])
        let start = ContinuousClock.now
        for data in [ciphertext, hidden] {
            let error = failure { try mailbox.home.decryptVerify(data, maximumPlaintextBytes: plaintextLimit) }
            #expect(error == .locked(own))
        }
        #expect(failure { try mailbox.home.signDetached(text, with: own) } == .locked(own))
        #expect(ContinuousClock.now - start < .seconds(30))
        let foreign = try reporter.encrypt(to: [keys.bob])
        let recipients = summarizePackets(foreign).publicKeyRecipients
        let error = failure { try mailbox.home.decryptVerify(foreign, maximumPlaintextBytes: plaintextLimit) }
        #expect(error == .noSecretKey(recipients: recipients))
    }
}

extension OpenPGPError {
    func isUnusable(_ fingerprint: Fingerprint) -> Bool {
        if case .keyUnusable(fingerprint, _) = self { true } else { false }
    }
}
