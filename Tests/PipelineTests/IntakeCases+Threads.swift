import Disclosure
import Foundation

private typealias Build = MailBuilder

extension IntakeCase {
    /// Mail that no person wrote, and mail that only looks like it.
    static let automatic: [IntakeCase] = [
        robot("vacation", "Auto-Submitted") { $0.mail($0.wordsEntity, fields: ["Auto-Submitted: auto-replied"]) },
        robot("vacation-with-comment", "Auto-Submitted") {
            $0.mail($0.wordsEntity, fields: ["Auto-Submitted: (no) auto-replied (vacation (nested))"])
        },
        robot("vacation-with-parameter", "Auto-Submitted") {
            $0.mail($0.wordsEntity, fields: ["Auto-Submitted: auto-generated; owner-email=\"no@finder.example\""])
        },
        robot("null-return-path", "null return path") { $0.mail($0.wordsEntity, fields: ["Return-Path: <>"]) },
        robot("read-receipt", "multipart/report") {
            let notification = Build.entity(
                "message/disposition-notification", "Disposition: manual-action/MDN-sent-manually; displayed\n")
            return $0.mail(
                Build.multipart(
                    "report; report-type=disposition-notification", [$0.wordsEntity, notification]))
        },
        IntakeCase("not-automatic") {
            $0.mail($0.wordsEntity, fields: ["Auto-Submitted: (really) NO (I typed it); x=y"])
        },
        IntakeCase("titled-like-one") {
            $0.mail($0.wordsEntity, subject: "Automatic login bypass: User unknown")
        }.expecting { $0.subject = "Automatic login bypass: User unknown" },
        IntakeCase("a-bounce-as-evidence") {
            let bounce = Build.message(
                dsn(action: "failed", about: "<x@vendor.example>"), from: ["MAILER-DAEMON@mx.finder.example"],
                subject: "Undelivered", id: "b@mx.finder.example", date: Date())
            return $0.mail(Build.multipart("mixed", [$0.wordsEntity, Build.entity("message/rfc822", bounce)]))
        }.expecting { $0.flags = ["forwarded"] },
        silent("precedence-list", "precedence", "Precedence: list"),
        silent("precedence-bulk", "precedence", "Precedence: bulk"),
        silent("precedence-twice", "precedence", "Precedence: first-class\nPrecedence: junk"),
        silent("list-id", "mailingList", "List-Id: Security <security.lists.example>"),
        silent("list-unsubscribe", "mailingList", "List-Unsubscribe: <mailto:x@lists.example>"),
        silent("suppressed", "autoResponseSuppress", "X-Auto-Response-Suppress: All"),
        silent(
            "dmarc-failed", "dmarc",
            "Authentication-Results: mx.vendor.example; dmarc=fail header.from=finder.example"),
        IntakeCase("dmarc-of-another-server") {
            $0.mail($0.wordsEntity, fields: ["Authentication-Results: mx.finder.example; dmarc=fail"])
        },
    ]

    private static func robot(
        _ slug: String, _ reason: String, _ mail: @escaping @Sendable (MailWriter) throws -> [UInt8]
    ) -> IntakeCase {
        IntakeCase(slug, mail).expecting {
            $0.outcome = .automatic
            $0.reason = reason
            $0.answer = .none
        }
    }

    private static func silent(_ slug: String, _ reason: String, _ field: String) -> IntakeCase {
        IntakeCase(slug) { $0.mail($0.wordsEntity, fields: [field]) }.expecting { $0.answer = .withheld(reason) }
    }

    /// A delivery status notification (RFC 3464).
    private static func dsn(action: String, about id: String) -> [UInt8] {
        let status = """
            Reporting-MTA: dns; mx.finder.example

            Final-Recipient: rfc822; somebody@finder.example
            Action: \(action)
            Status: \(action == "failed" ? "5.1.1" : "4.4.1")

            """
        return Build.multipart(
            "report; report-type=delivery-status",
            [
                Build.text("Your mail \(MailWriter.canary).\n"), Build.entity("message/delivery-status", status),
                Build.entity("text/rfc822-headers", "Message-ID: \(id)\nSubject: x\n"),
            ])
    }

