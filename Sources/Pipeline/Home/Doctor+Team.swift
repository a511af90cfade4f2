import Disclosure
import Foundation
import OpenPGP
import Settings
import Tickets

extension Doctor {
    /// Whether the team hears of what comes, and who answers for what is known.
    mutating func team() {
        do {
            for member in home.settings.team { try certificate(of: member) }
        } catch {
            fail(PosternError(error).description)
        }
        let names = Set(home.settings.team.map { $0.name.lowercased() })
        for product in home.settings.products {
            guard let owner = product.owner, !names.contains(owner.lowercased()) else { continue }
            warn(
                "\(VisibleText.line(owner)) answers for \(VisibleText.line(product.name)) but is not in the team, so notices "
                    + "on it go to everybody; add a [[team]] of that name, or correct the owner")
        }
    }

    private mutating func certificate(of member: TeamMember) throws {
        let name = VisibleText.line(member.name)
        let again = "run `postern key import FILE --for \(member.address)`"
        guard let certificate = try VaultTeam(home: home).certificate(of: member) else {
            return warn(
                "no certificate \(member.fingerprint) of \(name) is on record, so the vault does not open to it, and "
                    + "notices to them have no more than a ticket's number; \(again)")
        }
        let scratch = try home.keys().scratchDirectory
        let offer = try inspectCertificates(certificate.bytes, sender: member.address, scratchParent: scratch)
        guard let info = offer.accepted.first?.info else {
            return warn("the certificate of \(name) is damaged on record; \(again)")
        }
        guard info.isRevoked || !info.canEncrypt else { return }
        let why = info.isRevoked ? "is revoked" : info.isExpired ? "has expired" : "has no key to encrypt to"
        warn(
            "the certificate \(member.fingerprint) of \(name) \(why): notices to them have no more than a ticket's number; "
                + "\(again), with a later form of it")
    }
}
