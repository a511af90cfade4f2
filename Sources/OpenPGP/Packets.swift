internal import Disclosure

/// One packet's place in the data (RFC 9580, section 4).
struct Packet {
    var tag: UInt8
    /// With its header.
    var range: Range<Int>
    /// The body, or the first chunk of it where it comes in several.
    var body: Range<Int>
    var isChunked: Bool
}

/// The packets of binary data, read from the headers alone.
struct PacketList {
    /// More than any message or certificate we would look at; keeps the memory bounded.
    static let maximumCount = 10_000

    let bytes: [UInt8]
    private(set) var packets: [Packet] = []
    /// Every byte belongs to a packet, and none is cut short.
    private(set) var isComplete = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var position = 0
        while position < bytes.count {
            guard packets.count < Self.maximumCount, let packet = packet(at: position) else { return }
            packets.append(packet)
            position = packet.range.upperBound
        }
        isComplete = !packets.isEmpty
    }

    func count(_ tags: UInt8...) -> Int { packets.count { tags.contains($0.tag) } }

    func body(_ packet: Packet) -> ArraySlice<UInt8> { bytes[packet.body] }

    private func packet(at start: Int) -> Packet? {
        let header = bytes[start]
        guard header & 0x80 != 0, header & 0x3F != 0 else { return nil }  // tag 0 is reserved
        return header & 0x40 != 0 ? newPacket(at: start, tag: header & 0x3F) : oldPacket(at: start, header: header)
    }

    /// Section 4.2.2; length of unknown extent only for data, and only to the end.
    private func oldPacket(at start: Int, header: UInt8) -> Packet? {
        let tag = header >> 2 & 0x0F
        let lengthBytes: Int
        switch header & 3 {
        case 0: lengthBytes = 1
        case 1: lengthBytes = 2
        case 2: lengthBytes = 4
        default:
            guard Self.isData(tag), start + 1 < bytes.count else { return nil }
            return Packet(tag: tag, range: start..<bytes.count, body: (start + 1)..<bytes.count, isChunked: false)
        }
        guard start + 1 + lengthBytes <= bytes.count else { return nil }
        let length = bytes[(start + 1)..<(start + 1 + lengthBytes)].reduce(0) { $0 << 8 | Int($1) }
        return packet(tag: tag, from: start, bodyAt: start + 1 + lengthBytes, length: length)
    }

    /// Section 4.2.1.
    private func newPacket(at start: Int, tag: UInt8) -> Packet? {
        var position = start + 1
        var first: Range<Int>?
        while position < bytes.count {
            let octet = Int(bytes[position])
            var length = octet
            var isPartial = false
            switch octet {
            case 0..<192: position += 1
            case 192..<224:
                guard position + 1 < bytes.count else { return nil }
                length = (octet - 192) << 8 + Int(bytes[position + 1]) + 192
                position += 2
            case 255:
                guard position + 4 < bytes.count else { return nil }
                length = bytes[(position + 1)...(position + 4)].reduce(0) { $0 << 8 | Int($1) }
                position += 5
            default:
                length = 1 << (octet & 0x1F)
                isPartial = true
                position += 1
            }
            guard length <= bytes.count - position else { return nil }
            let chunk = position..<(position + length)
            position = chunk.upperBound
            guard isPartial else {
                return Packet(tag: tag, range: start..<position, body: first ?? chunk, isChunked: first != nil)
            }
            // The first chunk of a packet has at least 512 bytes, and only data comes in chunks.
            guard Self.isData(tag), first != nil || length >= 512 else { return nil }
            first = first ?? chunk
        }
        return nil
    }

    private func packet(tag: UInt8, from start: Int, bodyAt body: Int, length: Int) -> Packet? {
        guard length <= bytes.count - body else { return nil }
        return Packet(tag: tag, range: start..<(body + length), body: body..<(body + length), isChunked: false)
    }

    private static func isData(_ tag: UInt8) -> Bool { [8, 9, 11, 18, 20].contains(tag) }
}

