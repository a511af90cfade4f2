import Foundation
import Mail

@testable import PGPMIME

/// Writes test mails with LF line ends; `crlf` makes the other form of them.
enum Build {
    /// An entity: its header fields, an empty line, its body, and no line end at the end.
    static func entity(_ type: String, _ body: String, _ fields: String...) -> String {
        (["Content-Type: \(type)"] + fields).joined(separator: "\n") + "\n\n" + body
    }

    static func text(_ body: String, _ fields: String...) -> String {
        (["Content-Type: text/plain; charset=utf-8"] + fields).joined(separator: "\n") + "\n\n" + body
    }

    static func html(_ body: String) -> String { entity("text/html; charset=utf-8", body) }

    static func file(_ name: String, _ content: [UInt8], type: String = "application/octet-stream") -> String {
        entity(
            "\(type); name=\"\(name)\"", base64(content), "Content-Transfer-Encoding: base64",
            "Content-Disposition: attachment; filename=\"\(name)\"")
    }

    static func file(_ name: String, _ content: String, type: String = "application/octet-stream") -> String {
        file(name, Array(content.utf8), type: type)
    }

    static func base64(_ content: [UInt8]) -> String {
        Data(content).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
    }

    static func quotedPrintable(_ text: String) -> String {
        text.replacingOccurrences(of: "=", with: "=3D").split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.utf8.count > 70 ? "\($0.prefix(60))=\n\($0.dropFirst(60))" : String($0) }
            .joined(separator: "\n")
    }

    static func multipart(_ type: String, _ children: [String], fields: String...) -> String {
        let boundary = "=_b\(children.hashValue.magnitude % 1_000_000_007)"
        let header = (["Content-Type: multipart/\(type); boundary=\"\(boundary)\""] + fields).joined(separator: "\n")
        return header + "\n\n" + children.map { "--\(boundary)\n\($0)\n" }.joined() + "--\(boundary)--"
    }

    static func signed(_ child: String, _ signature: String, protocolName: String = "application/pgp-signature")
        -> String
    {
        multipart(
            "signed; micalg=pgp-sha512; protocol=\"\(protocolName)\"",
            [child, entity("application/pgp-signature; name=signature.asc", signature)])
    }

    static func encrypted(_ ciphertext: String) -> String {
        multipart(
            "encrypted; protocol=\"application/pgp-encrypted\"",
            [versionPart, entity("application/octet-stream; name=encrypted.asc", ciphertext)])
    }

    static let versionPart = entity("application/pgp-encrypted", "Version: 1\n")

    static func message(
        _ entity: String, from: String = "Finder <finder@example.org>", subject: String = "Outer subject",
        date: Date = Date(), fields: [String] = []
    ) -> String {
        let header = [
            "From: \(from)", "To: security@vendor.example", "Subject: \(subject)", "Date: \(formatDate(date))",
            "Message-ID: <1@example.org>", "MIME-Version: 1.0",
        ]
        return (header + fields).joined(separator: "\n") + "\n" + entity + "\n"
    }

    /// Armor made by hand (RFC 9580, section 6): the checksum is optional.
    static func armor(_ packets: [UInt8]) -> String {
        "-----BEGIN PGP MESSAGE-----\n\n\(base64(packets))\n-----END PGP MESSAGE-----\n"
    }
}

extension String {
    var crlf: String { split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") }
}

extension Keyring {
    /// multipart/signed over an entity with LF line ends, by one person or several.
    func signedEntity(
        _ entity: String, by people: [Person] = [.reporter], _ options: [String] = []
    ) throws -> String {
        Build.signed(entity, try detachedSignature(entity.crlf, by: people, options))
    }

    /// multipart/encrypted around an entity, signed in the same run where people are named.
    func encryptedEntity(_ entity: String, signedBy people: [Person] = []) throws -> String {
        Build.encrypted(try encrypted(entity.crlf, signedBy: people))
    }
}
