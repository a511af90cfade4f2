import Disclosure
import Foundation
import Settings
import TestSupport
import Testing
import Tickets

@testable import Pipeline

private typealias Build = MailBuilder

/// Who holds a ciphertext of somebody else's learns nothing from what we answer (DESIGN, section 5).
@Suite("Answers to captured ciphertexts") struct AnswerSafetyTests {
    /// What somebody who cannot read a ciphertext can still put around it.
    enum Wrapping: String, CaseIterable, Sendable {
        case signedEntity, anotherLayer, anotherLayerOfText, anotherLayerWithFile

        func wrap(_ captured: [UInt8], _ cast: IntakeCast) throws -> [UInt8] {
            let entity = Build.encrypted(captured)
            let text = String(decoding: captured, as: UTF8.self)
            return switch self {
            case .signedEntity: try cast.signedEntity(entity, by: [.mallory])
            case .anotherLayer: try cast.encryptedEntity(entity, signedBy: [.mallory])
            case .anotherLayerOfText: try cast.encryptedEntity(Build.text(text), signedBy: [.mallory])
            case .anotherLayerWithFile:
                try cast.encryptedEntity(
                    Build.multipart("mixed", [Build.text("\n"), Build.file("report.asc", captured)]),
                    signedBy: [.mallory])
            }
        }
    }

