import Foundation

private typealias Build = MailBuilder

extension Threat {
    /// Which bytes a signature is over.
    static let canonical: [Threat] = [
        fromAlice(.canonicalisation, "signed-lf", "good") {
            $0.report(try $0.cast.signedEntity($0.wordsEntity, by: [.alice]), from: .alice)
        },
        fromAlice(.canonicalisation, "signed-crlf", "good") {
            LineEnds.crlf.applied(to: $0.report(try $0.cast.signedEntity($0.wordsEntity, by: [.alice]), from: .alice))
        },
        // A parser that writes the part anew gives it another header, other blanks and another transfer encoding.
        fromAlice(.canonicalisation, "odd-header", "good") {
            let odd = Array("content-TYPE :text/plain;\n\tcharset = \"utf-8\"\nX-Odd:  two  blanks \n\n".utf8)
            let entity = odd + Array(($0.words + "\ntrailing blanks  \n.\nFrom here\n\n").utf8)
            return $0.report(try $0.cast.signedEntity(entity, by: [.alice]), from: .alice)
        },
        fromAlice(.canonicalisation, "encoded-anew", "bad") {
            let signed = try $0.cast.signedEntity($0.wordsEntity, by: [.alice])
            let text = String(decoding: signed, as: UTF8.self)
            return $0.report(
                Array(text.replacing("Encoding: 8bit", with: "Encoding: quoted-printable").utf8), from: .alice)
        },
        fromAlice(.canonicalisation, "blank-added", "bad") {
            let signed = String(decoding: try $0.cast.signedEntity($0.wordsEntity, by: [.alice]), as: UTF8.self)
            return $0.report(Array(signed.replacing("Debian 12", with: "Debian 12 ").utf8), from: .alice)
        },
        fromAlice(.canonicalisation, "line-end-added", "bad") {
            let signed = String(decoding: try $0.cast.signedEntity($0.wordsEntity, by: [.alice]), as: UTF8.self)
            return $0.report(Array(signed.replacing("Debian 12\n", with: "Debian 12\n\n").utf8), from: .alice)
        },
        // One parser ends a line at the CR alone, another does not.
        fromAlice(.canonicalisation, "header-with-cr", "bad") {
            let entity = Array("Content-Type: text/plain\rX: Content-Type: text/html\n\n\($0.words)\n".utf8)
            return $0.report(try $0.cast.signedEntity(entity, by: [.alice]), from: .alice)
        }.expecting {
            $0.flags = ["ambiguous"]
            $0.shown = []
        },
    ]

    /// Header fields inside, which count only where something protects them.
    static let headers: [Threat] = [
        Threat(.protectedHeaders, "unprotected") {
            $0.report(Build.multipart("mixed", [inner("; protected-headers=\"v1\"", $0)]))
        }.expecting { $0.subject = "A report" },
        Threat(.protectedHeaders, "under-a-bad-signature") {
            let signature = try $0.cast.detachedSignature([0x21], options: ["--armor"])
            return $0.report(Build.signed(inner("; hp=\"clear\"", $0), signature), from: .alice)
        }.expecting {
            $0.signature = "bad"
            $0.subject = "A report"
            $0.answer = .sent(.specific, to: .alice)
        },
        sealed(.protectedHeaders, "not-at-the-root") {
            let entity = Build.multipart("mixed", [inner("; hp=\"cipher\"", $0), Build.text("More.\n")])
            return $0.report(try $0.cast.encryptedEntity(entity))
        }.expecting { $0.subject = "A report" },
        lost(.protectedHeaders, "in-a-failed-decryption", "modified") {
            let entity = LineEnds.crlf.applied(to: inner("; hp=\"cipher\"", $0))
            var bytes = try $0.cast.encrypted(entity, armor: false)
            bytes[bytes.count - 5] ^= 1
            return $0.report(ciphertext: bytes)
        }.expecting { $0.subject = "A report" },
        // Beside it in clear; what is inside holds for the file alone.
        Threat(.protectedHeaders, "in-an-attachment") {
            let file = try $0.cast.encrypted(LineEnds.crlf.applied(to: Build.text("A file.\n")))
            return $0.report(
                Build.multipart("mixed", [inner("; hp=\"cipher\"", $0), Build.file("a.pgp", file)]))
        }.expecting {
            $0.subject = "A report"
            $0.flags = ["repaired"]
            $0.encryption = "part"
            $0.answer = .sent(.general)
        },
        sealed(.protectedHeaders, "both-shown") {
            $0.report(try $0.cast.encryptedEntity(inner("; hp=\"cipher\"", $0)))
        }.expecting {
            $0.subject = "An inner subject"
            $0.outerSubject = "A report"
        },
    ]

    /// Signed by whom it says, for another purpose.
    static let otherPurposes: [Threat] = [
        fromAlice(.signedForOthers, "signed-long-ago", "good") {
            $0.report(
                try $0.cast.signedEntity($0.wordsEntity, by: [.alice]), from: .alice,
                date: .now.addingTimeInterval(30 * 86_400))
        }.expecting {
            $0.flags = ["dateMismatch"]
            // Sent again, perhaps by somebody else: what it lacks is said to nobody.
            $0.answer = .sent(.general, to: .alice)
        },
        fromAlice(.signedForOthers, "not-to-us", "good") {
            $0.mail(
                try $0.cast.signedEntity($0.wordsEntity, by: [.alice]), from: .alice, subject: "A report",
                to: "bob@reporter.example")
        }.expecting { $0.flags = ["notAddressedToUs"] },
        // Written to Bob, encrypted anew by him and sent to us in Alice's name.
        writtenTo("Bob <bob@reporter.example>", "protected-to-another", flags: ["notAddressedToUs"]),
        writtenTo("security@vendor.example", "protected-to-us", outer: "bob@reporter.example", flags: []),
    ]

    private static func writtenTo(
        _ recipient: String, _ name: String, outer: String = "security@vendor.example", flags: Set<String>
    ) -> Threat {
        Threat(.signedForOthers, name) {
            let inner =
                Array("To: \(recipient)\nSubject: Inside\n".utf8)
                + Build.text($0.words + "\n", parameters: "; hp=\"cipher\"")
            return $0.mail(
                try $0.cast.encryptedEntity(inner, signedBy: [.alice]), from: .alice, subject: "A report", to: outer)
        }.expecting {
            $0.encryption = "whole"
            $0.signature = "good"
            $0.flags = flags
            $0.answer = .sent(.specific, to: .alice)
        }
    }

    private static func inner(_ parameters: String, _ writer: MailWriter) -> [UInt8] {
        Array("Subject: An inner subject\n".utf8) + Build.text(writer.words + "\n", parameters: parameters)
    }

    /// Those that the program is a match for.
    static let all =
        facts + text + cleartext + ciphertexts + replays + probes + shapes + placement + senders + lies + canonical
        + headers
        + otherPurposes
}
