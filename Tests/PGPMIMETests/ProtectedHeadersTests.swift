import Disclosure
import Foundation
import Mail
import OpenPGP
import Testing

@testable import PGPMIME

@Suite("Protected header fields") struct ProtectedHeadersTests {
    /// What should be read as subject, sender (nil: malformed) and report text.
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var subject: String
        var from: String?
        var report: String
        var mail: @Sendable (Keyring) throws -> String

        var testDescription: String { name }

        init(
            _ name: String, subject: String, from: String? = "finder@example.org", report: String = words,
            mail: @escaping @Sendable (Keyring) throws -> String
        ) {
            self.name = name
            self.subject = subject
            self.from = from
            self.report = report
            self.mail = mail
        }
    }

    @Test(arguments: cases) func effectiveFields(_ example: Case) throws {
        let keyring = try Keyring.shared.get()
        let mail = try example.mail(keyring)
        for bytes in [Array(mail.utf8), Array(mail.crlf.utf8)] {
            let message = try open(bytes, with: keyring)
            #expect(message.subject == example.subject)
            #expect(message.outerSubject == "Outer subject")
            #expect(message.from.address?.description == example.from)
            #expect(message.reportText == example.report)
        }
    }

    static func protected(_ parameter: String, _ fields: String...) -> String {
        Build.entity("text/plain; charset=utf-8; \(parameter)", words, fields.joined(separator: "\n"))
    }

    static let cases = [
        Case("RFC 9788, encrypted", subject: "Inner") {
            Build.message(try $0.encryptedEntity(protected("hp=\"cipher\"", "Subject: Inner")))
        },
        Case("RFC 9788, signed", subject: "Inner") {
            Build.message(try $0.signedEntity(protected("hp=\"clear\"", "Subject: Inner")))
        },
        Case("RFC 9788, under a bad signature", subject: "Outer subject", report: words + "!") {
            Build.message(try $0.signedEntity(protected("hp=\"clear\"", "Subject: Inner")))
                .replacingOccurrences(of: "Debian 12", with: "Debian 12!")
        },
        Case("the older scheme", subject: "Inner") {
            Build.message(try $0.encryptedEntity(protected("protected-headers=\"v1\"", "Subject: Inner")))
        },
        Case("only a subject", subject: "Inner") {
            Build.message(try $0.encryptedEntity(protected("x=y", "Subject: Inner")))
        },
        Case("a signed entity inside has them", subject: "Inner") {
            let inside = try $0.signedEntity(protected("protected-headers=\"v1\"", "Subject: Inner"))
            return Build.message(try $0.encryptedEntity(inside))
        },
        Case("not at the root", subject: "Outer subject") {
            let inside = Build.multipart("mixed", [protected("hp=\"cipher\"", "Subject: Inner")])
            return Build.message(try $0.encryptedEntity(inside))
        },
        Case("in clear", subject: "Outer subject") { _ in
            Build.message(Build.multipart("mixed", [protected("hp=\"cipher\"", "Subject: Inner")]))
        },
        Case("in a forwarded message", subject: "Outer subject", report: "See below") {
            let inner = Build.message(try $0.encryptedEntity(protected("hp=\"cipher\"", "Subject: Inner")))
            return Build.message(
                Build.multipart("mixed", [Build.text("See below"), Build.entity("message/rfc822", inner)]))
        },
        Case("with text outside", subject: "Outer subject", report: "Before\n\n\(words)") {
            let inside = try $0.encryptedEntity(protected("hp=\"cipher\"", "Subject: Inner"))
            return Build.message(Build.multipart("mixed", [Build.text("Before"), inside]))
        },
        Case("an Exchange wrapper around", subject: "Inner") {
            let armor = try $0.encrypted(protected("hp=\"cipher\"", "Subject: Inner").crlf)
            return Build.message(
                Build.multipart("mixed", [Build.text(""), Build.versionPart, Build.file("encrypted.asc", armor)]))
        },
        Case("the same From, signed", subject: "Outer subject") {
            Build.message(
                try $0.encryptedEntity(
                    protected("hp=\"cipher\"", "From: F <finder@example.org>"), signedBy: [.reporter]))
        },
        Case("another From, signed", subject: "Outer subject", from: "attacker@example.net") {
            let inside = protected("hp=\"cipher\"", "From: finder@example.org")
            return Build.message(
                try $0.encryptedEntity(inside, signedBy: [.reporter]), from: "attacker@example.net")
        },
        Case("another From, unsigned", subject: "Outer subject", from: "attacker@example.net") {
            let inside = protected("hp=\"cipher\"", "From: finder@example.org")
            return Build.message(try $0.encryptedEntity(inside), from: "attacker@example.net")
        },
        Case("legacy display in a part", subject: "Inner") {
            let display = Build.entity("text/plain; protected-headers=\"v1\"", "Subject: Inner")
            return Build.message(
                try $0.encryptedEntity(
                    Build.multipart(
                        "mixed; protected-headers=\"v1\"", [display, Build.text(words)], fields: "Subject: Inner")))
        },
        Case("legacy display in the text", subject: "Inner") {
            let inside = Build.entity(
                "text/plain; charset=utf-8; hp-legacy-display=\"1\"; hp=\"cipher\"", "Subject: Inner\n\n" + words,
                "Subject: Inner")
            return Build.message(try $0.encryptedEntity(inside))
        },
        Case("no legacy display, whatever it says", subject: "Inner", report: "A line\n\n\(words)") {
            let inside = Build.entity(
                "text/plain; charset=utf-8; hp-legacy-display=\"1\"; hp=\"cipher\"", "A line\n\n" + words,
                "Subject: Inner")
            return Build.message(try $0.encryptedEntity(inside))
        },
    ]

    @Test func identifiersOfBothHeaders() throws {
        let keyring = try Keyring.shared.get()
        let inside = Self.protected(
            "hp=\"cipher\"", "Subject: Inner", "Message-ID: <inner@example.org>", "In-Reply-To: <a@example.org>",
            "References: <b@example.org>")
        let mail = Build.message(
            try keyring.encryptedEntity(inside),
            fields: ["In-Reply-To: <c@example.org>", "References: <b@example.org>"])
        let message = try open(Array(mail.utf8), with: keyring)
        #expect(message.messageID == MessageID("<inner@example.org>"))
        #expect(message.inReplyTo.map(\.value) == ["a@example.org", "c@example.org"])
        #expect(message.references.map(\.value) == ["a@example.org", "c@example.org", "b@example.org"])
    }
}

extension FromField {
    var address: EmailAddress? {
        if case .ok(let mailbox) = self { mailbox.address } else { nil }
    }
}
