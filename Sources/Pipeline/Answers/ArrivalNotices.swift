import Clocks
import Correspondence
import Disclosure
import Foundation
import PGPMIME
import Settings
import Tickets

/// What one message is worth telling the team, each part of it to those whom it concerns.
struct ArrivalNotices {
    let arrival: Intake.Arrival
    let team: TeamNotices
    /// The case as it was before; nil if the message makes a new one.
    let before: StoredTicket?
    /// The owner's product that the message is about, or else the first report.
    let product: AffectedProduct?

    /// Looks up what stands in the ledger, so it comes before the transaction.
    ///
    /// - Returns: nil if nobody is to hear of it. A handler's own mail is no news to the team.
    init?(_ arrival: Intake.Arrival, _ home: Home, letters: LetterWriter) throws {
        let classification = arrival.classification
        guard [.filed, .followUp, .unreadable].contains(classification.outcome),
            !classification.flags.contains("fromTeam"), let team = try TeamNotices(home, letters: letters)
        else { return nil }
        self.arrival = arrival
        self.team = team
        before = try classification.ticket.flatMap { try home.store.ticket(id: $0) }
        let read = arrival.reading.configuration.product
        product = try read ?? before.flatMap { try home.store.productRead(on: $0.id) }
    }

    /// Queues what is to be told, once the message and what follows from it are on record.
    ///
    /// A handler without a certificate would get the same words for each occasion, and gets them once.
    func queue(on id: TicketID, in ledger: LedgerTransaction) throws {
        guard let ticket = try ledger.ticket(id: id) else { return }
        let concerned = team.concerned(owner: ticket.owner, product: ticket.product ?? product?.name)
        let clocks = try ledger.clocks(of: id)
        for (index, occasion) in occasions.enumerated() {
            let facts = try facts(of: occasion, ticket, clocks)
            for handler in occasion.isUrgent ? team.everybody : concerned
            where index == 0 || handler.certificate != nil {
                try team.queue(
                    facts, to: handler, ticket: id, cause: arrival.hash.hex, at: arrival.now, in: ledger)
            }
        }
    }

    /// What came, or why it is urgent; and then that a certificate is held, which is decided on by itself.
    private var occasions: [NoticeOccasion] {
        let isKeyHeld = arrival.classification.flags.contains(MessageFlag.keyChange.rawValue)
        return isKeyHeld ? [gravest, .keyChange] : [gravest]
    }

    private var gravest: NoticeOccasion {
        if claimsExploitation { return .urgentExploited }
        if isDisclosureNear { return .urgentDisclosure }
        let classification = arrival.classification
        if classification.outcome == .unreadable || classification.reason != nil { return .unreadable }
        return classification.outcome == .followUp ? .followUp : .newReport
    }

    private var configuration: SystemConfiguration { arrival.reading.configuration }

    /// Only what is new is urgent.
    private var claimsExploitation: Bool { configuration.claims?.exploited != nil && before?.exploitedAt == nil }

    /// In the next days, or in the last ones: then the mail came late.
    private var isDisclosureNear: Bool {
        guard let date = disclosureDate, date.description != before?.disclosureOn else { return false }
        let today = ClockRules(team.settings).calendar.day(of: arrival.now)
        return abs(date.number - today.number) < team.settings.notices.urgentDays
    }

    var disclosureDate: CalendarDay? { configuration.disclosure?.date.flatMap { CalendarDay($0) } }
}
