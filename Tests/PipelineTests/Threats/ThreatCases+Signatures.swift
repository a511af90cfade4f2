import Foundation
import TestSupport

private typealias Build = MailBuilder

extension Threat {
    /// Where signed parts stand, and what stands beside them.
    static let placement: [Threat] = [
        fromAlice(.unsignedBesideSigned, "unsigned-in-front", "none") {
            let signed = try $0.cast.signedEntity($0.wordsEntity, by: [.alice])
            return $0.report(Build.multipart("mixed", [Build.text("Not hers.\n"), signed]), from: .alice)
        }.expecting {
            $0.shown.append("Not hers.")
            $0.parts = [
                "1.1": Protection(encrypted: false, signed: false), "1.2.1": Protection(encrypted: false, signed: true),
            ]
        },
        fromAlice(.unsignedBesideSigned, "unsigned-hides-signed", "none") {
            let signed = try $0.cast.signedEntity(Build.html("<p>Hers.</p>"), by: [.alice])
            return $0.report(Build.multipart("alternative", [$0.wordsEntity, signed]), from: .alice)
        }.expecting { $0.hidden = ["Hers."] },
        fromAlice(.unsignedBesideSigned, "signed-attachment", "none") {
            let file = Build.file("old.asc", try $0.cast.clearsigned("An old text of hers.\n", by: .alice))
            return $0.report(Build.multipart("mixed", [$0.wordsEntity, file]), from: .alice)
        },
        fromAlice(.unsignedBesideSigned, "signed-and-forwarded", "none") {
            let old = $0.mail(
                try $0.cast.signedEntity(Build.text("An old mail of hers.\n"), by: [.alice]), from: .alice,
                id: "o@m.example")
            return $0.report(
                Build.multipart("mixed", [$0.wordsEntity, Build.entity("message/rfc822", old)]), from: .alice)
        }.expecting { $0.flags = ["forwarded"] },
        fromAlice(.unsignedBesideSigned, "third-child", "bad") {
            let signature = try $0.cast.home.run(
                ["--armor", "--local-user", $0.cast.fingerprint(.alice), "--detach-sign"],
                input: LineEnds.crlf.applied(to: $0.wordsEntity))
            return $0.report(
                Build.multipart(
                    "signed; micalg=pgp-sha512; protocol=\"application/pgp-signature\"",
                    [
                        $0.wordsEntity, Build.entity("application/pgp-signature", signature),
                        Build.text("Not hers.\n"),
                    ]), from: .alice)
        }.expecting { $0.shown.append("Not hers.") },
        // The preamble and the epilogue of a multipart are nobody's words.
        fromAlice(.unsignedBesideSigned, "preamble", "good") {
            let signed = String(decoding: try $0.cast.signedEntity($0.wordsEntity, by: [.alice]), as: UTF8.self)
            let text = signed.replacing("\n\n--", with: "\n\nNot hers.\n--", maxReplacements: 1) + "\nNor this."
            return $0.report(Array(text.utf8), from: .alice)
        }.expecting { $0.hidden = ["Not hers.", "Nor this."] },
    ]

