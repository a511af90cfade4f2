import Correspondence
import Disclosure
import Foundation
import Testing

@Suite("A handler's own words") struct ReplyLetterTests {
    private static let text = """
        Hi Nora,

        thank you. Could you try this build, with exactly this command line, and tell us what you see in the log?

            {{number}} {{#full}} <a & b> `not closed
          $ ./repro --image /var/lib/images/guest-with-a-very-long-name.qcow2 --device usb-ehci --trace all\u{20}


        Hana
        """

    @Test(arguments: MailLanguage.allCases)
    func reply(_ language: MailLanguage) throws {
        let facts = ReplyFacts(context: try context(language), number: number, text: Self.text)
        let letter = try LetterTemplates(directory: nil).reply(facts)
        expectSendable(letter, verbatim: Self.text.components(separatedBy: "\n"))
        #expect(letter.body.hasPrefix(Self.text + "\n\n"))
        #expect(letter.subject.hasPrefix("[PSN-2026-0042] "))
        #expect(letter.body.contains("\n  7F3A 11D2 9C0B 4E5D 8A6F 1234 5678 90AB CDEF 0123\n"))
        try expectGolden(letter.shown, "reply.\(language.rawValue).txt")
    }

    @Test(
        "Line ends become LF, and those after the last line go",
        arguments: [("a\r\n\r\nb\r\n\r\n", "a\n\nb"), ("a\n\n\nb", "a\n\n\nb"), (" a \n", " a "), ("日本\n語", "日本\n語")])
    func lineEnds(_ text: String, _ shown: String) throws {
        let facts = ReplyFacts(context: try context(.english), number: number, text: text)
        #expect(try LetterTemplates(directory: nil).reply(facts).body.hasPrefix(shown + "\n\nPlease keep"))
    }

    @Test("In clear nothing of the words is left", arguments: MailLanguage.allCases)
    func inClear(_ language: MailLanguage) throws {
        let facts = ReplyFacts(context: try context(language), number: number, text: Self.text)
        let letter = try LetterTemplates(directory: nil).replyInClear(facts)
        expectSendable(letter)
        #expect(letter.subject == (try LetterTemplates(directory: nil).reply(facts).subject))
        for word in ["Nora", "repro", "usb-ehci", "Hana"] { #expect(!letter.body.contains(word)) }
        #expect(letter.body.contains("\n  7F3A 11D2 9C0B 4E5D 8A6F 1234 5678 90AB CDEF 0123\n"))
        try expectGolden(letter.shown, "reply-in-clear.\(language.rawValue).txt")
    }
}
