public import Disclosure
public import Foundation
import Settings
import Tickets

extension CaseWork {
    /// Puts the reports of one ticket on another: several people found the same. Each keeps their own number.
    ///
    /// The lesser is closed as a duplicate; its reporters hear of the survivor's progress under their own number.
    ///
    /// - Throws: `unusable` if either is merged already or they are one.
    public func merge(
        _ lesser: TicketNumber, into survivor: TicketNumber, actor: String, now: Date
    ) throws(PosternError) {
        guard lesser != survivor else { throw .unusable("\(lesser) cannot be merged into itself") }
        try asPosternError {
            // Opens the vault, which others must not wait for, and refuses what can be refused in full words.
            for number in [lesser, survivor] { _ = try find(number) }
            let clocks = CaseClocks(home.settings)
            let letters = try LetterWriter(home)
            try home.store.write { ledger in
                let (old, new) = (try find(lesser, in: ledger), try find(survivor, in: ledger))
                // What presses on it stays written down, for the day on which the two are split again.
                try ledger.updateTicket(
                    old.id, at: now, TicketChange(state: .closed, resolution: .duplicate, needsPerson: .clear))
                try ledger.merge(old.id, into: new.id)
                // Who was told that the case is closed would wait for the survivor's next change of state.
                for report in try ledger.reports(of: new.id)
                where report.lastToldState == .closed && new.state != .closed {
                    try ledger.updateReport(
                        report.id, lastUpdateAt: report.lastUpdateAt,
                        nextUpdateAt: letters.nextUpdate(on: new, for: report, pace: report.pace, after: now),
                        toldState: .closed)
                }
                var pressure = CasePressure(of: new)
                pressure.gain(CasePressure(of: old))
                var gained = pressure.change(from: CasePressure(of: new))
                if new.needsPerson == nil, let mark = old.needsPerson { gained.needsPerson = .set(mark) }
                try ledger.updateTicket(new.id, at: now, gained)
                for milestone in try ledger.milestones(of: old.id) where milestone.kind == "notified" {
                    try ledger.event(
                        ticket: new.id, message: nil, at: milestone.at, actor: actor, kind: "notified", from: nil,
                        to: milestone.to, note: nil)
                }
                if try ledger.milestones(of: old.id).openWait != nil {
                    try ledger.event(
                        ticket: old.id, message: nil, at: now, actor: actor, kind: "resumed", from: nil, to: nil,
                        note: nil)
                }
                if old.state != .closed {
                    try ledger.event(
                        ticket: old.id, message: nil, at: now, actor: actor, kind: "state", from: old.state.rawValue,
                        to: TicketState.closed.rawValue, note: nil)
                }
                for (ticket, other, kind) in [(old.id, survivor, "mergedInto"), (new.id, lesser, "merged")] {
                    try ledger.event(
                        ticket: ticket, message: nil, at: now, actor: actor, kind: kind, from: nil,
                        to: other.description, note: nil)
                    try clocks.refresh(ticket, in: ledger)
                }
            }
        }
    }
}
