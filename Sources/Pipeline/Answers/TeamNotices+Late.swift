import Clocks
import Correspondence
import Disclosure
import Foundation
import Settings
import Tickets

extension TeamNotices {
    /// A case and what is late in it that nobody has been told of.
    struct LateCase {
        var ticket: StoredTicket
        /// The owner's product that a report on it names, where none is recorded.
        var product: String?
        /// The longest due first; never empty.
        var clocks: [UntoldClock]
    }

    /// The most lines of one notice; `postern due` has all.
    private static let mostLines = 200

    /// One mail to each handler whom any of these cases concerns, about all of them.
    ///
    /// - Parameter cases: the longest late first.
    func queue(late cases: [LateCase], at now: Date, in ledger: LedgerTransaction) throws {
        let recipients = cases.map { late in
            concerned(owner: late.ticket.owner, product: late.ticket.product ?? late.product).map(\.member.address)
        }
        for handler in everybody {
            let theirs = zip(cases, recipients).filter { $1.contains(handler.member.address) }.map(\.0)
            guard let longest = theirs.first else { continue }
            var facts = NoticeFacts(
                context: try letters.context(settings.answers.language), number: longest.ticket.number,
                occasion: .late, handler: "")
            facts.late = Self.lines(theirs, NoticeWords(settings.answers.language))
            facts.commands = ["postern due", "postern ticket show \(longest.ticket.number)"]
            try queue(
                facts, to: handler, ticket: longest.ticket.id, cause: "late.\(Int(now.timeIntervalSince1970))", at: now,
                in: ledger)
        }
    }

    private static func lines(_ cases: [LateCase], _ words: NoticeWords) -> [String] {
        let all = cases.flatMap { late in late.clocks.map { (ticket: late.ticket, clock: $0.clock) } }
            .sorted { $0.clock.dueAt < $1.clock.dueAt }
        let lines = all.prefix(mostLines).map { ticket, clock in
            words.late(clock.kind, of: ticket.number, at: ScreenStyle.minute(clock.dueAt))
        }
        return lines + (all.count > mostLines ? [words.more(all.count - mostLines)] : [])
    }
}
