import Foundation
import TestSupport
import Testing

/// The attacks by mail, each group in one home and one run (THREATS, sections 4 to 7).
enum HostileCorpus {
    static let groups: [HostileGroup] = [
        .keys, .limits, .loweredLimits, .text, .structure, .linear, .answers, .silence, .screen,
    ]
    static let attacks = groups.flatMap(\.attacks)

    static func played(_ group: String) throws -> HostileRun { try required(runs[group]).get() }
    static func played(_ attack: Hostile) throws -> HostileRun {
        try played(required(groups.first { $0.attacks.contains { $0.name == attack.name } }).name)
    }

    private static let runs = Dictionary(
        uniqueKeysWithValues: groups.map { group in (group.name, Lazy { try HostileRun(group) }) })

    private static func required<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw ProgramFailure(description: "no such group of attacks") }
        return value
    }

    /// A run that is made when it is first asked for.
    private final class Lazy: @unchecked Sendable {
        private let lock = NSLock()
        private let make: @Sendable () throws -> HostileRun
        private var made: Result<HostileRun, any Error>?

        init(_ make: @escaping @Sendable () throws -> HostileRun) { self.make = make }

        func get() throws -> HostileRun {
            try lock.withLock {
                let result = made ?? Result { try make() }
                made = result
                return try result.get()
            }
        }
    }
}

@Suite("Attacks by mail") struct HostileTests {
    @Test("Each comes to what it must", arguments: HostileCorpus.attacks)
    func attack(_ attack: Hostile) throws {
        let cast = try HostileCast.shared()
        let run = try HostileCorpus.played(attack)
        let result = try #require(run.results[attack.name])
        #expect(result.outcome == attack.outcome, "\(run.poll)")
        #expect(result.seconds < result.secondsAllowed)
        if attack.outcome == "setAside" {
            #expect(result.note?.contains("reason:  \(attack.reason ?? "?")\n") == true, "\(result.note ?? "no note")")
        } else {
            #expect(result.reason == attack.reason)
        }
        #expect(attack.flags.isSubset(of: result.flags), "\(result.flags)")
        #expect(attack.noFlags.isDisjoint(with: result.flags), "\(result.flags)")
        for text in attack.shows { #expect(result.text.contains(text), "\(result.text.prefix(2_000))") }
        let everything = String(decoding: result.ticketJSON, as: UTF8.self)
        for text in attack.hides { #expect(!everything.contains(text), "\(everything.prefix(2_000))") }
        if let signature = attack.signature {
            #expect(result.message["signature"] as? String == signature, "\(result.message)")
        }
        if let title = attack.title { #expect(result.ticket["title"] as? String == title) }
        if let note = attack.saysInHistory {
            let events = result.ticket["events"] as? [[String: Any]] ?? []
            #expect(events.contains { $0["note"] as? String == note }, "\(events)")
        }
        if let references = attack.references {
            let answer = try #require(result.answers.first.map { MIMEPiece($0.bytes) })
            #expect(answer.value("References")?.split(separator: " ").map(String.init) == references)
        }
        if let expected = attack.attachment {
            let names = (result.message["parts"] as? [[String: Any]] ?? []).dropFirst().map { $0["name"] as? String }
            #expect(names.map { $0?.hasPrefix(expected ?? "?") ?? (expected == nil) } == [true], "\(names)")
            #expect(names.allSatisfy { $0?.contains(where: { "/\\\n".contains($0) }) != true }, "\(names)")
        }
        if attack.isNeverSigned { expectUnsigned(result) }
        if attack.isOnOurClock { try expectOurClock(result) }
        if let certificates = attack.certificates { #expect(try result.certificates == certificates(cast)) }
        try expectAnswer(attack.answer, result)
    }

    private func expectUnsigned(_ result: HostileResult) {
        #expect(result.message["signature"] as? String != "good")
        let parts = result.message["parts"] as? [[String: Any]] ?? []
        #expect(!parts.isEmpty && parts.allSatisfy { $0["signed"] as? Bool == false })
    }

    private func expectOurClock(_ result: HostileResult) throws {
        let times = ["openedAt"].map { result.ticket[$0] as? String } + [result.message["receivedAt"] as? String]
        for time in times {
            let date = try Date(#require(time), strategy: .iso8601)
            #expect(abs(date.timeIntervalSinceNow) < 2 * 86_400)
        }
    }

    private func expectAnswer(_ expected: Hostile.Answer, _ result: HostileResult) throws {
        switch expected {
        case .sent(let address, let encrypted):
            #expect(result.outbox.map(\.state) == ["submitted"])
            let answer = try #require(result.answers.first.map { MIMEPiece($0.bytes) })
            #expect(answer.value("To") == address)
            #expect((answer.type == "multipart/encrypted") == encrypted)
        case .withheld(let reason):
            #expect(result.outbox.map(\.state) == ["withheld"])
            #expect(result.outbox.first?.reason == reason)
            #expect(result.answers.isEmpty)
        case .none:
            #expect(result.outbox.isEmpty)
            #expect(result.answers.isEmpty)
        }
    }

    @Test("A run over all of a group ends well, and nothing is lost", arguments: HostileCorpus.groups.map(\.name))
    func run(_ name: String) throws {
        let run = try HostileCorpus.played(name)
        #expect(run.poll.status == 0, "\(run.poll)")
        #expect(run.audit.findings.isEmpty)
        #expect(run.audit.messages.count == run.results.count)
        #expect(run.leftInInbox.isEmpty)
        #expect(run.leftInScratch.isEmpty)
        #expect(run.ownKeysUnchanged, "a certificate of a mail is in the mailbox's own key ring")
    }

    @Test("No answer repeats or does anything that a message asked for", arguments: HostileCorpus.groups.map(\.name))
    func answers(_ name: String) throws {
        let cast = try HostileCast.shared()
        for answer in try HostileCorpus.played(name).answers { try HostileChecks.expectSafe(answer, cast) }
    }

    @Test("What the commands print acts on no terminal", arguments: HostileCorpus.groups.map(\.name))
    func screens(_ name: String) throws {
        let run = try HostileCorpus.played(name)
        for (command, text) in run.screens {
            #expect(HostileChecks.dangerous(in: text) == [], "\(command)")
            if command.hasSuffix("json") { #expect(HostileChecks.dangerous(inJSON: text) == [], "\(command)") }
        }
        for text in [run.poll.output, run.poll.errors] { #expect(HostileChecks.dangerous(in: text) == []) }
    }

    @Test("Addresses are shown with the ASCII form of their domain") func addresses() throws {
        let run = try HostileCorpus.played("screen")
        let listed = try #require(run.screens["reporter list text"])
        let shown = run.screens.filter { $0.key.hasPrefix("ticket show") && !$0.key.hasSuffix("json") }.values
        for domain in ["xn--pple-43d.example", "xn--bcher-kva.example", "xn--r8jz45g.xn--zckzah"] {
            #expect(listed.contains("finder@\(domain)"), "\(listed)")
            #expect(shown.contains { $0.contains("finder@\(domain)\n") })
        }
    }

    @Test("Logs hold no word of a message", arguments: HostileCorpus.groups.map(\.name))
    func logs(_ name: String) throws {
        let run = try HostileCorpus.played(name)
        let logged =
            [run.poll.words] + run.screens.filter { $0.key.hasPrefix("audit") || $0.key == "check text" }.values
        for text in logged {
            #expect(!text.contains(Hostile.mark))
            #expect(!text.contains("@keys.example") && !text.contains(HostileMail.sender))
        }
    }
}
