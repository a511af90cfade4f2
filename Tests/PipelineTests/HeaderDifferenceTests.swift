import Disclosure
import Foundation
import TestSupport
import Testing

@testable import Pipeline

private typealias Build = MailBuilder

/// Both header sets are kept, and a handler sees where they differ (THREATS, section 3).
@Suite("Protected and outer header fields") struct HeaderDifferenceTests {
    private static let inside = [
        "From: Alice <alice@elsewhere.example>", "To: Other Vendor <psirt@other.example>, security@vendor.example",
        "Cc: friend@finder.example", "Date: Mon, 02 Nov 2020 09:00:00 +0000", "Subject: Inner",
    ]

    private func entity(_ fields: [String]) -> [UInt8] {
        Array((fields.joined(separator: "\n") + "\n").utf8) + Build.text("Crash.\n", parameters: "; hp=\"cipher\"")
    }

    @Test("Shown where they differ, in ticket show and explain")
    func shown() throws {
        let home = try IntakeHome(knowing: .alice)
        defer { home.remove() }
        let writer = try MailWriter("differs")
        let mail = writer.mail(
            try writer.cast.encryptedEntity(entity(Self.inside), signedBy: [.alice]), from: .alice, subject: "[...]")
        let handled = try #require(try home.handle(mail).first)
        let view = try TicketView(home.open(), try #require(handled.ticket), now: Date())
        let differences = try #require(view.messages.first).headerDifferences
        #expect(differences.map(\.field) == ["From", "To", "Cc", "Date"])
        #expect(
            differences.map(\.protected) == [
                "Alice <alice@elsewhere.example>", "Other Vendor <psirt@other.example>, security@vendor.example",
                "friend@finder.example", "Mon, 02 Nov 2020 09:00:00 +0000",
            ])
        #expect(differences[0].outer == IntakeCast.Person.alice.mailbox)
        #expect(differences[1].outer == "security@vendor.example")
        #expect(differences[2].outer == nil)

        let file = home.root + "/mail.eml"
        try Data(mail).write(to: URL(filePath: file))
        let explainer = try Explainer(home.open())
        defer { explainer.close() }
        let explained = try explainer.explain(file, withText: false, now: Date()).text(ScreenStyle())
        for text in [view.text(ScreenStyle()), explained] {
            let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(words.contains("protected To: Other Vendor <psirt@other.example>, security@vendor.example;"))
            #expect(words.contains("on the outside: security@vendor.example"))
            #expect(words.contains("protected Cc: friend@finder.example; on the outside: nothing"))
            #expect(words.contains("outside [...]"))
        }
        #expect(jsonText(view).contains("\"headerDifferences\""))
    }

    @Test("Nothing is shown where they say the same in other words, or where nothing is protected")
    func same() throws {
        let home = try IntakeHome(knowing: .alice)
        defer { home.remove() }
        let writer = try MailWriter("same")
        let date = Date(timeIntervalSince1970: 1_762_074_000)  // 2025-11-02T09:00:00Z
        let inside = [
            "From: \"\(IntakeCast.Person.alice.mailbox.split(separator: " <")[0])\" <\(IntakeCast.Person.alice.address)>",
            "To: <security@vendor.example>", "Date: Sun, 2 Nov 2025 10:00:00 +0100", "Subject: Inner",
        ]
        let handled = try home.handle(
            writer.mail(
                try writer.cast.encryptedEntity(entity(inside), signedBy: [.alice]), from: .alice, subject: "[...]",
                date: date),
            writer.mail(writer.wordsEntity, id: "clear@mail.example"))
        for mail in handled {
            let view = try TicketView(home.open(), try #require(mail.ticket), now: Date())
            #expect(view.messages.flatMap(\.headerDifferences) == [])
            #expect(!view.text(ScreenStyle()).contains("protected"))
        }
    }

    @Test("What is in them is escaped")
    func escaped() {
        let difference = HeaderDifference(field: "To", outer: "a\u{202E}b", protected: "c\u{1B}[2Jd").escaped
        #expect(difference.words == "To: c\\u{1B}[2Jd; on the outside: a\\u{202E}b")
    }
}
