/// One message on a channel: a kind, a small header of the callers' making, and raw byte strings.
///
/// In bytes: the kind (1 byte); the header's length (4 bytes) and the header; the number of blobs (4 bytes), and the
/// length (4 bytes) and bytes of each. Numbers are big-endian.
public struct Frame: Sendable, Equatable {
    /// What the message is; the callers number them.
    public var kind: UInt8
    /// A small value that says more, such as JSON.
    public var header: [UInt8]
    /// Byte strings that are passed as they are.
    public var blobs: [[UInt8]]

    /// A frame of these parts.
    public init(kind: UInt8, header: [UInt8] = [], blobs: [[UInt8]] = []) {
        self.kind = kind
        self.header = header
        self.blobs = blobs
    }
}

extension Frame {
    /// The most byte strings of one frame: each takes more than its bytes, and a short one many times as much.
    public static let mostBlobs = 1 << 18

    /// Reads a frame that may come from an enemy: every length is checked, and nothing may be left over.
    ///
    /// Beside the byte strings themselves no more memory is taken than about ten mebibytes. Never traps, whatever the bytes.
    public init(decoding body: [UInt8]) throws(ChannelError) {
        var reader = ByteReader(body[...])
        try self.init(from: &reader)
    }

    /// The same, of bytes that may not have arrived yet.
    init(from source: inout some FrameSource) throws(ChannelError) {
        guard let kind = try source.number(UInt8.self) else { throw .malformed("no kind") }
        guard let header = try source.countedBytes() else { throw .malformed("the header is cut off") }
        guard let count = try source.number(UInt32.self) else { throw .malformed("no number of byte strings") }
        // Each takes at least the four bytes of its length: a large number alone must not reserve anything.
        guard Int(count) <= source.left / 4 else { throw .malformed("fewer byte strings than announced") }
        guard count <= Self.mostBlobs else { throw .malformed("\(count) byte strings, over \(Self.mostBlobs)") }
        var blobs: [[UInt8]] = []
        blobs.reserveCapacity(Int(count))
        for _ in 0..<count {
            guard let blob = try source.countedBytes() else { throw .malformed("a byte string is cut off") }
            blobs.append(blob)
        }
        guard source.left == 0 else { throw .malformed("\(source.left) bytes are left over") }
        self.init(kind: kind, header: header, blobs: blobs)
    }

    /// What `init(decoding:)` reads.
    ///
    /// - Precondition: header and blobs have less than 4 GiB each, as a channel makes sure, and there are no more blobs
    ///   than `mostBlobs`.
    public var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(encodedCount)
        appendHead(to: &bytes)
        for blob in blobs { bytes.append(counted: blob) }
        return bytes
    }

    /// Everything before the first blob.
    func appendHead(to bytes: inout [UInt8]) {
        bytes.append(kind)
        bytes.append(counted: header)
        bytes.append(bigEndian: UInt32(blobs.count))
    }

    /// How long `encoded` is.
    var encodedCount: Int { blobs.reduce(1 + 4 + header.count + 4) { $0 + 4 + $1.count } }
}
