import Disclosure
import Foundation
import TestSupport
import Testing
import Tickets

@testable import Pipeline
@testable import Settings

@Suite("Mail with files, to reporters and to the team") struct TeamMailTests {
    private static let now = Date(timeIntervalSince1970: TimeInterval(Int(Date().timeIntervalSince1970)))
    private static let content = "--- a\n+++ b\r\n\u{0}"

    /// What a person writes, with a file, as it leaves.
    ///
    /// - Parameter recipient: the fingerprint of a certificate; nil sends it in clear.
    private func sent(_ home: IntakeHome, encryptTo recipient: String?) throws -> Letter {
        let id = try #require(MessageID("<1@vendor.example>"))
        var draft = OutgoingDraft(
            kind: .update,
            from: Mailbox(displayName: nil, address: try #require(EmailAddress("security@vendor.example"))),
            to: try #require(EmailAddress("frank@reporter.example")), subject: "A fix to verify", body: "Please try.\n",
            bodyInClear: "Please send us a key.\n", messageID: id, inReplyTo: nil, references: [], language: .english,
            encryptTo: recipient, attachCertificate: false, autoSubmitted: nil)
        try draft.attach([
            DraftAttachment(fileName: "fix.patch", mediaType: "text/x-diff", bytes: Array(Self.content.utf8))
        ])
        let opened = try home.open()
        _ = try opened.store.write { ledger throws(StoreError) in
            try ledger.queue(draft, ticket: nil, report: nil, dedupKey: "test:1", reason: nil, at: Self.now)
        }
        let summary = try OutboxRun(home: opened).submitDue(now: Self.now)
        #expect(summary.submitted.count == 1 && summary.blocked == nil && summary.gaveUp.isEmpty)
        let mail = try #require(try home.outbox()[id.description])
        let letter = try Letter(mail, readBy: IntakeCast.shared())
        #expect(letter.mail.all("Auto-Submitted").isEmpty && letter.payload.all("Auto-Submitted").isEmpty)
        return letter
    }

    private func expectFile(in letter: Letter) throws {
        #expect(letter.text == "Please try.\n")
        let file = try #require(letter.payload.parts.last)
        #expect(file.value("Content-Disposition") == "attachment; filename=fix.patch")
        let content = Data(base64Encoded: Data(file.body), options: .ignoreUnknownCharacters)
        #expect(content == Data(Self.content.utf8))
    }

    /// As a reporter's: on record, bound to the address, and found by its fingerprint.
    @Test func encryptedToAMember() throws {
        let cast = try IntakeCast.shared()
        let home = try IntakeHome(key: cast.mailbox)
        defer { home.remove() }
        home.settings.team = [
            TeamMember(
                name: "Frank", address: try #require(EmailAddress("frank@reporter.example")),
                fingerprint: cast.fingerprint(.frank))
        ]
        #expect(try VaultTeam(home: home.open()).members().missing.map(\.name) == ["Frank"])
        try home.bind(cast.certificate(.frank), to: "frank@reporter.example")
        let member = try #require(try VaultTeam(home: home.open()).members().known.first)
        let letter = try sent(home, encryptTo: member.fingerprint)
        try expectFile(in: letter)
        #expect(letter.recipients.count == 1)
        #expect(try cast.keyIDs(.frank).isSuperset(of: letter.recipients))
        #expect(letter.signer == cast.mailbox.fingerprint)
    }

    @Test func inClear() throws {
        let home = try IntakeHome(key: IntakeCast.shared().mailbox)
        defer { home.remove() }
        let letter = try sent(home, encryptTo: nil)
        #expect(letter.recipients.isEmpty)
        try expectFile(in: letter)
    }

    /// The certificate is not on record any more, or never was.
    @Test func noFileGoesInClearThatWasToBeEncrypted() throws {
        let cast = try IntakeCast.shared()
        let home = try IntakeHome(key: cast.mailbox)
        defer { home.remove() }
        let letter = try sent(home, encryptTo: cast.fingerprint(.frank))
        #expect(letter.recipients.isEmpty)
        #expect(letter.text == "Please send us a key.")  // the last line end is the boundary's
        #expect(letter.payload.type == "text/plain")
        #expect(!String(decoding: letter.mail.bytes, as: UTF8.self).contains("fix.patch"))
    }
}
