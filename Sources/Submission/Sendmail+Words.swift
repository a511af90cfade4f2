internal import Disclosure

extension Sendmail {
    /// What a program said, with "the recipient" for each address, and for either half of the recipient's own.
    ///
    /// Error texts get into the ledger and the log; addresses must not, nor those that a server made of the recipient's
    /// by its aliases.
    static func withoutAddresses(_ words: String, of recipient: EmailAddress) -> String {
        // The whole address first, as a quoted local part may hold white space; the halves last, as other addresses
        // may hold them.
        var result = withoutOtherAddresses(replacing(recipient.description, in: Array(words.utf8)))
        result = replacing(recipient.domain, in: replacing(recipient.localPart, in: result))
        return String(decoding: result, as: UTF8.self)
    }

    private static func withoutOtherAddresses(_ text: [UInt8]) -> [UInt8] {
        var shown: [UInt8] = []
        for piece in text.split(omittingEmptySubsequences: false, whereSeparator: isBetweenWords) {
            shown += piece.contains(UInt8(ascii: "@")) ? replacement : Array(piece)
            if piece.endIndex < text.endIndex { shown.append(text[piece.endIndex]) }
        }
        return shown
    }

    private static let replacement = Array("the recipient".utf8)

    /// Replaces whole words, whatever the case of their letters; a short local part may stand within others.
    private static func replacing(_ text: String, in words: [UInt8]) -> [UInt8] {
        let known = Array(text.utf8)
        var result: [UInt8] = []
        var rest = words[...]
        while let first = rest.first {
            let end = rest.startIndex + known.count
            if end <= rest.endIndex, !(result.last.map(isPartOfWord) ?? false),
                !(end < rest.endIndex && isPartOfWord(rest[end])),
                zip(rest, known).allSatisfy({ lower($0) == lower($1) })
            {
                result += replacement
                rest = rest[end...]
            } else {
                result.append(first)
                rest.removeFirst()
            }
        }
        return result
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(lower(byte))
    }

    private static func isBetweenWords(_ byte: UInt8) -> Bool {
        byte <= 0x20 || "<>()[]\"',;:=".utf8.contains(byte)
    }
}
