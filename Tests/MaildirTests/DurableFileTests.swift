import Foundation
import Glibc
import Testing

@testable import Maildir

@Suite("Files that survive a power cut whole") final class DurableFileTests {
    private let directory = "/tmp/pw-\(UUID().uuidString.prefix(8))"

    init() throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    @Test("Written with mode 0600 and nothing left beside it", arguments: [true, false])
    func write(replacing: Bool) throws {
        try DurableFile.write([1, 2, 3], to: "\(directory)/a", replacing: replacing)
        #expect(try DurableFile.read("\(directory)/a", limit: 3) == [1, 2, 3])
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["a"])
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(directory)/a")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("Replaced only when that is meant; the same bytes again are success")
    func replacing() throws {
        try DurableFile.write([1], to: "\(directory)/a", replacing: false)
        try DurableFile.write([1], to: "\(directory)/a", replacing: false)
        for other: [UInt8] in [[2], [1, 2], []] {
            #expect(throws: MaildirError.exists("\(directory)/a")) {
                try DurableFile.write(other, to: "\(directory)/a", replacing: false)
            }
        }
        #expect(try DurableFile.read("\(directory)/a", limit: 9) == [1])
        try DurableFile.write([2], to: "\(directory)/a", replacing: true)
        #expect(try DurableFile.read("\(directory)/a", limit: 9) == [2])
    }

    @Test("A crash between linking and unlinking leaves a file that can be read, and the second try tidies up")
    func secondLink() throws {
        try DurableFile.write([1], to: "\(directory)/a", replacing: false)
        #expect(unsafe link("\(directory)/a", "\(directory)/.a.99.xyz") == 0)
        #expect(try DurableFile.read("\(directory)/a", limit: 9) == [1])
        try DurableFile.write([1], to: "\(directory)/a", replacing: false)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["a"])
    }

    @Test("Read within a limit, and never through a symbolic link")
    func read() throws {
        try DurableFile.write([1, 2], to: "\(directory)/a", replacing: false)
        #expect(throws: MaildirError.tooLarge(2, limit: 1)) { try DurableFile.read("\(directory)/a", limit: 1) }
        #expect(throws: MaildirError.gone("\(directory)/b")) { try DurableFile.read("\(directory)/b", limit: 1) }
        try FileManager.default.createSymbolicLink(atPath: "\(directory)/l", withDestinationPath: "\(directory)/a")
        #expect(throws: MaildirError.notRegular("\(directory)/l")) { try DurableFile.read("\(directory)/l", limit: 9) }
        #expect(throws: MaildirError.notRegular("\(directory)")) { try DurableFile.read(directory, limit: 9) }
    }

    @Test("A full disk is its own error")
    func diskFull() throws {
        let full = try Descriptor(Array("/dev/full".utf8), O_WRONLY, shownAs: "/dev/full")
        do throws(MaildirError) {
            try full.write([1])
            Issue.record("/dev/full took a byte")
        } catch {
            #expect(error == .diskFull("/dev/full"))
        }
    }

    @Test("Written in pieces, it is there when it is finished; begun and let go of, it never was")
    func inPieces() throws {
        try DurableFile.write([9], to: "\(directory)/a", replacing: true)
        do {
            let file = try NewDurableFile("\(directory)/a")
            try file.write([1])
            #expect(try DurableFile.read("\(directory)/a", limit: 9) == [9])
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["a"])
        let file = try NewDurableFile("\(directory)/a")
        try file.write([1])
        try file.write([2, 3])
        try file.finish()
        try DurableFile.copy("\(directory)/a", to: "\(directory)/b")
        for name in ["a", "b"] {
            #expect(try DurableFile.read("\(directory)/\(name)", limit: 9) == [1, 2, 3])
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(directory)/\(name)")
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory).sorted() == ["a", "b"])
    }

    @Test("A directory that is not there")
    func noDirectory() {
        #expect(throws: MaildirError.gone("\(directory)/x/a")) {
            try DurableFile.write([1], to: "\(directory)/x/a", replacing: true)
        }
    }
}
