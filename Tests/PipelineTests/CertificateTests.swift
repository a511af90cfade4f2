import Disclosure
import Foundation
import TestSupport
import Testing
import Tickets

@testable import Pipeline
@testable import Settings

private typealias Build = MailBuilder

@Suite("Certificates of reporters and of the team") struct CertificateTests {
    @Test("A certificate with a later expiry takes the place of the earlier form, and an old copy changes nothing")
    func renewed() throws {
        let cast = try IntakeCast.shared()
        let home = try IntakeHome(key: cast.mailbox)
        defer { home.remove() }
        let olga = "Olga <olga@reporter.example>"
        let address = try #require(EmailAddress("olga@reporter.example"))
        let olgasKey = try IntakeCast.makeKey(olga, in: cast.home, expires: "1y")
        let export = { try cast.home.run(["--armor", "--export-options", "export-minimal", "--export", olgasKey]) }
        let early = try export()
        for subkeys in [[], ["*"]] { try cast.home.run(["--quick-set-expire", olgasKey, "5y"] + subkeys) }
        let late = try export()

        var stored: [[UInt8]] = []
        for (index, certificate) in [early, late, early, late].enumerated() {
            let key = Build.file("k.asc", certificate, type: "application/pgp-keys")
            let entity = Build.multipart("mixed", [Build.text("Report \(index)\n"), key])
            let mail = Build.message(
                entity, from: [olga], subject: "x", id: "\(index)@mail.example", date: Date())
            let handled = try #require(try home.handle(mail).first)
            #expect(!handled.message.flags.contains("keyChange"))
            let certificates = try home.open().store.certificates(of: address)
            #expect(certificates.map(\.fingerprint) == [olgasKey])
            #expect(certificates.map(\.state) == [.bound])
            stored.append(try #require(certificates.first).bytes)
        }
        #expect(stored[0] != stored[1])
        #expect(stored[1] == stored[2])
        #expect(stored[1] == stored[3])
        // Years of the primary key and its subkey, as gpg reads them (GnuPG's doc/DETAILS, field 7).
        let reader = try TemporaryGnuPGHome()
        let years = try [stored[0], stored[2]].map { certificate in
            String(decoding: try reader.run(["--with-colons", "--show-keys"], input: certificate), as: UTF8.self)
                .split(separator: "\n").filter { $0.hasPrefix("pub:") || $0.hasPrefix("sub:") }
                .compactMap { Double($0.split(separator: ":", omittingEmptySubsequences: false)[6]) }
                .map { (($0 - Date().timeIntervalSince1970) / 31_536_000).rounded() }
        }
        #expect(years == [[1, 1], [5, 5]])
    }

    @Test("A member of the team opens the vault once their certificate is on record")
    func teamMember() throws {
        let cast = try IntakeCast.shared()
        let home = try IntakeHome(key: cast.mailbox)
        defer { home.remove() }
        let person = IntakeCast.Person.grace
        let address = try #require(EmailAddress(person.address))
        home.settings.team = [
            TeamMember(name: "Grace", address: address, fingerprint: cast.fingerprint(person))
        ]
        let writer = try MailWriter("before")
        try home.handle(writer.mail(writer.wordsEntity))
        let vault = home.settings.spool + "/vault.pgp"
        let opened = {
            try runGPG(["--decrypt"], input: Array(try Data(contentsOf: URL(filePath: vault))), home: cast.home.path)
        }
        #expect(try opened().status != 0)
        #expect(Doctor.examine(try home.open(), now: Date()).contains { $0.text.contains(cast.fingerprint(person)) })

        try home.bind(cast.certificate(person), to: person.address)
        let result = try opened()
        #expect(result.status == 0, "\(result.stderr)")
        #expect(String(decoding: result.stdout, as: UTF8.self).hasPrefix("postern vault key"))
        #expect(!Doctor.examine(try home.open(), now: Date()).contains { $0.text.contains(cast.fingerprint(person)) })
        // What was sealed before opens still.
        let tickets = try home.open().store.tickets(matching: TicketFilter())
        #expect(tickets.map(\.details.title) == ["Crash, \(MailWriter.canary)"])
    }

    @Test("Another person's certificate opens nothing, though it is imported for the member's address")
    func wrongTeamMember() throws {
        let cast = try IntakeCast.shared()
        let home = try IntakeHome(key: cast.mailbox)
        defer { home.remove() }
        let address = try #require(EmailAddress(IntakeCast.Person.frank.address))
        home.settings.team = [TeamMember(name: "Frank", address: address, fingerprint: cast.fingerprint(.frank))]
        try home.bind(cast.certificate(.frank2), to: IntakeCast.Person.frank2.address)
        let vault = Array(try Data(contentsOf: URL(filePath: home.settings.spool + "/vault.pgp")))
        #expect(try runGPG(["--decrypt"], input: vault, home: cast.home.path).status != 0)
    }
}

@Suite("The list of products") struct ProductSettingsTests {
    @Test("A version's support, and what a product needs for reproduction, in the ticket and in the answer")
    func product() throws {
        let home = try IntakeHome(key: IntakeCast.shared().mailbox)
        defer { home.remove() }
        home.settings.products = [
            ProductSettings(
                name: "Quuxserver", aliases: ["quuxd"],
                supported: [
                    SupportedVersion(version: "9.87", until: "2020-02-29"),
                    SupportedVersion(version: "10", until: "2099-12-31"),
                ],
                owner: "Hana Sato", required: [.productVersion, .memory, .cpu])
        ]
        let handled = try ["9.87.65", "10.1", "3.0", ""].map { version in
            let writer = try MailWriter("version-\(version)")
            let line = version.isEmpty ? "" : "Version: \(version)\n"
            let text = "It ends.\n\nProduct: Quuxserver\n\(line)OS: Debian 12\nRAM: 16 GB\n"
            return try #require(try home.handle(writer.mail(Build.text(text))).first)
        }
        let expected = [
            "Quuxserver 9.87.65, out of support since 2020-02-29; owner Hana Sato",
            "Quuxserver 10.1, supported until 2099-12-31; owner Hana Sato",
            "Quuxserver 3.0, not among the supported versions; owner Hana Sato", "Quuxserver; owner Hana Sato",
        ]
        for (mail, line) in zip(handled, expected) {
            let view = try TicketView(home.open(), #require(mail.ticket), now: Date())
            #expect(view.standing?.line == line)
            let shown = view.text(ScreenStyle(colour: false)).split(whereSeparator: \.isWhitespace)
            #expect(shown.joined(separator: " ").contains(line))
        }
        let asked = try handled.map { try #require($0.letter).text.lowercased() }
        for text in asked {
            #expect(text.contains("processor") || text.contains("cpu"), "\(text)")
            #expect(!text.contains("memory") && !text.contains("architecture") && !text.contains("operating system"))
        }
        #expect(!asked[0].contains("exact version and build"))
        let missing = handled.map(\.message.record.configuration.missing)
        #expect(missing == [[.cpu], [.cpu], [.cpu], [.productVersion, .cpu]])
    }
}
