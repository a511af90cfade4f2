import Foundation
import Synchronization
import TestSupport
import Testing

/// A home as an operator has it, and the commands run in it: real files, the built binary, real gpg.
///
/// Homes are copies of one that `postern init` made. They share its GnuPG home, and so its agent, unless they are to
/// have keys of their own.
final class OperatorHome {
    let root: String
    /// What stands in the settings file, by section; `configure` changes it.
    private(set) var settings: [String: [String: String]]
    private let hasOwnKeys: Bool

    var settingsFile: String { root + "/postern.toml" }
    var spool: String { root + "/spool" }
    var inbox: String { spool + "/inbox" }
    var keys: String { hasOwnKeys ? root + "/keys" : OperatorBase.shared.keys }

    /// A copy of the empty home.
    convenience init(ownKeys: Bool = false) throws {
        let base = OperatorBase.shared
        try base.made.get()
        let signingKey = try TestKeys.shared().mailbox.fingerprint
        try self.init(
            copying: base.spool, keys: ownKeys ? base.keys : nil,
            settings: [
                "mailbox": [
                    "addresses": "[\"security@vendor.example\"]", "key_request_address": "\"key@vendor.example\"",
                ],
                "vendor": ["name": "\"Example Vendor\""],
                "answers": ["per_hour": "1000"], "pgp": ["signing_key": "\"\(signingKey)\""],
            ])
    }

    /// - Parameter keys: a GnuPG home to copy; nil shares that of all.
    private init(copying spool: String, keys: String?, settings: [String: [String: String]]) throws {
        var template = Array("/tmp/poXXXXXX".utf8CString)
        guard let made = unsafe mkdtemp(&template) else { throw POSIXError(.EIO) }
        root = unsafe String(cString: made)
        hasOwnKeys = keys != nil
        self.settings = settings
        try Self.copy(spool, to: root + "/spool")
        if let keys { try Self.copyKeys(keys, to: root + "/keys") }
        configure("pgp", "home", "\"\(keys == nil ? OperatorBase.shared.keys : root + "/keys")\"")
    }

    deinit {
        if hasOwnKeys {
            OperatorBase.discard(root, keys: keys)
        } else {
            try? FileManager.default.removeItem(atPath: root)
        }
    }

    /// Another home in the same state, with the same keys or copies of them.
    func copied() throws -> OperatorHome {
        return try OperatorHome(copying: spool, keys: hasOwnKeys ? keys : nil, settings: settings)
    }

