public import Disclosure
internal import FoundationEssentials

/// A certificate that came in a message, cleaned: it can be stored or imported as it is.
public struct OfferedCertificate: Sendable {
    /// As gpg reads the cleaned certificate.
    public var info: CertificateInfo
    /// Binary; only the user id of the sender's address, with its own signatures.
    public var bytes: [UInt8]
}

/// Why a certificate that came in a message is not taken.
public enum CertificateRejection: String, Sendable, Codable {
    case secretKey, tooLarge, tooManyUserIDs, tooManySubkeys, keyTooLarge, noUserIDOfSender, malformed
}

/// Looks at certificates before anything imports them.
///
/// They are cut up and cleaned packet by packet; gpg then checks the self-signatures of what is left in a throw-away
/// home, so nothing reaches a real key ring. One secret key makes all the data refused.
///
/// - Parameters:
///   - bytes: armored or binary; at most eight certificates are looked at.
///   - sender: only user ids of this address are kept.
///   - scratchParent: a directory of ours; the throw-away home is made in it and removed.
public func inspectCertificates(
    _ bytes: [UInt8], sender: EmailAddress, scratchParent: String
) throws(OpenPGPError) -> (accepted: [OfferedCertificate], rejected: [CertificateRejection]) {
    let offers: [CertificateOffer]
    switch CertificateOffer.split(bytes) {
    case .failure(let rejection): return ([], [rejection])
    case .success(let found): offers = found
    }
    var accepted: [OfferedCertificate] = []
    var rejected: [CertificateRejection] = []
    for offer in offers {
        switch offer.cleaned(for: sender) {
        case .failure(let rejection): rejected.append(rejection)
        case .success(let cleaned):
            switch try proven(cleaned, sender: sender, scratchParent: scratchParent) {
            case .failure(let rejection): rejected.append(rejection)
            case .success(let certificate): accepted.append(certificate)
            }
        }
    }
    return (accepted, rejected)
}

/// Has gpg check a cleaned certificate in a throw-away home, and checks in turn what gpg made of it.
private func proven(
    _ certificate: [UInt8], sender: EmailAddress, scratchParent: String
) throws(OpenPGPError) -> Result<OfferedCertificate, CertificateRejection> {
    let directory = try makeTemporaryDirectory(in: scratchParent)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try writePrivateFile(
        "\(GnuPGHome.gpgSettings)import-options import-minimal,self-sigs-only,import-clean\nno-autostart\n",
        to: "\(directory)/gpg.conf")
    let home = try GnuPGHome(directory, timeLimit: 20)
    let fingerprints: [Fingerprint]
    do throws(OpenPGPError) {
        fingerprints = try home.importCertificate(certificate)
    } catch .malformed {
        return .failure(.malformed)
    } catch {
        throw error
    }
    guard fingerprints.count == 1, let info = try home.certificate(fingerprints[0], withSecret: false) else {
        return .failure(.malformed)
    }
    guard info.addresses == [sender] else { return .failure(.noUserIDOfSender) }
    let exported = try home.exportCertificate(info.fingerprint, armor: false)
    let list = PacketList(exported)
    guard list.isComplete, list.count(PacketTag.userAttribute, PacketTag.secretKey, PacketTag.secretSubkey) == 0,
        list.packets.allSatisfy({
            $0.tag != PacketTag.userID || strictAddress(ofUserID: Array(list.body($0))) == sender
        })
    else { return .failure(.noUserIDOfSender) }
    return .success(OfferedCertificate(info: info, bytes: exported))
}

/// A new directory of mode 0700 with a name nobody can guess.
func makeTemporaryDirectory(in parent: String) throws(OpenPGPError) -> String {
    let name = "\(parent)/p" + hexDigits(of: (0..<8).map { _ in UInt8.random(in: .min ... .max) })
    try makePrivateDirectory(name, mayExist: false)
    return name
}
