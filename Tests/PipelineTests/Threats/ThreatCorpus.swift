import Foundation
import TestSupport
import Testing

/// What came of one mail, by what the commands print and what lies in the outbox.
struct ThreatSeen: Sendable {
    var outcome: String
    /// Why it was set aside, or cannot be read.
    var reason: String?
    var ticket: ThreatTicket?
    var message: ThreatTicket.Message?
    /// Decided on for this mail.
    var sent: ThreatTicket.Sent?
    /// As its recipient's gpg sees it; nil if nothing left.
    var letter: Result<Letter, any Error>?
    /// In the run, from the end of the mail before it.
    var seconds = 0.0
    /// Of the hungriest process of its run, and which that was.
    var peak = (name: "", bytes: 0)
}

/// All attacks, delivered to one home: first those that are polled together, then the others one by one.
struct ThreatCorpus: Sendable {
    let seen: [String: ThreatSeen]
    let failures: [String]
    let words: String
    /// Names of the processes whose memory was measured.
    let measured: Set<String>
    let findings: [String]
    let waiting: [String]
    /// Secret keys before and after.
    let secretKeys: [[String]]
    /// The letters of `send-updates` on every captured ciphertext.
    let updates: [Letter]
    /// Files of the spool in which the words of a report stand as they are.
    let leaks: [String]
    let wasCalled: Bool
    /// Processes that ask the network for keys.
    let networkPrograms: [String]

    static func played() throws -> ThreatCorpus { try shared.get() }
    private static let shared = Result { try ThreatCorpus(Threat.all) }

    init(_ threats: [Threat]) throws {
        let cast = try IntakeCast.shared()
        let home = try Self.home(cast)
        let keysBefore = try Self.secretKeys(home)
        var results: [String: ThreatSeen] = [:]
        var failures: [String] = []
        var words = ""
        var measured: Set<String> = []
        var mails: [String: OperatorMail] = [:]
        let groups = [threats.filter { !$0.isAlone }] + threats.filter(\.isAlone).map { [$0] }
        for group in groups where !group.isEmpty {
            let delivered = try group.map { threat in
                OperatorMail(
                    name: threat.name,
                    bytes: try threat.build(MailWriter(slug: threat.name, cast: cast, earlier: [:])))
            }
            try home.deliver(delivered)
            let (ended, watch) = try ThreatWatch.poll(home)
            if ended.status != 0 { failures.append("\(group.map(\.name)): \(ended)") }
            words += ended.words
            measured.formUnion(watch.peakBytes.keys)
            var start = 0.0
            let peak = watch.peakBytes.max { $0.value < $1.value }.map { (name: $0.key, bytes: $0.value) }
            for mail in delivered {
                mails[mail.name] = mail
                let end = watch.left[mail.name] ?? watch.processorSeconds
                var result = ThreatSeen(outcome: "")
                result.seconds = end - start
                result.peak = peak ?? ("nothing was seen", .max)
                results[mail.name] = result
                start = end
            }
        }
        try Self.look(at: mails, in: home, cast, &results)
        seen = results
        self.failures = failures
        self.words = words
        self.measured = measured
        findings = try home.audit().findings
        waiting = home.waiting
        secretKeys = [keysBefore, try Self.secretKeys(home)]
        let captured = threats.filter(\.isCapturedCopy).compactMap { results[$0.name]?.ticket?.number }
        updates = try Self.updates(on: captured, in: home, cast)
        leaks = try runProgram(["grep", "-rlaF", MailWriter.canary, home.spool]).output.split(separator: "\n")
            .map(String.init)
        wasCalled = try ThreatListener.shared.get().wasCalled
        let processes = try runProgram(["ps", "-eo", "args"]).output.split(separator: "\n").map(String.init)
        networkPrograms =
            processes.filter { $0.contains("dirmngr") && $0.contains(home.root) }
            + FileManager.default.subpaths(atPath: home.root, where: "S.dirmngr")
    }

    private static func home(_ cast: IntakeCast) throws -> OperatorHome {
        let home = try OperatorHome(ownKeys: true)
        for cap in ["per_address_per_day", "per_domain_per_day", "per_hour"] {
            home.configure("answers", cap, "10000")
        }
        for person in IntakeCast.Person.allCases where person.isKnown {
            try bind(cast.certificate(person), to: person.address, in: home)
        }
        let composed = try Threat.composedKey.get().run(["--armor", "--export"])
        try bind(composed, to: Threat.composedAddress, in: home)
        return home
    }

    private static func bind(_ certificate: [UInt8], to address: String, in home: OperatorHome) throws {
        let file = home.root + "/certificate.asc"
        home.write(String(decoding: certificate, as: UTF8.self), to: file)
        try home.good("key", "import", file, "--for", address)
    }

    private static func secretKeys(_ home: OperatorHome) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: home.keys + "/private-keys-v1.d").sorted()
    }

    private static func look(
        at mails: [String: OperatorMail], in home: OperatorHome, _ cast: IntakeCast,
        _ results: inout [String: ThreatSeen]
    ) throws {
        let audit = try home.audit()
        let sent = Dictionary(
            try home.sentMails().map { ($0.field("Message-ID") ?? "", $0.bytes) }, uniquingKeysWith: { $1 })
        for (name, mail) in mails {
            let line = audit.messages.first { $0.sha256 == mail.sha256 }
            results[name]?.outcome = line?.outcome ?? "not on record"
            let note = try? String(contentsOfFile: "\(home.spool)/failed/\(mail.sha256).txt", encoding: .utf8)
            results[name]?.reason = note?.split(separator: "\n").first { $0.hasPrefix("reason:") }
                .map { $0.dropFirst(7).trimmingCharacters(in: .whitespaces) }
            guard let number = line?.ticket else { continue }
            let ticket: ThreatTicket = try home.json(["ticket", "show", number])
            let message = ticket.messages.first { $0.sha256 == mail.sha256 }
            results[name]?.ticket = ticket
            results[name]?.message = message
            if let reason = message?.reason { results[name]?.reason = reason }
            guard let answer = ticket.mail.first else { continue }
            results[name]?.sent = answer
            results[name]?.letter = sent["<\(answer.messageId)>"].map { bytes in
                Result { try Letter(bytes, readBy: cast) }
            }
        }
    }

    /// Everything that an update could tell of a case is recorded, and told to those who have sent the captured mails.
    private static func updates(on numbers: [String], in home: OperatorHome, _ cast: IntakeCast) throws -> [Letter] {
        let before = Set(try home.sentIDs())
        for number in numbers {
            try home.good(
                "ticket", "set", number, "--severity", "critical", "--product", "Quuxserver", "--affected", "9.87.65",
                "--reproduced", "as described", "--remediation", "patch", "--target", "2031-07-06")
        }
        try home.run(["send-updates"] + numbers)
        return try home.sentMails().filter { !before.contains($0.field("Message-ID") ?? "") }
            .map { try Letter($0.bytes, readBy: cast) }
    }
}

extension FileManager {
    /// The paths below a directory that end in this.
    fileprivate func subpaths(atPath path: String, where suffix: String) -> [String] {
        (subpaths(atPath: path) ?? []).filter { $0.hasSuffix(suffix) }
    }
}
