import Disclosure
import Foundation
import Testing
import Tickets

@Suite("Tickets") struct TicketTests {
    let store: TicketStore

    init() throws { store = try emptyStore() }

    @Test func numbersCountAnewEachYearOfUTC() throws {
        let newYear = Date(timeIntervalSince1970: 1_798_761_600)
        let numbers = try store.write { transaction in
            try [time(), time(5), newYear - 1, newYear, newYear + 1].map { at in
                try transaction.newTicket(prefix: "PSN", at: at, details: TicketDetails(), needsPerson: nil)
                    .number.description
            }
        }
        #expect(numbers == ["PSN-2026-0001", "PSN-2026-0002", "PSN-2026-0003", "PSN-2027-0001", "PSN-2027-0002"])
        let other = try store.write { transaction in
            try transaction.newTicket(prefix: "VRT", at: time(9), details: TicketDetails(), needsPerson: nil).number
        }
        #expect(other.description == "VRT-2026-0004", "another prefix goes on with the year's count")
        #expect(try store.ticket(other)?.number == other)
        #expect(try store.ticket(TicketNumber(prefix: "PSN", year: 2026, sequence: 4)) == nil)
    }

    @Test func aFiledReportComesBackWhole() throws {
        let filed = try store.write { try $0.file("one", nextUpdateAt: time(100), title: "Overflow") }
        let ticket = try #require(try store.ticket(filed.number))
        #expect(ticket.id == filed.ticket && ticket.state == .new && ticket.severity == nil)
        #expect(ticket.reportCount == 1 && ticket.details.title == "Overflow")
        #expect(ticket.openedAt == time() && ticket.closedAt == nil)
        let report = try #require(try store.reports(of: filed.ticket).first)
        #expect(report.reporter.mailbox == (try mailbox("finder@example.org", name: "A. Finder")))
        #expect(report.message == filed.message && report.channel == .clear && report.lastToldState == .new)
        #expect(report.nextUpdateAt == time(100) && report.lastUpdateAt == nil)
        #expect(try store.messages(of: filed.ticket).map(\.report) == [filed.report])
        #expect(try store.hasReporter(address("finder@example.org"), on: filed.ticket))
        #expect(try store.hasReporter(address("Finder@example.org"), on: filed.ticket) == false, "bytewise")
        #expect(try store.hasReporter(address("other@example.org"), on: filed.ticket) == false)
    }

