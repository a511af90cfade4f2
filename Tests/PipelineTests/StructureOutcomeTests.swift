import Disclosure
import Foundation
import TestSupport
import Testing

@testable import Pipeline

private typealias Build = MailBuilder
private typealias Mails = StructureMails

/// What a run of the built binary makes of bounces, and of mail that only talks of them.
@Suite("What bounces do to the mail they are about") struct StructureOutcomeTests {
    private let first = OperatorMail("first", from: "Fred <fred@first.example>", text: "OS: Debian 12\nIt crashes.")

    /// The home after a report was acknowledged, with the Message-ID of that acknowledgement.
    private func acknowledged() throws -> (home: OperatorHome, id: String) {
        let home = try OperatorHome()
        try home.deliver(first)
        try home.good("poll")
        let mail = try #require(try home.outbox().first)
        #expect(mail.state == "submitted")
        return (home, String(mail.messageId.filter { !"<>".contains($0) }))
    }

    /// The mail with this Message-ID in place of the one it was written with.
    private func file(_ name: String, _ mail: [UInt8], about id: String) -> OperatorMail {
        let text = String(decoding: mail, as: UTF8.self).replacing(Mails.sent, with: id)
            .replacing("<notice.1@", with: "<\(name)@")
        return OperatorMail(name: name, bytes: LineEnds.crlf.applied(to: Array(text.utf8)))
    }

    @Test("In any form, it marks the mail and its ticket, and a person hears of it", arguments: bounces)
    func marks(_ form: Form) throws {
        let (home, id) = try acknowledged()
        let bounce = file("bounce", form.mail, about: id)
        try home.deliver(bounce)
        let notice = try home.good("poll")
        #expect(notice.contains("came back"))
        let mail = try #require(try home.outbox().first)
        #expect(mail.state == "bounced")
        #expect(mail.reason == form.reason)
        #expect(try home.tickets().map(\.needsPerson) == ["bounced"])
        #expect(try home.audit().outcome(of: bounce) == "bounce")
        #expect(try home.audit().ticket(of: bounce) == mail.ticket)
        #expect(try home.outbox().count == 1)
    }