/// Packet type IDs (RFC 9580, section 5) that decide something here.
enum PacketTag {
    static let publicKeySessionKey: UInt8 = 1
    static let signature: UInt8 = 2
    static let passwordSessionKey: UInt8 = 3
    static let onePassSignature: UInt8 = 4
    static let secretKey: UInt8 = 5
    static let publicKey: UInt8 = 6
    static let secretSubkey: UInt8 = 7
    static let compressed: UInt8 = 8
    static let encrypted: UInt8 = 9
    static let marker: UInt8 = 10
    static let literal: UInt8 = 11
    static let userID: UInt8 = 13
    static let publicSubkey: UInt8 = 14
    static let userAttribute: UInt8 = 17
    static let encryptedProtected: UInt8 = 18
    /// GnuPG's own, from before RFC 9580.
    static let encryptedAEAD: UInt8 = 20
    static let padding: UInt8 = 21
}

/// What the packet headers of some data say, without any key.
public struct PacketSummary: Sendable, Hashable {
    /// The key ids of public-key session-key packets, 16 capital hex digits each; zeros for a hidden recipient.
    public var publicKeyRecipients: [String]
    /// Public-key session-key packets of any version and make, those that name nobody among them.
    public var sessionKeyPackets: Int
    /// Session-key packets for a password.
    public var passwordPackets: Int
    /// Encrypted-data packets of any make.
    public var encryptedData: Int
    /// There is encrypted data, and all of it has an integrity check (tag 18, or GnuPG's tag 20).
    public var integrityProtected: Bool
    /// A secret key or subkey (tags 5 and 7) is among the packets.
    public var hasSecretKey: Bool
    /// A primary public key (tag 6) is among the packets.
    public var hasPublicKey: Bool
    /// Signature packets in the open; those under an encryption or compression cannot be seen.
    public var signatures: Int
    /// There is literal data in the open.
    public var literal: Bool
    /// There is compressed data in the open, which may hold any of the others.
    public var compressed: Bool
    /// Every byte belongs to a packet, and none is cut short.
    public var wellFormed: Bool

    init(_ list: PacketList) {
        publicKeyRecipients = list.packets.compactMap { list.recipient(of: $0) }
        sessionKeyPackets = list.count(PacketTag.publicKeySessionKey)
        passwordPackets = list.count(PacketTag.passwordSessionKey)
        encryptedData = list.count(PacketTag.encrypted, PacketTag.encryptedProtected, PacketTag.encryptedAEAD)
        integrityProtected = encryptedData > 0 && list.count(PacketTag.encrypted) == 0
        hasSecretKey = list.count(PacketTag.secretKey, PacketTag.secretSubkey) > 0
        hasPublicKey = list.count(PacketTag.publicKey) > 0
        signatures = list.count(PacketTag.signature)
        literal = list.count(PacketTag.literal) > 0
        compressed = list.count(PacketTag.compressed) > 0
        wellFormed = list.isComplete
    }
}

/// Reads the packet headers of armored or binary data (RFC 9580, section 4). Never traps; takes linear time.
public func summarizePackets(_ bytes: [UInt8]) -> PacketSummary {
    do throws(OpenPGPError) {
        return PacketSummary(PacketList(try unarmored(bytes)))
    } catch {
        return PacketSummary(PacketList([]))
    }
}

extension PacketList {
    /// The key id a session-key packet names (sections 5.1.1 and 5.1.2); nil for other packets and unknown versions.
    func recipient(of packet: Packet) -> String? {
        guard packet.tag == PacketTag.publicKeySessionKey else { return nil }
        let body = body(packet)
        let start = body.startIndex
        switch body.first {
        case 2, 3:
            guard body.count >= 9 else { return nil }
            return capitalHex(body[(start + 1)..<(start + 9)])
        case 6:
            guard body.count >= 2 else { return nil }
            let length = Int(body[start + 1])
            guard length > 0 else { return String(repeating: "0", count: 16) }
            guard length >= 9, body.count >= 2 + length else { return nil }
            let fingerprint = body[(start + 3)..<(start + 2 + length)]
            return capitalHex(body[start + 2] == 4 ? fingerprint.suffix(8) : fingerprint.prefix(8))
        default: return nil
        }
    }
}

private func capitalHex(_ bytes: ArraySlice<UInt8>) -> String {
    hexDigits(of: bytes).uppercased()
}
