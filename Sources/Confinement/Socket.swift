internal import CConfinement
internal import Glibc

/// Owns one end of a socket, so that it is closed exactly once.
final class Socket {
    /// -1 once closed.
    private(set) var number: Int32

    init(owning number: Int32) { self.number = number }

    deinit { close() }

    /// What a socket carries.
    enum Kind {
        case bytes
        /// Messages, each received as it was sent.
        case messages
    }

    /// Two connected sockets in the domain AF_UNIX, close-on-exec; nil if there are none (`errno` says why).
    static func pair(_ kind: Kind) -> (Socket, Socket)? {
        var ends: [Int32] = [-1, -1]
        let type = kind == .bytes ? SOCK_STREAM : SOCK_SEQPACKET
        let flags = Int32(type.rawValue | SOCK_CLOEXEC.rawValue)
        guard unsafe socketpair(AF_UNIX, flags, 0, &ends) == 0 else { return nil }
        return (Socket(owning: ends[0]), Socket(owning: ends[1]))
    }

    func close() {
        guard number >= 0 else { return }
        Glibc.close(number)
        number = -1
    }

    /// Sends one message; `false` if the other end is gone.
    func sendMessage(_ message: ControlMessage, passing descriptor: Socket? = nil) -> Bool {
        let bytes = message.encoded
        while true {
            let sent = unsafe bytes.withUnsafeBytes { buffer in
                if let descriptor {
                    unsafe confinement_send_descriptor(number, buffer.baseAddress, buffer.count, descriptor.number)
                } else {
                    unsafe send(number, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
                }
            }
            if sent < 0, errno == EINTR { continue }
            return sent == bytes.count
        }
    }

    /// Waits for one message; nil if the other end is gone or sends what is no message.
    func receiveMessage() -> (message: ControlMessage, passed: Socket?)? {
        var bytes = [UInt8](repeating: 0, count: ControlMessage.largest)
        var descriptor: Int32 = -1
        var received: Int
        repeat {
            received = unsafe bytes.withUnsafeMutableBytes {
                unsafe confinement_receive_descriptor(number, $0.baseAddress, $0.count, &descriptor)
            }
        } while received < 0 && errno == EINTR
        let passed = descriptor < 0 ? nil : Socket(owning: descriptor)
        guard received > 0, let message = ControlMessage(decoding: bytes[..<received]) else { return nil }
        return (message, passed)
    }
}

/// Waits until one of the descriptors can be read from (`POLLIN`) or written to (`POLLOUT`), or is at its end.
///
/// - Returns: those that can; none once the time is over.
func waitUntilReady(
    _ descriptors: [Int32], for event: Int32, until deadline: ContinuousClock.Instant?
) -> [Int32] {
    var polled = descriptors.map { pollfd(fd: $0, events: Int16(event), revents: 0) }
    while true {
        let found = unsafe poll(&polled, nfds_t(polled.count), milliseconds(until: deadline))
        if found < 0, errno == EINTR { continue }
        // Whatever else is wrong shows in the call that is made next.
        guard found >= 0 else { return descriptors }
        let ready = polled.filter { $0.revents != 0 }.map(\.fd)
        if !ready.isEmpty { return ready }
        if let deadline, ContinuousClock.now >= deadline { return [] }
    }
}

/// What `poll` wants: rounded up, so that it does not return just before the time; -1 for ever.
private func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
    return Int32(max(0, min(left.rounded(.up), 60_000)))
}
