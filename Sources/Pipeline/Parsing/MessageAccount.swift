import Disclosure
import Foundation
import Mail
import OpenPGP
import PGPMIME
import Vault

/// What a parser says of a message that it opened, with another's help where there was something to decrypt.
struct MessageAccount: Codable, Sendable {
    /// The protected subject where there is one, else the outer.
    var subject: String?
    /// The protected one first.
    var messageID: MessageID?
    /// Protected and outer, each once.
    var inReplyTo: [MessageID]
    /// `In-Reply-To` and `References`, protected and outer, each once.
    var references: [MessageID]
    /// `To:` and `Cc:` of the protected header; nil if it has neither.
    var protectedRecipients: [EmailAddress]?
    var headerDifferences: [HeaderDifference]
    var parts: [AccountPart]
    var encryption: EncryptionVerdict
    /// See `OpenedMessage.encryptionLayers`.
    var encryptionLayers: Int
    var reportSignature: ReportSignature
    var signatures: [PartSignature]
    var flags: Set<MessageFlag>
    /// Nothing of the report can be read.
    var isUnreadable: Bool
    /// The message may rest on disk as it came.
    var topLevelEncrypted: Bool
    /// Certificates that came as parts or blocks, unchecked; the first thousand, of which a few are looked at.
    var offeredCertificates: [[UInt8]]
    var configuration: SystemConfiguration
    /// The language of the report's own words.
    var language: MailLanguage?

    /// The texts of the report, with a blank line between two.
    var reportText: String { OpenedMessage.joined(parts.filter { $0.role == .report }.compactMap(\.text)) }

    init(_ message: OpenedMessage, configuration: SystemConfiguration, wantsContents: Bool) {
        subject = message.subject
        messageID = message.messageID
        inReplyTo = message.inReplyTo
        references = message.references
        protectedRecipients = message.protected.flatMap { headers in
            guard headers.first("To") != nil || headers.first("Cc") != nil else { return nil }
            return (headers.mailboxes("To") + headers.mailboxes("Cc")).map(\.address)
        }
        headerDifferences = HeaderDifference.all(outer: message.outer, protected: message.protected)
        parts = message.parts.map { AccountPart($0, wantsContent: wantsContents) }
        encryption = message.encryption
        encryptionLayers = message.encryptionLayers
        reportSignature = message.reportSignature
        signatures = message.signatures
        flags = message.flags
        isUnreadable = message.isUnreadable
        topLevelEncrypted = message.topLevelEncrypted
        offeredCertificates = Array(message.offeredCertificates.prefix(1_000))
        self.configuration = configuration
        language = ReportLanguage.of(message.reportText)
    }
}

/// One leaf, as far as it has to be known.
struct AccountPart: Codable, Sendable {
    var path: String
    var mediaType: String
    var name: String?
    /// Of the decoded content.
    var bytes: Int
    /// Of the decoded content.
    var sha256: ContentHash
    var text: String?
    /// Only where it was asked for.
    var content: [UInt8]?
    var encrypted: Bool
    var signed: Bool
    var role: OpenedPart.Role
    var failure: DecryptionFailure?

    init(_ part: OpenedPart, wantsContent: Bool) {
        path = part.path
        mediaType = part.mediaType
        name = part.name
        bytes = part.content.count
        sha256 = ContentHash(of: part.content)
        text = part.text
        content = wantsContent ? part.content : nil
        encrypted = part.encrypted
        signed = part.signed
        role = part.role
        failure = part.failure
    }
}
