/// Finds spellings in a text by a hash of their letters.
///
/// The extraction starts anew for every message, and building this takes a hundredth of what compiling one pattern of
/// all names would. Letters match without regard to case; a blank, hyphen or underscore of a spelling may be any of
/// these or missing in the text.
struct SpellingIndex: Sendable {
    private let text: [UInt8]
    private(set) var spellings: [CatalogueText.Spelling] = []
    /// Places in `spellings` by hash, with open addressing; -1 is free.
    private var slots: [Int32]
    /// A bit for each hash of the first bytes of a spelling: most words of a text are none of ours.
    private var beginnings = [UInt64](repeating: 0, count: 1 << 9)

    /// No spelling is longer, in bytes.
    static let maximumLength = 80
    /// Bytes of a spelling that `beginnings` knows; shorter spellings are met at their end.
    private static let beginning = 3

    init(_ text: [UInt8]) {
        self.text = text
        var spellings: [CatalogueText.Spelling] = []
        // A name takes some thirty bytes of text.
        spellings.reserveCapacity(text.count / 24)
        CatalogueText.read(text) { spellings.append($0) }
        var size = 256
        while size < 2 * spellings.count { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
        self.spellings = spellings
        for place in spellings.indices { insert(place) }
    }

    private mutating func insert(_ place: Int) {
        var hash = Hash()
        var count = 0
        for offset in spellings[place].range where !Self.isSeparator(text[offset]) {
            hash.add(text[offset])
            count += 1
            if count == Self.beginning { mark(hash) }
        }
        if count < Self.beginning { mark(hash) }
        var slot = Int(truncatingIfNeeded: hash.value) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(place)
    }

    private mutating func mark(_ hash: Hash) { beginnings[hash.row] |= hash.bit }

    /// The spellings that begin at an offset, longest first, each with the offset of its end.
    func spellings(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> [(place: Int, end: Int)] {
        var hash = Hash()
        var found: [(place: Int, end: Int)] = []
        var offset = start
        var count = 0
        let limit = min(bytes.count, start + Self.maximumLength)
        while offset < limit {
            let separator = unsafe Self.separator(at: offset, in: bytes)
            if separator > 0 {
                offset += separator
                continue
            }
            let byte = unsafe bytes[offset]
            if byte < 0x21 { break }
            hash.add(byte)
            count += 1
            offset += 1
            if count == Self.beginning, beginnings[hash.row] & hash.bit == 0 { break }
            guard unsafe Self.isEnd(offset, of: bytes) else { continue }
            if count < Self.beginning, beginnings[hash.row] & hash.bit == 0 { continue }
            var slot = Int(truncatingIfNeeded: hash.value) & (slots.count - 1)
            while slots[slot] >= 0 {
                let place = Int(slots[slot])
                if unsafe isSpelling(place, start..<offset, of: bytes) {
                    found.append((place, offset))
                    break
                }
                slot = (slot + 1) & (slots.count - 1)
            }
        }
        return found.reversed()
    }

    func entry(at place: Int) -> CatalogueEntry { CatalogueText.entry(of: spellings[place], in: text) }

    /// Whether a part of a text is a spelling, letter for letter.
    private func isSpelling(_ place: Int, _ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let spelling = spellings[place]
        var own = spelling.range.lowerBound
        var offset = range.lowerBound
        while offset < range.upperBound {
            let separator = unsafe Self.separator(at: offset, in: bytes)
            let isBetween = own < spelling.range.upperBound && Self.isSeparator(text[own])
            if separator > 0 || isBetween {
                guard isBetween else { return false }
                var width = 0
                // No more than a few blanks stand between the words of one name.
                while unsafe Self.separator(at: offset, in: bytes) > 0 {
                    width += 1
                    offset += unsafe Self.separator(at: offset, in: bytes)
                }
                guard width <= 2 else { return false }
                while own < spelling.range.upperBound, Self.isSeparator(text[own]) { own += 1 }
                continue
            }
            guard own < spelling.range.upperBound else { return false }
            let (one, two) = unsafe (text[own], bytes[offset])
            guard spelling.isExact ? one == two : Hash.lowercase(one) == Hash.lowercase(two) else { return false }
            own += 1
            offset += 1
        }
        return own == spelling.range.upperBound
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    /// How many bytes of a blank, hyphen, underscore, no-break or ideographic space stand at an offset.
    private static func separator(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard offset < bytes.count else { return 0 }
        switch unsafe bytes[offset] {
        case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "\t"): return 1
        case 0xC2 where unsafe offset + 1 < bytes.count && bytes[offset + 1] == 0xA0: return 2
        case 0xE3 where unsafe offset + 2 < bytes.count && bytes[offset + 1] == 0x80 && bytes[offset + 2] == 0x80:
            return 3
        default: return 0
        }
    }

    /// Whether a name may end here: no letter follows, and no number is cut in two.
    private static func isEnd(_ offset: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard offset < bytes.count else { return true }
        let (last, next) = unsafe (bytes[offset - 1], bytes[offset])
        if isLetter(next) { return false }
        // Inside a scalar of several bytes.
        if next & 0xC0 == 0x80 { return false }
        guard isDigit(last) else { return true }
        if isDigit(next) { return false }
        return unsafe !(next == UInt8(ascii: ".") && offset + 1 < bytes.count && isDigit(bytes[offset + 1]))
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    /// FNV-1a over lower-case bytes.
    private struct Hash {
        var value: UInt64 = 14_695_981_039_346_656_037

        mutating func add(_ byte: UInt8) { value = (value ^ UInt64(Self.lowercase(byte))) &* 1_099_511_628_211 }

        var row: Int { Int(truncatingIfNeeded: value >> 12) & 0x1FF }
        var bit: UInt64 { 1 << (value >> 21 & 63) }

        static func lowercase(_ byte: UInt8) -> UInt8 {
            byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
        }
    }
}
