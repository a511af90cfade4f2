import Foundation
import TestSupport
import Testing

/// Attacks as generators, end to end through the built program: mail in the inbox, `poll`, and what the commands and
/// the outbox say afterwards.
@Suite("Attacks by mail") struct ThreatTests {
    @Test("What becomes of it", arguments: Threat.all)
    func verdict(_ threat: Threat) throws {
        let seen = try #require(try ThreatCorpus.played().seen[threat.name])
        #expect(seen.outcome == threat.outcome, "\(seen.reason ?? "")")
        if let reason = threat.reason { #expect(seen.reason?.hasPrefix(reason) == true, "\(seen.reason ?? "none")") }
        guard threat.outcome != "setAside" else { return }
        let message = try #require(seen.message)
        #expect(message.encryption == threat.encryption)
        #expect(message.failure == threat.failure)
        #expect(message.signature == threat.signature)
        #expect(Set(message.flags) == threat.flags)
        for word in threat.shown { #expect(message.text.contains(word), "\(message.text.prefix(2_000))") }
        for word in threat.hidden { #expect(!message.text.contains(word), "\(message.text.prefix(2_000))") }
        if let subject = threat.subject { #expect(message.subject == subject) }
        for (path, protection) in threat.parts {
            let part = message.parts.first { $0.path == path }
            #expect(
                part.map { Threat.Protection(encrypted: $0.encrypted, signed: $0.signed) } == protection,
                "\(path): \(message.parts)")
        }
        #expect(seen.ticket?.needsPerson == (threat.outcome == "unreadable" ? "unreadable" : nil))
    }

    @Test("What is answered", arguments: Threat.all)
    func answer(_ threat: Threat) throws {
        let seen = try #require(try ThreatCorpus.played().seen[threat.name])
        switch threat.answer {
        case .none:
            #expect(seen.sent == nil)
            #expect(seen.letter == nil)
        case .nobody:
            #expect(seen.sent == nil)
            #expect(
                seen.ticket?.events.contains { $0.what == "answerWithheld" && $0.note == "fromMalformed" } == true,
                "\(String(describing: seen.ticket?.events))")
            #expect(seen.ticket?.reports.isEmpty == true)
        case .withheld(let reason):
            #expect(seen.sent?.state == "withheld")
            #expect(seen.sent?.reason == reason)
            #expect(seen.letter == nil)
        case .sent(let kind, let person):
            let letter = try #require(seen.letter, "\(String(describing: seen.sent))").get()
            #expect(letter.kind == kind, "\(letter.text)")
            #expect(letter.mail.type == (person == nil ? "multipart/signed" : "multipart/encrypted"))
            #expect(letter.recipients.count == (person == nil ? 0 : 1))
            #expect(seen.sent?.encrypted == (person != nil))
            #expect(letter.signer == (try IntakeCast.shared().mailbox.fingerprint))
            #expect(letter.mail.all("To") == [try #require(seen.sent).to])
            #expect((letter.certificate != nil) == [.otherKey, .password].contains(kind))
            let all = String(decoding: letter.mail.bytes + letter.payload.bytes, as: UTF8.self) + letter.text
            for word in [MailWriter.canary, "9.87.65", "Quuxserver", "victim@"] { #expect(!all.contains(word)) }
        }
    }

    @Test("Time and memory", arguments: Threat.all)
    func bounds(_ threat: Threat) throws {
        let seen = try #require(try ThreatCorpus.played().seen[threat.name])
        #expect(seen.seconds < ThreatBounds.seconds)
        #expect(seen.peak.bytes < ThreatBounds.bytes, "\(seen.peak)")
    }

    @Test("No mail stops a run, stays behind or is lost") func nothingLost() throws {
        let corpus = try ThreatCorpus.played()
        #expect(corpus.failures == [])
        #expect(corpus.findings == [])
        #expect(corpus.waiting == [])
    }

    @Test("No word of a report is said or left in the spool as it is") func nothingLeaks() throws {
        let corpus = try ThreatCorpus.played()
        #expect(corpus.leaks == [])
        #expect(!corpus.words.contains(MailWriter.canary))
    }

    @Test("No key is taken in, and nobody is asked over the network") func keysAndNetwork() throws {
        let corpus = try ThreatCorpus.played()
        #expect(corpus.secretKeys[0] == corpus.secretKeys[1])
        #expect(!corpus.secretKeys[0].isEmpty)
        #expect(!corpus.wasCalled)
        #expect(corpus.networkPrograms == [])
    }

    @Test("An update on a captured ciphertext tells of nothing but the state") func updates() throws {
        let corpus = try ThreatCorpus.played()
        #expect(corpus.updates.count == Threat.all.count { $0.row == .capturedCiphertext })
        for letter in corpus.updates {
            for word in [MailWriter.canary, "critical", "Quuxserver", "9.87", "patch", "2031"] {
                #expect(!letter.text.contains(word), "\(letter.text)")
            }
        }
    }

    /// Whether a ciphertext opened, and why it did not, shows in nothing that leaves: not even in a line more or less.
    @Test("An answer to a failure that took a secret key is the answer to a success")
    func probesLookAlike() throws {
        let corpus = try ThreatCorpus.played()
        let reference = try words(of: "captured-stranger", in: corpus)
        let probes = Threat.all.filter { $0.answer == .sent(.general) && $0.encryption != "part" }
        #expect(probes.count { $0.outcome == "unreadable" } > 8)
        for probe in probes { #expect(try words(of: probe.name, in: corpus) == reference, "\(probe.testDescription)") }
    }

    /// Without the number of its ticket, which may stand at a line's end.
    private func words(of name: String, in corpus: ThreatCorpus) throws -> [String] {
        let seen = try #require(corpus.seen[name], "\(name)")
        let letter = try #require(seen.letter, "\(name)").get()
        let number = try #require(seen.ticket).number
        return letter.text.replacing(number, with: "NUMBER").split(whereSeparator: \.isWhitespace).map(String.init)
    }

    @Test("Every attack on the list has a case", arguments: ThreatRow.allCases)
    func covered(_ row: ThreatRow) {
        let rows = (Threat.all + Threat.open + Threat.toLockedKeys).map(\.row) + ThreatSetting.all.map(\.row)
        #expect(rows.contains(row))
    }
}
