import Foundation
import TestSupport
import Testing

/// What must be so of every attack, whatever it is.
enum HostileChecks {
    /// The fields that a mail of ours has; none is made of a field of the message it answers but these two lists of
    /// Message-IDs.
    private static let fields: Set<String> = [
        "from", "to", "subject", "date", "message-id", "in-reply-to", "references", "auto-submitted",
        "content-language", "autocrypt", "mime-version", "content-type", "content-transfer-encoding",
        "content-disposition", "content-description",
    ]

    /// An answer as its recipient takes it.
    static func expectSafe(_ answer: OperatorMail, _ cast: HostileCast) throws {
        let mail = MIMEPiece(answer.bytes)
        let place: Comment = "the answer to \(mail.value("To") ?? "?")"
        #expect(answer.bytes.count < 64 << 10, place)
        // CR and LF only together, and nothing else that is no character.
        var previous: UInt8 = 0
        var strange: [UInt8] = []
        for byte in answer.bytes {
            let isLineEnd = byte == 0x0D || byte == 0x0A && previous == 0x0D
            if !isLineEnd, byte < 0x20 && byte != 0x09 || byte >= 0x7F { strange.append(byte) }
            previous = byte
        }
        #expect(strange.isEmpty, place)
        #expect(Set(mail.fields.map { $0.name.lowercased() }).subtracting(fields).isEmpty, place)
        for name in ["From", "To", "Subject", "Message-ID"] { #expect(mail.all(name).count == 1, place) }
        #expect(mail.all("In-Reply-To").count <= 1 && mail.all("References").count <= 1, place)
        let ids = (mail.value("References") ?? "").split(separator: " ")
        #expect(ids.count <= 10, place)
        for id in ids + (mail.value("In-Reply-To") ?? "").split(separator: " ") {
            #expect(id.first == "<" && id.last == ">" && id.dropFirst().dropLast().allSatisfy { !"<> ".contains($0) })
        }
        #expect(mail.value("Auto-Submitted") == "auto-replied", place)
        #expect(mail.value("From") == "Example Vendor Product Security Team <security@vendor.example>", place)
        #expect(
            mail.value("Subject")?.wholeMatch(of: /\[PSN-\d{4}-\d{4,}\] We have received your report/) != nil, place)

        let letter = try Letter(answer.bytes, readBy: cast.intake)
        #expect(letter.signer == cast.mailbox.fingerprint, place)
        #expect(letter.recipients.count <= 1, place)
        let parts = letter.payload.type == "multipart/mixed" ? letter.payload.parts : [letter.payload]
        #expect(["text/plain"] == parts.prefix(1).map(\.type), place)
        #expect(parts.dropFirst().allSatisfy { $0.type == "application/pgp-keys" } && parts.count <= 2, place)
        for text in [letter.text, String(decoding: answer.bytes, as: UTF8.self)] {
            #expect(!text.lowercased().contains(Hostile.mark), place)
        }
        #expect(!letter.text.lowercased().contains("exampleserver"), place)
    }

    /// What a terminal, a log or a program that reads JSON gets: nothing that acts on it, or hides in it.
    ///
    /// - Returns: the scalars that must not be there.
    static func dangerous(in text: String) -> [String] {
        var found: [String] = []
        var marks = 0
        for scalar in text.unicodeScalars {
            let category = scalar.properties.generalCategory
            marks = category == .nonspacingMark || category == .enclosingMark ? marks + 1 : 0
            let isDangerous =
                switch scalar.value {
                case 0x0A: false
                case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF,
                    0xE0000...0xE007F:
                    true
                default: marks > 4
                }
            if isDangerous { found.append("U+" + String(scalar.value, radix: 16)) }
        }
        return found
    }

    /// Strings of a JSON object, decoded, since an escape like `\u001b` is no protection to whoever reads it.
    static func dangerous(inJSON text: String) -> [String] {
        guard let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) else { return ["no JSON"] }
        return strings(object).flatMap { value in
            // LF and TAB stay in texts.
            dangerous(in: value.replacingOccurrences(of: "\t", with: ""))
        }
    }

    private static func strings(_ value: Any) -> [String] {
        switch value {
        case let text as String: [text]
        case let list as [Any]: list.flatMap(strings)
        case let object as [String: Any]: object.flatMap { [$0.key] + strings($0.value) }
        default: []
        }
    }
}
