import Disclosure
import Foundation
import TestSupport
import Testing

private typealias Build = MailBuilder

/// A mail, and what `explain` must say of it: values by their paths, `null` and `true` written out.
struct ExplainCase: CustomTestStringConvertible, Sendable {
    let slug: String
    let expected: [String: String]
    var flags: [String] = []
    let mail: @Sendable (MailWriter) throws -> [UInt8]

    var testDescription: String { slug }

    init(
        _ slug: String, _ expected: [String: String], flags: [String] = [],
        mail: @escaping @Sendable (MailWriter) throws -> [UInt8]
    ) {
        self.slug = slug
        self.expected = expected
        self.flags = flags
        self.mail = mail
    }

    private static let inClear = [
        "outcome": "filed", "from.state": "ok", "encryption.encrypted": "false", "encryption.covers": "none",
        "encryption.failure": "null", "signature.state": "none",
        "signature.key": "null", "automatic.is": "false", "answer.would": "true", "answer.encrypted": "false",
        "answer.specific": "true", "answer.reason": "null",
    ]

    private static func clear(_ changes: [String: String]) -> [String: String] {
        inClear.merging(changes) { $1 }
    }

    private static func unopened(_ failure: String) -> [String: String] {
        clear(["outcome": "unreadable", "encryption.failure": failure, "answer.specific": "false"])
    }

    private static let silent = [
        "answer.would": "false", "answer.to": "null", "answer.specific": "false", "answer.encrypted": "false",
    ]

    static let all: [ExplainCase] = [
        ExplainCase("clear", inClear) { $0.mail($0.wordsEntity) },
        ExplainCase(
            "signed-by-a-known-key",
            clear([
                "signature.state": "good", "signature.covers": "whole", "signature.key": "known",
                "answer.encrypted": "true", "answer.to": "alice@reporter.example",
            ])
        ) { $0.mail(try $0.cast.signedEntity($0.wordsEntity, by: [.alice]), from: .alice) },
        ExplainCase("signed-by-an-unknown-key", clear(["signature.state": "unknownKey"])) {
            $0.mail(try $0.cast.signedEntity($0.wordsEntity, by: [.oscar]), from: .oscar)
        },
        ExplainCase(
            "signed-by-the-key-that-came-along",
            clear(["signature.state": "good", "signature.key": "message", "answer.encrypted": "true"])
        ) {
            let key = Build.file("key.asc", $0.cast.certificate(.oscar), type: "application/pgp-keys")
            let content = Build.multipart("mixed", [$0.wordsEntity, key])
            return $0.mail(try $0.cast.signedEntity(content, by: [.oscar]), from: .oscar)
        },
        ExplainCase(
            "encrypted-and-signed",
            clear([
                "encryption.encrypted": "true", "encryption.covers": "whole", "signature.state": "good",
                "signature.key": "known", "answer.encrypted": "true",
            ])
        ) { $0.mail(try $0.cast.encryptedEntity($0.wordsEntity, signedBy: [.alice]), from: .alice) },
        ExplainCase("encrypted-to-another-key", unopened("noSecretKey")) {
            $0.mail(try $0.cast.encryptedEntity($0.wordsEntity, to: [$0.cast.fingerprint(.bob)]))
        },
        ExplainCase("password", unopened("password")) {
            $0.mail(Build.encrypted(try $0.cast.passwordProtected($0.wordsEntity)))
        },
        ExplainCase("modified", unopened("modified")) {
            var bytes = try $0.cast.encrypted(LineEnds.crlf.applied(to: $0.wordsEntity), armor: false)
            bytes[bytes.count - 30] ^= 1
            let part = Build.file("encrypted.pgp", bytes)
            return $0.mail(
                Build.multipart("encrypted; protocol=\"application/pgp-encrypted\"", [Build.versionPart, part]))
        },
        // The key is mallory's own; what she captured was signed by alice.
        ExplainCase(
            "captured",
            clear([
                "encryption.encrypted": "true", "encryption.covers": "whole", "signature.state": "mismatch",
                "signature.key": "known", "answer.to": "mallory@attacker.example", "answer.encrypted": "true",
                "answer.specific": "false",
            ])
        ) { $0.mail(try $0.cast.encryptedEntity($0.wordsEntity, signedBy: [.alice]), from: .mallory) },
        ExplainCase(
            "auto-reply",
            clear(
                silent.merging([
                    "outcome": "automatic", "automatic.is": "true", "automatic.reason": "Auto-Submitted",
                    "answer.reason": "automatic",
                ]) { $1 })
        ) { $0.mail($0.wordsEntity, fields: ["Auto-Submitted: auto-replied"]) },
        ExplainCase(
            "returned",
            clear(
                silent.merging([
                    "outcome": "bounce", "automatic.is": "true", "automatic.reason": "bounce",
                    "answer.reason": "automatic",
                ]) { $1 })
        ) {
            let status = Build.entity(
                "message/delivery-status",
                "Reporting-MTA: dns; mail.example\n\nFinal-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1\n"
            )
            return $0.mail(
                Build.multipart("report; report-type=delivery-status", [Build.text("It failed.\n"), status]))
        },
        ExplainCase(
            "own-address", clear(silent.merging(["outcome": "ours", "answer.reason": "ownAddress"]) { $1 })
        ) {
            Build.message(
                $0.wordsEntity, from: ["Security <security@vendor.example>"], subject: "Loop", id: $0.id,
                date: Date())
        },
        ExplainCase(
            "two-senders",
            clear(
                silent.merging([
                    "from.state": "malformed", "from.address": "null", "answer.reason": "fromMalformed",
                ]) { $1 })
        ) {
            Build.message(
                $0.wordsEntity, from: ["A <a@finder.example>, B <b@finder.example>"], subject: "Two", id: $0.id,
                date: Date())
        },
        ExplainCase(
            "over-a-limit", clear(silent.merging(["outcome": "setAside", "answer.reason": "setAside"]) { $1 })
        ) {
            $0.mail(Build.multipart("mixed", (0..<300).map { Build.text("part \($0)\n") }))
        },
        ExplainCase(
            "empty",
            clear(
                silent.merging([
                    "outcome": "unreadable", "from.state": "malformed", "answer.reason": "fromMalformed",
                    "subject": "null", "outerSubject": "null",
                ]) { $1 })
        ) { _ in [] },
        ExplainCase("forwarded", inClear, flags: ["forwarded"]) {
            let inner = $0.mail(Build.text("An older mail.\n"), id: "older@mail.example")
            return $0.mail(Build.multipart("mixed", [$0.wordsEntity, Build.entity("message/rfc822", inner)]))
        },
        ExplainCase("to-somebody-else", inClear, flags: ["notAddressedToUs"]) {
            $0.mail($0.wordsEntity, to: "someone@vendor.example")
        },
    ]
}
