import Clocks
import Disclosure
import Foundation
import Tickets

/// What became late, told once a day: a line for cron, and a notice to each handler whom it concerns.
extension PollRun {
    private static let mark = "late"

    /// Whether a look is due.
    func looksForLate(_ board: NoticeBoard) throws -> Bool { try board.isDue(Self.mark) }

    /// Opens no key unless something became late that nobody has been told of.
    func tellLate(now: Date, _ board: NoticeBoard) throws {
        guard try looksForLate(board) else { return }
        // The second in which a clock is due is still in time.
        let untold = try home.store.untoldClocks(dueBefore: now)
        guard !untold.isEmpty else { return try board.mark(Self.mark) }
        let letters = try LetterWriter(home)
        let team = try TeamNotices(home, letters: letters)
        let cases = try lateCases(untold, readsProducts: team != nil)
        try letters.prepare()
        try home.store.write { ledger in
            try team?.queue(late: cases, at: now, in: ledger)
            for late in untold {
                try ledger.event(
                    ticket: late.ticket, message: nil, at: now, actor: "postern", kind: "late", from: nil,
                    to: late.clock.kind.rawValue, note: nil)
            }
        }
        try board.mark(Self.mark)
        board.always(
            "\(cases.count) ticket\(cases.count == 1 ? "" : "s") became late: \(Self.named(cases)); see `postern due`")
    }

    /// By ticket, in the order in which they became late.
    private func lateCases(_ clocks: [UntoldClock], readsProducts: Bool) throws -> [TeamNotices.LateCase] {
        let byTicket = Dictionary(grouping: clocks, by: \.ticket)
        var seen: Set<TicketID> = []
        return try clocks.map(\.ticket).filter { seen.insert($0).inserted }.map { id in
            guard let ticket = try home.store.ticket(id: id) else {
                throw PosternError.defect("a clock names a ticket that is not there; run `postern audit`")
            }
            let isOpen = readsProducts && ticket.owner == nil && ticket.product == nil
            return TeamNotices.LateCase(
                ticket: ticket, product: isOpen ? try home.store.productRead(on: id)?.name : nil,
                clocks: byTicket[id] ?? [])
        }
    }

    private static func named(_ cases: [TeamNotices.LateCase]) -> String {
        cases.prefix(3).map(\.ticket.number.description).joined(separator: ", ") + (cases.count > 3 ? ", …" : "")
    }
}

extension TicketStore {
    /// The owner's product that the first of a ticket's reports is about that names one.
    func productRead(on ticket: TicketID) throws(StoreError) -> AffectedProduct? {
        for report in try reports(of: ticket) {
            if let product = try message(report.message)?.record.configuration.product { return product }
        }
        return nil
    }
}
