import Disclosure
import Mail
import OpenPGP
import PGPMIME
import Tickets

/// What one message turned out to be when it was opened, before the ledger is asked what to make of it.
struct Reading: Sendable {
    enum Content: Sendable {
        case opened(MessageAccount)
        /// Bytes that are no message.
        case unparseable(reason: String)
        case overLimit(name: String, limit: Int, found: Int)
    }

    /// A certificate that came with the message, and what is to become of it.
    struct CertificateDecision: Sendable {
        var offered: OfferedCertificate
        var address: EmailAddress
        var state: CertificateState
        var origin: String
        /// The certificate on record that this is a later form of.
        var renews: StoredCertificate?
    }

    var content: Content
    /// What anyone could read; of a message that is none, what there was.
    var outside: MessageOutside
    var signature = SignatureVerdict()
    var channel = ReportChannel.clear
    var certificates: [CertificateDecision] = []
    /// Certificates of the sender that were bound before this message or are bound by it from the outside.
    var boundOutside: [String] = []
    /// Hashes of the encrypted data in it.
    var ciphertexts: [ContentHash] = []
    /// Something in it opened with a key of ours.
    var usedKey = false
    var flags: Set<String> = []

    /// The message, if it could be opened.
    var opened: MessageAccount? {
        if case .opened(let message) = content { message } else { nil }
    }

    var from: FromField { outside.from }

    /// What structure says of a message that could be parsed.
    var automatic: AutomaticMail? { opened == nil ? nil : outside.automatic }

    var configuration: SystemConfiguration { opened?.configuration ?? SystemConfiguration() }

    /// Nothing that stands inside may be seen from what we do (DESIGN, section 5).
    var onlyOutsideCounts: Bool { channel == .encryptedUnverified }

    /// Why a person is needed to make anything of the report text; nil if it could be read.
    var unreadable: String? {
        switch content {
        case .opened(let message):
            guard message.isUnreadable else { return nil }
            return message.encryption.failure?.rawValue ?? "noText"
        case .unparseable(let reason): return reason
        case .overLimit: return nil
        }
    }

    /// The Message-IDs the message answers, most recent last.
    var answers: [MessageID] {
        guard let opened, !onlyOutsideCounts else { return outside.references + outside.inReplyTo }
        return opened.references + opened.inReplyTo
    }

    /// The subject that may name a ticket.
    var subjectForTickets: String { (onlyOutsideCounts ? outside.subject : opened?.subject ?? outside.subject) ?? "" }

    /// The Message-ID as it came; the outer one, since that is what other mail refers to. One that only stands inside an
    /// encryption that nobody vouches for would show in our answer that it was opened.
    var messageID: MessageID? { outside.messageIDs.first ?? (onlyOutsideCounts ? nil : opened?.messageID) }

    /// The language to answer in, if the message shows one.
    var language: MailLanguage? {
        guard let opened, !onlyOutsideCounts else { return outside.language }
        return opened.language ?? outside.language
    }
}
