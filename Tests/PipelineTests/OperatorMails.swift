import Disclosure
import Foundation
import TestSupport
import Testing
import Vault

/// One mail as an MTA delivers it, CRLF line ends.
struct OperatorMail: Sendable {
    var name: String
    var bytes: [UInt8]

    init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// - Parameters:
    ///   - name: of the file, and the left side of the Message-ID.
    ///   - entity: content header fields, an empty line, the body.
    init(_ name: String, from: String, subject: String = "A report", fields: [String] = [], entity: String) {
        let head =
            [
                "From: \(from)", "To: security@vendor.example", "Subject: \(subject)",
                "Date: Mon, 02 Nov 2026 10:00:00 +0000", "Message-ID: <\(name)@mail.example>", "MIME-Version: 1.0",
            ] + fields
        let text = head.joined(separator: "\n") + "\n" + entity
        self.init(name: name, bytes: Array(text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8))
    }

    /// A plain report.
    init(_ name: String, from: String, subject: String = "A report", fields: [String] = [], text: String) {
        self.init(name, from: from, subject: subject, fields: fields, entity: Self.text(text))
    }

    var sha256: String { ContentHash(of: bytes).hex }

    /// The same bytes in another file.
    func again(_ name: String) -> OperatorMail { OperatorMail(name: name, bytes: bytes) }

    /// The first field of this name, unfolded.
    func field(_ name: String) -> String? {
        let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        let head = text.components(separatedBy: "\n\n").first ?? ""
        let unfolded = head.replacing("\n ", with: " ").replacing("\n\t", with: " ")
        let lines = unfolded.split(separator: "\n")
        let line = lines.first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
        return line.map { $0.dropFirst(name.utf8.count + 1).trimmingCharacters(in: .whitespaces) }
    }

    // MARK: - Entities, LF line ends

    static func text(_ text: String) -> String { "Content-Type: text/plain; charset=utf-8\n\n\(text)\n" }

    static func encrypted(_ ciphertext: [UInt8]) -> String {
        """
        Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="=_enc"

        --=_enc
        Content-Type: application/pgp-encrypted

        Version: 1

        --=_enc
        Content-Type: application/octet-stream; name="encrypted.asc"

        \(String(decoding: ciphertext, as: UTF8.self))
        --=_enc--

        """
    }

    static func attached(
        _ text: String, _ content: String, name: String, type: String = "application/octet-stream"
    ) -> String {
        """
        Content-Type: multipart/mixed; boundary="=_mix"

        --=_mix
        Content-Type: text/plain; charset=utf-8

        \(text)
        --=_mix
        Content-Type: \(type); name="\(name)"
        Content-Disposition: attachment; filename="\(name)"

        \(content)
        --=_mix--

        """
    }
}

/// What reporters do with gpg.
struct OperatorCast {
    let keys: TestKeys

    init() throws { keys = try TestKeys.shared() }

    /// To the mailbox unless somebody else is named.
    func encrypt(
        _ entity: String, to recipient: TestKeys.Key? = nil, signedBy signer: TestKeys.Key? = nil
    ) throws -> [UInt8] {
        var options = ["--armor", "--recipient", (recipient ?? keys.mailbox).fingerprint]
        if let signer { options += ["--sign", "--local-user", signer.fingerprint] }
        return try keys.reporters.run(options + ["--encrypt"], input: Self.crlf(entity))
    }

    /// With a password and no key.
    func encryptWithPassword(_ entity: String) throws -> [UInt8] {
        try keys.reporters.run(["--armor", "--passphrase", "guess", "--symmetric"], input: Self.crlf(entity))
    }

    /// multipart/signed.
    func signed(_ entity: String, by signer: TestKeys.Key) throws -> String {
        let part = entity.hasSuffix("\n") ? String(entity.dropLast()) : entity
        let signature = try keys.reporters.run(
            ["--armor", "--digest-algo", "SHA512", "--local-user", signer.fingerprint, "--detach-sign"],
            input: Self.crlf(part))
        return """
            Content-Type: multipart/signed; micalg=pgp-sha512; protocol="application/pgp-signature"; boundary="=_sig"

            --=_sig
            \(part)
            --=_sig
            Content-Type: application/pgp-signature; name="signature.asc"

            \(String(decoding: signature, as: UTF8.self))
            --=_sig--

            """
    }

    private static func crlf(_ text: String) -> [UInt8] { Array(text.replacing("\n", with: "\r\n").utf8) }
}

/// Twenty mails of every kind that a mailbox sees, in a home that has answered one report before.
struct MixedMails {
    /// Before the twenty: filed and acknowledged.
    let first: OperatorMail
    let cast: OperatorCast

    init() throws {
        cast = try OperatorCast()
        first = OperatorMail("first", from: "Fred <fred@first.example>", text: "OS: Debian 12\nThe first report.")
    }

    /// - Parameter acknowledgement: the Message-ID of the answer to `first`.
    func all(acknowledgement: String) throws -> [OperatorMail] {
        let clear = OperatorMail("01-clear", from: "Ann <ann@a.example>", text: "OS: Windows 11\nIt crashes.")
        return try pgp(clear) + plain() + answers(acknowledgement) + [clear.again("20-again")]
    }

