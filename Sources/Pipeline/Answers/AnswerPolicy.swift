import Correspondence
import Disclosure
import Foundation
import Mail
import OpenPGP
import PGPMIME
import Settings
import Tickets

/// Whether, to whom and how a message is answered automatically (DESIGN, sections 4 and 5; RFC 3834).
struct AnswerDecision {
    /// The one recipient; nil where there is none to be had.
    var to: EmailAddress?
    /// The code of the rule that forbids an answer; nil if it goes out.
    var withheld: String?
    var language: MailLanguage
    /// A fingerprint; nil sends the answer signed and in clear.
    var encryptTo: String?
    /// Whether missing items may be named: only if nothing in the message was, or should have been, decrypted, or all
    /// of it was and its signer is the one we write to.
    var specific: Bool
    /// What anyone can tell of the message without our key.
    var problem: OpenProblem?
    /// Nothing has been written to that address yet.
    var isFirstContact = false
}

struct AnswerPolicy {
    let settings: PosternSettings
    let store: TicketStore
    /// The key ids of our own keys, 16 hex digits.
    let ownKeyIDs: () throws -> Set<String>

    /// What is answered, once it is known what the message is: only a new ticket and a request for our certificate are;
    /// a follow-up is not acknowledged again.
    func decide(on reading: Reading, as classification: Classification, now: Date) throws -> AnswerDecision? {
        switch classification.outcome {
        case .filed, .unreadable, .keyRequest: break
        case .duplicate, .setAside, .ours, .bounce, .automatic, .followUp: return nil
        }
        var decision = try decide(on: reading, now: now)
        // Whoever sends on what came from somebody else must learn nothing of it.
        if !classification.replays.isEmpty { decision.specific = false }
        return decision
    }

    func decide(on reading: Reading, now: Date) throws -> AnswerDecision {
        let language = reading.language ?? settings.answers.language
        guard case .ok(let mailbox) = reading.from else {
            return AnswerDecision(
                to: nil, withheld: "fromMalformed", language: language, encryptTo: nil, specific: false, problem: nil)
        }
        var decision = AnswerDecision(
            to: mailbox.address, withheld: nil, language: language, encryptTo: recipientKey(reading),
            specific: reading.channel != .encryptedUnverified && reading.unreadable == nil
                // Signed long before or after it was sent: perhaps sent again, by somebody else.
                && !reading.flags.contains(MessageFlag.dateMismatch.rawValue),
            problem: try problem(of: reading))
        decision.isFirstContact = try store.answerCount(to: .address(mailbox.address), since: .distantPast) == 0
        decision.withheld = try Self.reasonAgainst(mailbox.address, reading, settings) ?? cap(mailbox.address, now)
        return decision
    }

    private func recipientKey(_ reading: Reading) -> String? {
        switch reading.channel {
        case .encryptedSigned: reading.signature.fingerprint?.hex
        case .clear, .encryptedUnverified: reading.boundOutside.first
        }
    }

    /// "Encrypted to another key than ours" and "protected with a password" are written on the outside; every other
    /// failure gets the same answer as success, or our answers would tell an attacker what his changes did.
    private func problem(of reading: Reading) throws -> OpenProblem? {
        guard let encryption = reading.opened?.encryption, reading.unreadable != nil, !reading.usedKey else {
            return nil
        }
        switch encryption.failure {
        case .password: return .password
        case .noSecretKey:
            let recipients = encryption.recipients.map { String($0.suffix(16)).uppercased() }
            let ours = try ownKeyIDs()
            let hidden = recipients.contains { $0.allSatisfy { $0 == "0" } }
            return recipients.isEmpty || hidden || recipients.contains(where: ours.contains) ? nil : .otherKey
        default: return nil
        }
    }

    /// The rules that look at the message alone.
    static func reasonAgainst(_ address: EmailAddress, _ reading: Reading, _ settings: PosternSettings) -> String? {
        if settings.mailbox.allAddresses.contains(address) { return "ownAddress" }
        if isRobot(address) { return "noReplyAddress" }
        // Mail to such an address takes an MTA with SMTPUTF8 all the way (RFC 6531); a person has to see to it.
        if !address.description.utf8.allSatisfy({ $0 < 0x80 }) { return "addressNotASCII" }
        let automatic = reading.outside.automatic
        if automatic.kind != .person { return "automatic" }
        if let reason = automatic.withholdsAnswer { return reason }
        if let server = settings.mailbox.authservID, failsDMARC(reading.outside, authservID: server) { return "dmarc" }
        return nil
    }

    /// Whether a handler may want to send an answer that is withheld for this reason.
    static func waitsForPerson(_ reason: String?) -> Bool {
        ["capAddress", "capDomain", "capHour", "dmarc", "addressNotASCII"].contains(reason)
    }

    /// Addresses that no person reads (RFC 2142, RFC 3834 section 2).
    static func isRobot(_ address: EmailAddress) -> Bool {
        let local = address.localPart.lowercased().filter { $0 != "\"" }
        let base = local.split(separator: "+", omittingEmptySubsequences: false).first.map(String.init) ?? local
        let squeezed = base.filter { $0 != "-" && $0 != "_" && $0 != "." }
        let names: Set<String> = ["mailerdaemon", "postmaster", "noreply", "donotreply", "bounce", "bounces"]
        return names.contains(squeezed) || base.hasSuffix("-bounces") || base.hasSuffix("-bounce")
            || base.hasPrefix("owner-") || base.hasSuffix("-request")
    }

    /// Only the fields that the operator's own server wrote count (RFC 8601, section 5).
    static func failsDMARC(_ outside: MessageOutside, authservID: String) -> Bool {
        outside.authenticationResults.map(AuthenticationResults.init).contains { results in
            results.server == authservID.lowercased()
                && results.statements.contains { $0.method == "dmarc" && $0.result == "fail" }
        }
    }

    /// The cap that one more automatic mail to this address would break.
    func cap(_ address: EmailAddress, _ now: Date) throws -> String? {
        let day = now.addingTimeInterval(-86_400)
        let answers = settings.answers
        if try store.answerCount(to: .address(address), since: day) >= answers.perAddressPerDay { return "capAddress" }
        if try store.answerCount(to: .domain(address.domain), since: day) >= answers.perDomainPerDay {
            return "capDomain"
        }
        if try store.answerCount(to: .all, since: now.addingTimeInterval(-3_600)) >= answers.perHour {
            return "capHour"
        }
        return nil
    }
}
