import Foundation
import OpenPGP
import TestSupport
import Testing

@Suite("Decryption") struct DecryptionTests {
    let reporter: Reporter
    let mailbox: MailboxHome
    var keys: TestKeys { reporter.keys }

    init() throws {
        reporter = try Reporter()
        mailbox = try MailboxHome()
    }

    func open(_ ciphertext: [UInt8], limit: Int = plaintextLimit) throws -> Decryption {
        try mailbox.home.decryptVerify(ciphertext, maximumPlaintextBytes: limit)
    }

    @Test(arguments: [[], ["--armor"], ["-z", "0"], ["--armor", "--throw-keyids"], ["--bzip2-compress-level", "9"]])
    func whatReportersSend(_ options: [String]) throws {
        let opened = try open(reporter.encrypt(options: options))
        #expect(opened.plaintext == text)
        #expect(opened.signatures.isEmpty)
        #expect(opened.usedKey == fingerprint(keys.mailbox))
    }

    @Test func signedInside() throws {
        _ = try mailbox.home.importCertificate(keys.alice.certificate)
        let opened = try open(reporter.encrypt(signer: keys.alice))
        #expect(opened.plaintext == text)
        #expect(opened.signatures.map(\.state) == [.good])
        #expect(opened.signatures.first?.fingerprint == fingerprint(keys.alice))
    }

    @Test("A message for the second secret key alone opens", arguments: [[], ["--throw-keyids"]])
    func alias(_ options: [String]) throws {
        let opened = try open(reporter.encrypt(to: [keys.alias], options: options))
        #expect(opened.usedKey == fingerprint(keys.alias))
        #expect(opened.plaintext == text)
    }

    @Test func recipientsAreReadOffThePackets() throws {
        let opened = try open(reporter.encrypt(to: [keys.bob, keys.mailbox]))
        #expect(opened.recipients.count == 2)
        #expect(opened.recipients.allSatisfy { $0.utf8.count == 16 && $0 == $0.uppercased() })
    }

    @Test func sessionKeyOpensItAgainWithoutTheSecretKey() throws {
        let ciphertext = try reporter.encrypt(signer: keys.alice)
        let first = try open(ciphertext)
        #expect(first.signatures.map(\.state) == [.unknownKey])
        let other = try MailboxHome([], knowing: [keys.alice])
        let again = try other.home.decryptVerify(
            ciphertext, maximumPlaintextBytes: plaintextLimit, sessionKey: first.sessionKey)
        #expect(again.plaintext == text)
        #expect(again.signatures.map(\.state) == [.good])
        let without = failure {
            try other.home.decryptVerify(ciphertext, maximumPlaintextBytes: plaintextLimit)
        }
        #expect(without == .noSecretKey(recipients: first.recipients))
    }

    @Test func fileNameIsTheSendersClaim() throws {
        let opened = try open(reporter.encrypt(options: ["--set-filename", "report.txt"]))
        #expect(opened.fileName == "report.txt")
    }

    // MARK: - What does not open

    @Test func encryptedToOthers() throws {
        let ciphertext = try reporter.encrypt(to: [keys.alice, keys.bob])
        let recipients = summarizePackets(ciphertext).publicKeyRecipients
        #expect(recipients.count == 2)
        #expect(failure { try open(ciphertext) } == .noSecretKey(recipients: recipients))
    }

    @Test func hiddenRecipientWhoIsNotUs() throws {
        let ciphertext = try reporter.encrypt(to: [keys.alice], options: ["--throw-keyids"])
        let zeros = String(repeating: "0", count: 16)
        #expect(failure { try open(ciphertext) } == .noSecretKey(recipients: [zeros]))
    }

    @Test func passwordOnly() throws {
        let ciphertext = try reporter.run(["--passphrase", "tiger", "--symmetric"])
        #expect(failure { try open(ciphertext) } == .password)
    }

    @Test("A password beside our key is left out, and nobody is asked for it")
    func passwordBesideOurKey() throws {
        let options = ["--passphrase", "tiger", "--symmetric"]
        #expect(try open(reporter.encrypt(options: options)).plaintext == text)
        let foreign = try reporter.encrypt(to: [keys.bob], options: options)
        let recipients = summarizePackets(foreign).publicKeyRecipients
        #expect(failure { try open(foreign) } == .noSecretKey(recipients: recipients))
    }

    @Test("F1: every altered ciphertext is refused", arguments: [0.15, 0.3, 0.5, 0.7, 0.9, 0.999])
    func flippedBit(at place: Double) throws {
        var ciphertext = try reporter.encrypt(Array(repeating: 0x41, count: 3_000), options: ["-z", "0"])
        let list = encryptedPacketStart(ciphertext)
        let index = list + 5 + Int(Double(ciphertext.count - list - 6) * place)
        ciphertext[index] ^= 1
        #expect(failure { try open(ciphertext) } == .modified)
    }

    @Test("F1: compressed data with a flipped bit") func flippedBitInCompressedData() throws {
        var ciphertext = try reporter.encrypt(Array((0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }))
        ciphertext[ciphertext.count - 200] ^= 4
        #expect(failure { try open(ciphertext) } == .modified)
    }

    @Test("No integrity protection") func noIntegrityProtection() throws {
        // gpg 2.2 makes no such data any more: the same session keys, and a packet of the older kind (tag 9).
        let ciphertext = try reporter.encrypt()
        let old = ciphertext[..<encryptedPacketStart(ciphertext)] + packet(9, Array(repeating: 7, count: 90))
        #expect(failure { try open(Array(old)) } == .modified)
    }

