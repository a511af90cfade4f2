/// The bodies of the encrypted-data packets in armored or binary data, each in its chunks without their lengths: however
/// often somebody else frames and armors them anew, they stay the same.
///
/// The chunks share the memory of the data.
public func encryptedBodies(of bytes: [UInt8]) -> [[ArraySlice<UInt8>]] {
    do throws(OpenPGPError) {
        let list = PacketList(try unarmored(bytes))
        let tags = [PacketTag.encrypted, PacketTag.encryptedProtected, PacketTag.encryptedAEAD]
        return list.packets.filter { tags.contains($0.tag) }.map { list.chunks(of: $0) }
    } catch {
        return []
    }
}

extension PacketList {
    /// What a packet's body consists of (RFC 9580, section 4.2.1.4).
    func chunks(of packet: Packet) -> [ArraySlice<UInt8>] {
        var chunks = [body(packet)]
        guard packet.isChunked else { return chunks }
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
            chunks.append(bytes[position..<(position + length)])
            position += length
        }
        return chunks
    }
}
