import Disclosure
import Foundation
import TestSupport

private typealias Build = MailBuilder

extension IntakeCase {
    /// Encrypted by a sender nobody knows, and opened.
    private static func sealed(_ slug: String, _ mail: @escaping @Sendable (MailWriter) throws -> [UInt8])
        -> IntakeCase
    {
        IntakeCase(slug, mail).expecting {
            $0.encryption = "whole"
            $0.answer = .sent(.general)
        }
    }

    /// Encrypted and signed by a reporter whose certificate is on record.
    private static func trusted(
        _ slug: String, _ person: Person = .alice, _ mail: @escaping @Sendable (MailWriter) throws -> [UInt8]
    ) -> IntakeCase {
        IntakeCase(slug, mail).expecting {
            $0.encryption = "whole"
            $0.signature = "good"
            $0.answer = .sent(.specific, to: person)
        }
    }

    /// PGP/MIME (RFC 3156) that is encrypted.
    static let encrypted: [IntakeCase] = [
        trusted("combined") {
            $0.mail(try $0.cast.encryptedEntity($0.wordsEntity, signedBy: [.alice]), from: .alice)
        },
        trusted("signed-inside") {
            let signed = try $0.cast.signedEntity($0.wordsEntity, by: [.alice])
            return $0.mail(try $0.cast.encryptedEntity(signed), from: .alice)
        },
        trusted("rsa", .carol) {
            $0.mail(try $0.cast.encryptedEntity($0.wordsEntity, signedBy: [.carol]), from: .carol)
        },
        trusted("to-both-our-keys") {
            let both = [$0.cast.mailbox.fingerprint, $0.cast.alias.fingerprint]
            return $0.mail(
                try $0.cast.encryptedEntity($0.wordsEntity, signedBy: [.alice], to: both), from: .alice)
        },
        trusted("protected-headers") {
            let inner =
                Array("Subject: Inner \(MailWriter.canary)\nFrom: \(Person.alice.mailbox)\n".utf8)
                + Build.text($0.words + "\n", parameters: "; hp=\"cipher\"")
            return $0.mail(
                try $0.cast.encryptedEntity(inner, signedBy: [.alice]), from: .alice, subject: "[...]")
        }.expecting { $0.subject = "Inner \(MailWriter.canary)" },
        trusted("older-protected-headers") {
            let inner =
                Array("Subject: Inner \(MailWriter.canary)\n".utf8)
                + Build.text($0.words + "\n", parameters: "; protected-headers=\"v1\"")
            return $0.mail(try $0.cast.encryptedEntity(inner, signedBy: [.alice]), from: .alice, subject: "...")
        }.expecting { $0.subject = "Inner \(MailWriter.canary)" },
        trusted("files-inside") {
            let inner = Build.multipart(
                "mixed",
                [$0.wordsEntity, Build.file("poc.py", Array("print(1)\n".utf8)), Build.file("core.gz", [1, 2])]
            )
            return $0.mail(try $0.cast.encryptedEntity(inner, signedBy: [.alice]), from: .alice)
        }.expecting { $0.files = ["poc.py", "core.gz"] },
        // Anybody can sign a ciphertext of someone else's: only a signature inside vouches for the sender.
        IntakeCase("signed-outside") {
            let inner = try $0.cast.encryptedEntity($0.wordsEntity)
            return $0.mail(try $0.cast.signedEntity(inner, by: [.mallory]), from: .mallory)
        }.expecting {
            $0.encryption = "whole"
            $0.signature = "good"
            $0.answer = .sent(.general, to: .mallory)
        },
        sealed("unsigned") { $0.mail(try $0.cast.encryptedEntity($0.wordsEntity)) },
        sealed("unsigned-from-a-known-address") {
            $0.mail(try $0.cast.encryptedEntity($0.wordsEntity), from: .bob)
        }.expecting { $0.answer = .sent(.general, to: .bob) },
        sealed("to-the-alias") {
            $0.mail(
                try $0.cast.encryptedEntity($0.wordsEntity, to: [$0.cast.alias.fingerprint]),
                to: "psirt@vendor.example")
        },
        sealed("bcc") {
            let hidden = try $0.cast.encryptedEntity(
                $0.wordsEntity, to: [$0.cast.alias.fingerprint], options: ["--throw-keyids"])
            return $0.mail(hidden, to: "undisclosed-recipients:;")
        }.expecting { $0.flags = ["notAddressedToUs"] },
        sealed("also-to-another") {
            let both = [$0.cast.mailbox.fingerprint, $0.cast.fingerprint(.bob)]
            return $0.mail(try $0.cast.encryptedEntity($0.wordsEntity, to: both))
        },
        sealed("not-armored") {
            let content = LineEnds.crlf.applied(to: $0.wordsEntity)
            let part = Build.file("encrypted.pgp", try $0.cast.encrypted(content, armor: false))
            return $0.mail(
                Build.multipart(
                    "encrypted; protocol=\"application/pgp-encrypted\"", [Build.versionPart, part]))
        },
        sealed("compressed") {
            $0.mail(
                try $0.cast.encryptedEntity(
                    Build.text($0.words + String(repeating: "A", count: 9_000)), options: ["--compress-algo", "bzip2"]))
        },
        sealed("exchange") {
            let content = LineEnds.crlf.applied(to: $0.wordsEntity)
            let part = Build.entity("application/octet-stream; name=encrypted.asc", try $0.cast.encrypted(content))
            return $0.mail(Build.multipart("mixed", [Build.text("\n"), Build.versionPart, part]))
        }.expecting { $0.flags = ["repaired"] },
        sealed("signed-inside-by-an-unknown-key") {
            $0.mail(try $0.cast.encryptedEntity($0.wordsEntity, signedBy: [.oscar]), from: .oscar)
        }.expecting { $0.signature = "unknownKey" },
        // Signed long before the mail says it was written: sent again, perhaps, by somebody else.
        trusted("old-signature") {
            $0.mail(
                try $0.cast.encryptedEntity($0.wordsEntity, signedBy: [.alice]), from: .alice,
                date: Date().addingTimeInterval(10 * 86_400))
        }.expecting {
            $0.flags = ["dateMismatch"]
            $0.answer = .sent(.general, to: .alice)
        },
        // A captured ciphertext tells whoever sends it again nothing.
        sealed("captured") {
            $0.mail(try $0.cast.encryptedEntity($0.wordsEntity, signedBy: [.alice]), from: .mallory)
        }.expecting {
            $0.signature = "mismatch"
            $0.answer = .sent(.general, to: .mallory)
        },
    ]