    @Test("A signature around it vouches for nothing inside", arguments: Wrapping.allCases)
    func wrapped(_ wrapping: Wrapping) throws {
        let home = try IntakeHome(knowing: .mallory)
        defer { home.remove() }
        let writer = try MailWriter(wrapping.rawValue)
        let captured = try writer.cast.encrypted(LineEnds.crlf.applied(to: writer.wordsEntity))
        let mail = writer.mail(try wrapping.wrap(captured, writer.cast), from: .mallory)
        let handled = try #require(try home.handle(mail).first)
        #expect(handled.outcome == .filed)
        #expect(handled.channel == .encryptedUnverified)
        #expect(handled.letter?.kind == .general)
        #expect(handled.letter?.mail.type == "multipart/encrypted")

        try home.plan(for: handled.ticket)
        let update = try home.update(on: handled.ticket)
        #expect(update.mail.type == "multipart/encrypted")
        for word in IntakeHome.planned { #expect(!update.text.contains(word), "\(update.text)") }
    }

    @Test("What a signer sends of his own is answered in full")
    func ownReport() throws {
        let home = try IntakeHome(knowing: .mallory)
        defer { home.remove() }
        let writer = try MailWriter("own")
        let entity = try writer.cast.encryptedEntity(writer.wordsEntity, signedBy: [.mallory])
        let mail = writer.mail(entity, from: .mallory)
        let handled = try #require(try home.handle(mail).first)
        #expect(handled.channel == .encryptedSigned)
        #expect(handled.letter?.kind == .specific)
        try home.plan(for: handled.ticket)
        let update = try home.update(on: handled.ticket)
        for word in IntakeHome.planned { #expect(update.text.contains(word), "\(update.text)") }
    }

    /// The certificate of the true sender may or may not be at hand when the copy is read: nobody can tell.
    @Test("A copy from another address is answered the same, whoever else wrote", arguments: [true, false])
    func replayed(_ isKnown: Bool) throws {
        let writer = try MailWriter("replayed")
        let inner =
            Array("From: \(IntakeCast.Person.alice.mailbox)\nSubject: Inner\n".utf8)
            + Build.text(writer.words + "\n", parameters: "; hp=\"cipher\"")
        let captured = try writer.cast.encryptedEntity(inner, signedBy: [.alice])
        let copy = writer.mail(captured, from: .mallory, subject: "[...]")
        let other = writer.mail(
            try writer.cast.encryptedEntity(writer.wordsEntity, signedBy: [.alice]), from: .alice,
            id: "other@mail.example")
        let homes = try [1, 2].map { _ in
            isKnown ? try IntakeHome(knowing: .alice, .mallory) : try IntakeHome(knowing: .alice)
        }
        defer { for home in homes { home.remove() } }
        let alone = try #require(try homes[0].handle(copy).first)
        let behind = try #require(try homes[1].handle(other, copy).last)
        #expect(alone.channel == .encryptedUnverified)
        #expect(alone.letter?.kind == .general)
        for handled in [alone, behind] {
            #expect(handled.outcome == .filed)
            #expect(handled.message.record.from?.address.description == IntakeCast.Person.mallory.address)
            #expect(handled.answer?.draft.to.description == IntakeCast.Person.mallory.address)
        }
        #expect(alone.channel == behind.channel)
        #expect(alone.words == behind.words)
        #expect(alone.letter?.mail.type == behind.letter?.mail.type)
        #expect(alone.letter?.recipients.count == behind.letter?.recipients.count)
    }

    @Test("A ciphertext to the address for key requests is filed, whether it opens or not")
    func keyRequest() throws {
        let home = try IntakeHome(knowing: .alice)
        defer { home.remove() }
        home.settings.mailbox.keyRequestAddress = EmailAddress("keys@vendor.example")
        let writer = try MailWriter("keys")
        var ciphertext = try writer.cast.encrypted(LineEnds.crlf.applied(to: writer.wordsEntity), armor: false)
        let mail = { (bytes: [UInt8], id: String) in
            Build.message(
                MailWriter.binaryCiphertext(bytes), from: ["Finder <\(id)@finder.example>"], subject: "...",
                id: "\(id)@mail.example", to: "keys@vendor.example", date: Date())
        }
        let whole = mail(ciphertext, "whole")
        ciphertext[ciphertext.count - 30] ^= 1
        let handled = try home.handle(
            whole, mail(ciphertext, "flipped"),
            writer.mail(Build.text("Please send me your key.\n"), id: "clear@mail.example", to: "keys@vendor.example"))
        #expect(handled.map(\.outcome) == [.filed, .unreadable, .keyRequest])
        #expect(handled[0].words != nil)
        #expect(handled[0].words == handled[1].words)
        #expect(handled[0].letter?.kind == .general)
        #expect((handled[0].letter?.certificate == nil) == (handled[1].letter?.certificate == nil))
        #expect(handled[2].ticket == nil)
        #expect(handled[2].letter?.kind == .certificate)
        #expect(handled[2].letter?.certificate != nil)
        #expect(try home.open().store.tickets(matching: TicketFilter()).count == 2)
    }

    @Test("An update in clear has the number and no content, whatever way the report came", arguments: [true, false])
    func updateInClear(_ isEncrypted: Bool) throws {
        let home = try IntakeHome(knowing: .bob)
        defer { home.remove() }
        let writer = try MailWriter("nokey")
        let entity = isEncrypted ? try writer.cast.encryptedEntity(writer.wordsEntity) : writer.wordsEntity
        let handled = try #require(try home.handle(writer.mail(entity)).first)
        let number = try #require(handled.ticket)
        let unplanned = try home.update(on: number)
        try home.plan(for: number)
        // By hand, two updates of one second are the same to the ledger.
        let planned = try home.update(on: number, now: Date().addingTimeInterval(2))
        #expect(planned.mail.type == "multipart/signed")
        #expect(planned.text.contains(number.description) && planned.text.contains("certificate"))
        // Neither the state nor when the next one comes: that depends on the severity.
        #expect(planned.text == unplanned.text)
        for word in IntakeHome.planned + ["2031", "State:"] { #expect(!planned.text.contains(word)) }
    }

    @Test("An update tells nothing of a case that came unverified, encrypted or not: no state, no date")
    func unverifiedUpdate() throws {
        let home = try IntakeHome(knowing: .bob)
        defer { home.remove() }
        let writer = try MailWriter("unverified")
        let entity = try writer.cast.encryptedEntity(writer.wordsEntity)
        let handled = try home.handle(writer.mail(entity, from: .bob), writer.mail(entity, id: "2@mail.example"))
        for (mail, type) in zip(handled, ["multipart/encrypted", "multipart/signed"]) {
            let now = Date()
            let before = try home.update(on: mail.ticket, now: now)
            try home.plan(for: mail.ticket)
            let update = try home.update(on: mail.ticket, now: now.addingTimeInterval(1))
            #expect(update.mail.type == type)
            #expect(update.text == before.text)
            for word in IntakeHome.planned + ["2031", "State:"] {
                #expect(!update.text.contains(word), "\(update.text)")
            }
        }
    }
}

@Suite("To whom an answer goes") struct AnswerRecipientTests {
    @Test("Acknowledged again by hand: the reporter alone, once")
    func acknowledgedAgain() throws {
        let home = try IntakeHome(knowing: .alice)
        defer { home.remove() }
        let writer = try MailWriter("report")
        let report = try #require(try home.handle(writer.mail(writer.wordsEntity)).first)
        let reply = "In-Reply-To: \(report.answer?.draft.messageID.description ?? "")"
        let followUps = try home.handle(
            try MailWriter("other").mail(writer.wordsEntity, fields: [reply]),
            writer.mail(writer.wordsEntity, id: "more@mail.example", fields: [reply]))
        #expect(followUps.map(\.outcome) == [.followUp, .followUp])

        let number = try #require(report.ticket).description
        let summary = try home.reprocess(.named([number]), acknowledge: true)
        #expect(summary.problems.isEmpty)
        #expect(summary.changes.count == 3)
        let sent = try home.open().store.outgoing(states: [.submitted], ticket: nil)
        #expect(sent.map(\.draft.to.description) == ["report@finder.example", "report@finder.example"])
        #expect(sent.map(\.draft.kind) == [.acknowledgement, .acknowledgement])
        #expect(try home.outbox().count == 2)
    }

    @Test("Everybody acknowledged again: past those who may not be answered")
    func everybodyAgain() throws {
        let home = try IntakeHome(knowing: .alice)
        defer { home.remove() }
        let writer = try MailWriter("robots")
        let robot = Build.message(
            writer.wordsEntity, from: ["no-reply@finder.example"], subject: "x", id: "robot@mail.example", date: Date())
        try home.handle(
            robot, writer.mail(writer.wordsEntity, fields: ["Auto-Submitted: auto-replied"]),
            try MailWriter("last").mail(writer.wordsEntity))
        let summary = try home.reprocess(.all, acknowledge: true)
        #expect(summary.problems.map { $0.error.description.contains("noReplyAddress") } == [true])
        #expect(summary.changes.count == 2)
        let sent = try home.open().store.outgoing(states: [.submitted], ticket: nil)
        #expect(sent.map(\.draft.to.description) == ["last@finder.example", "last@finder.example"])
    }

    @Test("Forged senders over the cap: nothing more goes to them, and a person hears of it once a day")
    func overTheCap() throws {
        let home = try IntakeHome(knowing: .alice)
        defer { home.remove() }
        home.settings.answers.perAddressPerDay = 2
        let writer = try MailWriter("victim")
        for number in 1...4 {
            try home.deliver(writer.mail(writer.wordsEntity, id: "\(number)@mail.example"), name: "\(number)")
        }
        let now = Date()
        let first = try home.poll(now: now)
        #expect(first.lines.map(\.outcome) == [.filed, .filed, .filed, .filed])
        #expect(first.submitted == 2)
        #expect(first.notices.count == 1)
        #expect(first.notices.first?.contains("2 answers were held back") ?? false, "\(first.notices)")
        #expect(try home.poll(now: now.addingTimeInterval(3_600)).notices == [])
        let findings = Doctor.examine(try home.open(), now: now).map(\.text)
        #expect(findings.contains { $0.contains("2 answers are held back") }, "\(findings)")

        let week = now.addingTimeInterval(8 * 86_400)
        home.settings.answers.perHour = 1
        let tickets = first.lines.compactMap(\.ticket)
        #expect(try home.sendUpdates(now: week).map(\.ticket) == [tickets[0]])
        #expect(try home.sendUpdates(now: week.addingTimeInterval(3_700)).map(\.ticket) == [tickets[1]])
        // The other two were never acknowledged, so the next day brings them no update either.
        #expect(try home.sendUpdates(now: week.addingTimeInterval(2 * 86_400)).isEmpty)
        #expect(try home.outbox().count == 4)
    }

    @Test(
        "An address that is not ASCII: filed, and a person answers",
        arguments: ["Jürgen <jürgen@finder.example>", "Hana <hana@セキュリティ.example>"])
    func notASCII(_ from: String) throws {
        let home = try IntakeHome(knowing: .alice)
        defer { home.remove() }
        let writer = try MailWriter("ascii")
        let mail = Build.message(
            writer.wordsEntity, from: [from], subject: "x", id: "ascii@mail.example", date: Date())
        let handled = try #require(try home.handle(mail).first)
        #expect(handled.outcome == .filed)
        #expect(handled.message.record.text.contains(MailWriter.canary))
        #expect(handled.answer?.state == .withheld)
        #expect(handled.answer?.reason == "addressNotASCII")
        #expect(try home.outbox().isEmpty)
        #expect(Doctor.examine(try home.open(), now: Date()).contains { $0.text.contains("held back") })
    }
}
