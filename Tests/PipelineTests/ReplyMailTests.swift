import Disclosure
import Foundation
import Settings
import TestSupport
import Testing
import Tickets

@testable import Pipeline

@Suite("Replies as reporters get them") struct ReplyMailTests {
    private static let words = "Please try this build.\n\n    $ ./repro --all\n\nHana"

    private func report(_ writer: MailWriter, from person: IntakeCast.Person) throws -> [UInt8] {
        writer.mail(try writer.cast.encryptedEntity(writer.wordsEntity, signedBy: [person]), from: person)
    }

    @Test("Encrypted with a file, as it was; the answer comes back to the ticket, and ends the waiting")
    func thereAndBack() throws {
        let home = try IntakeHome(knowing: .alice)
        defer { home.remove() }
        let writer = try MailWriter("fix")
        let handled = try #require(try home.handle(report(writer, from: .alice)).first)
        let content = (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 7) }
        let path = try home.file("修正 パッチ.bin", content)
        let sent = try home.reply(Self.words, on: handled.ticket) { request in
            request.files = [path]
            request.asks = true
        }
        #expect(sent.fate == .submitted && sent.mail.encrypted && sent.mail.warnings.isEmpty)

        let letter = try home.lastReply()
        #expect(letter.mail.type == "multipart/encrypted" && letter.signer == writer.cast.mailbox.fingerprint)
        #expect(try writer.cast.keyIDs(.alice).isSuperset(of: letter.recipients))
        #expect(letter.text.hasPrefix(Self.words + "\n\nPlease keep ["))
        #expect(letter.files["修正 パッチ.bin"] == content)
        let number = try #require(handled.ticket)
        #expect(letter.mail.value("Subject") == "[\(number)] About your report")
        #expect(letter.mail.value("In-Reply-To") == "<\(writer.id)>")
        #expect(letter.mail.value("References")?.hasSuffix("<\(writer.id)>") == true)
        #expect(letter.mail.all("Auto-Submitted").isEmpty && letter.payload.all("Auto-Submitted").isEmpty)
        #expect(!String(decoding: letter.mail.bytes, as: UTF8.self).contains(MailWriter.canary))

        let events = try home.events(of: handled.ticket).suffix(2)
        #expect(events.map(\.kind) == ["replied", "waiting"] && events.allSatisfy { $0.actor == "hana" })
        #expect(events.first?.note == Self.words + "\n\nattached: 修正 パッチ.bin")
        func isPaused() throws -> Bool {
            try TicketView(home.open(), number, now: Date()).clocks.contains { $0.standing == "paused" }
        }
        #expect(try isPaused())

        // From another address and with another subject: the Message-ID alone joins it.
        let ours = try #require(letter.mail.value("Message-ID"))
        let answer = MailWriter(slug: "answer", cast: writer.cast, earlier: [:]).mail(
            writer.wordsEntity, from: .bob, subject: "It works", fields: ["In-Reply-To: \(ours)"])
        let later = MailWriter(slug: "later", cast: writer.cast, earlier: [:]).mail(
            writer.wordsEntity, from: .alice, subject: "It works", fields: ["References: \(ours)"])
        let back = try home.handle(answer, later, now: Date().addingTimeInterval(60))
        #expect(back.map(\.outcome) == [.followUp, .followUp])
        #expect(back.map(\.ticket) == [handled.ticket, handled.ticket])
        #expect(try home.events(of: handled.ticket).contains { $0.kind == "resumed" })
        #expect(try !isPaused())

