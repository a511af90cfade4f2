/// Where the bytes of a frame come from, front to back.
protocol FrameSource {
    /// How many of them are left.
    var left: Int { get }

    /// A big-endian number; nil if too few bytes are left.
    mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) throws(ChannelError) -> Number?

    /// A length of four bytes and that many bytes; nil if too few are left.
    mutating func countedBytes() throws(ChannelError) -> [UInt8]?
}

/// A frame on its way: each large byte string goes from the socket to where it stays, and is in memory once.
struct ArrivingFrame: FrameSource {
    private let channel: FrameChannel
    private let deadline: ContinuousClock.Instant?
    private var coming: Int
    private var arrived: ArraySlice<UInt8> = []

    /// - Parameter count: how many bytes the frame has.
    init(_ channel: FrameChannel, _ count: Int, deadline: ContinuousClock.Instant?) {
        (self.channel, self.deadline, coming) = (channel, deadline, count)
    }

    var left: Int { arrived.count + coming }

    mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) throws(ChannelError) -> Number? {
        let size = Number.bitWidth / 8
        guard size <= left else { return nil }
        if size > arrived.count { try receive(size, most: max(size, Self.atOnce)) }
        var reader = ByteReader(arrived)
        defer { arrived = reader.rest }
        return reader.number(type)
    }

    mutating func countedBytes() throws(ChannelError) -> [UInt8]? {
        guard let count = try number(UInt32.self).map(Int.init), count <= left else { return nil }
        guard count <= arrived.count else {
            // So much is reserved at once, whatever was announced; the rest when that has come.
            while arrived.count < count {
                let next = min(count, max(Self.reserved, 2 * arrived.count))
                try receive(next, most: next)
            }
            defer { arrived = [] }
            return Array(arrived)
        }
        defer { arrived = arrived.dropFirst(count) }
        return Array(arrived.prefix(count))
    }

    private static let atOnce = 65_536
    private static let reserved = 32 << 20

    /// Waits until so many bytes have arrived.
    private mutating func receive(_ count: Int, most: Int) throws(ChannelError) {
        let here = arrived.count
        let received = try channel.receiveBytes(
            count - here, most: min(most - here, coming), behind: arrived, deadline)
        coming -= received.count - here
        arrived = received[...]
    }
}
