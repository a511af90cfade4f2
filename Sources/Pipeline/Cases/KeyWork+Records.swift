import Disclosure
import Foundation
import Mail
import Settings
import Tickets

/// What a change of certificates leaves behind, whichever command made it.
extension KeyWork {
    /// The tickets whose handlers are to see it.
    func openTickets(of address: EmailAddress) throws -> [StoredTicket] {
        var filter = TicketFilter()
        filter.reporter = address
        filter.states = Set(TicketState.allCases).subtracting([.closed])
        return try home.store.tickets(matching: filter)
    }

    /// Writes it into the history of these tickets, or where there is none, beside them.
    static func note(
        _ kind: String, of fingerprint: String, _ address: EmailAddress, on tickets: [StoredTicket],
        from: CertificateState?, to: CertificateState, actor: String, at: Date, in ledger: LedgerTransaction
    ) throws(StoreError) {
        for ticket in tickets.isEmpty ? [nil] : tickets.map({ Optional($0.id) }) {
            try ledger.event(
                ticket: ticket, message: nil, at: at, actor: actor, kind: kind, from: from?.rawValue, to: to.rawValue,
                note: "\(fingerprint) \(ShownAddress(address).line)")
        }
    }

    /// Rejects what was bound, to make place for another one.
    static func reject(
        _ bound: [StoredCertificate], on tickets: [StoredTicket], actor: String, at: Date,
        in ledger: LedgerTransaction
    ) throws(StoreError) {
        for former in bound {
            try ledger.setCertificateState(former.id, .rejected)
            try note(
                "keyRejected", of: former.fingerprint, former.address, on: tickets, from: former.state,
                to: .rejected, actor: actor, at: at, in: ledger)
        }
    }

    /// Brings the vault up to date if the address is a team member's.
    ///
    /// - Returns: what a person has to know of it.
    func openVault(to fingerprint: String, of address: EmailAddress) throws -> [String] {
        guard home.settings.team.contains(where: { $0.address == address }) else { return [] }
        let team = VaultTeam(home: home)
        let isWritten = try team.refresh()
        guard try team.members().known.contains(where: { $0.fingerprint == fingerprint }) else {
            return ["the vault does not open to it: the settings name another fingerprint for this member of the team"]
        }
        return isWritten ? ["the vault opens to it as well"] : []
    }

    /// The next step, where a signature of this sender could not be judged before.
    func readAgain(_ tickets: [StoredTicket], from address: EmailAddress) throws -> [String] {
        let numbers = try tickets.filter { ticket in
            try home.store.messages(of: ticket.id).contains { message in
                message.record.from?.address == address
                    && ["unknownKey", "mismatch"].contains(message.record.signature)
            }
        }.map(\.number.description)
        return numbers.isEmpty
            ? [] : ["signatures that could not be judged: `postern reprocess \(numbers.joined(separator: " "))`"]
    }
}
