public import Disclosure
public import Foundation

/// What was read out of one message: sealed as one JSON object.
public struct MessageRecord: Sendable, Hashable, Codable {
    /// The one sender; nil if the `From` field is malformed.
    public var from: Mailbox?
    /// The protected subject where there is one.
    public var subject: String?
    /// The subject outside the encryption.
    public var outerSubject: String?
    /// Where protected header fields say something else than the outer ones; nil if nowhere.
    public var headerDifferences: [HeaderDifference]?
    /// What the `Date` field claims.
    public var date: Date?
    /// The effective one: a protected one where there is one.
    public var messageID: MessageID?
    /// The report text.
    public var text: String
    /// The facts read out of the text.
    public var configuration: SystemConfiguration
    /// Every leaf.
    public var parts: [PartRecord]
    /// What the encryption covers: `whole`, `part` or `none`.
    public var encryption: String
    /// The gravest reason why a ciphertext did not open.
    public var failure: String?
    /// The state of the verdict on the report text (DESIGN section 7).
    public var signature: String
    /// The signer's primary key, 40 or 64 capital hex digits.
    public var fingerprint: String?
    /// The language the report is written in, where that was seen.
    public var language: MailLanguage?

    /// A record; an empty one by default.
    public init(
        from: Mailbox? = nil, subject: String? = nil, outerSubject: String? = nil,
        headerDifferences: [HeaderDifference]? = nil, date: Date? = nil,
        messageID: MessageID? = nil, text: String = "", configuration: SystemConfiguration = SystemConfiguration(),
        parts: [PartRecord] = [], encryption: String = "none", failure: String? = nil, signature: String = "none",
        fingerprint: String? = nil, language: MailLanguage? = nil
    ) {
        self.from = from
        self.subject = subject
        self.outerSubject = outerSubject
        self.headerDifferences = headerDifferences
        self.date = date
        self.messageID = messageID
        self.text = text
        self.configuration = configuration
        self.parts = parts
        self.encryption = encryption
        self.failure = failure
        self.signature = signature
        self.fingerprint = fingerprint
        self.language = language
    }
}

/// One leaf of a message, without its content: that is in the archive.
public struct PartRecord: Sendable, Hashable, Codable {
    /// As in DESIGN section 7: `1.2`, with `P.1` for what was opened inside `P`.
    public var path: String
    /// Type and subtype, in lower case.
    public var mediaType: String
    /// The attachment's name; never used as a path.
    public var name: String?
    /// Of the decoded content.
    public var bytes: Int
    /// Of the decoded content, 64 hex digits.
    public var sha256: String
    /// What the part is to the report (DESIGN section 7).
    public var role: String
    /// Whether it was opened with our key.
    public var encrypted: Bool
    /// Under a good signature, before binding.
    public var signed: Bool
    /// Why a ciphertext in it did not open.
    public var failure: String?

    /// A part as it was read.
    public init(
        path: String, mediaType: String, name: String? = nil, bytes: Int, sha256: String, role: String,
        encrypted: Bool, signed: Bool, failure: String? = nil
    ) {
        self.path = path
        self.mediaType = mediaType
        self.name = name
        self.bytes = bytes
        self.sha256 = sha256
        self.role = role
        self.encrypted = encrypted
        self.signed = signed
        self.failure = failure
    }
}
