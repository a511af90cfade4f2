import Foundation
import TestSupport
import Testing

extension Threat {
    /// What the commands say of the mail.
    func expectVerdict(_ seen: ThreatSeen) throws {
        #expect(seen.outcome == outcome, "\(seen.reason ?? "")")
        if let reason { #expect(seen.reason?.hasPrefix(reason) == true, "\(seen.reason ?? "none")") }
        guard outcome != "setAside" else { return }
        let message = try #require(seen.message)
        #expect(message.encryption == encryption)
        #expect(message.failure == failure)
        #expect(message.signature == signature)
        #expect(Set(message.flags) == flags)
        for word in shown { #expect(message.text.contains(word), "\(message.text.prefix(2_000)) \(message.parts)") }
        for word in hidden { #expect(!message.text.contains(word), "\(message.text.prefix(2_000))") }
        if let subject { #expect(message.subject == subject) }
        if let outerSubject { #expect(message.outerSubject == outerSubject) }
        for (path, protection) in parts {
            let part = message.parts.first { $0.path == path }
            #expect(
                part.map { Protection(encrypted: $0.encrypted, signed: $0.signed) } == protection,
                "\(path): \(message.parts)")
        }
        #expect(seen.ticket?.needsPerson == (outcome == "unreadable" ? "unreadable" : nil))
    }

    /// What its sender gets to see.
    func expectAnswer(_ seen: ThreatSeen) throws {
        switch answer {
        case .none:
            #expect(seen.sent == nil)
            #expect(seen.letter == nil)
        case .nobody:
            #expect(seen.sent == nil)
            let events = seen.ticket?.events ?? []
            #expect(events.contains { $0.what == "answerWithheld" && $0.note == "fromMalformed" }, "\(events)")
            #expect(seen.ticket?.reports.isEmpty == true)
        case .withheld(let reason):
            #expect(seen.sent?.state == "withheld")
            #expect(seen.sent?.reason == reason)
            #expect(seen.letter == nil)
        case .sent(let kind, let person):
            let letter = try #require(seen.letter, "\(String(describing: seen.sent))").get()
            try expectLetter(letter, kind, to: person)
            #expect(letter.mail.all("To") == [try #require(seen.sent).to])
        }
    }

    private func expectLetter(_ letter: Letter, _ kind: LetterKind, to person: Person?) throws {
        let cast = try IntakeCast.shared()
        #expect(letter.kind == kind, "\(letter.text)")
        #expect(letter.mail.type == (person == nil ? "multipart/signed" : "multipart/encrypted"))
        #expect(letter.recipients.count == (person == nil ? 0 : 1))
        if let person {
            let listing = try cast.home.run(["--with-colons", "--list-keys", cast.fingerprint(person)])
            let keys = String(decoding: listing, as: UTF8.self)
            #expect(letter.recipients.allSatisfy { keys.contains(":\($0):") })
        }
        #expect(letter.signer == cast.mailbox.fingerprint)
        if [.otherKey, .password].contains(kind) { #expect(letter.certificate != nil) }
        let all = String(decoding: letter.mail.bytes + letter.payload.bytes, as: UTF8.self) + letter.text
        for word in [MailWriter.canary, "9.87.65", "Quuxserver", "victim@"] { #expect(!all.contains(word)) }
    }

    func expectBounds(_ seen: ThreatSeen) {
        #expect(seen.seconds < ThreatBounds.seconds)
        #expect(seen.peak.bytes < ThreatBounds.bytes, "\(seen.peak)")
    }
}
