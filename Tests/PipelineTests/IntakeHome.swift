import Disclosure
import Foundation
import Maildir
import Settings
import TestSupport
import Tickets

@testable import Pipeline

/// A real home of one test, made as `postern init` makes it, with the mailbox's key of the cast.
///
/// Its agent is ended and its directory removed by `remove()` or with the last reference.
final class IntakeHome {
    let root: String
    var settings: PosternSettings
    /// In place of the confined one.
    var parser: (any MessageParsing)?

    /// - Parameter key: the secret key of the mailbox.
    init(key: TestKeys.Key) throws {
        var template = Array("/tmp/piXXXXXX".utf8CString)
        guard let made = unsafe mkdtemp(&template) else { throw POSIXError(.EIO) }
        root = unsafe String(cString: made)
        let file = root + "/key.asc"
        try Data(key.secretKey).write(to: URL(filePath: file))
        guard let address = EmailAddress(key.address) else { throw POSIXError(.EINVAL) }
        let home = root + "/h"
        let initialized = try Initialization(
            directory: home, address: address, vendor: "Example Vendor", importing: file
        ).run()
        settings = try PosternSettings.load(path: initialized.settingsFile)
    }

    deinit { remove() }

    func remove() {
        guard FileManager.default.fileExists(atPath: root) else { return }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/gpgconf")
        process.arguments = ["--homedir", settings.pgp.home, "--kill", "all"]
        if (try? process.run()) != nil { process.waitUntilExit() }
        for _ in 0..<50 where FileManager.default.fileExists(atPath: root) {
            if (try? FileManager.default.removeItem(atPath: root)) != nil { break }
            usleep(10_000)
        }
    }

    func open() throws -> Home {
        let home = try Home(settings)
        if let parser { home.use(parser) }
        return home
    }

    /// As the MTA does.
    func deliver(_ mail: [UInt8], name: String, received: Date? = nil) throws {
        _ = try MaildirFolder(path: settings.mailbox.inbox).deliver(mail, name: name)
        guard let received else { return }
        try FileManager.default.setAttributes(
            [.modificationDate: received], ofItemAtPath: "\(settings.mailbox.inbox)/new/\(name)")
    }

    func poll(now: Date = Date()) throws -> PollRun.Summary {
        try whenUnlocked { try PollRun(open()).run(now: now) }
    }

    /// A program that another test starts at this moment has our lock's descriptor until it becomes that program.
    func whenUnlocked<T>(_ body: () throws -> T) throws -> T {
        for _ in 0..<100 {
            do { return try body() } catch PosternError.alreadyRunning { usleep(20_000) }
        }
        return try body()
    }

    /// Puts a certificate on record, as `postern key import --for` does.
    func bind(_ certificate: [UInt8], to address: String) throws {
        let file = root + "/certificate.asc"
        try Data(certificate).write(to: URL(filePath: file))
        _ = try whenUnlocked {
            try KeyWork(open()).importKey(
                file: file, for: EmailAddress(address), actor: "operator", now: Date())
        }
    }

    func importSecretKey(_ key: TestKeys.Key) throws {
        let file = root + "/alias.asc"
        try Data(key.secretKey).write(to: URL(filePath: file))
        _ = try KeyWork(open()).importKey(file: file, for: nil, actor: "operator", now: Date())
    }

    /// Sets the time of the mailbox's key and its subkeys, as its operator does.
    func setOwnExpiry(_ expiry: String) throws {
        guard let key = settings.pgp.signingKey else { throw POSIXError(.EINVAL) }
        for subkeys in [[], ["*"]] {
            let result = try runGPG(["--quick-set-expire", key, expiry] + subkeys, home: settings.pgp.home)
            guard result.status == 0 else { throw LetterError.gpg(result.stderr) }
        }
    }

    func inboxNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: settings.mailbox.inbox + "/new")
    }

    /// The mails in the outbox Maildir, by their Message-ID with brackets.
    func outbox() throws -> [String: [UInt8]] {
        let directory = settings.submission.outbox + "/new"
        var mails: [String: [UInt8]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
            let bytes = Array(try Data(contentsOf: URL(filePath: "\(directory)/\(name)")))
            mails[MIMEPiece(bytes).value("Message-ID") ?? name] = bytes
        }
        return mails
    }
}
