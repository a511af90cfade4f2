/// A block of ASCII armor in a text (RFC 9580, section 6).
public struct ArmorBlock: Sendable, Hashable {
    /// What the first line says the block is.
    public enum Kind: String, Sendable {
        case message, publicKey, privateKey, signature
        /// From `BEGIN PGP SIGNED MESSAGE` to `END PGP SIGNATURE` (section 7).
        case cleartextSigned

        init?(title: ArraySlice<UInt8>) {
            switch String(decoding: title, as: UTF8.self) {
            case "MESSAGE": self = .message
            case "PUBLIC KEY BLOCK": self = .publicKey
            case "PRIVATE KEY BLOCK", "SECRET KEY BLOCK": self = .privateKey
            case "SIGNATURE": self = .signature
            case "SIGNED MESSAGE": self = .cleartextSigned
            default: return nil
            }
        }
    }

    /// As its first line says.
    public var kind: Kind
    /// Bytes of the input, from the first dash of the first line to the last one of the last.
    public var range: Range<Int>
}

/// Finds the armor blocks of a text, in order.
///
/// A block starts at a line start and ends with the END line of its kind, where the next block starts (base64 has no
/// dashes), or else with the text. A cleartext-signed block ends with END PGP SIGNATURE only. Takes linear time.
public func armorBlocks(in text: [UInt8]) -> [ArmorBlock] {
    var blocks: [ArmorBlock] = []
    var open: (kind: ArmorBlock.Kind, start: Int)?
    for line in Lines(text[...]) where line.count >= 15 && text[line.lowerBound] == UInt8(ascii: "-") {
        switch ArmorLine(text[line]) {
        case .begin(let kind):
            if let block = open {
                if block.kind == .cleartextSigned { continue }
                blocks.append(ArmorBlock(kind: block.kind, range: block.start..<line.lowerBound))
            }
            open = (kind, line.lowerBound)
        case .end(let kind):
            guard let block = open, kind == (block.kind == .cleartextSigned ? .signature : block.kind) else { continue }
            blocks.append(ArmorBlock(kind: block.kind, range: block.start..<line.upperBound))
            open = nil
        case nil: continue
        }
    }
    if let block = open { blocks.append(ArmorBlock(kind: block.kind, range: block.start..<text.count)) }
    return blocks
}

/// Whether `bytes` are text with an armor block in it. The first byte of binary OpenPGP data has its top bit set.
public func isArmored(_ bytes: [UInt8]) -> Bool {
    let text = bytes.starts(with: byteOrderMark) ? bytes.dropFirst(byteOrderMark.count) : bytes[...]
    guard let first = text.first, first < 0x80 else { return false }
    return !armorBlocks(in: Array(text)).isEmpty
}

private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

/// The data of an armored text, decoded; what is not armored is returned as it is.
///
/// Several blocks are put one after the other, as gpg does with certificates. The checksum is not looked at: RFC 9580
/// (section 6.1) forbids refusing data because of it, and integrity rests on the packets.
func unarmored(_ bytes: [UInt8]) throws(OpenPGPError) -> [UInt8] {
    let text = bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(byteOrderMark.count)) : bytes
    guard let first = text.first else { throw .malformed("there is no data") }
    // A mark stands before text only; gpg would take these bytes for the header of a packet.
    if first >= 0x80 { return bytes }
    let blocks = armorBlocks(in: text)
    guard !blocks.isEmpty else { throw .malformed("there is no OpenPGP data in it") }
    var data: [UInt8] = []
    for block in blocks where block.kind != .cleartextSigned {
        let decoded = try decodedArmor(text[block.range])
        if data.isEmpty { data = decoded } else { data += decoded }
    }
    return data
}

/// The data of the one armored block in a text, which is a quarter smaller; what is anything else is returned as it is.
public func withoutArmor(_ bytes: [UInt8]) -> [UInt8] {
    let text = bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(byteOrderMark.count)) : bytes
    guard let first = text.first, first < 0x80, armorBlocks(in: text).count == 1, let data = try? unarmored(bytes),
        // Armored once more it would be taken for something else.
        let start = data.first, start >= 0x80, !isArmored(data)
    else { return bytes }
    return data
}

private func decodedArmor(_ block: ArraySlice<UInt8>) throws(OpenPGPError) -> [UInt8] {
    var data: [UInt8] = []
    data.reserveCapacity(block.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    var inHeader = true
    var padded = false
    for line in Lines(block).dropFirst() {
        let content = block[line]
        if inHeader {
            // A header line has a colon, which base64 has not; some programs leave out the blank line after them.
            if content.isEmpty { inHeader = false }
            if content.isEmpty || content.contains(UInt8(ascii: ":")) { continue }
            inHeader = false
        }
        guard let first = content.first, first != UInt8(ascii: "-") else { continue }
        if first == UInt8(ascii: "="), content.count == 5 { break }  // the checksum ends the data
        for byte in content {
            if byte == UInt8(ascii: "=") {
                padded = true
            } else if let value = base64Value(byte) {
                guard !padded else { throw .malformed("its base64 goes on after the padding") }
                bits = bits << 6 | UInt32(value)
                count += 1
                if count % 4 == 0 {
                    data.append(UInt8(truncatingIfNeeded: bits >> 16))
                    data.append(UInt8(truncatingIfNeeded: bits >> 8))
                    data.append(UInt8(truncatingIfNeeded: bits))
                }
            } else if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") {
                throw .malformed("its armor holds something that is not base64")
            }
        }
    }
    switch count % 4 {
    case 1: throw .malformed("its base64 is cut short")
    case 2: data.append(UInt8(truncatingIfNeeded: bits >> 4))
    case 3:
        data.append(UInt8(truncatingIfNeeded: bits >> 10))
        data.append(UInt8(truncatingIfNeeded: bits >> 2))
    default: break
    }
    return data
}

private func base64Value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
}

/// A first or last line of a block.
enum ArmorLine {
    case begin(ArmorBlock.Kind)
    case end(ArmorBlock.Kind)

    /// - Parameter line: without its line end and trailing blanks.
    init?(_ line: ArraySlice<UInt8>) {
        let dashes = Array("-----".utf8)
        let begin = Array("-----BEGIN PGP ".utf8)
        let end = Array("-----END PGP ".utf8)
        guard line.count > begin.count + dashes.count, line.suffix(dashes.count).elementsEqual(dashes)
        else { return nil }
        let content = line.dropLast(dashes.count)
        if content.starts(with: begin), let kind = ArmorBlock.Kind(title: content.dropFirst(begin.count)) {
            self = .begin(kind)
        } else if content.starts(with: end), let kind = ArmorBlock.Kind(title: content.dropFirst(end.count)) {
            self = .end(kind)
        } else {
            return nil
        }
    }
}

/// The lines of a text as ranges, without line ends (LF or CRLF) and trailing blanks.
struct Lines: Sequence, IteratorProtocol {
    private let text: ArraySlice<UInt8>
    private var position: Int

    /// The ranges are in the indices of `text`.
    init(_ text: ArraySlice<UInt8>) {
        self.text = text
        position = text.startIndex
    }

    mutating func next() -> Range<Int>? {
        guard position < text.endIndex else { return nil }
        let start = position
        var end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
        position = Swift.min(end + 1, text.endIndex)
        while end > start, [0x20, 0x09, 0x0D].contains(text[end - 1]) { end -= 1 }
        return start..<end
    }
}
