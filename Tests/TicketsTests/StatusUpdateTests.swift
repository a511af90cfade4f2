import Disclosure
import Foundation
import Testing
import Tickets

@Suite("Reports due for a status update") struct StatusUpdateTests {
    let store: TicketStore
    let filed: Filed

    init() throws {
        let store = try emptyStore()
        self.store = store
        filed = try store.write { try $0.file("one", nextUpdateAt: time(1_000)) }
    }

    private func due(_ second: Int) throws -> [ReportID] {
        try store.reportsDueForUpdate(now: time(second)).map(\.id)
    }

    private func change(_ second: Int, _ state: TicketState, _ resolution: Resolution? = nil) throws {
        try store.write {
            try $0.updateTicket(filed.ticket, at: time(second), TicketChange(state: state, resolution: resolution))
        }
    }

    private func tell(_ second: Int, _ state: TicketState, next: Int?) throws {
        try store.write {
            try $0.updateReport(
                filed.report, lastUpdateAt: time(second), nextUpdateAt: next.map { time($0) }, toldState: state)
        }
    }

    @Test func itsTimeComes() throws {
        #expect(try due(999) == [])
        #expect(try due(1_000) == [filed.report])
        try tell(1_000, .new, next: 2_000)
        #expect(try due(1_999) == [])
        #expect(try due(2_000) == [filed.report])
    }

    @Test func aNewStateIsToldOnceWithoutWaiting() throws {
        try change(10, .triaged)
        #expect(try due(10) == [filed.report])
        try tell(10, .triaged, next: 1_000)
        #expect(try due(11) == [])
        try change(10, .confirmed)
        #expect(try due(11) == [filed.report], "changed in the second of the last update")
        try tell(11, .confirmed, next: nil)
        #expect(try due(1_000_000) == [])
    }

    @Test func aStateThatIsTakenBackBeforeItWasToldIsNone() throws {
        try change(10, .triaged)
        try change(11, .new)
        #expect(try due(12) == [])
    }

    @Test func anotherSeverityAloneWaits() throws {
        try store.write { try $0.updateTicket(filed.ticket, at: time(10), TicketChange(severity: .critical)) }
        #expect(try due(11) == [])
    }

    @Test func closingIsToldOnceAndThenThereIsSilence() throws {
        try change(10, .closed, .fixed)
        #expect(try due(10) == [filed.report])
        // An update that was drafted before the closing does not count as telling it.
        try tell(10, .released, next: 500)
        #expect(try due(10) == [filed.report])
        try tell(11, .closed, next: 5_000)
        #expect(try due(100_000) == [])
        try change(20, .triaged)
        #expect(try due(20) == [filed.report], "reopened")
    }

    @Test func aReportThatJoinsLaterDoesNotHearWhatWasBefore() throws {
        try change(10, .triaged)
        let second = try store.write { transaction in
            let reporter = try transaction.reporter(mailbox("other@example.org"), at: time(20))
            let report = try transaction.addReport(
                ticket: filed.ticket, reporter: reporter, message: hash("two"), receivedAt: time(20),
                channel: .encryptedSigned, language: .japanese, nextUpdateAt: time(900))
            _ = try transaction.addMessage(
                newMessage("two", outcome: .followUp, ticket: filed.ticket, report: report, at: time(20)))
            return report
        }
        #expect(try due(21) == [filed.report])
        try tell(21, .triaged, next: 1_000)
        #expect(try due(21) == [])
        #expect(try due(1_000) == [second, filed.report], "the longest due first")
        #expect(try store.reports(of: filed.ticket).map(\.language) == [.english, .japanese])
        try store.write { try $0.setChannel(second, channel: .clear, language: .english) }
        #expect(try store.reports(of: filed.ticket).map(\.channel) == [.clear, .clear])
        #expect(try store.integrityProblems().isEmpty)
    }

    /// A file may have waited in the inbox: its time is before the ticket's.
    @Test func aTicketThatHasJustBeenFiledIsNotDue() throws {
        let late = try store.write { transaction in
            let opened = try transaction.newTicket(
                prefix: "PSN", at: time(50), details: TicketDetails(), needsPerson: nil)
            let reporter = try transaction.reporter(mailbox("other@example.org"), at: time(50))
            let report = try transaction.addReport(
                ticket: opened.id, reporter: reporter, message: hash("two"), receivedAt: time(40), channel: .clear,
                language: .english, nextUpdateAt: time(2_000))
            _ = try transaction.addMessage(newMessage("two", ticket: opened.id, report: report, at: time(40)))
            return report
        }
        #expect(try due(999) == [])
        #expect(try due(2_000) == [filed.report, late])
    }
}