    /// Whom it is from.
    static let senders: [IntakeCase] = [
        nameless("no-from", []),
        nameless("two-from-fields", ["A <a@finder.example>", "B <b@finder.example>"]).expecting {
            $0.flags = ["doubledHeader"]
        },
        nameless("two-addresses", ["A <a@finder.example>, B <b@finder.example>"]),
        nameless("address-in-the-name", ["alice@reporter.example <mallory@attacker.example>"]),
        IntakeCase("quoted-address-in-the-name") {
            Build.message(
                $0.wordsEntity, from: ["\"alice@reporter.example\" <quoted@finder.example>"],
                subject: MailWriter.canary, id: $0.id, date: Date())
        },
        IntakeCase("no-message-id") {
            Build.message(
                $0.wordsEntity, from: [$0.stranger], subject: MailWriter.canary, id: nil, date: Date())
        },
        IntakeCase("another-reply-to") {
            $0.mail($0.wordsEntity, fields: ["Reply-To: victim@elsewhere.example", "Mail-Followup-To: v@else.example"])
        },
        robotAddress("no-reply", "no-reply@finder.example"),
        robotAddress("bounces", "list-bounces@finder.example"),
        robotAddress("postmaster", "Postmaster@finder.example"),
        IntakeCase("from-ourselves") {
            Build.message(
                $0.wordsEntity, from: ["Us <psirt@vendor.example>"], subject: "x", id: $0.id, date: Date())
        }.expecting {
            $0.outcome = .ours
            $0.answer = .none
        },
        IntakeCase("certificate-wanted") {
            $0.mail(Build.text("Please send me your key.\n"), to: "keys@vendor.example")
        }.expecting {
            $0.outcome = .keyRequest
            $0.text = "your key"
            $0.answer = .sent(.certificate)
        },
        IntakeCase("certificate-wanted-in-a-report") {
            $0.mail($0.wordsEntity, to: "keys@vendor.example, security@vendor.example")
        },
    ]

    private static func nameless(_ slug: String, _ from: [String]) -> IntakeCase {
        IntakeCase(slug) {
            Build.message($0.wordsEntity, from: from, subject: "x", id: $0.id, date: Date())
        }.expecting { $0.answer = .nobody }
    }

    private static func robotAddress(_ slug: String, _ address: String) -> IntakeCase {
        IntakeCase(slug) {
            Build.message($0.wordsEntity, from: [address], subject: "x", id: $0.id, date: Date())
        }.expecting { $0.answer = .withheld("noReplyAddress") }
    }

