import Disclosure
import Foundation
import Mail
import OpenPGP
import Testing

@testable import PGPMIME

@Suite("Signing what goes out") struct MailSignerTests {
    static let date = Date(timeIntervalSince1970: TimeInterval(Int(Date().timeIntervalSince1970)))

    func draft(_ language: MailLanguage = .english, attachCertificate: Bool = false) throws -> OutgoingDraft {
        OutgoingDraft(
            kind: .acknowledgement,
            from: Mailbox(
                displayName: "Vendor Security", address: try #require(EmailAddress("security@vendor.example"))),
            to: try #require(EmailAddress("finder@example.org")),
            subject: language == .english ? "[PSN-2026-0042] We have received your report" : "[PSN-2026-0042] 受領しました",
            body: language == .english
                ? "Hello,\n\nFrom now on this is PSN-2026-0042.  \n-- \nVendor\n" : "報告を受領しました。\n",
            bodyInClear: "",
            messageID: try #require(MessageID("psn-2026-0042.ack.1@vendor.example")),
            inReplyTo: MessageID("1@example.org"),
            references: [try #require(MessageID("0@example.org")), try #require(MessageID("1@example.org"))],
            language: language, encryptTo: nil, attachCertificate: attachCertificate, autoSubmitted: .replied)
    }

    func finish(_ draft: OutgoingDraft, encrypted: Bool) throws -> (mail: [UInt8], text: String) {
        let keyring = try Keyring.shared.get()
        let home = try GnuPGHome(keyring.mailboxHome)
        let signer = MailSigner(
            keys: home, signingKey: keyring.ownKey,
            ownCertificate: try home.exportCertificate(keyring.ownKey, armor: true),
            autocryptKeyData: try home.exportCertificate(keyring.ownKey, armor: false))
        let mail = try signer.finish(
            draft, encryptingTo: encrypted ? try keyring.fingerprint(.reporter) : nil, date: Self.date)
        return (mail, String(decoding: mail, as: UTF8.self))
    }

    /// Splits at the boundary by hand, as the bytes stand.
    func slices(_ entity: String) throws -> [String] {
        let header = try #require(entity.range(of: "\r\n\r\n")).lowerBound
        let unfolded = entity[..<header].replacingOccurrences(of: "\r\n", with: "")
        let name = try #require(unfolded.range(of: "boundary=\"?[^\";]+", options: .regularExpression))
        let boundary = unfolded[name].replacingOccurrences(of: "boundary=", with: "").filter { $0 != "\"" }
        return entity[header...].components(separatedBy: "\r\n--\(boundary)").dropFirst().dropLast()
            .map { String($0.dropFirst()) }  // CRLF is one Character
    }

    func body(_ entity: String) throws -> String {
        String(entity[try #require(entity.range(of: "\r\n\r\n")).upperBound...])
    }

    @Test(arguments: [MailLanguage.english, .japanese], [false, true])
    func signedMailVerifies(_ language: MailLanguage, _ attachCertificate: Bool) throws {
        let keyring = try Keyring.shared.get()
        let (mail, text) = try finish(draft(language, attachCertificate: attachCertificate), encrypted: false)
        try checkTransport(mail)

        let parts = try slices(text)
        #expect(parts.count == 2)
        let content = try keyring.temporaryFile(Array(parts[0].utf8))
        let signature = try keyring.temporaryFile(Array(try body(parts[1]).utf8))
        let (_, status) = try keyring.readAsReporter(["--verify", signature, content], [])
        #expect(status.contains("VALIDSIG \(keyring.ownKey.hex)"))
        let algorithm = try #require(status.split(separator: "\n").first { $0.contains("VALIDSIG") })
            .split(separator: " ")[9]
        let micalg = ["8": "pgp-sha256", "9": "pgp-sha384", "10": "pgp-sha512"][String(algorithm)]
        let parsed = try parseMessage(mail, limits: MailLimits())
        #expect(parsed.root.mediaType.parameters["micalg"] == micalg)
        #expect(parsed.root.mediaType.parameters["protocol"] == "application/pgp-signature")
    }

    @Test(arguments: [MailLanguage.english, .japanese], [false, true])
    func encryptedMailDecrypts(_ language: MailLanguage, _ attachCertificate: Bool) throws {
        let keyring = try Keyring.shared.get()
        let draft = try draft(language, attachCertificate: attachCertificate)
        let (mail, text) = try finish(draft, encrypted: true)
        try checkTransport(mail)
        #expect(!text.contains("From now on"), "the words are inside alone")

        let parts = try slices(text)
        #expect(try body(parts[0]).hasPrefix("Version: 1"))
        let (plaintext, status) = try keyring.readAsReporter(["--decrypt"], Array(try body(parts[1]).utf8))
        #expect(status.contains("VALIDSIG \(keyring.ownKey.hex)"))
        #expect(status.contains("DECRYPTION_OKAY"))
        #expect(status.components(separatedBy: "ENC_TO").count == 2, "one recipient")

        let inner = try parseMessage(plaintext, limits: MailLimits())
        #expect(inner.root.mediaType.parameters["hp"] == "cipher")
        #expect(inner.headers.text("Subject") == draft.subject)
        let outside = inner.headers.all("HP-Outer").map(\.text)
        #expect(outside.contains("Subject: \(draft.subject)"))
        #expect(outside.contains("Message-ID: \(draft.messageID)"))
        #expect(inner.headers.all("From").count == 1)
        #expect(plaintext.allSatisfy { $0 < 0x80 })
    }

    @Test(arguments: [false, true], [false, true])
    func opensAgain(_ encrypted: Bool, _ attachCertificate: Bool) throws {
        let keyring = try Keyring.shared.get()
        let draft = try draft(.japanese, attachCertificate: attachCertificate)
        var (mail, _) = try finish(draft, encrypted: false)
        if encrypted {
            // To ourselves, since the mailbox has no other secret key.
            let home = try GnuPGHome(keyring.mailboxHome)
            let signer = MailSigner(
                keys: home, signingKey: keyring.ownKey,
                ownCertificate: try home.exportCertificate(keyring.ownKey, armor: true), autocryptKeyData: [])
            mail = try signer.finish(draft, encryptingTo: keyring.ownKey, date: Self.date)
        }
        let lf = mail.filter { $0 != 0x0D }
        for bytes in [mail, lf] {
            let message = try open(bytes, with: keyring)
            let verdict = message.signature { _ in [keyring.ownKey] }
            #expect(verdict.state == .good)
            #expect(verdict.covers == .whole)
            #expect(verdict.insideEncryption == encrypted)
            #expect(message.encryption.covers == (encrypted ? .whole : .none))
            #expect(message.subject == draft.subject)
            #expect(message.outerSubject == draft.subject)
            #expect(message.from == .ok(draft.from))
            #expect(message.messageID == draft.messageID)
            #expect(message.inReplyTo == [try #require(draft.inReplyTo)])
            #expect(Set(message.references) == Set(draft.references))
            #expect(message.date == Self.date)
            #expect(message.reportText == "報告を受領しました。")
            #expect(message.offeredCertificates.count == (attachCertificate ? 1 : 0))
            #expect((message.autocrypt != nil) == !encrypted)
            #expect(message.flags.isEmpty)
        }
    }

    /// 7-bit, CRLF, short lines, and the fields that make it an automatic answer.
    func checkTransport(_ mail: [UInt8]) throws {
        #expect(mail.allSatisfy { $0 < 0x80 && $0 != 0 })
        let lines = mail.split(separator: 0x0A, omittingEmptySubsequences: false)
        #expect(lines.dropLast().allSatisfy { $0.last == 0x0D && $0.count <= 999 })
        #expect(mail.filter { $0 == 0x0D }.count == lines.count - 1)
        #expect(!lines.contains { $0.starts(with: Array("From ".utf8)) })
        let headers = try parseMessage(mail, limits: MailLimits()).headers
        for name in [
            "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "MIME-Version",
            "Auto-Submitted", "Content-Language", "Content-Type", "Autocrypt",
        ] {
            #expect(headers.all(name).count == 1, "\(name)")
        }
        #expect(headers.text("Auto-Submitted") == "auto-replied")
        #expect(headers.mailboxes("From").map(\.displayName) == ["Vendor Security"])
    }
}