    /// Sets a setting to a TOML value.
    ///
    /// - Parameter section: empty for those that stand above the first.
    func configure(_ section: String, _ name: String, _ value: String) {
        settings[section, default: [:]][name] = value
        let text = settings.sorted { $0.key < $1.key }.map { section, values in
            (section.isEmpty ? "" : "[\(section)]\n")
                + values.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)\n" }.joined()
        }
        write(text.joined(separator: "\n"), to: settingsFile)
    }

    /// Leaves a setting at its default.
    func unset(_ section: String, _ name: String) {
        settings[section]?[name] = nil
        if let (other, value) = settings[section]?.first { configure(section, other, value) }
    }

    /// Writes a private file.
    func write(_ text: String, to path: String) {
        let made = FileManager.default.createFile(
            atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        #expect(made, "cannot write \(path)")
    }

    // MARK: - Mail in

    /// Delivers mails as an MTA does, a second apart, so that they are taken in this order.
    func deliver(_ mails: [OperatorMail], into folder: String = "new") throws {
        for (index, mail) in mails.enumerated() {
            let path = "\(inbox)/\(folder)/\(mail.name)"
            try Data(mail.bytes).write(to: URL(filePath: path))
            let time = Date(timeIntervalSinceNow: -50_000 + Double(index))
            try FileManager.default.setAttributes(
                [.modificationDate: time, .posixPermissions: 0o600], ofItemAtPath: path)
        }
    }

    func deliver(_ mails: OperatorMail...) throws { try deliver(mails) }

    /// What lies in new/ and cur/.
    var waiting: [String] { names("inbox/new") + names("inbox/cur") }

    /// The names in a directory of the spool, dot files too, sorted; empty if it is not there.
    func names(_ directory: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(spool)/\(directory)")) ?? []).sorted()
    }

    // MARK: - Commands

    @discardableResult
    func run(
        _ arguments: [String], environment: [String: String]? = nil, input: StandardInput = .empty
    ) throws -> Ended {
        try runPostern(arguments + ["--config", settingsFile], environment: environment, input: input)
    }

    @discardableResult
    func run(_ arguments: String...) throws -> Ended { try run(arguments) }

    /// Runs a command that must end well, and returns what it printed.
    @discardableResult
    func good(_ arguments: String..., location: SourceLocation = #_sourceLocation) throws -> String {
        let ended = try run(arguments)
        #expect(ended.status == 0, "postern \(arguments): \(ended)", sourceLocation: location)
        return ended.words
    }

    /// What a command prints as JSON.
    func json<Value: Decodable>(_ arguments: [String], as type: Value.Type = Value.self) throws -> Value {
        let ended = try run(arguments + ["--format", "json"])
        do {
            return try JSONDecoder().decode(type, from: Data(ended.output.utf8))
        } catch {
            throw ProgramFailure(description: "postern \(arguments) printed no such JSON (\(error)): \(ended)")
        }
    }

    func audit(open: Bool = false) throws -> AuditAnswer { try json(open ? ["audit", "--open"] : ["audit"]) }
    func tickets(_ options: String...) throws -> [TicketAnswer] {
        try json(["ticket", "list"] + options, as: TicketsAnswer.self).tickets
    }
    func outbox(_ options: String...) throws -> [OutboxAnswer] {
        try json(["outbox", "list"] + options, as: OutboxAnswers.self).messages
    }
    /// `ticket show` as JSON, any field.
    func ticket(_ number: String) throws -> [String: Any] {
        let ended = try run("ticket", "show", number, "--format", "json")
        return try #require(
            try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any], "\(ended)")
    }

    // MARK: - Mail out

    /// The Message-IDs in the outbox Maildir, sorted; one that lies there twice stands here twice.
    func sentIDs() throws -> [String] {
        try names("outbox/new").map { name in
            try #require(OperatorMail(name: name, bytes: file("outbox/new/\(name)")).field("Message-ID"))
        }.sorted()
    }

    func sentMails() throws -> [OperatorMail] {
        try names("outbox/new").map { OperatorMail(name: $0, bytes: try file("outbox/new/\($0)")) }
    }

    private func file(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: "\(spool)/\(path)")))
    }

    // MARK: - Copies

    /// With times, modes and links, as a backup has them.
    private static func copy(_ source: String, to target: String) throws {
        let ended = try runProgram(["/bin/cp", "-a", source, target])
        guard ended.status == 0 else { throw ProgramFailure(description: "cp: \(ended)") }
    }

    /// Without sockets and locks, which belong to the agent and the programs of the original.
    private static func copyKeys(_ source: String, to target: String) throws {
        let files = FileManager.default
        try files.createDirectory(
            atPath: target, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        for name in ["gpg.conf", "gpg-agent.conf", "pubring.kbx", "trustdb.gpg", "private-keys-v1.d"]
        where files.fileExists(atPath: "\(source)/\(name)") {
            try copy("\(source)/\(name)", to: "\(target)/\(name)")
        }
    }
}

/// The home that all others are copies of.
final class OperatorBase: Sendable {
    static let shared = OperatorBase()

    let root: String
    /// The GnuPG home that homes share.
    var keys: String { root + "/keys" }
    var spool: String { root + "/spool" }
    /// What `postern init` said.
    let made: Result<Void, any Error>

    private init() {
        let root = "/tmp/pb\(String(UInt32.random(in: 0...UInt32.max), radix: 36))"
        self.root = root
        made = Result {
            let secret = "\(root).asc"
            defer { try? FileManager.default.removeItem(atPath: secret) }
            try Data(TestKeys.shared().mailbox.secretKey).write(to: URL(filePath: secret))
            let ended = try runPostern([
                "init", root, "--address", "security@vendor.example", "--vendor", "Example Vendor", "--import", secret,
            ])
            guard ended.status == 0 else { throw ProgramFailure(description: "postern init: \(ended)") }
        }
        atexit { OperatorBase.remove() }
    }

    private static func remove() {
        discard(shared.root, keys: shared.keys)
    }

    static func endAgent(_ keys: String) {
        _ = try? runProgram(["gpgconf", "--homedir", keys, "--kill", "all"])
    }

    /// Ends an agent and removes the directory around it; the agent takes its sockets away meanwhile, which may stop a
    /// removal halfway.
    static func discard(_ root: String, keys: String) {
        for _ in 0..<50 where FileManager.default.fileExists(atPath: root) {
            endAgent(keys)
            if (try? FileManager.default.removeItem(atPath: root)) != nil { break }
            usleep(10_000)
        }
    }
}
