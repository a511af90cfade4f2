import Foundation
import OpenPGP
import TestSupport
import Testing
import Vault

@Suite("The vault file") struct VaultFileTests {
    let directory: TemporaryDirectory
    let homeDirectory: TemporaryGnuPGHome
    let home: GnuPGHome
    let mailbox: Fingerprint
    let member: TestKeys.Key
    let path: String

    init() throws {
        let keys = try TestKeys.shared()
        directory = try TemporaryDirectory()
        path = directory.path + "/vault.pgp"
        try GnuPGHome.initializeLibrary()
        member = keys.alias
        homeDirectory = try TemporaryGnuPGHome(secretKeys: [keys.mailbox], certificates: [member])
        home = try GnuPGHome(homeDirectory.path)
        mailbox = try #require(Fingerprint(keys.mailbox.fingerprint))
    }

    private func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: directory.path) }

    @Test func itOpensWithTheMailboxKeyAndOnlyItsOwnerMayReadIt() throws {
        let key = VaultKey()
        try VaultFile.create(at: path, key: key, home: home, recipients: [mailbox])
        #expect(try VaultFile.open(path, home: home).bytes == key.bytes)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try files() == ["vault.pgp"])
    }

    @Test func itIsNeverOverwritten() throws {
        let key = VaultKey()
        try VaultFile.create(at: path, key: key, home: home, recipients: [mailbox])
        #expect(throws: VaultError.fileExists(path)) {
            try VaultFile.create(at: path, key: VaultKey(), home: home, recipients: [mailbox])
        }
        #expect(try VaultFile.open(path, home: home).bytes == key.bytes)
        #expect(try files() == ["vault.pgp"])
    }

    @Test func aTeamMemberOpensItFromAnotherHome() throws {
        let memberDirectory = try TemporaryGnuPGHome(secretKeys: [member])
        let memberHome = try GnuPGHome(memberDirectory.path)
        let fingerprint = try #require(Fingerprint(member.fingerprint))
        let key = VaultKey()

        try VaultFile.create(at: path, key: key, home: home, recipients: [mailbox])
        #expect {
            try VaultFile.open(path, home: memberHome)
        } throws: { error in
            guard case .keyMissing(let text)? = error as? VaultError else { return false }
            return text.contains("no secret key for any of them") && text.contains(path)
        }

        try VaultFile.replace(at: path, key: key, home: home, recipients: [mailbox, fingerprint])
        #expect(try VaultFile.open(path, home: memberHome).bytes == key.bytes)
        #expect(throws: VaultError.self, "the mailbox must be able to open it") {
            try VaultFile.create(at: directory.path + "/other.pgp", key: key, home: home, recipients: [fingerprint])
        }
        #expect(try files() == ["vault.pgp"])
    }

    @Test(arguments: [0, 17]) func ofTooFewOrTooManyRecipientsNoFileIsMade(_ count: Int) throws {
        #expect(throws: VaultError.self) {
            try VaultFile.create(
                at: path, key: VaultKey(), home: home, recipients: Array(repeating: mailbox, count: count))
        }
        #expect(try files() == [])
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

/// A directory that goes with the value.
final class TemporaryDirectory {
    let path = "/tmp/pv\(UInt32.random(in: 0 ... .max))"

    init() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
