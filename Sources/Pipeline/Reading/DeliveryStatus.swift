import Disclosure
import Mail

/// What a delivery status notification says of the mail it is about (RFC 3464).
struct DeliveryStatus: Equatable, Codable, Sendable {
    enum Action: String, Codable, Sendable {
        case failed, delayed, delivered, relayed, expanded
    }

    /// The gravest action of any recipient.
    var action: Action
    /// The status code of that recipient, as in `5.1.1`; nil if it is malformed.
    var status: String?
    /// The Message-IDs of the mail returned with it, or named in it.
    var returned: [MessageID]

    /// - Returns: nil if the message has no message/delivery-status part near its top.
    ///
    /// A bounce that lies deeper, inside a forwarded message or as an attachment of a report, is evidence and not read.
    init?(_ message: ParsedMessage) {
        guard case .multipart(let parts) = message.root.body else { return nil }
        guard
            let report = parts.first(where: {
                ["message/delivery-status", "message/global-delivery-status"].contains($0.mediaType.essence)
            }), case .leaf(let content) = report.body
        else { return nil }
        let groups = Self.groups(content)
        var gravest: (Action, String?)?
        for fields in groups {
            guard let word = fields.text("Action")?.trimmed.lowercased(), let action = Action(rawValue: word) else {
                continue
            }
            let status = fields.text("Status").flatMap(Self.statusCode)
            if gravest.map({ action.gravity > $0.0.gravity }) ?? true { gravest = (action, status) }
        }
        guard let gravest else { return nil }
        (action, status) = gravest
        returned = parts.flatMap(Self.messageIDs)
    }

    /// Field groups of one message and its recipients, parted by empty lines.
    private static func groups(_ content: [UInt8]) -> [HeaderFields] {
        let lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var groups: [HeaderFields] = []
        var block: [UInt8] = []
        for line in lines + [[]] {
            if line.allSatisfy({ $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: " ") }) {
                if !block.isEmpty, let fields = try? parseHeaderFields(block, limits: MailLimits()) {
                    groups.append(fields)
                }
                block = []
            } else {
                block += line + [UInt8(ascii: "\n")]
            }
        }
        return groups
    }

    private static func messageIDs(_ part: Entity) -> [MessageID] {
        switch part.body {
        case .message(let message): message.headers.messageIDs("Message-ID")
        case .leaf(let content)
        where ["text/rfc822-headers", "message/rfc822-headers"].contains(part.mediaType.essence):
            (try? parseHeaderFields(content, limits: MailLimits()))?.messageIDs("Message-ID") ?? []
        default: []
        }
    }

    private static func statusCode(_ text: String) -> String? {
        let code = text.split(whereSeparator: { $0.isWhitespace || $0 == "(" }).first ?? ""
        let numbers = code.split(separator: ".", omittingEmptySubsequences: false)
        guard numbers.count == 3, numbers.allSatisfy({ (1...3).contains($0.utf8.count) && Int($0) != nil }) else {
            return nil
        }
        return String(code)
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
