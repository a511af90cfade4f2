import Foundation
import TestSupport

private typealias Build = MailBuilder
private typealias Packets = ThreatPackets

extension Threat {
    /// What is no ciphertext, too much of one, or not where it should be.
    static let shapes: [Threat] = [
        Threat(.dressedAsEncrypted, "literal-dressed") {
            $0.report(ciphertext: Packets.literal($0.canonicalEntity))
        },
        Threat(.dressedAsEncrypted, "compressed-dressed") {
            $0.report(ciphertext: Packets.nested(1, around: $0.canonicalEntity))
        },
        fromAlice(.dressedAsEncrypted, "signed-dressed", "good") {
            let bytes = try $0.cast.home.run(
                ["--local-user", $0.cast.fingerprint(.alice), "--sign"], input: $0.canonicalEntity)
            return $0.report(ciphertext: bytes, from: .alice)
        },
        lost(.dressedAsEncrypted, "session-key-and-literal", "malformed") {
            let sessionKeys = try $0.cast.packets($0.canonicalEntity).sessionKeys
            return $0.report(ciphertext: sessionKeys + Packets.literal($0.canonicalEntity))
        },
        lost(.bombs, "bomb-compressed-twice", "tooLarge") {
            let twice = Packets.zeros(300_000_000)
            let bytes = try $0.cast.encrypted(
                twice, armor: false, options: ["--no-literal", "--compress-algo", "zlib"])
            return $0.report(ciphertext: bytes)
        }.expecting { $0.isAlone = true },
        lost(.bombs, "bzip2", "tooLarge") {
            let zeros = [UInt8](repeating: 0, count: 48 << 20)
            return $0.report(
                ciphertext: try $0.cast.encrypted(zeros, armor: false, options: ["--compress-algo", "bzip2"]))
        }.expecting { $0.isAlone = true },
        lost(.bombs, "compressed-a-hundred-times", "malformed") {
            $0.report(ciphertext: try $0.cast.encryptedRaw(Packets.nested(100, around: $0.canonicalEntity)))
        },
        lost(.bombs, "encrypted-twice-in-one", "malformed") {
            let inner = try $0.cast.encrypted($0.canonicalEntity, armor: false)
            return $0.report(ciphertext: try $0.cast.encryptedRaw(inner))
        },
        lost(.bombs, "three-layers", "malformed") {
            var entity = $0.wordsEntity
            for _ in 0..<3 { entity = try $0.cast.encryptedEntity(entity) }
            return $0.report(entity)
        },
        lost(.bombs, "five-hundred-blocks", "malformed") {
            let block = try $0.cast.encrypted([0x41], to: [$0.cast.fingerprint(.bob)])
            return $0.report(Build.entity("text/plain", Array(repeatElement(block, count: 500).joined())))
        },
        Threat(.forwardedCiphertext, "forwarded") {
            let captured = $0.mail(try $0.cast.encryptedEntity($0.wordsEntity), from: .alice, id: "c@mail.example")
            return $0.report(
                Build.multipart("mixed", [Build.text("Have a look.\n"), Build.entity("message/rfc822", captured)]))
        }.expecting {
            $0.flags = ["forwarded"]
            $0.shown = ["Have a look."]
            $0.hidden = [MailWriter.canary]
            $0.parts = ["1.2.1.2.1": Protection(encrypted: true, signed: false)]
            $0.answer = .sent(.general)
        },
        Threat(.textAroundBlock, "around") {
            let block = String(decoding: try $0.cast.encrypted(Array($0.words.utf8)), as: UTF8.self)
            return $0.report(Build.text("In front.\n\n\(block)\nBehind.\n"))
        }.expecting {
            $0.encryption = "part"
            $0.shown += ["In front.", "Behind."]
            $0.parts = [
                "1#1": Protection(encrypted: false, signed: false), "1.1": Protection(encrypted: true, signed: false),
                "1#2": Protection(encrypted: false, signed: false),
            ]
            $0.answer = .sent(.general)
        },
        Threat(.textAroundBlock, "around-a-signed-block") {
            let block = try $0.cast.encrypted(Array($0.words.utf8), signedBy: [.alice])
            return $0.report(
                Build.text("Pay no heed to this:\n\n\(String(decoding: block, as: UTF8.self))"), from: .alice)
        }.expecting {
            $0.encryption = "part"
            $0.shown.append("Pay no heed")
            $0.answer = .sent(.general, to: .alice)
        },
        sealed(.mangled, "exchange") {
            let part = Build.entity(
                "application/octet-stream; name=encrypted.asc", try $0.cast.encrypted($0.canonicalEntity))
            return $0.report(Build.multipart("mixed", [Build.text("\n"), Build.versionPart, part]))
        }.expecting { $0.flags = ["repaired"] },
        Threat(.mangled, "google-workspace") {
            let inner = try $0.cast.encryptedEntity($0.wordsEntity)
            return $0.report(Build.multipart("mixed", [Build.text("A notice of the organisation.\n"), inner]))
        }.expecting {
            $0.encryption = "part"
            $0.flags = ["repaired"]
            $0.answer = .sent(.general)
        },
        // No known shape: what opens is a file, and the version part stays one.
        Threat(.mangled, "turned-around") {
            let part = Build.entity(
                "application/octet-stream; name=encrypted.asc", try $0.cast.encrypted(Array($0.words.utf8)))
            return $0.report(Build.multipart("mixed", [part, Build.text("In clear.\n"), Build.versionPart]))
        }.expecting {
            $0.shown = ["In clear."]
            $0.hidden = [MailWriter.canary]
            $0.answer = .sent(.general)
        },
    ]
}
