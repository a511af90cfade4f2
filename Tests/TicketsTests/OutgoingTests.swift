import Disclosure
import Foundation
import Testing
import Tickets

@Suite("Outgoing mail") struct OutgoingTests {
    let store: TicketStore

    init() throws { store = try emptyStore() }

    private func queued(_ key: String, at: Date = time()) throws -> OutgoingID {
        try #require(try store.write { try $0.queueAnswer(to: "finder@example.org", key: key, at: at) })
    }

    private func mail(_ key: String) throws -> OutgoingMail {
        try #require(try store.outgoing(withID: messageID("\(key)@vendor.example")))
    }

    @Test func aKeyIsQueuedOnce() throws {
        _ = try queued("ack1")
        let again = try store.write { try $0.queueAnswer(to: "other@example.org", key: "ack1") }
        #expect(again == nil)
        #expect(try store.outgoing(states: nil, ticket: nil).map(\.draft.to.localPart) == ["finder"])
    }

    @Test func aMailIsTriedAgainUntilItIsGivenUp() throws {
        let id = try queued("ack1")
        #expect(try store.hasDueOutgoing(now: time()))
        #expect(try store.hasDueOutgoing(now: time(-1)) == false)
        try store.write { try $0.saveFinished(id, bytes: [1, 2, 3]) }
        try store.write { try $0.markTryFailed(id, reason: "451 later", nextTryAt: time(300), at: time(1)) }
        #expect(try store.dueOutgoing(now: time(299)).isEmpty)
        let due = try #require(try store.dueOutgoing(now: time(300)).first)
        #expect(due.attempts == 1 && due.reason == "451 later" && due.finished == [1, 2, 3] && due.state == .queued)
        try store.write { try $0.markTryFailed(id, reason: "550 no", nextTryAt: nil, at: time(300)) }
        let failed = try mail("ack1")
        #expect(failed.state == .failed && failed.attempts == 2 && failed.nextTryAt == nil)
        #expect(try store.dueOutgoing(now: time(9_999)).isEmpty)
        try store.write { try $0.setOutgoingState(id, state: .queued, reason: nil, nextTryAt: nil) }
        #expect(try store.dueOutgoing(now: time()).map(\.id) == [id])
    }

