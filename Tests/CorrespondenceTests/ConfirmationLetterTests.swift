import Correspondence
import Disclosure
import Foundation
import Testing

@Suite("Confirmations of reporters' commands") struct ConfirmationLetterTests {
    @Test(arguments: MailLanguage.allCases, ConfirmationExample.all)
    func confirmation(_ language: MailLanguage, _ example: ConfirmationExample) throws {
        let letter = try LetterTemplates(directory: nil).confirmation(example.facts(language))
        expectSendable(letter)
        try expectGolden(letter.shown, "confirmation-\(example.name).\(language.rawValue).txt")
    }

    @Test("In clear, neither the name nor the date is repeated", arguments: MailLanguage.allCases)
    func inClear(_ language: MailLanguage) throws {
        for detail in [UpdateDetail.none, .unverified] {
            let example = ConfirmationExample(name: "", commands: [.credit("Nora Finder"), .monthly], detail: detail)
            let body = try LetterTemplates(directory: nil).confirmation(example.facts(language)).body
            #expect(!body.contains("Nora") && !body.contains("2026-12-21"))
        }
        let full = ConfirmationExample(name: "", commands: [.credit("Nora Finder"), .monthly], detail: .full)
        let body = try LetterTemplates(directory: nil).confirmation(full.facts(language)).body
        #expect(body.contains("Nora Finder") && body.contains("2026-12-21"))
    }

    @Test("Of a closed case no update is promised, and only whoever may know it learns that it is closed")
    func closed() throws {
        let templates = try LetterTemplates(directory: nil)
        for command in [SteeringCommand.resume, .monthly] {
            var facts = try ConfirmationExample(name: "", commands: [command], detail: .full).facts(.english)
            let open = templates.confirmation(facts).body
            #expect(!open.contains("case is") && !open.contains("opened again"))
            facts.isClosed = true
            facts.nextUpdateBy = nil
            let closed = templates.confirmation(facts).body.replacing(/\n */, with: " ")
            #expect(closed.contains("The case is closed") && closed.contains("should the case be opened again"))
            facts.detail = .none
            let inClear = templates.confirmation(facts).body
            #expect(!inClear.contains("closed"))
            #expect(inClear.replacing(/\n */, with: " ").contains("while the case is open"))
            facts.isClosed = false
            #expect(templates.confirmation(facts).body == inClear)
        }
    }

    @Test("Each command has a line of its own, in its order")
    func everyCommand() throws {
        let commands: [SteeringCommand] = [.anonymous, .stop, .resume, .monthly, .pause, .credit("N")]
        let example = ConfirmationExample(name: "", commands: commands, detail: .full)
        let body = try LetterTemplates(directory: nil).confirmation(example.facts(.english)).body
        let words = body.split(separator: "\n").filter { $0.hasPrefix("- `") }.map { $0.split(separator: "`")[1] }
        #expect(words == ["credit: anonymous", "stop", "resume", "monthly", "pause", "credit"])
    }
}

struct ConfirmationExample: Sendable, CustomTestStringConvertible {
    var name: String
    var commands: [SteeringCommand]
    var detail: UpdateDetail
    var isClosed = false
    var testDescription: String { name }

    func facts(_ language: MailLanguage) throws -> ConfirmationFacts {
        let hasUpdates = !isClosed && !commands.contains(.pause) && !commands.contains(.stop)
        return ConfirmationFacts(
            context: try context(language), number: number, commands: commands,
            nextUpdateBy: hasUpdates ? day(30) : nil,
            isClosed: isClosed, detail: detail)
    }

    static let all: [Self] = [
        Self(name: "pause", commands: [.pause], detail: .full),
        Self(name: "monthly-named", commands: [.monthly, .credit("Nora Finder (Example Labs)")], detail: .full),
        Self(name: "resume-anonymous", commands: [.resume, .anonymous], detail: .full),
        Self(name: "resume-closed", commands: [.resume], detail: .full, isClosed: true),
        Self(name: "stop", commands: [.stop], detail: .unverified),
        Self(name: "in-clear", commands: [.stop, .credit("Nora Finder")], detail: .none),
    ]
}
