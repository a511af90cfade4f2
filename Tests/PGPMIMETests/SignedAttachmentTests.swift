import Disclosure
import Foundation
import Mail
import OpenPGP
import Testing

@testable import PGPMIME

@Suite("Files in signed and encrypted mail") struct SignedAttachmentTests {
    /// How large the first file is, and whether our certificate goes along.
    struct Load: Sendable, CustomTestStringConvertible {
        var bytes: Int
        var attachCertificate: Bool
        var testDescription: String { "\(bytes) bytes\(attachCertificate ? " and our certificate" : "")" }
    }

    private static let loads = [
        Load(bytes: 5 << 20, attachCertificate: false), Load(bytes: 1, attachCertificate: true),
    ]

    /// As a person writes it, with files that transfer encodings and charsets would break.
    private func draft(_ load: Load) throws -> OutgoingDraft {
        var draft = OutgoingDraft(
            kind: .update,
            from: Mailbox(displayName: "製品セキュリティ", address: try #require(EmailAddress("security@vendor.example"))),
            to: try #require(EmailAddress("finder@example.org")), subject: "[PSN-2026-0042] 修正のご確認",
            body: "添付の修正をお試しください。\n", bodyInClear: "",
            messageID: try #require(MessageID("psn-2026-0042.reply.1@vendor.example")),
            inReplyTo: MessageID("1@example.org"), references: [], language: .japanese, encryptTo: nil,
            attachCertificate: load.attachCertificate, autoSubmitted: nil)
        let random = try #require(try FileHandle(forReadingAtPath: "/dev/urandom")?.read(upToCount: load.bytes))
        try #require(random.count == load.bytes)
        try draft.attach([
            DraftAttachment(fileName: "random data.bin", bytes: Array(random)),
            DraftAttachment(
                fileName: "修正 \"案\".diff", mediaType: "text/x-diff", bytes: Array("-a \n+b\r\n\rFrom c\n日本\n\n".utf8)),
            DraftAttachment(
                fileName: "notes.txt", mediaType: "text/plain", bytes: Array("one\r\ntwo\nthree \r\n".utf8)),
            DraftAttachment(fileName: "empty", bytes: []),
            DraftAttachment(fileName: String(repeating: "脆", count: 80) + ".zip", bytes: Array(0...255)),
        ])
        return draft
    }

    private func finish(_ draft: OutgoingDraft, encryptingTo recipient: Fingerprint?) throws -> [UInt8] {
        let keyring = try Keyring.shared.get()
        let home = try GnuPGHome(keyring.mailboxHome)
        let signer = MailSigner(
            keys: home, signingKey: keyring.ownKey,
            ownCertificate: try home.exportCertificate(keyring.ownKey, armor: true),
            autocryptKeyData: try home.exportCertificate(keyring.ownKey, armor: false))
        return try signer.finish(draft, encryptingTo: recipient, date: MailSignerTests.date)
    }

    private func expectSafe(_ mail: [UInt8]) {
        let isPrintable = mail.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x0D || $0 == 0x0A }
        let lines = mail.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
        let areShort = lines.allSatisfy { $0.last == 0x0D && $0.count <= 77 && $0.dropLast().last != 0x20 }
        #expect(isPrintable && areShort)
    }

    private func expect(_ wanted: [DraftAttachment], in leaves: ArraySlice<PythonMailReader.Part>) throws {
        #expect(leaves.map(\.name) == wanted.map(\.fileName))
        #expect(leaves.map(\.type) == wanted.map(\.mediaType))
        #expect(leaves.map(\.disposition) == wanted.map { _ in "attachment" })
        for (leaf, file) in zip(leaves, wanted) {
            let isSame = leaf.content.elementsEqual(file.bytes)  // a failed expectation would describe every byte
            #expect(isSame, "\(file.fileName)")
        }
    }

