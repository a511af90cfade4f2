/// The bodies of the encrypted-data packets in armored or binary data, without the lengths of their chunks: however
/// often somebody else frames and armors them anew, they stay the same.
public func encryptedBodies(of bytes: [UInt8]) -> [[UInt8]] {
    do throws(OpenPGPError) {
        let list = PacketList(try unarmored(bytes))
        let tags = [PacketTag.encrypted, PacketTag.encryptedProtected, PacketTag.encryptedAEAD]
        return list.packets.filter { tags.contains($0.tag) }.map { list.wholeBody($0) }
    } catch {
        return []
    }
}

extension PacketList {
    /// All chunks of a packet joined (RFC 9580, section 4.2.1.4).
    func wholeBody(_ packet: Packet) -> [UInt8] {
        var joined = Array(body(packet))
        guard packet.isChunked else { return joined }
        // The list has checked every length when it was made.
        var position = packet.body.upperBound
        while position < packet.range.upperBound {
            let octet = Int(bytes[position])
            let length: Int
            switch octet {
            case 0..<192:
                length = octet
                position += 1
            case 192..<224:
                length = (octet - 192) << 8 + Int(bytes[position + 1]) + 192
                position += 2
            case 255:
                length = bytes[(position + 1)...(position + 4)].reduce(0) { $0 << 8 | Int($1) }
                position += 5
            default:
                length = 1 << (octet & 0x1F)
                position += 1
            }
            joined += bytes[position..<(position + length)]
            position += length
        }
        return joined
    }
}
