import Foundation
import OpenPGP
import TestSupport
import Testing

@Suite("Packet headers and armor") struct PacketTests {
    let reporter: Reporter
    var keys: TestKeys { reporter.keys }

    init() throws { reporter = try Reporter() }

    @Test(arguments: [[], ["--armor"]]) func encrypted(_ options: [String]) throws {
        let summary = summarizePackets(try reporter.encrypt(to: [keys.mailbox, keys.bob], options: options))
        #expect(summary.publicKeyRecipients.count == 2)
        #expect(summary.passwordPackets == 0)
        #expect(summary.encryptedData == 1)
        #expect(summary.integrityProtected && summary.wellFormed)
        #expect(!summary.hasPublicKey && !summary.hasSecretKey && !summary.literal && !summary.compressed)
    }

    @Test func recipients() throws {
        let subkey = try reporter.run(["--with-colons", "--list-keys", keys.bob.fingerprint])
        let keyID = String(decoding: subkey, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("sub:") }
            .map { String($0.split(separator: ":", omittingEmptySubsequences: false)[4]) }
        #expect(summarizePackets(try reporter.encrypt(to: [keys.bob])).publicKeyRecipients == [try #require(keyID)])
        let hidden = try reporter.encrypt(to: [keys.bob], options: ["--throw-keyids"])
        #expect(summarizePackets(hidden).publicKeyRecipients == [String(repeating: "0", count: 16)])
        let version6 = packet(1, [6, 21, 4] + Array(repeating: 0xAB, count: 12) + Array(1...8) + [25, 0])
        #expect(summarizePackets(version6).publicKeyRecipients == ["0102030405060708"])
        #expect(summarizePackets(packet(1, [6, 0, 25, 0])).publicKeyRecipients == [String(repeating: "0", count: 16)])
    }

    @Test func otherKinds() throws {
        let password = summarizePackets(try reporter.run(["--passphrase", "tiger", "--symmetric"]))
        #expect(password.passwordPackets == 1 && password.publicKeyRecipients.isEmpty && password.wellFormed)
        let signature = summarizePackets(try reporter.detached())
        #expect(signature.signatures == 1 && signature.wellFormed && signature.encryptedData == 0)
        let certificate = summarizePackets(keys.alice.certificate)
        #expect(certificate.hasPublicKey && !certificate.hasSecretKey && certificate.wellFormed)
        let secret = summarizePackets(keys.alice.secretKey)
        #expect(secret.hasSecretKey && secret.wellFormed)
        #expect(summarizePackets(keys.alice.certificate + keys.bob.secretKey).hasSecretKey)
        #expect(summarizePackets(try reporter.run(["--sign", "-u", keys.alice.fingerprint])).compressed)
        #expect(summarizePackets(literal(text)).literal)
        #expect(!summarizePackets(packet(9, [1, 2, 3])).integrityProtected)
        #expect(summarizePackets(packet(20, [1, 2, 3])).integrityProtected)
    }

