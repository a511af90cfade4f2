import Disclosure
import Foundation
import OpenPGP
import TestSupport
import Testing

@Suite("Later forms of a certificate on record") struct CertificateRenewalTests {
    let keys: TestKeys
    let parent: TemporaryGnuPGHome
    /// Where the owner of the key works on it.
    let owner: TemporaryGnuPGHome
    let alice: EmailAddress

    init() throws {
        keys = try TestKeys.shared()
        parent = try TemporaryGnuPGHome(settings: nil)
        owner = try TemporaryGnuPGHome(secretKeys: [keys.alice])
        alice = try #require(EmailAddress(keys.alice.address))
    }

    private func inspect(
        _ bytes: [UInt8], known: [[UInt8]] = []
    ) throws -> (accepted: [OfferedCertificate], rejected: [CertificateRejection]) {
        try inspectCertificates(bytes, sender: alice, known: known, scratchParent: parent.path)
    }

    private func recorded() throws -> [UInt8] { try #require(try inspect(keys.alice.certificate).accepted.first).bytes }

    private func export(_ options: [String] = []) throws -> [UInt8] {
        try owner.run(options + ["--export", keys.alice.fingerprint])
    }

    /// Somebody else's, as it would be on record.
    private func other(_ key: TestKeys.Key) throws -> [UInt8] {
        try keys.reporters.run(["--export", key.fingerprint])
    }

    @Test("The same form again is the form on record") func unchanged() throws {
        let recorded = try recorded()
        #expect(stillNames(alice, certificate: recorded))
        #expect(try inspect(keys.alice.certificate, known: [recorded]).accepted.map(\.bytes) == [recorded])
    }

    @Test("A revoked user id is merged, and the address is named no more") func revokedUserID() throws {
        let recorded = try recorded()
        try owner.run(["--quick-add-uid", keys.alice.fingerprint, "Alice <alice@other.example>"])
        try owner.run(["--trust-model", "pgp", "--quick-revoke-uid", keys.alice.fingerprint, keys.alice.userID])
        let later = try export()
        #expect(try inspect(later).accepted.isEmpty)
        #expect(try inspect(later, known: [other(keys.bob)]).accepted.isEmpty)

        let merged = try #require(try inspect(later, known: [recorded]).accepted.first)
        #expect(merged.info.fingerprint == (try required(keys.alice)))
        #expect(merged.info.addresses.isEmpty && !merged.info.isRevoked)
        #expect(!stillNames(alice, certificate: merged.bytes))
        #expect(!String(decoding: merged.bytes, as: UTF8.self).contains("other.example"))
        // An older form takes nothing back.
        let again = try #require(try inspect(keys.alice.certificate, known: [merged.bytes]).accepted.first)
        #expect(!stillNames(alice, certificate: again.bytes))
    }

    @Test("A revoked key is merged, with or without a user id", arguments: [true, false])
    func revokedKey(_ hasUserID: Bool) throws {
        let recorded = try recorded()
        // gpg keeps one for each key it makes, with a colon in front against accidents.
        let file = "\(keys.reporters.path)/openpgp-revocs.d/\(keys.alice.fingerprint).rev"
        let revocation = try String(contentsOfFile: file, encoding: .utf8).replacing(":-----BEGIN", with: "-----BEGIN")
        try owner.run(["--trust-model", "pgp", "--import"], input: Array(revocation.utf8))
        let none = ["--export-filter", "keep-uid=mbox = nobody@nowhere.example"]
        let later = try export(hasUserID ? [] : none)
        #expect(String(decoding: later, as: UTF8.self).contains(keys.alice.userID) == hasUserID)
        let merged = try #require(try inspect(later, known: [recorded]).accepted.first)
        #expect(merged.info.isRevoked)
        #expect(merged.bytes != recorded)
        #expect(try inspect(later).accepted.isEmpty == !hasUserID)
    }

    @Test("One of several is merged with its own earlier form") func several() throws {
        let recorded = try recorded()
        try owner.run(["--quick-set-expire", keys.alice.fingerprint, "2y"])
        let later = try export()
        let (accepted, rejected) = try inspect(other(keys.bob) + later, known: [other(keys.mallory), recorded])
        #expect(accepted.map(\.info.fingerprint) == [try required(keys.alice)])
        #expect(accepted.first?.info.expires != nil)
        #expect(rejected == [.noUserIDOfSender])
        #expect(try inspect(other(keys.bob) + later, known: [recorded]).accepted.count == 1)
    }

    @Test("No more than the limit are looked at") func limit() throws {
        let both = keys.bob.certificate + keys.alice.certificate
        let (accepted, rejected) = try inspectCertificates(both, sender: alice, limit: 1, scratchParent: parent.path)
        #expect(accepted.isEmpty)
        #expect(rejected == [.tooManyCertificates, .noUserIDOfSender])
        #expect(rejected.map(\.isOverLimit) == [true, false])
    }
}
