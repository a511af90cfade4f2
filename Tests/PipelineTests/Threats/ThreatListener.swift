import Foundation

/// A server on the loopback that nobody has any reason to call: mails name it wherever a program might fetch something.
final class ThreatListener: Sendable {
    static let shared = Result { try ThreatListener() }

    let port: UInt16
    private let socket: Int32

    private init() throws {
        let server = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe bind(server, generic, size) == 0 && listen(server, 16) == 0
                    && getsockname(server, generic, &size) == 0
            }
        }
        guard bound, fcntl(server, F_SETFL, O_NONBLOCK) == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        socket = server
        port = UInt16(bigEndian: address.sin_port)
    }

    deinit { close(socket) }

    /// Where it can be reached.
    static var url: String { get throws { "http://127.0.0.1:\(try shared.get().port)/threat" } }

    /// Somebody has connected since the last question.
    var wasCalled: Bool {
        let connection = accept(socket, nil, nil)
        guard connection >= 0 else { return false }
        close(connection)
        return true
    }
}
