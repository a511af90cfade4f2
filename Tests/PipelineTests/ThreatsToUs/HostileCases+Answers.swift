import Foundation
import TestSupport

private typealias Mail = HostileMail

extension HostileGroup {
    /// Section 6: what tries to get into an answer, or to send it elsewhere.
    static let answers = HostileGroup(
        name: "answers", attacks: injections + references + recipients + malformed,
        prepare: { home, _ in
            // An empty policy of caps: every attack has the same sender.
            home.configure("mailbox", "name", "\"Example Vendor Product Security Team\"")
        })

    private static let injections: [Hostile] = [
        mail("name-with-field", from: ["From: =?utf-8?Q?Finder=0D=0ABcc=3A_victim=40v.example?= <\(Mail.sender)>"]),
        mail("name-with-raw-field", from: ["From: \"Finder\\\r Bcc: victim@v.example\" <\(Mail.sender)>"]),
        mail(
            "name-base64",
            from: ["From: =?utf-8?B?\(Mail.base64(Array("F\r\nBcc: v@v.example".utf8)))?= <\(Mail.sender)>"]),
        mail("subject-with-field", subject: "=?utf-8?Q?x=0D=0ABcc:_victim@v.example=0D=0A=0D=0Azqxmark?="),
        // The first ticket of the group is this very sender's.
        mail("subject-with-ticket-and-field", subject: "[PSN-2026-0001] =?utf-8?Q?=0ABcc:_victim@v.example?=").expecting
        {
            $0.outcome = "followUp"
        },
        // It is not this sender's.
        Hostile("ticket-number-in-subject", [.ticketNumber]) { _ in
            Mail.mail(
                "ticket-number-in-subject", from: ["From: Other <other@reporter.example>"],
                subject: "Re: [PSN-2026-0001] Hole")
        }.expecting { $0.answer = .sent(to: "other@reporter.example") },
        id("id-encoded", "<=?utf-8?Q?a=0D=0ABcc:_x@v.example?=@m.example>"),
        id("id-with-cr", "<a\rBcc: victim@v.example\r@m.example>"),
        id("id-folded", "<a\n Bcc: victim@v.example>"),
        id("id-with-controls", "<a\u{B}\u{1B}[2J@m.example>"),
        id("id-long", "<\(Mail.repeating("a", 5_000))@m.example>"),
        id("id-not-ascii", "<\u{202E}zqxmark@m.example>"),
    ]

    private static func mail(_ name: String, from: [String] = [Mail.from], subject: String = "x") -> Hostile {
        Hostile(name, [.answerHeader, .answerSmall, .answerParts, .acknowledgedEach]) { _ in
            Mail.mail(name, from: from, subject: subject)
        }
    }

    /// With a Message-ID that must not get into the answer unless it is a plain one.
    private static func id(_ name: String, _ value: String) -> Hostile {
        Hostile(name, [.answerHeader]) { _ in
            let plain = String(decoding: Mail.mail(name), as: UTF8.self)
            let field = String(decoding: Mail.crlf(Array("Message-ID: \(value)\r\n".utf8)), as: UTF8.self)
            let mail = plain.replacingOccurrences(of: "Message-ID: <\(name)@mail.example>\r\n", with: field)
            return Array(mail.utf8)
        }
    }

    private static let references: [Hostile] = [
        Hostile("references-50", [.answerReferences]) { _ in
            let ids = (0..<50).map { "<r\($0)@mail.example>" }.joined(separator: "\n ")
            return Mail.mail("references-50", fields: ["References: \(ids)"])
        }.expecting { $0.references = (41..<50).map { "<r\($0)@mail.example>" } + ["<references-50@mail.example>"] },
        Hostile("references-odd", [.answerReferences, .answerHeader]) { _ in
            let ids =
                "<ok@mail.example> <a b@c.example> <no-at> <\u{7F}x@y.example> >< <<z@z.example>> zqxmark@x.example"
            return Mail.mail("references-odd", fields: ["References: \(ids)"])
        },
        Hostile("references-many-fields", [.answerReferences]) { _ in
            Mail.mail("references-many-fields", fields: (0..<40).map { "References: <f\($0)@mail.example>" })
        },
    ]

    private static let recipients: [Hostile] = [
        "Reply-To", "Mail-Followup-To", "Mail-Reply-To", "Disposition-Notification-To", "Return-Receipt-To",
        "Errors-To", "Sender", "Resent-From", "Cc", "Bcc", "Apparently-To", "X-Original-From", "Return-Path",
    ].map { field in
        Hostile("recipient-\(field.lowercased())", [.answerRecipient]) { _ in
            Mail.mail("recipient-\(field.lowercased())", fields: ["\(field): <victim@v.example>"])
        }
    }

    /// Who they are from cannot be said, so nobody is answered.
    private static let malformed: [Hostile] = [
        ("from-two-fields", [Mail.from, "From: victim@v.example"]),
        ("from-two-addresses", ["From: \(Mail.sender), victim@v.example"]),
        ("from-none", []),
        ("from-empty", ["From:"]),
        ("from-group", ["From: friends: \(Mail.sender);"]),
        ("from-name-at", ["From: victim@v.example <\(Mail.sender)>"]),
        ("from-two-brackets", ["From: <\(Mail.sender)> <victim@v.example>"]),
        ("from-route", ["From: <@v.example:\(Mail.sender)>"]),
        ("from-literal", ["From: <root@[127.0.0.1]>"]),
        ("from-encoded-name-at", ["From: =?utf-8?Q?Finder=0D=0ABcc:_victim@v.example?= <\(Mail.sender)>"]),
        ("from-encoded-address", ["From: =?utf-8?Q?victim=40v.example?="]),
        ("from-encoded-bracket", ["From: <=?utf-8?Q?a=0D=0ARCPT_TO:x?=@v.example>"]),
        ("from-open-quote", ["From: \"open <\(Mail.sender)>"]),
        ("from-long", ["From: <\(Mail.repeating("a", 70))@v.example>"]),
    ].map { name, from in
        Hostile(name, [.fromMalformed], answer: .none) { _ in Mail.mail(name, from: from) }.expecting {
            $0.saysInHistory = "fromMalformed"
        }
    }
}
