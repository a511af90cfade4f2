import Disclosure
import Foundation
import Settings
import TestSupport
import Testing
import Tickets

@testable import Pipeline

private typealias Build = MailBuilder

/// Whatever is wrong with one mail, those behind it are dealt with (DESIGN, section 4).
@Suite("One mail does not hold up the others") struct HoldUpTests {
    @Test("A bounce of a mail that waits for its next try")
    func bounceOfQueuedMail() throws {
        let home = try IntakeHome(knowing: .alice)
        defer { home.remove() }
        home.settings.submission.method = .sendmail
        home.settings.submission.sendmail = ["/bin/sh", "-c", "cat > /dev/null; exit 75"]
        let writer = try MailWriter("queued")
        let now = Date()
        let report = try #require(try home.handle(writer.mail(writer.wordsEntity), now: now).first)
        #expect(report.answer?.state == .queued)
        #expect(report.answer?.attempts == 1)
        let id = try #require(report.answer).draft.messageID
        let retried = try home.whenUnlocked {
            try OutboxWork(home.open()).retry([id.value], now: now.addingTimeInterval(1))
        }
        #expect(retried.submitted == 0)

        let bounce = MixedMails.bounce("bounce", of: id.description).bytes
        let other = try MailWriter("behind")
        let handled = try home.handle(bounce, other.mail(other.wordsEntity), now: now.addingTimeInterval(2))
        #expect(handled.map(\.outcome) == [.bounce, .filed])
        #expect(try home.open().store.outgoing(withID: id)?.state == .bounced)
        #expect(try home.inboxNames().isEmpty)
    }

