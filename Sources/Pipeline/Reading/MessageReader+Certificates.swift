import Disclosure
import OpenPGP
import PGPMIME
import Tickets
import Vault

extension MessageReader {
    /// Looks at the certificates that came with a message, at most `maximumOfferedCertificates` in all.
    ///
    /// - Parameter inside: those in its parts and blocks.
    func offers(
        _ inside: [[UInt8]], _ outside: MessageOutside, from sender: EmailAddress, known: [StoredCertificate]
    ) throws(PosternError) -> CertificateOffers {
        var offers = CertificateOffers(sender, known: known)
        var left = maximumOfferedCertificates
        // Autocrypt repeats the certificate in every mail; it is a hint for those we know nothing of. It is looked at
        // first, so that nothing inside can use up its place.
        if let hint = outside.autocrypt, hint.address == sender, offers.bound.isEmpty {
            offers.hint = try inspect(hint.keyData, &offers, &left).first
        }
        var seen: Set<ContentHash> = []
        for bytes in inside where seen.insert(ContentHash(of: bytes)).inserted {
            guard left > 0 else {
                offers.isOverLimit = true
                break
            }
            for new in try inspect(bytes, &offers, &left)
            where !offers.parts.contains(where: { $0.info.fingerprint == new.info.fingerprint }) {
                offers.parts.append(new)
            }
        }
        return offers
    }

    /// - Returns: those that are not on record.
    private func inspect(_ bytes: [UInt8], _ offers: inout CertificateOffers, _ left: inout Int)
        throws(PosternError) -> [OfferedCertificate]
    {
        let result: (accepted: [OfferedCertificate], rejected: [CertificateRejection])
        do {
            result = try keys().inspect(
                bytes, sender: offers.sender, known: offers.known.map(\.bytes), limit: left)
        } catch {
            guard case OpenPGPError.malformed = error else { throw PosternError(error) }
            result = ([], [.malformed])
        }
        left -= result.accepted.count + result.rejected.count
        if result.rejected.contains(where: \.isOverLimit) { offers.isOverLimit = true }
        var new: [OfferedCertificate] = []
        for certificate in result.accepted {
            let fingerprint = certificate.info.fingerprint
            if let earlier = offers.known.first(where: { $0.fingerprint == fingerprint.hex }) {
                guard certificate.bytes != earlier.bytes else { continue }
                offers.renewals.removeAll { $0.earlier.id == earlier.id }
                offers.renewals.append(.init(earlier: earlier, later: certificate))
            } else if try keys().ownFingerprint != fingerprint {
                // Our own certificate is never "the reporter's".
                new.append(certificate)
            }
        }
        return new
    }

    /// The certificates without which a signature of the message was judged, or judged by an older form.
    func certificatesToJudge(
        _ account: MessageAccount, with offers: CertificateOffers
    ) throws(PosternError) -> [[UInt8]] {
        guard !account.signatures.isEmpty else { return [] }
        let renewed = offers.renewals.map(\.later.bytes)
        let unknown = Set(account.signatures.filter { $0.status.state == .unknownKey }.compactMap(\.status.keyID))
        guard !unknown.isEmpty else { return renewed }
        // Somebody else's, whom we know: a good signature, by another than the sender.
        let others = try signers(unknown.sorted())
        return renewed + (offers.parts + [offers.hint].compactMap { $0 }).map(\.bytes) + others
    }
}
