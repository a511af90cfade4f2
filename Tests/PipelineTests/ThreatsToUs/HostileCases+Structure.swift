import Foundation
import TestSupport

private typealias Mail = HostileMail

extension HostileGroup {
    /// Section 5: structures that are never followed, or that two parsers would read differently.
    static let structure = HostileGroup(
        name: "structure", attacks: unfollowed + ambiguous + unsigned + dates)

    private static func mail(
        _ name: String, _ rows: [HostileRow], fields: [String] = [], date: String? = Mail.date,
        entity: String, change: (inout Hostile) -> Void
    ) -> Hostile {
        Hostile(name, rows) { _ in Mail.mail(name, fields: fields, date: date, entity: entity) }.expecting(change)
    }

    private static let unfollowed: [Hostile] = [
        mail(
            "partial", [.messagePartial],
            entity: "Content-Type: message/partial; id=\"a@b\"; number=1; total=2\n\nSubject: inside\n\nhidden words\n"
        ) {
            $0.hides = ["hidden words"]
        },
        mail(
            "external-body", [.externalBody],
            entity: Mail.multipart([
                Mail.text(Mail.words),
                "Content-Type: message/external-body; access-type=local-file; name=\"/etc/passwd\"\n\n"
                    + "Content-Type: text/plain\n\nghost\n",
                "Content-Type: message/external-body; access-type=URL; URL=\"http://127.0.0.1:9/\"\n\n\n",
            ])
        ) {
            $0.shows = ["The server crashes"]
            $0.hides = ["root:", "ghost"]
        },
        mail(
            "uuencode", [.uuencode],
            entity: Mail.text("\(Mail.words)\nbegin 644 ../../zqxmark.sh\n#0V%T\n`\nend")
        ) {
            $0.shows = ["begin 644 ../../zqxmark.sh\n#0V%T\n`\nend"]
            $0.hides = ["application/octet-stream"]
        },
        mail(
            "tnef", [.tnef],
            entity: Mail.multipart([
                Mail.text(Mail.words),
                Mail.text(
                    Mail.base64([0x78, 0x9F, 0x3E, 0x22, 0, 0, 1, 6, 0x90, 8, 0] + Array("secret.txt".utf8)),
                    type: "Content-Type: application/ms-tnef; name=winmail.dat",
                    fields: "Content-Transfer-Encoding: base64"),
            ])
        ) {
            $0.attachment = "winmail.dat"
            $0.hides = ["secret.txt"]
        },
    ]

    private static let ambiguous: [Hostile] = [
        mail(
            "two-content-types", [.ambiguousTypes], fields: ["Content-Type: text/html; charset=utf-8"],
            entity: Mail.text(Mail.words)
        ) { $0.flags = ["ambiguous", "doubledHeader"] },
        mail(
            "two-content-types-in-a-part", [.ambiguousTypes],
            entity: Mail.multipart([Mail.text(Mail.words, fields: "Content-Type: text/html")])
        ) { $0.flags = ["ambiguous"] },
        Hostile("cr-only", [.ambiguousLineEnds], answer: .none) { _ in
            Mail.mail("cr-only").filter { $0 != 0x0A }
        }.expecting {
            $0.outcome = "unreadable"
            $0.reason = "noText"
        },
        mail("cr-in-header", [.ambiguousLineEnds], fields: ["X-A: b\rX-C: d"], entity: Mail.text(Mail.words)) {
            $0.flags = ["ambiguous"]
        },
        mail(
            "cr-in-part", [.ambiguousLineEnds],
            entity: Mail.multipart(["\(Mail.plain)\rX-A: b\r\rhidden\n\n\(Mail.words)"])
        ) { $0.flags = ["ambiguous"] },
        mail(
            "boundaries-collide", [.ambiguousBoundaries],
            entity: Mail.multipart(
                [Mail.multipart([Mail.text(Mail.words)], boundary: "b-inner"), Mail.text("behind")], boundary: "b")
        ) { $0.flags = ["ambiguous"] },
        mail(
            "boundaries-same", [.ambiguousBoundaries],
            entity: Mail.multipart([Mail.multipart([Mail.text(Mail.words)], boundary: "b")], boundary: "b")
        ) { $0.flags = ["ambiguous"] },
        mail(
            "boundary-closed-twice", [.ambiguousBoundaries],
            entity: Mail.multipart([Mail.text(Mail.words)], boundary: "b") + "--b\n\(Mail.text("behind"))--b--\n"
        ) { $0.flags = ["ambiguous"] },
    ]

    /// Each carries a signature that verifies, over bytes that two parsers read differently.
    private static let unsigned: [Hostile] = [
        signed("signed-two-types", [.ambiguousTypes], Mail.text(Mail.words, fields: "Content-Type: text/html")),
        signed(
            "signed-collision", [.ambiguousBoundaries],
            Mail.multipart([Mail.multipart([Mail.text(Mail.words)], boundary: "b1")], boundary: "b")),
        signed("signed-cr", [.ambiguousLineEnds], "\(Mail.plain)\rX-A: b\n\n\(Mail.words)"),
    ]

    private static func signed(_ name: String, _ rows: [HostileRow], _ entity: String) -> Hostile {
        let alice = IntakeCast.Person.alice
        return Hostile(name, rows + [.ambiguousUnsigned], answer: .sent(to: alice.address, encrypted: true)) { cast in
            let bytes = Array(entity.utf8)
            let signature = try cast.home.run(
                ["--local-user", cast.intake.fingerprint(alice), "--armor", "--detach-sign"],
                input: LineEnds.crlf.applied(to: bytes))
            let key = cast.intake.certificate(alice)
            return Mail.mail(
                name, from: ["From: \(alice.mailbox)"],
                bytes: MailBuilder.multipart(
                    "mixed", [MailBuilder.signed(bytes, signature), Array(Mail.keyFile(key).utf8)]))
        }.expecting {
            $0.flags = ["ambiguous"]
            $0.isNeverSigned = true
        }
    }

    private static let dates: [Hostile] = [
        ("date-past", "Date: Thu, 01 Jan 1970 00:00:01 +0000"),
        ("date-future", "Date: Fri, 01 Jan 2038 00:00:00 +0000"),
        ("date-none", nil),
        ("date-nonsense", "Date: \(Mail.repeating("9", 300))"),
    ].map { name, date in
        mail(name, [.dates], date: date, entity: Mail.text(Mail.words)) { $0.isOnOurClock = true }
    }
}
