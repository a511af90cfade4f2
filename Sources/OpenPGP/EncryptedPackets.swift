/// Goes through the bodies of the encrypted-data packets in armored or binary data, chunk by chunk, without the lengths of
/// the chunks: however often somebody else frames and armors them anew, they stay the same.
///
/// Chunks share the memory of the data; there may be nearly half as many as it has bytes.
///
/// - Parameter visit: takes the number of the body, from 0, and the next piece of it; for each body at least once.
public func encryptedBodies(of bytes: [UInt8], visit: (_ body: Int, _ chunk: ArraySlice<UInt8>) -> Void) {
    guard let data = try? unarmored(bytes) else { return }
    let list = PacketList(data)
    let tags = [PacketTag.encrypted, PacketTag.encryptedProtected, PacketTag.encryptedAEAD]
    for (number, packet) in list.packets.filter({ tags.contains($0.tag) }).enumerated() {
        list.chunks(of: packet) { visit(number, $0) }
    }
}

extension PacketList {
    /// What a packet's body consists of (RFC 9580, section 4.2.1.4).
    func chunks(of packet: Packet, visit: (ArraySlice<UInt8>) -> Void) {
        visit(body(packet))
        guard packet.isChunked else { return }
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
            visit(bytes[position..<(position + length)])
            position += length
        }
    }
}
