import Disclosure
import Foundation
import TestSupport
import Testing
import Tickets

@testable import Pipeline

/// Two hundred reports and what becomes of them in a year, as `YearPlan` has it: every mail and every clock against a
/// reckoning of its own.
@Suite("A year", .serialized) struct YearTests {
    @Test func scripted() throws {
        let world = try YearWorld()
        let days = world.plan.first..<world.plan.first + YearPlan.length
        for day in days {
            try world.morning(of: day)
            try world.handlersWork(on: day)
            try world.noon(of: day)
        }
        #expect(world.tickets.count == YearPlan.reports)
        #expect(world.comparedClocks > 100_000)
        try Self.checkVariety(of: world)
        try Self.checkPace(world)
        try YearLetters(world.sent, cast: world.cast).check()
        try Self.checkLedger(of: world)
    }

    /// What the year has to have in it; a plan without it would show nothing.
    private static func checkVariety(of world: YearWorld) throws {
        let tickets = world.tickets.values
        #expect(world.merged > 10 && world.split > 0, "\(world.merged), \(world.split)")
        #expect(tickets.contains { $0.exploitedAt != nil } && tickets.contains { $0.publication != nil })
        #expect(world.bound[YearPerson.zoe.address] == "zoe2")
        #expect(Set(world.sent.filter { $0.to == YearPerson.zoe.address }.compactMap(\.key)) == ["zoe", "zoe2"])
        #expect(world.reports.values.contains { $0.pace == .stopped })
        #expect(world.reports.values.contains { $0.pace == .paused && $0.told == .closed })
        // The first report of the new year has the number 1 again.
        #expect(Set(tickets.map { String($0.number.prefix(8)) }).count == 2)
        let number = try #require(TicketNumber("PSN-2025-0001"))
        let first = try #require(try world.desk.store.ticket(number))
        let actors = try world.desk.store.events(of: first.id)
        #expect(actors.contains { $0.actor == "ada" } && actors.contains { $0.kind == "assigned" && $0.to == "Ada" })
    }

    /// Not more often than the policy says, and not later than it promises, by the mails alone.
    private static func checkPace(_ world: YearWorld) throws {
        let day = 86_400
        for report in world.reports.values {
            let mails = world.sent.filter { $0.number == report.number }
            let updates = mails.filter { $0.kind == .update }
            #expect(mails.count { $0.asksForCredit } < 2, "\(report.number) was asked twice")
            for (earlier, later) in zip(updates, updates.dropFirst()) {
                let isNew = earlier.state != later.state
                #expect(isNew || later.now - earlier.now >= 7 * day, "\(report.number)")
            }
            // Who never steered us hears within the longest period, until the case is closed.
            guard report.steeredAt == nil, report.acknowledgedAt != nil else { continue }
            for (earlier, later) in zip(mails, mails.dropFirst()) where earlier.state != .closed {
                #expect(later.now - earlier.now <= 31 * day, "\(report.number)")
            }
        }
        // Read by the next morning's run at the latest.
        for report in world.reports.values where report.pace == .stopped {
            let mails = world.sent.filter { $0.number == report.number }
            guard let wished = report.steeredAt else { continue }
            #expect(
                !mails.contains { $0.kind == .update && $0.now > wished + day }, "\(report.number) hears after stop")
        }
        for report in world.reports.values where report.pace == .paused {
            guard let wished = report.steeredAt else { continue }
            let mails = world.sent.filter { $0.number == report.number && $0.kind == .update && $0.now > wished + day }
            #expect(mails.allSatisfy { $0.state == .closed }, "\(report.number) hears before the end")
        }
    }

    /// The ledger is sound, and has of each kind as many mails as were found.
    private static func checkLedger(of world: YearWorld) throws {
        let mails = try world.desk.store.outgoing(states: nil, ticket: nil)
        for kind in OutgoingKind.allCases {
            let submitted = mails.count { $0.draft.kind == kind && $0.state == .submitted }
            #expect(submitted == world.sent.count { $0.kind == kind }, "\(kind)")
        }
        let robots = world.plan.cases.count { $0.isRobot }
        #expect(robots > 0 && mails.count { $0.state == .withheld } == robots)
        #expect(mails.count == world.sent.count + robots)
        #expect(try Audit(world.home.open()).run().findings.isEmpty)
    }
}
