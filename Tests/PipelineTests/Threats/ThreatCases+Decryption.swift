import Foundation

private typealias Build = MailBuilder
private typealias Packets = ThreatPackets

extension Threat {
    /// Ciphertexts put where their text might leave, changed, or sent again.
    static let ciphertexts: [Threat] = [
        Threat(.ciphertextBetweenParts, "between-html") {
            let inner = try $0.cast.encryptedEntity($0.wordsEntity)
            let url = try ThreatListener.url
            return $0.report(
                Build.multipart(
                    "mixed", [Build.html("<p>See</p><img src=\"\(url)/"), inner, Build.html("\"><p>this</p>")]))
        }.expecting {
            $0.encryption = "part"
            $0.answer = .sent(.general)
        },
        Threat(.ciphertextBetweenParts, "between-texts") {
            let inner = try $0.cast.encryptedEntity($0.wordsEntity)
            return $0.report(Build.multipart("mixed", [Build.text("In front.\n"), inner, Build.text("Behind.\n")]))
        }.expecting {
            $0.encryption = "part"
            $0.shown += ["In front.", "Behind."]
            $0.parts = [
                "1.1": Protection(encrypted: false, signed: false),
                "1.2.2.1": Protection(encrypted: true, signed: false),
                "1.3": Protection(encrypted: false, signed: false),
            ]
            $0.answer = .sent(.general)
        },
        lost(.malleability, "no-integrity-packet", "modified") {
            let (sessionKeys, data) = try $0.cast.packets($0.canonicalEntity)
            let body = Array(data.dropFirst(data[1] < 192 ? 3 : data[1] < 224 ? 4 : 7))
            return $0.report(ciphertext: sessionKeys + Packets.packet(9, body))
        },
        lost(.malleability, "aead-of-gnupg", "malformed") {
            let (sessionKeys, _) = try $0.cast.packets($0.canonicalEntity)
            let body: [UInt8] = [1, 9, 2, 16] + [UInt8](repeating: 7, count: 15 + 64 + 16)
            return $0.report(ciphertext: sessionKeys + Packets.packet(20, body))
        },
        lost(.malleability, "wrong-checksum", "modified") {
            var bytes = try $0.cast.encrypted($0.canonicalEntity, armor: false)
            bytes[bytes.count - 5] ^= 0x40
            return $0.report(ciphertext: bytes)
        },
        lost(.malleability, "inline-changed", "modified") {
            let bytes = try $0.cast.encrypted(Array($0.words.utf8), options: ["-z", "0", "--no-emit-version"])
            var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            let line = lines.count - 5
            let letter = lines[line].startIndex + 20
            lines[line][letter] = lines[line][letter] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            lines.remove(at: lines.count - 3)  // the checksum, which says nothing to gpg if it is not there
            return $0.report(Build.entity("text/plain", Array(lines.joined(separator: [0x0A]))))
        },
        // Behind the prefix of 18 bytes stands the header of a compressed packet, which a flipped bit makes that of
        // an encrypted one.
        lost(.malleability, "turned-into-a-ciphertext", "modified") {
            var (sessionKeys, data) = try $0.cast.packets($0.canonicalEntity)
            data[(data[1] < 192 ? 2 : data[1] < 224 ? 3 : 6) + 1 + 18] ^= 0xA3 ^ 0xA7
            sessionKeys += data
            return $0.report(ciphertext: sessionKeys)
        },
        lost(.malleability, "cut-short", "malformed") {
            let bytes = try $0.cast.encrypted(
                $0.canonicalEntity + [UInt8](repeating: 0x41, count: 9_000), armor: false, options: ["-z", "0"])
            return $0.report(ciphertext: Array(bytes.prefix(5_000)))
        },
        sealed(.capturedCiphertext, "captured-stranger") {
            $0.report(try $0.cast.encryptedEntity($0.wordsEntity, signedBy: [.alice]))
        }.expecting { $0.signature = "mismatch" },
        sealed(.capturedCiphertext, "captured-known") {
            $0.report(try $0.cast.encryptedEntity($0.wordsEntity, signedBy: [.alice]), from: .mallory)
        }.expecting {
            $0.signature = "mismatch"
            $0.answer = .sent(.general, to: .mallory)
        },
        sealed(.capturedCiphertext, "captured-and-signed") {
            let captured = try $0.cast.encryptedEntity($0.wordsEntity)
            return $0.report(try $0.cast.signedEntity(captured, by: [.mallory]), from: .mallory)
        }.expecting {
            $0.signature = "good"
            $0.answer = .sent(.general, to: .mallory)
        },
        sealed(.capturedCiphertext, "captured-and-encrypted") {
            let captured = try $0.cast.encryptedEntity($0.wordsEntity)
            return $0.report(try $0.cast.encryptedEntity(captured, signedBy: [.mallory]), from: .mallory)
        }.expecting {
            $0.signature = "good"
            $0.answer = .sent(.general, to: .mallory)
        },
        // All that the attacker says in clear is complete: no question of ours may be about what is inside.
        Threat(.capturedCiphertext, "captured-attachment") {
            let captured = try $0.cast.encrypted(Array("Only inside: \(MailWriter.canary)\n".utf8))
            return $0.report(Build.multipart("mixed", [Build.text($0.words + "\n"), Build.file("a.asc", captured)]))
        }.expecting { $0.answer = .sent(.general) },
    ]

