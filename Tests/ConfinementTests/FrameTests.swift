import Foundation
import Testing

@testable import Confinement

/// The bytes as a frame: they have to be the same frame, or to fail alike, whether they are there or come through a
/// channel, whole or in small bits.
private func decoded(_ bytes: [UInt8]) throws(ChannelError) -> Frame {
    let known = Result { () throws(ChannelError) in try Frame(decoding: bytes) }
    // More bits than a few hundred do not fit into a socket that nobody reads from.
    for bit in bytes.count < 200 ? [bytes.count + 4, 3] : [bytes.count + 4] {
        guard let (theirs, ours) = Socket.pair(.bytes) else { throw .system("no sockets") }
        var wire: [UInt8] = []
        wire.append(bigEndian: UInt32(bytes.count))
        wire += bytes
        for start in stride(from: 0, to: wire.count, by: bit) {
            let piece = Array(wire[start..<min(start + bit, wire.count)])
            #expect(unsafe send(theirs.number, piece, piece.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT)) == piece.count)
        }
        let channel = FrameChannel(ours)
        let arrived = Result { () throws(ChannelError) in
            try channel.receive(limit: bytes.count, deadline: .now + .seconds(60))
        }
        switch (known, arrived) {
        case (.success(let one), .success(let other)): #expect(one == other)
        case (.failure(.malformed), .failure(.malformed)): break
        default: Issue.record("\(known) when it is there, \(arrived) as it comes")
        }
    }
    return try known.get()
}

@Suite("Frames in bytes") struct FrameTests {
    @Test(arguments: [
        Frame(kind: 0),
        Frame(kind: 255, header: Array("{}".utf8)),
        Frame(kind: 7, header: [], blobs: [[], [1], []]),
        Frame(kind: 1, header: [0, 255], blobs: [[UInt8](repeating: 9, count: 70_000)]),
    ])
    func readAsWritten(_ frame: Frame) throws {
        #expect(try decoded(frame.encoded) == frame)
    }

    @Test func layout() {
        let frame = Frame(kind: 5, header: [0x7B, 0x7D], blobs: [[1, 2, 3], []])
        #expect(frame.encoded == [5, 0, 0, 0, 2, 0x7B, 0x7D, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 0, 0, 0, 0])
    }

    @Test(arguments: [
        ("empty", []),
        ("header announced, none there", [1, 0, 0, 0, 1]),
        ("header of 4 GB", [1, 255, 255, 255, 255, 0]),
        ("length of the header cut off", [1, 0, 0, 0]),
        ("no number of blobs", [1, 0, 0, 0, 0]),
        ("4 billion blobs", [1, 0, 0, 0, 0, 255, 255, 255, 255]),
        ("one blob announced, none there", [1, 0, 0, 0, 0, 0, 0, 0, 1]),
        ("two blobs announced, one there", [1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 0]),
        ("blob of 4 GB", [1, 0, 0, 0, 0, 0, 0, 0, 1, 255, 255, 255, 255]),
        ("blob longer by one", [1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 9]),
        ("a byte left over", [1, 0, 0, 0, 0, 0, 0, 0, 0, 9]),
        ("a byte left over behind a blob", [1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 9, 9]),
    ])
    func malformed(_ name: String, _ bytes: [UInt8]) {
        let error = #expect(throws: ChannelError.self) { try decoded(bytes) }
        guard case .malformed? = error else {
            Issue.record("\(name): \(String(describing: error))")
            return
        }
    }

    /// A short byte string takes ten times its bytes of the frame.
    @Test func byteStringsWithoutNumber() {
        var bytes: [UInt8] = [1, 0, 0, 0, 0, 0, 4, 0, 1]
        for _ in 0...Frame.mostBlobs { bytes += [0, 0, 0, 1, 7] }
        #expect(throws: ChannelError.malformed("262145 byte strings, over 262144")) { try Frame(decoding: bytes) }
    }

    @Test func everyCutIsNoticed() {
        let bytes = Frame(kind: 2, header: [1, 2], blobs: [[3], [4, 5]]).encoded
        for count in 0..<bytes.count {
            #expect(throws: ChannelError.self) { try decoded(Array(bytes.prefix(count))) }
        }
    }

    @Test func noBytesTrap() {
        var generator = SystemRandomNumberGenerator()
        for round in 0..<20_000 {
            // Small numbers make lengths that are nearly right.
            let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                UInt8.random(in: 0...(Bool.random() ? 3 : 255), using: &generator)
            }
            let frame = round % 20 == 0 ? try? decoded(bytes) : try? Frame(decoding: bytes)
            guard let frame else { continue }
            #expect(frame.encoded == bytes)
        }
    }
}
