import Foundation
import TestSupport
import Testing

/// A key of the mailbox with a passphrase that no agent knows.
private struct LockedKey: Sendable {
    static let shared = Result { try LockedKey() }

    let fingerprint: String
    private let secretKey: [UInt8]
    private let maker: TemporaryGnuPGHome

    private init() throws {
        maker = try TemporaryGnuPGHome()
        let passphrase = ["--passphrase", "never said"]
        try maker.run(
            passphrase + ["--quick-generate-key", "Locked <locked@vendor.example>", "future-default", "default", "0"])
        let listing = String(decoding: try maker.run(["--with-colons", "--list-keys"]), as: UTF8.self)
        let line = try #require(listing.split(separator: "\n").first { $0.hasPrefix("fpr:") })
        fingerprint = String(line.split(separator: ":", omittingEmptySubsequences: false)[9])
        secretKey = try maker.run(passphrase + ["--armor", "--export-secret-keys", fingerprint])
    }

    func encrypt(_ content: [UInt8], _ option: String) throws -> [UInt8] {
        try maker.run([option, fingerprint, "--encrypt"], input: content)
    }

    func add(to home: OperatorHome) throws {
        #expect(try runGPG(["--import"], input: secretKey, home: home.keys).status == 0)
    }
}

extension Threat {
    /// gpg would ask for the passphrase, of each key and for each of many recipients that are not named.
    static let toLockedKeys: [Threat] = [
        locked("to-the-locked-key", "--recipient"), locked("to-nobody-by-name", "--hidden-recipient"),
        lost(.sessionKeyFlood, "hidden-flood", "malformed") {
            let (sessionKeys, data) = try $0.cast.packets($0.canonicalEntity, options: ["--throw-keyids"])
            return $0.report(ciphertext: Array(repeatElement(sessionKeys, count: 300).joined()) + data)
        },
    ]

    private static func locked(_ name: String, _ option: String) -> Threat {
        Threat(.lockedKey, name) {
            $0.report(ciphertext: try LockedKey.shared.get().encrypt($0.canonicalEntity, option))
        }.expecting { $0.outcome = "waits" }
    }
}

@Suite("A key with a passphrase in the ring") struct ThreatLockedKeyTests {
    @Test("A mail is refused unread, or waits without a question", arguments: Threat.toLockedKeys)
    func asksNobody(_ threat: Threat) throws {
        let cast = try IntakeCast.shared()
        let home = try OperatorHome(ownKeys: true)
        try LockedKey.shared.get().add(to: home)
        let mail = OperatorMail(
            name: threat.name, bytes: try threat.build(MailWriter(slug: threat.name, cast: cast, earlier: [:])))
        try home.deliver(mail)
        let (ended, watch) = try ThreatWatch.poll(home)
        #expect(ended.status == 0, "\(ended)")
        #expect(watch.processorSeconds < ThreatBounds.seconds)
        #expect(watch.peakBytes.values.allSatisfy { $0 < ThreatBounds.bytes })
        guard threat.outcome != "waits" else {
            #expect(home.waiting == [threat.name])
            #expect(ended.words.contains("passphrase"), "\(ended)")
            #expect(try home.run("check").words.contains(LockedKey.shared.get().fingerprint))
            return
        }
        let number = try #require(try home.audit().ticket(of: mail))
        let ticket: ThreatTicket = try home.json(["ticket", "show", number])
        #expect(ticket.messages.map(\.outcome) == [threat.outcome])
        #expect(ticket.messages.map(\.failure) == [threat.failure])
        #expect(ticket.mail.map(\.state) == ["submitted"])
    }
}
