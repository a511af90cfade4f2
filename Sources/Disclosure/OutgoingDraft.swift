/// An answer or status update with its words and its recipient fixed, before it is signed.
///
/// It is stored in the transaction that decided on it and signed when it is submitted, so that a message can be read
/// and filed while the signing key cannot be used.
public struct OutgoingDraft: Hashable, Sendable, Codable {
    /// The most files in one mail.
    public static let maximumAttachments = 20
    /// The most that the files of one mail have together, before they are encoded.
    public static let maximumAttachmentBytes = 25 << 20

    /// What RFC 3834 (section 5) and RFC 5436 want said about a mail that no person wrote.
    public enum AutoSubmitted: String, Sendable, Codable {
        /// An answer to one message.
        case replied = "auto-replied"
        /// Sent by a clock.
        case generated = "auto-generated"
    }

    /// What the mail is for.
    public var kind: OutgoingKind
    /// Our own mailbox.
    public var from: Mailbox
    /// The one recipient: the From address of the report.
    public var to: EmailAddress
    /// Made by us alone; one line.
    public var subject: String
    /// Plain text, LF line ends.
    public var body: String
    /// What is said instead where `encryptTo` turns out to be expired or revoked: less, never the same in clear.
    ///
    /// No attachment goes along with it.
    public var bodyInClear: String
    /// Fixed from the start: a second submission bears the same.
    public var messageID: MessageID
    /// The message that is answered.
    public var inReplyTo: MessageID?
    /// At most ten, oldest first.
    public var references: [MessageID]
    /// What subject and body are written in.
    public var language: MailLanguage
    /// The fingerprint of the certificate to encrypt to; nil sends the mail signed and in clear.
    public var encryptTo: String?
    /// Whether our certificate goes along as `application/pgp-keys`.
    public var attachCertificate: Bool
    /// What the field of that name says; nil where a person wrote the mail, which then has none (RFC 3834, section 5).
    public var autoSubmitted: AutoSubmitted?
    /// What goes along, in this order; signed, and encrypted, with the text.
    public var attachments: [DraftAttachment] { attached ?? [] }

    /// Drafts that were stored before there were attachments have none.
    private var attached: [DraftAttachment]?

    /// A draft with everything decided.
    public init(
        kind: OutgoingKind, from: Mailbox, to: EmailAddress, subject: String, body: String, bodyInClear: String,
        messageID: MessageID,
        inReplyTo: MessageID?, references: [MessageID], language: MailLanguage, encryptTo: String?,
        attachCertificate: Bool, autoSubmitted: AutoSubmitted?
    ) {
        self.kind = kind
        self.from = from
        self.to = to
        self.subject = subject
        self.body = body
        self.bodyInClear = bodyInClear
        self.messageID = messageID
        self.inReplyTo = inReplyTo
        self.references = Array(references.suffix(10))
        self.language = language
        self.encryptTo = encryptTo
        self.attachCertificate = attachCertificate
        self.autoSubmitted = autoSubmitted
    }

    /// Adds files after those that are there.
    ///
    /// - Throws: if they are too many or too large with those; the draft is then as before.
    public mutating func attach(_ files: [DraftAttachment]) throws(AttachmentError) {
        let all = attachments + files
        guard all.count <= Self.maximumAttachments else { throw .tooMany(all.count) }
        let bytes = all.reduce(0) { $0 + $1.bytes.count }
        guard bytes <= Self.maximumAttachmentBytes else { throw .tooLarge(bytes: bytes) }
        attached = all.isEmpty ? nil : all
    }

    /// The mail as it may go where it was to be encrypted and cannot be; a draft in clear stays as it is.
    public func inClear() -> OutgoingDraft {
        guard encryptTo != nil else { return self }
        var copy = self
        copy.body = bodyInClear
        copy.encryptTo = nil
        copy.attached = nil
        return copy
    }
}
