import Correspondence
import Disclosure
import Foundation
import Testing

@Suite("What the built-in templates cover") struct TemplateContentTests {
    @Test("Every case of every enumeration has its section", arguments: MailLanguage.allCases, Enumeration.all)
    func sections(_ language: MailLanguage, _ enumeration: Enumeration) throws {
        let opened = try tags(of: "\(enumeration.template).\(language.rawValue).mustache").filter { $0.hasPrefix("#") }
        for name in enumeration.cases {
            #expect(opened.contains("#\(enumeration.section)\(name)"), "\(enumeration.template) lacks \(name)")
        }
        #expect(enumeration.cases.count > 1)
    }

    @Test("A template names the same things in both languages", arguments: LetterTemplates.builtIn.keys.sorted())
    func sameInBoth(_ file: String) throws {
        guard file.hasSuffix(".en.mustache") else {
            #expect(LetterTemplates.builtIn[file.replacing(".ja.", with: ".en.")] != nil)
            return
        }
        let english = try tags(of: file)
        let japanese = try tags(of: file.replacing(".en.", with: ".ja."))
        #expect(Set(english.compactMap(named)) == Set(japanese.compactMap(named)))
    }

    /// Without comments, ends, languages, and what grammar wants in one language alone.
    private func named(_ tag: String) -> String? {
        tag == "team" || "!/^".contains(tag.prefix(1)) ? nil : tag.replacing(".en", with: "").replacing(".ja", with: "")
    }

    @Test("The commands that letters name are those we read", arguments: MailLanguage.allCases)
    func commands(_ language: MailLanguage) throws {
        let templates = try LetterTemplates(directory: nil)
        var named: Set<SteeringCommand> = []
        for example in UpdateExample.all {
            // Where a line ends, a command is not broken: what stands between backquotes is one.
            let quoted = templates.statusUpdate(try example.facts(language)).body.split(separator: "`").enumerated()
            for (index, words) in quoted where index % 2 == 1 {
                let words = String(words).replacing("NAME", with: "Nora").replacing("名前", with: "Nora")
                named.insert(try #require(SteeringCommand(words), "not read: \(words)"))
            }
        }
        #expect(named == [.pause, .monthly, .resume, .stop, .credit("Nora"), .anonymous])
    }

    @Test("A value that looks like a tag stays as it is", arguments: MailLanguage.allCases)
    func tagsInValues(_ language: MailLanguage) throws {
        let value = "{{number}}{{#full}}x{{/full}}{{>contact.en}}{{{team}}}"
        let templates = try LetterTemplates(directory: nil)
        var update = try UpdateExample(name: "", state: .remediation, credit: .named(value)).facts(language)
        (update.releases, update.targetDate, update.advisoryURL) = ([value], value, value)
        let body = templates.statusUpdate(update).body
        #expect(body.components(separatedBy: value).count == 5)

        let confirmation = ConfirmationFacts(
            context: try context(language), number: number, commands: [.credit(value)], nextUpdateBy: nil, detail: .full
        )
        #expect(templates.confirmation(confirmation).body.contains(value))
        let reply = ReplyFacts(context: try context(language), number: number, text: value)
        #expect(templates.reply(reply).body.hasPrefix(value + "\n"))

        let notice = NoticeFacts(
            context: try context(language), number: number, occasion: .followUp, handler: value, owner: value,
            product: value, reporter: value, channel: value, configuration: [value],
            claims: NoticeClaims(severity: value, exploited: value, published: value, credit: value), due: [value],
            late: [value], text: value, commands: [value])
        #expect(templates.notice(notice).body.components(separatedBy: value).count == 15)
    }

    private func tags(of file: String) throws -> [String] {
        let text = try #require(LetterTemplates.builtIn[file])
        return text.components(separatedBy: "{{").dropFirst().map { piece in
            String(piece.prefix { $0 != "}" }).replacing(" ", with: "")
        }
    }
}

/// An enumeration and the template that has words for each of its cases.
struct Enumeration: Sendable, CustomTestStringConvertible {
    var template: String
    /// What stands before the name of a case.
    var section: String
    var cases: [String]
    var testDescription: String { "\(section) in \(template)" }

    init(_ template: String, _ section: String, _ cases: [some Any]) {
        self.template = template
        self.section = section
        self.cases = cases.map { "\($0)" }
    }

    static let all: [Self] = [
        Self("update", "", UpdateDetail.allCases), Self("update", "state.", TicketState.allCases),
        Self("state", "", TicketState.allCases), Self("next", "state.", TicketState.allCases.filter { $0 != .closed }),
        Self("update", "", Severity.allCases), Self("update", "", RemediationForm.allCases),
        Self("resolution", "resolution.", Resolution.allCases), Self("steering", "pace.", UpdatePace.allCases),
        Self("update", "credit.", ["asked", "named", "anonymous"]),
        Self("confirmation", "command.", ["pause", "monthly", "resume", "stop", "credit", "anonymous"]),
        Self("notice", "occasion.", NoticeOccasion.allCases), Self("items", "item.", MissingItem.allCases),
        Self("missing", "item.", MissingItem.allCases),
    ]
}
