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

    @Test("Nothing is escaped for HTML")
    func plainText() throws {
        var context = try context(.english)
        context.team = "R&D <Security> \"Team\""
        context.policyURL = "https://example.org/?a=1&b=2"
        let body = try LetterTemplates(directory: nil).certificate(CertificateFacts(context: context)).body
        #expect(body.contains("R&D <Security> \"Team\"\n"))
        #expect(body.contains("https://example.org/?a=1&b=2"))
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
