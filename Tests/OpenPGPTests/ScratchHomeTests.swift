import Disclosure
import Foundation
import OpenPGP
import TestSupport
import Testing

@Suite("Scratch homes, time limits and threads") struct ScratchHomeTests {
    let reporter: Reporter
    var keys: TestKeys { reporter.keys }

    init() throws { reporter = try Reporter() }

    @Test("A scratch home uses the real secret keys, and leaves the real key ring alone") func worksForAll() throws {
        let mailbox = try MailboxHome()
        let place = "\(mailbox.directory.path)/s"
        let scratch = try mailbox.scratch(at: place)
        #expect(try FileManager.default.attributesOfItem(atPath: place)[.posixPermissions] as? Int == 0o700)
        try scratch.hold([keys.alice.certificate])
        let ciphertext = try reporter.encrypt(to: [keys.alias], signer: keys.alice)
        let opened = try scratch.home.decryptVerify(ciphertext, maximumPlaintextBytes: plaintextLimit)
        #expect(opened.plaintext == text)
        #expect(opened.signatures.map(\.state) == [.good])
        let answer = try scratch.home.signAndEncrypt(text, with: required(keys.mailbox), to: [required(keys.alice)])
        #expect(try reporter.run(["--decrypt"], answer) == text)
        #expect(try scratch.home.secretKeys().count == 2)
        #expect(try mailbox.home.certificates().count == 2)
        #expect(try scratch.home.certificates().count == 3)
        #expect(!FileManager.default.fileExists(atPath: "\(place)/private-keys-v1.d/\(keys.mailbox.fingerprint).key"))
        scratch.remove()
        scratch.remove()
        #expect(!FileManager.default.fileExists(atPath: place))
        #expect(try mailbox.home.decryptVerify(ciphertext, maximumPlaintextBytes: plaintextLimit).plaintext == text)
    }

    @Test func startsTheAgentWhereItDoesNotRun() throws {
        let mailbox = try MailboxHome()
        mailbox.home.endAgent()
        let scratch = try mailbox.scratch(at: "\(mailbox.directory.path)/s")
        #expect(try scratch.home.secretKeys().count == 2)
    }

    @Test("An agent that died is not replaced by one of the scratch home's own") func agentThatDied() throws {
        let mailbox = try MailboxHome()
        let scratch = try mailbox.scratch(at: "\(mailbox.directory.path)/s")
        mailbox.home.endAgent()
        let ciphertext = try reporter.encrypt()
        let error = failure { try scratch.home.decryptVerify(ciphertext, maximumPlaintextBytes: plaintextLimit) }
        #expect("\(try #require(error))".contains("gpg-agent does not answer for \(scratch.home.directory), where"))
        #expect(try mailbox.home.decryptVerify(ciphertext, maximumPlaintextBytes: plaintextLimit).plaintext == text)
        #expect(try scratch.home.decryptVerify(ciphertext, maximumPlaintextBytes: plaintextLimit).plaintext == text)
    }

    @Test("What a ring held before changes no verdict") func earlierForms() throws {
        let mailbox = try MailboxHome()
        let scratch = try mailbox.scratch(at: "\(mailbox.directory.path)/s")
        let owner = try TemporaryGnuPGHome(secretKeys: [keys.alice])
        try owner.run(["--quick-set-expire", keys.alice.fingerprint, "seconds=1"])
        let expired = try owner.run(["--export", keys.alice.fingerprint])
        let signature = try reporter.detached(signer: keys.alice)
        Thread.sleep(forTimeInterval: 2.5)
        func states(_ certificates: [[UInt8]], over signed: [UInt8] = text) throws -> [SignatureStatus.State] {
            try scratch.hold(certificates)
            return try scratch.home.verifyDetached(signature: signature, over: signed).map(\.state)
        }
        for _ in 0..<2 {
            #expect(try states([expired]) == [.expiredKey])
            #expect(try states([keys.alice.certificate]) == [.good])
            #expect(try states([]) == [.unknownKey])
            #expect(try states([keys.bob.certificate]) == [.unknownKey])
        }
        // Of a signature that is wrong, too.
        #expect(try states([keys.alice.certificate], over: text + text) == [.bad])
        #expect(try states([], over: text + text) == [.unknownKey])
    }

    @Test("A reporter's certificate in the real key ring counts in no scratch home") func foreignCertificate() throws {
        let mailbox = try MailboxHome(knowing: [keys.alice])
        let scratch = try mailbox.scratch(at: "\(mailbox.directory.path)/s")
        let signature = try reporter.detached(signer: keys.alice)
        #expect(try scratch.home.verifyDetached(signature: signature, over: text).map(\.state) == [.unknownKey])
        #expect(try scratch.home.certificates().count == 2)
    }

