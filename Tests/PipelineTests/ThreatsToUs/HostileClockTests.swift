import Disclosure
import Foundation
import TestSupport
import Testing
import Tickets

@testable import Pipeline

/// THREATS, section 8: a clock that jumped back, and came right again.
@Suite("A clock that jumps") struct HostileClockTests {
    static let rows: [HostileRow] = [.clock]

    private static func mail(_ name: String, _ fields: String...) -> [UInt8] { HostileMail.mail(name, fields: fields) }

    @Test(arguments: [-10.0, -400, -20_000, 400]) func jump(_ days: Double) throws {
        let home = try IntakeHome(knowing: .alice)
        defer { home.remove() }
        let now = Date()
        let first = try #require(try home.handle(Self.mail("first"), now: now).first)
        #expect(first.outcome == .filed)
        let reply = "In-Reply-To: \(first.answer?.draft.messageID.description ?? "")"

        let wrong = now.addingTimeInterval(days * 86_400)
        let second = try home.handle(Self.mail("second"), Self.mail("again", reply), now: wrong)
        #expect(second.map(\.outcome) == [.filed, .followUp])
        #expect(second[0].answer?.state == .submitted)
        #expect(second[1].ticket == first.ticket)
        try home.deliver(Self.mail("first"), name: "first-again")
        #expect(try home.poll(now: wrong.addingTimeInterval(60)).lines.map(\.outcome) == [.duplicate])
        if days < 0 { #expect(try home.sendUpdates(now: wrong).isEmpty) }
        try home.plan(for: first.ticket)

        // Right again: nothing is lost or sent twice, and what is due goes out.
        let later = now.addingTimeInterval(max(days, 0) * 86_400 + 8 * 86_400)
        let third = try #require(try home.handle(Self.mail("third"), now: later).first)
        #expect(third.outcome == .filed && third.answer?.state == .submitted)
        let updates = try home.sendUpdates(now: later)
        #expect(Set(updates.map(\.ticket)) == Set([first.ticket, second[0].ticket].compactMap { $0 }))
        #expect(try home.sendUpdates(now: later).isEmpty)
        #expect(try home.inboxNames().isEmpty)
        #expect(try Audit(home.open()).run(openingOriginals: true).findings == [])
        let ids = try home.open().store.outgoing(states: [.submitted], ticket: nil).map(\.draft.messageID)
        #expect(Set(ids).count == ids.count)
        #expect(try home.outbox().count == ids.count)
    }
}
