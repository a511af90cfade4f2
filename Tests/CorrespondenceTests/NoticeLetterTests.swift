import Correspondence
import Disclosure
import Foundation
import Testing

@Suite("Notices to handlers") struct NoticeLetterTests {
    @Test(arguments: MailLanguage.allCases, NoticeOccasion.allCases)
    func notice(_ language: MailLanguage, _ occasion: NoticeOccasion) throws {
        let facts = try facts(language, occasion)
        let letter = try LetterTemplates(directory: nil).notice(facts)
        let lines = facts.text?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
        expectSendable(letter, verbatim: lines.map { $0.isEmpty ? ">" : "> \($0)" })
        try expectGolden(letter.shown, "notice-\(occasion.rawValue).\(language.rawValue).txt")
    }

    @Test(arguments: MailLanguage.allCases, [NoticeOccasion.newReport, .urgentExploited])
    func inClear(_ language: MailLanguage, _ occasion: NoticeOccasion) throws {
        let letter = try LetterTemplates(directory: nil).noticeInClear(facts(language, occasion))
        expectSendable(letter)
        let name = occasion.isUrgent ? "notice-in-clear-urgent" : "notice-in-clear"
        try expectGolden(letter.shown, "\(name).\(language.rawValue).txt")
    }

    @Test("In clear, nothing but the number and the urgency can be told", arguments: NoticeOccasion.allCases)
    func nothingElseInClear(_ occasion: NoticeOccasion) throws {
        let templates = try LetterTemplates(directory: nil)
        let bare = NoticeFacts(
            context: try context(.english), number: number, occasion: occasion.isUrgent ? .urgentExploited : .late,
            handler: "")
        #expect(templates.noticeInClear(try facts(.english, occasion)) == templates.noticeInClear(bare))
        #expect(templates.notice(try facts(.english, occasion)).subject == templates.noticeInClear(bare).subject)
    }

    @Test("Each occasion has words of its own", arguments: MailLanguage.allCases)
    func everyOccasion(_ language: MailLanguage) throws {
        let templates = try LetterTemplates(directory: nil)
        let bodies = try NoticeOccasion.allCases.map { occasion in
            templates.notice(
                NoticeFacts(context: try context(language), number: number, occasion: occasion, handler: "Hana")
            ).body
        }
        #expect(Set(bodies).count == NoticeOccasion.allCases.count)
        for body in bodies { #expect(body.contains("  postern ticket show PSN-2026-0042\n")) }
    }

    private func facts(_ language: MailLanguage, _ occasion: NoticeOccasion) throws -> NoticeFacts {
        var facts = NoticeFacts(
            context: try context(language), number: number, occasion: occasion, handler: "Hana",
            product: "Example Hypervisor 8.0.3 (supported until 2029-10-11)",
            reporter: "Nora Finder <nora@example.net>", channel: "encrypted and signed")
        switch occasion {
        case .newReport, .urgentExploited, .urgentDisclosure:
            facts.owner = "Kenji"
            facts.configuration = ["host: Debian 12", "hypervisor: Example Hypervisor 8.0.3, build 22380479"]
            facts.missing = [.stepsToReproduce, .guestOperatingSystem]
            facts.due = ["acknowledgement 2026-11-23", "triage 2026-11-27"]
            facts.text = "A guest can write beyond its frame buffer.\n\n    \(String(repeating: "41", count: 40))\nNora"
        case .late:
            (facts.product, facts.reporter, facts.channel) = (nil, nil, nil)
            facts.late = ["PSN-2026-0042: triage, due 2026-11-18", "PSN-2026-0044: status update, due 2026-11-20"]
            facts.commands = ["postern due"]
        case .keyChange: facts.commands = ["postern key list", "postern key accept 9C0B4E5D8A6F1234"]
        case .followUp, .unreadable: break
        }
        if occasion == .urgentExploited {
            facts.claims = NoticeClaims(
                severity: "critical",
                exploited: "We have seen this used against two customers since October.",
                published: "There is a blog post.", credit: "Nora Finder (Example Labs)")
        }
        if occasion == .urgentDisclosure {
            facts.disclosureDate = CalendarDay("2026-12-01")
            facts.isTextCut = true
        }
        return facts
    }
}