    @Test("Cut short", arguments: [1, 20, 100]) func truncated(_ count: Int) throws {
        let ciphertext = try reporter.encrypt()
        let error = failure { try open(Array(ciphertext.dropLast(count))) }
        #expect(error?.isMalformed == true)
    }

    @Test("Cut short inside the armor") func truncatedArmor() throws {
        let armored = try reporter.encrypt(options: ["--armor"])
        let error = failure { try open(Array(armored.prefix(armored.count / 2))) }
        #expect(error?.isMalformed == true)
    }

    @Test func sessionKeyPacketDamaged() throws {
        var ciphertext = try reporter.encrypt()
        let index = encryptedPacketStart(ciphertext) - 4
        ciphertext[index] ^= 0x10
        #expect(failure { try open(ciphertext) } == .modified)
    }

    @Test(
        "F2: two literals inside, and junk inside",
        arguments: [
            literal(text) + literal(text), Array("no packets at all".utf8), [], packet(10, Array("PGP".utf8)),
        ])
    func strangeContent(_ content: [UInt8]) throws {
        let error = failure { try open(reporter.encryptRaw(content)) }
        #expect(error?.isMalformed == true, "\(String(describing: error))")
    }

    @Test("F2: an empty plaintext is a failure") func empty() throws {
        let error = failure { try open(reporter.encryptRaw(literal([]))) }
        #expect(error?.isMalformed == true)
    }

    @Test("F2: anything beside the encrypted packet is refused") func junkAround() throws {
        let ciphertext = try reporter.encrypt()
        for data in [
            ciphertext + literal(text), literal(text) + ciphertext, ciphertext + ciphertext, ciphertext + [0xD2],
        ] {
            let error = failure { try open(data) }
            #expect(error?.isMalformed == true)
        }
    }

    @Test("Encrypted twice in one message is refused") func nestedEncryption() throws {
        let inner = try reporter.encrypt()
        let error = failure { try open(reporter.encryptRaw(inner)) }
        #expect(error?.isMalformed == true)
    }

    @Test("A packet inside turned into one of encrypted data, without the key") func turnedIntoEncrypted() throws {
        var ciphertext = try reporter.encrypt(options: ["--compress-algo", "zip"])
        // Behind two octets of the header (section 4.2.1), the version and a prefix of 18 stands the header of the
        // compressed packet.
        let start = encryptedPacketStart(ciphertext)
        try #require(ciphertext[start] == 0xD2 && ciphertext[start + 1] < 192)
        ciphertext[start + 3 + 18] ^= 0xA3 ^ 0xA7
        #expect(failure { try open(ciphertext) } == .modified)
    }

    @Test("Not encrypted at all") func notEncrypted() throws {
        for data in [
            [], text, literal(text), try reporter.run(["--sign", "-u", keys.alice.fingerprint]), [0xFF], [0x80],
        ] {
            let error = failure { try open(data) }
            #expect(error?.isMalformed == true)
        }
    }

    @Test("F3: a bomb is stopped at the limit") func bomb() throws {
        let ciphertext = try reporter.encrypt(Array(repeating: 0, count: 30 << 20))
        #expect(ciphertext.count < 100_000)
        let start = ContinuousClock.now
        #expect(failure { try open(ciphertext) } == .tooLarge(limit: plaintextLimit))
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test func limitIsExact() throws {
        let ciphertext = try reporter.encrypt()
        #expect(try open(ciphertext, limit: text.count).plaintext == text)
        let error = failure { try open(ciphertext, limit: text.count - 1) }
        #expect(error == .tooLarge(limit: text.count - 1))
    }

    @Test("F13: floods of session keys are refused unread") func sessionKeyFlood() throws {
        let ciphertext = try reporter.encrypt(to: [keys.bob])
        let data = encryptedPacketStart(ciphertext)
        let sessionKey = Array(ciphertext[..<data])
        let hidden = try reporter.encrypt(to: [keys.bob], options: ["--throw-keyids"])
        let hiddenKey = Array(hidden[..<encryptedPacketStart(hidden)])
        let start = ContinuousClock.now
        for (packet, count) in [(sessionKey, 17), (sessionKey, 2_000), (hiddenKey, 3)] {
            let flood = Array(repeatElement(packet, count: count).joined()) + ciphertext[data...]
            let error = failure { try open(flood) }
            #expect(error?.isMalformed == true)
        }
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test("F13: session keys that name nobody count too, and are no password's")
    func unknownSessionKeys() throws {
        let ciphertext = try reporter.encrypt()
        let unknown = packet(1, [9] + [UInt8](repeating: 1, count: 20))
        let short = packet(1, [3, 0, 0])
        for packets in [
            Array(repeatElement(unknown, count: 16).joined()), Array(repeatElement(short, count: 2_000).joined()),
        ] {
            #expect(failure { try open(packets + ciphertext) } == .malformed("it has more than 16 session keys"))
        }
        #expect(try open(unknown + ciphertext).plaintext == text)

        let password = try reporter.run(["--passphrase", "tiger", "--symmetric"])
        #expect(failure { try open(password) } == .password)
        for packet in [unknown, short] {
            #expect(failure { try open(packet + password) } == .malformed("its session keys cannot be read"))
        }
    }
}

extension Reporter {
    /// Encrypts bytes as the content of the encrypted packet itself, not wrapped in a literal packet.
    func encryptRaw(_ content: [UInt8]) throws -> [UInt8] {
        try encrypt(content, options: ["--no-literal", "-z", "0"])
    }
}
