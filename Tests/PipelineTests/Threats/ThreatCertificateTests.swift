import Disclosure
import Foundation
import TestSupport
import Testing
import Tickets

@testable import Pipeline

private typealias Build = MailBuilder

/// Which of the certificates that come with a mail is bound to its sender.
@Suite("Certificates that come by mail") struct ThreatCertificateTests {
    private typealias Person = IntakeCast.Person

    private let home: IntakeHome
    private let cast: IntakeCast

    init() throws {
        cast = try IntakeCast.shared()
        home = try IntakeHome(key: cast.mailbox)
    }

    private func part(_ certificates: [UInt8]...) -> [UInt8] {
        Build.file("key.pgp", Array(certificates.joined()), type: "application/pgp-keys")
    }

    private func binary(_ people: Person...) throws -> [UInt8] {
        Array(try people.map(cast.binaryCertificate).joined())
    }

    private func words(_ parts: [[UInt8]]) throws -> [UInt8] {
        Build.multipart("mixed", [try MailWriter("key").wordsEntity] + parts)
    }

    private func autocrypt(_ person: Person) throws -> String {
        let data = Data(try cast.binaryCertificate(person)).base64EncodedString()
        return "Autocrypt: addr=\(person.address); keydata=\n \(data)"
    }

    private func handle(_ entity: [UInt8], from person: Person = .frank, fields: [String] = []) throws -> HandledMail {
        let writer = try MailWriter("key")
        let mail = writer.mail(entity, from: person, id: "\(UUID().uuidString)@mail.example", fields: fields)
        return try #require(try home.handle(mail).first)
    }

    private func states(_ person: Person = .frank) throws -> [String: CertificateState] {
        let address = try #require(EmailAddress(person.address))
        let stored = try home.open().store.certificates(of: address)
        return Dictionary(uniqueKeysWithValues: stored.map { ($0.fingerprint, $0.state) })
    }

    private var frank: String { cast.fingerprint(.frank) }
    private var frank2: String { cast.fingerprint(.frank2) }

    @Test("Eight of one mail are looked at, however they are put into parts", arguments: [true, false])
    func eight(_ isEighth: Bool) throws {
        defer { home.remove() }
        let last = isEighth ? try binary(.rita, .frank) : try binary(.rita, .mallory, .frank)
        let parts = [try binary(.alice, .bob), try binary(.carol, .signer), try binary(.eve, .rex), last]
        let handled = try handle(words(parts.map { part($0) }))
        #expect(handled.outcome == .filed)
        #expect(try states() == (isEighth ? [frank: .bound] : [:]))
        #expect(handled.message.flags.contains("overLimit") == !isEighth)
    }

    @Test("One over its limits is left out, and the mail is filed") func overItsLimits() throws {
        defer { home.remove() }
        let subkey = ThreatPackets.packet(14, [4, 0, 0, 0, 0, 1, 0, 8, 0xFF, 0, 1, 1])
        let large = try binary(.frank) + Array(repeatElement(subkey, count: 16).joined())
        let handled = try handle(words([part(large)]))
        #expect(handled.outcome == .filed)
        #expect(handled.message.flags.contains("overLimit"))
        #expect(try states().isEmpty)
        #expect(handled.letter?.kind == .specific)
        #expect(try !handle(words([part(binary(.frank))])).message.flags.contains("overLimit"))
    }

    /// How a mail shows which key is its sender's.
    enum Protection: CaseIterable, Sendable { case signedInClear, signedInside }

    @Test("Of several, the one that signed is bound", arguments: Protection.allCases)
    func signer(_ protection: Protection) throws {
        defer { home.remove() }
        let entity = try words([part(binary(.frank2)), part(binary(.frank))])
        let handled =
            switch protection {
            case .signedInClear: try handle(cast.signedEntity(entity, by: [.frank]))
            case .signedInside: try handle(cast.encryptedEntity(entity, signedBy: [.frank]))
            }
        #expect(try states() == [frank: .bound, frank2: .held])
        #expect(handled.message.record.signature == "good")
        #expect(handled.letter?.kind == .specific)
        #expect(handled.letter?.mail.type == "multipart/encrypted")
    }

    @Test("The one of an Autocrypt field comes last, unless it signed") func autocryptLast() throws {
        defer { home.remove() }
        _ = try handle(words([part(binary(.frank2))]), fields: [autocrypt(.frank)])
        #expect(try states() == [frank2: .bound, frank: .held])

        let other = try ThreatCertificateTests()
        defer { other.home.remove() }
        let signed = try cast.signedEntity(words([part(binary(.frank2))]), by: [.frank])
        let handled = try other.handle(signed, fields: [autocrypt(.frank)])
        #expect(try other.states() == [frank: .bound, frank2: .held])
        #expect(handled.message.record.signature == "good")
    }

    @Test("A key that signs later does not take the place of one that came by Autocrypt") func autocryptFirst() throws {
        defer { home.remove() }
        _ = try handle(words([]), fields: [autocrypt(.frank2)])
        #expect(try states() == [frank2: .bound])
        let handled = try handle(cast.encryptedEntity(words([part(binary(.frank))]), signedBy: [.frank]))
        #expect(try states() == [frank2: .bound, frank: .held])
        #expect(handled.message.flags.contains("keyChange"))
        #expect(handled.message.record.signature == "mismatch")
        #expect(handled.letter?.kind == .general)
    }

    @Test("One in a forwarded message, or attached to it, is nobody's") func forwarded() throws {
        defer { home.remove() }
        for inner in [
            try words([part(binary(.frank))]), try words([cast.certificate(.frank)]),
            try cast.signedEntity(words([part(binary(.frank))]), by: [.frank]),
        ] {
            let mail = Build.message(
                inner, from: [Person.frank.mailbox], subject: "Old", id: "old@mail.example", date: Date())
            let attached = Build.entity("message/rfc822", mail, "Content-Disposition: attachment; filename=\"m.eml\"")
            for forwarded in [Build.entity("message/rfc822", mail), attached] {
                let handled = try handle(words([forwarded]))
                #expect(handled.letter?.mail.type == "multipart/signed")
                #expect(try states().isEmpty)
            }
        }
    }
}
