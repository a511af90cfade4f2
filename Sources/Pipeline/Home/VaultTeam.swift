import Disclosure
import Foundation
import OpenPGP
import Settings
import Tickets
import Vault

/// Who can open the vault: the mailbox's key, and each team member whose certificate is on record.
///
/// A member's certificate is bound to the address in the settings (`postern key import --for`) and counts only if it has
/// the fingerprint that stands there: the settings are what the operator checked.
struct VaultTeam {
    let home: Home

    /// Members whose certificate is on record, and the names of those whose is not.
    func members() throws -> (known: [StoredCertificate], missing: [TeamMember]) {
        var known: [StoredCertificate] = []
        var missing: [TeamMember] = []
        for member in home.settings.team {
            if let certificate = try certificate(of: member) {
                known.append(certificate)
            } else {
                missing.append(member)
            }
        }
        return (known, missing)
    }

    /// The certificate of a member, if it is on record.
    func certificate(of member: TeamMember) throws(StoreError) -> StoredCertificate? {
        let fingerprint = member.fingerprint.filter { !$0.isWhitespace }.uppercased()
        return try home.store.certificates(of: member.address).first {
            $0.state == .bound && $0.fingerprint == fingerprint
        }
    }

    /// Encrypts the vault key to the team as it is now, if it is not so already; what is sealed stays as it is.
    ///
    /// - Returns: whether the file was written anew.
    func refresh() throws -> Bool {
        let members = try members().known
        let recipients = members.map(\.fingerprint).sorted().joined(separator: ",")
        guard try home.store.metadata("vaultTeam") ?? "" != recipients else { return false }
        let keys = try home.keys()
        let team = members.compactMap { Fingerprint($0.fingerprint) }
        try VaultFile.replace(
            at: home.layout.vault, key: home.vault.key(), home: keys.scratch(holding: members.map(\.bytes)),
            recipients: [keys.own.fingerprint] + team)
        try home.store.write { ledger in try ledger.setMetadata("vaultTeam", recipients) }
        return true
    }
}
