import Disclosure
import Foundation
import Mail
import Testing

@testable import Pipeline

private typealias Build = MailBuilder
private typealias Mails = StructureMails

/// What a bounce of any form gives.
@Suite("Reading a bounce") struct StructureReadingTests {
    @Test("The likeliest Message-ID first, each once, a hundred at most")
    func candidates() throws {
        let many = (0..<300).map { "Message-ID: <\($0)@m.example>" }.joined(separator: "\n")
        let mail = Mails.mail(
            Mails.report(
                Build.text(many), Mails.status(more: ["X-Original-Message-ID: <status@m.example>"]), Mails.returned()),
            fields: ["In-Reply-To: <\(Mails.sent)>", "References: <first@m.example> <last@m.example>"])
        let delivery = try #require(DeliveryStatus(parseMessage(mail, limits: MailLimits())))
        let start = [Mails.sent, "status@m.example", "last@m.example", "0@m.example", "1@m.example"]
        #expect(delivery.returned.prefix(5).map(\.value) == start)
        #expect(delivery.returned.count == 100)
        #expect(Set(delivery.returned).count == 100)
        #expect(!delivery.returned.contains { $0.value == "first@m.example" })
    }

    @Test("Of a bounce of megabytes, the start of each part is read")
    func large() throws {
        let lines = String(repeating: "Message-ID:\n \n", count: 100_000) + "Message-ID: <late@m.example>\n"
        let status = Mails.status(Array(repeating: "", count: 1_000_000) + ["Action: delayed"])
        let mail = Mails.mail(Mails.report(Build.text(lines), status, Mails.returned()))
        let delivery = try #require(DeliveryStatus(parseMessage(mail, limits: MailLimits())))
        #expect(delivery.returned.map(\.value) == [Mails.sent])
        #expect(delivery.action == .failed)
        #expect(!delivery.hasStatusPart)
    }

    @Test("Cut off anywhere, it is no person's mail", arguments: LineEnds.allCases)
    func truncated(_ lineEnds: LineEnds) throws {
        let inside = Build.multipart("mixed", [Mails.notification(), Build.text(Mails.header())])
        for whole in [Mails.mail(Mails.notification()), Mails.mail(inside)] {
            let mail = lineEnds.applied(to: whole)
            let empty = lineEnds.applied(to: Array("\n\n".utf8))
            let header = try #require(mail.firstRange(of: empty)).upperBound
            for length in header...mail.count {
                let message = try parseMessage(Array(mail.prefix(length)), limits: MailLimits())
                #expect(AutomaticMail(message).kind != .person, "after \(length) bytes")
            }
            #expect(DeliveryStatus(try parseMessage(mail, limits: MailLimits()))?.status == "5.1.1")
        }
    }

    @Test("Crosses a pipe whole")
    func codable() throws {
        let message = try parseMessage(Mails.mail(Mails.notification()), limits: MailLimits())
        let delivery = try #require(DeliveryStatus(message))
        #expect(try JSONDecoder().decode(DeliveryStatus.self, from: JSONEncoder().encode(delivery)) == delivery)
        let kinds = [AutomaticMail.Kind.person, .bounce, .automatic(reason: "Auto-Submitted")]
        #expect(try JSONDecoder().decode([AutomaticMail.Kind].self, from: JSONEncoder().encode(kinds)) == kinds)
    }
}
