public import Disclosure
internal import FoundationEssentials

/// A certificate that came in a message, cleaned: it can be stored or imported as it is.
public struct OfferedCertificate: Sendable {
    /// As gpg reads the cleaned certificate.
    public var info: CertificateInfo
    /// Binary; only the user id of the sender's address, with its own signatures.
    public var bytes: [UInt8]

    /// A certificate, as one process tells it another.
    public init(info: CertificateInfo, bytes: [UInt8]) {
        self.info = info
        self.bytes = bytes
    }
}

/// Why a certificate that came in a message is not taken.
public enum CertificateRejection: String, Sendable, Codable {
    case secretKey, tooLarge, tooManyUserIDs, tooManySubkeys, keyTooLarge, noUserIDOfSender, malformed
    /// More certificates came than are looked at; said once for all that were left out.
    case tooManyCertificates

    /// It is over a limit, whatever it may hold.
    public var isOverLimit: Bool {
        switch self {
        case .tooLarge, .tooManyUserIDs, .tooManySubkeys, .keyTooLarge, .tooManyCertificates: true
        case .secretKey, .noUserIDOfSender, .malformed: false
        }
    }
}

/// The most certificates of one message that are looked at.
public let maximumOfferedCertificates = CertificateOffer.maximumCertificates

/// Looks at certificates before anything imports them.
///
/// They are cut up and cleaned packet by packet; gpg then checks the self-signatures of what is left in a throw-away
/// home, so nothing reaches a real key ring. One secret key makes all the data refused.
///
/// - Parameters:
///   - bytes: armored or binary.
///   - sender: only user ids of this address are kept.
///   - known: certificates of the sender that are on record. A later form of one is merged with it, and taken without
///     any user id that is still valid: its owner may have revoked them.
///   - limit: the most that are looked at; what follows is left out.
///   - scratchParent: a directory of ours; the throw-away home is made in it and removed.
public func inspectCertificates(
    _ bytes: [UInt8], sender: EmailAddress, known: [[UInt8]] = [], limit: Int = maximumOfferedCertificates,
    scratchParent: String
) throws(OpenPGPError) -> (accepted: [OfferedCertificate], rejected: [CertificateRejection]) {
    let offers: [CertificateOffer]
    switch CertificateOffer.split(bytes) {
    case .failure(let rejection): return ([], [rejection])
    case .success(let found): offers = found
    }
    var accepted: [OfferedCertificate] = []
    var rejected: [CertificateRejection] = offers.count > limit ? [.tooManyCertificates] : []
    for offer in offers.prefix(limit) {
        let earlier = known.first(where: offer.isForm)
        switch offer.cleaned(for: sender, isKnown: earlier != nil) {
        case .failure(let rejection): rejected.append(rejection)
        case .success(let cleaned):
            switch try proven(cleaned, earlier, sender: sender, scratchParent: scratchParent) {
            case .failure(let rejection): rejected.append(rejection)
            case .success(let certificate): accepted.append(certificate)
            }
        }
    }
    return (accepted, rejected)
}

/// Has gpg check a cleaned certificate in a throw-away home, and checks in turn what gpg made of it.
///
/// - Parameter earlier: the form on record; gpg merges the two, so that the latest word of the owner counts.
private func proven(
    _ certificate: [UInt8], _ earlier: [UInt8]?, sender: EmailAddress, scratchParent: String
) throws(OpenPGPError) -> Result<OfferedCertificate, CertificateRejection> {
    let directory = try makeTemporaryDirectory(in: scratchParent)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try writePrivateFile(
        "\(GnuPGHome.gpgSettings)import-options import-minimal,self-sigs-only,import-clean\nno-autostart\n",
        to: "\(directory)/gpg.conf")
    let home = try GnuPGHome(directory, timeLimit: 20)
    // A damaged form is replaced: nothing of it can be kept.
    var recorded: [Fingerprint]?
    if let earlier { recorded = try unlessMalformed(earlier, in: home) }
    guard let fingerprints = try unlessMalformed(certificate, in: home), fingerprints.count == 1,
        recorded == nil || recorded == fingerprints, let info = try home.certificate(fingerprints[0], withSecret: false)
    else {
        return .failure(.malformed)
    }
    guard info.addresses == [sender] || recorded != nil && info.addresses.isEmpty else {
        return .failure(.noUserIDOfSender)
    }
    let exported = try home.exportCertificate(info.fingerprint, armor: false)
    let list = PacketList(exported)
    guard list.isComplete, list.count(PacketTag.userAttribute, PacketTag.secretKey, PacketTag.secretSubkey) == 0,
        list.packets.allSatisfy({
            $0.tag != PacketTag.userID || strictAddress(ofUserID: Array(list.body($0))) == sender
        })
    else { return .failure(.noUserIDOfSender) }
    return .success(OfferedCertificate(info: info, bytes: exported))
}

private func unlessMalformed(_ certificate: [UInt8], in home: GnuPGHome) throws(OpenPGPError) -> [Fingerprint]? {
    do {
        return try home.importCertificate(certificate)
    } catch {
        guard case .malformed = error else { throw error }
        return nil
    }
}

/// A new directory of mode 0700 with a name nobody can guess.
func makeTemporaryDirectory(in parent: String) throws(OpenPGPError) -> String {
    let name = "\(parent)/p" + hexDigits(of: (0..<8).map { _ in UInt8.random(in: .min ... .max) })
    try makePrivateDirectory(name, mayExist: false)
    return name
}
