import Confinement
import Disclosure
import Foundation
import Mail
import OpenPGP
import PGPMIME
import Testing

@testable import Pipeline

/// The talk with a parser ends, whatever the parser says.
@Suite("The talk with a parser") struct ParserTalkTests {
    private let mail = Array("From: a@reporter.example\n\nwords\n".utf8)

    /// What an honest parser says first.
    private func outside() throws -> Frame {
        var told: MessageOutside?
        _ = try MessageExaminer(job: ExaminationJob()).examine(mail) { outside in
            told = outside
            return NoCryptography()
        }
        return try Frame(ParserWire.Kind.outside, #require(told))
    }

    /// Follows a parser that says the outside, then this frame for ever.
    ///
    /// - Returns: how often it was answered, and what ended it.
    private func talk(repeating frame: Frame, _ keys: any Cryptography = NoCryptography()) throws -> (Int, String) {
        let outside = try outside()
        var said = 0
        var answers = 0
        var talk = ParserTalk(MailLimits()) {
            said += 1
            return said == 1 ? outside : frame
        } send: { _ in
            answers += 1
        }
        let death = #expect(throws: ParserDeath.self) { try talk.examination { _ in keys } }
        return (answers, death?.reason ?? "")
    }

    private func question(_ kind: ParserWire.Kind, _ blobs: [[UInt8]]) -> Frame {
        Frame(kind: kind.rawValue, blobs: blobs)
    }

    @Test func questionsWithoutEnd() throws {
        #expect(try talk(repeating: question(.decrypt, [[1]])).0 == MessageOpener.mostDecryptions)
        #expect(try talk(repeating: question(.verifyDetached, [[1], [2]])).0 == MessageOpener.mostVerifications)
        #expect(try talk(repeating: question(.verifyCleartext, [[1]])).0 == MessageOpener.mostVerifications)
        // What makes no sense counts as well.
        #expect(try talk(repeating: question(.verifyOpaque, [])).0 == MessageOpener.mostVerifications)
    }

    @Test func plaintextWithoutEnd() throws {
        let (answers, reason) = try talk(
            repeating: question(.decrypt, [[1]]), Generous(bytes: MessageOpener.mostOpenedBytes / 2))
        #expect(answers == 2)
        #expect(reason.contains("more than may be opened"))
    }

    @Test func noDecryptionAfterOneThatTookAllTheTime() throws {
        #expect(try talk(repeating: question(.decrypt, [[1]]), Generous(error: .timedOut(seconds: 1))).0 == 1)
    }

    @Test func configurationThatNeverComes() throws {
        let outside = try outside()
        var talk = ParserTalk(MailLimits()) {
            outside
        } send: { _ in
        }
        #expect(throws: ParserDeath.self) { try talk.configuration() }
    }

    @Test func wordsThatTakeTooMuchMemory() throws {
        let header = [UInt8](repeating: UInt8(ascii: " "), count: ParserWire.largestHeader(MailLimits()) + 1)
        let (answers, reason) = try talk(repeating: Frame(kind: ParserWire.Kind.account.rawValue, header: header))
        #expect(answers == 0)
        #expect(reason.contains("over the limit"))
    }

    /// What it says may be the text of the report, and the reason of its end stands in notes and logs.
    @Test func wordsWithoutMeaningAreNotQuoted() throws {
        let header = Array(#"{"overLimit":{"name":"a","limit":"secret\u001B[2J","found":1}}"#.utf8)
        let (_, reason) = try talk(repeating: Frame(kind: ParserWire.Kind.failed.rawValue, header: header))
        #expect(reason == "its words have no meaning")
    }

    @Test(arguments: ["a@b\\r\\nBcc: victim@other.example", "a@b\\u0000", "no sign"])
    func identifiersThatCannotStandInAnAnswer(_ identifier: String) throws {
        let honest = try outside()
        let text = String(decoding: honest.header, as: UTF8.self)
            .replacing("\"references\":[]", with: "\"references\":[{\"value\":\"\(identifier)\"}]")
        #expect(text.contains("references\":[{"))
        let frame = Frame(kind: honest.kind, header: Array(text.utf8))
        #expect(throws: ParserDeath.self) { try ParserWire.value(MessageOutside.self, of: frame) }
    }
}

/// Opens everything, or nothing.
private struct Generous: Cryptography {
    var bytes = 0
    var error: OpenPGPError?

    func decryptVerify(_ ciphertext: [UInt8]) throws(OpenPGPError) -> Decryption {
        if let error { throw error }
        return Decryption(plaintext: [UInt8](repeating: 1, count: bytes), signatures: [], recipients: [])
    }

    func verifyDetached(signature: [UInt8], over signed: [UInt8]) throws(OpenPGPError) -> [SignatureStatus] { [] }

    func verifyCleartext(_ block: [UInt8]) throws(OpenPGPError) -> (text: [UInt8], signatures: [SignatureStatus]) {
        ([], [])
    }

    func verifyOpaque(_ bytes: [UInt8]) throws(OpenPGPError) -> (content: [UInt8], signatures: [SignatureStatus]) {
        ([], [])
    }
}
