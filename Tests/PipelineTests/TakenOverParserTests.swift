import Disclosure
import Foundation
import Mail
import OpenPGP
import PGPMIME
import Settings
import TestSupport
import Testing
import Tickets

@testable import Pipeline

/// Who has taken over the parser of a message has neither our keys nor our word (THREATS, section 8).
@Suite("A parser that was taken over") struct TakenOverParserTests {
    private let cast: IntakeCast
    private let writer: MailWriter

    init() throws {
        writer = try MailWriter("taken")
        cast = writer.cast
    }

    /// Somebody else's ciphertext, in a mail of mallory's.
    private func captured() throws -> [UInt8] {
        writer.mail(try cast.encryptedEntity(writer.wordsEntity), from: .mallory)
    }

    private func detached(over words: [UInt8], by person: IntakeCast.Person) throws -> [UInt8] {
        try cast.home.run(
            ["--local-user", cast.fingerprint(person), "--armor", "--detach-sign"], input: words)
    }

    private func home(_ parser: TakenOverParser, knowing people: IntakeCast.Person...) throws -> IntakeHome {
        let home = try IntakeHome(key: cast.mailbox)
        for person in people { try home.bind(cast.certificate(person), to: person.address) }
        home.parser = parser
        return home
    }

    // MARK: - What an answer tells of a captured ciphertext

    /// Anybody can sign a word that stands in somebody else's plaintext.
    @Test func signatureOverAWordVouchesForNothing() throws {
        let word = Array("quuxd".utf8)
        let signature = try detached(over: word, by: .mallory)
        let parser = TakenOverParser()
        parser.last = { outcome, keys, _ in
            guard case .opened(var account) = outcome else { return }
            let statuses = try keys.verifyDetached(signature: signature, over: word)
            account.reportSignature = ReportSignature(covers: .whole, statuses: statuses, insideEncryption: true)
            account.signatures = statuses.map { .said($0, covers: "whole", inside: true) }
            outcome = .opened(account)
        }
        let home = try home(parser, knowing: .mallory)
        defer { home.remove() }
        let handled = try #require(try home.handle(captured()).first)
        #expect(handled.channel == .encryptedUnverified)
        #expect(handled.letter?.kind == .general)
    }

    /// Between two looks it can hand on what it saw by the certificate that it offers.
    @Test func aSecondLookWithoutTheCiphertextIsNoClearMail() throws {
        let certificate = cast.certificate(.grace)
        let parser = TakenOverParser()
        parser.last = { outcome, keys, look in
            guard case .opened(var account) = outcome else { return }
            account.offeredCertificates = [certificate]
            account.signatures = [
                .said(
                    SignatureStatus(
                        state: .unknownKey, keyID: "0123456789ABCDEF", publicKeyAlgorithm: "", hashAlgorithm: ""))
            ]
            outcome = .opened(account)
        }
        let secondClear = SecondLook(first: parser, bytes: writer.mail(writer.wordsEntity, from: .grace))
        let home = try IntakeHome(key: cast.mailbox)
        defer { home.remove() }
        home.parser = secondClear
        let mail = writer.mail(try cast.encryptedEntity(writer.wordsEntity), from: .grace)
        let handled = try #require(try home.handle(mail).first)
        #expect(secondClear.looks == 2)
        #expect(handled.channel == .encryptedUnverified)
        #expect(handled.letter?.kind == .general)
    }

    /// How it ends after it has seen a plaintext.
    enum Ending: CaseIterable {
        case death, overLimit, malformed, lie
    }

    @Test(arguments: Ending.allCases) func endingsAfterADecryptionAreAnsweredAlike(_ ending: Ending) throws {
        let parser = TakenOverParser()
        let honest = try home(parser)
        defer { honest.remove() }
        let usual = try #require(try honest.handle(captured()).first)
        parser.last = { outcome, _, _ in
            switch ending {
            case .death: throw ParserDeath(reason: "asked to")
            case .overLimit: outcome = .failed(.overLimit(name: "parts", limit: 1, found: 2))
            case .malformed: outcome = .failed(.malformed("asked to"))
            case .lie:
                guard case .opened(var account) = outcome else { return }
                account.encryption.attempted = false
                outcome = .opened(account)
            }
        }
        let home = try home(parser)
        defer { home.remove() }
        let handled = try #require(try home.handle(captured()).first)
        #expect(handled.outcome == .unreadable)
        #expect(handled.message.reason == "parserFailed")
        #expect(handled.channel == .encryptedUnverified)
        #expect(handled.words != nil)
        #expect(handled.words == usual.words)
        #expect(handled.letter?.mail.type == usual.letter?.mail.type)
        #expect(try home.reprocess(.failed).problems.isEmpty)
    }

    /// Only the outside decides whether the answer is encrypted, and to whom.
    @Test(arguments: [true, false]) func certificatesInsideDoNotShow(_ dies: Bool) throws {
        let hint = Data(try cast.binaryCertificate(.grace)).base64EncodedString()
        let mail = writer.mail(
            try cast.encryptedEntity(writer.wordsEntity), from: .grace,
            fields: ["Autocrypt: addr=\(IntakeCast.Person.grace.address); keydata=\(hint)"])
        let certificate = cast.certificate(.grace)
        let parser = TakenOverParser()
        parser.last = { outcome, _, _ in
            guard !dies, case .opened(var account) = outcome else { throw ParserDeath(reason: "asked to") }
            account.offeredCertificates = [certificate]
            outcome = .opened(account)
        }
        let home = try home(parser)
        defer { home.remove() }
        let handled = try #require(try home.handle(mail).first)
        #expect(handled.letter?.mail.type == "multipart/encrypted")
        #expect(handled.letter?.kind == .general)
    }

