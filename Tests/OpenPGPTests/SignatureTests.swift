import Disclosure
import Foundation
import OpenPGP
import TestSupport
import Testing

@Suite("Signatures, each judged apart") struct SignatureTests {
    let reporter: Reporter
    let mailbox: MailboxHome
    var keys: TestKeys { reporter.keys }
    var home: GnuPGHome { mailbox.home }

    init() throws {
        reporter = try Reporter()
        let keys = reporter.keys
        mailbox = try MailboxHome(
            [keys.mailbox],
            knowing: [
                keys.alice, keys.bob, keys.rsa, keys.smallRSA, keys.signOnly, keys.expired, keys.revoked,
            ])
    }

    func states(_ signature: [UInt8], over signed: [UInt8] = text) throws -> [SignatureStatus.State] {
        try home.verifyDetached(signature: signature, over: signed).map(\.state)
    }

    @Test(arguments: [[], ["--armor"], ["--textmode"]]) func good(_ options: [String]) throws {
        let statuses = try home.verifyDetached(signature: reporter.detached(options: options), over: text)
        let status = try #require(statuses.first)
        #expect(statuses.count == 1)
        #expect(status.state == .good)
        #expect(status.fingerprint == fingerprint(keys.alice))
        #expect(status.keyID == fingerprint(keys.alice)?.keyID)
        #expect(status.publicKeyAlgorithm == "EdDSA")
        #expect(try #require(status.created).timeIntervalSinceNow > -120)
    }

    @Test func bySubkeyNamesThePrimaryKey() throws {
        let directory = try TemporaryGnuPGHome(secretKeys: [keys.bob])
        try directory.run(["--passphrase", "", "--quick-add-key", keys.bob.fingerprint, "ed25519", "sign", "1y"])
        let signature = try directory.run(["-u", keys.bob.fingerprint, "--detach-sign"], input: text)
        _ = try home.importCertificate(directory.run(["--export", keys.bob.fingerprint]))
        let status = try #require(try home.verifyDetached(signature: signature, over: text).first)
        #expect(status.state == .good)
        #expect(status.fingerprint == fingerprint(keys.bob))
        #expect(status.keyID != fingerprint(keys.bob)?.keyID)
    }

    @Test func otherStates() throws {
        #expect(try states(reporter.detached(), over: text + [0x21]) == [.bad])
        #expect(try states(reporter.detached(signer: keys.mallory)) == [.unknownKey])
        #expect(try states(reporter.detached(signer: keys.revoked)) == [.revokedKey])
        #expect(try states(reporter.detached(signer: keys.signOnly)) == [.good])
        #expect(try states(reporter.detached(signer: keys.rsa)) == [.good])
        let whenValid = TestKeys.whenExpiredWasValid
        #expect(try states(reporter.detached(signer: keys.expired, options: whenValid)) == [.expiredKey])
        let short = [
            "--faked-system-time", "\(Int(Date().timeIntervalSince1970) + 2)!", "--default-sig-expire", "seconds=1",
        ]
        let expiring = try reporter.detached(options: short)
        #expect(try states(expiring).count == 1)
        Thread.sleep(forTimeInterval: 4)
        #expect(try states(expiring) == [.expired])
    }

    @Test("F7: weak hashes and keys, and dates ahead of the clock") func weak() throws {
        #expect(try states(reporter.detached(signer: keys.rsa, options: ["--digest-algo", "SHA1"])) == [.weak])
        let ripe = ["--digest-algo", "RIPEMD160"]
        #expect(try states(reporter.detached(signer: keys.rsa, options: ripe)) == [.weak])
        #expect(try states(reporter.detached(signer: keys.smallRSA)) == [.weak])
        let future = ["--faked-system-time", "20400101T000000!"]
        #expect(try states(reporter.detached(options: future)) == [.weak])
        let tomorrow = ["--faked-system-time", "\(Int(Date().timeIntervalSince1970) + 80_000)!"]
        #expect(try states(reporter.detached(options: tomorrow)) == [.good])
    }