    /// gpg tries every secret key on a hidden recipient, so a locked one leaves the question open.
    @Test("Mail that wants a key with a passphrase waits, said once a day")
    func lockedKey() throws {
        let cast = try IntakeCast.shared()
        let home = try IntakeHome(knowing: .alice)
        defer { home.remove() }
        let (fingerprint, certificate) = try addLockedKey(to: home)
        let sender = try TemporaryGnuPGHome(certificates: [cast.mailbox])
        try sender.run(["--import"], input: certificate)
        let writer = try MailWriter("locked")
        let entity = LineEnds.crlf.applied(to: writer.wordsEntity)
        for (name, option) in [("1.named", "--recipient"), ("2.hidden", "--hidden-recipient")] {
            let ciphertext = try sender.run(["--armor", option, fingerprint, "--encrypt"], input: entity)
            try home.deliver(writer.mail(Build.encrypted(ciphertext), id: "\(name)@mail.example"), name: name)
        }
        let now = Date()
        let handled = try home.handle(
            writer.mail(try cast.encryptedEntity(writer.wordsEntity)),
            writer.mail(writer.wordsEntity, id: "clear@mail.example"), now: now)
        #expect(handled.map(\.outcome) == [.filed, .filed])
        #expect(try home.inboxNames().sorted() == ["1.named", "2.hidden"])
        #expect(try home.poll(now: now.addingTimeInterval(600)).notices == [])
        let nextDay = try home.poll(now: now.addingTimeInterval(86_400)).notices
        #expect(nextDay.count == 2)
        for notice in nextDay { #expect(notice.contains("left in the inbox") && notice.contains("passphrase")) }
        let findings = Doctor.examine(try home.open(), now: now)
        #expect(findings.contains { $0.text.contains(fingerprint) && $0.text.contains("passphrase") })

        // Without that key there is nothing to wait for.
        #expect(try runGPG(["--delete-secret-keys", fingerprint], home: home.settings.pgp.home).status == 0)
        #expect(try home.poll(now: now.addingTimeInterval(90_000)).lines.map(\.outcome) == [.unreadable, .unreadable])
    }

    /// Another key of the mailbox, with a passphrase that no agent knows.
    private func addLockedKey(to home: IntakeHome) throws -> (fingerprint: String, certificate: [UInt8]) {
        let maker = try TemporaryGnuPGHome()
        let passphrase = ["--passphrase", "a good one"]
        try maker.run(
            passphrase + ["--quick-generate-key", "Locked <locked@vendor.example>", "future-default", "default", "0"])
        let listing = String(decoding: try maker.run(["--with-colons", "--list-keys"]), as: UTF8.self)
        let line = try #require(listing.split(separator: "\n").first { $0.hasPrefix("fpr:") })
        let fingerprint = String(line.split(separator: ":", omittingEmptySubsequences: false)[9])
        let secret = try maker.run(passphrase + ["--armor", "--export-secret-keys", fingerprint])
        let imported = try runGPG(["--import"], input: secret, home: home.settings.pgp.home)
        #expect(imported.status == 0, "\(imported.stderr)")
        home.settings.pgp.signingKey = try IntakeCast.shared().mailbox.fingerprint
        return (fingerprint, try maker.run(["--armor", "--export", fingerprint]))
    }

    @Test("A mail whose sender's certificate on record is damaged: two attempts, then set aside")
    func damagedCertificate() throws {
        let cast = try IntakeCast.shared()
        let home = try IntakeHome(knowing: .bob)
        defer { home.remove() }
        try record(Array("no certificate".utf8), for: .alice, in: home)
        let writer = try MailWriter("damaged")
        let signed = try cast.encryptedEntity(writer.wordsEntity, signedBy: [.alice])
        let mail = writer.mail(signed, from: .alice)
        try home.deliver(mail, name: "0.damaged", received: Date().addingTimeInterval(-100))
        let other = writer.mail(try cast.encryptedEntity(writer.wordsEntity, signedBy: [.bob]), from: .bob)
        #expect(try home.handle(other).map(\.outcome) == [.filed])
        #expect(try home.inboxNames() == ["0.damaged"])
        let second = try home.poll()
        #expect(second.lines.isEmpty)
        #expect(second.notices.count == 1)
        #expect(second.notices.first?.contains("attempt 2") ?? false, "\(second.notices)")
        #expect(try home.poll().lines.map(\.outcome) == [.setAside])
        #expect(try home.inboxNames().isEmpty)
        #expect(try Audit(home.open()).run(openingOriginals: true).findings == [])

        try home.bind(cast.certificate(.alice), to: IntakeCast.Person.alice.address)
        let summary = try home.reprocess(.failed)
        #expect(summary.changes.map(\.after) == [.filed])
    }

    @Test("An answer to a damaged certificate waits, the others go out")
    func unencryptableAnswer() throws {
        let cast = try IntakeCast.shared()
        let home = try IntakeHome(knowing: .alice, .bob)
        defer { home.remove() }
        let writer = try MailWriter("answers")
        for (index, person) in [IntakeCast.Person.alice, .bob].enumerated() {
            let entity = try cast.encryptedEntity(writer.wordsEntity, signedBy: [person])
            try home.deliver(writer.mail(entity, from: person, id: "\(index)@mail.example"), name: "\(index)")
        }
        // No server is set, so the answers wait as drafts.
        home.settings.submission.method = .smtp
        #expect(throws: PosternError.self) { try home.poll() }
        home.settings.submission.method = .maildir
        try record(Array(cast.certificate(.alice).prefix(200)), for: .alice, in: home)

        let now = Date()
        #expect(try home.poll(now: now).submitted == 1)
        let waiting = try home.open().store.outgoing(states: [.queued], ticket: nil)
        #expect(waiting.map(\.draft.to.description) == [IntakeCast.Person.alice.address])
        #expect(waiting.map(\.attempts) == [1])
        // The reason rests in clear, and cron mails it.
        let reason = try #require(waiting.first?.reason)
        #expect(reason.contains("postern key import FILE --for ADDRESS"))
        #expect(!reason.contains("@") && !reason.contains("alice"), "\(reason)")
        try home.bind(cast.certificate(.alice), to: IntakeCast.Person.alice.address)
        #expect(try home.poll(now: now.addingTimeInterval(86_400)).submitted == 1)
        let letters = try home.outbox().values.map { try Letter($0, readBy: cast) }
        #expect(letters.map(\.mail.type) == ["multipart/encrypted", "multipart/encrypted"])
    }

    /// Puts these bytes in place of a person's certificate, as a damaged store has them.
    private func record(_ bytes: [UInt8], for person: IntakeCast.Person, in home: IntakeHome) throws {
        let store = try home.open().store
        let address = try #require(EmailAddress(person.address))
        if let known = try store.certificates(of: address).first {
            try store.write { ledger in try ledger.renewCertificate(known, bytes: bytes, keyIDs: []) }
            return
        }
        let fingerprint = try IntakeCast.shared().fingerprint(person)
        try store.write { ledger in
            _ = try ledger.addCertificate(
                address: address, fingerprint: fingerprint, keyIDs: [], bytes: bytes, state: .bound, origin: "operator",
                at: Date())
        }
    }

    @Test("What was read once is kept when its key is gone")
    func keyGone() throws {
        let cast = try IntakeCast.shared()
        let home = try IntakeHome(knowing: .alice)
        defer { home.remove() }
        try home.importSecretKey(cast.alias)
        home.settings.pgp.signingKey = cast.mailbox.fingerprint
        let writer = try MailWriter("gone")
        let handled = try home.handle(
            writer.mail(try cast.encryptedEntity(writer.wordsEntity, to: [cast.alias.fingerprint])),
            writer.mail(writer.wordsEntity, id: "2@mail.example"))
        let before = handled[0].message
        #expect(before.record.text.contains(MailWriter.canary))
        #expect(try runGPG(["--delete-secret-keys", cast.alias.fingerprint], home: home.settings.pgp.home).status == 0)
        for selection in [Reprocessing.Selection.all, .named([before.hash.hex])] {
            let summary = try home.reprocess(selection)
            #expect(summary.problems.map(\.name) == [before.hash.prefix])
            let after = try #require(try home.open().store.message(before.hash))
            #expect(after.outcome == .filed)
            #expect(after.record == before.record)
            #expect(after.reason == nil)
        }
    }

    @Test("An empty file: a ticket that needs a person, and every later look at it works")
    func emptyFile() throws {
        let home = try IntakeHome(knowing: .alice)
        defer { home.remove() }
        let writer = try MailWriter("behind-nothing")
        let handled = try home.handle([], writer.mail(writer.wordsEntity))
        #expect(handled.map(\.outcome) == [.unreadable, .filed])
        #expect(handled[0].ticket != nil)
        #expect(handled[0].answer == nil)
        for selection in [Reprocessing.Selection.failed, .all] {
            let summary = try home.reprocess(selection)
            #expect(summary.problems.isEmpty)
            #expect(summary.changes.allSatisfy { $0.before == $0.after })
        }
        #expect(try Audit(home.open()).run(openingOriginals: true).findings == [])
    }

    @Test("A directory with a long name in new/: said once, no more")
    func longName() throws {
        let home = try IntakeHome(knowing: .alice)
        defer { home.remove() }
        let name = String(repeating: "n", count: 200)
        try FileManager.default.createDirectory(
            atPath: "\(home.settings.mailbox.inbox)/new/\(name)", withIntermediateDirectories: false)
        let writer = try MailWriter("beside")
        try home.deliver(writer.mail(writer.wordsEntity), name: "1")
        let now = Date()
        let first = try home.poll(now: now)
        #expect(first.lines.map(\.outcome) == [.filed])
        #expect(first.notices.count == 1)
        #expect(first.notices.first?.contains("a directory") ?? false)
        #expect(try home.poll(now: now.addingTimeInterval(600)).notices == [])
    }
}
