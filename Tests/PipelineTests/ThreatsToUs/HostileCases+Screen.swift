import Foundation

private typealias Mail = HostileMail

extension HostileGroup {
    /// Section 7: what acts on a terminal, or hides on a screen.
    static let screen = HostileGroup(name: "screen", attacks: payloads.map(attack) + addresses + sql, isShown: true)

    /// A character, and how it is shown.
    private struct Payload: Sendable {
        var name: String
        var row: HostileRow
        var text: String
        var shown: String
    }

    private static let payloads = [
        Payload(name: "escape", row: .controls, text: "\u{1B}[2J\u{1B}]0;x\u{7}", shown: "\\u{1B}[2J\\u{1B}]0;x\\u{7}"),
        Payload(name: "backspace", row: .controls, text: "a\u{8}\u{C}", shown: "a\\u{8}\\u{C}"),
        Payload(name: "delete", row: .controls, text: "\u{7F}", shown: "\\u{7F}"),
        Payload(name: "c1", row: .controls, text: "\u{9B}31m\u{85}", shown: "\\u{9B}31m\\u{85}"),
        Payload(name: "override", row: .bidi, text: "\u{202E}txt.exe", shown: "\\u{202E}txt.exe"),
        Payload(name: "isolate", row: .bidi, text: "\u{2066}x\u{2069}\u{200F}", shown: "\\u{2066}x\\u{2069}\\u{200F}"),
        Payload(name: "arabic-mark", row: .bidi, text: "\u{61C}", shown: "\\u{61C}"),
        Payload(name: "tags", row: .tags, text: "\u{E0041}\u{E007F}", shown: "\\u{E0041}\\u{E007F}"),
        Payload(name: "zero-width", row: .zeroWidth, text: "a\u{200B}b\u{FEFF}c", shown: "a\\u{200B}b\\u{FEFF}c"),
        Payload(name: "joiners", row: .zeroWidth, text: "a\u{200D}\u{2060}", shown: "a\\u{200D}\\u{2060}"),
        Payload(
            name: "marks", row: .combining, text: "e" + Mail.repeating("\u{301}", 200),
            shown: "e\u{301}\u{301}\u{301}\u{301}\\u{301}\\u{301}"),
        Payload(name: "separators", row: .lineSeparators, text: "a\u{2028}b\u{2029}c", shown: "a\\u{2028}b\\u{2029}c"),
    ]

    /// The payload in every place that is shown: subject, name, address, text, attachment, media type, Message-ID.
    private static func attack(_ payload: Payload) -> Hostile {
        let name = "screen-\(payload.name)"
        let word = MailBuilder.encodedWord("\(Hostile.mark) \(payload.text)")
        let percent = payload.text.utf8.map { String(format: "%%%02X", Int($0)) }.joined()
        return Hostile(name, [payload.row, .escapedJSON, .logs]) { _ in
            Mail.mail(
                name, from: ["From: \(word) <\(Mail.sender)>"], subject: word,
                entity: Mail.multipart([
                    Mail.text("\(Mail.words)\nOS: Debian \(payload.text)\nProduct: X\(payload.text)Y 1.0"),
                    Mail.text(
                        "data", type: "Content-Type: application/x-\(payload.text)zqxmark",
                        fields: "Content-Disposition: attachment; filename*=utf-8''\(Hostile.mark)\(percent).txt"),
                ]))
        }.expecting { $0.shows = [payload.shown] }
    }

    /// Letters that look like others, and the form of the domain that tells them apart.
    private static let addresses: [Hostile] = [
        ("cyrillic", "finder@\u{430}pple.example"), ("umlaut", "finder@b\u{FC}cher.example"),
        ("japanese", "finder@\u{4F8B}\u{3048}.\u{30C6}\u{30B9}\u{30C8}"),
    ].map { name, address in
        Hostile("address-\(name)", [.aLabels], answer: .withheld("addressNotASCII")) { _ in
            Mail.mail("address-\(name)", from: ["From: Finder <\(address)>"])
        }
    }

    private static let sql: [Hostile] = ["'); DROP TABLE ticket; --", "' OR '1'='1", "%_\\'\"`;", "?1 :a @b $c"]
        .enumerated()
        .map { index, text in
            Hostile("sql-\(index)", [.sqlParameters], answer: .sent(to: "'x'='x'@sql.example")) { _ in
                Mail.mail(
                    "sql-\(index)", from: ["From: \(MailBuilder.encodedWord(text)) <'x'='x'@sql.example>"],
                    subject: MailBuilder.encodedWord(text), fields: ["In-Reply-To: <'or'1'='1'--@x.example>"],
                    entity: Mail.text("\(Mail.words)\nProduct: \(text)"))
            }.expecting {
                $0.title = text
                $0.shows = [text]
            }
        }
}
