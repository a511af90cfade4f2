import Disclosure
import OpenPGP
import PGPMIME
import Tickets
import Vault

extension MessageReader {
    /// The certificates that came along, by where anyone could see them.
    struct Offers {
        var inside: [Reading.CertificateDecision] = []
        /// From the `Autocrypt:` field, decided on as if there were no others: whom we encrypt to must not show what
        /// lies inside a ciphertext.
        var hint: [Reading.CertificateDecision] = []

        /// A hint is weaker than a certificate inside that counts.
        var all: [Reading.CertificateDecision] {
            let isFirst = !inside.contains { $0.state == .bound && $0.renews == nil }
            let others = hint.filter { one in
                !inside.contains { $0.offered.info.fingerprint == one.offered.info.fingerprint }
            }
            return inside
                + others.map { decision in
                    var decision = decision
                    if !isFirst, decision.renews == nil { decision.state = .held }
                    return decision
                }
        }
    }

    func offers(_ inside: [[UInt8]], _ look: Look, from sender: EmailAddress) throws(PosternError) -> Offers {
        var offers = Offers()
        offers.inside = try decide(on: inside, origin: "key part", from: sender, known: look.known)
        // Autocrypt repeats the certificate in every mail; it is a hint for those we know nothing of.
        if let hint = look.outside.autocrypt, hint.address == sender,
            !look.known.contains(where: { $0.state == .bound })
        {
            offers.hint = try decide(on: [hint.keyData], origin: "autocrypt", from: sender, known: look.known)
        }
        return offers
    }

    private func decide(
        on offers: [[UInt8]], origin: String, from sender: EmailAddress, known: [StoredCertificate]
    ) throws(PosternError) -> [Reading.CertificateDecision] {
        let bound = known.filter { $0.state == .bound }
        var decisions: [Reading.CertificateDecision] = []
        var seen: Set<ContentHash> = []
        for offer in offers where seen.count < 8 && seen.insert(ContentHash(of: offer)).inserted {
            let scratch = try keys().scratchDirectory
            let accepted: [OfferedCertificate]
            do {
                accepted = try inspectCertificates(offer, sender: sender, scratchParent: scratch).accepted
            } catch {
                guard case .malformed = error else { throw PosternError(error) }
                continue
            }
            for certificate in accepted {
                let fingerprint = certificate.info.fingerprint
                let isRepeated = decisions.contains { $0.offered.info.fingerprint == fingerprint }
                guard !isRepeated, try !isOwn(certificate) else { continue }
                if let earlier = known.first(where: { $0.fingerprint == fingerprint.hex }) {
                    if let renewal = try renewal(of: earlier, by: certificate) { decisions.append(renewal) }
                    continue
                }
                let first = bound.isEmpty && !decisions.contains { $0.state == .bound }
                decisions.append(
                    .init(
                        offered: certificate, address: sender, state: first ? .bound : .held, origin: origin))
            }
        }
        return decisions
    }

    /// The two forms of one certificate together, if that is more than what is on record: a renewed expiry date, a new
    /// subkey, a revocation. An older form, sent again, takes nothing away.
    private func renewal(of earlier: StoredCertificate, by later: OfferedCertificate) throws(PosternError)
        -> Reading.CertificateDecision?
    {
        guard let both = try KeyWork.merge(earlier, with: later.bytes, scratch: keys().scratchDirectory) else {
            return nil
        }
        var renewed = later
        (renewed.info, renewed.bytes) = both
        return .init(
            offered: renewed, address: earlier.address, state: earlier.state, origin: earlier.origin, renews: earlier)
    }

    /// Our own certificate is never "the reporter's".
    private func isOwn(_ certificate: OfferedCertificate) throws(PosternError) -> Bool {
        try keys().own.fingerprint == certificate.info.fingerprint
    }
}
