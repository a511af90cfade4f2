public import Disclosure
public import Foundation
import Mail
public import OpenPGP

/// Makes a draft into the mail that leaves: signed always, encrypted where there is a key to encrypt to.
///
/// The header fields are protected as in RFC 9788, with its `hcp_no_confidentiality` policy: the subject is made by us
/// alone and holds nothing but the ticket number, which a reporter should find with any mail program.
public struct MailSigner {
    private let keys: any Signing
    private let signingKey: Fingerprint
    private let ownCertificate: [UInt8]
    private let autocryptKeyData: [UInt8]

    /// A signer.
    ///
    /// - Parameters:
    ///   - keys: the secret key, and the recipients' certificates.
    ///   - ownCertificate: armored, for recipients who ask for it.
    ///   - autocryptKeyData: binary and minimal; an empty one leaves the `Autocrypt:` field out.
    public init(keys: any Signing, signingKey: Fingerprint, ownCertificate: [UInt8], autocryptKeyData: [UInt8]) {
        self.keys = keys
        self.signingKey = signingKey
        self.ownCertificate = ownCertificate
        self.autocryptKeyData = autocryptKeyData
    }

    /// The whole mail, 7-bit with CRLF line ends.
    ///
    /// - Parameter recipient: the primary key of a certificate in the home; nil leaves the mail in clear.
    public func finish(
        _ draft: OutgoingDraft, encryptingTo recipient: Fingerprint?, date: Date
    ) throws(OpenPGPError) -> [UInt8] {
        let fields = protectedFields(draft, date: date)
        guard let recipient else { return try signed(draft, fields) }
        return try encrypted(draft, fields, to: recipient)
    }

    /// RFC 3156, section 5.
    private func signed(_ draft: OutgoingDraft, _ fields: [OutgoingField]) throws(OpenPGPError) -> [UInt8] {
        let content = withoutLastLineEnd(payload(draft, fields: fields, protection: "clear"))
        let signature = try keys.signDetached(content, with: signingKey)
        let entity = EntityComposer.multipart(
            "signed",
            parameters: [("micalg", signature.micalg), ("protocol", "application/pgp-signature")],
            parts: [
                content,
                leaf(
                    [
                        "Content-Type: application/pgp-signature; name=\"signature.asc\"",
                        "Content-Description: OpenPGP digital signature",
                        "Content-Disposition: attachment; filename=\"signature.asc\"",
                    ],
                    signature.bytes),
            ])
        return EntityComposer.message(fields: fields + outerOnlyFields(draft), entity: entity)
    }

    /// RFC 3156, sections 4 and 6.2: signed and encrypted by one run, so that the signature lies inside.
    private func encrypted(
        _ draft: OutgoingDraft, _ fields: [OutgoingField], to recipient: Fingerprint
    ) throws(OpenPGPError) -> [UInt8] {
        let outside = fields.map { OutgoingField(hpOuter: $0) }
        let content = payload(draft, fields: fields + outside, protection: "cipher")
        let ciphertext = try keys.signAndEncrypt(content, with: signingKey, to: [recipient])
        let entity = EntityComposer.multipart(
            "encrypted", parameters: [("protocol", "application/pgp-encrypted")],
            parts: [
                leaf(
                    [
                        "Content-Type: application/pgp-encrypted",
                        "Content-Description: PGP/MIME version identification",
                    ],
                    Array("Version: 1\r\n".utf8)),
                leaf(
                    [
                        "Content-Type: application/octet-stream; name=\"encrypted.asc\"",
                        "Content-Description: OpenPGP encrypted message",
                        "Content-Disposition: inline; filename=\"encrypted.asc\"",
                    ],
                    ciphertext),
            ])
        return EntityComposer.message(fields: fields + outerOnlyFields(draft), entity: entity)
    }

    /// The text, with the files and our certificate beside it where there are any; the fields stand at its root.
    private func payload(_ draft: OutgoingDraft, fields: [OutgoingField], protection: String) -> [UInt8] {
        let language = OutgoingField("Content-Language", draft.language.rawValue)
        let hp = [("hp", protection)]
        guard draft.attachCertificate || !draft.attachments.isEmpty else {
            return EntityComposer.text(draft.body, fields: fields + [language], contentTypeParameters: hp)
        }
        let files = draft.attachments.map {
            EntityComposer.file($0.bytes, mediaType: $0.mediaType, fileName: $0.fileName)
        }
        return EntityComposer.multipart(
            "mixed", fields: fields, contentTypeParameters: hp,
            parts: [EntityComposer.text(draft.body, fields: [language])] + files
                + (draft.attachCertificate ? [certificate] : []))
    }

    private var certificate: [UInt8] {
        EntityComposer.attachment(
            ownCertificate, mediaType: "application/pgp-keys", fileName: "OpenPGP_0x\(signingKey.hex.suffix(16)).asc",
            description: "OpenPGP public key")
    }

    /// What stands both outside and inside.
    private func protectedFields(_ draft: OutgoingDraft, date: Date) -> [OutgoingField] {
        var fields = [
            OutgoingField("From", formatMailbox(draft.from)),
            OutgoingField("To", draft.to.description),
            OutgoingField("Subject", draft.subject),
            OutgoingField("Date", formatDate(date)),
            OutgoingField("Message-ID", draft.messageID.description),
        ]
        if let inReplyTo = draft.inReplyTo { fields.append(OutgoingField("In-Reply-To", inReplyTo.description)) }
        if !draft.references.isEmpty {
            let references = draft.references.map(\.description).joined(separator: " ")
            fields.append(OutgoingField("References", references))
        }
        if let word = draft.autoSubmitted { fields.append(OutgoingField("Auto-Submitted", word.rawValue)) }
        return fields
    }

    private func outerOnlyFields(_ draft: OutgoingDraft) -> [OutgoingField] {
        var fields = [OutgoingField("Content-Language", draft.language.rawValue)]
        if !autocryptKeyData.isEmpty {
            let keyData = chunks(Data(autocryptKeyData).base64EncodedString(), of: 70).joined(separator: " ")
            fields.append(OutgoingField("Autocrypt", "addr=\(draft.from.address); keydata= \(keyData)"))
        }
        return fields
    }
}

/// An entity whose content is ASCII already; line ends become CRLF.
private func leaf(_ header: [String], _ content: [UInt8]) -> [UInt8] {
    header.flatMap { Array($0.utf8) + [0x0D, 0x0A] } + [0x0D, 0x0A] + canonicalLineEnds(content)
}

/// The line end before a boundary belongs to the boundary (RFC 2046, section 5.1.1), and is not signed.
private func withoutLastLineEnd(_ bytes: [UInt8]) -> [UInt8] {
    bytes.suffix(2) == [0x0D, 0x0A] ? bytes.dropLast(2) : bytes
}

/// Blanks between the pieces are where the composer can fold.
private func chunks(_ text: String, of length: Int) -> [String] {
    let bytes = Array(text.utf8)
    return stride(from: 0, to: bytes.count, by: length).map { start in
        String(decoding: bytes[start..<min(start + length, bytes.count)], as: UTF8.self)
    }
}
