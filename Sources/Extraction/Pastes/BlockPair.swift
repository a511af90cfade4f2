/// A line as a key and its value.
enum BlockPair {
    private static let longest = 64

    /// Splits a line at its first separator; nil where no key of bearable length stands before one.
    static func hash(of line: Line) -> (key: UInt64, end: Int, value: Int)? {
        var hash: [UInt8] = []
        var offset = 0
        var blanks = 0
        let bytes = line.content.utf8
        var iterator = bytes.makeIterator()
        var previous: UInt8 = 0
        while let byte = iterator.next(), offset < longest {
            let isWide = previous == 0xBC && byte == 0x9A && hash.suffix(2) == [0xEF, 0xBC]
            if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "\t") || isWide {
                if isWide { hash.removeLast(2) }
                return hash.isEmpty ? nil : (number(hash), isWide ? offset - 2 : offset, offset + 1)
            }
            if byte == UInt8(ascii: " ") {
                blanks += 1
            } else {
                if blanks == 1 && !hash.isEmpty { hash.append(0x20) }
                if blanks >= 2 && !hash.isEmpty { return (number(hash), offset - blanks, offset) }
                blanks = 0
                hash.append(byte)
            }
            previous = byte
            offset += 1
        }
        return nil
    }

    private static let edge: Set<UInt8> = Set(" .-*\"'[]{}|•".utf8)

    private static func number(_ key: [UInt8]) -> UInt64 {
        var key = key[...]
        while let first = key.first, edge.contains(first) { key.removeFirst() }
        while let last = key.last, edge.contains(last) { key.removeLast() }
        return WordHash.of(key)
    }

    /// The value of a line whose key has been found.
    static func value(of line: Line, from offset: Int) -> String {
        let value = line.content.bytes(offset..<line.content.utf8.count)
        return value.trimmed(":=\"',|[]{} ")
    }
}