    @Test("Lengths of every kind") func lengths() throws {
        let body = [UInt8](repeating: 7, count: 300)
        let wellFormed: [[UInt8]] = [
            [0xCB, 3, 1, 2, 3], [0xCB, 192, 108] + body, packet(11, body), [0xAC, 3, 1, 2, 3],
            [0xAD, 1, 44] + body, [0xAE, 0, 0, 1, 44] + body, [0xAF] + body,
            [0xCB, 0xE9] + Array(repeating: 1, count: 512) + [3, 1, 2, 3],
            [0xCB, 0xE9] + Array(repeating: 1, count: 512) + [0xE0, 1, 0],
        ]
        for data in wellFormed { #expect(summarizePackets(data).wellFormed, "\(data.prefix(6))") }
        let cut: [[UInt8]] = [
            [0xCB], [0xCB, 3, 1, 2], [0xCB, 192], [0xCB, 192, 109] + body, [0xCB, 255, 0, 0], [0xAD, 1],
            [0xAD, 2, 0] + body,
            [0xCB, 0xE9] + Array(repeating: 1, count: 512), [0xCB, 0xE0, 1, 0], [0xC1, 0xE9] + body + body + [0],
            [0x87, 1], [0xC0, 0], [0x80, 0], [0x3F], [0xCB, 255, 255, 255, 255, 255, 1],
        ]
        for data in cut { #expect(!summarizePackets(data).wellFormed, "\(data.prefix(6))") }
    }

    @Test("Random bytes never trap, and five megabytes take linear time") func junk() {
        var generator = SystemRandomNumberGenerator()
        for count in [0, 1, 2, 3, 10, 100, 1_000] {
            for _ in 0..<300 {
                var bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
                _ = summarizePackets(bytes)
                if count > 0 { bytes[0] |= 0xC0 }
                _ = summarizePackets(bytes)
                _ = armorBlocks(in: bytes)
                _ = summarizePackets(Array("-----BEGIN PGP MESSAGE-----\n\n".utf8) + bytes)
            }
        }
        let fiveMegabytes = 5 << 20
        let floods: [[UInt8]] = [
            [UInt8](repeating: 0, count: fiveMegabytes), [UInt8](repeating: 0xCB, count: fiveMegabytes),
            repeated([0xC1, 0], to: fiveMegabytes), repeated([0x80], to: fiveMegabytes),
            [0xCB, 0xE9] + [UInt8](repeating: 1, count: 512) + repeated([0xE0, 1], to: fiveMegabytes),
            repeated(Array("-----BEGIN PGP MESSAGE-----\n".utf8), to: fiveMegabytes),
            repeated(Array("-----BEGIN PGP SIGNED MESSAGE-----\n".utf8), to: fiveMegabytes),
            repeated(Array("-".utf8), to: fiveMegabytes), repeated(Array("\n".utf8), to: fiveMegabytes),
            Array("-----BEGIN PGP MESSAGE-----\n\n".utf8) + repeated(Array("A".utf8), to: fiveMegabytes),
        ]
        for flood in floods {
            let taken = processorTime {
                _ = summarizePackets(flood)
                _ = armorBlocks(in: flood)
            }
            #expect(taken < .seconds(20))  // without optimisation
        }
    }

    private func repeated(_ bytes: [UInt8], to count: Int) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count + bytes.count)
        while result.count < count { result += bytes }
        return result
    }

    // MARK: - Armor

    @Test func blocksInText() throws {
        let message = try reporter.encrypt(options: ["--armor"])
        let clear = try reporter.run(["-u", keys.alice.fingerprint, "--clearsign"])
        let input = Array("Hello,\n".utf8) + message + Array("between\r\n".utf8) + keys.alice.certificate + clear
        let blocks = armorBlocks(in: input)
        #expect(blocks.map(\.kind) == [.message, .publicKey, .cleartextSigned])
        #expect(Array(input[blocks[0].range]) == message.dropLast())
        #expect(Array(input[blocks[2].range]) == clear.dropLast())
        #expect(armorBlocks(in: keys.alice.secretKey).map(\.kind) == [.privateKey])
        #expect(armorBlocks(in: try reporter.detached(options: ["--armor"])).map(\.kind) == [.signature])
    }

    @Test(
        "Where blocks start and end",
        arguments: [
            ("> -----BEGIN PGP MESSAGE-----\n> -----END PGP MESSAGE-----\n", []),
            (" -----BEGIN PGP MESSAGE-----\n", []),
            ("-----BEGIN PGP MESSAGE----- x\n", []),
            ("-----BEGIN PGP NOTHING-----\n", []),
            ("-----END PGP MESSAGE-----\n", []),
            ("-----BEGIN PGP MESSAGE-----\nabc", [0..<31]),
            ("-----BEGIN PGP MESSAGE-----\nabc\n-----END PGP SIGNATURE-----\n", [0..<60]),
            ("x\r\n-----BEGIN PGP MESSAGE-----  \r\n-----END PGP MESSAGE-----\t\r\nx", [3..<59]),
            (
                "-----BEGIN PGP MESSAGE-----\n-----BEGIN PGP SIGNATURE-----\n-----END PGP SIGNATURE-----",
                [0..<28, 28..<85]
            ),
        ])
    func places(_ input: String, _ ranges: [Range<Int>]) {
        #expect(armorBlocks(in: Array(input.utf8)).map(\.range) == ranges)
    }

    @Test func armored() throws {
        #expect(isArmored(try reporter.encrypt(options: ["--armor"])))
        #expect(isArmored([0xEF, 0xBB, 0xBF] + (try reporter.encrypt(options: ["--armor"]))))
        #expect(!isArmored(try reporter.encrypt()))
        #expect(!isArmored([]) && !isArmored(text))
    }

