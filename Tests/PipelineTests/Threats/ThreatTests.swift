import Foundation
import TestSupport
import Testing

/// Attacks as generators, end to end through the built program: mail in the inbox, `poll`, and what the commands and
/// the outbox say afterwards.
@Suite("Attacks by mail") struct ThreatTests {
    let corpus: ThreatCorpus

    init() throws { corpus = try ThreatCorpus.played() }

    @Test("What becomes of it", arguments: Threat.all)
    func verdict(_ threat: Threat) throws { try threat.expectVerdict(#require(corpus.seen[threat.name])) }

    @Test("What is answered", arguments: Threat.all)
    func answer(_ threat: Threat) throws { try threat.expectAnswer(#require(corpus.seen[threat.name])) }

    @Test("Time and memory", arguments: Threat.all)
    func bounds(_ threat: Threat) throws { try threat.expectBounds(#require(corpus.seen[threat.name])) }

    @Test("What gpgme starts is measured too") func measured() {
        #expect(corpus.measured.isSuperset(of: ["postern", "gpg"]), "\(corpus.measured)")
    }

    @Test("No mail stops a run, stays behind or is lost") func nothingLost() {
        #expect(Set(Threat.all.map(\.name)).count == Threat.all.count)
        #expect(corpus.failures == [])
        #expect(corpus.findings == [])
        #expect(corpus.waiting == [])
    }

    @Test("No word of a report is said or left in the spool as it is") func nothingLeaks() {
        #expect(corpus.leaks == [])
        #expect(!corpus.words.contains(MailWriter.canary))
    }

    @Test("No key is taken in, and nobody is asked over the network") func keysAndNetwork() {
        #expect(corpus.secretKeys[0] == corpus.secretKeys[1])
        #expect(!corpus.secretKeys[0].isEmpty)
        #expect(!corpus.wasCalled)
        #expect(corpus.networkPrograms == [])
    }

    @Test("An update on a captured ciphertext holds nothing of the report and of the case") func updates() {
        #expect(corpus.updates.count == Threat.all.count(where: \.isCapturedCopy))
        for letter in corpus.updates {
            for word in [MailWriter.canary, "State:", "critical", "Quuxserver", "9.87", "patch", "2031"] {
                #expect(!letter.text.contains(word), "\(letter.text)")
            }
        }
    }

    @Test("A handler is told that an answer is encrypted only if it is") func shownAsSent() throws {
        for (name, seen) in corpus.seen {
            guard let letter = try seen.letter?.get() else { continue }
            #expect(seen.sent?.encrypted == (letter.mail.type == "multipart/encrypted"), "\(name)")
        }
    }

    /// Whether a ciphertext opened, and why it did not, shows in nothing that leaves: not even in a line more or less.
    @Test("An answer to a failure that took a secret key is the answer to a success")
    func probesLookAlike() throws {
        let reference = try Outside(corpus.seen["sent-as-it-is"])
        let probes = Threat.all.filter { $0.answer == .sent(.general) && !$0.shown.contains("In clear.") }
        #expect(probes.count { $0.outcome == "unreadable" } > 8)
        for probe in probes {
            #expect(try Outside(corpus.seen[probe.name]) == reference, "\(probe.testDescription)")
        }
    }

    @Test("Every attack on the list has a case", arguments: ThreatRow.allCases)
    func covered(_ row: ThreatRow) {
        let rows = (Threat.all + Threat.toLockedKeys).map(\.row) + ThreatSetting.all.map(\.row)
        #expect(rows.contains(row))
    }
}

/// What the sender of a probe can compare.
private struct Outside: Equatable {
    /// Without the number of the ticket, which may stand at a line's end.
    var words: [String]
    var fields: [String]
    var hasCertificate: Bool

    init(_ seen: ThreatSeen?) throws {
        let letter = try #require(seen?.letter).get()
        let number = try #require(seen?.ticket).number
        words = letter.text.replacing(number, with: "NUMBER").split(whereSeparator: \.isWhitespace).map(String.init)
        fields = letter.mail.fields.map(\.name)
        hasCertificate = letter.certificate != nil
    }
}
