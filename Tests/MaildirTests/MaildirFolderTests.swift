import Foundation
import Glibc
import Maildir
import Testing

@Suite("Maildir") final class MaildirFolderTests {
    private let path = "/tmp/pw-\(UUID().uuidString.prefix(8))"
    private let folder: MaildirFolder

    init() throws {
        folder = MaildirFolder(path: "\(path)/inbox")
        try folder.ensure()
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @Test("Made with mode 0700, twice without harm")
    func ensure() throws {
        try folder.ensure()
        for part in ["", "/new", "/cur", "/tmp"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + part)
            #expect(attributes[.posixPermissions] as? Int == 0o700)
        }
        #expect(folder.missingParts() == [])
    }

    @Test("Missing parts are named, and listing says that it is no Maildir")
    func missing() throws {
        try FileManager.default.removeItem(atPath: "\(folder.path)/new")
        #expect(folder.missingParts() == ["new"])
        #expect(throws: MaildirError.notAMaildir("\(folder.path)/new")) { try folder.entries(includingCur: false) }
        #expect(throws: MaildirError.notAMaildir("\(folder.path)/new")) { try folder.deliver([1], name: "a") }
    }

    @Test("Listed by file time, then name; dot files and tmp/ never")
    func order() throws {
        try put("b", age: 10)
        try put("a", age: 10)
        try put("z", age: 20)
        try put(".hidden", age: 5)
        try put("seen:2,S", age: 30, in: "cur")
        try put("unfinished", age: 40, in: "tmp")
        #expect(try names(includingCur: false) == ["z", "a", "b"])
        #expect(try names(includingCur: true) == ["seen:2,S", "z", "a", "b"])
    }

    @Test("Names are bytes")
    func byteNames() throws {
        let name: [UInt8] = [0x61, 0xFF, 0x0A, 0x62]
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["-c", "touch \"$1/new/$(printf 'a\\377\\nb')\"", "sh", folder.path]
        try shell.run()
        shell.waitUntilExit()
        let entry = try #require(try folder.entries(includingCur: false).entries.first)
        #expect(entry.name == name)
        #expect(entry.displayName == "a\\x{ff}\\x{a}b")
        #expect(try folder.read(entry, limit: 10) == [])
        try folder.remove(entry)
        #expect(try names(includingCur: false) == [])
    }

