import Disclosure
import Foundation
import TestSupport
import Testing
import Tickets

@testable import Pipeline

/// Keys whose time is over: mail is read all the same, and nothing that was encrypted is answered in clear.
@Suite("Expired keys") struct IntakeExpiryTests {
    @Test("Our own key: answers wait, a notice says so once, and they go out when it is extended")
    func ownKey() throws {
        let cast = try IntakeCast.shared()
        let home = try IntakeHome(key: cast.mailbox)
        defer { home.remove() }
        try home.bind(cast.certificate(.alice), to: IntakeCast.Person.alice.address)
        let writer = MailWriter(slug: "waiting", cast: cast, earlier: [:])
        try home.deliver(
            writer.mail(try cast.encryptedEntity(writer.wordsEntity, signedBy: [.alice]), from: .alice), name: "1")
        try home.deliver(writer.mail(writer.wordsEntity, id: "2@finder.example"), name: "2")

        let key = cast.mailbox.fingerprint
        try home.setOwnExpiry("seconds=1")
        Thread.sleep(forTimeInterval: 2.1)

        let now = Date()
        let first = try home.poll(now: now)
        #expect(first.lines.map(\.outcome) == [.filed, .filed])
        #expect(first.submitted == 0)
        let notice = try #require(first.notices.first)
        #expect(first.notices.count == 1)
        #expect(notice.contains(key) && notice.contains("expired") && notice.contains("2 answers waiting"))
        let record = try #require(try home.open().store.message(first.lines[0].hash)).record
        #expect(record.encryption == "whole")
        #expect(record.signature == "good")
        #expect(record.text.contains(MailWriter.canary))

        let second = try home.poll(now: now.addingTimeInterval(600))
        #expect(second.notices == [])
        #expect(second.submitted == 0)
        #expect(try home.open().store.outgoing(states: [.queued], ticket: nil).allSatisfy { $0.attempts == 0 })

        try home.setOwnExpiry("1y")
        let third = try home.poll(now: now.addingTimeInterval(1_200))
        #expect(third.submitted == 2)
        #expect(third.notices == [])
        let letters = try home.outbox().values.map { try Letter($0, readBy: cast) }
        #expect(Set(letters.map(\.mail.type)) == ["multipart/encrypted", "multipart/signed"])
        #expect(letters.allSatisfy { $0.signer == key })
        #expect(try Audit(home.open()).run().findings == [])
    }

    @Test("A reporter's certificate that expires before the answer goes out: the general words, in clear")
    func reportersKey() throws {
        let cast = try IntakeCast.shared()
        let home = try IntakeHome(key: cast.mailbox)
        defer { home.remove() }
        let lifetime = 30.0
        let made = Date()
        let reporter = "Nina <nina@reporter.example>"
        let key = try IntakeCast.makeKey(reporter, in: cast.home, expires: "seconds=\(Int(lifetime))")
        try home.bind(try cast.home.run(["--armor", "--export", key]), to: "nina@reporter.example")
        let writer = MailWriter(slug: "nina", cast: cast, earlier: [:])
        let signed = try cast.home.run(
            ["--armor", "--local-user", key, "--sign", "--recipient", cast.mailbox.fingerprint, "--encrypt"],
            input: writer.wordsEntity)
        let report = MailBuilder.message(
            MailBuilder.encrypted(signed), from: [reporter], subject: "...", id: "nina@mail.example", date: Date())
        try home.deliver(report, name: "1")
        // Nothing can be signed, so the answer waits as a draft.
        try home.setOwnExpiry("seconds=1")
        Thread.sleep(forTimeInterval: 2.1)
        let first = try home.poll()
        let message = try #require(try home.open().store.message(first.lines[0].hash))
        #expect(message.record.signature == "good")
        let ticket = try #require(message.ticket)
        #expect(try home.open().store.reports(of: ticket).map(\.channel) == [.encryptedSigned])
        #expect(first.submitted == 0)

        Thread.sleep(until: made.addingTimeInterval(lifetime + 2))
        try home.setOwnExpiry("1y")
        let draft = try #require(try home.open().store.outgoing(states: [.queued], ticket: nil).first).draft
        #expect(draft.encryptTo == key)
        #expect(try home.poll().submitted == 1)
        let mail = try #require(try home.outbox().values.first)
        let letter = try Letter(mail, readBy: cast)
        #expect(letter.mail.type == "multipart/signed")
        #expect(letter.kind == .general)
        #expect(!letter.text.contains(MailWriter.canary))
    }
}
