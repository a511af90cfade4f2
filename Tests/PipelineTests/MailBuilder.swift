import Foundation
import Mail

/// Writes mails as reporters' programs do: bytes with LF line ends, until `LineEnds` gives them the others.
enum MailBuilder {
    // MARK: Entities

    /// An entity: its header fields, an empty line, its body; no line end at the end.
    static func entity(_ type: String, _ body: [UInt8], _ fields: String...) -> [UInt8] {
        Array(((["Content-Type: \(type)"] + fields).joined(separator: "\n") + "\n\n").utf8) + body
    }

    static func entity(_ type: String, _ body: String) -> [UInt8] { entity(type, Array(body.utf8)) }

    static func text(_ body: String, parameters: String = "") -> [UInt8] {
        entity("text/plain; charset=utf-8\(parameters)", Array(body.utf8), "Content-Transfer-Encoding: 8bit")
    }

    static func html(_ body: String) -> [UInt8] { entity("text/html; charset=utf-8", body) }

    /// A text in any charset; in base64, since UTF-16 has bytes that no mail may have.
    static func text(_ body: [UInt8], charset: String) -> [UInt8] {
        entity("text/plain; charset=\(charset)", base64(body), "Content-Transfer-Encoding: base64")
    }

    static func file(_ name: String, _ content: [UInt8], type: String = "application/octet-stream") -> [UInt8] {
        entity(
            "\(type); name=\"\(name)\"", base64(content), "Content-Transfer-Encoding: base64",
            "Content-Disposition: attachment; filename=\"\(name)\"")
    }

    static func multipart(_ type: String, _ children: [[UInt8]], fields: [String] = []) -> [UInt8] {
        let boundary = "=_b\(children.hashValue.magnitude % 1_000_000_007)"
        let header = ["Content-Type: multipart/\(type); boundary=\"\(boundary)\""] + fields
        var bytes = Array((header.joined(separator: "\n") + "\n\n").utf8)
        for child in children { bytes += Array("--\(boundary)\n".utf8) + child + [0x0A] }
        return bytes + Array("--\(boundary)--".utf8)
    }

    static func signed(_ child: [UInt8], _ signature: [UInt8]) -> [UInt8] {
        multipart(
            "signed; micalg=pgp-sha512; protocol=\"application/pgp-signature\"",
            [child, entity("application/pgp-signature; name=signature.asc", signature)])
    }

    static func encrypted(_ ciphertext: [UInt8]) -> [UInt8] {
        multipart(
            "encrypted; protocol=\"application/pgp-encrypted\"",
            [versionPart, entity("application/octet-stream; name=encrypted.asc", ciphertext)])
    }

    static let versionPart = entity("application/pgp-encrypted", "Version: 1\n")

    static func base64(_ content: [UInt8]) -> [UInt8] {
        Array(Data(content).base64EncodedData(options: [.lineLength76Characters, .endLineWithLineFeed]))
    }

    /// Quoted-printable (RFC 2045, section 6.7) with long lines broken.
    static func quotedPrintable(_ content: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var column = 0
        for byte in content {
            if byte == 0x0A {
                result.append(byte)
                column = 0
                continue
            }
            let isPlain = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") || byte == 0x20
            let piece = isPlain ? [byte] : Array(String(format: "=%02X", Int(byte)).utf8)
            if column + piece.count > 60 {
                result += Array("=\n".utf8)
                column = 0
            }
            result += piece
            column += piece.count
        }
        return result
    }

    // MARK: Messages

    /// A whole mail to the mailbox.
    ///
    /// - Parameters:
    ///   - from: bodies of the `From` fields, each with a field of its own.
    ///   - id: without brackets; nil leaves the field out.
    static func message(
        _ entity: [UInt8], from: [String], subject: String, id: String?, to: String = "security@vendor.example",
        fields: [String] = [], date: Date
    ) -> [UInt8] {
        let header =
            fields.filter { $0.hasPrefix("Return-Path:") } + from.map { "From: \($0)" }
            + ["To: \(to)", "Subject: \(subject)", "Date: \(formatDate(date))"]
            + (id.map { ["Message-ID: <\($0)>"] } ?? []) + ["MIME-Version: 1.0"]
            + fields.filter { !$0.hasPrefix("Return-Path:") }
        return Array((header.joined(separator: "\n") + "\n").utf8) + entity + [0x0A]
    }

    /// An encoded word (RFC 2047) in UTF-8 and base64.
    static func encodedWord(_ text: String) -> String { "=?UTF-8?B?\(Data(text.utf8).base64EncodedString())?=" }
}

/// How lines end in the file that the MTA delivers.
enum LineEnds: String, CaseIterable, Sendable {
    case lf, crlf

    /// The mail with these line ends; it has LF alone before.
    func applied(to mail: [UInt8]) -> [UInt8] {
        guard self == .crlf else { return mail }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(mail.count + mail.count / 32)
        for byte in mail {
            if byte == 0x0A, bytes.last != 0x0D { bytes.append(0x0D) }
            bytes.append(byte)
        }
        return bytes
    }
}
