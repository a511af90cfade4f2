import Disclosure
import Foundation
import OpenPGP
import PGPMIME
import Tickets

@testable import Confinement
@testable import Mail
@testable import Pipeline

extension FuzzTarget {
    /// What a process at the other end of a socket says: raw bytes as a frame and as a control message, and the pieces
    /// of the input as all that a parser says of one message (see `FuzzedTalk`).
    static let frames = FuzzTarget(name: "frames") { bytes in
        checkFrame(bytes)
        checkControl(bytes)
        FuzzedTalk(bytes).run()
    }
}

private func checkFrame(_ bytes: [UInt8]) {
    guard let frame = try? Frame(decoding: bytes) else { return }
    expect(frame.encoded == bytes, "a frame is written otherwise than it came")
    let taken = frame.header.count + frame.blobs.reduce(0) { $0 + $1.count }
    expect(taken <= bytes.count && frame.blobs.count <= bytes.count / 4, "\(taken) bytes out of \(bytes.count)")
    guard let (one, other) = try? FrameChannel.pair() else { return }
    let soon = ContinuousClock.now + .seconds(2)
    guard (try? one.send(frame, deadline: soon)) != nil else { return expect(false, "the frame was not sent") }
    expect((try? other.receive(limit: bytes.count, deadline: soon)) == frame, "a frame comes out otherwise")
    guard !bytes.isEmpty, (try? one.send(frame, deadline: soon)) != nil else { return }
    expect((try? other.receive(limit: bytes.count - 1, deadline: soon)) == nil, "a frame over the limit was taken")
}

private func checkControl(_ bytes: [UInt8]) {
    guard let message = ControlMessage(decoding: bytes[...]) else { return }
    let again = message.encoded
    expect(again.count <= ControlMessage.largest, "a message of \(again.count) bytes")
    if case .failed = message { return }  // words are cut and mended
    expect(again == bytes && ControlMessage(decoding: again[...]) == message, "\(message) is written otherwise")
}

/// A parser that was taken over, and the run's side of the talk with it.
private struct FuzzedTalk {
    /// What it says; the run has no say in it.
    let frames: [Frame]
    /// What the ciphertexts hold.
    let documents: [[UInt8]]
    let bytes: Int

    /// Pieces are divided by lines `--8<--`. The first byte of each is the kind (see `kinds`), what follows up to the
    /// end of the line the header, and the rest the byte strings, divided by RS. So lengths fit whatever is changed.
    init(_ input: [UInt8]) {
        var frames: [Frame] = []
        var documents: [[UInt8]] = []
        for piece in input.documents {
            guard let first = piece.first else { continue }
            guard first != UInt8(ascii: "k") else {
                documents.append(Array(piece.dropFirst()))
                continue
            }
            let line = piece.line(at: 1, before: piece.count)
            let rest = piece[line.next...].split(separator: 0x1E, omittingEmptySubsequences: false)
            frames.append(
                Frame(
                    kind: Self.kinds[first]?.rawValue ?? first, header: Array(piece[line.content]),
                    blobs: line.next == line.content.upperBound ? [] : rest.map(Array.init)))
        }
        self.frames = frames
        self.documents = documents
        bytes = input.count
    }

    private static let kinds: [UInt8: ParserWire.Kind] = [
        UInt8(ascii: "o"): .outside, UInt8(ascii: "d"): .decrypt, UInt8(ascii: "s"): .verifyDetached,
        UInt8(ascii: "c"): .verifyCleartext, UInt8(ascii: "p"): .verifyOpaque, UInt8(ascii: "a"): .account,
        UInt8(ascii: "g"): .configuration, UInt8(ascii: "f"): .failed,
    ]

    func run() {
        for frame in frames { checkWords(frame) }
        for mail in Self.mails { examine(mail) }
    }

    /// Those of the message, which the run has read itself.
    private static let mails: [AccountCheck] = [
        "From: Finder <finder@example.org>\nSubject: A report\n\nwords\n",
        "From: finder@example.org\nContent-Type: multipart/encrypted; boundary=b\n\n--b--\n",
        "Return-Path: <>\nFrom: finder@example.org\n\nwords\n",
    ].compactMap { mail in
        let lint = try? lintMessage(Array(mail.utf8), limits: MailLimits())
        return lint.map { AccountCheck(lint: $0, limits: MailLimits()) }
    }

