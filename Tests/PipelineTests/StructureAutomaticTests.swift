import Disclosure
import Testing

@testable import Pipeline

private typealias Build = MailBuilder
private typealias Mails = StructureMails

/// Mail that no person wrote, and mail that only looks like it.
@Suite("Automatic mail by its structure") struct StructureAutomaticTests {
    @Test("Automatic", arguments: ofPrograms, LineEnds.allCases)
    func automatic(_ shape: StructureShape, _ lineEnds: LineEnds) throws { try shape.check(lineEnds) }

    @Test("A person's", arguments: ofPersons, LineEnds.allCases)
    func person(_ shape: StructureShape, _ lineEnds: LineEnds) throws { try shape.check(lineEnds) }

    private static let words = Build.text("A long header ends the server.\n\nOS: Debian 12\n")
    private static let finder = "Finder <finder@finder.example>"

    private static func letter(
        _ entity: [UInt8], path: String? = "<finder@finder.example>", _ fields: String...
    ) -> [UInt8] { Mails.mail(entity, path: path, from: finder, subject: "A report", fields: fields) }

    private static func letter(
        path: String? = "<finder@finder.example>", subject: String = "A report", _ fields: String...
    ) -> [UInt8] { Mails.mail(words, path: path, from: finder, subject: subject, fields: fields) }

    private static func submitted(_ value: String) -> StructureShape {
        .automatic("Auto-Submitted: \(value)", "Auto-Submitted", letter("Auto-Submitted: \(value)"))
    }

    private static func sentByNobody(_ path: String) -> StructureShape {
        .automatic("Return-Path: \(path)", "null return path", letter(path: path))
    }

    private static let displayed = Build.entity(
        "message/disposition-notification",
        "Final-Recipient: rfc822;finder@finder.example\nOriginal-Message-ID: <\(Mails.sent)>\n"
            + "Disposition: automatic-action/MDN-sent-automatically; displayed\n")

    private static let complaint = Build.entity(
        "message/feedback-report", "Feedback-Type: abuse\nUser-Agent: Example/1\nVersion: 1\n")

    private static let ofPrograms: [StructureShape] = [
        submitted("auto-replied"), submitted("AUTO-REPLIED"), submitted("auto-generated; type=\"x;y\""),
        submitted("auto-notified; owner-email=\"no@finder.example\""), submitted("(no) auto-replied (vacation (no))"),
        submitted("auto-replied;\n no"), submitted("no no"), submitted("no, auto-replied"), submitted("\"no\""),
        submitted("(no)"), submitted(""), submitted("no (never closed"), submitted("=?us-ascii?Q?no?="),
        .automatic(
            "one-says-no", "Auto-Submitted", letter("Auto-Submitted: no", "Auto-Submitted: auto-replied")),
        .automatic(
            "the-other-says-no", "Auto-Submitted", letter("Auto-Submitted: auto-replied", "Auto-Submitted: no")),

        sentByNobody("<>"), sentByNobody("< >"), sentByNobody("(nobody)\n <(at all)>\n (really)"),
        sentByNobody("<\n\t>"), sentByNobody("(a \\) and (b))<>"), sentByNobody("<MAILER-DAEMON>"),
        sentByNobody("<mailer-daemon@mx.example>"), sentByNobody("MAILER-DAEMON (Mail Delivery System)"),

        .automatic(
            "read-receipt", "multipart/report",
            letter(
                Mails.report(words, displayed, Mails.returned(), type: "disposition-notification"), path: "<>",
                "In-Reply-To: <\(Mails.sent)>")),
        .automatic(
            "read-receipt-without-a-type", "multipart/report",
            letter(Mails.report(words, displayed, Mails.returnedHeader(), type: nil), path: "<>")),
        .automatic(
            "internationalised-read-receipt", "multipart/report",
            letter(
                Mails.report(
                    words, Build.entity("message/global-disposition-notification", "Disposition: a/b; displayed\n"),
                    type: "disposition-notification"))),
        .automatic(
            "complaint", "multipart/report",
            letter(Mails.report(words, complaint, Mails.returned(), type: "feedback-report"))),
        .automatic(
            "complaint-of-nobody", "multipart/report",
            letter(Mails.report(words, complaint, Mails.returned(), type: "Feedback-Report"), path: "<>")),
        .automatic(
            "report-of-another-kind", "multipart/report",
            letter(Mails.report(words, Mails.returned(), type: "tlsrpt"), path: "<>")),
        .automatic("report-of-no-kind", "multipart/report", letter(Mails.report(words, Mails.returned(), type: nil))),

        .automatic(
            "absence-note-of-nobody", "null return path",
            letter(path: "<>", subject: "Undeliverable: away", "In-Reply-To: <\(Mails.sent)>")),
        .automatic(
            "autoresponder-returns-the-mail", "null return path",
            letter(Build.multipart("mixed", [words, Mails.returned()]), path: "<>", "X-Autoreply: yes")
        ).expecting { $0.withheld = "autoReply" },
        .automatic(
            "encrypted-mail-of-nobody", "null return path",
            letter(
                Build.encrypted(Array("-----BEGIN PGP MESSAGE-----\n\n-----END PGP MESSAGE-----\n".utf8)), path: "<>")),
    ]

