import Disclosure
import Mail

/// The parts of a bounce: what a mail system says became of a mail, and what it sends back of it.
struct BounceParts {
    /// The content of the first message/delivery-status part (RFC 3464), or of its internationalised form (RFC 6533).
    var status: [UInt8]?
    /// Whether it is a report on something else than delivery (RFC 8098, RFC 5965).
    var reportsOnOther = false
    /// The Message-IDs in the header of what was sent back.
    var returnedIDs: [MessageID] = []
    /// The Message-IDs that stand as header fields in texts, where old mail systems put what they send back.
    var textIDs: [MessageID] = []

    /// Whether something in it is the header of a mail.
    var namesMail: Bool { !returnedIDs.isEmpty || !textIDs.isEmpty }

    /// Looks at the parts of this message; one that is enclosed counts for its header fields alone.
    init(of root: Entity) {
        add(root)
    }

    private mutating func add(_ entity: Entity) {
        switch entity.body {
        case .multipart(let parts):
            for part in parts { add(part) }
        case .message(let message):
            returnedIDs += message.headers.messageIDs("Message-ID")
            addProtectedIDs(message.root)
        case .leaf(let content):
            switch entity.mediaType.essence {
            case "message/delivery-status", "message/global-delivery-status": status = status ?? content
            case "message/disposition-notification", "message/global-disposition-notification",
                "message/feedback-report":
                reportsOnOther = true
            case "text/plain": textIDs += TextIdentifiers.find(in: content)
            // QUIRK: the headers' type is text/rfc822-headers (RFC 6522, section 4); some write message/ for text/. An
            // enclosed message in a transfer encoding, against RFC 2046, section 5.2.1, is a leaf as well.
            case "text/rfc822-headers", "message/rfc822-headers", "message/global-headers", "message/rfc822",
                "message/global":
                let header = (try? parseHeaderFields(content, limits: MailLimits()))?.messageIDs("Message-ID") ?? []
                returnedIDs += header.isEmpty ? TextIdentifiers.find(in: content) : header
            default: break
            }
        }
    }

    /// Some relays replace the Message-ID; our mail has it a second time, in the header fields its signature covers.
    private mutating func addProtectedIDs(_ entity: Entity) {
        guard case .multipart(let parts) = entity.body else { return }
        for part in parts {
            returnedIDs += part.headers.messageIDs("Message-ID")
            addProtectedIDs(part)
        }
    }
}