    struct Form: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var mail: [UInt8]
        var reason = "failed"
    }

    private static let bounces: [Form] = [
        Form(testDescription: "RFC 3464", mail: Mails.mail(Mails.notification()), reason: "failed 5.1.1"),
        Form(
            testDescription: "RFC 3464, the Message-ID replaced on the way",
            mail: Mails.mail(
                Mails.report(
                    Mails.notice, Mails.status("failed", "5.2.2"),
                    Mails.returned(Mails.message("0100@relay.example", protected: Mails.sent)))), reason: "failed 5.2.2"
        ),
        Form(
            testDescription: "qmail",
            mail: Mails.plainMail(
                ["Return-Path: <>", "From: MAILER-DAEMON@q.example", "Message-ID: <notice.1@q.example>"],
                "<fred@first.example>:\nno mailbox here\n\n\(Mails.header())")),
        Form(
            testDescription: "old Exim",
            mail: Mails.mail(
                Build.text("The mail was:\n\n\(Mails.header())"),
                fields: ["X-Failed-Recipients: fred@first.example", "Auto-Submitted: auto-replied"])),
    ]

    @Test("A delay marks nothing; the end of the retries does")
    func delayed() throws {
        let (home, id) = try acknowledged()
        let delay = file("delay", Mails.mail(Mails.notification("delayed", "4.4.1")), about: id)
        let relay = file("relay", Mails.mail(Mails.notification("relayed", "2.0.0")), about: id)
        try home.deliver(delay, relay)
        #expect(try home.good("poll").isEmpty)
        #expect(try home.outbox().map(\.state) == ["submitted"])
        #expect(try home.tickets().map(\.needsPerson) == [nil])
        let number = try #require(try home.tickets().first?.number)
        for mail in [delay, relay] {
            #expect(try home.audit().outcome(of: mail) == "bounce")
            #expect(try home.audit().ticket(of: mail) == number)
        }

        try home.deliver(file("end", Mails.mail(Mails.notification("failed", "4.4.7")), about: id))
        #expect(try home.good("poll").contains("came back"))
        #expect(try home.outbox().map(\.state) == ["bounced"])
        #expect(try home.tickets().map(\.needsPerson) == ["bounced"])
    }

    @Test("Receipts, absence notes and complaints name our mail and mark nothing")
    func others() throws {
        let (home, id) = try acknowledged()
        let reply = "In-Reply-To: <\(Mails.sent)>"
        let displayed = Build.entity("message/disposition-notification", "Disposition: a/b; displayed\n")
        let complaint = Build.entity("message/feedback-report", "Feedback-Type: abuse\n")
        let mails = [
            Mails.report(Mails.notice, displayed, Mails.returned(), type: "disposition-notification"), Mails.notice,
            Mails.report(Mails.notice, complaint, Mails.returned(), type: "feedback-report"),
        ].enumerated().map { file("other-\($0)", Mails.mail($1, fields: [reply]), about: id) }
        try home.deliver(mails)
        #expect(try home.good("poll").isEmpty)
        for mail in mails { #expect(try home.audit().outcome(of: mail) == "automatic") }
        #expect(try home.outbox().map(\.state) == ["submitted"])
        #expect(try home.tickets().map(\.needsPerson) == [nil])
    }

    /// Even one of our own mail, which only its recipient has seen.
    @Test("A report with a bounce as its evidence is filed and acknowledged")
    func evidence() throws {
        let (home, id) = try acknowledged()
        let words = Build.text("Your server sends this to anyone who asks.\n\nOS: Debian 12\n")
        let bounce = Mails.mail(Mails.notification())
        let entities = [
            [words, Build.entity("message/rfc822", bounce)], [words, Mails.notification()],
            [words, Mails.status(), Mails.returned()], [words, Build.file("bounce.eml", bounce)],
        ]
        let mails = entities.enumerated().map { index, parts in
            file(
                "evidence-\(index)",
                Mails.mail(
                    Build.multipart("mixed", parts), path: "<f\(index)@finder.example>",
                    from: "Finder <f\(index)@finder.example>"), about: id)
        }
        try home.deliver(mails)
        try home.good("poll")
        for mail in mails { #expect(try home.audit().outcome(of: mail) == "filed") }
        #expect(try home.tickets().count == 1 + mails.count)
        #expect(try home.outbox().map(\.state) == Array(repeating: "submitted", count: 1 + mails.count))
        #expect(try home.tickets().allSatisfy { $0.needsPerson == nil })
    }

    /// A list server puts its own address and its own Message-ID on it; what we said of it stays.
    @Test("Our own mail, sent on to us under another name, is not answered")
    func loop() throws {
        let (home, id) = try acknowledged()
        let sent = try #require(try home.sentMails().first)
        let text = String(decoding: sent.bytes, as: UTF8.self)
        let from = try #require(text.split(separator: "\r\n").first { $0.hasPrefix("From: ") })
        let renamed = text.replacing(from, with: "From: Us by way of a list <list@lists.example>", maxReplacements: 1)
        let other = renamed.replacing("Message-ID: <\(id)>", with: "Message-ID: <1@lists.example>", maxReplacements: 1)
        let mails = [renamed, other].enumerated().map {
            OperatorMail(name: "loop-\($0)", bytes: Array("Return-Path: <list@lists.example>\r\n\($1)".utf8))
        }
        #expect(Set(mails.map(\.bytes) + [sent.bytes]).count == 3)
        try home.deliver(mails)
        try home.good("poll")
        #expect(try mails.map { try home.audit().outcome(of: $0) } == ["ours", "automatic"])
        #expect(try home.outbox().count == 1)
        #expect(try home.tickets().count == 1)
    }

    @Test("A notification inside a ciphertext is a report's own")
    func encrypted() throws {
        let home = try IntakeHome(knowing: .alice)
        defer { home.remove() }
        let writer = try MailWriter("encrypted-bounce")
        let entity = try writer.cast.encryptedEntity(Mails.notification())
        let handled = try home.handle(
            Mails.mail(entity, path: "<frank@reporter.example>", from: "Frank <frank@reporter.example>"))
        #expect(handled.map(\.outcome) == [.filed])
        #expect(handled.first?.answer != nil)
    }
}
