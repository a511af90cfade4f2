import Disclosure
import OpenPGP
import PGPMIME
import Tickets

/// The certificates that came with one message, and what may become of them.
struct CertificateOffers {
    let sender: EmailAddress
    /// Those on record for the sender.
    let known: [StoredCertificate]
    /// Not on record: from parts and blocks of the message, each once.
    var parts: [OfferedCertificate] = []
    /// Not on record: from the `Autocrypt:` field of the outer header, where nothing is bound yet.
    var hint: OfferedCertificate?
    /// Later forms of what is on record, merged with it.
    var renewals: [Renewal] = []
    /// Something was over a limit and left out.
    var isOverLimit = false

    struct Renewal {
        var earlier: StoredCertificate
        var later: OfferedCertificate

        /// Its owner takes it, or its user id, back.
        var isRevocation: Bool { later.info.isRevoked || !stillNames(earlier.address, certificate: later.bytes) }
    }

    init(_ sender: EmailAddress, known: [StoredCertificate]) {
        (self.sender, self.known) = (sender, known)
    }

    var bound: [StoredCertificate] { known.filter { $0.state == .bound } }

    /// Keys whose good signature over all of the message would make it the sender's.
    var candidates: Set<Fingerprint> {
        guard bound.isEmpty else { return senderKeys(after: []) }
        return Set((parts + [hint].compactMap { $0 }).map(\.info.fingerprint))
    }

    /// What is to become of each.
    ///
    /// Of several that are new, the one that made a good signature over the message is bound, then the first; a mere
    /// hint comes last.
    ///
    /// - Parameters:
    ///   - isVouched: the sender answers for what is inside. Of what nobody answers for, a handler hears; but it binds
    ///     and changes nothing, or our answer would show what a ciphertext of somebody else's holds.
    ///   - signer: of the one good signature over all of the report.
    func decisions(isVouched: Bool, signer: Fingerprint?) -> [Reading.CertificateDecision] {
        let offered = parts.map { Candidate(certificate: $0, origin: "key part") }
        let hints = [hint].compactMap { $0 }.map { Candidate(certificate: $0, origin: "autocrypt") }
        guard isVouched else {
            return bound.isEmpty ? hints.map { decision($0, .bound) } : offered.map { decision($0, .held) }
        }
        let all = offered + hints.filter { hint in !offered.contains { $0.fingerprint == hint.fingerprint } }
        let first = bound.isEmpty ? all.first { $0.fingerprint == signer } ?? all.first : nil
        let new = all.map { decision($0, $0.fingerprint == first?.fingerprint ? .bound : .held) }
        return new
            + renewals.map { renewal in
                Reading.CertificateDecision(
                    offered: renewal.later, address: sender, state: renewal.earlier.state,
                    origin: renewal.earlier.origin, renews: renewal.earlier)
            }
    }

    private struct Candidate {
        var certificate: OfferedCertificate
        var origin: String

        var fingerprint: Fingerprint { certificate.info.fingerprint }
    }

    private func decision(_ candidate: Candidate, _ state: CertificateState) -> Reading.CertificateDecision {
        .init(offered: candidate.certificate, address: sender, state: state, origin: candidate.origin)
    }

    /// The fingerprints bound to the sender's address, once these decisions hold; without those whose owner says that the
    /// address is no longer theirs.
    func boundKeys(after decisions: [Reading.CertificateDecision]) -> [String] {
        let valid = bound.filter { certificate in
            let renewed = decisions.first { $0.renews?.id == certificate.id }
            return stillNames(sender, certificate: renewed?.offered.bytes ?? certificate.bytes)
        }
        let new = decisions.filter { $0.state == .bound && $0.renews == nil }
        return valid.map(\.fingerprint) + new.map(\.offered.info.fingerprint.hex)
    }

    /// The same, to look signers up in.
    func senderKeys(after decisions: [Reading.CertificateDecision]) -> Set<Fingerprint> {
        Set(boundKeys(after: decisions).compactMap { Fingerprint($0) })
    }

    /// Whether a handler has to look: another certificate, or a revocation that was not taken.
    func isChange(_ decisions: [Reading.CertificateDecision]) -> Bool {
        decisions.contains { $0.state == .held && $0.renews == nil }
            || renewals.contains { renewal in
                renewal.isRevocation && !decisions.contains { $0.renews?.id == renewal.earlier.id }
            }
    }
}
