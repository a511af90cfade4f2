import Disclosure
import Foundation
import TestSupport
import Testing
import Tickets

@testable import Pipeline

private typealias Build = MailBuilder

/// What somebody who holds a ciphertext can find out by changing what stands around or in it.
@Suite("Ciphertexts sent to see what we answer") struct ThreatProbeTests {
    @Test(
        "A Message-ID that only stands inside is in no field of the answer", arguments: [[], [IntakeCast.Person.alice]])
    func messageIDInside(_ signers: [IntakeCast.Person]) throws {
        let home = try IntakeHome(knowing: .alice)
        defer { home.remove() }
        let writer = try MailWriter("no-id")
        let inner =
            Array("Message-ID: <inside@victim.example>\nSubject: Inside\n".utf8)
            + Build.text(writer.words + "\n", parameters: "; hp=\"cipher\"")
        let mail = Build.message(
            try writer.cast.encryptedEntity(inner, signedBy: signers), from: [writer.stranger], subject: "...", id: nil,
            date: Date())
        let letter = try #require(try home.handle(mail).first?.letter)
        #expect(letter.mail.all("In-Reply-To") + letter.mail.all("References") == [])
        let all = String(decoding: letter.mail.bytes + letter.payload.bytes, as: UTF8.self)
        #expect(!all.contains("inside@victim"))
    }

    /// What Mallory puts around a ciphertext, together with a certificate that nobody has seen before.
    enum Envelope: String, CaseIterable, Sendable {
        case signature, encryption, nothing

        func around(_ captured: [UInt8], _ cast: IntakeCast) throws -> [UInt8] {
            let key = Build.file("key.asc", cast.certificate(.mallory), type: "application/pgp-keys")
            let both = Build.multipart("mixed", [key, captured])
            return switch self {
            case .signature: try cast.signedEntity(both, by: [.mallory])
            case .encryption: try cast.encryptedEntity(both, signedBy: [.mallory])
            case .nothing: both
            }
        }
    }

    @Test("A certificate beside it is bound, or not, whatever it holds", arguments: Envelope.allCases)
    func certificateBeside(_ envelope: Envelope) throws {
        let writer = try MailWriter(envelope.rawValue)
        let content = LineEnds.crlf.applied(to: writer.wordsEntity)
        let signed = try writer.cast.encrypted(content, signedBy: [.alice], armor: false)
        var altered = signed
        altered[altered.count - 5] ^= 0x40
        let probes = [signed, altered, try writer.cast.encrypted(content, armor: false)]
        let seen = try probes.map { probe in
            let home = try IntakeHome(knowing: .alice)
            defer { home.remove() }
            let entity = try envelope.around(MailWriter.binaryCiphertext(probe), writer.cast)
            let handled = try #require(try home.handle(writer.mail(entity, from: .mallory)).first)
            let address = try #require(EmailAddress(IntakeCast.Person.mallory.address))
            return try Seen(handled, certificates: home.open().store.certificates(of: address))
        }
        #expect(seen[0].type == "multipart/signed")
        #expect(seen[1] == seen[0])
        #expect(seen[2] == seen[0])
    }

    private struct Seen: Equatable {
        var certificates: [String]
        var type: String
        var words: String
        var recipients: Int
        var hasCertificate: Bool

        init(_ handled: HandledMail, certificates: [StoredCertificate]) throws {
            let letter = try #require(handled.letter)
            self.certificates = certificates.map { "\($0.fingerprint) \($0.state)" }
            type = letter.mail.type
            words = HandledMail.words(letter, without: handled.ticket)
            recipients = letter.recipients.count
            hasCertificate = letter.certificate != nil
        }
    }

    @Test("One that opens, one that is broken and one over a limit inside: the same answer, byte for byte")
    func overALimit() throws {
        let writer = try MailWriter("limit")
        let cast = writer.cast
        let now = Date()
        let many = Build.multipart("mixed", (0..<300).map { Build.text("Part \($0).\n") })
        let whole = try cast.encrypted(LineEnds.crlf.applied(to: writer.wordsEntity), armor: false)
        var broken = whole
        broken[broken.count - 5] ^= 0x40
        let probes = [whole, broken, try cast.encrypted(LineEnds.crlf.applied(to: many), armor: false)]
        let seen = try probes.map { probe in
            let home = try IntakeHome(key: cast.mailbox)
            defer { home.remove() }
            let mail = writer.mail(MailWriter.binaryCiphertext(probe), date: now)
            let handled = try #require(try home.handle(mail, now: now).first)
            return (handled.outcome, try Self.bytes(of: #require(handled.letter)))
        }
        #expect(seen.map(\.0) == [.filed, .unreadable, .unreadable])
        #expect(!seen[0].1.isEmpty)
        #expect(seen[1].1 == seen[0].1)
        #expect(seen[2].1 == seen[0].1)
    }

    /// The header and all that is signed, without what no two mails have in common.
    private static func bytes(of letter: Letter) throws -> String {
        let id = try #require(letter.mail.value("Message-ID"))
        let fields = letter.mail.fields.map { "\($0.name): \($0.value)\n" }.joined()
        var text = fields + String(decoding: letter.payload.bytes, as: UTF8.self)
        for piece in [letter.mail, letter.payload] {
            if let boundary = piece.parameter("boundary") { text = text.replacing(boundary, with: "BOUNDARY") }
        }
        return text.replacing(id, with: "ID")
    }
}
