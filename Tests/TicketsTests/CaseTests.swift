import Clocks
import Disclosure
import Foundation
import Testing
import Tickets

@Suite("Owners, links, merges and clocks in the store") struct CaseTests {
    let store: TicketStore

    init() throws { store = try emptyStore() }

    @Test func whatPressesAndWhoAnswers() throws {
        let filed = try store.write { try $0.file("one", title: "Hole") }
        var change = TicketChange()
        change.owner = .set("mori")
        change.exploitedAt = .set(time(5))
        change.disclosureOn = .set("2027-02-01")
        try store.write { try $0.updateTicket(filed.ticket, at: time(6), change) }
        var ticket = try #require(try store.ticket(filed.number))
        #expect(ticket.owner == "mori" && ticket.exploitedAt == time(5) && ticket.disclosureOn == "2027-02-01")
        try store.write { try $0.updateTicket(filed.ticket, at: time(7), TicketChange(severity: .low)) }
        ticket = try #require(try store.ticket(filed.number))
        #expect(ticket.owner == "mori" && ticket.exploitedAt == time(5), "what is not named stays")
        var filter = TicketFilter()
        filter.owner = "mori"
        #expect(try store.heads(matching: filter).map(\.title) == ["Hole"])
        change = TicketChange()
        (change.owner, change.exploitedAt, change.disclosureOn) = (.clear, .clear, .clear)
        try store.write { try $0.updateTicket(filed.ticket, at: time(8), change) }
        ticket = try #require(try store.ticket(filed.number))
        #expect(ticket.owner == nil && ticket.exploitedAt == nil && ticket.disclosureOn == nil)
        #expect(try store.heads(matching: filter).isEmpty)
    }

    @Test func detailsOfEarlierVersionsDecode() throws {
        let old = Data(#"{"title":"T","affectedVersions":["1"],"releases":[]}"#.utf8)
        let details = try JSONDecoder().decode(TicketDetails.self, from: old)
        #expect(details.title == "T" && details.links.isEmpty && details.vector == nil)
    }

    @Test func aMergeGivesEverythingToTheSurvivorAndASplitGivesItBack() throws {
        let (one, two) = try store.write {
            (try $0.file("one"), try $0.file("two", from: "other@example.org", nextUpdateAt: time(900)))
        }
        _ = try store.write { transaction in
            try transaction.queue(
                draft(to: "other@example.org", id: "a@vendor.example"), ticket: two.ticket, report: two.report,
                dedupKey: "ack:2", reason: nil, at: time())
        }
        #expect(throws: StoreError.self, "it has to be closed before") {
            try store.write { try $0.merge(two.ticket, into: one.ticket) }
        }
        try store.write { transaction in
            try transaction.updateTicket(two.ticket, at: time(9), TicketChange(state: .closed, resolution: .duplicate))
            try transaction.merge(two.ticket, into: one.ticket)
        }
        #expect(try store.reports(of: one.ticket).map(\.number) == [one.number, two.number])
        #expect(try store.messages(of: one.ticket).map(\.hash) == [one.message, two.message])
        #expect(try store.messages(of: two.ticket).isEmpty)
        #expect(try store.outgoing(states: nil, ticket: one.ticket).map(\.report) == [two.report])
        #expect(try store.currentTicket(two.number)?.number == one.number)
        #expect(try store.tickets(mergedInto: one.ticket).map(\.number) == [two.number])
        #expect(try store.hasReporter(address("other@example.org"), on: one.ticket))
        #expect(try store.integrityProblems().isEmpty)
        #expect(throws: StoreError.self, "a merged ticket stays closed") {
            try store.write { try $0.updateTicket(two.ticket, at: time(9), TicketChange(state: .new)) }
        }
        try store.write { transaction in
            try transaction.unmerge(two.ticket)
            try transaction.updateTicket(two.ticket, at: time(10), TicketChange(state: .new))
        }
        #expect(try store.reports(of: two.ticket).map(\.number) == [two.number])
        #expect(try store.messages(of: two.ticket).map(\.hash) == [two.message])
        #expect(try store.outgoing(states: nil, ticket: two.ticket).count == 1)
        #expect(try store.currentTicket(two.number)?.mergedInto == nil)
        #expect(try store.integrityProblems().isEmpty)
    }

    /// A chain would lead reporters astray.
    @Test func whatWasMergedBeforeGoesAlong() throws {
        let filed = try ["a", "b", "c"].map { name in try store.write { try $0.file(name, from: "\(name)@x.example") } }
        try store.write { transaction in
            for (old, new) in [(0, 1), (1, 2)] {
                let change = TicketChange(state: .closed, resolution: .duplicate)
                try transaction.updateTicket(filed[old].ticket, at: time(1), change)
                try transaction.merge(filed[old].ticket, into: filed[new].ticket)
            }
        }
        #expect(try store.currentTicket(filed[0].number)?.number == filed[2].number)
        #expect(try store.reports(of: filed[2].ticket).map(\.number) == [0, 1, 2].map { filed[$0].number })
        #expect(try store.integrityProblems().isEmpty)
    }

    @Test func clocksThatRunAreFoundByTime() throws {
        let filed = try store.write { try $0.file("one") }
        func clock(_ kind: ClockKind, _ due: Int, doneAt: Int? = nil, pausedAt: Int? = nil) -> Clock {
            Clock(
                kind: kind, startedAt: time(), dueAt: time(due), doneAt: doneAt.map { time($0) },
                pausedAt: pausedAt.map { time($0) })
        }
        let clocks = [
            clock(.acknowledgement, 10, doneAt: 5), clock(.triage, 20), clock(.assessment, 15, pausedAt: 12),
            clock(.disclosure, 30),
        ]
        try store.write { try $0.setClocks([clock(.advisory, 1)], of: filed.ticket) }
        try store.write { try $0.setClocks(clocks, of: filed.ticket) }
        #expect(try store.clocks(of: filed.ticket) == clocks)
        #expect(try store.clocksDue(by: time(25)).map(\.clock.kind) == [.triage])
        #expect(try store.clocksDue(by: time(99)).map(\.clock.kind) == [.triage, .disclosure])
        #expect(try store.clocksDue(by: time(99), owner: "mori").isEmpty)
    }

    @Test(arguments: [
        (UpdatePace.usual, [1, 9]), (.monthly, [9]), (.paused, [9]), (.stopped, []),
    ])
    func paceDecidesWhenAReporterIsDue(_ pace: UpdatePace, _ due: [Int]) throws {
        let filed = try store.write { try $0.file("one", nextUpdateAt: time(900)) }
        let next = pace == .usual || pace == .monthly ? time(900) : nil
        try store.write { try $0.setPace(filed.report, pace, nextUpdateAt: next, steeredAt: time()) }
        func isDue(_ at: Int) throws -> Bool { try !store.reportsDueForUpdate(now: time(at)).isEmpty }
        try store.write { try $0.updateTicket(filed.ticket, at: time(1), TicketChange(state: .triaged)) }
        #expect(try isDue(1) == due.contains(1))
        let closing = TicketChange(state: .closed, resolution: .fixed)
        try store.write { try $0.updateTicket(filed.ticket, at: time(9), closing) }
        #expect(try isDue(9) == due.contains(9))
        #expect(try store.reports(of: filed.ticket).map(\.pace) == [pace])
    }
}