    private static func silent(_ reason: String, _ field: String) -> StructureShape {
        .person(field, letter(field)).expecting { $0.withheld = reason }
    }

    private static let bounceFile = Build.entity(
        "message/rfc822; name=\"bounce.eml\"", Mails.mail(Mails.notification()),
        "Content-Disposition: attachment; filename=\"bounce.eml\"")

    private static let ofPersons: [StructureShape] = [
        .person("no (comment)", letter("Auto-Submitted: no (I typed it)")),
        .person("No;", letter("Auto-Submitted: (so) No ; x=y")),
        .person("no return path", letter(path: nil)),
        .person("quoted return path", letter(path: "<\"<>\"@finder.example>")),
        .person("null path in a comment", letter(path: "(<>) <finder@finder.example>")),
        .person("null path as an encoded word", letter(path: "=?us-ascii?Q?<>?=")),
        .person("null path under another", letter("Return-Path: <>")),
        .person("titled as undelivered", letter(subject: "Undelivered Mail Returned to Sender")),
        .person("titled as a failure notice", letter(subject: "failure notice: Delivery Status Notification")),
        .person("titled Automatic login bypass", letter(subject: "Automatic login bypass")),
        .person("titled Out of office RCE", letter(subject: "Out of office RCE: Auto-Submitted: auto-replied")),
        .person(
            "quotes a bounce",
            letter(Build.text("X-Failed-Recipients: a@x.example\nReturn-Path: <>\nAction: failed\n\(Mails.header())"))),
        .person("bounce as a file", letter(Build.multipart("mixed", [words, bounceFile]))),
        .person("bounce as the only part", letter(bounceFile)),
        .person("report inside mixed", letter(Build.multipart("mixed", [words, Mails.notification()]))),
        .person("status part as a part", letter(Build.multipart("mixed", [words, Mails.status(), Mails.returned()]))),
        .person(
            "status part and no return path", letter(Build.multipart("mixed", [words, Mails.status()]), path: nil)),
        .person("failed recipients in the header", letter("X-Failed-Recipients: a@x.example")),
        .person("failed recipients, no return path", letter(path: nil, "X-Failed-Recipients: a@x.example")),
        .person("signed bounce", letter(Build.signed(Mails.notification(), Array("x".utf8)))),

        silent("autoReply", "X-Autoreply: yes"), silent("autoReply", "X-Autorespond: away"),
        silent("precedence", "Precedence: auto_reply"), silent("precedence", "Precedence: (really) Bulk"),
        silent("precedence", "Precedence: first-class\nPrecedence: JUNK"), silent("precedence", "Precedence: list"),
        silent("mailingList", "List-Id: Security <security.lists.example>"),
        silent("mailingList", "LIST-POST: NO"),
        silent("autoResponseSuppress", "X-Auto-Response-Suppress: DR, OOF, AutoReply"),
        .person("X-Autoreply: no", letter("X-Autoreply: no")),
        .person("Precedence: urgent", letter("Precedence: urgent")),
    ]
}
