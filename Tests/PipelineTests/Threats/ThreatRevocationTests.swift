import Disclosure
import Foundation
import TestSupport
import Testing
import Tickets

@testable import Pipeline

private typealias Build = MailBuilder

/// A certificate is bound, and its owner takes it, or the user id of that address, back.
@Suite("Certificates taken back") struct ThreatRevocationTests {
    /// Nora's key, in a home of her own.
    private struct Owner {
        static let mailbox = "Nora <nora@reporter.example>"

        let home: TemporaryGnuPGHome
        let key: String
        let cast: IntakeCast

        init(_ cast: IntakeCast) throws {
            self.cast = cast
            home = try TemporaryGnuPGHome()
            try home.run(["--import"], input: cast.home.run(["--export", cast.mailbox.fingerprint]))
            key = try IntakeCast.makeKey(Self.mailbox, in: home)
            // The answers are read with the keys of the cast.
            try cast.home.run(["--import"], input: home.run(["--export-secret-keys", key]))
        }

        func certificate(_ options: [String] = []) throws -> [UInt8] { try home.run(options + ["--export", key]) }

        func signed(_ entity: [UInt8]) throws -> [UInt8] {
            let signature = try cast.home.run(
                ["--local-user", key, "--armor", "--detach-sign"], input: LineEnds.crlf.applied(to: entity))
            return Build.signed(entity, signature)
        }

        func encrypted(_ entity: [UInt8], signed: Bool = true) throws -> [UInt8] {
            let sign = signed ? ["--local-user", key, "--sign"] : []
            let to = ["--recipient", cast.mailbox.fingerprint, "--armor", "--encrypt"]
            return Build.encrypted(try cast.home.run(sign + to, input: LineEnds.crlf.applied(to: entity)))
        }

        func takeBack(_ what: What) throws -> [UInt8] {
            switch what {
            case .userID:
                try home.run(["--quick-add-uid", key, "Nora <nora@else.example>"])
                try home.run(["--trust-model", "pgp", "--quick-revoke-uid", key, Self.mailbox])
                return try certificate()
            case .key, .keyWithoutUserID:
                let file = "\(home.path)/openpgp-revocs.d/\(key).rev"
                let revocation = try String(contentsOfFile: file, encoding: .utf8)
                    .replacing(":-----BEGIN", with: "-----BEGIN")
                try home.run(["--trust-model", "pgp", "--import"], input: Array(revocation.utf8))
                let none = ["--export-filter", "keep-uid=mbox = nobody@nowhere.example"]
                return try certificate(what == .key ? [] : none)
            }
        }
    }

    enum What: String, CaseIterable, Sendable {
        case userID, key, keyWithoutUserID

        /// The verdict on a signature of this key afterwards.
        var signature: String { self == .userID ? "mismatch" : "revokedKey" }
    }

    /// How the certificate comes that says so.
    enum Carrier: String, CaseIterable, Sendable { case clear, signed, encryptedAndSigned }

    private let cast: IntakeCast
    private let home: IntakeHome
    private let owner: Owner

    init() throws {
        cast = try IntakeCast.shared()
        home = try IntakeHome(key: cast.mailbox)
        owner = try Owner(cast)
        try home.bind(owner.certificate(), to: "nora@reporter.example")
    }

    private func handle(_ entity: [UInt8]) throws -> HandledMail {
        let mail = Build.message(
            entity, from: [Owner.mailbox], subject: "A report", id: "\(UUID().uuidString)@mail.example", date: Date())
        return try #require(try home.handle(mail).first)
    }

    private func stored() throws -> [StoredCertificate] {
        try home.open().store.certificates(of: #require(EmailAddress("nora@reporter.example")))
    }

    private func report(with certificate: [UInt8]? = nil) throws -> [UInt8] {
        let words = try MailWriter("revoked").wordsEntity
        let file = certificate.map { Build.file("nora.pgp", $0, type: "application/pgp-keys") }
        return Build.multipart("mixed", [words] + [file].compactMap { $0 })
    }

    @Test("It is merged, and counts for good no longer", arguments: What.allCases, Carrier.allCases)
    func takenBack(_ what: What, _ carrier: Carrier) throws {
        defer { home.remove() }
        let before = try handle(owner.encrypted(report()))
        #expect(before.channel == .encryptedSigned)
        let recorded = try #require(try stored().first).bytes

        let entity = try report(with: owner.takeBack(what))
        let bringing =
            switch carrier {
            case .clear: try handle(entity)
            case .signed: try handle(owner.signed(entity))
            case .encryptedAndSigned: try handle(owner.encrypted(entity))
            }
        #expect(!bringing.message.flags.contains("keyChange"))
        #expect(carrier == .clear || bringing.message.record.signature == what.signature)
        #expect(try stored().map(\.state) == [.bound])
        #expect(try stored().first?.bytes != recorded)

        for (entity, channel) in [
            (try owner.encrypted(report()), ReportChannel.encryptedUnverified), (try owner.signed(report()), .clear),
        ] {
            let after = try handle(entity)
            #expect(after.message.record.signature == what.signature)
            #expect(after.channel == channel)
            #expect(after.letter?.mail.type == "multipart/signed")
        }
    }

    @Test(
        "In a ciphertext that nobody vouches for it changes nothing, and a handler hears of it",
        arguments: What.allCases)
    func unverified(_ what: What) throws {
        defer { home.remove() }
        let recorded = try stored()
        let handled = try handle(owner.encrypted(report(with: owner.takeBack(what)), signed: false))
        #expect(handled.channel == .encryptedUnverified)
        #expect(handled.message.flags.contains("keyChange"))
        #expect(handled.letter?.mail.type == "multipart/encrypted")
        #expect(try stored() == recorded)
    }
}
