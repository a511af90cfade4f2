internal import Glibc

/// Passes frames over one end of a stream socket, which it owns. Each is preceded by its length (4 bytes, big-endian).
///
/// An error leaves the two sides out of step: after the first, everything throws `closed`.
public final class FrameChannel {
    private let socket: Socket

    init(_ socket: Socket) { self.socket = socket }

    /// Two channels that are connected, for two threads of one process.
    package static func pair() throws(ChannelError) -> (FrameChannel, FrameChannel) {
        guard let (one, other) = Socket.pair(.bytes) else { throw .system(errorText()) }
        return (FrameChannel(one), FrameChannel(other))
    }

    /// Gives up this end; the other side finds the channel closed.
    public func close() { socket.close() }

    /// Sends the frame, and waits while the other side is slow to take it.
    public func send(_ frame: Frame, deadline: ContinuousClock.Instant?) throws(ChannelError) {
        let count = frame.encodedCount
        guard count <= UInt32.max else { throw .tooLarge(bytes: count, limit: Int(UInt32.max)) }
        var bytes: [UInt8] = []
        bytes.append(bigEndian: UInt32(count))
        frame.appendHead(to: &bytes)
        for blob in frame.blobs {
            bytes.append(bigEndian: UInt32(blob.count))
            guard blob.count > Self.smallBlob else {
                bytes += blob
                continue
            }
            // A large one goes out as it is: a copy would double what a message costs.
            try closingOnError { () throws(ChannelError) in
                try sendBytes(bytes, deadline)
                try sendBytes(blob, deadline)
            }
            bytes = []
        }
        try closingOnError { () throws(ChannelError) in try sendBytes(bytes, deadline) }
    }

    private static let smallBlob = 256 << 10

    /// Waits for a frame of at most `limit` bytes.
    ///
    /// The announced length is checked before memory is taken, and no more of it is used than what arrives.
    public func receive(limit: Int, deadline: ContinuousClock.Instant?) throws(ChannelError) -> Frame {
        try closingOnError { () throws(ChannelError) in
            var prefix = ByteReader(try receiveBytes(4, most: 4, deadline)[...])
            let count = Int(prefix.number(UInt32.self) ?? 0)
            guard count <= limit else { throw .tooLarge(bytes: count, limit: limit) }
            var arriving = ArrivingFrame(self, count, deadline: deadline)
            return try Frame(from: &arriving)
        }
    }

    private func closingOnError<Result>(_ body: () throws(ChannelError) -> Result) throws(ChannelError) -> Result {
        guard socket.number >= 0 else { throw .closed }
        do throws(ChannelError) {
            return try body()
        } catch {
            socket.close()
            throw error
        }
    }

    private func sendBytes(_ bytes: [UInt8], _ deadline: ContinuousClock.Instant?) throws(ChannelError) {
        var sent = 0
        while sent < bytes.count {
            try check(deadline)
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.send(
                    socket.number, buffer.baseAddress.map { unsafe $0 + sent }, bytes.count - sent,
                    Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
            }
            if count >= 0 { sent += count } else { try wait(for: POLLOUT, deadline) }
        }
    }

    /// Waits for at least so many bytes, and takes at most `most` that are there.
    ///
    /// - Returns: `front` and what came behind it.
    func receiveBytes(
        _ least: Int, most: Int, behind front: ArraySlice<UInt8> = [], _ deadline: ContinuousClock.Instant?
    ) throws(ChannelError) -> [UInt8] {
        var failure: ChannelError?
        // Not filled with zeros before: what the other side announces and does not send takes no memory.
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: front.count + most) { buffer, filled in
            filled = unsafe buffer.initialize(fromContentsOf: front)
            do throws(ChannelError) {
                while filled < front.count + least {
                    try check(deadline)
                    let space = unsafe UnsafeMutableBufferPointer(rebasing: buffer[filled...])
                    let count = unsafe recv(socket.number, space.baseAddress, space.count, Int32(MSG_DONTWAIT))
                    if count == 0 { throw .closed }
                    if count > 0 { filled += count } else { try wait(for: POLLIN, deadline) }
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Follows a call that moved nothing: waits if that is why.
    private func wait(for event: Int32, _ deadline: ContinuousClock.Instant?) throws(ChannelError) {
        switch errno {
        case EINTR: return
        case EAGAIN: _ = waitUntilReady([socket.number], for: event, until: deadline)
        case EPIPE, ECONNRESET: throw .closed
        default: throw .system(errorText())
        }
    }

    /// Checked whenever something arrives, too: the other side may send a byte at a time for ever.
    private func check(_ deadline: ContinuousClock.Instant?) throws(ChannelError) {
        if let deadline, ContinuousClock.now >= deadline { throw .timedOut }
    }
}

func errorText() -> String { unsafe String(cString: strerror(errno)) }
