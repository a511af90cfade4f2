import Disclosure
import Foundation
import Mail
import OpenPGP
import PGPMIME
import Settings
import Tickets

/// What a reporter asks for at the top of a follow-up: how often they hear, how they are named.
///
/// Honoured only with a good signature over the whole by a key bound to the sender's address, made for this case and not
/// long ago; `stop` in clear also from the same address alone, since all that a forger gains by it is silence.
struct Wishes {
    var commands: [SteeringCommand]
    /// The time of the signature, else of the arrival: what was honoured after it stays.
    var at: Date
    var isSigned: Bool
    /// The sender's reports on the ticket that are not steered by something later.
    var reports: [StoredReport]
    /// Tells the reporter what was taken down; nil where nothing proves who asked, or a cap holds it back.
    var confirmation: OutgoingDraft?

    /// - Returns: nil where there is nothing to honour.
    init?(_ arrival: Intake.Arrival, in store: TicketStore, letters: LetterWriter) throws {
        let reading = arrival.reading
        guard arrival.classification.outcome == .followUp, arrival.classification.reason == nil,
            let account = reading.opened, case .ok(let sender) = reading.from,
            let id = arrival.classification.ticket, let ticket = try store.ticket(id: id),
            arrival.classification.flags.isDisjoint(with: Self.untrusted)
        else { return nil }
        isSigned = Self.isVouchedFor(reading)
        let asked = SteeringCommand.commands(atTopOf: account.reportText)
        // Inside an encryption that nobody vouches for, even a `stop` would tell that it opened.
        let mayStop = reading.channel == .clear && !letters.failsDMARC(reading)
        commands = isSigned ? asked : mayStop ? asked.filter { $0 == .stop } : []
        let received = arrival.source.receivedAt
        // Of the signature that vouches: a message may bear others around it.
        let signedAt = account.reportSignature.statuses.first?.created
        guard !commands.isEmpty, let at = isSigned ? signedAt : received else { return nil }
        self.at = at
        let theirs = try store.reports(of: ticket.id).filter { $0.reporter.mailbox.address == sender.address }
        reports = theirs.filter { Self.isTimely(at, for: $0, received: received) }
        guard let report = reports.last, theirs.compactMap(\.steeredAt).allSatisfy({ $0 < at }) else { return nil }
        if isSigned, try letters.policy.cap(sender.address, arrival.now) == nil {
            let next = pace.flatMap { letters.nextUpdate(on: ticket, for: report, pace: $0, after: arrival.now) }
            confirmation = try letters.confirmation(
                of: commands, to: arrival, report: report, nextUpdateBy: pace == nil ? report.nextUpdateAt : next,
                isClosed: ticket.state == .closed)
        }
    }

    /// The last of the paces asked for.
    private var pace: UpdatePace? { commands.compactMap(\.pace).last }

    /// Whoever sends on what the reporter once signed, for another case or another vendor, steers nothing.
    private static let untrusted: Set<String> = [
        "otherSender", MessageFlag.replayed.rawValue, MessageFlag.dateMismatch.rawValue,
        MessageFlag.doubledHeader.rawValue, MessageFlag.notAddressedToUs.rawValue,
    ]

    /// Whether it was signed for this report, and shortly before it came: a captured wish must not be good for ever.
    private static func isTimely(_ at: Date, for report: StoredReport, received: Date) -> Bool {
        let (hour, day) = (3600.0, 86_400.0)
        return at > report.receivedAt - day && at > received - 7 * day && at < received + hour
    }

    /// Whether the reporter on record wrote all of it, as far as anything can prove that.
    static func isOfReporter(_ arrival: Intake.Arrival) -> Bool {
        arrival.classification.flags.isDisjoint(with: untrusted) && isVouchedFor(arrival.reading)
    }

    private static func isVouchedFor(_ reading: Reading) -> Bool {
        switch reading.channel {
        case .encryptedSigned: true
        case .clear: reading.signature.state == .good && reading.signature.covers == .whole
        case .encryptedUnverified: false
        }
    }

    /// Takes everything down, in the transaction that records the message.
    func record(_ arrival: Intake.Arrival, ticket: StoredTicket, letters: LetterWriter, in ledger: LedgerTransaction)
        throws
    {
        for report in reports {
            if let pace {
                let next = letters.nextUpdate(on: ticket, for: report, pace: pace, after: arrival.now)
                try ledger.setPace(report.id, pace, nextUpdateAt: next, steeredAt: at)
            }
            if let credit = commands.compactMap(\.wishedCredit).last {
                try ledger.setCredit(report.id, credit, steeredAt: at)
            }
        }
        for command in commands {
            try ledger.event(
                ticket: ticket.id, message: arrival.hash, at: arrival.now, actor: "postern", kind: "steered", from: nil,
                to: command.pace?.rawValue ?? "credit", note: command.description)
        }
        if let confirmation, let report = reports.last {
            _ = try ledger.queue(
                confirmation, ticket: ticket.id, report: report.id, dedupKey: "confirm:\(arrival.hash.hex)",
                reason: nil, at: arrival.now)
        }
    }
}

extension SteeringCommand {
    fileprivate var wishedCredit: Credit? {
        switch self {
        case .credit(let name): .named(name)
        case .anonymous: .anonymous
        case .pause, .monthly, .resume, .stop: nil
        }
    }
}