    /// "Encrypted to another key" is what anyone can tell, or else it tells what became of the ciphertext.
    @Test(arguments: [DecryptionFailure.noSecretKey, .password])
    func aFailureThatNeverWasIsNotTold(_ failure: DecryptionFailure) throws {
        let home = try home(
            .account { account in
                account.encryption.failure = failure
                account.encryption.recipients = ["0123456789ABCDEF"]
                account.isUnreadable = true
            })
        defer { home.remove() }
        let handled = try #require(try home.handle(captured()).first)
        #expect(handled.letter?.kind == .general)
    }

    // MARK: - What our own server wrote

    @Test func aFailedCheckOfTheSenderIsNotLeftOut() throws {
        let home = try home(.outside { $0.authenticationResults = [] })
        defer { home.remove() }
        home.settings.mailbox.authservID = "mx.vendor.example"
        let mail = writer.mail(
            writer.wordsEntity, fields: ["Authentication-Results: mx.vendor.example;\r\n dmarc=fail (p=none)"])
        let handled = try #require(try home.handle(mail).first)
        #expect(handled.letter == nil)
        #expect(handled.answer?.reason == "dmarc")
    }

    // MARK: - Lies that are the end of it

    /// What it says of a message in clear, and what must not come of it.
    struct Lie: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var fields: [String] = []
        var outside: @Sendable (inout MessageOutside) -> Void = { _ in }
        var account: @Sendable (inout MessageAccount) -> Void = { _ in }
    }

    static let lies: [Lie] = [
        Lie(
            testDescription: "another sender",
            outside: { told in
                guard let address = EmailAddress("victim@other.example") else { return }
                told.from = .ok(Mailbox(address: address))
            }),
        Lie(
            testDescription: "a name that moves the cursor",
            outside: { told in
                guard case .ok(let mailbox) = told.from else { return }
                told.from = .ok(Mailbox(displayName: "\u{1B}[2J", address: mailbox.address))
            }),
        Lie(
            testDescription: "a person behind the null return path", fields: ["Return-Path: <>"],
            outside: { told in
                told.automatic.kind = .person
            }),
        Lie(testDescription: "a reason that ends a line", outside: { $0.automatic.kind = .automatic(reason: "a\nb") }),
        Lie(
            testDescription: "a date beyond all calendars",
            outside: { told in
                told.date = Date(timeIntervalSince1970: 1e300)
            }),
        Lie(testDescription: "a part that nobody decrypted", account: { $0.parts[0].encrypted = true }),
        Lie(testDescription: "a part that nobody signed", account: { $0.parts[0].signed = true }),
        Lie(testDescription: "a part of endless size", account: { $0.parts[0].bytes = .max }),
        Lie(testDescription: "a path into the file system", account: { $0.parts[0].path = "../../etc" }),
        Lie(
            testDescription: "a line at the end of all numbers",
            account: { told in
                let evidence = Evidence(line: .max, text: "x")
                told.configuration.facts = [Fact(kind: .os, name: "x", evidence: evidence)]
            }),
        Lie(
            testDescription: "an algorithm with an escape in it",
            account: { told in
                let status = SignatureStatus(state: .bad, publicKeyAlgorithm: "\u{1B}[2J", hashAlgorithm: "")
                told.signatures = [.said(status)]
            }),
    ]

    @Test func aLimitWithAnEscapeInItsName() throws {
        let parser = TakenOverParser()
        parser.last = { outcome, _, _ in outcome = .failed(.overLimit(name: "\u{1B}[2J", limit: 1, found: 2)) }
        let home = try home(parser)
        defer { home.remove() }
        let handled = try #require(try home.handle(writer.mail(writer.wordsEntity)).first)
        #expect(handled.message.reason?.contains("a limit that is none") ?? false)
    }

    @Test(arguments: lies) func liesCostAnAttempt(_ lie: Lie) throws {
        let parser = TakenOverParser.account(lie.account)
        parser.outside = lie.outside
        let home = try home(parser)
        defer { home.remove() }
        let handled = try #require(try home.handle(writer.mail(writer.wordsEntity, fields: lie.fields)).first)
        #expect(parser.looks == 2, "tried once more")
        #expect(handled.outcome == .setAside)
        #expect(handled.answer == nil)
        #expect(handled.message.reason?.contains("it said what cannot be") ?? false)
    }
}

/// Is honest at the second look, about another message.
private final class SecondLook: MessageParsing {
    let first: TakenOverParser
    let bytes: [UInt8]
    private(set) var looks = 0

    init(first: TakenOverParser, bytes: [UInt8]) {
        self.first = first
        self.bytes = bytes
    }

    func examine(
        _ bytes: [UInt8], _ job: ExaminationJob, tell: (MessageOutside) throws -> any Cryptography
    ) throws -> MessageExaminer.Outcome {
        looks += 1
        if looks == 1 { return try first.examine(bytes, job, tell: tell) }
        return try MessageExaminer(job: job).examine(self.bytes, tell: tell)
    }
}
