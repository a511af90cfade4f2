import Disclosure
import Foundation
import Testing
import Tickets

@Suite("Outgoing mail in lists") struct OutgoingHeadTests {
    let store: TicketStore

    init() throws { store = try emptyStore() }

    @Test func aHeadIsThatOfItsMail() throws {
        var draft = try draft(to: "finder@example.org", id: "r1@vendor.example", kind: .reply)
        draft.encryptTo = String(repeating: "A", count: 40)
        try draft.attach([DraftAttachment(fileName: "fix", bytes: Array(repeating: 7, count: 100_000))])
        let id = try #require(
            try store.write { try $0.queue(draft, ticket: nil, report: nil, dedupKey: "r1", reason: "x", at: time(5)) })
        func head() throws -> OutgoingHead { try #require(try store.outgoingHeads(states: nil, ticket: nil).first) }
        let queued = try head()
        #expect(
            queued.id == id && queued.kind == .reply && queued.to == draft.to && queued.messageID == draft.messageID)
        #expect(queued.encryptTo == draft.encryptTo && !queued.isFinished && queued.state == .queued)
        #expect(queued.reason == "x" && queued.createdAt == time(5) && queued.nextTryAt == time(5))
        #expect(try store.finishedMail(id) == nil)
        try store.write { try $0.saveFinished(id, bytes: [1, 2, 3]) }
        try store.write { try $0.markSubmitted(id, at: time(6)) }
        let sent = try head()
        #expect(sent.isFinished && sent.state == .submitted && sent.submittedAt == time(6))
        #expect(try store.finishedMail(id) == [1, 2, 3])
    }

    @Test func listsAreRestrictedAlike() throws {
        for (key, state) in [("a", OutgoingState.queued), ("b", .withheld), ("c", .queued)] {
            _ = try store.write { try $0.queueAnswer(to: "finder@example.org", key: key, state: state) }
        }
        for states in [nil, [.queued], [.withheld], [.failed], [.queued, .withheld]] as [Set<OutgoingState>?] {
            let heads = try store.outgoingHeads(states: states, ticket: nil).map(\.messageID)
            #expect(try heads == store.outgoing(states: states, ticket: nil).map(\.draft.messageID))
        }
        #expect(try store.outgoingHeads(states: [.queued], ticket: nil).count == 2)
    }

    /// What people write, and what our own team gets.
    @Test(arguments: OutgoingKind.allCases) func capsCountAutomaticMailToReporters(_ kind: OutgoingKind) throws {
        _ = try store.write { try $0.queueAnswer(to: "finder@example.org", key: "k", kind: kind) }
        let isCounted = kind != .reply && kind != .notice
        let scopes: [AnswerScope] = [.all, .domain("example.org"), .address(try address("finder@example.org"))]
        for scope in scopes {
            #expect(try store.answerCount(to: scope, since: .distantPast) == (isCounted ? 1 : 0))
        }
    }
}