    /// One ciphertext, signed inside by Alice, that two mails have.
    static let replays: [Threat] = [
        sealed(.capturedCiphertext, "before-the-replay") { $0.report(try captured.get(), from: .alice) }.expecting {
            $0.signature = "good"
            $0.answer = .sent(.specific, to: .alice)
            $0.isAlone = true
        },
        sealed(.capturedCiphertext, "replay") { $0.report(try captured.get(), from: .mallory) }.expecting {
            $0.signature = "mismatch"
            $0.flags = ["replayed"]
            $0.answer = .sent(.general, to: .mallory)
            $0.isAlone = true
        },
    ]

    private static let captured = Result {
        let writer = try MailWriter("captured-packets")
        return try writer.cast.encryptedEntity(writer.wordsEntity, signedBy: [.alice])
    }

    /// Altered ciphertexts, sent to see what we answer.
    static let probes: [Threat] = [
        lost(.probing, "to-another-key", "noSecretKey") {
            $0.report(try $0.cast.encryptedEntity($0.wordsEntity, to: [$0.cast.fingerprint(.bob)]))
        }.expecting { $0.answer = .sent(.otherKey) },
        lost(.probing, "with-a-password", "password") {
            $0.report(Build.encrypted(try $0.cast.passwordProtected($0.wordsEntity)))
        }.expecting { $0.answer = .sent(.password) },
        lost(.probing, "hidden-and-not-ours", "noSecretKey") {
            $0.report(
                try $0.cast.encryptedEntity(
                    $0.wordsEntity, to: [$0.cast.fingerprint(.bob)], options: ["--throw-keyids"]))
        },
        lost(.probing, "session-key-changed", "modified") {
            var (sessionKeys, data) = try $0.cast.packets($0.canonicalEntity)
            sessionKeys[sessionKeys.count - 4] ^= 1
            return $0.report(ciphertext: sessionKeys + data)
        },
        lost(.probing, "to-us-under-another-name", "noSecretKey") {
            var (sessionKeys, data) = try $0.cast.packets($0.canonicalEntity)
            sessionKeys[6] ^= 1
            sessionKeys += data
            return $0.report(ciphertext: sessionKeys)
        }.expecting { $0.answer = .sent(.otherKey) },
        sealed(.probing, "password-beside-our-key") {
            let bytes = try $0.cast.encrypted(
                $0.canonicalEntity, armor: false, options: ["--passphrase", "guess", "--symmetric"])
            return $0.report(ciphertext: bytes)
        },
        lost(.probing, "changed-from-a-known-sender", "modified") {
            var bytes = try $0.cast.encrypted($0.canonicalEntity, armor: false)
            bytes[bytes.count - 5] ^= 0x40
            return $0.report(ciphertext: bytes, from: .mallory)
        }.expecting { $0.answer = .sent(.general, to: .mallory) },
        sealed(.probing, "autocrypt") {
            $0.report(
                try $0.cast.encryptedEntity($0.wordsEntity), from: .grace, fields: [try autocrypt(of: .grace, $0)])
        }.expecting { $0.answer = .sent(.general, to: .grace) },
        lost(.probing, "changed-with-autocrypt", "modified") {
            var bytes = try $0.cast.encrypted($0.canonicalEntity, armor: false)
            bytes[bytes.count - 5] ^= 0x40
            let entity = MailWriter.binaryCiphertext(bytes)
            return $0.report(entity, from: .heidi, fields: [try autocrypt(of: .heidi, $0)])
        }.expecting { $0.answer = .sent(.general, to: .heidi) },
        // A limit that only a secret key can show to be broken.
        lost(.probing, "over-a-limit-inside", "tooLarge") { $0.report(try $0.cast.encryptedEntity(many)) },
        // Success would be answered under Mallory's certificate.
        lost(.probing, "over-a-limit-inside-from-a-known-sender", "tooLarge") {
            $0.report(try $0.cast.encryptedEntity(many), from: .mallory)
        }.expecting { $0.answer = .sent(.general, to: .mallory) },
        sealed(.probing, "sent-as-it-is") { $0.report(try $0.cast.encryptedEntity($0.wordsEntity)) },
    ]

    /// More parts than a message may have.
    private static let many = Build.multipart("mixed", (0..<300).map { Build.text("Part \($0).\n") })

    private static func autocrypt(of person: Person, _ writer: MailWriter) throws -> String {
        let data = Data(try writer.cast.binaryCertificate(person)).base64EncodedString()
        return "Autocrypt: addr=\(person.address); keydata=\n \(data)"
    }
}
