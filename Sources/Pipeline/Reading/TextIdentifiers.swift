import Disclosure
import Mail

/// Message-IDs that stand in a text as a header field does, at the start of a line and behind the field's name.
///
/// Mail systems older than RFC 3464 send back what they could not deliver as part of their own text. It is looked for
/// in mail without a return path alone, so nobody's report is taken for a bounce by what it quotes.
enum TextIdentifiers {
    /// - Returns: at most 100, from the first 256 KiB.
    static func find(in content: [UInt8]) -> [MessageID] {
        var found: [MessageID] = []
        // A field may be folded right behind its name.
        var awaited = false
        for line in content.prefix(256 << 10).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            guard found.count < 100 else { break }
            let words = line.drop { [0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "|")].contains($0) }
            if awaited, words.count < line.count || words.first == UInt8(ascii: "<") {
                found += identifiers(words)
            } else if let colon = words.prefix(60).firstIndex(of: UInt8(ascii: ":")), isName(words[..<colon]) {
                let inLine = identifiers(words[(colon + 1)...])
                found += inLine
                awaited = inLine.isEmpty
                continue
            }
            awaited = false
        }
        return found
    }

    /// Message-ID and what ends so: Original-Message-ID, Resent-Message-Id, "Message ID".
    private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        let letters = bytes.filter { ![0x20, 0x09, UInt8(ascii: "-")].contains($0) }.suffix(9).map { $0 | 0x20 }
        return letters.elementsEqual("messageid".utf8)
    }

    private static func identifiers(_ value: ArraySlice<UInt8>) -> [MessageID] {
        let value = value.prefix(1_000)
        let inBrackets = HeaderFields([HeaderField(name: "Message-ID", raw: Array(value))]).messageIDs("Message-ID")
        if !inBrackets.isEmpty { return inBrackets }
        let words = value.split { [0x20, 0x09, 0x0D].contains($0) }
        return words.first.flatMap { MessageID(String(decoding: $0, as: UTF8.self)) }.map { [$0] } ?? []
    }
}
