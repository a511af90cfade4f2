import Disclosure
import Mail
import OpenPGP
import PGPMIME
import Tickets

/// What one message turned out to be when it was opened, before the ledger is asked what to make of it.
struct Reading {
    enum Content {
        case opened(OpenedMessage)
        /// Bytes that are no message; what could still be read of the header fields comes along.
        case unparseable(reason: String, headers: HeaderFields)
        case overLimit(name: String, limit: Int, found: Int, headers: HeaderFields)
    }

    /// A certificate that came with the message, and what is to become of it.
    struct CertificateDecision {
        var offered: OfferedCertificate
        var address: EmailAddress
        var state: CertificateState
        var origin: String
        /// The certificate on record that this is a later form of.
        var renews: StoredCertificate?
    }

    var content: Content
    var from: FromField
    var automatic: AutomaticMail?
    var signature: SignatureVerdict
    var channel: ReportChannel
    var configuration: SystemConfiguration
    var certificates: [CertificateDecision]
    /// Certificates of the sender that were bound before this message or are bound by it from the outside.
    var boundOutside: [String]
    var flags: Set<String>

    /// The message, if it could be opened.
    var opened: OpenedMessage? {
        if case .opened(let message) = content { message } else { nil }
    }

    /// The header fields as they came.
    var outer: HeaderFields {
        switch content {
        case .opened(let message): message.outer
        case .unparseable(_, let headers), .overLimit(_, _, _, let headers): headers
        }
    }

    /// Nothing that stands inside may be seen from what we do (DESIGN, section 5).
    var onlyOutsideCounts: Bool { channel == .encryptedUnverified }

    /// Why a person is needed to make anything of the report text; nil if it could be read.
    var unreadable: String? {
        switch content {
        case .opened(let message):
            guard message.isUnreadable else { return nil }
            return message.encryption.failure?.rawValue ?? "noText"
        case .unparseable(let reason, _): return reason
        case .overLimit: return nil
        }
    }

    /// The Message-IDs the message answers, most recent last.
    var answers: [MessageID] {
        guard let opened, !onlyOutsideCounts else {
            return outer.messageIDs("References") + outer.messageIDs("In-Reply-To")
        }
        return opened.references + opened.inReplyTo
    }

    /// The subject that may name a ticket.
    var subjectForTickets: String {
        (onlyOutsideCounts ? outer.text("Subject") : opened?.subject ?? outer.text("Subject")) ?? ""
    }

    /// The Message-ID as it came; the outer one, since that is what other mail refers to.
    var messageID: MessageID? { outer.messageIDs("Message-ID").first ?? opened?.messageID }

    /// The language to answer in, if the message shows one.
    var language: MailLanguage? {
        guard let opened, !onlyOutsideCounts else { return ReportLanguage.ofOuterHeaders(outer) }
        return ReportLanguage.of(opened.reportText) ?? ReportLanguage.ofOuterHeaders(outer)
    }
}
