import Correspondence
import Disclosure
import Foundation
import Testing

@Suite("Templates that operators edit") final class TemplateTests {
    private let directory = FileManager.default.temporaryDirectory.appending(path: "pw-\(UUID().uuidString.prefix(8))")

    init() throws {
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    @Test("The built-in files, written out, give the same letters")
    func writtenOut() throws {
        for (name, text) in LetterTemplates.builtIn { try write(text, name) }
        let facts = try facts()
        #expect(
            try LetterTemplates(directory: directory.path()).acknowledgement(facts)
                == LetterTemplates(directory: nil).acknowledgement(facts))
    }

    @Test("A file wins over the built-in one, CRLF line ends included")
    func override() throws {
        try write(
            "{{! Ours. }}\r\nSubject: Got it\r\n\r\nYour number is {{number}}.\r\n", "acknowledgement.en.mustache")
        let letter = try LetterTemplates(directory: directory.path()).acknowledgement(facts())
        #expect(letter == Letter(subject: "[PSN-2026-0042] Got it", body: "Your number is PSN-2026-0042.\n"))
    }

    @Test("A partial of one's own stands in the built-in letter")
    func partial() throws {
        try write("Yours, {{team}} & all\n", "contact.en.mustache")
        let letter = try LetterTemplates(directory: directory.path()).acknowledgement(facts())
        #expect(letter.body.hasSuffix("\n\nYours, Team & all\n"))
    }

    @Test(
        "A broken one is refused with file and line",
        arguments: [
            Broken("Subject: x\n\n{{#opened}}\n", line: 4, "not closed"),
            Broken("Subject: x\n\n{{#opened}}\n{{/open}}\n", line: 4, "closed by another name"),
            Broken("Subject: x\n\n{{number\n", line: nil, "not"),
            Broken("Subject: x\n\nHello\n{{triageByy}}\n", line: 4, "unknown variable 'triageByy'"),
            Broken("Subject: x\n\n{{> contakt.en}}\n", line: 3, "no template 'contakt.en'"),
            Broken("{{!\na comment\n}}\nHello\n", line: 4, "must be the subject"),
            Broken("", line: 1, "must be the subject"),
        ])
    func broken(_ example: Broken) throws {
        try write(example.text, "update.en.mustache")
        let error = try #require(throws: TemplateError.self) { try LetterTemplates(directory: directory.path()) }
        #expect(error.file.hasSuffix("/update.en.mustache"))
        if let line = example.line { #expect(error.line == line, "\(error)") }
        #expect(error.description.contains(example.words), "\(error)")
    }

    @Test(
        "Words that stay as they are need a line of their own; a reply cannot do without",
        arguments: [
            ("Subject: x\n\nHello\n", "reply.en.mustache", "words would be missing"),
            ("Subject: x\n\nHello {{text}}\n", "reply.en.mustache", "line of its own"),
            ("Hello\n{{{text}}}\n", "notice.ja.mustache", "line of its own"),
        ])
    func words(_ text: String, _ name: String, _ message: String) throws {
        try write(text, name)
        let error = try #require(throws: TemplateError.self) { try LetterTemplates(directory: directory.path()) }
        #expect(error.message.contains(message), "\(error)")
    }

    @Test("A reply of one's own keeps the handler's words")
    func ownReply() throws {
        try write("{{! Ours. }}\nSubject: Hi\n\n  {{text}}\n\n{{team}}\n", "reply.en.mustache")
        let text = String(repeating: "long ", count: 20) + "\n  {{team}}"
        let facts = ReplyFacts(context: try facts().context, number: try facts().number, text: text)
        let letter = try LetterTemplates(directory: directory.path()).reply(facts)
        #expect(letter == Letter(subject: "[PSN-2026-0042] Hi", body: "\(text)\n\nTeam\n"))
    }

    @Test("A subject in the notice's own template goes into its text, never into the mail's subject")
    func noticeSubject() throws {
        try write("Subject: New report of {{reporter}}\n\n{{number}}\n", "notice.en.mustache")
        let facts = NoticeFacts(
            context: try facts().context, number: try facts().number, occasion: .newReport, handler: "Hana",
            reporter: "Nora")
        let letter = try LetterTemplates(directory: directory.path()).notice(facts)
        #expect(letter.subject == "[PSN-2026-0042] Ticket news")
    }

    @Test(
        "A backquote in a value keeps nothing else on its line",
        arguments: ["`", "a ` b", "`\(String(repeating: "x ", count: 40))`", "```"])
    func backquotes(_ team: String) throws {
        try write("Subject: x\n\n{{team}} \(String(repeating: "word ", count: 30))\n", "certificate.en.mustache")
        var context = try facts().context
        context.team = team
        let letter = try LetterTemplates(directory: directory.path()).certificate(CertificateFacts(context: context))
        #expect(letter.body.split(separator: "\n").allSatisfy { $0.count <= 72 })
        #expect(letter.body.split(whereSeparator: \.isWhitespace).count { $0 == "word" } == 30)
    }

    @Test("A file that is none of ours is refused, so that a misspelt name is noticed")
    func strangeFile() throws {
        try write("Subject: x\n", "acknowledgment.en.mustache")
        let error = try #require(throws: TemplateError.self) { try LetterTemplates(directory: directory.path()) }
        #expect(error.message.contains("acknowledgement.en.mustache"))
    }

    @Test("A directory that is not there is an error")
    func noDirectory() {
        #expect(throws: TemplateError.self) { try LetterTemplates(directory: "/nowhere/at/all") }
    }

    @Test("A file that is not UTF-8 is refused")
    func notUTF8() throws {
        try Data([0x53, 0xFF, 0xFE]).write(to: directory.appending(path: "update.ja.mustache"))
        let error = try #require(throws: TemplateError.self) { try LetterTemplates(directory: directory.path()) }
        #expect(error.message.contains("UTF-8"))
    }

    @Test("A line break that a variable brings does not get into the subject")
    func subjectIsOneLine() throws {
        try write("Subject: From {{team}}\n\nHello\n", "acknowledgement.en.mustache")
        var facts = try facts()
        facts.context.team = "A\u{07}B"
        let letter = try LetterTemplates(directory: directory.path()).acknowledgement(facts)
        #expect(letter.subject == "[PSN-2026-0042] From AB")
    }

    private func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: directory.appending(path: name))
    }

    private func facts() throws -> AcknowledgementFacts {
        let context = LetterContext(
            vendor: "V", team: "Team", address: try #require(EmailAddress("security@example.org")), policyURL: nil,
            fingerprint: "7F3A11D29C0B4E5D8A6F1234567890ABCDEF0123", language: .english)
        let day = Date(timeIntervalSince1970: 1_795_253_400)
        return AcknowledgementFacts(
            context: context, number: TicketNumber(prefix: "PSN", year: 2026, sequence: 42), receivedAt: day,
            triageBy: day, nextUpdateBy: day, help: .missing([.kernel, .cpu]))
    }
}

struct Broken: Sendable, CustomTestStringConvertible {
    var text: String
    var line: Int?
    var words: String
    var testDescription: String { words }

    init(_ text: String, line: Int?, _ words: String) {
        self.text = text
        self.line = line
        self.words = words
    }
}
