import Disclosure
import Mail

/// The fields of a message/delivery-status part (RFC 3464, section 2).
struct StatusFields {
    /// One recipient's fate.
    struct Recipient: Equatable {
        var action: DeliveryStatus.Action
        /// As in `5.1.1` (RFC 3463); nil if there is none or it is malformed.
        var status: String?
    }

    var recipients: [Recipient] = []
    /// What may be the Message-ID of the mail it is about.
    var messageIDs: [MessageID] = []

    /// Reads no more than the first 256 KiB: a mail of ours has one recipient.
    init(_ content: [UInt8]) {
        for group in Self.groups(content.prefix(256 << 10)) {
            read(group)
        }
    }

    /// QUIRK: some servers leave out the empty lines that RFC 3464 (section 2.1) wants between recipients, so a
    /// field that comes again begins another recipient too.
    private mutating func read(_ group: HeaderFields) {
        var word: DeliveryStatus.Action?
        var code: String?
        func recipient() -> Recipient? {
            // QUIRK: Action is mandatory (RFC 3464, section 2.3.3) and missing in some; the status code's class tells.
            (word ?? code.flatMap(DeliveryStatus.Action.init(statusCode:))).map { Recipient(action: $0, status: code) }
        }
        var seen: Set<String> = []
        for field in group.fields {
            let name = field.name.lowercased()
            switch name {
            case "final-recipient", "action", "status":
                if !seen.insert(name).inserted {
                    recipients += [recipient()].compactMap(\.self)
                    (word, code, seen) = (nil, nil, [name])
                }
                if name == "action" { word = Self.action(field) }
                if name == "status" { code = Self.statusCode(field) }
            case "x-original-message-id", "original-message-id":
                messageIDs += HeaderFields([field]).messageIDs(field.name)
            case "original-envelope-id":
                messageIDs += [MessageID(Self.decodedXtext(field.text)) ?? MessageID(field.text)].compactMap(\.self)
            default: break
            }
        }
        recipients += [recipient()].compactMap(\.self)
    }

    private static func action(_ field: HeaderField) -> DeliveryStatus.Action? {
        DeliveryStatus.Action(rawValue: (field.structured ?? field.text).prefix { $0.isLetter }.lowercased())
    }

    /// QUIRK: some put the reply code of SMTP in front of it, many put text behind it without making it a comment.
    private static func statusCode(_ field: HeaderField) -> String? {
        field.text.split { $0.isWhitespace || $0 == "(" || $0 == ";" }.first { word in
            let numbers = word.split(separator: ".", omittingEmptySubsequences: false).map(\.utf8)
            return numbers.count == 3 && ["2", "4", "5"].contains(String(numbers[0]) ?? "")
                && numbers.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy { (0x30...0x39).contains($0) } }
        }.map(String.init)
    }

    /// Field groups of the message and its recipients, parted by empty lines.
    private static func groups(_ content: ArraySlice<UInt8>) -> [HeaderFields] {
        var groups: [HeaderFields] = []
        var block: [UInt8] = []
        for line in content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) + [[]] {
            if line.allSatisfy({ [0x0D, 0x20, 0x09].contains($0) }) {
                if !block.isEmpty, let fields = try? parseHeaderFields(block, limits: MailLimits()) {
                    groups.append(fields)
                }
                block = []
            } else {
                block += line
                block.append(UInt8(ascii: "\n"))
            }
        }
        return groups
    }

    /// Undoes xtext (RFC 3461, section 4), in which an envelope identifier travels: `+3C` is `<`.
    private static func decodedXtext(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let first = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if first == UInt8(ascii: "+"), digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
                let byte = UInt8(digits, radix: 16)
            {
                bytes.append(byte)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(first)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension DeliveryStatus.Action {
    /// By the class of a status code (RFC 3463, section 3.1).
    fileprivate init?(statusCode: String) {
        switch statusCode.first {
        case "5": self = .failed
        case "4": self = .delayed
        case "2": self = .delivered
        default: return nil
        }
    }
}
