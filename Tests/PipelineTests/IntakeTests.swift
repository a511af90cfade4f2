import Disclosure
import Foundation
import TestSupport
import Testing
import Tickets

@testable import Pipeline

/// The whole way of a message in a real home: Maildir, poll, store, outbox (DESIGN, sections 4, 5 and 8).
@Suite("Mail, from the inbox to the answer") struct IntakeTests {
    @Test("What a mail becomes", arguments: IntakeCorpus.cases, LineEnds.allCases)
    func verdicts(_ example: IntakeCase, _ lineEnds: LineEnds) throws {
        let corpus = try IntakeCorpus.played(lineEnds)
        let seen = try #require(corpus.seen[example.slug], "the run did not take it")
        #expect(seen.line.outcome == example.outcome)
        if let reason = example.reason { #expect(seen.line.reason == reason) }
        if let other = example.joins { #expect(try seen.ticket == #require(corpus.seen[other]?.ticket)) }
        guard example.outcome != .duplicate else { return }

        let message = try #require(seen.message)
        let record = message.record
        #expect(record.encryption == example.encryption)
        #expect(record.failure == example.failure)
        #expect(record.signature == example.signature)
        let text = example.text ?? MailWriter.canary
        #expect(text.isEmpty ? !record.text.contains("canary") : record.text.contains(text), "\(record.text)")
        #expect(!record.text.contains(example.absent))
        if let subject = example.subject { #expect(record.subject == subject) }
        let files = record.parts.compactMap(\.name).filter { $0 != "encrypted.asc" && $0 != "signature.asc" }
        #expect(files.filter { $0 != "encrypted.pgp" } == example.files)
        #expect(Set(message.flags) == example.flags)
        for (person, state) in example.certificates {
            let fingerprint = try IntakeCast.shared().fingerprint(person)
            #expect(seen.certificates.first { $0.fingerprint == fingerprint }?.state == state)
        }
        if !example.certificates.isEmpty || !example.slug.hasPrefix("key-") {
            let isKnown = seen.certificates.contains { $0.origin == "operator" }
            #expect(seen.certificates.count == example.certificates.count + (isKnown ? 1 : 0))
        }
    }

    @Test("Whether a mail is answered, and how", arguments: IntakeCorpus.cases, LineEnds.allCases)
    func answers(_ example: IntakeCase, _ lineEnds: LineEnds) throws {
        let corpus = try IntakeCorpus.played(lineEnds)
        let seen = try #require(corpus.seen[example.slug])
        switch example.answer {
        case .none:
            #expect(seen.outgoing == nil)
        case .nobody:
            #expect(seen.outgoing == nil)
            #expect(seen.events.contains { $0.kind == "answerWithheld" && $0.note == "fromMalformed" })
        case .withheld(let reason):
            let outgoing = try #require(seen.outgoing)
            #expect(outgoing.state == .withheld)
            #expect(outgoing.reason == reason)
            #expect(outgoing.finished == nil)
            #expect(seen.mail == nil)
            #expect(seen.events.contains { $0.kind == "answerWithheld" && $0.note == reason })
        case .sent(let kind, let person):
            let outgoing = try #require(seen.outgoing)
            #expect(outgoing.state == .submitted)
            #expect(outgoing.draft.language == example.language)
            let letter = try #require(seen.letter).get()
            #expect(letter.kind == kind)
            #expect(letter.mail.type == (person == nil ? "multipart/signed" : "multipart/encrypted"))
            if let person { try expectOnlyRecipient(person, letter) }
        }
    }

    /// One session key, and it is for a key of this person.
    private func expectOnlyRecipient(_ person: IntakeCast.Person, _ letter: Letter) throws {
        let cast = try IntakeCast.shared()
        let listing = try cast.home.run(["--with-colons", "--list-keys", cast.fingerprint(person)])
        let keyIDs = String(decoding: listing, as: UTF8.self).split(separator: "\n")
            .filter { $0.hasPrefix("pub:") || $0.hasPrefix("sub:") }
            .map { String($0.split(separator: ":", omittingEmptySubsequences: false)[4]) }
        #expect(letter.recipients.count == 1)
        #expect(letter.recipients.allSatisfy(keyIDs.contains))
    }

    @Test("Nothing is left over, lost or wrong in the ledger", arguments: LineEnds.allCases)
    func ledger(_ lineEnds: LineEnds) throws {
        let corpus = try IntakeCorpus.played(lineEnds)
        #expect(corpus.leftInInbox == [])
        #expect(corpus.auditFindings == [])
        #expect(corpus.seen.count == IntakeCorpus.cases.count)
    }

    @Test("A mail over a limit is kept, with a note that says why", arguments: LineEnds.allCases)
    func setAside(_ lineEnds: LineEnds) throws {
        let corpus = try IntakeCorpus.played(lineEnds)
        let seen = try #require(corpus.seen["large"])
        let note = try #require(corpus.failedNotes[seen.line.hash.hex])
        #expect(note.contains("message_bytes"))
        #expect(note.contains("postern reprocess"))
        #expect(corpus.failedNotes.count == 1)
        #expect(corpus.notices.contains { $0.contains("set aside") && $0.contains("failed/") })
    }

    @Test("A bounce marks the mail it is about, a delay does not", arguments: LineEnds.allCases)
    func bounces(_ lineEnds: LineEnds) throws {
        let corpus = try IntakeCorpus.played(lineEnds)
        let states = try ["alternative", "files", "forwarded"].map { slug in
            try corpus.finalStates[#require(corpus.seen[slug]?.outgoing).draft.messageID]
        }
        #expect(states == [.bounced, .submitted, .submitted])
        #expect(try #require(corpus.seen["bounce"]).needsPerson == "bounced")
        #expect(try #require(corpus.seen["delayed"]).needsPerson == nil)
        #expect(try #require(corpus.seen["vacation-reply"]).needsPerson == nil)
        #expect(corpus.notices.filter { $0.contains("came back") }.count == 1)
    }

    @Test("A person hears of what cannot be read, and of a changed key", arguments: LineEnds.allCases)
    func notices(_ lineEnds: LineEnds) throws {
        let corpus = try IntakeCorpus.played(lineEnds)
        for example in IntakeCorpus.cases where example.outcome == .unreadable {
            let seen = try #require(corpus.seen[example.slug])
            let number = try #require(seen.ticket).description
            #expect(seen.needsPerson == "unreadable")
            #expect(corpus.notices.contains { $0.hasPrefix(number) && $0.contains("cannot be read") })
        }
        let changed = try #require(corpus.seen["another-key-later"]?.ticket).description
        #expect(corpus.notices.contains { $0.hasPrefix(changed) && $0.contains("certificate") })
        #expect(!corpus.notices.contains { $0.contains(MailWriter.canary) || $0.contains("Quux") })
    }
}

/// The mails in the outbox, read with gpg as their recipients read them.
@Suite("Answers as they leave") struct IntakeAnswerTests {
    @Test("Signed by the mailbox, and shaped as RFC 3156 and RFC 3834 ask", arguments: LineEnds.allCases)
    func shape(_ lineEnds: LineEnds) throws {
        let cast = try IntakeCast.shared()
        let mailbox = cast.mailbox.fingerprint
        for (slug, seen, letter) in try sent(lineEnds) {
            let outgoing = try #require(seen.outgoing)
            let mail = letter.mail
            #expect(letter.signer == mailbox, "\(slug)")
            if mail.type == "multipart/signed" {
                let hash = ["8": "pgp-sha256", "9": "pgp-sha384", "10": "pgp-sha512"][letter.hashAlgorithm]
                #expect(mail.parameter("micalg") == hash, "\(slug)")
                #expect(mail.parameter("protocol") == "application/pgp-signature", "\(slug)")
            } else {
                #expect(["8", "9", "10"].contains(letter.hashAlgorithm), "\(slug)")
                #expect(mail.parameter("protocol") == "application/pgp-encrypted", "\(slug)")
                #expect(mail.parts.map(\.type) == ["application/pgp-encrypted", "application/octet-stream"], "\(slug)")
            }
            for name in Set(mail.fields.map { $0.name.lowercased() }) {
                #expect(mail.all(name).count == 1, "\(slug): \(name)")
            }
            #expect(mail.value("Message-ID") == outgoing.draft.messageID.description, "\(slug)")
            #expect(mail.value("To") == outgoing.draft.to.description, "\(slug)")
            #expect(mail.value("Auto-Submitted") == "auto-replied", "\(slug)")
            #expect(mail.value("MIME-Version") == "1.0", "\(slug)")
            #expect(mail.value("Reply-To") == nil, "\(slug)")
            // 7-bit, CRLF alone, no line over what SMTP takes (RFC 5321, section 4.5.3.1.6).
            #expect(mail.bytes.allSatisfy { $0 < 0x80 && $0 != 0 }, "\(slug)")
            let lines = String(decoding: mail.bytes, as: UTF8.self).components(separatedBy: "\r\n")
            #expect(!lines.contains { $0.utf8.count > 998 || $0.utf8.contains(0x0A) || $0.utf8.contains(0x0D) })
            // What stands outside stands inside as well, under the signature.
            for name in ["From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Auto-Submitted"] {
                #expect(letter.payload.value(name) == mail.value(name), "\(slug): \(name)")
                if mail.type == "multipart/encrypted", let value = mail.value(name) {
                    #expect(letter.payload.all("HP-Outer").contains("\(name): \(value)"), "\(slug): \(name)")
                }
            }
        }
    }

    @Test("Joined to the thread of the report", arguments: LineEnds.allCases)
    func threads(_ lineEnds: LineEnds) throws {
        for (slug, seen, letter) in try sent(lineEnds) {
            let id = try #require(seen.message).messageID?.description
            #expect(letter.mail.value("In-Reply-To") == id, "\(slug)")
            #expect(letter.mail.value("References") == id, "\(slug)")
        }
    }

    @Test("The Autocrypt field holds the certificate that signed", arguments: [LineEnds.lf])
    func autocrypt(_ lineEnds: LineEnds) throws {
        let cast = try IntakeCast.shared()
        let (_, _, letter) = try #require(try sent(lineEnds).first)
        let field = try #require(letter.mail.value("Autocrypt"))
        #expect(field.hasPrefix("addr=\(cast.mailbox.address);"))
        let data = field.components(separatedBy: "keydata=").last?.filter { !$0.isWhitespace } ?? ""
        let key = try #require(Data(base64Encoded: data))
        let listing = try cast.home.run(["--with-colons", "--show-keys"], input: Array(key))
        #expect(String(decoding: listing, as: UTF8.self).contains("fpr:::::::::\(cast.mailbox.fingerprint):"))
        for (slug, _, other) in try sent(lineEnds) {
            #expect(other.mail.value("Autocrypt") == field, "\(slug)")
        }
    }

    @Test("Our certificate goes along on first contact, and where it was missed", arguments: LineEnds.allCases)
    func certificate(_ lineEnds: LineEnds) throws {
        let cast = try IntakeCast.shared()
        var written: Set<EmailAddress> = []
        var checked = false
        for (slug, seen, letter) in try sent(lineEnds) {
            let address = try #require(seen.outgoing).draft.to
            let isFirst = written.insert(address).inserted
            let wasMissed = [.otherKey, .password, .certificate].contains(letter.kind)
            #expect((letter.certificate != nil) == (isFirst || wasMissed), "\(slug)")
            guard let key = letter.certificate, !checked else { continue }
            checked = true
            let listing = try cast.home.run(["--with-colons", "--show-keys"], input: key)
            #expect(String(decoding: listing, as: UTF8.self).contains("fpr:::::::::\(cast.mailbox.fingerprint):"))
        }
        #expect(checked)
    }

    @Test("No word of a report, and a subject of our own", arguments: LineEnds.allCases)
    func content(_ lineEnds: LineEnds) throws {
        // Long enough that no base64 has them by chance.
        let words = [MailWriter.canary, "Quuxserver", "9.87.65", "Debian 12", "脆弱性", "検索欄", "login bypass"]
        for (slug, seen, letter) in try sent(lineEnds) {
            let everything =
                [letter.mail.bytes, letter.payload.bytes].map { String(decoding: $0, as: UTF8.self) }.joined()
                + letter.text
            let found = words.filter(everything.contains)
            #expect(found == [], "\(slug)")
            let subject = try decodedSubject(letter)
            switch seen.ticket {
            case let number?:
                let ours = ["[\(number)] We have received your report", "[\(number)] ご報告を受け付けました"]
                #expect(ours.contains(subject), "\(slug): \(subject)")
            case nil: #expect(subject == "Our OpenPGP certificate", "\(slug)")
            }
        }
    }

    /// In the order in which they were decided on.
    private func sent(_ lineEnds: LineEnds) throws -> [(String, Seen, Letter)] {
        let corpus = try IntakeCorpus.played(lineEnds)
        let letters = try corpus.seen.compactMap { slug, seen -> (String, Seen, Letter)? in
            guard let letter = seen.letter else { return nil }
            return (slug, seen, try letter.get())
        }
        #expect(letters.count > 60)
        return letters.sorted { ($0.1.outgoing?.id.value ?? 0) < ($1.1.outgoing?.id.value ?? 0) }
    }

    private func decodedSubject(_ letter: Letter) throws -> String {
        Letter.decoded(try #require(letter.payload.value("Subject")))
    }
}
