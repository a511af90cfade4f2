import Disclosure
import Foundation
import Submission
import Testing

@Suite("SMTP, against a real server") final class SMTPTests {
    private let directory = "/tmp/pw-\(UUID().uuidString.prefix(8))"

    init() throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    @Test(
        "The mail arrives byte for byte, with its envelope, in each kind of protection",
        arguments: [
            (SMTPServer.Mode.none, SMTP.Security.none), (.starttls, .startTLS), (.tls, .tls),
        ])
    func delivered(_ mode: SMTPServer.Mode, _ security: SMTP.Security) throws {
        try makeCertificates(in: directory)
        let server = try SMTPServer(mode, directory: directory)
        let mail = try testMail(to: "finder@example.net")
        try smtp(server, security).submit(mail)
        let taken = try #require(try server.mails().first)
        #expect(taken.sender == "security@example.org")
        #expect(taken.recipients == ["finder@example.net"])
        #expect(Array(taken.content.unicodeScalars.map { UInt8($0.value) }) == mail.bytes)
        #expect(taken.encrypted == (security != .none))
    }

    @Test("The null return path is sent as one")
    func nullReturnPath() throws {
        let server = try SMTPServer(.none, directory: directory)
        try smtp(server, .none).submit(try testMail(from: nil, to: "finder@example.net"))
        #expect(try server.mails().map(\.sender) == ["<>"])
    }

    @Test(
        "Logged in with the password of the file, over TLS",
        arguments: [
            (SMTPServer.Mode.starttls, SMTP.Security.startTLS), (.tls, .tls),
        ])
    func loggedIn(_ mode: SMTPServer.Mode, _ security: SMTP.Security) throws {
        try makeCertificates(in: directory)
        let server = try SMTPServer(mode, directory: directory, password: "correct horse: 例")
        try writePassword("correct horse: 例\nsecond line\n")
        try smtp(server, security, user: "postern").submit(try testMail(to: "finder@example.net"))
        #expect(try server.mails().map(\.user) == ["postern"])
    }

    @Test("A wrong password is a matter of the settings")
    func wrongPassword() throws {
        try makeCertificates(in: directory)
        let server = try SMTPServer(.starttls, directory: directory, password: "right")
        try writePassword("wrong\n")
        let error = try failure(of: smtp(server, .startTLS, user: "postern"), to: "finder@example.net")
        guard case .settings(let text) = error else { return #expect(error == nil, "not of the settings") }
        #expect(text.contains("reply 535"))
    }

    @Test("A password file that others can read, an empty one and a missing one are refused before anything is sent")
    func passwordFile() throws {
        try makeCertificates(in: directory)
        let server = try SMTPServer(.starttls, directory: directory, password: "right")
        try writePassword("right\n", mode: 0o640)
        var error = try failure(of: smtp(server, .startTLS, user: "postern"), to: "finder@example.net")
        #expect("\(try #require(error))".contains("chmod 600 \(directory)/password"))
        try writePassword("\n")
        error = try failure(of: smtp(server, .startTLS, user: "postern"), to: "finder@example.net")
        #expect("\(try #require(error))".contains("first line is empty"))
        try FileManager.default.removeItem(atPath: "\(directory)/password")
        error = try failure(of: smtp(server, .startTLS, user: "postern"), to: "finder@example.net")
        #expect("\(try #require(error))".contains("No such file"))
        #expect(try server.mails().isEmpty)
    }

    @Test(
        "Replies decide, and no address gets into the error",
        arguments: [
            ("refused", SubmissionError.permanent("550")), ("unwanted", .permanent("554")),
            ("later", .temporary("451")),
        ])
    func replies(_ name: String, _ expected: SubmissionError) throws {
        let server = try SMTPServer(.none, directory: directory)
        let error = try failure(of: smtp(server, .none), to: "\(name)@example.net")
        switch expected {
        case .permanent(let reply): #expect(error == .permanent("localhost:\(server.port) replied \(reply)"))
        case .temporary(let reply): #expect(error == .temporary("localhost:\(server.port) replied \(reply)"))
        default: Issue.record("no such example")
        }
        #expect(try server.mails().isEmpty)
    }

    @Test("Without STARTTLS nothing is sent")
    func noStartTLS() throws {
        let server = try SMTPServer(.none, directory: directory)
        let error = try failure(of: smtp(server, .startTLS, caFile: nil), to: "finder@example.net")
        guard case .settings(let text) = error else { return #expect(error == nil, "not of the settings") }
        #expect(text.contains("no STARTTLS"))
        #expect(try server.mails().isEmpty)
    }

    @Test(
        "A certificate by an unknown authority, or for another name, and nothing is sent",
        arguments: [
            (SMTPServer.Mode.starttls, SMTP.Security.startTLS), (.tls, .tls),
        ])
    func badCertificate(_ mode: SMTPServer.Mode, _ security: SMTP.Security) throws {
        try makeCertificates(in: directory)
        let server = try SMTPServer(mode, directory: directory)
        for submission in [
            smtp(server, security, caFile: nil), smtp(server, security, host: "127.0.0.1"),
        ] {
            let error = try failure(of: submission, to: "finder@example.net")
            guard case .settings(let text) = error else { return #expect(error == nil, "not of the settings") }
            #expect(text.contains("submission.ca_file"))
        }
        #expect(try server.mails().isEmpty)
    }

    @Test("A server that says nothing is given up after the time limit")
    func silent() throws {
        let server = try SMTPServer(.silent, directory: directory)
        let start = ContinuousClock.now
        let error = try failure(of: smtp(server, .none, timeoutSeconds: 1), to: "finder@example.net")
        guard case .temporary = error else { return #expect(error == nil, "not temporary") }
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    @Test("No server there: later")
    func noServer() throws {
        let port = try SMTPServer(.none, directory: directory).port
        let submission = SMTP(
            host: "localhost", port: port, security: .none, user: nil, passwordFile: nil, timeoutSeconds: 5,
            caFile: nil)
        guard case .temporary = try failure(of: submission, to: "finder@example.net") else {
            Issue.record("not temporary")
            return
        }
    }

    private func smtp(
        _ server: SMTPServer, _ security: SMTP.Security, host: String = "localhost", user: String? = nil,
        timeoutSeconds: Int = 20, caFile: String? = "ca.pem"
    ) -> SMTP {
        SMTP(
            host: host, port: server.port, security: security, user: user, passwordFile: "\(directory)/password",
            timeoutSeconds: timeoutSeconds, caFile: security == .none ? nil : caFile.map { "\(directory)/\($0)" })
    }

    private func failure(of submission: SMTP, to recipient: String) throws -> SubmissionError? {
        let mail = try testMail(to: recipient)
        do throws(SubmissionError) {
            try submission.submit(mail)
            return nil
        } catch {
            #expect(!"\(error)".contains("example.net"), "an address in \(error)")
            return error
        }
    }

    private func writePassword(_ text: String, mode: Int = 0o600) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(directory)/password"))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: "\(directory)/password")
    }
}
