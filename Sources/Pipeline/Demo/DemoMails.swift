import Disclosure
import Foundation
import Mail
import OpenPGP

/// The mails of the demonstration: of our own making, as reporters write them.
struct DemoMails {
    /// The reporter's GnuPG home: her own key and the vendor's certificate.
    let reporter: GnuPGHome
    let reporterKey: Fingerprint
    let vendorKey: Fingerprint
    let vendor: EmailAddress
    let now: Date

    /// One mail as the MTA delivers it, and what it is, for the screen.
    struct Sample {
        var name: String
        var what: String
        var bytes: [UInt8]
    }

    private static let alice = "Alice Finder <alice@finder.example>"
    private static let bob = "Bob Tester <bob@lab.example>"

    /// Everything that can be there before the first run.
    func first() throws -> [Sample] {
        [
            Sample(name: "01-encrypted", what: "PGP/MIME, signed and encrypted", bytes: try encryptedReport()),
            Sample(name: "02-signed", what: "PGP/MIME, signed", bytes: try signedReport()),
            Sample(name: "03-inline", what: "inline PGP block", bytes: try inlineReport()),
            Sample(name: "04-clear", what: "plain mail, exploit-style header", bytes: clearReport()),
            Sample(name: "05-japanese", what: "plain mail in Japanese", bytes: japaneseReport()),
            Sample(name: "06-other-key", what: "encrypted to another key", bytes: try otherKeyReport()),
            Sample(name: "07-out-of-office", what: "out-of-office reply", bytes: outOfOffice()),
            Sample(name: "08-html", what: "HTML only", bytes: htmlReport()),
        ]
    }

    /// What comes in after the first answers have gone out.
    func second(answering acknowledgement: MessageID, ticket: TicketNumber) -> [Sample] {
        [
            Sample(
                name: "09-follow-up", what: "follow-up to an acknowledgement", bytes: followUp(acknowledgement, ticket)),
            Sample(name: "10-bounce", what: "bounce of an acknowledgement", bytes: bounce(acknowledgement)),
            Sample(name: "11-again", what: "the plain mail once more, same bytes", bytes: clearReport()),
        ]
    }

    // MARK: - Reports

    private static let escapeReport = """
        Hello,

        a guest can write past the end of the ring buffer of the paravirtual network
        device and run code in the host process. The proof of concept is attached.

        Product: Example Hypervisor
        Version: 7.2.1
        Host OS: Debian 12.5
        Host CPU: Intel Core i7-12700K
        Memory: 32 GB
        Guest OS: Ubuntu 22.04.3 LTS

        $ uname -a
        Linux guest 6.5.0-14-generic #14~22.04.1-Ubuntu SMP x86_64 GNU/Linux

        CWE-787, CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:C/C:H/I:H/A:H
        We plan to publish on 2027-03-01.

        Alice
        """

    private func encryptedReport() throws -> [UInt8] {
        let poc = EntityComposer.attachment(
            Array("#!/bin/sh\n# walks the ring one entry too far\nexec ./ring-overrun --index 257\n".utf8),
            mediaType: "application/x-sh", fileName: "poc.sh")
        let inner = EntityComposer.multipart(
            "mixed", fields: [OutgoingField("Subject", "Guest-to-host escape in the network device")],
            contentTypeParameters: [("protected-headers", "v1")],
            parts: [EntityComposer.text(Self.escapeReport), poc, try certificatePart()])
        let ciphertext = try reporter.signAndEncrypt(inner, with: reporterKey, to: [vendorKey])
        return message(
            from: Self.alice, subject: "...", id: "escape-1@finder.example",
            entity: encrypted(ciphertext))
    }

    private func signedReport() throws -> [UInt8] {
        let text = EntityComposer.text(
            """
            The setup program of Example Server 3.4 writes its log with the password in it.

            OS: Windows 11 Pro 23H2
            Architecture: x64
            Browser: Firefox 128.0
            """)
        let signature = try reporter.signDetached(text, with: reporterKey)
        let part =
            Array("Content-Type: application/pgp-signature; name=\"signature.asc\"\r\n\r\n".utf8) + signature.bytes
        let entity = EntityComposer.multipart(
            "signed", parameters: [("protocol", "application/pgp-signature"), ("micalg", signature.micalg)],
            parts: [text, part])
        return message(
            from: Self.alice, subject: "Password in the setup log", id: "setup-log@finder.example", entity: entity)
    }

    private func inlineReport() throws -> [UInt8] {
        let words =
            "Version: Example Server 3.4.2\nTested on: FreeBSD 14.1, amd64\n\nA long host header ends the process.\n"
        let block = try reporter.encrypt(Array(words.utf8), to: [vendorKey], armor: true)
        let body = "Hi, details encrypted:\n\n" + String(decoding: block, as: UTF8.self)
        return message(
            from: Self.bob, subject: "Crash of the web console", id: "console@lab.example",
            entity: EntityComposer.text(body))
    }

