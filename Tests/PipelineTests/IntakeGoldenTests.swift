import Disclosure
import Foundation
import Settings
import TestSupport
import Testing

@testable import Pipeline

/// Whole answers, since reporters see every byte: what changes from run to run is replaced by fixed words.
@Suite("Answers, byte for byte", .serialized) struct IntakeGoldenTests {
    struct Example: CustomTestStringConvertible, Sendable {
        var name: String
        var subject = "Crash"
        var language = MailLanguage.english
        var person: IntakeCast.Person?
        var to = "security@vendor.example"
        var entity: @Sendable (IntakeCast, String) throws -> [UInt8]

        var testDescription: String { "\(name).\(language.rawValue)" }

        /// The same report in Japanese; its subject shows the language where nothing else may.
        var inJapanese: Example {
            var copy = self
            copy.language = .japanese
            copy.subject = MailBuilder.encodedWord("脆弱性について")
            return copy
        }

        var words: String {
            switch language {
            case .english: "A long header ends the server.\n\nProduct: Example Server\nOS: Debian 12\n"
            case .japanese: "検索欄に脆弱性を見つけました。\n\n製品: Example Server\nOS: Windows Server 2022\n"
            }
        }
    }

    private static let english: [Example] = [
        Example(name: "in-clear") { _, words in MailBuilder.text(words) },
        Example(name: "in-clear-from-a-known-reporter", person: .alice) { _, words in MailBuilder.text(words) },
        Example(name: "encrypted-and-signed", person: .alice) {
            try $0.encryptedEntity(MailBuilder.text($1), signedBy: [.alice])
        },
        Example(name: "encrypted-unsigned") { try $0.encryptedEntity(MailBuilder.text($1)) },
        Example(name: "other-key") {
            try $0.encryptedEntity(MailBuilder.text($1), to: [$0.fingerprint(.bob)])
        },
        Example(name: "password") {
            MailBuilder.encrypted(try $0.passwordProtected(MailBuilder.text($1)))
        },
        Example(name: "certificate", to: "keys@vendor.example") { _, words in MailBuilder.text(words) },
    ]

    static let examples = english + english.map(\.inJapanese)

    @Test(arguments: examples)
    func golden(_ example: Example) throws {
        let cast = try IntakeCast.shared()
        let home = try IntakeHome(key: cast.mailbox)
        defer { home.remove() }
        home.settings.mailbox.keyRequestAddress = EmailAddress("keys@vendor.example")
        home.settings.vendor.policyURL = "https://vendor.example/security"
        try home.bind(cast.certificate(.alice), to: IntakeCast.Person.alice.address)
        let mail = MailBuilder.message(
            try example.entity(cast, example.words), from: [example.person?.mailbox ?? "Finder <finder@mail.example>"],
            subject: example.subject, id: "report@mail.example", to: example.to,
            fields: ["References: <first@mail.example> <second@mail.example>"], date: Date())
        // 2026-11-20T12:00:00Z, read a day later.
        let received = Date(timeIntervalSince1970: 1_795_176_000)
        try home.deliver(mail, name: "1", received: received)
        #expect(try home.poll(now: received.addingTimeInterval(86_400)).submitted == 1)
        let bytes = try #require(try home.outbox().values.first)
        let letter = try Letter(bytes, readBy: cast)
        try expectGolden(Self.rendered(letter, mailboxKey: cast.mailbox.fingerprint), "\(example.testDescription).txt")
    }

    /// The mail as it left, and below it what was encrypted.
    static func rendered(_ letter: Letter, mailboxKey: String) -> String {
        var text = rendered(letter.mail, boundary: "OUTER")
        if letter.mail.type == "multipart/encrypted" {
            text += "\n======== inside ========\n" + rendered(letter.payload, boundary: "INNER")
        }
        let groups = stride(from: 0, to: 40, by: 4).map { start in
            String(mailboxKey.dropFirst(start).prefix(4))
        }
        return text.replacingOccurrences(of: groups.joined(separator: " "), with: "FINGERPRINT")
            .replacingOccurrences(of: String(mailboxKey.suffix(16)), with: "KEYID")
            .replacing(/[0-9a-f]{24}@vendor/, with: "HASH@vendor")
    }

    private static func rendered(_ piece: MIMEPiece, boundary name: String) -> String {
        let head = Array(piece.bytes.prefix(piece.bytes.count - piece.body.count))
        var header = String(decoding: head, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
        if let subject = piece.value("Subject"), subject.hasPrefix("=?") {
            let field = /^Subject: [^\n]*\n([ \t][^\n]*\n)*/.anchorsMatchLineEndings()
            header = header.replacing(field, with: "Subject: (encoded) \(Letter.decoded(subject))\n")
        }
        header = header.replacing(/Autocrypt: ([^;]*);[^\n]*\n([ \t][^\n]*\n)*/) { match in
            "Autocrypt: \(match.output.1); keydata= KEY\n"
        }
        guard let boundary = piece.parameter("boundary") else { return header + body(of: piece) }
        header = header.replacingOccurrences(of: boundary, with: "\(name)-BOUNDARY")
        let parts = piece.parts.enumerated().map { index, part in
            "--\(name)-BOUNDARY\n" + rendered(part, boundary: "\(name).\(index + 1)")
        }
        return header + parts.joined(separator: "\n") + "\n--\(name)-BOUNDARY--\n"
    }

    private static func body(of piece: MIMEPiece) -> String {
        let text = piece.text
        guard let begin = text.firstRange(of: "-----BEGIN PGP "), let end = text.firstRange(of: "-----END PGP ") else {
            return text
        }
        let label = text[begin.upperBound...].prefix { $0 != "-" }
        return text[..<begin.lowerBound] + "(\(label))" + text[end.lowerBound...].drop { $0 != "\n" }
    }
}

/// Compares a text with `Golden/NAME`; `POSTERN_RECORD=1` writes it there instead.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["POSTERN_RECORD"] == "1" {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    #expect(text == golden, "differs from \(name)", sourceLocation: sourceLocation)
}
