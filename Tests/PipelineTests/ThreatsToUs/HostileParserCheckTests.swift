import Disclosure
import Mail
import OpenPGP
import Settings
import TestSupport
import Testing

@testable import PGPMIME
@testable import Pipeline

/// A parser that was taken over: it says of a message what it likes.
private struct LyingParser: MessageParsing {
    var outside: @Sendable (inout MessageOutside) throws -> Void = { _ in }
    var account: @Sendable (inout MessageAccount) -> Void = { _ in }

    func examine(
        _ bytes: [UInt8], _ job: ExaminationJob, tell: (MessageOutside) throws -> any Cryptography
    ) throws -> MessageExaminer.Outcome {
        let outcome = try MessageExaminer(job: job).examine(bytes) { told in
            var told = told
            try outside(&told)
            return try tell(told)
        }
        guard case .opened(var opened) = outcome else { return outcome }
        account(&opened)
        return .opened(opened)
    }
}

/// THREATS, section 8: each answer is checked as if the parser had been taken over.
@Suite("A parser is not believed") struct HostileParserCheckTests {
    static let rows: [HostileRow] = [.parserChecked]

    struct Lie: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var outside: @Sendable (inout MessageOutside) throws -> Void = { _ in }
        var account: @Sendable (inout MessageAccount) -> Void = { _ in }
    }

    private static let good = SignatureStatus(
        state: .good, fingerprint: Fingerprint("0123456789ABCDEF0123456789ABCDEF01234567"),
        publicKeyAlgorithm: "EdDSA", hashAlgorithm: "SHA512")

    private static let lies = [
        Lie(
            testDescription: "another sender",
            outside: { $0.from = .ok(Mailbox(address: try #require(EmailAddress("victim@v.example")))) }),
        Lie(
            testDescription: "a subject of a megabyte",
            outside: { $0.subject = String(repeating: "x", count: 1 << 20) }),
        Lie(
            testDescription: "a hundred thousand references",
            outside: { $0.references = Array(repeating: try #require(MessageID("a@b.example")), count: 100_000) }),
        Lie(testDescription: "decrypted", account: { $0.encryption.encrypted = true }),
        Lie(testDescription: "as it came on disk", account: { $0.topLevelEncrypted = true }),
        Lie(
            testDescription: "signed",
            account: {
                $0.signatures = [
                    PartSignature(part: "1", status: good, coversReport: .whole, insideEncryption: false)
                ]
            }),
        Lie(testDescription: "signed as a whole", account: { $0.reportSignature.statuses = [good] }),
        Lie(testDescription: "a path out of the folder", account: { $0.parts[0].path = "../../x" }),
        Lie(testDescription: "less than nothing", account: { $0.parts[0].bytes = -1 }),
        Lie(
            testDescription: "a hundred thousand parts",
            account: { $0.parts = Array(repeating: $0.parts[0], count: 100_000) }),
    ]

    private func read(_ parser: LyingParser) throws -> Reading {
        let reader = MessageReader(
            settings: PosternSettings(root: "/nowhere", address: try #require(EmailAddress("security@vendor.example"))),
            keys: { () throws(PosternError) in throw .defect("nothing here is encrypted or signed") },
            certificates: { _ in [] }, signers: { _ in [] }, parser: parser)
        return try reader.read(HostileMail.mail("lie"))
    }

    @Test func honest() throws {
        let reading = try read(LyingParser())
        guard case .ok(let mailbox) = reading.from else { return #expect(Bool(false), "\(reading.from)") }
        #expect(mailbox.address.description == HostileMail.sender)
    }

    @Test(arguments: lies) func caught(_ lie: Lie) {
        #expect(throws: ParserDeath.self) {
            try read(LyingParser(outside: lie.outside, account: lie.account))
        }
    }
}