    private func clearReport() -> [UInt8] {
        let body = """
            # Exploit Title: Example Server - directory traversal
            # Date: 2026-11-02
            # Exploit Author: Bob Tester
            # Version: 3.4.2 and earlier
            # Tested on: Debian 12 with nginx 1.22.1
            # CVE: CVE-2026-00042

            GET /static/..%2f..%2fetc/passwd answers with the file.
            """
        return message(
            from: Self.bob, subject: "Directory traversal in Example Server", id: "traversal@lab.example",
            entity: EntityComposer.text(body))
    }

    private func japaneseReport() -> [UInt8] {
        let body = """
            セキュリティご担当者様

            管理画面の検索欄にクロスサイトスクリプティングの脆弱性を見つけました。

            製品: Example Server
            バージョン: 3.4.2
            OS: Windows Server 2022
            ブラウザ: Google Chrome 130.0

            よろしくお願いいたします。
            """
        return message(
            from: "=?UTF-8?B?5bGx55Sw5aSq6YOO?= <taro@kenkyu.example>", subject: "検索欄の脆弱性について",
            id: "kensaku@kenkyu.example", entity: EntityComposer.text(body))
    }

    private func otherKeyReport() throws -> [UInt8] {
        let ciphertext = try reporter.encrypt(
            EntityComposer.text("Encrypted to the wrong certificate by mistake."), to: [reporterKey], armor: true)
        return message(
            from: "Carol <carol@uni.example>", subject: "...", id: "wrong-key@uni.example",
            entity: encrypted(ciphertext))
    }

    private func htmlReport() -> [UInt8] {
        let html = """
            <html><body><p>Dear team,</p>
            <p>your updater loads <b>version.dll</b> from the working directory.</p>
            <table><tr><td>Product</td><td>Example Updater 2.0.1</td></tr>
            <tr><td>OS</td><td>Windows 10 22H2</td></tr></table></body></html>
            """
        let entity =
            Array("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n".utf8)
            + Array(html.utf8)
        return message(
            from: "Dave <dave@shop.example>", subject: "DLL planting in the updater", id: "dll@shop.example",
            entity: entity)
    }

    // MARK: - Mail that is no report

    private func outOfOffice() -> [UInt8] {
        message(
            from: "Erin <erin@corp.example>", subject: "Out of office", id: "ooo@corp.example",
            fields: [OutgoingField("Auto-Submitted", "auto-replied (vacation)")],
            entity: EntityComposer.text("I am back on Monday."))
    }

    private func followUp(_ acknowledgement: MessageID, _ ticket: TicketNumber) -> [UInt8] {
        message(
            from: Self.bob, subject: "Re: [\(ticket)] We have received your report", id: "more@lab.example",
            fields: [OutgoingField("In-Reply-To", acknowledgement.description)],
            entity: EntityComposer.text("One more thing: the server runs on kernel 6.1.0-25-amd64."))
    }

    private func bounce(_ acknowledgement: MessageID) -> [UInt8] {
        let status = """
            Reporting-MTA: dns; mx.lab.example\r
            \r
            Final-Recipient: rfc822; bob@lab.example\r
            Action: failed\r
            Status: 5.2.2\r

            """
        let parts = [
            EntityComposer.text("Your message could not be delivered: the mailbox is full."),
            Array("Content-Type: message/delivery-status\r\n\r\n\(status)".utf8),
            Array("Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: \(acknowledgement)\r\n".utf8),
        ]
        return message(
            from: "Mail Delivery System <mailer-daemon@mx.lab.example>", subject: "Undelivered Mail Returned to Sender",
            id: "bounce@mx.lab.example", fields: [OutgoingField("Auto-Submitted", "auto-replied")],
            entity: EntityComposer.multipart("report", parameters: [("report-type", "delivery-status")], parts: parts))
    }

    // MARK: - Pieces

    private func encrypted(_ ciphertext: [UInt8]) -> [UInt8] {
        EntityComposer.multipart(
            "encrypted", parameters: [("protocol", "application/pgp-encrypted")],
            parts: [
                Array("Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n".utf8),
                Array("Content-Type: application/octet-stream; name=\"encrypted.asc\"\r\n\r\n".utf8) + ciphertext,
            ])
    }

    private func certificatePart() throws -> [UInt8] {
        EntityComposer.attachment(
            try reporter.exportCertificate(reporterKey, armor: true), mediaType: "application/pgp-keys",
            fileName: "alice.asc")
    }

    private func message(
        from: String, subject: String, id: String, fields: [OutgoingField] = [], entity: [UInt8]
    ) -> [UInt8] {
        // The From of a sample is a finished field body, encoded words included; the composer would encode it again.
        let head = Array(
            "Return-Path: <\(from.split(separator: "<").last?.dropLast() ?? "")>\r\nFrom: \(from)\r\n".utf8)
        return head
            + EntityComposer.message(
                fields: [
                    OutgoingField("To", vendor.description), OutgoingField("Subject", subject),
                    OutgoingField("Date", formatDate(now)), OutgoingField("Message-ID", "<\(id)>"),
                ] + fields, entity: entity)
    }
}
