import Correspondence
import Disclosure
import Foundation
import Testing

@Suite("Letters as reporters get them") struct LetterTests {
    @Test(arguments: MailLanguage.allCases, AcknowledgementExample.all)
    func acknowledgement(_ language: MailLanguage, _ example: AcknowledgementExample) throws {
        let facts = AcknowledgementFacts(
            context: try context(language), number: number, receivedAt: day(0), triageBy: day(5), nextUpdateBy: day(7),
            help: example.help, problem: example.problem)
        let letter = try LetterTemplates(directory: nil).acknowledgement(facts)
        expectSendable(letter)
        try expectGolden(letter.shown, "acknowledgement-\(example.name).\(language.rawValue).txt")
    }

    @Test(arguments: MailLanguage.allCases, UpdateExample.all)
    func statusUpdate(_ language: MailLanguage, _ example: UpdateExample) throws {
        let facts = UpdateFacts(
            context: try context(language), number: number, state: example.state, previousState: example.previous,
            resolution: example.resolution, severity: example.severity, remediationForm: example.form,
            targetDate: example.targetDate, releases: example.releases,
            nextUpdateBy: example.state == .closed ? nil : day(14), detail: example.detail)
        let letter = try LetterTemplates(directory: nil).statusUpdate(facts)
        expectSendable(letter)
        try expectGolden(letter.shown, "update-\(example.name).\(language.rawValue).txt")
    }

    @Test(arguments: MailLanguage.allCases)
    func certificate(_ language: MailLanguage) throws {
        let letter = try LetterTemplates(directory: nil).certificate(CertificateFacts(context: try context(language)))
        expectSendable(letter)
        try expectGolden(letter.shown, "certificate.\(language.rawValue).txt")
    }

    @Test("Every missing item has words of its own", arguments: MailLanguage.allCases)
    func everyItem(_ language: MailLanguage) throws {
        let templates = try LetterTemplates(directory: nil)
        let bodies = try Set(
            MissingItem.allCases.map { item in
                templates.acknowledgement(
                    AcknowledgementFacts(
                        context: try context(language), number: number, receivedAt: day(0), triageBy: day(5),
                        nextUpdateBy: day(7), help: .missing([item]))
                ).body
            })
        #expect(bodies.count == MissingItem.allCases.count)
    }

    @Test("Where nothing may be told, the facts make no difference", arguments: MailLanguage.allCases)
    func nothingTold(_ language: MailLanguage) throws {
        let templates = try LetterTemplates(directory: nil)
        let bare = UpdateFacts(
            context: try context(language), number: number, state: .new, previousState: nil, resolution: nil,
            severity: nil, remediationForm: nil, targetDate: nil, releases: [], nextUpdateBy: day(7), detail: .none)
        for state in TicketState.allCases {
            let full = UpdateFacts(
                context: try context(language), number: number, state: state, previousState: .triaged,
                resolution: .fixed, severity: .critical, remediationForm: .patch, targetDate: "2026-12-24",
                releases: ["8.0.4"], nextUpdateBy: state == .closed ? nil : day(14), detail: .none)
            #expect(templates.statusUpdate(full) == templates.statusUpdate(bare))
        }
    }