    /// Who it says it is from.
    static let senders: [Threat] = [
        Threat(.fromAndSigner, "signed-by-another") {
            $0.report(try $0.cast.signedEntity($0.wordsEntity, by: [.alice]), from: .mallory)
        }.expecting {
            $0.signature = "mismatch"
            $0.answer = .sent(.specific, to: .mallory)
        },
        // Alice is known, whoever else has written in the same run.
        Threat(.fromAndSigner, "signed-by-another-alone") {
            $0.report(try $0.cast.signedEntity($0.wordsEntity, by: [.alice]), from: .mallory)
        }.expecting {
            $0.signature = "mismatch"
            $0.answer = .sent(.specific, to: .mallory)
            $0.isAlone = true
        },
        // Whoever attaches a certificate that names another address has bound nothing.
        Threat(.fromAndSigner, "signed-by-an-attached-key-of-another") {
            let key = Build.file("key.asc", $0.cast.certificate(.alice), type: "application/pgp-keys")
            let content = Build.multipart("mixed", [$0.wordsEntity, key])
            return $0.report(try $0.cast.signedEntity(content, by: [.alice]))
        }.expecting { $0.signature = "mismatch" },
        nameless(.fromAndSigner, "address-as-a-name", "alice@reporter.example <mallory@attacker.example>"),
        nameless(.fromAndSigner, "two-addresses", "Alice <alice@reporter.example>, Mallory <mallory@attacker.example>"),
        nameless(.fromAndSigner, "group", "Reporters: alice@reporter.example;"),
        nameless(.fromAndSigner, "nobody", ""),
        nameless(.fromAndSigner, "empty-brackets", "Alice <>"),
        nameless(.fromAndSigner, "two-brackets", "<alice@reporter.example> <mallory@attacker.example>"),
        Threat(.fromAndSigner, "encoded-address-as-a-name") {
            Build.message(
                try $0.cast.signedEntity($0.wordsEntity, by: [.alice]),
                from: ["=?utf-8?Q?alice=40reporter=2Eexample?= <encoded@finder.example>"], subject: "A report",
                id: $0.id, date: .now)
        }.expecting { $0.signature = "mismatch" },
        Threat(.fromAndSigner, "comment") {
            Build.message(
                try $0.cast.signedEntity($0.wordsEntity, by: [.alice]),
                from: ["comment@finder.example (alice@reporter.example)"], subject: "A report", id: $0.id, date: .now)
        }.expecting { $0.signature = "mismatch" },
        Threat(.fromAndSigner, "sender-of-another") {
            $0.report(
                try $0.cast.signedEntity($0.wordsEntity, by: [.alice]),
                fields: ["Sender: alice@reporter.example", "Reply-To: victim@else.example"])
        }.expecting { $0.signature = "mismatch" },
        fromAlice(.fromAndSigner, "domain-in-capitals", "good") {
            Build.message(
                try $0.cast.signedEntity($0.wordsEntity, by: [.alice]), from: ["Alice <alice@REPORTER.Example>"],
                subject: "A report", id: $0.id, date: .now)
        },
    ]

    /// What says that it is signed in one way and is in another.
    static let lies: [Threat] = [
        altered("another-protocol", "bad") {
            $0.replacing("protocol=\"application/pgp-sig", with: "protocol=\"text/x")
        },
        altered("signature-as-text", "bad") {
            $0.replacing("Type: application/pgp-signature", with: "Type: text/plain")
        },
        altered("no-protocol", "bad") { $0.replacing("; protocol=\"application/pgp-signature\"", with: "") },
        // The signature itself says how it was made (RFC 3156, section 5, binds only who makes one).
        altered("another-micalg", "good") { $0.replacing("pgp-sha512", with: "pgp-md5") },
        altered("damaged-signature", "bad") { text in
            let start = text.range(of: "BEGIN PGP SIGNATURE-----\n\n")
            guard let start else { return text }
            return text.replacingCharacters(
                in: start.upperBound..<text.index(start.upperBound, offsetBy: 9), with: "AAAAAAAAA")
        },
        altered("stripped-signature", "bad") { text in
            let start = text.range(of: "-----BEGIN PGP SIGNATURE")?.lowerBound ?? text.endIndex
            let end = text.range(of: "END PGP SIGNATURE-----")?.upperBound ?? text.endIndex
            return text.replacingCharacters(in: start..<end, with: "")
        },
        fromAlice(.signatureLies, "footer-of-a-list", "none") {
            let signed = try $0.cast.signedEntity($0.wordsEntity, by: [.alice])
            return $0.report(Build.multipart("mixed", [signed, Build.text("Sent through a list.\n")]), from: .alice)
        }.expecting { $0.shown.append("through a list") },
        fromAlice(.signatureLies, "two-signers", "several") {
            $0.report(try $0.cast.signedEntity($0.wordsEntity, by: [.alice, .bob]), from: .alice)
        },
        fromAlice(.signatureLies, "signature-of-another-text", "bad") {
            let other = try $0.cast.detachedSignature(Array("Another text.\r\n".utf8), options: ["--armor"])
            return $0.report(Build.signed($0.wordsEntity, other), from: .alice)
        },
        Threat(.signatureLies, "revoked") {
            $0.report(try $0.cast.signedEntity($0.wordsEntity, by: [.rex]), from: .rex)
        }.expecting { $0.signature = "revokedKey" },
    ]

    private static func altered(
        _ name: String, _ signature: String, _ change: @escaping @Sendable (String) -> String
    ) -> Threat {
        fromAlice(.signatureLies, name, signature) {
            let signed = try $0.cast.signedEntity($0.wordsEntity, by: [.alice])
            return $0.report(Array(change(String(decoding: signed, as: UTF8.self)).utf8), from: .alice)
        }
    }
}
