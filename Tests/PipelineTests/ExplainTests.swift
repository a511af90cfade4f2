import Disclosure
import Foundation
import TestSupport
import Testing
import Vault

@testable import Pipeline

private typealias Build = MailBuilder

@Suite("postern explain") struct ExplainTests {
    private func writer(_ slug: String) throws -> MailWriter {
        MailWriter(slug: slug, cast: try IntakeCast.shared(), earlier: [:])
    }

    private func check(_ example: ExplainCase, _ answer: ExplainAnswer, except paths: Set<String> = []) {
        answer.expectEveryField()
        for (path, expected) in example.expected where !paths.contains(path) {
            let found = answer.flag(path).map { "\($0)" } ?? answer.string(path) ?? "null"
            #expect(found == expected, "\(path) of \(example.slug)")
        }
        if !paths.contains("flags") { #expect(answer.flags == example.flags) }
    }

    @Test("With the keys of a GnuPG home", arguments: ExplainCase.all)
    func withKeys(_ example: ExplainCase) throws {
        check(example, try ExplainKeys.shared().explain(example.mail(writer(example.slug))))
    }

    @Test("With a home, which stays as it is")
    func withHome() throws {
        let home = try OperatorHome()
        let keys = try ExplainKeys.shared()
        for person in [IntakeCast.Person.alice, .mallory] {
            let file = home.root + "/\(person.rawValue).asc"
            home.write(String(decoding: keys.cast.certificate(person), as: UTF8.self), to: file)
            try home.good("key", "import", file, "--for", person.address)
        }
        let before = try (home.good("audit", "--format", "json"), home.certificates(), home.names("."))
        for example in ExplainCase.all {
            let file = home.root + "/mail.eml"
            try Data(example.mail(writer(example.slug))).write(to: URL(filePath: file))
            let answer = try ExplainAnswer(home.run("explain", file, "--format", "json"))
            // A home uses the certificates of the sender alone, so that nobody knows who signed what was captured.
            check(example, answer, except: example.slug == "captured" ? ["signature.state", "signature.key"] : [])
        }
        #expect(try home.good("audit", "--format", "json") == before.0)
        #expect(try home.certificates() == before.1)
        #expect(home.names(".") == before.2)
        #expect(home.names("scratch").isEmpty && home.names("archive").isEmpty && home.waiting.isEmpty)
    }

    @Test("A message on record is a duplicate, but for its original")
    func duplicate() throws {
        let home = try OperatorHome()
        let writer = try writer("dup")
        let mail = OperatorMail(name: "1.dup", bytes: writer.mail(writer.wordsEntity))
        try home.deliver(mail)
        try home.good("poll")
        let copy = home.root + "/mail.eml"
        try Data(mail.bytes).write(to: URL(filePath: copy))
        let again = try ExplainAnswer(home.run("explain", copy, "--format", "json"))
        #expect(again.string("outcome") == "duplicate")
        #expect(again.flag("answer.would") == false && again.string("answer.reason") == "duplicate")
        let hash = ContentHash(of: mail.bytes).hex
        let original = try ExplainAnswer(home.run("explain", "\(home.spool)/archive/\(hash)", "--format", "json"))
        #expect(original.string("outcome") == "filed")
        #expect(original.flag("answer.would") == true)
    }

    @Test("Parts, their digests and texts")
    func parts() throws {
        let writer = try writer("parts")
        let content = Array("a\u{1B}[2J\r\nb\tc\u{202E}".utf8)
        let file = Build.entity(
            "text/plain; charset=utf-8; name=\"x\u{1B}.txt\"", Build.base64(content),
            "Content-Transfer-Encoding: base64", "Content-Disposition: attachment; filename=\"x.txt\"")
        let inner = Build.multipart("mixed", [writer.wordsEntity, file])
        let mail = writer.mail(try writer.cast.encryptedEntity(inner, signedBy: [.alice]), from: .alice)
        let answer = try ExplainKeys.shared().explain(mail, "--text")
        answer.expectEveryField(withText: true)
        let report = try #require(answer.parts.first { $0["role"] as? String == "report" })
        #expect((report["text"] as? String)?.contains("Version: 9.87.65\nOS: Debian 12") == true)
        #expect(report["encrypted"] as? Bool == true && report["signed"] as? Bool == true)
        let attached = try #require(answer.parts.first { $0["name"] as? String == "x.txt" })
        #expect(attached["bytes"] as? Int == content.count)
        #expect(attached["sha256"] as? String == ContentHash(of: content).hex)
        #expect(attached["text"] as? String == "a\\u{1B}[2J\nb\tc\\u{202E}")
        let signature = try #require(answer.signatures.first)
        #expect(signature["fingerprint"] as? String == writer.cast.fingerprint(.alice))
        #expect((signature["algorithm"] as? String)?.hasPrefix("EdDSA/SHA") == true)
        let created = try #require(signature["created"] as? String)
        #expect(created.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
    }

    @Test("Without home and keys what anyone can read is shown; GNUPGHOME has keys")
    func withoutKeys() throws {
        let keys = try ExplainKeys.shared()
        let writer = try writer("no-keys")
        let mail = writer.mail(
            try writer.cast.encryptedEntity(writer.wordsEntity, signedBy: [.alice]), from: .alice,
            to: "someone@else.example")
        let closed = try ExplainAnswer(keys.run(mail, []))
        closed.expectEveryField()
        #expect(closed.string("encryption.failure") == "noSecretKey" && closed.string("outcome") == "unreadable")
        #expect(!closed.flags.contains("notAddressedToUs"))
        let opened = try ExplainAnswer(keys.run(mail, [], environment: ["GNUPGHOME": keys.ring.path]))
        #expect(opened.string("signature.state") == "good" && opened.flag("encryption.encrypted") == true)
        let own = writer.mail(writer.wordsEntity, to: "security@vendor.example")
        #expect(try ExplainAnswer(keys.run(own, [])).string("outcome") == "filed")
    }

    @Test("The directory named as --keys stays as it is, byte for byte")
    func keysUnchanged() throws {
        let cast = try IntakeCast.shared()
        let ring = try TemporaryGnuPGHome(secretKeys: [cast.mailbox])
        _ = try runProgram(["gpgconf", "--homedir", ring.path, "--kill", "all"])
        usleep(200_000)
        let before = try contents(of: ring.path)
        #expect(before.keys.contains { $0.hasPrefix("private-keys-v1.d/") })
        let writer = try writer("unchanged")
        let key = Build.file("key.asc", cast.certificate(.oscar), type: "application/pgp-keys")
        let inner = Build.multipart("mixed", [writer.wordsEntity, key])
        let mail = writer.mail(try cast.encryptedEntity(inner, signedBy: [.oscar]), from: .oscar)
        let ended = try ExplainKeys.shared().run(mail, ["--keys", ring.path])
        #expect(try ExplainAnswer(ended).string("signature.key") == "message")
        let after = try contents(of: ring.path)
        #expect(after.keys.sorted() == before.keys.sorted())
        #expect(after.filter { before[$0.key] != $0.value }.keys.sorted().isEmpty)
    }

    @Test("A file or directory that is not there, and options that contradict each other")
    func usage() throws {
        let keys = try ExplainKeys.shared()
        #expect(try runPostern(["explain", "/nonexistent/mail.eml", "--keys", keys.ring.path]).status == 65)
        #expect(try keys.run([], ["--keys", "/nonexistent"]).status == 65)
        #expect(try keys.run([], ["--keys", keys.ring.path, "--config", "/nonexistent"]).status == 64)
    }

    /// Every file below a directory but sockets, with its bytes.
    private func contents(of directory: String) throws -> [String: Data] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: directory)
        return names.reduce(into: [:]) { found, name in
            guard !name.contains("S.gpg-agent") else { return }
            found[name] = FileManager.default.contents(atPath: "\(directory)/\(name)") ?? Data()
        }
    }
}