    @Test("A letter to whom nothing shows to be the reporter tells nothing of the case")
    func unverified() throws {
        let facts = UpdateFacts(
            context: try context(.english), number: number, state: .closed, previousState: .released,
            resolution: .notAVulnerability, severity: .critical, remediationForm: .patch, targetDate: nil,
            releases: ["8.0.4-secret"], nextUpdateBy: nil, detail: .unverified)
        let body = try LetterTemplates(directory: nil).statusUpdate(facts).body
        for word in ["8.0.4", "critical", "patch", "not a vulnerability", "closed"] { #expect(!body.contains(word)) }
        #expect(body.contains(number.description))
    }

    @Test("Nothing is escaped for HTML")
    func plainText() throws {
        var context = try context(.english)
        context.team = "R&D <Security> \"Team\""
        context.policyURL = "https://example.org/?a=1&b=2"
        let body = try LetterTemplates(directory: nil).certificate(CertificateFacts(context: context)).body
        #expect(body.contains("R&D <Security> \"Team\"\n"))
        #expect(body.contains("https://example.org/?a=1&b=2"))
    }

    private func expectSendable(_ letter: Letter) {
        #expect(!letter.subject.isEmpty && !letter.subject.contains("\n"))
        #expect(letter.body.hasSuffix("\n") && !letter.body.hasSuffix("\n\n"))
        #expect(!letter.body.contains("\n\n\n") && !letter.body.contains("{{") && !letter.body.contains("  \n"))
        for line in letter.body.split(separator: "\n") {
            #expect(columns(line) <= 72, "too wide: \(line)")
            #expect(line.last != " ", "blank at the end: \(line)")
        }
    }

    /// Counted another way than the code under test does: whatever is not Latin is wide in these letters.
    private func columns(_ line: Substring) -> Int {
        line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
    }
}

struct AcknowledgementExample: Sendable, CustomTestStringConvertible {
    var name: String
    var help: Help
    var problem: OpenProblem?
    var testDescription: String { name }

    static let all = [
        Self(name: "nothing-missing", help: .missing([])),
        Self(name: "two-items", help: .missing([.productVersion, .hostOperatingSystem])),
        Self(name: "every-item", help: .missing(MissingItem.allCases)),
        Self(name: "general", help: .general),
        Self(name: "other-key", help: .general, problem: .otherKey),
        Self(name: "password", help: .general, problem: .password),
    ]
}

struct UpdateExample: Sendable, CustomTestStringConvertible {
    var name: String
    var state: TicketState
    var previous: TicketState?
    var resolution: Resolution?
    var severity: Severity?
    var form: RemediationForm?
    var targetDate: String?
    var releases: [String] = []
    var detail = UpdateDetail.full
    var testDescription: String { name }

    static let all =
        [
            Self(name: "new", state: .new),
            Self(name: "triaged-important", state: .triaged, previous: .new, severity: .important),
            Self(name: "confirmed-critical", state: .confirmed, previous: .triaged, severity: .critical),
            Self(
                name: "remediation-moderate", state: .remediation, previous: .confirmed, severity: .moderate,
                form: .maintenance, targetDate: "2026-12-24", releases: ["8.0.4"]),
            Self(
                name: "remediation-low", state: .remediation, severity: .low, form: .workaround,
                targetDate: "2026-12-24"),
            Self(
                name: "released", state: .released, previous: .remediation, severity: .important, form: .patch,
                targetDate: "2026-11-20", releases: ["8.0.4", "9.1", "10.0-beta2"]),
            Self(name: "released-third-party", state: .released, severity: .low, form: .thirdParty),
            Self(
                name: "closed-release", state: .closed, previous: .released, resolution: .fixed, severity: .important,
                form: .release, releases: ["9.2"]),
            Self(
                name: "unverified", state: .remediation, previous: .confirmed, targetDate: "2026-12-24",
                detail: .unverified),
            Self(name: "none", state: .confirmed, severity: .critical, detail: .none),
        ]
        + Resolution.allCases.map { resolution in
            Self(name: "closed-\(resolution.rawValue)", state: .closed, previous: .triaged, resolution: resolution)
        }
}

private let number = TicketNumber(prefix: "PSN", year: 2026, sequence: 42)

/// Days after 2026-11-21T09:30:00Z.
private func day(_ days: Int) -> Date {
    Date(timeIntervalSince1970: 1_795_253_400 + Double(days) * 86_400)
}

private func context(_ language: MailLanguage) throws -> LetterContext {
    LetterContext(
        vendor: "Example", team: "Example Product Security Team",
        address: try #require(EmailAddress("security@example.org")), policyURL: "https://example.org/security",
        fingerprint: "7F3A11D29C0B4E5D8A6F1234567890ABCDEF0123", language: language)
}

extension Letter {
    /// As the golden files have it.
    fileprivate var shown: String { "Subject: \(subject)\n\n\(body)" }
}
