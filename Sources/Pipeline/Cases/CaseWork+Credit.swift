public import Disclosure
public import Foundation
import Mail
import Tickets

extension CaseWork {
    /// Takes down how a reporter wants to be named, where they said so otherwise than by a signed mail.
    ///
    /// - Parameters:
    ///   - credit: nil for not at all.
    ///   - reporter: which of several; nil if there is one.
    /// - Returns: whose wish was taken down, and which.
    /// - Throws: `unusable` if no advisory could have the name, or the reporter is not clear.
    public func credit(
        _ credit: String?, to reporter: EmailAddress?, on number: TicketNumber, actor: String, now: Date
    ) throws(PosternError) -> CreditView {
        let wish = try credit.map(Self.wish) ?? .anonymous
        return try asPosternError {
            let ticket = try find(number)
            let reports = try reports(of: ticket, by: reporter, option: "--reporter")
            guard let address = reports.first?.reporter.mailbox.address else {
                throw PosternError.defect("a ticket without a report; run `postern audit`")
            }
            try home.store.write { ledger in
                for report in reports { try ledger.setCredit(report.id, wish, steeredAt: nil) }
                try ledger.event(
                    ticket: ticket.id, message: nil, at: now, actor: actor, kind: "credit", from: nil,
                    to: reports.first?.number.description, note: wish.name ?? "anonymous")
                try ledger.updateTicket(ticket.id, at: now, TicketChange())
            }
            return CreditView(wish, of: address, on: number)
        }
    }

    /// By the rules for a reporter's own words.
    private static func wish(_ name: String) throws(PosternError) -> Credit {
        switch SteeringCommand("credit: \(name)") {
        case .credit(let name): return .named(name)
        case .anonymous: return .anonymous
        default:
            throw .unusable(
                "\(VisibleText.line(name)) cannot stand in an advisory; give one line with letters, of at most 100 "
                    + "characters")
        }
    }

    /// The reports of the one reporter that is meant, oldest first.
    ///
    /// - Parameter option: how to say which.
    func reports(of ticket: StoredTicket, by address: EmailAddress?, option: String) throws -> [StoredReport] {
        let all = try home.store.reports(of: ticket.id)
        let addresses = all.map(\.reporter.mailbox.address).reduce(into: [EmailAddress]()) { seen, next in
            if !seen.contains(next) { seen.append(next) }
        }
        let names = addresses.map { ShownAddress($0).line }.joined(separator: ", ")
        guard let address else {
            guard addresses.count == 1 else {
                throw PosternError.unusable(
                    "\(ticket.number) has \(addresses.count) reporters: \(names); say which with \(option)")
            }
            return all
        }
        let chosen = all.filter { $0.reporter.mailbox.address == address }
        guard !chosen.isEmpty else {
            throw PosternError.unusable(
                "\(ShownAddress(address).line) is no reporter of \(ticket.number); it has \(names)")
        }
        return chosen
    }
}
