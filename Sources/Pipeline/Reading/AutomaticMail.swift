import Mail

/// What the structure of a message says about who wrote it: a person, a program, or a mail system.
///
/// Only header fields and media types are looked at, never words: a report titled "Automatic login bypass" is a report.
struct AutomaticMail: Codable, Sendable, Equatable {
    enum Kind: Codable, Sendable, Equatable {
        case person
        /// Exactly what ``DeliveryStatus`` reads something in.
        case bounce
        /// Auto-replies and notices (RFC 3834, RFC 8098, RFC 5965).
        case automatic(reason: String)
    }

    var kind: Kind
    /// Why nothing may be answered automatically, though the message is filed; nil if it may.
    var withholdsAnswer: String?

    init(_ message: ParsedMessage) {
        kind = Self.kind(of: message)
        withholdsAnswer = Self.reasonToStaySilent(message.headers)
    }

    private static func kind(of message: ParsedMessage) -> Kind {
        if DeliveryStatus(message) != nil { return .bounce }
        if message.root.mediaType.essence == "multipart/report" { return .automatic(reason: "multipart/report") }
        if ReturnPath(message.headers) == .null { return .automatic(reason: "null return path") }
        if declaresItself(message.headers) { return .automatic(reason: "Auto-Submitted") }
        return .person
    }

    /// Whether any Auto-Submitted field says other than `no`; a malformed one does (RFC 3834, section 5).
    static func declaresItself(_ headers: HeaderFields) -> Bool {
        headers.all("Auto-Submitted").contains { field in
            let keyword = field.structured?.split(separator: ";", omittingEmptySubsequences: false).first
            return keyword?.trimmed.lowercased() != "no"
        }
    }

    /// Whether an autoresponder marked it in one of the ways that are older than RFC 3834.
    ///
    /// They are no standard, so they hold back the answer and no more: a mail that only has these is filed.
    static func isMarkedAsReply(_ headers: HeaderFields) -> Bool {
        let names = ["X-Autoreply", "X-Autorespond", "X-Autoreply-From", "X-Mail-Autoreply"]
        return names.contains { name in headers.all(name).contains { $0.structured?.lowercased() != "no" } }
            || precedences(headers).contains("auto_reply")
    }

    private static func reasonToStaySilent(_ headers: HeaderFields) -> String? {
        if !precedences(headers).isDisjoint(with: ["bulk", "list", "junk", "auto_reply"]) { return "precedence" }
        if headers.fields.contains(where: { $0.name.lowercased().hasPrefix("list-") }) { return "mailingList" }
        if headers.first("X-Auto-Response-Suppress") != nil { return "autoResponseSuppress" }
        if isMarkedAsReply(headers) { return "autoReply" }
        return nil
    }

    private static func precedences(_ headers: HeaderFields) -> Set<String> {
        Set(headers.all("Precedence").map { ($0.structured ?? $0.text).lowercased() })
    }
}