    /// PGP/MIME that is signed and not encrypted.
    static let signed: [IntakeCase] = [
        IntakeCase("signed") { $0.mail(try $0.cast.signedEntity($0.wordsEntity, by: [.alice]), from: .alice) }
            .expecting {
                $0.signature = "good"
                $0.answer = .sent(.specific, to: .alice)
            },
        IntakeCase("signed-with-a-file") {
            let content = Build.multipart("mixed", [$0.wordsEntity, Build.file("trace.log", [0x61, 0x0A])])
            return $0.mail(try $0.cast.signedEntity(content, by: [.alice]), from: .alice)
        }.expecting {
            $0.signature = "good"
            $0.files = ["trace.log"]
            $0.answer = .sent(.specific, to: .alice)
        },
        IntakeCase("signed-protected-subject") {
            let inner =
                Array("Subject: Inner \(MailWriter.canary)\n".utf8)
                + Build.text($0.words + "\n", parameters: "; hp=\"clear\"")
            return $0.mail(try $0.cast.signedEntity(inner, by: [.alice]), from: .alice, subject: "Outer")
        }.expecting {
            $0.signature = "good"
            $0.subject = "Inner \(MailWriter.canary)"
            $0.answer = .sent(.specific, to: .alice)
        },
        IntakeCase("signed-by-an-unknown-key") {
            $0.mail(try $0.cast.signedEntity($0.wordsEntity, by: [.oscar]), from: .oscar)
        }.expecting { $0.signature = "unknownKey" },
        IntakeCase("altered") {
            let signed = try $0.cast.signedEntity($0.wordsEntity, by: [.alice])
            let altered = String(decoding: signed, as: UTF8.self).replacingOccurrences(of: "9.87.65", with: "9.87.66")
            return $0.mail(Array(altered.utf8), from: .alice)
        }.expecting {
            $0.signature = "bad"
            $0.answer = .sent(.specific, to: .alice)
        },
        IntakeCase("stripped-signature") {
            $0.mail(Build.signed($0.wordsEntity, Array("gone\n".utf8)), from: .alice)
        }.expecting {
            $0.signature = "bad"
            $0.answer = .sent(.specific, to: .alice)
        },
        // Nothing can be encrypted to these three certificates, so the answer to what came in clear goes in clear.
        IntakeCase("expired-key") {
            $0.mail(try $0.cast.signedEntity($0.wordsEntity, by: [.eve]), from: .eve)
        }.expecting { $0.signature = "expiredKey" },
        IntakeCase("revoked-key") {
            $0.mail(try $0.cast.signedEntity($0.wordsEntity, by: [.rex]), from: .rex)
        }.expecting { $0.signature = "revokedKey" },
        IntakeCase("small-key") {
            $0.mail(try $0.cast.signedEntity($0.wordsEntity, by: [.rita]), from: .rita)
        }.expecting { $0.signature = "weak" },
        IntakeCase("cannot-encrypt-to") {
            $0.mail(try $0.cast.signedEntity($0.wordsEntity, by: [.signer]), from: .signer)
        }.expecting { $0.signature = "good" },
        // Whoever encrypted it expects no word about it in clear.
        IntakeCase("expired-key-encrypted") {
            $0.mail(try $0.cast.encryptedEntity($0.wordsEntity), from: .eve)
        }.expecting {
            $0.encryption = "whole"
            $0.answer = .sent(.general)
        },
        IntakeCase("signed-with-a-footer") {
            let signed = try $0.cast.signedEntity($0.wordsEntity, by: [.alice])
            return $0.mail(Build.multipart("mixed", [signed, Build.text("Sent through a list.\n")]), from: .alice)
        }.expecting {
            $0.signature = "none"
            $0.answer = .sent(.specific, to: .alice)
        },
        IntakeCase("two-signers") {
            $0.mail(try $0.cast.signedEntity($0.wordsEntity, by: [.alice, .bob]), from: .alice)
        }.expecting {
            $0.signature = "several"
            $0.answer = .sent(.specific, to: .alice)
        },
    ]

