import Disclosure
import Foundation

/// Writes mails byte for byte as an attacker may: nothing is checked, quoted or folded.
enum HostileMail {
    static let sender = "finder@reporter.example"
    static let from = "From: Finder <\(sender)>"
    static let to = "To: security@vendor.example"
    static let date = "Date: Mon, 02 Nov 2026 10:00:00 +0000"
    static let words = "The server crashes, \(Hostile.mark).\nProduct: Exampleserver\nOS: Debian 12\n"
    static let plain = "Content-Type: text/plain; charset=utf-8"

    /// A whole mail with CRLF line ends.
    ///
    /// - Parameters:
    ///   - name: the left side of the Message-ID; the same as that of the attack.
    ///   - from: whole field lines; the honest one unless others are given.
    ///   - fields: further field lines.
    ///   - entity: content header fields, an empty line, the body; LF line ends.
    static func mail(
        _ name: String, from: [String] = [from], subject: String = "Hole \(Hostile.mark)", fields: [String] = [],
        date: String? = date, entity: String = "\(plain)\n\n\(words)"
    ) -> [UInt8] {
        let head =
            fields.filter { $0.hasPrefix("Return-Path") } + from + [to, "Subject: \(subject)"]
            + [date].compactMap { $0 } + ["Message-ID: <\(name)@mail.example>", "MIME-Version: 1.0"]
            + fields.filter { !$0.hasPrefix("Return-Path") }
        return crlf(Array((head.joined(separator: "\n") + "\n" + entity).utf8))
    }

    /// The same with an entity that is no text.
    static func mail(
        _ name: String, from: [String] = [from], fields: [String] = [], bytes entity: [UInt8]
    ) -> [UInt8] {
        var head = mail(name, from: from, fields: fields, entity: "")
        // The line end that stands between header and entity is there already.
        if head.suffix(4) == [13, 10, 13, 10] { head.removeLast(2) }
        return head + crlf(entity + [0x0A])
    }

    /// Unlike text, bytes may have a CR of their own.
    static func crlf(_ bytes: [UInt8]) -> [UInt8] { LineEnds.crlf.applied(to: bytes) }

    static func text(_ body: String, type: String = plain, fields: String...) -> String {
        ([type] + fields).joined(separator: "\n") + "\n\n" + body + "\n"
    }

    static func html(_ body: String) -> String {
        "Content-Type: text/html; charset=utf-8\n\n<html><body>\(body)</body></html>\n"
    }

    static func multipart(
        _ children: [String], type: String = "mixed", boundary: String = "=_hostile", fields: String = ""
    ) -> String {
        "Content-Type: multipart/\(type); boundary=\"\(boundary)\"\(fields)\n\n"
            + children.map { "--\(boundary)\n\($0)\n" }.joined() + "--\(boundary)--\n"
    }

    static func base64(_ bytes: [UInt8]) -> String { String(decoding: MailBuilder.base64(bytes), as: UTF8.self) }

    /// An attachment that says it is a file of OpenPGP keys.
    static func keyFile(_ bytes: [UInt8]) -> String {
        text(
            base64(bytes), type: "Content-Type: application/pgp-keys; name=key.asc",
            fields: "Content-Transfer-Encoding: base64")
    }

    /// A report with keys attached.
    static func keyMail(_ name: String, from: String, _ keys: [[UInt8]], fields: [String] = []) -> [UInt8] {
        mail(
            name, from: ["From: \(from)"], fields: fields,
            entity: multipart([text(words)] + keys.map(keyFile)))
    }

    static func repeating(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
}
