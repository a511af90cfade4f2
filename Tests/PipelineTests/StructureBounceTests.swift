import Testing

@testable import Pipeline

private typealias Build = MailBuilder
private typealias Mails = StructureMails

/// What mail systems send when a mail of ours did not arrive, each in the form of its own.
@Suite("Bounces by their structure") struct StructureBounceTests {
    @Test("Notifications of RFC 3464", arguments: notifications, LineEnds.allCases)
    func standard(_ shape: StructureShape, _ lineEnds: LineEnds) throws { try shape.check(lineEnds) }

    private static let notifications: [StructureShape] = [
        StructureShape("postfix", Mails.mail(Mails.notification(), fields: ["Auto-Submitted: auto-replied"])),
        StructureShape(
            "postfix-delayed",
            Mails.mail(
                Mails.report(
                    Mails.notice, Mails.status("delayed", "4.4.1", more: ["X-Postfix-Queue-ID: 4XyZ"]),
                    Mails.returnedHeader()))
        ).expecting { ($0.action, $0.status) = (.delayed, "4.4.1") },
        StructureShape(
            "postfix-utf8",
            Mails.mail(
                Mails.report(
                    Mails.notice, Mails.status(type: "message/global-delivery-status"),
                    Mails.returned(type: "message/global")))),
        StructureShape(
            "postfix-utf8-header",
            Mails.mail(
                Mails.report(
                    Mails.notice, Mails.status(type: "message/global-delivery-status"),
                    Mails.returnedHeader("message/global-headers")))),
        StructureShape(
            "exim",
            Mails.mail(
                Mails.report(Mails.notice, Mails.status("failed", "5.0.0"), Mails.returned()),
                fields: [
                    "X-Failed-Recipients: finder@finder.example", "Auto-Submitted: auto-replied",
                    "References: <\(Mails.sent)>",
                ])
        ).expecting { $0.status = "5.0.0" },
        StructureShape(
            "sendmail",
            Mails.mail(
                Mails.report(
                    Mails.notice,
                    Mails.status([
                        "Reporting-MTA: dns; mx.finder.example", "Received-From-MTA: DNS; out.vendor.example",
                        "Arrival-Date: Mon, 2 Nov 2026 10:00:00 GMT", "",
                        "Original-Recipient: rfc822;finder@finder.example",
                        "Final-Recipient: RFC822; finder@[192.0.2.1]", "Action: failed", "Status: 5.1.1",
                        "Diagnostic-Code: SMTP; 550 5.1.1", "Last-Attempt-Date: Mon, 2 Nov 2026 10:00:01 GMT",
                    ]), Mails.returnedHeader()),
                path: "<MAILER-DAEMON>", fields: ["Auto-Submitted: auto-generated (failure)"])),
        StructureShape(
            "exchange",
            Mails.mail(
                Mails.report(
                    Build.multipart("alternative", [Mails.notice, Build.html("<p>It did not arrive.</p>")]),
                    Mails.status("failed", "5.1.10", more: ["Received-From-MTA: dns; out.vendor.example"]),
                    Mails.returned()),
                fields: ["X-MS-Exchange-Message-Is-Ndr:", "Content-Language: en-US"])
        ).expecting { $0.status = "5.1.10" },
        StructureShape(
            "exchange-without-the-mail",
            Mails.mail(
                Mails.report(Build.html("<p>It did not arrive.</p>"), Mails.status()),
                fields: [
                    "X-MS-Exchange-Message-Is-Ndr:", "X-MS-Exchange-Parent-Message-Id: <\(Mails.sent)>",
                    "In-Reply-To: <\(Mails.sent)>", "References: <earlier@vendor.example> <\(Mails.sent)>",
                ])),
        StructureShape(
            "gmail",
            Mails.mail(
                Mails.report(
                    Build.multipart(
                        "related",
                        [
                            Build.multipart("alternative", [Mails.notice, Build.html("<p>Not found.</p>")]),
                            Build.file("icon.png", [0x89, 0x50, 0x4E, 0x47], type: "image/png"),
                        ]), Mails.status(), Mails.returned()),
                fields: [
                    "In-Reply-To: <\(Mails.sent)>", "References: <\(Mails.sent)>", "X-Failed-Recipients: f@g.example",
                ])
        ),
        StructureShape(
            "gmail-without-the-mail",
            Mails.mail(
                Mails.report(
                    Mails.notice, Mails.status("delayed", "4.0.0", more: ["X-Original-Message-ID: <\(Mails.sent)>"])))
        ).expecting { ($0.action, $0.status) = (.delayed, "4.0.0") },
        StructureShape(
            "amazon-gives-its-own-id",
            Mails.mail(
                Mails.report(
                    Mails.notice, Mails.status("failed", "5.1.1"),
                    Mails.returned(Mails.message("0100@relay.example", protected: Mails.sent))))
        ).expecting { $0.returned = ["0100@relay.example", Mails.sent] },
        StructureShape(
            "notes",
            Mails.mail(
                Mails.report(
                    Mails.notice,
                    Build.entity(
                        "message/delivery-status",
                        Build.base64(
                            Array("Reporting-MTA: dns;d.example\n\nFinal-Recipient: rfc822;f@d.example\n".utf8)
                                + Array("Action: failed\nStatus: 5.0.0\n".utf8)),
                        "Content-Transfer-Encoding: base64"), Mails.returnedHeader()))
        ).expecting { $0.status = "5.0.0" },
        StructureShape(
            "courier",
            Mails.mail(
                Mails.report(
                    Mails.notice,
                    Mails.status([
                        "Reporting-MTA: dns; mx.finder.example", "Final-Recipient: rfc822; finder@finder.example",
                        "Action: failed", "Status: 5.0.0", "Final-Recipient: rfc822; other@finder.example",
                        "Action: delivered", "Status: 2.0.0",
                    ]), Mails.returnedHeader("text/rfc822-headers; charset=utf-8")))
        ).expecting { $0.status = "5.0.0" },
        StructureShape(
            "opensmtpd", Mails.mail(Build.multipart("mixed", [Mails.notice, Mails.status(), Mails.returned()]))),
        StructureShape(
            "footer-around-it",
            Mails.mail(Build.multipart("mixed", [Mails.notification(), Build.text("Scanned.\n")]))),
        StructureShape("signed", Mails.mail(Build.signed(Mails.notification(), Array("x".utf8)))),
        StructureShape("fetched-from-a-mailbox", Mails.mail(Mails.notification(), path: nil)),
        StructureShape("with-an-ordinary-return-path", Mails.mail(Mails.notification(), path: "<dsn@mx.example>")),
        StructureShape(
            "report-type-left-out", Mails.mail(Mails.report(Mails.notice, Mails.status(), Mails.returned(), type: nil))),
        StructureShape(
            "encoded-mail",
            Mails.mail(
                Mails.report(
                    Mails.notice, Mails.status(),
                    Build.entity(
                        "message/rfc822", Build.base64(Mails.message()), "Content-Transfer-Encoding: base64")))),
    ]