    @Test(arguments: loads) func signedForAnyReader(_ load: Load) throws {
        let keyring = try Keyring.shared.get()
        let draft = try draft(load)
        let mail = try finish(draft, encryptingTo: nil)
        expectSafe(mail)
        let read = try PythonMailReader(mail)
        #expect(read.fields["auto-submitted"] == nil)
        #expect(read.fields["subject"] == ["[PSN-2026-0042] 修正のご確認"])
        #expect(read.fields["autocrypt"]?.count == 1)
        #expect(read.leaves.count == 7 + (load.attachCertificate ? 1 : 0))
        try expect(draft.attachments, in: read.leaves[1...5])
        #expect(read.leaves.map(\.type).contains("application/pgp-keys") == load.attachCertificate)

        let signature = try #require(read.leaves.last)
        let files = try [
            keyring.temporaryFile(Array(signature.content)), keyring.temporaryFile(read.firstPart),
        ]
        let (_, status) = try keyring.readAsReporter(["--verify"] + files, [])
        #expect(status.contains("VALIDSIG \(keyring.ownKey.hex)"))
        let micalg = try #require(read.fields["content-type"]?.first).contains("micalg=\"pgp-sha512\"")
        #expect(micalg == status.contains(" 10 00 "), "the hash is the one named")
    }

    @Test(arguments: loads) func encryptedForAnyReader(_ load: Load) throws {
        let keyring = try Keyring.shared.get()
        let draft = try draft(load)
        let mail = try finish(draft, encryptingTo: keyring.fingerprint(.reporter))
        expectSafe(mail)
        let outer = try PythonMailReader(mail)
        #expect(outer.leaves.map(\.type) == ["application/pgp-encrypted", "application/octet-stream"])
        #expect(outer.leaves.map(\.name) == [nil, "encrypted.asc"])
        #expect(outer.fields["auto-submitted"] == nil)

        let (plaintext, status) = try keyring.readAsReporter(
            ["--decrypt"], Array(try #require(outer.leaves.last).content))
        #expect(status.contains("VALIDSIG \(keyring.ownKey.hex)") && status.contains("DECRYPTION_OKAY"))
        expectSafe(plaintext)
        let read = try PythonMailReader(plaintext)
        #expect(read.fields["content-type"]?.first?.contains("hp=\"cipher\"") == true)
        #expect(read.fields["subject"] == ["[PSN-2026-0042] 修正のご確認"])
        #expect(read.fields["hp-outer"]?.contains { $0.hasPrefix("Message-ID: <psn-2026-0042") } == true)
        #expect(!plaintext.isEmpty && read.fields["auto-submitted"] == nil)
        try expect(draft.attachments, in: read.leaves[1...5])
        #expect(read.leaves.map(\.type).contains("application/pgp-keys") == load.attachCertificate)
    }

    @Test(arguments: [false, true], loads)
    func opensAgain(_ encrypted: Bool, _ load: Load) throws {
        let keyring = try Keyring.shared.get()
        let draft = try draft(load)
        let mail = try finish(draft, encryptingTo: encrypted ? keyring.ownKey : nil)
        let message = try open(mail, with: keyring, maximumPlaintextBytes: 16 << 20)
        let verdict = message.signature { _ in [keyring.ownKey] }
        #expect(verdict.state == .good && verdict.covers == .whole && verdict.insideEncryption == encrypted)
        #expect(message.encryption.covers == (encrypted ? .whole : .none))
        #expect(message.subject == draft.subject)
        #expect(message.reportText == "添付の修正をお試しください。")
        #expect(message.offeredCertificates.count == (load.attachCertificate ? 1 : 0))
        #expect(message.flags.isEmpty)
        for file in draft.attachments {
            let found = message.parts.filter { $0.name == file.fileName }
            #expect(found.map(\.mediaType) == [file.mediaType])
            #expect(found.map(\.role) == [.attachment])
            #expect(found.map(\.encrypted) == [encrypted] && found.map(\.signed) == [true])
            let isSame = found.first?.content == file.bytes  // a failed expectation would describe every byte
            #expect(isSame, "\(file.fileName)")
        }
    }
}