    /// OpenPGP in a text or in a file.
    static let inline: [IntakeCase] = [
        sealed("inline") { $0.mail(Build.entity("text/plain", try $0.cast.encrypted(Array($0.words.utf8)))) },
        sealed("inline-base64") {
            $0.mail(Build.text(try $0.cast.encrypted(Array($0.words.utf8)), charset: "utf-8"))
        },
        sealed("inline-quoted-printable") {
            let body = Build.quotedPrintable(try $0.cast.encrypted(Array($0.words.utf8)))
            return $0.mail(Build.entity("text/plain", body, "Content-Transfer-Encoding: quoted-printable"))
        },
        sealed("inline-html") {
            let block = String(decoding: try $0.cast.encrypted(Array($0.words.utf8)), as: UTF8.self)
            return $0.mail(Build.html("<html><body><pre>\(block)</pre></body></html>\n"))
        },
        trusted("inline-signed") {
            $0.mail(
                Build.entity("text/plain", try $0.cast.encrypted(Array($0.words.utf8), signedBy: [.alice])),
                from: .alice)
        },
        sealed("inline-with-text-around") {
            let block = try $0.cast.encrypted(Array($0.words.utf8))
            return $0.mail(Build.text("Hello, see below.\n\n\(String(decoding: block, as: UTF8.self))\nRegards\n"))
        }.expecting { $0.encryption = "part" },
        sealed("inline-several") {
            let first = try $0.cast.encrypted(Array($0.words.utf8), signedBy: [.alice])
            let second = try $0.cast.encrypted(Array("And \(MailWriter.canary) again.".utf8), signedBy: [.alice])
            return $0.mail(Build.entity("text/plain", first + Array("\n".utf8) + second), from: .alice)
        }.expecting {
            $0.encryption = "part"
            $0.text = "again"
            $0.answer = .sent(.general, to: .alice)
        },
        sealed("inline-under-a-quotation") {
            let block = try $0.cast.encrypted(Array($0.words.utf8))
            return $0.mail(Build.text("> What is it?\n\n\(String(decoding: block, as: UTF8.self))"))
        },
        IntakeCase("clearsigned") {
            $0.mail(Build.entity("text/plain", try $0.cast.clearsigned($0.words, by: .alice)), from: .alice)
        }.expecting {
            $0.signature = "good"
            $0.answer = .sent(.specific, to: .alice)
        },
        IntakeCase("clearsigned-in-a-letter") {
            let block = String(decoding: try $0.cast.clearsigned($0.words, by: .alice), as: UTF8.self)
            return $0.mail(Build.text("Please read:\n\n\(block)"), from: .alice)
        }.expecting { $0.answer = .sent(.specific, to: .alice) },
        IntakeCase("clearsigned-altered") {
            let block = String(decoding: try $0.cast.clearsigned($0.words, by: .alice), as: UTF8.self)
            return $0.mail(Build.text(block.replacingOccurrences(of: "Debian 12", with: "Debian 11")), from: .alice)
        }.expecting {
            $0.signature = "bad"
            $0.answer = .sent(.specific, to: .alice)
        },
        IntakeCase("clearsigned-by-an-unknown-key") {
            $0.mail(Build.entity("text/plain", try $0.cast.clearsigned($0.words, by: .oscar)), from: .oscar)
        }.expecting { $0.signature = "unknownKey" },
        sealed("encrypted-file") {
            let file = Build.file("poc.txt.pgp", try $0.cast.encrypted(Array("quux \(MailWriter.canary)".utf8)))
            return $0.mail(Build.multipart("mixed", [$0.wordsEntity, file]))
        }.expecting {
            $0.encryption = "none"
            $0.files = ["poc.txt.pgp", "poc.txt"]
        },
        sealed("encrypted-file-alone") {
            let file = Build.file("report.txt.asc", try $0.cast.encrypted(Array($0.words.utf8)))
            return $0.mail(Build.multipart("mixed", [Build.text("\n"), file]))
        }.expecting { $0.files = ["report.txt.asc", "report.txt"] },
        sealed("encrypted-file-gpg") {
            let file = Build.file("report.gpg", try $0.cast.encrypted(Array($0.words.utf8), armor: false))
            return $0.mail(Build.multipart("mixed", [Build.text(""), file]))
        }.expecting { $0.files = ["report.gpg", "report"] },
        // What a forwarded mail brings along is a document of its own, and does not make this one encrypted.
        sealed("forwarded-ciphertext") {
            let inner = $0.mail(try $0.cast.encryptedEntity($0.wordsEntity), from: .alice, id: "captured@mail.example")
            return $0.mail(
                Build.multipart(
                    "mixed", [Build.text("Look at \(MailWriter.canary).\n"), Build.entity("message/rfc822", inner)]))
        }.expecting {
            $0.encryption = "none"
            $0.absent = "9.87.65"
            $0.flags = ["forwarded"]
        },
    ]
}
