/// Decodes ISO-2022-JP as Japanese mailers write it (RFC 1468 with JIS X 0201 katakana, JIS X 0212, and the NEC and IBM
/// characters of Windows).
///
/// The escape sequences are undone here and the characters left to iconv: JIS X 0208 as CP932, which has those
/// additions in the same rows, and JIS X 0212 as EUC-JP.
func decodeJapaneseMail(_ bytes: [UInt8]) -> String {
    var reader = JapaneseMailReader()
    var position = 0
    while position < bytes.count { position += reader.take(bytes[position...]) }
    return reader.finish()
}

private struct JapaneseMailReader {
    private enum Set { case ascii, katakana, kanji, supplementary }

    private static let escapes: [(sequence: [UInt8], set: Set)] = [
        (Array("(B".utf8), .ascii), (Array("(J".utf8), .ascii), (Array("(H".utf8), .ascii),
        (Array("(I".utf8), .katakana), (Array("$@".utf8), .kanji), (Array("$B".utf8), .kanji),
        (Array("$(@".utf8), .kanji), (Array("$(B".utf8), .kanji), (Array("$(D".utf8), .supplementary),
    ]

    private var set = Set.ascii
    private var shifted = false
    private var text = ""
    private var pending: [UInt8] = []
    private var pendingIsSupplementary = false

    /// Reads one character or escape sequence; gives the number of bytes it took.
    mutating func take(_ rest: ArraySlice<UInt8>) -> Int {
        let byte = rest[rest.startIndex]
        switch byte {
        case 0x1B:
            for (sequence, set) in Self.escapes where rest.dropFirst().starts(with: sequence) {
                self.set = set
                return 1 + sequence.count
            }
            // `ESC & @` announces a revision of the next set.
            if rest.dropFirst().starts(with: Array("&@".utf8)) { return 3 }
            add([0xFD])
            return 1
        case 0x0E: shifted = true
        case 0x0F: shifted = false
        case 0x0A:
            // Each line starts in ASCII (RFC 1468), which mends a lost escape sequence.
            set = .ascii
            shifted = false
            add([byte])
        case 0x00...0x20, 0x7F: add([byte])
        case 0x21...0x7E where shifted || set == .katakana:
            // No half-width character above 0x5F.
            add(byte < 0x60 ? [byte | 0x80] : [0xFD])
        case 0x21...0x7E where set != .ascii: return takePair(rest)
        case 0xA1...0xDF: add([byte])
        case 0x80...0xFF: add([0xFD])
        default: add([byte])
        }
        return 1
    }

    private mutating func takePair(_ rest: ArraySlice<UInt8>) -> Int {
        guard let second = rest.dropFirst().first, (0x21...0x7E).contains(second) else {
            add([0xFD])
            return 1
        }
        let first = rest[rest.startIndex]
        if set == .supplementary {
            add([0x8F, first | 0x80, second | 0x80], supplementary: true)
        } else {
            var lead = (first + 1) / 2 + 0x70
            if lead > 0x9F { lead += 0x40 }
            let trail = first % 2 == 0 ? second + 0x7E : second + 0x1F + (second >= 0x60 ? 1 : 0)
            add([lead, trail])
        }
        return 2
    }

    private mutating func add(_ bytes: [UInt8], supplementary: Bool = false) {
        if supplementary != pendingIsSupplementary { flush() }
        pendingIsSupplementary = supplementary
        pending += bytes
    }

    private mutating func flush() {
        text += convert(pending, from: pendingIsSupplementary ? "EUC-JP-MS" : "CP932")
        pending.removeAll(keepingCapacity: true)
    }

    mutating func finish() -> String {
        flush()
        return text
    }
}