        // The next one answers the last mail, and has its own name.
        _ = try home.reply("Thank you.", on: handled.ticket)
        let next = try home.lastReply()
        #expect(next.mail.value("In-Reply-To") == "<later@mail.example>")
        let references = try #require(next.mail.value("References")).split(separator: " ").map(String.init)
        #expect(references.contains(ours) && references.last == "<later@mail.example>")
        #expect(Set(references).count == references.count)
        #expect(try Set(home.replies().map(\.draft.messageID)).count == 2)
        #expect(try Audit(home.open()).run().findings == [])
    }

    @Test("A report that came encrypted is answered in clear on purpose alone")
    func withoutCertificate() throws {
        let home = try IntakeHome(knowing: .mallory)
        defer { home.remove() }
        let writer = try MailWriter("nokey")
        let mail = writer.mail(try writer.cast.encryptedEntity(writer.wordsEntity))
        let handled = try #require(try home.handle(mail).first)
        #expect(handled.channel == .encryptedUnverified)
        let refused = try home.refusal(on: handled.ticket)
        #expect(refused.contains("postern key import FILE --for nokey@finder.example"))
        #expect(refused.contains("--in-clear"))
        let sent = try home.reply("Please send us your key.", on: handled.ticket) { $0.isInClear = true }
        #expect(!sent.mail.encrypted && sent.mail.warnings.count == 2)
        #expect(sent.mail.warnings[0].contains("not encrypted"))
        #expect(sent.mail.warnings[1].contains("nothing proves that nokey@finder.example wrote the report"))
        let letter = try home.lastReply()
        #expect(letter.mail.type == "multipart/signed" && letter.text.hasPrefix("Please send us your key."))
    }

    @Test("A report in clear is answered in clear, signed, files too; caps and pace hold nothing back")
    func inClear() throws {
        let home = try IntakeHome(key: IntakeCast.shared().mailbox)
        defer { home.remove() }
        home.settings.answers.perAddressPerDay = 1
        let writer = try MailWriter("clear")
        let handled = try #require(try home.handle(writer.mail(writer.wordsEntity)).first)
        let report = try #require(handled.message.report)
        try home.open().store.write { ledger in
            try ledger.setPace(report, .stopped, nextUpdateAt: nil, steeredAt: Date())
        }
        let path = try home.file("fix.patch", [0, 13, 10, 255])
        for round in 1...3 {
            let sent = try home.reply("Round \(round)", on: handled.ticket) { $0.files = [path] }
            #expect(sent.fate == .submitted && !sent.mail.encrypted)
            #expect(sent.mail.warnings.contains { $0.contains("asked for no more updates") })
        }
        let letter = try home.lastReply()
        #expect(letter.mail.type == "multipart/signed" && letter.text.hasPrefix("Round 3\n"))
        #expect(letter.files["fix.patch"] == [0, 13, 10, 255])
        let address = try #require(EmailAddress("clear@finder.example"))
        #expect(try home.open().store.answerCount(to: .address(address), since: .distantPast) == 1)
    }

    @Test("Of several reporters one is chosen, and hears under the number that they know")
    func severalReporters() throws {
        let home = try IntakeHome(knowing: .alice, .bob)
        defer { home.remove() }
        let writers = try [MailWriter("one"), MailWriter("two")]
        let handled = try home.handle(report(writers[0], from: .alice), report(writers[1], from: .bob))
        let (lesser, survivor) = (try #require(handled[0].ticket), try #require(handled[1].ticket))
        try CaseWork(home.open()).merge(lesser, into: survivor, actor: "hana", now: Date())
        let open = try home.refusal(on: survivor)
        #expect(open.contains("alice@reporter.example, bob@reporter.example") && open.contains("--to"))
        let stranger = EmailAddress("mallory@attacker.example")
        #expect(try home.refusal({ $0.to = stranger }, on: survivor).contains("is no reporter of"))
        #expect(try home.refusal(on: lesser).contains("merged into \(survivor)"))
        _ = try home.reply("For Alice", on: survivor) { $0.to = EmailAddress("alice@reporter.example") }
        let letter = try home.lastReply()
        #expect(letter.mail.value("Subject")?.hasPrefix("[\(lesser)] ") == true)
        #expect(letter.mail.value("To") == "alice@reporter.example")
        #expect(letter.mail.value("In-Reply-To") == "<one@mail.example>")
        #expect(try writers[0].cast.keyIDs(.alice).isSuperset(of: letter.recipients))
        #expect(!letter.text.contains(survivor.description))
        // What she answers comes to the ticket that goes on.
        let back = writers[0].mail(
            writers[0].wordsEntity, from: .alice, id: "back@mail.example",
            fields: ["In-Reply-To: \(try #require(letter.mail.value("Message-ID")))"])
        #expect(try home.handle(back).first?.message.ticket == handled[1].message.ticket)
    }

    @Test("Words and files that cannot go are refused, and nothing is sent")
    func refusals() throws {
        let home = try IntakeHome(key: IntakeCast.shared().mailbox)
        defer { home.remove() }
        let writer = try MailWriter("refused")
        let ticket = try #require(try home.handle(writer.mail(writer.wordsEntity)).first).ticket
        let small = try home.file("small", [1])
        let large = try home.file("large", Array(repeating: 7, count: OutgoingDraft.maximumAttachmentBytes + 1))
        #expect(try home.refusal({ $0.text = " \n\t" }, on: ticket).contains("empty"))
        #expect(try home.refusal({ $0.text = "a\0b" }, on: ticket).contains("--attach"))
        #expect(try home.refusal({ $0.files = ["\(home.root)/none"] }, on: ticket).contains("there is no file"))
        #expect(try home.refusal({ $0.files = [large] }, on: ticket).contains("more than"))
        let many = Array(repeating: small, count: OutgoingDraft.maximumAttachments + 1)
        #expect(try home.refusal({ $0.files = many }, on: ticket).contains("attachments"))
        #expect(try home.refusal({ $0.files = [home.root] }, on: ticket).contains(home.root))
        // A closed case is no reason.
        var change = CaseChange()
        change.resolution = .fixed
        _ = try CaseWork(home.open()).apply(change, to: #require(ticket), actor: "hana", now: Date())
        #expect(try home.reply("Thank you again.", on: ticket).fate == .submitted)
    }
}
