import Foundation
import TestSupport

/// OpenPGP packets made by hand (RFC 9580, section 4), for what no program writes.
enum ThreatPackets {
    static func packet(_ tag: UInt8, _ body: [UInt8]) -> [UInt8] {
        let count = UInt32(body.count)
        return [0xC0 | tag, 255] + (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * $0)) } + body
    }

    /// Binary data without a name or a date.
    static func literal(_ content: [UInt8]) -> [UInt8] { packet(11, Array("b\0\0\0\0\0".utf8) + content) }

    static let marker = packet(10, Array("PGP".utf8))

    /// A session key under a password: version 4, AES-256, iterated and salted SHA-256.
    static let passwordSessionKey = packet(3, [4, 9, 3, 8] + [UInt8](repeating: 0x5A, count: 8) + [0x60])

    /// Where the encrypted packet starts: after session-key packets with lengths of one byte.
    static func encryptedPacketStart(_ ciphertext: [UInt8]) -> Int {
        var position = 0
        while position + 1 < ciphertext.count, [0x84, 0x8C].contains(ciphertext[position]) {
            position += 2 + Int(ciphertext[position + 1])
        }
        return position
    }

    /// A compressed packet (ZIP) of this many zeros as literal data, a thousandth of their size.
    static func zeros(_ count: Int) -> [UInt8] {
        // Literal data to the end, and one zero for the matches to copy.
        let start: [UInt8] = [0xAF, UInt8(ascii: "b"), 0, 0, 0, 0, 0, 0]
        let stored: [UInt8] = [0, UInt8(start.count), 0, ~UInt8(start.count), 0xFF] + start
        let (head, period, tail) = matches()
        var bytes: [UInt8] = [0xA3, 1] + stored + head
        let periods = max(0, count / (258 * 8) - 1)
        bytes.reserveCapacity(bytes.count + periods * period.count + tail.count)
        for _ in 0..<periods { bytes += period }
        return bytes + tail
    }

    /// A last block of fixed codes (RFC 1951, section 3.2.6), in which eight matches of 258 bytes at distance 1 take 13
    /// bytes: those after the three bits of its header, those that can be repeated, and the end.
    private static func matches() -> (head: [UInt8], period: [UInt8], tail: [UInt8]) {
        var bits = [true, true, false]
        for _ in 0..<16 { bits += "1100010100000".map { $0 == "1" } }
        bits += [Bool](repeating: false, count: 7)
        var bytes = [UInt8](repeating: 0, count: (bits.count + 7) / 8)
        for (index, bit) in bits.enumerated() where bit { bytes[index / 8] |= 1 << UInt8(index % 8) }
        return (Array(bytes[..<13]), Array(bytes[13..<26]), Array(bytes[26...]))
    }

    /// Compressed packets inside one another around a literal, none of them compressing anything.
    static func nested(_ depth: Int, around content: [UInt8]) -> [UInt8] {
        var bytes = literal(content)
        for _ in 0..<depth {
            let count = UInt16(bytes.count)
            let low = UInt8(truncatingIfNeeded: count)
            let high = UInt8(count >> 8)
            bytes = packet(8, [1, 1, low, high, ~low, ~high] + bytes)
        }
        return bytes
    }
}

extension IntakeCast {
    /// Encrypts bytes as the content of the encrypted packet itself, not wrapped in literal data.
    func encryptedRaw(_ content: [UInt8], compressed: Bool = false) throws -> [UInt8] {
        try encrypted(content, armor: false, options: ["--no-literal"] + (compressed ? [] : ["-z", "0"]))
    }

    /// The session-key packets of a ciphertext to these recipients, and the encrypted packet.
    func packets(
        _ content: [UInt8], to recipients: [String]? = nil, options: [String] = []
    ) throws -> (sessionKeys: [UInt8], data: [UInt8]) {
        let ciphertext = try encrypted(content, to: recipients, armor: false, options: options)
        let start = ThreatPackets.encryptedPacketStart(ciphertext)
        return (Array(ciphertext[..<start]), Array(ciphertext[start...]))
    }

    /// A detached signature over the bytes as they are.
    func detachedSignature(_ signed: [UInt8], by person: Person = .alice, options: [String] = []) throws -> [UInt8] {
        try home.run(options + ["--local-user", fingerprint(person), "--detach-sign"], input: signed)
    }
}
