import Foundation
import TestSupport
import Testing

/// Attacks that are delivered to one home together and dealt with in one run.
struct HostileGroup: Sendable {
    var name: String
    var attacks: [Hostile]
    /// Before any mail comes: settings, certificates.
    var prepare: @Sendable (OperatorHome, HostileCast) throws -> Void = { _, _ in }
}

/// One run over a group, and everything that was said and sent in it.
final class HostileRun: Sendable {
    /// The most of private memory that any process of a run may ask for (THREATS: peak under 600 MB).
    static let memory = 600 << 20
    /// The longest that one message may take; code without optimisation walks some ten times slower over its bytes.
    static func seconds(forBytes count: Int) -> Double {
        #if DEBUG
            5 + 2 * Double(count) / Double(1 << 20)
        #else
            5
        #endif
    }

    let poll: Ended
    let results: [String: HostileResult]
    /// What each command printed, by its name.
    let screens: [String: String]
    let audit: AuditAnswer
    let answers: [OperatorMail]
    let leftInInbox: [String]
    /// Names in scratch/ and in the GnuPG home's key listing afterwards.
    let leftInScratch: [String]
    let ownKeysUnchanged: Bool

    init(_ group: HostileGroup) throws {
        let cast = try HostileCast.shared()
        let home = try OperatorHome()
        home.configure("answers", "per_hour", "10000")
        home.configure("answers", "per_domain_per_day", "10000")
        home.configure("answers", "per_address_per_day", "10000")
        home.configure("mailbox", "authserv_id", "\"mx.vendor.example\"")
        try group.prepare(home, cast)
        var mails: [OperatorMail] = []
        for attack in group.attacks {
            mails.append(OperatorMail(name: attack.name, bytes: try attack.build(cast)))
        }
        try home.deliver(mails)
        let listing = { try Self.keyListing(home) }
        let before = try listing()
        let start = Date()
        // Private memory is limited in every process that the run starts: whoever needs more fails, and the run shows it.
        poll = try runProgram(
            ["prlimit", "--data=\(Self.memory):\(Self.memory)", builtPostern, "poll", "--verbose"]
                + ["--config", home.settingsFile])
        ownKeysUnchanged = try listing() == before
        audit = try home.audit(open: true)
        answers = try home.sentMails()
        leftInInbox = home.waiting
        leftInScratch = home.names("scratch")
        screens = try Self.screens(home, audit)
        let seconds = Self.times(mails, in: home, from: start)
        let outbox = try home.outbox()
        var results: [String: HostileResult] = [:]
        for mail in mails {
            results[mail.name] = try Self.result(
                of: mail, home, audit, outbox, answers, seconds: seconds[mail.name] ?? .infinity)
        }
        self.results = results
    }

    private static func result(
        of mail: OperatorMail, _ home: OperatorHome, _ audit: AuditAnswer, _ outbox: [OutboxAnswer],
        _ answers: [OperatorMail], seconds: Double
    ) throws -> HostileResult {
        var result = HostileResult(seconds: seconds, secondsAllowed: Self.seconds(forBytes: mail.bytes.count))
        result.outcome = audit.outcome(of: mail)
        result.note = FileManager.default.contents(atPath: "\(home.spool)/failed/\(mail.sha256).txt")
            .map { String(decoding: $0, as: UTF8.self) }
        guard let number = audit.ticket(of: mail) else { return result }
        let ticket = try home.ticket(number)
        let messages = ticket["messages"] as? [[String: Any]] ?? []
        let own = messages.first { $0["sha256"] as? String == mail.sha256 } ?? [:]
        result.ticketJSON = try JSONSerialization.data(withJSONObject: ticket)
        result.messageJSON = try JSONSerialization.data(withJSONObject: own)
        result.reason = own["reason"] as? String
        result.outbox = outbox.filter { $0.ticket == number }
        let ids = Set(result.outbox.map { "<\($0.messageId)>" })
        result.answers = answers.filter { ids.contains($0.field("Message-ID") ?? "") }
        if let sender = own["from"] as? String { result.certificates = try certificates(of: sender, home) }
        return result
    }

    /// `key list`, by address.
    private static func certificates(of sender: String, _ home: OperatorHome) throws -> [String: String] {
        struct Keys: Decodable {
            struct Line: Decodable { var address, fingerprint, state: String }
            var certificates: [Line]
        }
        let keys = try home.json(["key", "list"], as: Keys.self).certificates.filter { $0.address == sender }
        return Dictionary(keys.map { ($0.fingerprint, $0.state) }, uniquingKeysWith: { first, _ in first })
    }

    /// Messages are archived one after the other, so the times of these files tell how long each took.
    private static func times(_ mails: [OperatorMail], in home: OperatorHome, from start: Date) -> [String: Double] {
        var last = start
        var times: [String: Double] = [:]
        for mail in mails {
            let path = "\(home.spool)/archive/\(mail.sha256)"
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            guard let written = attributes?[.modificationDate] as? Date else { continue }
            times[mail.name] = written.timeIntervalSince(last)
            last = written
        }
        return times
    }

    private static func screens(_ home: OperatorHome, _ audit: AuditAnswer) throws -> [String: String] {
        var screens: [String: String] = [:]
        let commands = [
            ["ticket", "list"], ["outbox", "list"], ["key", "list"], ["reporter", "list"], ["audit"], ["check"],
        ]
        for command in commands {
            for format in ["text", "json"] where command != ["check"] || format == "text" {
                screens[command.joined(separator: " ") + " " + format] =
                    try home.run(command + (format == "json" ? ["--format", "json"] : [])).words
            }
        }
        let tickets = audit.messages.compactMap(\.ticket).sorted()
        for number in Set(tickets) {
            screens["ticket show \(number)"] = try home.run("ticket", "show", number).words
            screens["ticket show \(number) json"] = try home.run("ticket", "show", number, "--format", "json").words
        }
        return screens
    }

    private static func keyListing(_ home: OperatorHome) throws -> String {
        let listing = try runGPG(["--with-colons", "--list-keys"], home: home.keys).stdout
        return String(decoding: listing, as: UTF8.self)
    }
}