    @Test(
        "What is no mail is strange and left alone",
        arguments: [
            ("symbolic link", "a symbolic link"), ("directory", "a directory"), ("fifo", "a FIFO"),
            ("two links", "a file with 2 links"), ("socket", "a socket"),
        ])
    func strange(_ kind: String, _ reason: String) throws {
        let file = "\(folder.path)/new/x"
        switch kind {
        case "symbolic link":
            try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: "/etc/passwd")
        case "directory": try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
        case "fifo": #expect(unsafe mkfifo(file, 0o600) == 0)
        case "two links":
            try Data("x".utf8).write(to: URL(filePath: file))
            #expect(unsafe link(file, "\(path)/elsewhere") == 0)
        default: #expect(unsafe mknod(file, S_IFSOCK | 0o600, 0) == 0)
        }
        let found = try folder.entries(includingCur: false)
        #expect(found.entries.isEmpty)
        #expect(found.strange.map(\.name) == ["x"])
        #expect(found.strange.map(\.reason) == [reason])
        let entry = MaildirEntry(name: Array("x".utf8), inCur: false, modified: .now, size: 1)
        #expect(throws: MaildirError.self) { try folder.read(entry, limit: 1000) }
        #expect(FileManager.default.fileExists(atPath: file) || kind == "symbolic link")
    }

    @Test("A file that is linked into new/ and not yet removed from tmp/ waits")
    func deliveryUnderWay() throws {
        try put("x", age: 0, in: "tmp")
        #expect(unsafe link("\(folder.path)/tmp/x", "\(folder.path)/new/x") == 0)
        var found = try folder.entries(includingCur: false)
        #expect(found.entries.isEmpty && found.strange.isEmpty)
        try FileManager.default.removeItem(atPath: "\(folder.path)/tmp/x")
        found = try folder.entries(includingCur: false)
        #expect(found.entries.count == 1 && found.strange.isEmpty)
    }

    @Test("Over the limit, gone, and a symbolic link that took a mail's place")
    func readErrors() throws {
        try put("x", age: 0, content: "12345")
        let entry = try #require(try folder.entries(includingCur: false).entries.first)
        #expect(entry.size == 5)
        #expect(throws: MaildirError.tooLarge(5, limit: 4)) { try folder.read(entry, limit: 4) }
        #expect(try folder.read(entry, limit: 5) == Array("12345".utf8))
        try FileManager.default.removeItem(atPath: "\(folder.path)/new/x")
        #expect(throws: MaildirError.gone("\(folder.path)/new/x")) { try folder.read(entry, limit: 5) }
        #expect(throws: MaildirError.gone("\(folder.path)/new/x")) { try folder.remove(entry) }
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/new/x", withDestinationPath: "/etc/passwd")
        #expect(throws: MaildirError.notRegular("\(folder.path)/new/x")) { try folder.read(entry, limit: 9999) }
    }

    @Test("A file that another process appends to is reported as growing at least once, and never read in part")
    func growing() throws {
        let file = "\(folder.path)/new/x"
        try Data(count: 1 << 20).write(to: URL(filePath: file))
        let writer = Process()
        writer.executableURL = URL(filePath: "/bin/sh")
        writer.arguments = ["-c", "while :; do head -c 4096 /dev/zero >> \"$1\"; done", "sh", file]
        try writer.run()
        defer {
            writer.terminate()
            writer.waitUntilExit()
        }
        var grew = false
        for _ in 0..<500 where !grew {
            let entry = try #require(try folder.entries(includingCur: false).entries.first)
            do throws(MaildirError) {
                _ = try folder.read(entry, limit: 1 << 30)
            } catch {
                grew = error == .stillGrowing(file)
            }
        }
        #expect(grew)
    }

    @Test("A file that a writer has open waits, unless nothing has been written for ten minutes")
    func openForWriting() throws {
        let file = "\(folder.path)/new/x"
        try put("x", age: 0, content: "12345")
        let writer = try FileHandle(forUpdating: URL(filePath: file))
        let old = try #require(try folder.entries(includingCur: false).entries.first)
        #expect(try folder.read(old, limit: 5) == Array("12345".utf8))

        try FileManager.default.setAttributes([.modificationDate: Date.now], ofItemAtPath: file)
        let entry = try #require(try folder.entries(includingCur: false).entries.first)
        #expect(throws: MaildirError.stillGrowing("\(folder.path)/new/x")) { try folder.read(entry, limit: 5) }
        #expect(throws: MaildirError.stillGrowing("\(folder.path)/new/x")) { try folder.read(entry) { _ in } }
        try writer.close()
        #expect(try folder.read(entry, limit: 5) == Array("12345".utf8))
    }

    @Test("A file that has grown since it was listed waits for the next list")
    func grownSinceListed() throws {
        try put("x", age: 100, content: "12345")
        let entry = try #require(try folder.entries(includingCur: false).entries.first)
        try put("x", age: 100, content: "1234567")
        #expect(throws: MaildirError.stillGrowing("\(folder.path)/new/x")) { try folder.read(entry, limit: 10) }
        #expect(throws: MaildirError.stillGrowing("\(folder.path)/new/x")) { try folder.read(entry) { _ in } }
        let again = try #require(try folder.entries(includingCur: false).entries.first)
        #expect(try folder.read(again, limit: 10) == Array("1234567".utf8))
    }

    @Test("Read in pieces and moved out, onto the same file system and onto another", arguments: ["", "/dev/shm"])
    func pieces(_ elsewhere: String) throws {
        let directory = elsewhere.isEmpty ? path : "\(elsewhere)/pw-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let content = String(repeating: "0123456789abcdef\n", count: 200_000)
        try put("x", age: 0, content: content)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: "\(folder.path)/new/x")
        let entry = try #require(try folder.entries(includingCur: false).entries.first)
        var pieces: [[UInt8]] = []
        try folder.read(entry) { pieces.append($0) }
        #expect(Array(pieces.joined()) == Array(content.utf8))
        #expect(pieces.allSatisfy { $0.count <= 1 << 20 } && pieces.count == 4)

        let target = "\(directory)/moved"
        try folder.move(entry, to: target)
        #expect(try names(includingCur: false) == [])
        #expect(try Data(contentsOf: URL(filePath: target)) == Data(content.utf8))
        #expect(try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions] as? Int == 0o600)
        #expect(!(try FileManager.default.contentsOfDirectory(atPath: directory)).contains { $0.hasPrefix(".") })
        var count = 0
        try DurableFile.read(target) { count += $0.count }
        #expect(count == content.utf8.count)
        #expect(throws: MaildirError.self) { try folder.move(entry, to: target) }
        #expect(try Data(contentsOf: URL(filePath: target)) == Data(content.utf8))
    }

    @Test("Delivered once, whatever the flags it got meanwhile")
    func deliver() throws {
        #expect(try folder.deliver(Array("one".utf8), name: "psn.1@example.org") == "psn.1@example.org")
        try folder.deliver(Array("two".utf8), name: "psn.1@example.org")
        let entry = try #require(try folder.entries(includingCur: false).entries.first)
        #expect(try folder.read(entry, limit: 10) == Array("one".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/tmp") == [])

        try FileManager.default.moveItem(
            atPath: "\(folder.path)/new/psn.1@example.org", toPath: "\(folder.path)/cur/psn.1@example.org:2,S")
        #expect(folder.exists(name: "psn.1@example.org"))
        try folder.deliver(Array("three".utf8), name: "psn.1@example.org")
        #expect(try names(includingCur: false) == [])
        #expect(!folder.exists(name: "psn.1"))
    }

    @Test("What a crash left in tmp/ goes with the second try")
    func leftovers() throws {
        try folder.deliver([1], name: "a")
        try put("a.99.xyz", age: 0, in: "tmp")
        try put("ab.99.xyz", age: 0, in: "tmp")
        try folder.deliver([1], name: "a")
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/tmp") == ["ab.99.xyz"])
    }

    @Test("Delivered mail has mode 0600")
    func mode() throws {
        try folder.deliver([1], name: "a")
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/new/a")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    private func names(includingCur: Bool) throws -> [String] {
        try folder.entries(includingCur: includingCur).entries.map(\.displayName)
    }

    private func put(_ name: String, age: Double, in part: String = "new", content: String = "x") throws {
        let file = "\(folder.path)/\(part)/\(name)"
        try Data(content.utf8).write(to: URL(filePath: file))
        let date = Date(timeIntervalSince1970: 1_795_000_000 - age)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file)
    }
}
