internal import Disclosure

extension CertificateRejection: Error {}

/// One certificate's packets, as they came.
struct CertificateOffer {
    static let maximumBytes = 64 << 10
    static let maximumCertificates = 8
    static let maximumUserIDs = 16
    static let maximumSubkeys = 16
    static let maximumRSABits = 8_192

    let list: PacketList
    let packets: ArraySlice<Packet>

    /// Cuts data into certificates, each from its primary key on.
    static func split(_ bytes: [UInt8]) -> Result<[CertificateOffer], CertificateRejection> {
        // Armor makes data a third larger.
        guard bytes.count <= 2 * maximumBytes * maximumCertificates else { return .failure(.tooLarge) }
        let list: PacketList
        do throws(OpenPGPError) {
            list = PacketList(try unarmored(bytes))
        } catch {
            return .failure(.malformed)
        }
        guard list.count(PacketTag.secretKey, PacketTag.secretSubkey) == 0 else { return .failure(.secretKey) }
        guard list.isComplete, list.packets[0].tag == PacketTag.publicKey else { return .failure(.malformed) }
        let starts = list.packets.indices.filter { list.packets[$0].tag == PacketTag.publicKey }
        let ends = starts.dropFirst() + [list.packets.endIndex]
        return .success(
            zip(starts, ends).map { start, end in
                CertificateOffer(list: list, packets: list.packets[start..<end])
            })
    }

    /// Whether a certificate has the same primary key.
    func isForm(of certificate: [UInt8]) -> Bool {
        let other = PacketList(certificate)
        guard let mine = packets.first, let theirs = other.packets.first, theirs.tag == PacketTag.publicKey else {
            return false
        }
        return list.body(mine) == other.body(theirs)
    }

    /// The primary key, the sender's user ids and the subkeys with the signatures after each; the rest is left out.
    ///
    /// - Parameter isKnown: an earlier form has a user id of the sender, so this one need not have any.
    func cleaned(for sender: EmailAddress, isKnown: Bool = false) -> Result<[UInt8], CertificateRejection> {
        guard let first = packets.first, let last = packets.last else { return .failure(.malformed) }
        guard last.range.upperBound - first.range.lowerBound <= Self.maximumBytes else { return .failure(.tooLarge) }
        guard count(PacketTag.userID) + count(PacketTag.userAttribute) <= Self.maximumUserIDs else {
            return .failure(.tooManyUserIDs)
        }
        guard count(PacketTag.publicSubkey) <= Self.maximumSubkeys else { return .failure(.tooManySubkeys) }
        guard !packets.contains(where: isTooLarge) else { return .failure(.keyTooLarge) }
        var bytes: [UInt8] = []
        var keeps = true
        var hasUserID = false
        for packet in packets {
            switch packet.tag {
            case PacketTag.publicKey, PacketTag.publicSubkey: keeps = true
            case PacketTag.userID:
                keeps = strictAddress(ofUserID: Array(list.body(packet))) == sender
                hasUserID = hasUserID || keeps
            case PacketTag.signature: break
            default: keeps = false
            }
            if keeps { bytes += list.bytes[packet.range] }
        }
        return hasUserID || isKnown ? .success(bytes) : .failure(.noUserIDOfSender)
    }

    private func count(_ tag: UInt8) -> Int { packets.count { $0.tag == tag } }

    /// An RSA, DSA or Elgamal key whose first integer is over the limit (RFC 9580, section 5.5.2).
    private func isTooLarge(_ packet: Packet) -> Bool {
        guard [PacketTag.publicKey, PacketTag.publicSubkey].contains(packet.tag) else { return false }
        let body = Array(list.body(packet))
        guard let version = body.first else { return false }
        let algorithm = version == 3 ? 7 : 5
        let integer = version < 5 ? algorithm + 1 : algorithm + 5
        guard body.count > integer + 1, [1, 2, 3, 16, 17].contains(body[algorithm]) else { return false }
        return Int(body[integer]) << 8 | Int(body[integer + 1]) > Self.maximumRSABits
    }
}
