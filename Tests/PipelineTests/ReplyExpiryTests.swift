import Disclosure
import Foundation
import TestSupport
import Testing
import Tickets

@testable import Pipeline

@Suite("Replies that wait") struct ReplyExpiryTests {
    @Test("While another run is at work it waits; a certificate that expires meanwhile gets no word of it")
    func expiresMeanwhile() throws {
        let cast = try IntakeCast.shared()
        let home = try IntakeHome(key: cast.mailbox)
        defer { home.remove() }
        let lifetime = 40.0
        let made = Date()
        let key = try IntakeCast.makeKey(
            "Olga <olga@reporter.example>", in: cast.home, expires: "seconds=\(Int(lifetime))")
        try home.bind(try cast.home.run(["--armor", "--export", key]), to: "olga@reporter.example")
        let writer = try MailWriter("olga")
        let report = MailBuilder.message(
            writer.wordsEntity, from: ["Olga <olga@reporter.example>"], subject: "Hole", id: writer.id, date: Date())
        let ticket = try #require(try home.handle(report).first?.ticket)

        let path = try home.file("secret-fix.patch", Array("quuxfix".utf8))
        var lock: RunLock? = try home.whenUnlocked { try RunLock(path: home.open().layout.lock) }
        var request = CaseReply.Request()
        request.text = "The quuxfix is here."
        request.files = [path]
        let sent = try CaseReply(home.open()).send(request, on: ticket, actor: "hana", now: Date())
        guard case .waiting(let why) = sent.fate else { throw LetterError.shape("\(sent.fate)") }
        #expect(why.contains("another run") && sent.mail.encrypted)
        #expect(try home.replies().map(\.state) == [.queued])
        #expect(try home.events(of: ticket).contains { $0.kind == "replied" })
        withExtendedLifetime(lock) {}
        lock = nil

        Thread.sleep(until: made.addingTimeInterval(lifetime + 2))
        #expect(try home.poll().submitted == 1)
        let letter = try home.lastReply()
        #expect(letter.mail.type == "multipart/signed" && letter.text.contains("We have written to you about"))
        let bytes = String(decoding: letter.mail.bytes, as: UTF8.self)
        #expect(!bytes.contains("quuxfix") && !bytes.contains("secret-fix") && letter.files.isEmpty)
        let shown = try TicketView(home.open(), ticket, now: Date())
        #expect(shown.mail.last?.isWithoutWords == true && shown.mail.last?.encrypted == false)
        #expect(shown.text(ScreenStyle()).contains("without its words"))

        // Now that it is known, the next one is refused before a word is written.
        let refused = try home.refusal(on: ticket)
        #expect(refused.contains("expired") && refused.contains("--in-clear"), "\(refused)")
    }
}
