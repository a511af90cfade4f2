import Disclosure
import Mail

/// What the structure of a message says about who wrote it: a person, a program, or a mail system.
///
/// Only header fields and media types are looked at, never words: a report titled "Automatic login bypass" is a report.
struct AutomaticMail: Equatable, Codable, Sendable {
    enum Kind: Equatable, Codable, Sendable {
        case person
        /// A delivery status notification (RFC 3464).
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
        let type = message.root.mediaType
        if type.essence == "multipart/report" {
            let reportType = type.parameters["report-type"]?.lowercased() ?? ""
            if reportType == "delivery-status" || DeliveryStatus(message) != nil { return .bounce }
            return .automatic(reason: "multipart/report")
        }
        // A bounce that is no multipart/report still has the machine-readable part and no return path.
        if hasNullReturnPath(message.headers) {
            return DeliveryStatus(message) == nil ? .automatic(reason: "null return path") : .bounce
        }
        if message.headers.all("Auto-Submitted").contains(where: { !saysNo($0.text) }) {
            return .automatic(reason: "Auto-Submitted")
        }
        return .person
    }

    static func hasNullReturnPath(_ headers: HeaderFields) -> Bool {
        headers.all("Return-Path").contains { withoutComments($0.text).filter { !$0.isWhitespace } == "<>" }
    }

    /// `no`, with or without comments and parameters, is what a person's mail says (RFC 3834, section 5).
    static func saysNo(_ value: String) -> Bool {
        let keyword = withoutComments(value).split(separator: ";", omittingEmptySubsequences: false).first ?? ""
        return keyword.trimmed.lowercased() == "no"
    }

    private static func reasonToStaySilent(_ headers: HeaderFields) -> String? {
        let bulk: Set<String> = ["bulk", "list", "junk"]
        if headers.all("Precedence").contains(where: { bulk.contains(withoutComments($0.text).trimmed.lowercased()) }) {
            return "precedence"
        }
        if headers.fields.contains(where: { $0.name.lowercased().hasPrefix("list-") }) { return "mailingList" }
        if headers.first("X-Auto-Response-Suppress") != nil { return "autoResponseSuppress" }
        return nil
    }

    /// Drops comments, nested ones too (RFC 5322, section 3.2.2).
    private static func withoutComments(_ value: String) -> String {
        var result = String.UnicodeScalarView()
        var depth = 0
        var quoted = false
        var escaped = false
        for scalar in value.unicodeScalars {
            if escaped {
                escaped = false
                if depth == 0 { result.append(scalar) }
                continue
            }
            switch scalar {
            case "\\": escaped = true
            case "\"" where depth == 0:
                quoted.toggle()
                result.append(scalar)
            case "(" where !quoted: depth += 1
            case ")" where !quoted && depth > 0: depth -= 1
            default: if depth == 0 { result.append(scalar) }
            }
        }
        return String(result)
    }
}

extension StringProtocol {
    /// Without white space at either end.
    var trimmed: String {
        var slice = self[...]
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }
}