    @Test func secretKeysAreNotAdded() throws {
        let mailbox = try MailboxHome()
        let scratch = try mailbox.scratch(at: "\(mailbox.directory.path)/s")
        #expect(failure { try scratch.hold([keys.mallory.secretKey]) }?.isMalformed == true)
        #expect(throws: OpenPGPError.self) { try mailbox.scratch(at: "\(mailbox.directory.path)/s") }
    }

    @Test func removedWithItsOwner() throws {
        let mailbox = try MailboxHome()
        let place = "\(mailbox.directory.path)/s"
        _ = try mailbox.scratch(at: place)
        #expect(!FileManager.default.fileExists(atPath: place))
    }

    // MARK: - Time

    @Test("gpg is ended when its agent does not answer") func timeLimit() throws {
        let mailbox = try MailboxHome(timeLimit: 3)
        let ciphertext = try reporter.encrypt()
        #expect(try mailbox.home.decryptVerify(ciphertext, maximumPlaintextBytes: plaintextLimit).plaintext == text)
        let agent = try agentProcess(of: mailbox.directory.path)
        // One thread takes the signal and stops the others when it is next scheduled; until then they work on.
        defer { kill(agent, SIGCONT) }
        func state() throws -> String { try String(contentsOfFile: "/proc/\(agent)/stat", encoding: .utf8) }
        // Counted, not timed: a machine that rests in between has not waited.
        var looks = 0
        while true {
            // Again and again: what else goes on in its session may have it continue.
            kill(agent, SIGSTOP)
            let state = try state()
            if state.contains(") T ") { break }
            looks += 1
            try #require(looks < 20_000, "the agent does not stop: \(state)")
            usleep(1_000)
        }
        let start = ContinuousClock.now
        let error = failure { try mailbox.home.decryptVerify(ciphertext, maximumPlaintextBytes: plaintextLimit) }
        #expect(error == .timedOut(seconds: 3))
        #expect(failure { try mailbox.home.secretKeys() } == .timedOut(seconds: 3))
        #expect(ContinuousClock.now - start < .seconds(60))
        #expect(try processes(named: "gpg", of: mailbox.directory.path) == [])
        kill(agent, SIGCONT)
        #expect(try mailbox.home.decryptVerify(ciphertext, maximumPlaintextBytes: plaintextLimit).plaintext == text)
    }

    @Test("F12: nothing starts dirmngr or asks for a key") func offline() throws {
        let mailbox = try MailboxHome([keys.mailbox])
        #expect(throws: OpenPGPError.self) {
            try mailbox.home.encrypt(text, to: [required(keys.mallory)], armor: true)
        }
        _ = try mailbox.home.verifyDetached(signature: reporter.detached(signer: keys.mallory), over: text)
        #expect(!FileManager.default.fileExists(atPath: "\(mailbox.directory.path)/S.dirmngr"))
        #expect(try processes(named: "dirmngr", of: mailbox.directory.path) == [])
    }

    @Test("Two homes on two threads") func threads() async throws {
        let ciphertexts = try [keys.mailbox, keys.alias].map { try reporter.encrypt(to: [$0], signer: keys.alice) }
        let cast = keys
        try await withThrowingTaskGroup(of: Int.self) { group in
            for (key, ciphertext) in zip([cast.mailbox, cast.alias], ciphertexts) {
                group.addTask {
                    let mailbox = try MailboxHome([key], knowing: [cast.alice])
                    var good = 0
                    for _ in 0..<15 {
                        let opened = try mailbox.home.decryptVerify(ciphertext, maximumPlaintextBytes: plaintextLimit)
                        let signed = try mailbox.home.signDetached(opened.plaintext, with: required(key))
                        let own = try mailbox.home.verifyDetached(signature: signed.bytes, over: text)
                        if opened.signatures.map(\.state) == [.good], own.map(\.state) == [.good] { good += 1 }
                    }
                    return good
                }
            }
            for try await good in group { #expect(good == 15) }
        }
    }

    private func agentProcess(of home: String) throws -> pid_t {
        // Asked for, not looked up: while an agent starts there are several of the name.
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/gpg-connect-agent")
        process.arguments = ["--homedir", home, "--no-autostart", "getinfo pid", "/bye"]
        process.standardOutput = output
        try process.run()
        let answer = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        return try #require(answer.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { pid_t($0) })
    }

    private func processes(named name: String, of home: String) throws -> [pid_t] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { entry in
            guard let process = pid_t(entry), let data = FileManager.default.contents(atPath: "/proc/\(entry)/cmdline")
            else { return nil }
            let words = data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            return words.first?.hasSuffix(name) == true && words.contains(home) ? process : nil
        }
    }
}

extension MailboxHome {
    /// A scratch home beside this one, with the certificates of its own keys.
    fileprivate func scratch(at place: String) throws -> ScratchHome {
        try ScratchHome(home.scratchRecipe(keys: home.secretKeys().map(\.fingerprint)), at: place)
    }
}
