import Foundation
import OpenPGP
import Testing
import Vault

@Suite("The vault file", .serialized) final class VaultFileTests {
    let directory = "/tmp/pv\(UInt32.random(in: 0 ... .max))"
    let home: GnuPGHome
    let mailbox: Fingerprint
    var path: String { directory + "/vault.pgp" }

    init() throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
        try GnuPGHome.initializeLibrary()
        try GnuPGHome.create(directory + "/keys")
        home = try GnuPGHome(directory + "/keys")
        mailbox = try home.generateKey(userID: "Security <security@vendor.example>", expiresAfter: 86_400)
    }

    deinit {
        home.endAgent()
        try? FileManager.default.removeItem(atPath: directory)
    }

    @Test func itOpensWithTheMailboxKeyAndOnlyItsOwnerMayReadIt() throws {
        let key = VaultKey()
        try VaultFile.create(at: path, key: key, home: home, recipients: [mailbox])
        #expect(try VaultFile.open(path, home: home).bytes == key.bytes)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try Set(FileManager.default.contentsOfDirectory(atPath: directory)) == ["keys", "vault.pgp"])
    }

    @Test func itIsNeverOverwritten() throws {
        let key = VaultKey()
        try VaultFile.create(at: path, key: key, home: home, recipients: [mailbox])
        #expect(throws: VaultError.fileExists(path)) {
            try VaultFile.create(at: path, key: VaultKey(), home: home, recipients: [mailbox])
        }
        #expect(try VaultFile.open(path, home: home).bytes == key.bytes)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory).count == 2)
    }

    @Test func aTeamMemberOpensItFromAnotherHome() throws {
        try GnuPGHome.create(directory + "/member")
        let memberHome = try GnuPGHome(directory + "/member")
        defer { memberHome.endAgent() }
        let member = try memberHome.generateKey(userID: "Mori <mori@vendor.example>", expiresAfter: 86_400)
        _ = try home.importCertificate(memberHome.exportCertificate(member, armor: false))
        let key = VaultKey()

        try VaultFile.create(at: path, key: key, home: home, recipients: [mailbox])
        #expect {
            try VaultFile.open(path, home: memberHome)
        } throws: { error in
            guard case .keyUnavailable(let text)? = error as? VaultError else { return false }
            return text.contains("no secret key for any of them") && text.contains(path)
        }

        try VaultFile.replace(at: path, key: key, home: home, recipients: [mailbox, member])
        #expect(try VaultFile.open(path, home: memberHome).bytes == key.bytes)
        #expect(throws: VaultError.self, "the mailbox must be able to open it") {
            try VaultFile.create(at: directory + "/other.pgp", key: key, home: home, recipients: [member])
        }
        #expect(!FileManager.default.fileExists(atPath: directory + "/other.pgp"))
    }

    @Test(arguments: [0, 17]) func ofTooFewOrTooManyRecipientsNoFileIsMade(_ count: Int) {
        #expect(throws: VaultError.self) {
            try VaultFile.create(
                at: path, key: VaultKey(), home: home, recipients: Array(repeating: mailbox, count: count))
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func aMissingDamagedOrForeignFileSaysWhatToDo() throws {
        #expect(throws: VaultError.keyUnavailable("\(path) is not there; restore it from a backup")) {
            try VaultFile.open(path, home: home)
        }
        let damaged = VaultError.file(path: path, "is damaged or not a vault file; restore it from a backup")
        try Data("no vault".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: damaged) { try VaultFile.open(path, home: home) }

        let foreign = try home.encrypt(Array("some other file".utf8), to: [mailbox], armor: true)
        try Data(foreign).write(to: URL(fileURLWithPath: path))
        #expect {
            try VaultFile.open(path, home: home)
        } throws: { error in "\(error)".contains("no vault file of a version known here") }

        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/etc/passwd")
        #expect(throws: VaultError.self, "a link is not followed") { try VaultFile.open(path, home: home) }
    }
}
