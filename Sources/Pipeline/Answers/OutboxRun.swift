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
        let clocks = CaseClocks(home.settings)
        for mail in try home.store.dueOutgoing(now: now) where only?.contains(mail.id) ?? true {
            do {
                let bytes = try finished(mail, now: now)
                try submit(mail, bytes, transport)
                try home.store.write { ledger in
                    try ledger.markSubmitted(mail.id, at: now)
                    if mail.draft.kind == .acknowledgement, let ticket = mail.ticket {
                        try clocks.refresh(ticket, in: ledger)
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
                    return summary
                }
                let temporary = SubmissionError.temporary(error.description)
                if let reason = try postpone(mail, temporary, now: now) { summary.gaveUp.append((mail, reason)) }
            } catch let error as SubmissionError {
                switch error {
                case .missingProgram, .settings:
                    summary.blocked = error.description
                    if case .missingProgram = error { summary.lacksProgram = true }
                    return summary
                case .temporary, .permanent: break
                }
                if let reason = try postpone(mail, error, now: now) { summary.gaveUp.append((mail, reason)) }
            }
        }
        return summary
    }

    // MARK: - Signing

    /// The finished mail; it is stored before it is submitted, so that a second try sends the same bytes.
    private func finished(_ mail: OutgoingMail, now: Date) throws -> [UInt8] {
        if let bytes = mail.finished { return bytes }
        let bytes = try sign(mail.draft, now: now)
        try home.store.write { ledger in try ledger.saveFinished(mail.id, bytes: bytes) }
        return bytes
    }

    private func sign(_ draft: OutgoingDraft, now: Date) throws -> [UInt8] {
        let keys = try home.keys()
        let recipient = draft.encryptTo.flatMap(Fingerprint.init)
        guard let recipient, try isMeant(recipient, draft),
            let certificate = try home.store.certificate(fingerprint: recipient.hex)
        else {
            return try signer(keys, home: keys.real).finish(draft.inClear(), encryptingTo: nil, date: now)
        }
        do throws(PosternError) {
            try keys.add(certificate.bytes)
        } catch {
            guard case .unusable = error else { throw error }
            // No address: the text rests in clear beside the mail, and cron mails it.
            let remedy = "import it again (`postern key import FILE --for ADDRESS`; `postern outbox list` has both)"
            throw OpenPGPError.keyUnusable(recipient, "its certificate on record is damaged, \(remedy)")
        }
        let signer = try signer(keys, home: keys.scratch().home)
        do {
            return try signer.finish(draft, encryptingTo: recipient, date: now)
        } catch {
            guard blames(error, keyOtherThan: keys.own.fingerprint) else { throw error }
            // The reporter's certificate cannot be encrypted to any more: less is said, never the same in clear.
            return try signer.finish(draft.inClear(), encryptingTo: nil, date: now)
        }
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

    private func blames(_ error: OpenPGPError, keyOtherThan own: Fingerprint) -> Bool {
        switch error {
        case .keyExpired(let key), .keyUnusable(let key, _): key != own
        default: false
        }
    }

    private func signer(_ keys: MailboxKeys, home: GnuPGHome) throws -> MailSigner {
        MailSigner(
            home: home, signingKey: keys.own.fingerprint, ownCertificate: try keys.ownCertificate(armor: true),
            autocryptKeyData: try keys.ownCertificate(armor: false))
    }

    private func signingProblem(_ error: OpenPGPError) throws -> String {
        let waiting = try home.store.outgoing(states: [.queued], ticket: nil).count
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