    private func pgp(_ clear: OperatorMail) throws -> [OperatorMail] {
        let alice = cast.keys.alice
        var damaged = try cast.encrypt(OperatorMail.text("This ciphertext is damaged on its way. It is long enough."))
        let middle = damaged.count / 2
        damaged[middle] = damaged[middle] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
        let inline = try cast.encrypt("Host: FreeBSD 14.1\nAn inline report.\n")
        return [
            clear,
            OperatorMail(
                "02-encrypted", from: "Ben <ben@b.example>",
                entity: OperatorMail.encrypted(try cast.encrypt(OperatorMail.text("OS: Debian 12.5\nEncrypted.")))),
            OperatorMail(
                "03-both", from: alice.userID,
                entity: OperatorMail.encrypted(
                    try cast.encrypt(OperatorMail.text("OS: Fedora 40\nEncrypted, signed."), signedBy: alice))),
            OperatorMail(
                "04-signed", from: alice.userID,
                entity: try cast.signed(OperatorMail.text("OS: macOS 14.5\nSigned."), by: alice)),
            OperatorMail("05-inline", from: "Cid <cid@c.example>", text: String(decoding: inline, as: UTF8.self)),
            OperatorMail(
                "06-other-key", from: "Dee <dee@d.example>",
                entity: OperatorMail.encrypted(
                    try cast.encrypt(OperatorMail.text("OS: Ubuntu 24.04\nTo the alias."), to: cast.keys.alias))),
            OperatorMail(
                "07-password", from: "Eli <eli@e.example>",
                entity: OperatorMail.encrypted(try cast.encryptWithPassword(OperatorMail.text("secret")))),
            OperatorMail("08-damaged", from: "Fay <fay@f.example>", entity: OperatorMail.encrypted(damaged)),
        ]
    }

    private func plain() -> [OperatorMail] {
        [
            OperatorMail(
                "09-japanese", from: "Taro <taro@g.example>",
                text: "製品: Example Server\nOS: Windows Server 2022\n脆弱性です。"),
            OperatorMail(
                "10-html", from: "Hal <hal@h.example>",
                entity: "Content-Type: text/html; charset=utf-8\n\n<p>OS: <b>Windows 10</b></p>\n"),
            OperatorMail(
                "11-list", from: "Ida <ida@i.example>", fields: ["Precedence: list"], text: "Sent through a list."),
            OperatorMail("12-no-reply", from: "Robot <noreply@j.example>", text: "From a robot."),
            OperatorMail(
                "13-two-from", from: "Kim <kim@k.example>", fields: ["From: Lee <lee@l.example>"], text: "Who am I?"),
            Self.manyFields("14-too-many-fields"),
        ]
    }

    private func answers(_ acknowledgement: String) -> [OperatorMail] {
        [
            OperatorMail(
                "15-follow-up", from: "Fred <fred@first.example>", fields: ["In-Reply-To: \(acknowledgement)"],
                text: "One more thing."),
            OperatorMail(
                "16-vacation", from: "Gil <gil@m.example>", fields: ["Auto-Submitted: auto-replied"], text: "Away."),
            Self.bounce("17-bounce", of: acknowledgement),
            OperatorMail("18-ours", from: "security@vendor.example", text: "Our own mail."),
            Self.keyRequest("19-key-request"),
        ]
    }

    /// Over limits.header_fields, as it is by default.
    static func manyFields(_ name: String, from: String = "Max <max@n.example>") -> OperatorMail {
        OperatorMail(
            name, from: from, fields: (0..<600).map { "X-Field-\($0): x" }, text: "OS: NetBSD 10\nToo many fields.")
    }

    static func keyRequest(_ name: String) -> OperatorMail {
        let mail = OperatorMail(name, from: "Nan <nan@o.example>", subject: "Key please", text: "Your key?")
        let text = String(decoding: mail.bytes, as: UTF8.self)
            .replacing("To: security@vendor.example", with: "To: key@vendor.example")
        return OperatorMail(name: name, bytes: Array(text.utf8))
    }

    static func bounce(_ name: String, of messageID: String) -> OperatorMail {
        OperatorMail(
            name, from: "Mail System <mailer-daemon@mx.example>", subject: "Undelivered", fields: ["Return-Path: <>"],
            entity: """
                Content-Type: multipart/report; report-type=delivery-status; boundary="=_dsn"

                --=_dsn
                Content-Type: text/plain

                The mailbox is full.
                --=_dsn
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; fred@first.example
                Action: failed
                Status: 5.2.2

                --=_dsn
                Content-Type: text/rfc822-headers

                Message-ID: \(messageID)

                --=_dsn--

                """)
    }

    /// The end states that the design promises, by file.
    static let outcomes: [String: String] = [
        "01-clear": "filed", "02-encrypted": "filed", "03-both": "filed", "04-signed": "filed", "05-inline": "filed",
        "06-other-key": "unreadable", "07-password": "unreadable", "08-damaged": "unreadable", "09-japanese": "filed",
        "10-html": "filed", "11-list": "filed", "12-no-reply": "filed", "13-two-from": "filed",
        "14-too-many-fields": "setAside", "15-follow-up": "followUp", "16-vacation": "automatic",
        "17-bounce": "bounce", "18-ours": "ours", "19-key-request": "keyRequest",
    ]

    /// A home with these mails in its inbox, and `first` filed and acknowledged.
    func home() throws -> (home: OperatorHome, mails: [OperatorMail]) {
        let home = try OperatorHome()
        try home.deliver(first)
        #expect(try home.run("poll").status == 0)
        let mails = try all(acknowledgement: try #require(try home.sentIDs().first))
        try home.deliver(mails)
        return (home, mails)
    }
}
