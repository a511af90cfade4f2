import Disclosure
import Foundation
import Mail
import Testing

@Suite("Mail of ours") struct ComposerTests {
    private func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    }

    private func expectSafe(_ bytes: [UInt8], _ location: SourceLocation = #_sourceLocation) {
        #expect(bytes.allSatisfy { $0 < 0x80 }, sourceLocation: location)
        for line in lines(bytes) {
            #expect(line.utf8.count <= 76, "\(line)", sourceLocation: location)
            #expect(line.utf8.last != 0x20 && line.utf8.last != 0x09, "\(line)", sourceLocation: location)
            #expect(!line.hasPrefix("From "), sourceLocation: location)
            #expect(!line.utf8.contains(0x0A) && !line.utf8.contains(0x0D), sourceLocation: location)
        }
    }

    @Test(arguments: [
        "Hello,\n\nthank you.\n", "From here on\nFrom there\n", "trailing \nblanks\t\n", "日本語の本文です。\n二行目\n", "a=b ä\n",
        String(repeating: "long line ", count: 50) + "\n", String(repeating: "x", count: 500) + "\n",
        ".\n-- \nPostern\n", "", "no end",
    ])
    func textComesBack(_ text: String) throws {
        let entity = EntityComposer.text(text, contentTypeParameters: [("protected-headers", "v1")])
        expectSafe(entity)
        let message = try parseMessage(entity, limits: MailLimits())
        let content = try #require(message.root.leaf("1"))
        let wanted = text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
        #expect(decodeText(content, as: message.root.mediaType).text == wanted)
        #expect(message.root.mediaType.parameters["protected-headers"] == "v1")
    }

    @Test func fromIsEscaped() {
        let entity = String(decoding: EntityComposer.text("From here\n"), as: UTF8.self)
        #expect(entity.contains("\r\n=46rom here\r\n"))
    }

    @Test(arguments: [
        "[PSN-2026-0042] We have received your report", "【PSN-2026-0042】脆弱性のご報告を受け付けました。担当者が確認のうえ、改めてご連絡いたします。",
        String(repeating: "word ", count: 40) + "end", "日本 and English mixed, with a comma", "é", "",
    ])
    func subjectsComeBack(_ subject: String) throws {
        let mail = EntityComposer.message(
            fields: [OutgoingField("Subject", subject)], entity: EntityComposer.text("x\n"))
        expectSafe(mail)
        let message = try parseMessage(mail, limits: MailLimits())
        #expect(message.headers.text("Subject") == subject)
        #expect(message.headers.text("MIME-Version") == "1.0")
        #expect(message.defects == [])
    }

    @Test(arguments: ["Ann", "Ann B. \"x\" \\ C", "製品セキュリティ対応チームの窓口担当者一同より", "a, b", nil])
    func mailboxesComeBack(_ name: String?) throws {
        let mailbox = Mailbox(displayName: name, address: try #require(EmailAddress("security@vendor.example")))
        let mail = EntityComposer.message(
            fields: [OutgoingField("From", formatMailbox(mailbox))], entity: EntityComposer.text("x\n"))
        expectSafe(mail)
        #expect(try parseMessage(mail, limits: MailLimits()).headers.from == .ok(mailbox))
    }

    @Test func attachments() throws {
        let armor = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nabc=\n-----END PGP PUBLIC KEY BLOCK-----\n"
        for (content, encoding) in [
            (Array(armor.utf8), "7bit"), ([0, 1, 2, 0xFF], "base64"), (Array("From a\n".utf8), "base64"),
        ] {
            let entity = EntityComposer.attachment(
                content, mediaType: "application/pgp-keys", fileName: "鍵.asc", description: "OpenPGP key")
            expectSafe(entity)
            let message = try parseMessage(entity, limits: MailLimits())
            #expect(message.headers.text("Content-Transfer-Encoding") == encoding)
            #expect(message.root.fileName == "鍵.asc")
            #expect(message.root.leaf("1")?.filter { $0 != 0x0D } == content)
        }
    }

    @Test func multiparts() throws {
        let signed = EntityComposer.text("Hello\n", fields: [OutgoingField("Subject", "件名")])
        let parameters = [("protocol", "application/pgp-signature"), ("micalg", "pgp-sha512")]
        let signature = EntityComposer.attachment(
            Array("sig\n".utf8), mediaType: "application/pgp-signature", fileName: "s.asc")
        let entity = EntityComposer.multipart("signed", parameters: parameters, parts: [signed, signature])
        let mail = EntityComposer.message(fields: [OutgoingField("Subject", "x")], entity: entity)
        expectSafe(mail)
        let message = try parseMessage(mail, limits: MailLimits())
        #expect(message.root.drawing == ["1 multipart/signed", "1.1 text/plain", "1.2 application/pgp-signature"])
        #expect(message.root.entity("1.1")?.rawBytes == signed)
        #expect(message.root.mediaType.parameters["micalg"] == "pgp-sha512")
        #expect(EntityComposer.multipart("mixed", parts: []) != EntityComposer.multipart("mixed", parts: []))
    }

    @Test(arguments: [(1_793_610_000, "Mon, 02 Nov 2026 09:00:00 +0000"), (0, "Thu, 01 Jan 1970 00:00:00 +0000")])
    func dates(seconds: Int, text: String) {
        #expect(formatDate(Date(timeIntervalSince1970: TimeInterval(seconds))) == text)
    }
}