    @Test("One block gives up its armor; whatever else there is stays as it is") func armorTakenOff() throws {
        let armored = try reporter.encrypt(options: ["--armor"])
        let binary = withoutArmor(armored)
        #expect(binary.count < armored.count && summarizePackets(binary) == summarizePackets(armored))
        #expect(summarizePackets(binary).encryptedData == 1)
        #expect(withoutArmor(Array("Hello,\r\n".utf8) + armored + Array("Bye\n".utf8)) == binary)
        #expect(withoutArmor(binary) == binary)
        let twice = Array(
            """
            -----BEGIN PGP MESSAGE-----

            \(Data(armored).base64EncodedString())
            -----END PGP MESSAGE-----

            """.utf8)
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        #expect(withoutArmor(mark + armored) == binary)
        let twiceMarked = Array(
            """
            -----BEGIN PGP MESSAGE-----

            \(Data(mark + armored).base64EncodedString())
            -----END PGP MESSAGE-----

            """.utf8)
        let damaged = Array("-----BEGIN PGP MESSAGE-----\n\n!!!!\n-----END PGP MESSAGE-----\n".utf8)
        let clear = try reporter.run(["-u", keys.alice.fingerprint, "--clearsign"])
        for other in [
            [], text, armored + armored, mark + armored + armored, armored + keys.alice.certificate, twice, twiceMarked,
            damaged, clear,
        ] {
            #expect(withoutArmor(other) == other, "\(String(decoding: other.prefix(60), as: UTF8.self))")
        }
    }

    /// Bytes that gpg reads as the header of a packet are not passed over.
    @Test func aByteOrderMarkStandsBeforeTextOnly() {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        #expect(summarizePackets(mark + literal(text)) != summarizePackets(literal(text)))
        #expect(!summarizePackets(mark + literal(text)).literal)
        #expect(!summarizePackets(mark + mark + literal(text)).literal)
    }

    @Test("Armor as mail programs leave it") func mangledArmor() throws {
        let mailbox = try MailboxHome([keys.mailbox])
        let armored = String(decoding: try reporter.encrypt(options: ["--armor"]), as: UTF8.self)
        let lines = armored.split(separator: "\n", omittingEmptySubsequences: false)
        let withoutChecksum = lines.filter { !($0.hasPrefix("=") && $0.utf8.count == 5) }.joined(separator: "\n")
        let variants = [
            armored.replacing("\n", with: "\r\n"), armored.replacing("\n", with: "  \n"), withoutChecksum,
            armored.replacing("-----\n\n", with: "-----\n"),
            armored.replacing("-----\n\n", with: "-----\nVersion: 1\n\n"),
            "Hello,\n\n" + armored + "\n-- \nAlice\n", "\u{FEFF}" + armored,
        ]
        for variant in variants {
            let opened = try mailbox.home.decryptVerify(Array(variant.utf8), maximumPlaintextBytes: plaintextLimit)
            #expect(opened.plaintext == text)
        }
        for variant in [
            armored + armored, armored.replacing("\n\n", with: "\n\n%%"), armored.replacing("\n=", with: "=A\nAAA\n="),
        ] {
            let error = failure {
                try mailbox.home.decryptVerify(Array(variant.utf8), maximumPlaintextBytes: plaintextLimit)
            }
            #expect(error?.isMalformed == true)
        }
    }

    @Test func fingerprints() throws {
        let hex = String(repeating: "aB", count: 20)
        #expect(Fingerprint(hex)?.hex == hex.uppercased())
        #expect(Fingerprint(hex)?.keyID == String(repeating: "AB", count: 8))
        #expect(Fingerprint(hex + String(repeating: "0", count: 24))?.keyID == String(repeating: "AB", count: 8))
        for wrong in ["", "abcd", hex + "0", hex.dropLast() + "g", " " + hex.dropLast(), hex.dropLast(2) + "é"] {
            #expect(Fingerprint(String(wrong)) == nil)
        }
        let decoded = try JSONDecoder().decode([Fingerprint].self, from: Data("[\"\(hex)\"]".utf8))
        #expect(try JSONEncoder().encode(decoded) == Data("[\"\(hex.uppercased())\"]".utf8))
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Fingerprint].self, from: Data("[\"x\"]".utf8)) }
    }
}