    @Test("Bounces of systems that write none", arguments: others, LineEnds.allCases)
    func plain(_ shape: StructureShape, _ lineEnds: LineEnds) throws { try shape.check(lineEnds) }

    private static let copy = "The mail was:\n\n------ a copy ------\n\nReturn-path: <security@vendor.example>\n"

    private static let others: [StructureShape] = [
        StructureShape(
            "qmail",
            Mails.plainMail(
                ["Return-Path: <>", "From: MAILER-DAEMON@q.example", "Subject: failure notice"],
                "<finder@q.example>:\nno mailbox here (#5.1.1)\n\n--- a copy\n\n\(Mails.header())\nThank you.")),
        StructureShape(
            "old-exim",
            Mails.mail(
                Build.text(copy + Mails.header()),
                fields: ["X-Failed-Recipients: f@x.example", "Auto-Submitted: auto-replied"])),
        StructureShape(
            "old-exim-without-a-copy", Mails.mail(Mails.notice, fields: ["X-Failed-Recipients: f@x.example"])
        ).expecting { $0.returned = [] },
        StructureShape(
            "old-exim-fetched-from-a-mailbox",
            Mails.mail(
                Build.text(copy + Mails.header()), path: nil,
                fields: ["X-Failed-Recipients: f@x.example", "Auto-Submitted: auto-replied"])),
        StructureShape("quoted-copy", Mails.mail(Build.text("> From: Us\n>  Message-Id:\n>   <\(Mails.sent)>\n"))),
        StructureShape("id-without-brackets", Mails.mail(Build.text("Original Message ID : \(Mails.sent)\n"))),
        StructureShape("mail-attached", Mails.mail(Build.multipart("mixed", [Mails.notice, Mails.returned()]))),
        StructureShape(
            "header-attached",
            Mails.mail(Build.multipart("mixed", [Mails.notice, Mails.returnedHeader("message/rfc822-headers")]))),
        StructureShape("status-part-lost", Mails.mail(Mails.report(Mails.notice, Mails.returned()))),
        StructureShape(
            "status-part-empty", Mails.mail(Mails.report(Mails.notice, Mails.status([""]), Mails.returned()))),
    ].map(\.withoutStatus)
}