    /// What belongs to mail that was here before.
    static let threads: [IntakeCase] = [
        IntakeCase("twice") { $0.mail($0.wordsEntity) },
        again("twice-another-name", of: "twice"),
        again("twice-the-same-name", of: "twice").expecting {
            $0.round = 2
            $0.sameFileNameAs = "twice"
        },
        joining("reply-to-our-mail", "plain") {
            $0.mail($0.wordsEntity, fields: ["In-Reply-To: \($0.answer(to: "plain"))"])
        },
        joining("references-theirs", "html") {
            $0.mail($0.wordsEntity, fields: ["References: <other@x.example> <html@mail.example>"])
        },
        joining("number-from-a-known-address", "plain") {
            Build.message(
                $0.wordsEntity, from: ["Finder <plain@finder.example>"], subject: "Re: [\($0.number(of: "plain"))]",
                id: $0.id, date: Date())
        },
        joining("number-inside-a-signed-ciphertext", "signed") {
            let inner =
                Array("Subject: \($0.number(of: "signed"))\n".utf8)
                + Build.text($0.words + "\n", parameters: "; hp=\"cipher\"")
            return $0.mail(try $0.cast.encryptedEntity(inner, signedBy: [.alice]), from: .alice, subject: "[...]")
        }.expecting {
            $0.encryption = "whole"
            $0.signature = "good"
        },
        IntakeCase("number-from-a-stranger") {
            $0.mail($0.wordsEntity, subject: "Re: [\($0.number(of: "plain"))] We have received your report")
        }.expecting { $0.round = 2 },
        // A reference inside a ciphertext that nobody vouches for joins nothing: it would tell who holds it.
        IntakeCase("reference-inside-an-unsigned-ciphertext") {
            let inner =
                Array("In-Reply-To: \($0.answer(to: "plain"))\nSubject: x\n".utf8)
                + Build.text($0.words + "\n", parameters: "; hp=\"cipher\"")
            return $0.mail(try $0.cast.encryptedEntity(inner), subject: "[...]")
        }.expecting {
            $0.round = 2
            $0.encryption = "whole"
            $0.answer = .sent(.general)
        },
        joining("same-id-from-a-known-address", "flowed") {
            Build.message(
                $0.wordsEntity, from: ["Finder <flowed@finder.example>"], subject: "x", id: "flowed@mail.example",
                date: Date())
        }.expecting { $0.flags = ["sameMessageID"] },
        IntakeCase("same-id-from-a-stranger") { $0.mail($0.wordsEntity, id: "flowed@mail.example") }.expecting {
            $0.round = 2
            $0.flags = ["sameMessageID"]
        },
        joining("unreadable-reply", "plain") {
            $0.mail(
                try $0.cast.encryptedEntity($0.wordsEntity, to: [$0.cast.fingerprint(.bob)]),
                fields: ["In-Reply-To: \($0.answer(to: "plain"))"])
        }.expecting {
            $0.reason = "noSecretKey"
            $0.failure = "noSecretKey"
            $0.text = ""
            $0.absent = MailWriter.canary
        },
        about("our-own-mail-back", .ours) {
            $0.earlier["expired-key-encrypted"]?.mail?.filter { $0 != 0x0D } ?? []
        }.expecting {
            $0.signature = "mismatch"
            $0.text = ""
            $0.flags = ["notAddressedToUs"]
        },
        about("bounce", .bounce, "alternative", "failed 5.1.1") {
            $0.mail(dsn(action: "failed", about: $0.answer(to: "alternative")), fields: ["Return-Path: <>"])
        },
        about("delayed", .bounce, "files", "delayed 4.4.1") {
            $0.mail(dsn(action: "delayed", about: $0.answer(to: "files")), fields: ["Return-Path: <>"])
        },
        about("bounce-of-nothing", .bounce, nil, "failed 5.1.1") {
            $0.mail(dsn(action: "failed", about: "<never@vendor.example>"))
        },
        about("vacation-reply", .automatic, "forwarded", "Auto-Submitted") {
            $0.mail(
                $0.wordsEntity,
                fields: ["Auto-Submitted: auto-replied", "In-Reply-To: \($0.answer(to: "forwarded"))"])
        },
    ]

    private static func joining(
        _ slug: String, _ other: String, _ mail: @escaping @Sendable (MailWriter) throws -> [UInt8]
    ) -> IntakeCase {
        IntakeCase(slug, mail).expecting {
            $0.round = 2
            $0.outcome = .followUp
            $0.joins = other
            $0.answer = .none
        }
    }

    private static func about(
        _ slug: String, _ outcome: MessageOutcome, _ other: String? = nil, _ reason: String? = nil,
        _ mail: @escaping @Sendable (MailWriter) throws -> [UInt8]
    ) -> IntakeCase {
        IntakeCase(slug, mail).expecting {
            $0.round = 2
            $0.outcome = outcome
            $0.joins = other
            $0.reason = reason
            $0.answer = .none
        }
    }

    private static func again(_ slug: String, of other: String) -> IntakeCase {
        IntakeCase(slug) { _ in [] }.expecting {
            $0.outcome = .duplicate
            $0.copyOf = other
            $0.joins = other
            $0.answer = .none
        }
    }
}
