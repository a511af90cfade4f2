import Clocks
import Correspondence
import Disclosure
import Foundation
import Mail
import OpenPGP
import PGPMIME
import Settings
import Tickets

extension ArrivalNotices {
    /// The most bytes of a report's text that go along.
    static let mostText = 64 << 10
    /// The most lines of what was read out of it.
    private static let mostLines = 60

    /// What a notice on this occasion says; everything from outside is escaped.
    func facts(of occasion: NoticeOccasion, _ ticket: StoredTicket, _ clocks: [Clock]) throws -> NoticeFacts {
        let name = ticket.product ?? product?.name
        var facts = NoticeFacts(
            context: try team.letters.context(team.settings.answers.language), number: ticket.number,
            occasion: occasion, handler: "", owner: team.answers(for: name, owner: ticket.owner),
            product: name.map(productLine),
            reporter: reporter, channel: channel, commands: commands(occasion, ticket.number))
        // A key is decided on by what it is, not by the mail that brought it.
        guard occasion != .keyChange else { return facts }
        let configuration = arrival.reading.configuration.escaped
        facts.configuration = lines(configuration)
        facts.missing = arrival.reading.opened == nil ? [] : configuration.missing
        if let claims = configuration.claims { facts.claims = NoticeClaims(claims, words) }
        facts.disclosureDate = disclosureDate
        facts.due = due(clocks)
        guard team.settings.notices.text, let opened = arrival.reading.opened else { return facts }
        let subject = (opened.subject ?? arrival.reading.outside.subject).map { VisibleText.line($0, columns: 300) }
        (facts.text, facts.isTextCut) = Self.cut(opened.reportText)
        facts.text = facts.text.map { text in subject.map { "\(words.subject)\($0)\n\n\(text)" } ?? text }
        return facts
    }

    private func productLine(_ name: String) -> String {
        guard let product, product.name == name else { return Self.line([name]) }
        let support = product.support.map(words.support) ?? ""
        return Self.line([name, product.version].compactMap(\.self)) + support
    }

    /// The beginning of a text, as far as it may be shown and goes into a notice; nil if there is nothing.
    static func cut(_ text: String) -> (text: String?, isCut: Bool) {
        // Escaping makes a text longer, never shorter.
        let shown = VisibleText.block(prefix(text, bytes: mostText))
        let kept = prefix(shown, bytes: mostText)
        let isCut = text.utf8.count > mostText || kept.utf8.count < shown.utf8.count
        return (kept.allSatisfy(\.isWhitespace) ? nil : kept, isCut)
    }

    private static func prefix(_ text: String, bytes: Int) -> String {
        guard text.utf8.count > bytes else { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: bytes)
        // Not within a character's bytes (RFC 3629, section 3).
        while end > text.startIndex, text.utf8[end] & 0xC0 == 0x80 { end = text.utf8.index(before: end) }
        return String(text[..<end])
    }

    private var reporter: String? {
        guard case .ok(let mailbox) = arrival.reading.from else { return nil }
        let address = ShownAddress(mailbox.address).line
        return mailbox.displayName.map { "\(VisibleText.line($0, columns: 60)) <\(address)>" } ?? address
    }

    private var words: NoticeWords { NoticeWords(team.settings.answers.language) }

    private var channel: String {
        let reading = arrival.reading
        let state = reading.signature.state
        return words.arrival(
            ArrivalFacts(
                isEncrypted: reading.channel != .clear, isVouchedFor: reading.channel == .encryptedSigned,
                signature: state == .none ? nil : state.rawValue, key: reading.signature.fingerprint?.hex,
                flags: arrival.classification.flags.sorted(), failure: arrival.classification.reason))
    }

    private func commands(_ occasion: NoticeOccasion, _ number: TicketNumber) -> [String] {
        let show = "postern ticket show \(number)"
        switch occasion {
        case .unreadable: return [show, "postern reprocess \(number)"]
        case .urgentExploited, .urgentDisclosure: return [show, "postern due"]
        case .keyChange:
            let held = arrival.reading.certificates.filter { $0.state == .held && $0.renews == nil }
            // Forty digits name a key of any version, and leave room in the line.
            let names = held.map { $0.offered.info.fingerprint.hex.prefix(40) }
            return [show, "postern key list"] + names.map { "postern key accept \($0)" }
        case .newReport, .followUp, .late: return [show]
        }
    }

    private func due(_ clocks: [Clock]) -> [String] {
        let conflicting = conflicts(in: clocks)
        // Answers and updates go out by themselves.
        let ofHandlers = clocks.filter { $0.doneAt == nil && ![.acknowledgement, .update].contains($0.kind) }
        return ofHandlers.map { clock in
            words.due(
                clock.kind, at: ScreenStyle.minute(clock.dueAt), isAfterDisclosure: conflicting.contains(clock.kind))
        }
    }

    /// - Precondition: escaped.
    private func lines(_ configuration: SystemConfiguration) -> [String] {
        let facts = configuration.facts.map { fact in
            VisibleText.line(
                words.fact(fact, [fact.name, fact.version].compactMap(\.self).joined(separator: " ")), columns: 200)
        }
        let scored = Dictionary(
            configuration.scores.map { ($0.vector, $0) }, uniquingKeysWith: { first, _ in first })
        let identifiers = configuration.identifiers
        let vectors = identifiers.cvss.map { vector in
            vector + (scored[vector].map { " = \($0.score) \($0.rating)" } ?? "")
        }
        let unread = configuration.unread.map { words.unread($0.name, because: $0.reasons) }
        let all = facts + identifiers.cve + identifiers.cwe + identifiers.other + vectors + unread
        return all.prefix(Self.mostLines) + (all.count > Self.mostLines ? [words.more(all.count - Self.mostLines)] : [])
    }

    private static func line(_ words: [String]) -> String {
        VisibleText.line(words.joined(separator: " "), columns: 200)
    }
}

extension NoticeClaims {
    /// - Precondition: escaped.
    fileprivate init(_ claims: Claims, _ words: NoticeWords) {
        func line(_ evidence: Evidence) -> String { VisibleText.line(evidence.text ?? words.yes, columns: 200) }
        self.init(
            severity: claims.severity?.words, exploited: claims.exploited.map(line),
            published: claims.published.map(line),
            credit: claims.credit.map {
                $0.wish == .anonymous ? words.credit(.anonymous) : $0.name ?? words.credit(.named)
            })
    }
}