    @Test("F7: DSA of 1024 bits, in a home that takes SHA-1") func weakInAnotherHome() throws {
        let directory = try TemporaryGnuPGHome(certificates: [keys.dsa, keys.rsa])
        let home = try GnuPGHome(directory.path)
        let dsa = try home.verifyDetached(signature: reporter.detached(signer: keys.dsa), over: text)
        #expect(dsa.map(\.state) == [.weak])
        let signature = try reporter.detached(signer: keys.rsa, options: ["--digest-algo", "SHA1"])
        #expect(try home.verifyDetached(signature: signature, over: text).map(\.state) == [.weak])
    }

    @Test("F6: several signatures are reported apart") func several() throws {
        let good = try reporter.detached()
        let bob = try reporter.detached(signer: keys.bob)
        let bad = try reporter.detached(Array("other".utf8))
        #expect(try states(good + bob) == [.good, .good])
        #expect(try states(good + bad).sorted { $0.rawValue < $1.rawValue }.contains(.bad))
        #expect(try !states(bad + good).allSatisfy { $0 == .good })
        let names = ["-u", keys.alice.fingerprint, "-u", keys.bob.fingerprint, "--detach-sign"]
        #expect(try states(reporter.run(names)) == [.good, .good])
        #expect(try states(Array(repeatElement(good, count: 17).joined())) == [])
    }

    @Test("F5: what is no detached signature is none") func notDetached() throws {
        let inline = try reporter.run(["-u", keys.alice.fingerprint, "--sign"])
        let clear = try reporter.run(["-u", keys.alice.fingerprint, "--clearsign"])
        let whole = try reporter.run(["-z", "0", "-u", keys.alice.fingerprint, "--sign"])
        let good = try reporter.detached()
        for data in [
            inline, clear, whole, literal(text), [], text, [0xFF, 0], good + literal(text), Array(good.dropLast(3)),
            keys.alice.certificate,
        ] {
            #expect(try states(data) == [])
            #expect(try states(data, over: []) == [])
        }
    }

    @Test("A signature over a key is none over a document") func overKey() throws {
        // The last packets of a certificate: a signature of type 0x18.
        let certificate = try reporter.run(["--export", keys.alice.fingerprint])
        let index = try #require(certificate.lastIndex(of: 0x88))
        #expect(try states(Array(certificate[index...])) == [])
    }

    @Test func insideEncryption() throws {
        for (signer, state) in [(keys.mallory, SignatureStatus.State.unknownKey), (keys.revoked, .revokedKey)] {
            let opened = try home.decryptVerify(reporter.encrypt(signer: signer), maximumPlaintextBytes: plaintextLimit)
            #expect(opened.signatures.map(\.state) == [state])
            #expect(opened.plaintext == text)
        }
    }

    // MARK: - Opaque

    @Test(arguments: [[], ["-z", "0"], ["--armor"]]) func opaque(_ options: [String]) throws {
        let signed = try reporter.run(options + ["-u", keys.alice.fingerprint, "--sign"])
        let (content, signatures) = try home.verifyOpaque(signed, maximumPlaintextBytes: plaintextLimit)
        #expect(content == text)
        #expect(signatures.map(\.state) == [.good])
        #expect(signatures.first?.fingerprint == fingerprint(keys.alice))
        let error = failure { try home.verifyOpaque(signed, maximumPlaintextBytes: text.count - 1) }
        #expect(error == .tooLarge(limit: text.count - 1))
    }

    @Test func opaqueByUnknownKey() throws {
        let signed = try reporter.run(["-u", keys.mallory.fingerprint, "--sign"])
        let (content, signatures) = try home.verifyOpaque(signed, maximumPlaintextBytes: plaintextLimit)
        #expect(content == text)
        #expect(signatures.map(\.state) == [.unknownKey])
    }

    @Test("F5: merely literal data has no signature") func literalData() throws {
        let (content, signatures) = try home.verifyOpaque(literal(text), maximumPlaintextBytes: plaintextLimit)
        #expect(content == text)
        #expect(signatures == [])
    }

    @Test("Encrypted data is not opened as if it were only signed") func opaqueHidingEncryption() throws {
        let ciphertext = try reporter.encrypt()
        let hidden = packet(8, [0] + ciphertext)  // compressed with algorithm 0: as it is
        let twoTexts = packet(8, [0] + literal(text) + literal(text))
        for data in [ciphertext, hidden, twoTexts, literal(text) + ciphertext, [], text, keys.alice.certificate] {
            let error = failure { try home.verifyOpaque(data, maximumPlaintextBytes: plaintextLimit) }
            #expect(error?.isMalformed == true)
        }
    }

