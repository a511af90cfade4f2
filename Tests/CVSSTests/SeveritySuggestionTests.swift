import CVSS
import Disclosure
import Testing

@Suite("Severities suggested by the policy") struct SeveritySuggestionTests {
    private static let here = Evidence(line: 1)
    private static let hostAndGuest = [
        Fact(kind: .os, name: "ESXi", role: .host, evidence: here),
        Fact(kind: .os, name: "Debian", role: .guest, evidence: here),
    ]
    private static let remote = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"
    private static let partial = "CVSS:3.1/AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:N"

    private static func claims(_ severity: Severity?, exploited: Bool = false) -> Claims {
        Claims(
            severity: severity.map { ClaimedSeverity(severity: $0, words: "<b>grave</b>", evidence: here) },
            exploited: exploited ? here : nil)
    }

    @Test(arguments: PolicyCases.wellKnown + PolicyCases.traps)
    func byThePolicy(_ example: PolicyCase) throws {
        let suggestion = try #require(SeveritySuggestion(vectors: [example.vector], claims: Claims()))
        #expect(suggestion.severity == example.severity)
        #expect(suggestion.reasons.contains(example.reason), "\(suggestion.reasons)")
        #expect(suggestion.vector == example.vector)
        #expect(suggestion.score == (try CVSSVector(example.vector).score.value))
    }

    @Test func allReasonsInOrder() {
        #expect(
            SeveritySuggestion(
                vectors: ["CVSS:4.0/AV:L/AC:H/AT:P/PR:H/UI:P/VC:H/VI:L/VA:H/SC:H/SI:N/SA:N/E:A"],
                claims: Self.claims(.critical, exploited: true), facts: Self.hostAndGuest)?.reasons == [
                    "with local access", "with authentication", "with user action", "reduced by difficulty",
                    "reduced by configuration", "breaking out of a guest",
                    "full loss of confidentiality and availability", "attacked already, by the vector",
                    "said to be exploited already", "the reporter claims critical",
                ])
    }

    /// A host and a guest tell where a change of scope leads, over the network too; without one they tell nothing.
    @Test(arguments: [
        ("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H", Severity.critical, "breaking out of a guest"),
        ("CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", .critical, "breaking out of a guest"),
        ("CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H", .important, "host and guest named, but no change of scope"),
        ("AV:L/AC:L/Au:N/C:C/I:C/A:C", .important, "host and guest named, but no change of scope"),
        (
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H", .critical, "breaking out of a guest"
        ),
        ("CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:L/SI:L/SA:L", .important, "with authentication"),
        ("CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", .low, "partial loss only"),
    ])
    func hostAndGuest(_ vector: String, _ severity: Severity, _ reason: String) throws {
        let suggestion = try #require(
            SeveritySuggestion(vectors: [vector], claims: Claims(), facts: Self.hostAndGuest))
        #expect(suggestion.severity == severity)
        #expect(suggestion.reasons.contains(reason), "\(suggestion.reasons)")
    }

    @Test func aHostAloneIsNoGuest() {
        let vector = "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H"
        for fact in Self.hostAndGuest {
            #expect(
                SeveritySuggestion(vectors: [vector], claims: Claims(), facts: [fact])?.severity == .important)
        }
    }

    /// The gravest severity first, whatever the scores: the availability of 7.5 outweighs the 8.1 that is hard to get.
    @Test func theGravestCounts() {
        let hard = "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H"
        let down = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"
        let local = "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H"
        func chosen(_ vectors: String...) -> String? { SeveritySuggestion(vectors: vectors, claims: Claims())?.vector }
        #expect(chosen(hard, down) == down)
        #expect(chosen(Self.partial, Self.remote, hard) == Self.remote)
        #expect(chosen(down, local) == local)
        #expect(chosen("9.8", "CVSS:3.1/AV:N", hard) == hard)
        let same = Self.remote.replacing("3.1", with: "3.0")
        #expect(chosen(Self.remote, same) == Self.remote)
        #expect(chosen(same, Self.remote) == same)
    }

    @Test(arguments: Severity.allCases)
    func withoutAVectorItIsWhatIsClaimed(_ severity: Severity) throws {
        for exploited in [false, true] {
            let claims = Self.claims(severity, exploited: exploited)
            let suggestion = try #require(
                SeveritySuggestion(vectors: ["none"], claims: claims, facts: Self.hostAndGuest))
            #expect(suggestion.severity == severity)
            #expect(suggestion.vector == nil && suggestion.score == nil)
            #expect(
                suggestion.reasons == ["claimed by the reporter, without a vector"]
                    + (exploited ? ["said to be exploited already"] : []))
        }
    }

    @Test func whatIsClaimedDoesNotMoveAVector() throws {
        for severity in Severity.allCases {
            let claims = Self.claims(severity, exploited: true)
            let grave = try #require(SeveritySuggestion(vectors: [Self.remote], claims: claims))
            #expect(grave.severity == .critical)
            #expect(grave.reasons.suffix(2) == ["said to be exploited already", "the reporter claims \(severity)"])
            #expect(SeveritySuggestion(vectors: [Self.partial], claims: claims)?.severity == .low)
        }
    }

    /// A vector that is graver in one metric, and the same in the others, suggests nothing less.
    @Test func noMetricTurnsRound() throws {
        func severity(_ metrics: String) throws -> Severity {
            try #require(SeveritySuggestion(vectors: ["CVSS:3.1/" + metrics], claims: Claims())).severity
        }
        for metrics in everyBaseOfThree {
            let own = try severity(metrics)
            for step in [
                "AC:H>AC:L", "PR:H>PR:L", "PR:L>PR:N", "UI:R>UI:N", "C:N>C:L", "C:L>C:H", "I:L>I:H", "A:L>A:H",
            ] {
                let halves = step.split(separator: ">")
                let graver = metrics.replacing("/" + halves[0], with: "/" + halves[1])
                if graver != metrics { #expect(try severity(graver) >= own, "\(metrics) \(step)") }
            }
        }
    }

    @Test func nothingTells() {
        #expect(SeveritySuggestion(vectors: [], claims: Claims()) == nil)
        #expect(SeveritySuggestion(vectors: ["high"], claims: Self.claims(nil, exploited: true)) == nil)
        #expect(SeveritySuggestion(for: SystemConfiguration(facts: Self.hostAndGuest)) == nil)
    }

    @Test func forAWholeReport() {
        let vector = "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H"
        let report = SystemConfiguration(
            facts: Self.hostAndGuest, identifiers: Identifiers(cvss: [Self.partial, vector]),
            claims: Self.claims(.moderate))
        #expect(
            SeveritySuggestion(for: report)
                == SeveritySuggestion(
                    vectors: [vector], claims: Self.claims(.moderate), facts: Self.hostAndGuest))
    }
}
