import Foundation
import TestSupport
import Testing

/// Attacks that are delivered to one home together and dealt with in one run.
struct HostileGroup: Sendable {
    var name: String
    var attacks: [Hostile]
    /// Whether the tickets are looked at as text too, not only as JSON.
    var isShown = false
    /// Before any mail comes: settings, certificates.
    var prepare: @Sendable (OperatorHome, HostileCast) throws -> Void = { _, _ in }
}

/// One run over a group, and everything that was said and sent in it.
final class HostileRun: Sendable {
    /// The most of private memory that any process of a run may ask for (THREATS: peak under 600 MB).
    static let memory = 600 << 20
    /// Limits it in every process that the run starts, gpg's too: whoever needs more fails, and the run shows it. (What
    /// wait4 says of the peak includes the tests' own memory.)
    static let limited = ["prlimit", "--data=\(memory):\(memory)"]
    /// The processor time that one message may take; code without optimisation walks some ten times slower over its bytes.
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
        let (ended, watch) = try HostileWatch.run(
            Self.limited + [builtPostern, "poll", "--verbose", "--config", home.settingsFile],
            knownBy: home.settingsFile)
        poll = ended
        ownKeysUnchanged = try listing() == before
        audit = try home.audit(open: true)
        answers = try home.sentMails()
        leftInInbox = home.waiting
        leftInScratch = home.names("scratch")
        screens = try Self.screens(home, audit, asText: group.isShown)
        let certificates = try Self.certificates(screens["key list json"])
        let seconds = Self.times(mails, in: home, from: start, watch)
        let outbox = try home.outbox()
        var results: [String: HostileResult] = [:]
        for mail in mails {
            results[mail.name] = try Self.result(
                of: mail, home, audit, screens, outbox, answers, seconds: seconds[mail.name] ?? .infinity)
            if let sender = results[mail.name]?.message["from"] as? String {
                results[mail.name]?.certificates = certificates[sender] ?? [:]
            }
        }
        self.results = results
    }

    private static func result(
        of mail: OperatorMail, _ home: OperatorHome, _ audit: AuditAnswer, _ screens: [String: String],
        _ outbox: [OutboxAnswer], _ answers: [OperatorMail], seconds: Double
    ) throws -> HostileResult {
        var result = HostileResult(seconds: seconds, secondsAllowed: Self.seconds(forBytes: mail.bytes.count))
        result.outcome = audit.outcome(of: mail)
        result.note = FileManager.default.contents(atPath: "\(home.spool)/failed/\(mail.sha256).txt")
            .map { String(decoding: $0, as: UTF8.self) }
        guard let number = audit.ticket(of: mail) else { return result }
        result.ticketJSON = Data((screens["ticket show \(number) json"] ?? "").utf8)
        let ticket = result.ticket
        let messages = ticket["messages"] as? [[String: Any]] ?? []
        let own = messages.first { $0["sha256"] as? String == mail.sha256 } ?? [:]
        result.messageJSON = try JSONSerialization.data(withJSONObject: own)
        result.reason = own["reason"] as? String
        result.outbox = outbox.filter { $0.ticket == number }
        let ids = Set(result.outbox.map { "<\($0.messageId)>" })
        result.answers = answers.filter { ids.contains($0.field("Message-ID") ?? "") }
        return result
    }

    /// `key list`: state by fingerprint, by address.
    private static func certificates(_ list: String?) throws -> [String: [String: String]] {
        struct Keys: Decodable {
            struct Line: Decodable { var address, fingerprint, state: String }
            var certificates: [Line]
        }
        let keys = try JSONDecoder().decode(Keys.self, from: Data((list ?? "").utf8)).certificates
        return Dictionary(grouping: keys, by: \.address).mapValues { lines in
            Dictionary(lines.map { ($0.fingerprint, $0.state) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// Messages are archived one after the other, so the times of these files tell what each took of the processor.
    private static func times(
        _ mails: [OperatorMail], in home: OperatorHome, from start: Date, _ watch: HostileWatch
    ) -> [String: Double] {
        var last = start
        var times: [String: Double] = [:]
        for mail in mails {
            let path = "\(home.spool)/archive/\(mail.sha256)"
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            guard let written = attributes?[.modificationDate] as? Date else { continue }
            times[mail.name] = watch.seconds(from: last, to: written)
            last = written
        }
        return times
    }

    private static func screens(
        _ home: OperatorHome, _ audit: AuditAnswer, asText: Bool
    ) throws -> [String: String] {
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
            if asText { screens["ticket show \(number)"] = try home.run("ticket", "show", number).words }
            screens["ticket show \(number) json"] = try home.run("ticket", "show", number, "--format", "json").words
        }
        return screens
    }

    private static func keyListing(_ home: OperatorHome) throws -> String {
        let listing = try runGPG(["--with-colons", "--list-keys"], home: home.keys).stdout
        return String(decoding: listing, as: UTF8.self)
    }
}
