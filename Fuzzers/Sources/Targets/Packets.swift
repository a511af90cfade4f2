import Disclosure
import Foundation

@testable import OpenPGP

extension FuzzTarget {
    /// Armor, packet headers, and the cleaning of certificates.
    static let packets = FuzzTarget(name: "packets") { bytes in
        checkArmor(bytes)
        checkPackets(bytes)
        checkCertificates(bytes)
        if let long = bytes.repeatedNowAndThen() {
            expectLinearTime("repeated packets", bytes: long.count) {
                _ = summarizePackets(long)
                _ = armorBlocks(in: long)
                _ = CertificateOffer.split(long)
            }
        }
    }
}

private func checkArmor(_ bytes: [UInt8]) {
    var position = 0
    for block in armorBlocks(in: bytes) {
        expect(position <= block.range.lowerBound && block.range.upperBound <= bytes.count, "overlapping blocks")
        expect(bytes[block.range].starts(with: Array("-----BEGIN PGP ".utf8)), "a block without its first line")
        position = block.range.upperBound
    }
    guard let data = try? unarmored(bytes) else { return }
    expect(data.count <= bytes.count, "armor of \(bytes.count) bytes holds \(data.count)")
    guard let first = data.first, first >= 0x80 else { return }
    let base64 = Data(data).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
    let armored = "-----BEGIN PGP MESSAGE-----\n\n\(base64)\n-----END PGP MESSAGE-----\n"
    expect((try? unarmored(Array(armored.utf8))) == data, "armor does not give back what was put in")
    expect(summarizePackets(Array(armored.utf8)) == summarizePackets(data), "armor changes the summary")
}

private func checkPackets(_ bytes: [UInt8]) {
    let list = PacketList(bytes)
    expect(list.packets.count <= PacketList.maximumCount, "\(list.packets.count) packets")
    var position = 0
    for packet in list.packets {
        expect(packet.range.lowerBound == position && packet.range.upperBound <= bytes.count, "a gap in the packets")
        expect(packet.range.lowerBound < packet.body.lowerBound, "a packet without a header")
        expect(packet.body.upperBound <= packet.range.upperBound, "a body that goes on behind its packet")
        position = packet.range.upperBound
    }
    expect(!list.isComplete || position == bytes.count, "complete, and \(bytes.count - position) bytes are left")
    let summary = summarizePackets(bytes)
    expect(summary.publicKeyRecipients.allSatisfy { $0.utf8.count == 16 }, "key ids \(summary.publicKeyRecipients)")
    expect(!summary.integrityProtected || summary.encryptedData > 0, "protected, and nothing is encrypted")
}

private func checkCertificates(_ bytes: [UInt8]) {
    guard case .success(let offers) = CertificateOffer.split(bytes) else { return }
    expect(offers.count <= CertificateOffer.maximumCertificates, "\(offers.count) certificates")
    for offer in offers {
        let userIDs = offer.packets.filter { $0.tag == PacketTag.userID }.map { Array(offer.list.body($0)) }
        for sender in Set(userIDs.compactMap(strictAddress(ofUserID:))) {
            guard case .success(let cleaned) = offer.cleaned(for: sender) else { continue }
            check(cleaned: cleaned, sender: sender)
        }
    }
}

/// Cleaning leaves nothing but the sender's own, and a second time changes nothing.
private func check(cleaned: [UInt8], sender: EmailAddress) {
    expect(cleaned.count <= CertificateOffer.maximumBytes, "\(cleaned.count) bytes after cleaning")
    let list = PacketList(cleaned)
    expect(list.isComplete, "what was cleaned is no list of packets")
    expect(list.count(PacketTag.publicKey) == 1, "\(list.count(PacketTag.publicKey)) primary keys after cleaning")
    expect(list.count(PacketTag.secretKey, PacketTag.secretSubkey) == 0, "a secret key after cleaning")
    for packet in list.packets where packet.tag == PacketTag.userID {
        expect(strictAddress(ofUserID: Array(list.body(packet))) == sender, "another's user id after cleaning")
    }
    guard case .success(let again) = CertificateOffer.split(cleaned), again.count == 1,
        case .success(let twice) = again[0].cleaned(for: sender)
    else { fatalError("what was cleaned is refused") }
    expect(twice == cleaned, "cleaning a second time changes the certificate")
}
