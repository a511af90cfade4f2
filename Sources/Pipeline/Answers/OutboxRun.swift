import Disclosure
import Foundation
import Maildir
import OpenPGP
import PGPMIME
import Settings
import Submission
import Tickets

/// Signs and submits what is due in the outbox; what fails is tried again with back-off.
struct OutboxRun {
    let home: Home

    /// What a run of the outbox came to.
    struct Summary {
        var submitted: [OutgoingMail] = []
        /// Mail whose last try failed.
        var gaveUp: [(mail: OutgoingMail, reason: String)] = []
        /// Why nothing could be signed or handed over at all; the mail waits.
        var blocked: String?
        /// What blocks is a program that is not there.
        var lacksProgram = false
    }

    /// - Parameter only: restricts the run to these mails.
    func submitDue(now: Date, only: Set<OutgoingID>? = nil) throws -> Summary {
        var summary = Summary()
        guard try home.store.hasDueOutgoing(now: now) else { return summary }
        let transport = try Self.transport(home.settings.submission)
        var last: OutgoingID?
        while summary.blocked == nil {
            let due = try home.store.dueOutgoing(now: now, after: last, limit: Self.mailsAtOnce)
            guard let end = due.last else { break }
            last = end.id
            let letters = try due.filter { only?.contains($0.id) ?? true }.map { try letter($0, now: now) }
            do {
                try home.workers.each(of: letters, { $1.finished(by: $0) }) { letter, bytes in
                    try StopSignal.check()
                    try handOver(letter.mail, bytes, transport, now: now, &summary)
                    if summary.blocked != nil { throw Blocked() }
                }
            } catch is Blocked {}
        }
        return summary
    }

    /// So many drafts are held in memory.
    private static let mailsAtOnce = 64

    private struct Blocked: Error {}

    private func handOver(
        _ mail: OutgoingMail, _ signed: Result<[UInt8], any Error>, _ transport: any MailSubmission, now: Date,
        _ summary: inout Summary
    ) throws {
        do {
            let bytes = try signed.get()
            // Stored before it is submitted, so that a second try sends the same bytes.
            if mail.finished == nil {
                try home.store.write { ledger in try ledger.saveFinished(mail.id, bytes: bytes) }
            }
            try submit(mail, bytes, transport)
            try home.store.write { ledger in
                try ledger.markSubmitted(mail.id, at: now)
                if mail.draft.kind == .acknowledgement, let ticket = mail.ticket {
                    try CaseClocks(home.settings).refresh(ticket, in: ledger)
                }
            }
            summary.submitted.append(mail)
        } catch let error as OpenPGPError {
            switch error {
            case .gpgMissing, .diskFull: throw error
            default: break
            }
            guard try home.keys().sign() else {
                // Our own key is at fault, not the mail: nothing else can be signed either; no try is counted.
                summary.blocked = try signingProblem(error)
                return
            }
            let temporary = SubmissionError.temporary(error.description)
            if let reason = try postpone(mail, temporary, now: now) { summary.gaveUp.append((mail, reason)) }
        } catch let error as SubmissionError {
            switch error {
            case .missingProgram, .missingLibrary:
                summary.blocked = error.description
                summary.lacksProgram = true
            case .settings: summary.blocked = error.description
            case .temporary, .permanent:
                if let reason = try postpone(mail, error, now: now) { summary.gaveUp.append((mail, reason)) }
            }
        }
    }

    // MARK: - Signing

    private func letter(_ mail: OutgoingMail, now: Date) throws -> UnsignedLetter {
        var letter = UnsignedLetter(mail: mail, date: now)
        guard let recipient = mail.draft.encryptTo.flatMap(Fingerprint.init), try isMeant(recipient, mail.draft),
            let certificate = try home.store.certificate(fingerprint: recipient.hex)
        else { return letter }
        letter.recipient = (recipient, certificate.bytes)
        return letter
    }

    /// Whether the certificate still is the one that the recipient has on record. What a handler hears goes nowhere else,
    /// however long a notice has waited: its reader may have left the team, or lost the key.
    private func isMeant(_ certificate: Fingerprint, _ draft: OutgoingDraft) throws -> Bool {
        guard draft.kind == .notice else {
            // An acknowledgement goes to the key that signed the report; the rest to whatever is bound by now.
            guard [.update, .confirmation, .reply].contains(draft.kind) else { return true }
            return try home.store.certificates(of: draft.to).contains { known in
                known.state == .bound && known.fingerprint == certificate.hex
            }
        }
        let members = home.settings.team.filter { $0.address == draft.to }
        return try members.contains { try VaultTeam(home: home).certificate(of: $0)?.fingerprint == certificate.hex }
    }

    private func signingProblem(_ error: OpenPGPError) throws -> String {
        let waiting = try home.store.outgoingHeads(states: [.queued], ticket: nil).count
        return "\(error.description) (\(waiting) answer\(waiting == 1 ? "" : "s") waiting in the outbox)"
    }

    // MARK: - Handing over

    private static func transport(_ settings: SubmissionSettings) throws -> any MailSubmission {
        switch settings.method {
        case .maildir:
            let folder = MaildirFolder(path: settings.outbox)
            try folder.ensure()
            return Outbox(folder: folder)
        case .sendmail: return Sendmail(command: settings.sendmail, timeoutSeconds: settings.timeoutSeconds)
        case .smtp:
            guard let host = settings.smtpHost else {
                throw PosternError.settings("submission.method is smtp, but submission.smtp_host is not set")
            }
            return SMTP(
                host: host, port: settings.smtpPort, security: .init(settings.smtpSecurity),
                user: settings.smtpUser, passwordFile: settings.smtpPasswordFile,
                timeoutSeconds: settings.timeoutSeconds, caFile: settings.caFile)
        }
    }

    private func submit(_ mail: OutgoingMail, _ bytes: [UInt8], _ transport: any MailSubmission) throws {
        // Our own address is the return path, so that a bounce tells us who can no longer be reached; nothing that
        // comes back is ever answered, so no loop can start from it (RFC 3834, section 3.3).
        try transport.submit(
            SignedMail(
                bytes: bytes, messageID: mail.draft.messageID, envelopeFrom: mail.draft.from.address,
                envelopeTo: mail.draft.to))
    }

    /// - Returns: the reason, if this was the last try.
    private func postpone(_ mail: OutgoingMail, _ error: SubmissionError, now: Date) throws -> String? {
        let waits = home.settings.answers.retryMinutes
        let isFinal = if case .permanent = error { true } else { mail.attempts >= waits.count }
        let next = isFinal ? nil : now.addingTimeInterval(TimeInterval(waits[mail.attempts]) * 60)
        try home.store.write { ledger in
            try ledger.markTryFailed(mail.id, reason: error.description, nextTryAt: next, at: now)
            if isFinal {
                try ledger.event(
                    ticket: mail.ticket, message: nil, at: now, actor: "postern", kind: "submissionFailed", from: nil,
                    to: nil, note: error.description)
            }
        }
        return isFinal ? error.description : nil
    }
}

extension SMTP.Security {
    init(_ setting: SubmissionSettings.Security) {
        switch setting {
        case .none: self = .none
        case .startTLS: self = .startTLS
        case .tls: self = .tls
        }
    }
}
