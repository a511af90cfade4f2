import Correspondence
import Disclosure
import Foundation
import OpenPGP
import Settings
import Tickets
import Vault

/// Tells the team by mail what came and what is late, each handler under their own certificate.
///
/// A notice is queued in the transaction that caused it, so that no crash loses or doubles one. Whoever has no
/// certificate on record gets no more than the number of the ticket.
struct TeamNotices {
    /// A member of the team, with the fingerprint of what mail to them is encrypted to.
    struct Handler {
        var member: TeamMember
        var certificate: String?
    }

    let settings: PosternSettings
    let letters: LetterWriter
    /// The most that one handler gets in an hour, and twice as many of the urgent ones: whoever sends us thousands of mails
    /// must not fill the team's mailboxes too. What is more is withheld, and a person told of it, as of answers.
    static let mostAnHour = 60

    /// Everybody, in the order of the settings.
    let everybody: [Handler]

    /// Looks up the certificates, so it comes before the transaction.
    ///
    /// - Returns: nil where nobody is to be told anything.
    init?(_ home: Home, letters: LetterWriter) throws {
        guard home.settings.notices.send, !home.settings.team.isEmpty else { return nil }
        settings = home.settings
        self.letters = letters
        let team = VaultTeam(home: home)
        everybody = try home.settings.team.map { member in
            Handler(member: member, certificate: try team.certificate(of: member)?.fingerprint)
        }
    }

    /// Whom a case concerns: who answers for it, else who answers for its product, else everybody.
    ///
    /// - Parameter product: by the name in the settings.
    func concerned(owner: String?, product: String?) -> [Handler] {
        responsible(product: product, owner: owner).map { [$0] } ?? everybody
    }

    /// The name of whoever answers for a case.
    func answers(for product: String?, owner: String?) -> String? {
        responsible(product: product, owner: owner)?.member.name
    }

    /// Nil where nobody does, or only a name that has left the team since: then nobody is left unheard.
    private func responsible(product name: String?, owner: String?) -> Handler? {
        let product = settings.products.first { $0.name.lowercased() == name?.lowercased() }
        return [owner, product?.owner].compactMap(\.self).lazy.compactMap { wanted in
            everybody.first { $0.member.name.lowercased() == wanted.lowercased() }
        }.first
    }

    /// Queues one notice; a second one of the same cause and occasion to the same handler changes nothing.
    ///
    /// - Parameters:
    ///   - facts: what it says; `handler` is filled in.
    ///   - cause: what brought it about, in codes and hashes: it is kept in clear.
    func queue(
        _ facts: NoticeFacts, to handler: Handler, ticket: TicketID, cause: String, at now: Date,
        in ledger: LedgerTransaction
    ) throws {
        let key = "\(cause):\(facts.occasion.rawValue):\(try mark(of: handler.member.address))"
        let count = try ledger.noticeCount(to: handler.member.address, since: now.addingTimeInterval(-3_600))
        let isOver = count >= (facts.occasion.isUrgent ? 2 : 1) * Self.mostAnHour
        _ = try ledger.queue(
            draft(facts, to: handler, key: key), ticket: ticket, report: nil, dedupKey: "notice:\(key)",
            state: isOver ? .withheld : .queued, reason: isOver ? "capHour" : nil, at: now)
    }

    private func draft(_ facts: NoticeFacts, to handler: Handler, key: String) throws -> OutgoingDraft {
        var facts = facts
        facts.handler = handler.member.name
        let inClear = letters.templates.noticeInClear(facts)
        let letter = handler.certificate == nil ? inClear : letters.templates.notice(facts)
        return OutgoingDraft(
            kind: .notice, from: letters.sender, to: handler.member.address, subject: inClear.subject,
            body: letter.body, bodyInClear: inClear.body,
            messageID: try letters.messageID(.notice, ticket: facts.number, key: key), inReplyTo: nil, references: [],
            language: facts.context.language, encryptTo: handler.certificate, attachCertificate: false,
            autoSubmitted: .generated)
    }

    /// Stands for a person where things are kept in clear.
    private func mark(of address: EmailAddress) throws -> String {
        hexDigits(of: try letters.vault.key().lookupHash(address.description.lowercased(), domain: "notice").prefix(12))
    }
}
