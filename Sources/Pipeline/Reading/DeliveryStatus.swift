import Disclosure
import Mail

/// What a mail system says became of a mail: a delivery status notification (RFC 3464), or a bounce in the form of
/// systems that do not write them.
struct DeliveryStatus: Codable, Sendable, Equatable {
    enum Action: String, Codable, Sendable {
        case failed, delayed, delivered, relayed, expanded
    }

    /// The gravest action of any recipient.
    var action: Action
    /// The status code of that recipient, as in `5.1.1`; nil if there is none or it is malformed.
    var status: String?
    /// What may be the Message-ID of the mail it is about, the likeliest first, at most 100: the first that is one of
    /// ours names it. Ours cannot be guessed, so whoever names one has seen that mail.
    var returned: [MessageID]
    /// Whether the action was read, and not only follows from the mail being a bounce.
    var hasStatusPart: Bool

    /// Nothing more will be tried: the mail did not arrive.
    var isFinal: Bool { action == .failed }

    /// - Returns: nil if the message is no bounce by its structure.
    ///
    /// A bounce that lies deeper, inside a forwarded message or as a part of a person's mail, is evidence and not read.
    init?(_ message: ParsedMessage) {
        guard Self.mayBe(message) else { return nil }
        let parts = BounceParts(of: message.root)
        guard Self.isBounce(message, parts) else { return nil }
        let fields = parts.status.map(StatusFields.init)
        // A bounce that does not say what happened says that something did: a person has to look.
        let gravest = fields?.recipients.gravest
        action = gravest?.action ?? .failed
        status = gravest?.status
        hasStatusPart = gravest != nil
        returned = Self.firstOfEach(
            parts.returnedIDs + (fields?.messageIDs ?? []) + Self.named(message.headers) + parts.textIDs)
    }

    /// Whether its parts have to be looked at: a person's mail is no bounce, whatever is in it.
    private static func mayBe(_ message: ParsedMessage) -> Bool {
        if message.root.mediaType.essence == "multipart/report" { return true }
        switch ReturnPath(message.headers) {
        case .null: return true
        case .address: return false
        // QUIRK: old Exim writes plain text and this field. Where the return path was lost on the way, the field and
        // the mail's own word that no person sent it stand in for it.
        case .absent: return hasFailedRecipients(message) && AutomaticMail.declaresItself(message.headers)
        }
    }

    private static func isBounce(_ message: ParsedMessage, _ parts: BounceParts) -> Bool {
        let type = message.root.mediaType
        let reportType = type.essence == "multipart/report" ? type.parameters["report-type"]?.trimmed.lowercased() : nil
        switch reportType {
        case "delivery-status": return parts.status != nil || !parts.reportsOnOther
        case "disposition-notification", "feedback-report": return false
        case nil, "":
            if parts.reportsOnOther { return false }
            if parts.status != nil { return true }
            // QUIRK: qmail and others write no status part at all, and give back the mail inside their own text.
            switch ReturnPath(message.headers) {
            case .address: return false
            case .absent: return hasFailedRecipients(message)
            case .null:
                return hasFailedRecipients(message)
                    || parts.namesMail && !AutomaticMail.isMarkedAsReply(message.headers)
            }
        default: return parts.status != nil && !parts.reportsOnOther
        }
    }

    private static func hasFailedRecipients(_ message: ParsedMessage) -> Bool {
        message.headers.first("X-Failed-Recipients") != nil
    }

    /// What the notification says of itself that it answers.
    ///
    /// Of References only the last one: those before it are the mail's own, which may be earlier mail of ours.
    private static func named(_ headers: HeaderFields) -> [MessageID] {
        ["X-Original-Message-ID", "X-MS-Exchange-Parent-Message-Id", "In-Reply-To"].flatMap(headers.messageIDs)
            + headers.messageIDs("References").suffix(1)
    }

    private static func firstOfEach(_ identifiers: [MessageID]) -> [MessageID] {
        var seen: Set<MessageID> = []
        return Array(identifiers.filter { seen.insert($0).inserted }.prefix(100))
    }
}

extension [StatusFields.Recipient] {
    /// The first of those with the gravest action.
    fileprivate var gravest: StatusFields.Recipient? {
        self.reduce(nil) { gravest, next in
            guard let gravest, gravest.action.gravity >= next.action.gravity else { return next }
            return gravest
        }
    }
}

extension DeliveryStatus.Action {
    fileprivate var gravity: Int {
        switch self {
        case .failed: 4
        case .delayed: 3
        case .expanded: 2
        case .relayed: 1
        case .delivered: 0
        }
    }
}