    private func examine(_ check: AccountCheck) {
        var rest = frames[...]
        var answers = 0
        var told: MessageOutside?
        let canned = CannedCryptography(documents: documents)
        let record = WatchedCryptography(canned)
        var talk = ParserTalk(MailLimits()) {
            guard let next = rest.popFirst() else { throw ChannelError.closed }
            return next
        } send: { frame in
            answers += 1
            expect(frame.kind == ParserWire.Kind.answer.rawValue && frame.blobs.count == 1, "no answer: \(frame)")
            expect((try? ParserWire.value(ParserWire.Answer.self, of: frame)) != nil, "an answer without meaning")
        }
        let outcome = try? talk.examination { outside in
            try check.check(outside)
            told = outside
            return record
        }
        expect(canned.calls <= MessageOpener.mostDecryptions + MessageOpener.mostVerifications, "asked without end")
        expect(answers == 0 || answers < frames.count, "\(answers) answers to \(frames.count) frames")
        guard let told else { return expect(outcome == nil, "an end without a beginning") }
        checkOutside(told, check.lint)
        guard case .opened(let account)? = outcome, (try? check.check(account, record)) != nil else { return }
        checkAccount(account, told, record, bytes: bytes)
    }
}

/// Whatever is read from a frame is written so that it is read the same.
private func checkWords(_ frame: Frame) {
    checkWords(MessageOutside.self, frame)
    checkWords(SystemConfiguration.self, frame)
    checkWords(MailError.self, frame)
    checkWords(ParserWire.Answer.self, frame)
    checkWords(ExaminationJob.self, frame)
    guard let account = try? ParserWire.account(of: frame) else { return }
    guard let written = try? ParserWire.frame(of: account), let again = try? ParserWire.account(of: written) else {
        return expect(false, "an account that was read cannot be written")
    }
    expect(words(again) == words(account), "an account is read otherwise than it was written")
    expect(again.flags == account.flags, "flags are read otherwise")
}

private func checkWords<Value: Codable>(_ type: Value.Type, _ frame: Frame) {
    guard let value = try? ParserWire.value(type, of: frame) else { return }
    guard let written = try? Frame(ParserWire.Kind.answer, value), let again = try? ParserWire.value(type, of: written)
    else { return expect(false, "\(type) that was read cannot be written") }
    expect(words(again) == words(value), "\(type) is read otherwise than it was written")
}

/// A set has no order.
private func words(_ account: MessageAccount) -> Data? {
    var account = account
    account.flags = []
    return words(account as any Encodable)
}

private func words(_ value: any Encodable) -> Data? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try? encoder.encode(value)
}

/// What may get into an answer or onto a screen.
private func checkOutside(_ outside: MessageOutside, _ lint: MessageLint) {
    if case .ok(let mailbox) = outside.from {
        expect(mailbox.address == lint.fromAddress, "another sender")
        expect(mailbox.displayName?.hasControls != true, "controls in a name")
    }
    expect(outside.subject?.hasControls != true, "controls in a subject")
    for id in outside.messageIDs + outside.inReplyTo + outside.references {
        expect(MessageID(id.description) == id, "identifier \(id)")
    }
    expect(!lint.hasNullReturnPath || outside.automatic.kind != .person, "a person with the null return path")
    _ = outside.date.map(ScreenStyle.minute)
}

private func checkAccount(
    _ account: MessageAccount, _ outside: MessageOutside, _ record: WatchedCryptography, bytes: Int
) {
    expect(account.reportText.utf8.count <= 3 * bytes, "\(account.reportText.utf8.count) bytes of text in \(bytes)")
    expect(account.reportSignature.verdict { _ in false }.state != .good, "good, with a key of nobody's")
    let verdict = account.reportSignature.verdict { _ in true }
    expect(verdict.state != .good || record.judged.contains { $0.state == .good }, "good, and nobody verified it")
    expect(record.judged.isSuperset(of: record.judgedInside), "inside, and never judged")
    expect(record.judgedInside.isSuperset(of: record.vouching), "vouching, and not inside")
    expect(!account.encryption.encrypted || record.opened > 0, "opened by nobody")
    expect(account.encryption.failure != .noSecretKey || record.failures == [.noSecretKey], "a failure of its own")

    // What a run does with it next.
    var reading = Reading(content: .opened(account), outside: outside)
    for channel in [ReportChannel.clear, .encryptedSigned, .encryptedUnverified] {
        reading.channel = channel
        _ = TicketNumber.all(in: reading.subjectForTickets, prefix: "PSN")
        for id in reading.answers { expect(MessageID(id.description) == id, "identifier \(id)") }
    }
    let record = MessageRecord(reading)
    expect((try? JSONEncoder().encode(record)) != nil, "a record that cannot be kept")
    for part in account.parts {
        let name = AttachmentFiles.fileName(part)
        expect(!name.contains("/") && !name.hasControls && name.utf8.count <= 500, "file name \(name)")
    }
    let answer = Explanation.Answer(would: false, to: nil, encrypted: false, specific: false, reason: nil)
    let explanation = Explanation(
        reading, Classification(outcome: .filed, flags: reading.flags), answer: answer, keyOrigin: nil, withText: false)
    let lines = explanation.text(ScreenStyle()).split(separator: "\n", omittingEmptySubsequences: false)
    expect(!lines.contains { String($0).hasControls }, "controls on the screen")
}
