/// Takes numbers and byte strings from the front of bytes that may be too short.
struct ByteReader: FrameSource {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    var left: Int { rest.count }

    /// A big-endian number; nil if there are too few bytes.
    mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
        guard let bytes = bytes(Number.bitWidth / 8) else { return nil }
        return bytes.reduce(0) { $0 << (Number.bitWidth > 8 ? 8 : 0) | Number(truncatingIfNeeded: $1) }
    }

    /// A length of four bytes and that many bytes; nil if there are too few.
    mutating func countedBytes() -> [UInt8]? {
        number(UInt32.self).flatMap { bytes(Int($0)) }.map(Array.init)
    }

    private mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
        guard count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}

extension [UInt8] {
    mutating func append(bigEndian number: some FixedWidthInteger) {
        for shift in stride(from: type(of: number).bitWidth - 8, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    mutating func append(counted bytes: [UInt8]) {
        append(bigEndian: UInt32(bytes.count))
        append(contentsOf: bytes)
    }
}