    @Test func closingTakesAResolutionAndReopeningGivesItBack() throws {
        let filed = try store.write { try $0.file("one") }
        #expect {
            try store.write { try $0.updateTicket(filed.ticket, at: time(1), TicketChange(state: .closed)) }
        } throws: { error in "\(error)".hasPrefix("PSN-2026-0001 can only be closed with a resolution: one of fixed,") }
        #expect {
            try store.write { try $0.updateTicket(filed.ticket, at: time(1), TicketChange(resolution: .fixed)) }
        } throws: { error in "\(error)".contains("PSN-2026-0001 is new, and only a closed ticket has a resolution") }

        try store.write {
            try $0.updateTicket(
                filed.ticket, at: time(2),
                TicketChange(state: .closed, severity: .low, resolution: .duplicate, needsPerson: .set("merged")))
        }
        var ticket = try #require(try store.ticket(id: filed.ticket))
        #expect(ticket.resolution == .duplicate && ticket.closedAt == time(2) && ticket.stateChangedAt == time(2))
        #expect(ticket.severity == .low && ticket.needsPerson == "merged")

        try store.write { try $0.updateTicket(filed.ticket, at: time(3), TicketChange(resolution: .fixed)) }
        ticket = try #require(try store.ticket(id: filed.ticket))
        #expect(ticket.resolution == .fixed && ticket.closedAt == time(2) && ticket.stateChangedAt == time(2))
        #expect(ticket.updatedAt == time(3))

        try store.write {
            try $0.updateTicket(filed.ticket, at: time(4), TicketChange(state: .triaged, needsPerson: .clear))
        }
        ticket = try #require(try store.ticket(id: filed.ticket))
        #expect(ticket.resolution == nil && ticket.closedAt == nil && ticket.needsPerson == nil)
        #expect(ticket.severity == .low, "what is not named stays")
    }

    @Test func whatIsNotThereIsNamed() throws {
        let none = TicketID(value: 7)
        #expect(throws: StoreError.notFound("ticket row 7")) {
            try store.write { try $0.updateTicket(none, at: time(), TicketChange()) }
        }
        #expect(throws: StoreError.notFound("report 7")) {
            try store.write {
                try $0.updateReport(ReportID(value: 7), lastUpdateAt: nil, nextUpdateAt: nil, toldState: .new)
            }
        }
        #expect(try store.ticket(id: none) == nil)
    }

    @Test(
        arguments: [
            ([TicketState.new], nil, nil, nil, nil, nil, nil, ["one", "two"]),
            ([.closed, .triaged], nil, nil, nil, nil, nil, nil, ["three"]),
            ([], nil, nil, nil, nil, nil, nil, []),
            (nil, [Severity.critical], nil, nil, nil, nil, nil, ["two"]),
            (nil, nil, "viewer", nil, nil, nil, nil, ["two", "three"]),
            (nil, nil, nil, "other@example.org", nil, nil, nil, ["two"]),
            (nil, nil, nil, "nobody@example.org", nil, nil, nil, []),
            (nil, nil, nil, nil, 10, nil, nil, ["one"]),
            (nil, nil, nil, nil, nil, 10, nil, ["two", "three"]),
            (nil, nil, nil, nil, nil, nil, true, ["two"]),
            (nil, nil, nil, nil, nil, nil, false, ["one", "three"]),
            ([.new], [.critical, .low], "viewer", "other@example.org", 20, 10, true, ["two"]),
            (nil, nil, nil, nil, nil, nil, nil, ["one", "two", "three"]),
        ] as [FilterCase])
    func filters(_ example: FilterCase) throws {
        try store.write { transaction in
            _ = try transaction.file("one", title: "one")
            let two = try transaction.file("two", from: "other@example.org", at: time(10), title: "two")
            let three = try transaction.file("three", at: time(20), title: "three")
            try transaction.updateTicket(
                two.ticket, at: time(30),
                TicketChange(severity: .critical, product: "viewer", needsPerson: .set("capped")))
            try transaction.updateTicket(
                three.ticket, at: time(30), TicketChange(state: .triaged, severity: .low, product: "viewer"))
        }
        var filter = TicketFilter()
        filter.states = example.0.map(Set.init)
        filter.severities = example.1.map(Set.init)
        filter.product = example.2
        filter.reporter = try example.3.map { try address($0) }
        filter.openedBefore = example.4.map { time($0) }
        filter.openedAfter = example.5.map { time($0) }
        filter.needsPerson = example.6
        #expect(try store.tickets(matching: filter).map(\.details.title) == example.7)
    }

    typealias FilterCase = ([TicketState]?, [Severity]?, String?, String?, Int?, Int?, Bool?, [String])

    @Test func aReporterIsOneHoweverOftenTheyWrite() throws {
        try store.write { transaction in
            _ = try transaction.file("one", at: time(1))
            _ = try transaction.file("two", at: time(2))
            _ = try transaction.file("three", from: "other@example.org", at: time(3))
            let again = try transaction.reporter(mailbox("finder@EXAMPLE.org", name: "Somebody Else"), at: time(9))
            #expect(again.value == 1)
        }
        let reporters = try store.reporters()
        #expect(reporters.map(\.reportCount) == [2, 1])
        #expect(reporters.map(\.firstSeenAt) == [time(1), time(3)])
        #expect(reporters.first?.mailbox.displayName == "A. Finder", "the name first given stays")
    }

    @Test func eventsComeBackInOrder() throws {
        let filed = try store.write { transaction in
            let filed = try transaction.file("one")
            for (second, kind) in [(2, "state"), (1, "filed"), (2, "note")] {
                try transaction.event(
                    ticket: filed.ticket, message: kind == "filed" ? filed.message : nil, at: time(second),
                    actor: "mori", kind: kind, from: kind == "state" ? "new" : nil,
                    to: kind == "state" ? "triaged" : nil, note: kind == "note" ? "Reproduced on 12.1" : nil)
            }
            return filed
        }
        let events = try store.events(of: filed.ticket)
        #expect(events.map(\.kind) == ["filed", "state", "note"])
        #expect(events.map(\.note) == [nil, nil, "Reproduced on 12.1"])
        #expect(events[1].from == "new" && events[1].to == "triaged" && events[1].actor == "mori")
    }

    @Test func certificatesAreKeptApartByAddress() throws {
        let finder = try address("finder@example.org")
        let other = try address("other@example.org")
        let first = try store.write { transaction in
            let first = try transaction.addCertificate(
                address: finder, fingerprint: "ab12", keyIDs: [], bytes: [1, 2], state: .held, origin: "autocrypt",
                at: time())
            let again = try transaction.addCertificate(
                address: finder, fingerprint: "AB12", keyIDs: [], bytes: [3], state: .bound, origin: "key part",
                at: time(1))
            #expect(again == first, "a mail does not change the state of a certificate that is known")
            _ = try transaction.addCertificate(
                address: other, fingerprint: "AB12", keyIDs: [], bytes: [1, 2], state: .bound, origin: "operator",
                at: time(2))
            return first
        }
        let stored = try #require(try store.certificates(of: finder).first)
        #expect(stored.state == .held && stored.bytes == [1, 2] && stored.fingerprint == "AB12")
        #expect(stored.origin == "autocrypt" && stored.addedAt == time())
        #expect(try store.certificate(fingerprint: "ab12")?.address == other, "the one that is bound")
        let later = try store.write {
            try $0.addCertificate(
                address: finder, fingerprint: "CD", keyIDs: [], bytes: [4], state: .held, origin: "key part",
                at: time(3))
        }
        let all = try store.certificates()
        #expect(all.map(\.address) == [finder, finder, other] && all[1].id == later)
        try store.write { try $0.setCertificateState(first, .rejected) }
        #expect(try store.certificates(of: finder).map(\.state) == [.rejected, .held])
        #expect(try store.certificate(fingerprint: "FF") == nil)
    }

    @Test func certificatesAreFoundByTheirKeys() throws {
        let finder = try address("finder@example.org")
        let (primary, subkey, later) = ("00112233445566AA", "00112233445566BB", "00112233445566CC")
        try store.write { transaction in
            _ = try transaction.addCertificate(
                address: finder, fingerprint: "AB12", keyIDs: [primary, subkey], bytes: [1], state: .bound,
                origin: "operator", at: time())
            _ = try transaction.addCertificate(
                address: address("other@example.org"), fingerprint: "CD34", keyIDs: ["FF"], bytes: [2], state: .held,
                origin: "autocrypt", at: time())
        }
        #expect(try store.certificates(withKeys: [subkey.lowercased(), primary]).map(\.fingerprint) == ["AB12"])
        #expect(try store.certificates(withKeys: [subkey, "FF"]).map(\.bytes) == [[1], [2]])
        #expect(try store.certificates(withKeys: [later]).isEmpty && store.certificates(withKeys: []).isEmpty)
        let known = try #require(try store.certificates(of: finder).first)
        try store.write { try $0.renewCertificate(known, bytes: [3], keyIDs: [subkey, later]) }
        for key in [primary, subkey, later] {
            #expect(try store.certificates(withKeys: [key]).map(\.bytes) == [[3]], "\(key)")
        }
    }
}
