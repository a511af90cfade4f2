public import Disclosure

/// Whether a cleaned certificate on record still names an address: it has a user id of it that its owner has not
/// revoked.
///
/// - Parameter certificate: as `inspectCertificates` gave it, so that gpg has checked its self-signatures and left the
///   latest alone.
public func stillNames(_ address: EmailAddress, certificate: [UInt8]) -> Bool {
    let list = PacketList(certificate)
    var names = false
    for packet in list.packets {
        switch packet.tag {
        case PacketTag.userID:
            if names { return true }
            names = strictAddress(ofUserID: Array(list.body(packet))) == address
        case PacketTag.signature: if isCertificationRevocation(list.body(packet)) { names = false }
        default: if names { return true }
        }
    }
    return names
}

/// Type 0x30 (RFC 9580, section 5.2.1.13).
private func isCertificationRevocation(_ body: ArraySlice<UInt8>) -> Bool {
    let type = body.first.map { $0 < 4 ? 2 : 1 } ?? 0
    return body.count > type && body[body.startIndex + type] == 0x30
}
