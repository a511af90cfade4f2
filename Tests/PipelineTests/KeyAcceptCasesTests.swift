import Disclosure
import Foundation
import TestSupport
import Testing
import Tickets

@testable import Pipeline
@testable import Settings

@Suite("Certificates that are not simply accepted") struct KeyAcceptCasesTests {
    /// One key with two addresses; each of them had another key before.
    @Test("Held for two addresses, it takes the address to say which is meant")
    func twoAddresses() throws {
        let maker = try TemporaryGnuPGHome()
        defer { maker.remove() }
        let people = ["nora@one.example", "nora'$x@two.example"]
        let shared = try IntakeCast.makeKey("Nora <\(people[0])>", in: maker)
        try maker.run(["--quick-add-uid", shared, "Nora <\(people[1])>"])
        let certificate = try maker.run(["--armor", "--export", shared])
        let home = try OperatorHome()
        for (index, person) in people.enumerated() {
            let own = try IntakeCast.makeKey("Nora <\(person)>", in: maker)
            let first = try maker.run(["--armor", "--export", own])
            try home.receive("\(index)-first", from: "Nora <\(person)>", certificate: first)
            try home.receive("\(index)-second", from: "Nora <\(person)>", certificate: certificate)
        }
        let states = { try people.map { try home.certificateStates(of: $0)[shared] } }
        #expect(try states() == ["held", "held"])
        for verb in ["accept", "reject"] {
            let ended = try home.run("key", verb, shared)
            #expect(ended.status == 65)
            expectOneLine(ended, "for 2 addresses: \(people[0]), \(people[1]); say for which with --for")
        }
        #expect(try states() == ["held", "held"])

        // The list's own line, as a shell takes it.
        let list = try home.good("key", "list").split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        let command = try #require(list.first { $0.hasPrefix("postern key accept") && $0.contains("two.example") })
        let line = command.replacing("postern", with: builtPostern, maxReplacements: 1)
        let ended = try runProgram(["sh", "-c", "\(line) --config \(home.settingsFile)"])
        #expect(ended.status == 0, "\(command): \(ended)")
        #expect(try states() == ["held", "bound"])
        // Now only one is left that can be meant.
        try home.good("key", "accept", shared)
        #expect(try states() == ["bound", "bound"])
    }

    @Test("One beginning of two fingerprints is refused, and both are named")
    func ambiguousBeginning() throws {
        let home = try IntakeHome(key: IntakeCast.shared().mailbox)
        defer { home.remove() }
        let address = try #require(EmailAddress("olga@reporter.example"))
        let beginning = String(repeating: "AB12", count: 4)
        let fingerprints = ["0", "1"].map { beginning + String(repeating: $0, count: 24) }
        try home.open().store.write { ledger in
            for fingerprint in fingerprints {
                _ = try ledger.addCertificate(
                    address: address, fingerprint: fingerprint, keyIDs: [], bytes: [], state: .held, origin: "key part",
                    at: Date())
            }
        }
        for name in [beginning, beginning.lowercased()] {
            let error = #expect(throws: PosternError.self) {
                try home.whenUnlocked {
                    try KeyWork(home.open()).accept(name, for: nil, actor: "mori", now: Date())
                }
            }
            #expect(error?.exitStatus == 65)
            #expect(error?.description.contains(fingerprints.joined(separator: ", ")) ?? false)
        }
        #expect(try home.open().store.certificates(of: address).map(\.state) == [.held, .held])
    }

    @Test("One that was revoked is refused; to one that has expired nothing can be encrypted, which is said")
    func unusable() throws {
        let keys = try TestKeys.shared()
        let home = try OperatorHome()
        let maker = try TemporaryGnuPGHome()
        defer { maker.remove() }
        for key in [keys.revoked, keys.expired] {
            let first = try maker.run(["--armor", "--export", try IntakeCast.makeKey(key.userID, in: maker)])
            try home.receive("first-\(key.address)", from: key.userID, certificate: first)
            try home.receive("second-\(key.address)", from: key.userID, certificate: key.certificate)
            #expect(try home.certificateStates(of: key.address)[key.fingerprint] == "held")
        }
        let refused = try home.run("key", "accept", keys.revoked.fingerprint)
        #expect(refused.status == 65)
        expectOneLine(refused, "has been revoked by its owner", "postern key import FILE --for ADDRESS")
        #expect(try home.certificateStates(of: keys.revoked.address)[keys.revoked.fingerprint] == "held")
        let accepted = try home.good("key", "accept", keys.expired.fingerprint)
        #expect(accepted.contains("nothing can be encrypted to it (it has expired)"), "\(accepted)")
        #expect(try home.certificateStates(of: keys.expired.address)[keys.expired.fingerprint] == "bound")
    }

    @Test("Who only asked for our certificate is listed too, with the certificate they sent")
    func keyRequest() throws {
        let home = try OperatorHome()
        let cast = try IntakeCast.shared()
        let key = MailBuilder.file("key.asc", cast.certificate(.grace), type: "application/pgp-keys")
        let entity = MailBuilder.multipart("mixed", [MailBuilder.text("Your key, please.\n"), key])
        let mail = OperatorMail(
            "01", from: IntakeCast.Person.grace.mailbox, entity: String(decoding: entity, as: UTF8.self) + "\n")
        let text = String(decoding: mail.bytes, as: UTF8.self)
            .replacing("To: security@vendor.example", with: "To: key@vendor.example")
        try home.deliver(OperatorMail(name: "01", bytes: Array(text.utf8)))
        try home.good("poll")
        #expect(try home.audit().counts == ["keyRequest": 1])
        #expect(try home.certificateStates(of: IntakeCast.Person.grace.address) == [cast.fingerprint(.grace): "bound"])
    }

    @Test("With a team member's certificate the vault opens to it, and to no other that is accepted")
    func team() throws {
        let cast = try IntakeCast.shared()
        let home = try IntakeHome(key: cast.mailbox)
        defer { home.remove() }
        let frank = IntakeCast.Person.frank
        let address = try #require(EmailAddress(frank.address))
        let member = TeamMember(name: "Frank", address: address, fingerprint: cast.fingerprint(.frank2))
        try home.bind(cast.certificate(.frank), to: frank.address)
        let key = MailBuilder.file("key.asc", cast.certificate(.frank2), type: "application/pgp-keys")
        let entity = MailBuilder.multipart("mixed", [MailBuilder.text("My new key.\n"), key])
        _ = try home.handle(
            MailBuilder.message(entity, from: [frank.mailbox], subject: "x", id: "1@mail.example", date: Date()))
        home.settings.team = [member]

        let accept = { (person: IntakeCast.Person) in
            try home.whenUnlocked {
                try KeyWork(home.open()).accept(cast.fingerprint(person), for: nil, actor: "mori", now: Date())
            }
        }
        let opens = {
            let vault = Array(try Data(contentsOf: URL(filePath: home.settings.spool + "/vault.pgp")))
            return try runGPG(["--decrypt"], input: vault, home: cast.home.path).status == 0
        }
        #expect(try !opens())
        #expect(try accept(.frank2).contains("the vault opens to it as well"))
        #expect(try opens())
        #expect(try accept(.frank).contains { $0.hasPrefix("the vault does not open to it") })
        #expect(try !opens())
    }
}
