import Disclosure
import Foundation
import Maildir
import Submission
import Testing

@Suite("Outbox") final class OutboxTests {
    private let directory = "/tmp/pw-\(UUID().uuidString.prefix(8))"

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    @Test("Made on first use; the same mail is left once, byte for byte")
    func once() throws {
        let folder = MaildirFolder(path: "\(directory)/outbox")
        let mail = try testMail(to: "finder@example.net")
        for _ in 0..<2 { try Outbox(folder: folder).submit(mail) }
        let entries = try folder.entries(includingCur: true).entries
        #expect(entries.map(\.displayName) == ["PSN-2026-0042.update.4f2a@example.org"])
        #expect(try folder.read(try #require(entries.first), limit: 10_000) == mail.bytes)
    }

    @Test("An outbox that cannot be made is a matter of the settings")
    func notAFolder() throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
        try Data().write(to: URL(filePath: "\(directory)/file"))
        let mail = try testMail(to: "finder@example.net")
        do throws(SubmissionError) {
            try Outbox(folder: MaildirFolder(path: "\(directory)/file")).submit(mail)
            Issue.record("a file is no Maildir")
        } catch {
            guard case .settings = error else { return #expect("\(error)" == "", "not of the settings") }
        }
    }

    @Test(
        "A Message-ID gives a file name, whatever is in it",
        arguments: [
            ("a.b@c", "a.b@c"), (".a/../b@c", "=2Ea=2F..=2Fb@c"), ("a:2,S@c", "a=3A2=2CS@c"), ("a=b@c", "a=3Db@c"),
        ])
    func names(_ id: String, _ expected: String) throws {
        let mail = try named(id)
        #expect(mail.submittedName == expected)
        try Outbox(folder: MaildirFolder(path: "\(directory)/o")).submit(mail)
    }

    @Test("Long ones are cut and stay apart")
    func longNames() throws {
        let start = String(repeating: "/", count: 400)
        let names = try ["\(start)1@c", "\(start)2@c"].map { try named($0).submittedName }
        #expect(names[0] != names[1])
        #expect(names.allSatisfy { $0.utf8.count <= 200 })
        try Outbox(folder: MaildirFolder(path: "\(directory)/o")).submit(try named("\(start)1@c"))
    }

    private func named(_ id: String) throws -> SignedMail {
        SignedMail(
            bytes: [0x41], messageID: try #require(MessageID(id)), envelopeFrom: nil,
            envelopeTo: try #require(EmailAddress("finder@example.net")))
    }
}
