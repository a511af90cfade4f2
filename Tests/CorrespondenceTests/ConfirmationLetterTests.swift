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
    var testDescription: String { name }

    func facts(_ language: MailLanguage) throws -> ConfirmationFacts {
        let hasUpdates = !commands.contains(.pause) && !commands.contains(.stop)
        return ConfirmationFacts(
            context: try context(language), number: number, commands: commands,
            nextUpdateBy: hasUpdates ? day(30) : nil,
            detail: detail)
    }

    static let all: [Self] = [
        Self(name: "pause", commands: [.pause], detail: .full),
        Self(name: "monthly-named", commands: [.monthly, .credit("Nora Finder (Example Labs)")], detail: .full),
        Self(name: "resume-anonymous", commands: [.resume, .anonymous], detail: .full),
        Self(name: "stop", commands: [.stop], detail: .unverified),
        Self(name: "in-clear", commands: [.stop, .credit("Nora Finder")], detail: .none),
    ]
}