    @Test("A compressed bomb is stopped") func opaqueBomb() throws {
        let signed = try reporter.run(
            ["-u", keys.alice.fingerprint, "--sign"], Array(repeating: 0, count: 30 << 20))
        let error = failure { try home.verifyOpaque(signed, maximumPlaintextBytes: plaintextLimit) }
        #expect(error == .tooLarge(limit: plaintextLimit))
    }
}

@Suite("Cleartext signatures") struct CleartextTests {
    let reporter: Reporter
    let home: GnuPGHome
    let mailbox: MailboxHome

    init() throws {
        reporter = try Reporter()
        mailbox = try MailboxHome([], knowing: [reporter.keys.alice])
        home = mailbox.home
    }

    func clearsign(_ input: [UInt8] = text) throws -> [UInt8] {
        try reporter.run(["-u", reporter.keys.alice.fingerprint, "--digest-algo", "SHA512", "--clearsign"], input)
    }

    @Test func good() throws {
        let (signed, signatures) = try home.verifyCleartext(clearsign())
        #expect(signed == text)
        #expect(signatures.map(\.state) == [.good])
    }

    @Test func carriageReturnsAndTrailingBlanksAreNotSigned() throws {
        let block = try clearsign()
        let mailed = Array(String(decoding: block, as: UTF8.self).replacing("\n", with: " \r\n").utf8)
        let (signed, signatures) = try home.verifyCleartext(mailed)
        #expect(signatures.map(\.state) == [.good])
        let lines = String(decoding: signed, as: UTF8.self).split(whereSeparator: \.isNewline)
        #expect(
            lines.map { $0.trimmingCharacters(in: .whitespaces) } == [
                "Heap overflow in the frame parser.", "OS: Debian 12",
            ])
    }

    @Test func dashesAreUnescaped() throws {
        let input = Array("-- \n-----BEGIN PGP MESSAGE-----\nFrom me\n".utf8)
        let (signed, signatures) = try home.verifyCleartext(clearsign(input))
        #expect(signatures.map(\.state) == [.good])
        #expect(String(decoding: signed, as: UTF8.self).contains("\n-----BEGIN PGP MESSAGE-----\n"))
    }

    @Test func changedText() throws {
        let block = String(decoding: try clearsign(), as: UTF8.self).replacing("Debian 12", with: "Debian 11")
        #expect(try home.verifyCleartext(Array(block.utf8)).signatures.map(\.state) == [.bad])
    }

    @Test(
        "F20: what a signature does not cover is refused",
        arguments: [
            ("Hash: SHA512\n", "Hash: SHA512\nComment: Severity is low\n"),
            ("Hash: SHA512\n", "Hash: SHA512\nNotDashEscaped: yes\n"),
            ("OS:", "\u{C}OS:"),
            ("OS:", "\0OS:"),
            ("OS:", "-----BEGIN PGP SIGNED MESSAGE-----\nOS:"),
            ("OS:", "-----BEGIN PGP MESSAGE-----\nOS:"),
            ("OS:", "-----BEGIN PGP SIGNATURE-----\nOS:"),
            ("OS:", "-----END PGP SIGNATURE-----\nOS:"),
            ("OS:", "-not escaped\nOS:"),
            ("OS:", String(repeating: "x", count: 10_001) + "\nOS:"),
            ("-----BEGIN PGP SIGNED", "Before.\n-----BEGIN PGP SIGNED"),
            ("-----END PGP SIGNATURE-----", "-----END PGP SIGNATURE-----\nAfter."),
            ("-----END PGP SIGNATURE-----", ""),
        ])
    func refused(_ original: String, _ replacement: String) throws {
        let block = String(decoding: try clearsign(), as: UTF8.self).replacing(original, with: replacement)
        #expect(failure { try home.verifyCleartext(Array(block.utf8)) }?.isMalformed == true)
    }

    @Test func notCleartext() throws {
        for data in [[], text, try reporter.detached(options: ["--armor"]), try reporter.encrypt()] {
            #expect(failure { try home.verifyCleartext(data) }?.isMalformed == true)
        }
    }
}
