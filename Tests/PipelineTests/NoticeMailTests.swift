import Disclosure
import Foundation
import Settings
import TestSupport
import Testing
import Tickets

@testable import Pipeline

@Suite("Notices to the team") struct NoticeMailTests {
    private static let text = "OS: Debian 12\nThe xyzzycanary process ends.\u{202E}\n"

    /// Each handler opens theirs and nobody else's; without a certificate there is the number and nothing more.
    @Test func eachForTheirOwn() throws {
        let team = try NoticeTeam()
        defer { team.home.remove() }
        let handled = try team.home.handle(NoticeTeam.report("one", Self.text, subject: "xyzzycanary"))
        let number = try #require(handled.first?.ticket)
        let notices = try team.queued()
        #expect(NoticeTeam.names(notices) == ["frank", "grace", "heidi"])
        let (frank, grace) = (try NoticeReader(.frank), try NoticeReader(.grace))
        for notice in notices {
            let bytes = try team.bytes(notice)
            let mail = MIMEPiece(bytes)
            #expect(mail.value("Subject") == "[\(number)] Ticket news")
            #expect(mail.value("Auto-Submitted") == "auto-generated")
            #expect(mail.value("To") == notice.draft.to.description)
            #expect(mail.value("In-Reply-To") == nil)
            #expect(!String(decoding: bytes, as: UTF8.self).contains("xyzzycanary"))
            let (byFrank, byGrace) = (try frank.words(bytes), try grace.words(bytes))
            switch notice.draft.to.localPart {
            case "frank":
                let words = try #require(byFrank)
                #expect(byGrace == nil)
                #expect(words.contains("Hello Frank,"))
                #expect(words.contains("A new report has come: \(number)."))
                #expect(
                    words.contains(
                        "> Subject: xyzzycanary\n>\n> OS: Debian 12\n> The xyzzycanary process ends.\\u{202E}\n"))
                #expect(words.contains("os: Debian"))
                #expect(words.contains("Finder <one@finder.example>"))
                #expect(words.contains("It came: in clear"))
                #expect(words.contains("- triage: 20") && !words.contains("acknowledgement"))
                #expect(words.contains("postern ticket show \(number)"))
            case "grace":
                #expect(byFrank == nil)
                #expect(byGrace?.contains("Hello Grace,") == true)
            default:
                #expect(byFrank == nil && byGrace == nil)
                let words = try Letter(bytes, readBy: IntakeCast.shared()).text
                #expect(words.contains("There is news on \(number)"))
                #expect(!words.contains("Debian") && !words.contains("finder.example"))
            }
        }
        // The reporter's thread is theirs alone.
        #expect(handled.first?.answer?.draft.kind == .acknowledgement)
        #expect(notices.allSatisfy { $0.report == nil && $0.ticket != nil })
    }

    @Test func inJapanese() throws {
        let team = try NoticeTeam()
        defer { team.home.remove() }
        team.home.settings.answers.language = .japanese
        try team.home.handle(NoticeTeam.report("one", Self.text, subject: "xyzzycanary"))
        let notice = try #require(try team.queued().first { $0.draft.to.localPart == "frank" })
        let words = try #require(try NoticeReader(.frank).words(try team.bytes(notice)))
        for line in ["・受信方法：暗号化なし\n", "・OS：Debian GNU/Linux 12\n", "・初期評価：20", "> 件名：xyzzycanary\n"] {
            #expect(words.contains(line), "\(line): \(words)")
        }
        for word in ["in clear", "os:", "triage", "Subject:"] { #expect(!words.contains(word), "\(word): \(words)") }
    }

    @Test func withoutText() throws {
        let team = try NoticeTeam()
        defer { team.home.remove() }
        team.home.settings.notices.text = false
        try team.home.handle(NoticeTeam.report("one", Self.text))
        let notice = try #require(try team.queued().first { $0.draft.to.localPart == "frank" })
        let words = try #require(try NoticeReader(.frank).words(try team.bytes(notice)))
        #expect(words.contains("os: Debian") && !words.contains("xyzzycanary"))
    }

    @Test func longTextIsCut() throws {
        let team = try NoticeTeam()
        defer { team.home.remove() }
        let lines = (0..<9_000).map { "line \($0)" }
        try team.home.handle(NoticeTeam.report("one", lines.joined(separator: "\n") + "\n"))
        let notice = try #require(try team.queued().first { $0.draft.to.localPart == "frank" })
        let words = try #require(try NoticeReader(.frank).words(try team.bytes(notice)))
        #expect(words.contains("> line 6000\n") && !words.contains("> line 8999"))
        #expect(words.contains("It goes on"))
    }

    /// Never within a character, and no more than the bound however much escaping adds.
    @Test(arguments: ["a", "é", "鍵", "\u{1F511}", "\u{202E}", "e\u{301}"]) func cut(_ character: String) {
        let bound = ArrivalNotices.mostText
        for count in [bound / character.utf8.count, bound / character.utf8.count + 1, bound] {
            let text = String(repeating: character, count: count)
            let shown = VisibleText.block(text)
            let (kept, isCut) = ArrivalNotices.cut(text)
            #expect((kept ?? "").utf8.count <= bound)
            #expect(isCut == (shown.utf8.count > bound))
            #expect(shown.unicodeScalars.starts(with: (kept ?? "").unicodeScalars))
        }
        #expect(ArrivalNotices.cut(" \n").text == nil)
    }

    @Test func nobodyIsTold() throws {
        let team = try NoticeTeam()
        defer { team.home.remove() }
        team.home.settings.notices.send = false
        try team.home.handle(NoticeTeam.report("one"))
        #expect(try team.queued().isEmpty)
        team.home.settings.notices.send = true
        team.home.settings.team = []
        try team.home.handle(NoticeTeam.report("two"))
        #expect(try team.queued().isEmpty)
    }

    /// What waited goes to nobody who has left the team, or whose certificate is another one since.
    @Test func certificateOfFormerDays() throws {
        let team = try NoticeTeam()
        defer { team.home.remove() }
        // Nothing is signed before the program that sends mail is there.
        team.home.settings.submission.method = .smtp
        let handled = try? team.home.handle(NoticeTeam.report("one", Self.text))
        #expect(handled == nil)
        let waiting = try team.queued()
        #expect(waiting.count == 3 && waiting.allSatisfy { $0.state == .queued && $0.finished == nil })
        team.home.settings.submission.method = .maildir
        team.home.settings.team.removeAll { $0.name == "Grace" }
        #expect(try team.home.poll().submitted == 4)
        for notice in waiting {
            let type = MIMEPiece(try team.bytes(notice)).type
            #expect(type == (notice.draft.to.localPart == "frank" ? "multipart/encrypted" : "multipart/signed"))
        }
    }
}