    @Test func aSubmittedMailKeepsItsBytesAndMayBounce() throws {
        let id = try queued("ack1")
        try store.write { try $0.saveFinished(id, bytes: [7]) }
        try store.write { try $0.markSubmitted(id, at: time(5)) }
        var stored = try mail("ack1")
        #expect(stored.state == .submitted && stored.submittedAt == time(5) && stored.finished == [7])
        #expect(stored.nextTryAt == nil && stored.reason == nil)
        #expect {
            try store.write { try $0.setOutgoingState(id, state: .cancelled, reason: nil, nextTryAt: nil) }
        } throws: { "\($0)".contains("was submitted already and cannot be cancelled") }
        try store.write { try $0.setOutgoingState(id, state: .bounced, reason: "5.1.1", nextTryAt: nil) }
        stored = try mail("ack1")
        #expect(stored.state == .bounced && stored.submittedAt == time(5) && stored.reason == "5.1.1")
    }

    @Test(arguments: [OutgoingState.submitted, .bounced])
    func whatWasWithdrawnDidNotArriveOrComeBack(_ state: OutgoingState) throws {
        let id = try queued("ack1")
        try store.write { try $0.setOutgoingState(id, state: .cancelled, reason: nil, nextTryAt: nil) }
        #expect {
            try store.write { try $0.setOutgoingState(id, state: state, reason: nil, nextTryAt: nil) }
        } throws: { "\($0)".contains("is cancelled: it was not submitted, so it cannot be \(state.rawValue)") }
    }

    @Test func aBounceProvesThatAMailGotOutWhateverItsLastTryTold() throws {
        let id = try queued("ack1")
        try store.write { try $0.setOutgoingState(id, state: .bounced, reason: "5.1.1", nextTryAt: nil) }
        let stored = try mail("ack1")
        #expect(stored.state == .bounced && stored.submittedAt != nil && stored.nextTryAt == nil)
    }

    @Test func aCancelledMailThatWasSignedMayHaveGotOutAndBounces() throws {
        let id = try queued("ack1")
        try store.write { try $0.saveFinished(id, bytes: [7]) }
        try store.write { try $0.markTryFailed(id, reason: "451", nextTryAt: time(300), at: time(1)) }
        try store.write { try $0.setOutgoingState(id, state: .cancelled, reason: "mori", nextTryAt: nil) }
        try store.write { try $0.setOutgoingState(id, state: .bounced, reason: "failed 5.1.1", nextTryAt: nil) }
        let stored = try mail("ack1")
        #expect(stored.state == .bounced && stored.reason == "failed 5.1.1" && stored.submittedAt == stored.createdAt)
    }

    /// How a mail stands when the notification of its failure comes in.
    enum Standing: CaseIterable {
        case neverTried, waitingForAnotherTry, givenUp, submitted, bounced
    }

    @Test(arguments: Standing.allCases)
    func aBounceMarksAMailHoweverItStands(_ standing: Standing) throws {
        let id = try queued("ack1")
        let submitted = standing == .submitted || standing == .bounced
        try store.write { transaction in
            if standing != .neverTried { try transaction.saveFinished(id, bytes: [7]) }
            switch standing {
            case .neverTried: break
            case .waitingForAnotherTry:
                try transaction.markTryFailed(id, reason: "451", nextTryAt: time(300), at: time(1))
            case .givenUp: try transaction.markTryFailed(id, reason: "554", nextTryAt: nil, at: time(1))
            case .submitted: try transaction.markSubmitted(id, at: time(5))
            case .bounced:
                try transaction.markSubmitted(id, at: time(5))
                try transaction.setOutgoingState(id, state: .bounced, reason: "failed 4.4.7", nextTryAt: nil)
            }
        }
        for _ in 0..<2 {
            try store.write { try $0.setOutgoingState(id, state: .bounced, reason: "failed 5.1.1", nextTryAt: nil) }
            let stored = try mail("ack1")
            #expect(stored.state == .bounced && stored.reason == "failed 5.1.1" && stored.nextTryAt == nil)
            #expect(stored.submittedAt == (submitted ? time(5) : stored.createdAt))
            #expect(try store.dueOutgoing(now: time(9_999)).isEmpty)
        }
    }

    @Test func whatIsCancelledWhileItIsTriedStaysCancelled() throws {
        let id = try queued("ack1")
        try store.write { try $0.setOutgoingState(id, state: .cancelled, reason: "mori", nextTryAt: nil) }
        try store.write { try $0.markTryFailed(id, reason: "451", nextTryAt: time(300), at: time(1)) }
        #expect(try mail("ack1").state == .cancelled)
        #expect(try mail("ack1").reason == "mori")
        #expect(try store.dueOutgoing(now: time(999)).isEmpty)
    }

    @Test func whatIsWithheldIsRecordedAndNeverDue() throws {
        _ = try store.write { transaction in
            try transaction.queue(
                draft(to: "finder@example.org", id: "a@vendor.example"), ticket: nil, report: nil, dedupKey: "ack:1",
                state: .withheld, reason: "perAddressPerDay", at: time())
        }
        #expect(try store.dueOutgoing(now: time(999)).isEmpty)
        #expect(try store.outgoing(states: [.withheld], ticket: nil).map(\.reason) == ["perAddressPerDay"])
    }

    @Test func capsCountWhatWasDecidedOn() throws {
        let finder = try address("finder@example.org")
        try store.write { transaction in
            for (index, to) in ["finder@example.org", "finder@example.org", "else@example.org", "x@example.net"]
                .enumerated()
            {
                _ = try transaction.queueAnswer(to: to, key: "ack\(index)", at: time(index * 10))
            }
            let cancelled = try transaction.queueAnswer(to: "finder@example.org", key: "ack8", at: time(50))
            try transaction.setOutgoingState(#require(cancelled), state: .cancelled, reason: nil, nextTryAt: nil)
            _ = try transaction.queueAnswer(to: "finder@example.org", key: "ack9", state: .withheld, at: time(60))
            // Inside the change, what it has queued itself counts.
            #expect(try transaction.answerCount(to: .address(finder), since: time()) == 2)
        }
        #expect(try store.answerCount(to: .address(finder), since: time()) == 2)
        #expect(try store.answerCount(to: .address(finder), since: time(10)) == 1)
        #expect(try store.answerCount(to: .address(finder), since: time(11)) == 0)
        #expect(try store.answerCount(to: .domain("EXAMPLE.org"), since: time()) == 3)
        #expect(try store.answerCount(to: .all, since: time()) == 4)
        #expect(try store.answerCount(to: .all, since: time(25)) == 1)
    }

    @Test func capsDoNotCountNotices() throws {
        let finder = try address("finder@example.org")
        try store.write { transaction in
            var notice = try draft(to: "finder@example.org", id: "notice@vendor.example")
            notice.kind = .notice
            _ = try transaction.queue(
                notice, ticket: nil, report: nil, dedupKey: "notice:1", reason: nil, at: time())
            _ = try transaction.queueAnswer(to: "finder@example.org", key: "ack1", at: time())
        }
        #expect(try store.answerCount(to: .address(finder), since: time()) == 1)
        #expect(try store.answerCount(to: .domain("example.org"), since: time()) == 1)
        #expect(try store.answerCount(to: .all, since: time()) == 1)
    }

    @Test func listsAreByStateAndTicket() throws {
        let filed = try store.write { transaction in
            let filed = try transaction.file("one")
            _ = try transaction.queueAnswer(to: "a@example.org", key: "k1", ticket: filed.ticket)
            _ = try transaction.queueAnswer(to: "b@example.org", key: "k2")
            let third = try transaction.queueAnswer(to: "c@example.org", key: "k3", ticket: filed.ticket)
            try transaction.markSubmitted(#require(third), at: time(1))
            return filed
        }
        func names(_ states: Set<OutgoingState>?, _ ticket: TicketID?) throws -> [String] {
            try store.outgoing(states: states, ticket: ticket).map(\.draft.to.localPart)
        }
        #expect(try names(nil, nil) == ["a", "b", "c"])
        #expect(try names([.queued], nil) == ["a", "b"])
        #expect(try names(nil, filed.ticket) == ["a", "c"])
        #expect(try names([.submitted], filed.ticket) == ["c"])
        #expect(try names([], nil) == [])
    }
}
