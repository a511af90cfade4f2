import Foundation
import TestSupport
import Testing

@testable import OpenPGP

@Suite("Setting up gpgme") struct LibraryTests {
    @Test("Programs are found in PATH, else in /usr/bin, never in a relative folder") func programs() throws {
        let folder = try TemporaryGnuPGHome(settings: nil)
        let program = "\(folder.path)/gpg"
        try Data("#!/bin/sh\n".utf8).write(to: URL(filePath: program))
        #expect(Library.program("gpg", in: folder.path) == "/usr/bin/gpg")  // it cannot be run yet
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        #expect(Library.program("gpg", in: "/none:\(folder.path)") == program)
        #expect(Library.program("gpg", in: "") == "/usr/bin/gpg")
        #expect(Library.program("gpg", in: ".:../bin") == "/usr/bin/gpg")
        #expect(Library.program("no-such-program", in: "/bin:/usr/bin") == nil)
    }

    @Test func initialisingTwiceIsHarmless() throws {
        try GnuPGHome.initializeLibrary()
        try GnuPGHome.initializeLibrary()
    }

    @Test("Each error ends with what to do") func texts() throws {
        let fingerprint = try #require(Fingerprint(String(repeating: "A", count: 40)))
        let errors: [OpenPGPError] = [
            .gpgMissing("no gpg"), .noSecretKey(recipients: ["A", "B"]), .password, .modified, .malformed("cut short"),
            .tooLarge(limit: 5), .timedOut(seconds: 60), .keyExpired(fingerprint), .keyUnusable(fingerprint, "revoked"),
            .locked(fingerprint), .engine("failed"),
        ]
        for error in errors { #expect(error.description.contains("; "), "\(error)") }
        #expect(Set(errors.map(\.description)).count == errors.count)
    }

    @Test("An empty environment is enough, and GPGME_DEBUG is refused") func environment() throws {
        guard ProcessInfo.processInfo.environment["POSTERN_INNER"] == nil else {
            try inner()
            return
        }
        for (environment, succeeds) in [([:], true), (["GPGME_DEBUG": "9:/tmp/never"], false)] {
            let directory = try TemporaryGnuPGHome(settings: nil)
            let process = Process()
            process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            process.arguments = ["--testing-library", "swift-testing", "--filter", "LibraryTests/environment"]
            process.environment = environment.merging(["POSTERN_INNER": directory.path]) { $1 }
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect((process.terminationStatus == 0) == succeeds)
            #expect(FileManager.default.fileExists(atPath: "\(directory.path)/keys/pubring.kbx") == succeeds)
        }
    }

    /// Runs in a process of its own, with nothing in the environment but the directory to use.
    private func inner() throws {
        let path = try #require(ProcessInfo.processInfo.environment["POSTERN_INNER"]) + "/keys"
        try GnuPGHome.create(path)
        let home = try GnuPGHome(path)
        defer { home.endAgent() }
        let key = try home.generateKey(userID: "Vendor <security@vendor.example>", expiresAfter: 86_400)
        let ciphertext = try home.signAndEncrypt(text, with: key, to: [key])
        let opened = try home.decryptVerify(ciphertext, maximumPlaintextBytes: plaintextLimit)
        #expect(opened.plaintext == text)
        #expect(opened.signatures.map(\.state) == [.good])
    }
}
