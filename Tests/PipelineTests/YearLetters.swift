import Disclosure
import Foundation
import Synchronization
import TestSupport
import Testing

/// Every mail of the year as its recipient's gpg takes it, against what it was to be.
struct YearLetters {
    let cast: YearCast
    /// In the order in which they were sent.
    let mails: [(wanted: YearMail, letter: Letter)]

    /// Decrypts and verifies them all, two at a time.
    init(_ sent: [YearMail], cast: YearCast) throws {
        let letters = Mutex<[Int: Letter]>([:])
        let (home, bytes) = (cast.home, sent.map(\.bytes))
        DispatchQueue.concurrentPerform(iterations: bytes.count) { index in
            do {
                let letter = try Letter(bytes[index], in: home)
                letters.withLock { $0[index] = letter }
            } catch {
                Issue.record("mail \(index): \(error)")
            }
        }
        let read = letters.withLock { $0 }
        self.cast = cast
        mails = sent.enumerated().compactMap { index, mail in read[index].map { (mail, $0) } }
    }

    func check() throws {
        #expect(Set(mails.map { $0.letter.mail.value("Message-ID") }).count == mails.count)
        for (wanted, letter) in mails {
            let problems = check(letter, wanted)
            if !problems.isEmpty { Issue.record("\(wanted.outside) \(wanted.label): \(problems)\n\(letter.text)") }
        }
        checkSilence()
        try compareGolden()
    }

    private func check(_ letter: Letter, _ wanted: YearMail) -> [String] {
        var problems: [String] = []
        func require(_ isRight: Bool, _ problem: String) { if !isRight { problems.append(problem) } }
        let (mail, text) = (letter.mail, letter.text)
        require(letter.signer == cast.mailbox.fingerprint, "signer")
        require(letter.recipients == (wanted.key.flatMap { cast.encryptionKeys[$0] }.map { [$0] } ?? []), "encryption")
        require(mail.value("In-Reply-To") == wanted.references.last, "In-Reply-To")
        let references = mail.value("References")?.split(whereSeparator: \.isWhitespace).map(String.init)
        require(references == wanted.references, "References")
        require(
            mail.value("Auto-Submitted") == (wanted.kind == .update ? "auto-generated" : "auto-replied"), "automatic")
        let date = mail.value("Date").flatMap(Self.seconds)
        require(date == wanted.now, "Date")
        let subject = Letter.decoded(letter.payload.value("Subject") ?? mail.value("Subject") ?? "")
        require(wanted.number.map { subject.hasPrefix("[\($0)] ") } ?? !subject.contains("PSN-"), "Subject")
        require(wanted.number.map { text.contains($0) } ?? !text.contains("PSN-"), "number")
        require(!String(decoding: letter.payload.bytes, as: UTF8.self).contains("zylinder"), "words of the report")
        require(!String(decoding: mail.bytes, as: UTF8.self).contains("zylinder"), "words of the report outside")
        if let hasCertificate = wanted.hasCertificate {
            require((letter.certificate != nil) == hasCertificate, "certificate")
        }
        let dates = wanted.dates.filter { !text.contains($0) }
        require(dates.isEmpty, "\(dates)")
        if wanted.kind == .update { problems += checkUpdate(text, wanted) }
        return problems
    }

    private static let states: [MailLanguage: [TicketState: String]] = [
        .english: [
            .new: "new", .triaged: "triaged", .confirmed: "confirmed", .remediation: "remediation in progress",
            .released: "remediation released", .closed: "closed",
        ],
        .japanese: [
            .new: "受付済み", .triaged: "初期評価済み", .confirmed: "確認済み", .remediation: "対策の準備中",
            .released: "対策公開済み", .closed: "完了",
        ],
    ]

    private func checkUpdate(_ text: String, _ wanted: YearMail) -> [String] {
        // Lines are wrapped at blanks in English, anywhere in Japanese.
        let line = text.replacingOccurrences(of: "\n", with: wanted.language == .english ? " " : "")
        let asks = line.contains("Before an advisory is published") || line.contains("アドバイザリーの公開に先立ち")
        guard wanted.detail == .full else {
            return asks || line.contains(/advisor|severity|深刻度/) ? ["tells or asks"] : []
        }
        var problems: [String] = []
        if let name = wanted.state.flatMap({ Self.states[wanted.language]?[$0] }) {
            let marks = ["State: \(name)", "still \"\(name)\"", "状況：\(name)", "「\(name)」"]
            if !marks.contains(where: line.contains) { problems.append("state") }
        }
        if asks != wanted.asksForCredit { problems.append("credit") }
        let isShort = line.contains("nothing new on your report") || line.contains("進展はなく")
        if isShort != (wanted.label == "nothing-new") { problems.append("news") }
        return problems
    }

    /// What goes out in clear, or to whom nothing proves, is the same to the letter for whatever case: the number apart.
    private func checkSilence() {
        var texts: [String: Set<String>] = [:]
        for (wanted, letter) in mails where wanted.kind == .update && wanted.detail != .full {
            let text = letter.text.replacingOccurrences(of: wanted.number ?? "-", with: "NUMBER")
            texts["\(wanted.detail) \(wanted.language)", default: []].insert(text)
        }
        #expect(texts.count == 4)
        for (which, all) in texts { #expect(all.count == 1, "\(which)") }
    }

    /// RFC 5322, section 3.3, as we write it: `Mon, 06 Jan 2025 08:00:00 +0000`.
    private static func seconds(_ field: String) -> Int? {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.dateFormat = "EEE, d MMM yyyy HH:mm:ss Z"
        return format.date(from: field).map { Int($0.timeIntervalSince1970) }
    }

    // MARK: - Whole

    /// The first of each kind, language and label.
    private func compareGolden() throws {
        var done: Set<String> = []
        for (wanted, letter) in mails {
            let words = ["year", wanted.kind.rawValue, wanted.label].filter { !$0.isEmpty }
            let name = words.joined(separator: "-") + ".\(wanted.language.rawValue).txt"
            guard done.insert(name).inserted else { continue }
            try expectGolden(IntakeGoldenTests.rendered(letter, mailboxKey: cast.mailbox.fingerprint), name)
        }
        let updates =
            TicketState.allCases.dropLast().dropFirst().map(\.rawValue)
            + Resolution.allCases.map { "closed-\($0.rawValue)" } + ["nothing-new", "unverified", "none"]
        let confirmations = ["paused", "usual", "monthly", "stopped", "credit", "anonymous"]
        for language in MailLanguage.allCases.map(\.rawValue) {
            for update in updates { #expect(done.contains("year-update-\(update).\(language).txt"), "\(update)") }
            for word in confirmations { #expect(done.contains("year-confirmation-\(word).\(language).txt"), "\(word)") }
        }
    }
}
