import Foundation

/// Writes the mails of mail systems and autoresponders, with LF line ends.
enum StructureMails {
    private typealias Build = MailBuilder

    /// The Message-ID of the mail of ours that they are about, without brackets.
    static let sent = "PSN-2026-0001.acknowledgement.5c1d09e2aa37@vendor.example"

    static let notice = Build.text("The mail below did not arrive as it should have.\n")

    /// - Parameter path: the body of the Return-Path field; nil leaves it out.
    static func mail(
        _ entity: [UInt8], path: String? = "<>", from: String = "Mail System <MAILER-DAEMON@mx.finder.example>",
        subject: String = "Undelivered Mail Returned to Sender", fields: [String] = []
    ) -> [UInt8] {
        Build.message(
            entity, from: [from], subject: subject, id: "notice.1@mx.finder.example",
            fields: (path.map { ["Return-Path: \($0)"] } ?? []) + fields, date: Date(timeIntervalSince1970: 1.8e9))
    }

    /// A mail without any MIME field, as qmail writes it.
    static func plainMail(_ fields: [String], _ body: String) -> [UInt8] {
        Array((fields.joined(separator: "\n") + "\n\n" + body + "\n").utf8)
    }

    static func report(_ parts: [UInt8]..., type: String? = "delivery-status") -> [UInt8] {
        Build.multipart("report" + (type.map { "; report-type=\($0)" } ?? ""), parts)
    }

    /// A status part about one recipient.
    static func status(
        _ action: String? = "failed", _ code: String? = "5.1.1", more: [String] = [],
        type: String = "message/delivery-status"
    ) -> [UInt8] {
        let recipient =
            ["Final-Recipient: rfc822; finder@finder.example"] + (action.map { ["Action: \($0)"] } ?? [])
            + (code.map { ["Status: \($0)"] } ?? [])
        return status((["Reporting-MTA: dns; mx.finder.example"] + more + ["", ""] + recipient), type: type)
    }

    static func status(_ lines: [String], type: String = "message/delivery-status") -> [UInt8] {
        Build.entity(type, lines.joined(separator: "\n") + "\n")
    }

    static func header(_ id: String = sent) -> String {
        "From: Us <security@vendor.example>\nSubject: [PSN-2026-0001] Received\nMessage-ID: <\(id)>\n"
    }

    /// Our mail as a whole; one that a relay gave another Message-ID has ours where the signature covers it.
    static func message(_ id: String = sent, protected: String? = nil) -> [UInt8] {
        guard let protected else { return Array(header(id).utf8) + Build.text("Thank you.\n") }
        let covered = Build.entity("text/plain; hp=clear", Array("Thank you.\n".utf8), "Message-ID: <\(protected)>")
        return Array(header(id).utf8) + Build.signed(covered, Array("-----BEGIN PGP SIGNATURE-----\n".utf8))
    }

    static func returned(_ message: [UInt8] = message(), type: String = "message/rfc822") -> [UInt8] {
        Build.entity(type, message)
    }

    static func returnedHeader(_ type: String = "text/rfc822-headers") -> [UInt8] { Build.entity(type, header()) }

    /// A whole notification in the form of RFC 3464.
    static func notification(_ action: String = "failed", _ code: String = "5.1.1") -> [UInt8] {
        report(notice, status(action, code), returned())
    }
}
