import Foundation
import OpenPGP
import TestSupport
import Testing

/// A home whose path has no room for a socket's; its agent ends with it.
private final class LongHome {
    let directory: String
    private let around: TemporaryGnuPGHome

    init() throws {
        around = try TemporaryGnuPGHome(settings: nil)
        directory = "\(around.path)/\(String(repeating: "n", count: 120))"
        try GnuPGHome.initializeLibrary()
        try GnuPGHome.create(directory)
    }

    deinit {
        (try? GnuPGHome(directory))?.endAgent()
        GnuPGHome.removeSockets(of: directory)
    }

    func opened() throws -> GnuPGHome {
        try GnuPGHome.makeRoomForSockets(of: directory)
        return try GnuPGHome(directory, timeLimit: 30)
    }

    /// Where the file in the socket's place leads.
    func place() throws -> String {
        let words = try String(contentsOfFile: "\(directory)/S.gpg-agent", encoding: .utf8)
        let socket = try #require(words.split(separator: "=").last).split(separator: "\n")[0]
        return URL(filePath: String(socket)).deletingLastPathComponent().path
    }
}

@Suite("Where the agent listens") struct SocketTests {
    let reporter: Reporter
    var keys: TestKeys { reporter.keys }

    init() throws { reporter = try Reporter() }

    @Test("However long the path, keys work in it and in scratch homes beside it") func longPath() throws {
        let long = try LongHome()
        let home = try long.opened()
        let own = try #require(try home.importSecretKey(keys.mailbox.secretKey).first)
        let ciphertext = try reporter.encrypt()
        #expect(try home.decryptVerify(ciphertext, maximumPlaintextBytes: plaintextLimit).plaintext == text)
        let scratch = try ScratchHome(home.scratchRecipe(keys: [own]), at: "\(long.directory)/scratch")
        #expect(try scratch.home.decryptVerify(ciphertext, maximumPlaintextBytes: plaintextLimit).plaintext == text)
        let permissions = try FileManager.default.attributesOfItem(atPath: long.place())[.posixPermissions]
        #expect(permissions as? Int == 0o700)
    }

    @Test("After a restart of the machine the sockets get another place") func placeIsGone() throws {
        let long = try LongHome()
        let home = try long.opened()
        _ = try home.importSecretKey(keys.mailbox.secretKey)
        let before = try long.place()
        home.endAgent()
        try FileManager.default.removeItem(atPath: before)
        let again = try long.opened()
        #expect(try long.place() != before)
        let opened = try again.decryptVerify(try reporter.encrypt(), maximumPlaintextBytes: plaintextLimit)
        #expect(opened.plaintext == text)
    }

    @Test("A place that others may write to is not trusted", arguments: [0o755, 0o770]) func notPrivate(_ mode: Int)
        throws
    {
        let long = try LongHome()
        let before = try long.place()
        defer { try? FileManager.default.removeItem(atPath: before) }
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: before)
        _ = try long.opened()
        #expect(try long.place() != before)
    }

    @Test("What was made outside of the home goes with it, and a short path needs nothing") func nothingIsLeft() throws
    {
        let long = try LongHome()
        let place = try long.place()
        GnuPGHome.removeSockets(of: long.directory)
        #expect(!FileManager.default.fileExists(atPath: place))
        let short = try MailboxHome([])
        try GnuPGHome.makeRoomForSockets(of: short.directory.path)
        let files = try FileManager.default.contentsOfDirectory(atPath: short.directory.path)
        #expect(!files.contains("S.gpg-agent"))
    }
}
