import Disclosure
import Testing

@testable import Pipeline

private typealias Build = MailBuilder
private typealias Mails = StructureMails

/// The fields of a message/delivery-status part, as RFC 3464 has them and as they come.
@Suite("What became of a mail") struct StructureStatusTests {
    @Test(arguments: shapes, LineEnds.allCases)
    func fields(_ shape: StructureShape, _ lineEnds: LineEnds) throws { try shape.check(lineEnds) }

    private static func shape(
        _ name: String, _ action: DeliveryStatus.Action, _ status: String?, _ part: [UInt8]
    ) -> StructureShape {
        StructureShape(name, Mails.mail(Mails.report(Mails.notice, part, Mails.returned()))).expecting {
            ($0.action, $0.status) = (action, status)
        }
    }

    /// Groups of the message and its recipients, each line a field.
    private static func recipients(_ groups: [String]...) -> [UInt8] {
        Mails.status(
            ["Reporting-MTA: dns; mx.example"] + groups.flatMap { ["", "Final-Recipient: rfc822;a@x.example"] + $0 })
    }

    private static let shapes: [StructureShape] = [
        shape("given-up-after-days", .failed, "4.4.7", Mails.status("failed", "4.4.7")),
        shape("delivered", .delivered, "2.0.0", Mails.status("delivered", "2.0.0")),
        shape("relayed", .relayed, "2.0.0", Mails.status("relayed (to a system without RFC 3461)", "2.0.0")),
        shape("expanded", .expanded, "2.0.0", Mails.status("expanded", "2.0.0")),
        shape(
            "one-of-three-failed", .failed, "5.2.2",
            recipients(
                ["Action: delivered", "Status: 2.0.0"], ["Action: failed", "Status: 5.2.2"],
                ["Action: delayed", "Status: 4.4.1"])),
        shape("upper-case", .failed, "5.1.1", Mails.status(["ACTION: FAILED", "STATUS: 5.1.1"])),
        shape("comments", .failed, "5.1.1", Mails.status("(really (so)) Failed (no mailbox)", "5.1.1 (no mailbox)")),
        shape("folded", .failed, "5.1.1", recipients(["Action:", "  failed", "Status:", "\t5.1.1", " (no mailbox)"])),
        shape(
            "blank-lines-with-blanks", .failed, "5.1.1",
            Mails.status(["Reporting-MTA: dns; x", " \t", "Action: failed", "Status: 5.1.1", " "])),
        shape("words-behind-the-code", .failed, "5.7.1", Mails.status("failed", "5.7.1 refused, 4.0.0 before")),
        shape("reply-code-in-front", .failed, "5.1.1", Mails.status("failed", "550 5.1.1")),
        shape("no-code", .failed, nil, Mails.status("failed", nil)),
        shape("malformed-code", .failed, nil, Mails.status("failed", "5.+1.1")),
        shape("no-action-and-5", .failed, "5.1.1", Mails.status(nil, "5.1.1")),
        shape("no-action-and-4", .delayed, "4.4.1", Mails.status(nil, "4.4.1")),
        shape("no-action-and-2", .delivered, "2.1.5", Mails.status(nil, "2.1.5")),
        shape("unknown-action", .delayed, "4.4.1", Mails.status("postponed", "4.4.1")),
        shape(
            "code-before-action", .failed, "5.1.1",
            Mails.status([
                "Status: 2.0.0", "Action: delivered", "Status: 5.1.1", "Action: failed",
            ])),
        shape("neither", .failed, nil, recipients(["Diagnostic-Code: smtp; 550"])).expecting {
            $0.hasStatusPart = false
        },
        shape(
            "action-in-another-field", .delayed, "4.4.1",
            Mails.status("delayed", "4.4.1", more: ["X-Note: Action: failed"])),
        StructureShape(
            "named-by-the-envelope",
            Mails.mail(Mails.report(Mails.notice, Mails.status(more: ["Original-Envelope-Id: +3C\(Mails.sent)+3E"])))),
    ]
}
