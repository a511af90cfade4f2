import Disclosure
import Foundation
import Testing

@Suite("Files that go along with a mail") struct DraftAttachmentTests {
    private static let names = [
        "fix.patch", "my fix (2).patch", "say \"hi\".txt", "修正.diff", ".config", "a", String(repeating: "あ", count: 85),
    ]
    private static let noNames = [
        "", ".", "..", "a/b", "/", "a\\b", "a\nb", "a\r\nBcc: x@y.example", "a\u{0}", "a\u{7F}", "a\u{85}b",
        "a\u{2028}b", String(repeating: "あ", count: 86), String(repeating: "a", count: 256),
    ]
    private static let noMediaTypes = [
        "", "text", "text/", "/plain", "text/plain; charset=utf-8", "text/plain\r\nBcc: x@y.example", "te xt/plain",
        "text/plain/x", "日本/語", "message/rfc822", "Multipart/Mixed", ".text/plain",
        "a/" + String(repeating: "b", count: 128),
    ]

    private func draft(encryptTo: String? = nil) throws -> OutgoingDraft {
        OutgoingDraft(
            kind: .update,
            from: Mailbox(displayName: nil, address: try #require(EmailAddress("security@vendor.example"))),
            to: try #require(EmailAddress("ann@a.example")), subject: "[PSN-2026-0001] A fix to try",
            body: "Please try this.\n", bodyInClear: "Please send us a key.\n",
            messageID: try #require(MessageID("1@vendor.example")), inReplyTo: nil, references: [], language: .english,
            encryptTo: encryptTo, attachCertificate: false, autoSubmitted: nil)
    }

    @Test(arguments: names) func isTakenUnder(_ name: String) throws {
        let file = try DraftAttachment(fileName: name, bytes: [])
        #expect(file.fileName.utf8.elementsEqual(name.utf8))
        #expect(file.mediaType == "application/octet-stream")
    }

    @Test(arguments: noNames) func isRefusedUnder(_ name: String) {
        #expect(throws: AttachmentError.fileName(name)) { try DraftAttachment(fileName: name, bytes: []) }
    }

    @Test(arguments: ["text/plain", "application/vnd.debian.binary-package", "image/svg+xml", "Text/X-Diff"])
    func isOf(_ type: String) throws {
        #expect(try DraftAttachment(fileName: "a", mediaType: type, bytes: []).mediaType == type.lowercased())
    }

    @Test(arguments: noMediaTypes) func isNotOf(_ type: String) {
        #expect(throws: AttachmentError.mediaType(type.lowercased())) {
            try DraftAttachment(fileName: "a", mediaType: type, bytes: [])
        }
    }

    @Test func atMostTwenty() throws {
        var mail = try draft()
        let files = try (1...20).map { try DraftAttachment(fileName: "\($0)", bytes: [UInt8($0)]) }
        try mail.attach(Array(files[..<19]))
        try mail.attach([files[19]])
        #expect(mail.attachments == files)
        #expect(throws: AttachmentError.tooMany(21)) { try mail.attach([files[0]]) }
        #expect(mail.attachments == files)
    }

    @Test func atMostSoManyBytes() throws {
        var mail = try draft()
        let limit = OutgoingDraft.maximumAttachmentBytes
        try mail.attach([DraftAttachment(fileName: "a", bytes: [UInt8](repeating: 0, count: limit - 1))])
        try mail.attach([DraftAttachment(fileName: "b", bytes: [1])])
        #expect(throws: AttachmentError.tooLarge(bytes: limit + 1)) {
            try mail.attach([DraftAttachment(fileName: "c", bytes: [2])])
        }
        #expect(mail.attachments.map(\.fileName) == ["a", "b"])
    }

    @Test func errorsSayWhatToDo() {
        #expect(AttachmentError.fileName("a/\u{1B}[2Jb").description.hasPrefix("“a/\\u{1B}[2Jb” cannot be"))
        #expect(AttachmentError.fileName("").description.contains("rename the file"))
        #expect(AttachmentError.mediaType("text").description.contains("like text/plain"))
        #expect(AttachmentError.tooMany(21).description.contains("an archive"))
        #expect(AttachmentError.tooLarge(bytes: 30_000_000).description.contains("30000000 bytes"))
    }

    @Test func everythingComesBack() throws {
        var mail = try draft(encryptTo: String(repeating: "A", count: 40))
        let bytes = (0..<100_000).map { _ in UInt8.random(in: 0...255) }
        try mail.attach([
            DraftAttachment(fileName: "修正.bin", bytes: bytes),
            DraftAttachment(fileName: "empty", mediaType: "text/plain", bytes: []),
        ])
        let stored = try JSONEncoder().encode(mail)
        #expect(stored.count < 150_000, "the bytes are no list of numbers")
        let read = try JSONDecoder().decode(OutgoingDraft.self, from: stored)
        #expect(read == mail)
        #expect(read.attachments.first?.bytes == bytes)
        #expect(read.autoSubmitted == nil)
    }

    /// As the ledger has it since the first release.
    @Test func storedBeforeThereWereAny() throws {
        let stored = #"""
            {"kind":"acknowledgement","from":{"displayName":"Vendor","address":"security@vendor.example"},
            "to":"ann@a.example","subject":"s","body":"b\n","bodyInClear":"c\n","messageID":{"value":"1@vendor.example"},
            "inReplyTo":{"value":"2@a.example"},"references":[{"value":"2@a.example"}],"language":"ja",
            "attachCertificate":true,"autoSubmitted":"auto-replied"}
            """#
        let read = try JSONDecoder().decode(OutgoingDraft.self, from: Data(stored.utf8))
        #expect(read.attachments.isEmpty)
        #expect(read.autoSubmitted == .replied)
        #expect(read.body == "b\n" && read.language == .japanese && read.encryptTo == nil)
        var same = read
        try same.attach([])
        #expect(same == read)
    }

    @Test(arguments: [("../../x", "text/plain"), ("x", "message/rfc822"), ("", "text/plain")])
    func storedAndUnusable(_ name: String, _ type: String) {
        let stored = #"{"fileName":"\#(name)","mediaType":"\#(type)","bytes":""}"#
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(DraftAttachment.self, from: Data(stored.utf8))
        }
    }

    @Test func nothingGoesAlongWhereItWasToBeEncrypted() throws {
        var mail = try draft(encryptTo: String(repeating: "A", count: 40))
        try mail.attach([DraftAttachment(fileName: "fix.patch", bytes: [1])])
        let clear = mail.inClear()
        #expect(clear.body == mail.bodyInClear && clear.encryptTo == nil && clear.attachments.isEmpty)
        var open = try draft()
        try open.attach(mail.attachments)
        #expect(open.inClear() == open)
    }
}
