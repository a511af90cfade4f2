import Correspondence
import Disclosure
public import Foundation
import Maildir
import OpenPGP
import Settings
import Tickets
import Vault

/// Looks a home over, and says of each finding what to do (`postern check`).
public struct Doctor {
    /// How grave a finding is.
    public enum Gravity: String, Sendable, Codable {
        case warning, error
    }

    /// One finding.
    public struct Finding: Sendable, Encodable {
        /// An error keeps Postern from its work; a warning will.
        public var gravity: Gravity
        /// What, and what to do about it.
        public var text: String
    }

    private let home: Home
    private let now: Date
    private var findings: [Finding] = []

    private init(_ home: Home, now: Date) {
        self.home = home
        self.now = now
    }

    /// Examines a home; changes nothing.
    public static func examine(_ home: Home, now: Date) -> [Finding] {
        var doctor = Doctor(home, now: now)
        doctor.permissions()
        doctor.mailboxFolders()
        doctor.keys()
        doctor.store()
        doctor.submission()
        doctor.templates()
        home.close()
        return doctor.findings
    }

    private mutating func warn(_ text: String) { findings.append(Finding(gravity: .warning, text: text)) }
    private mutating func fail(_ text: String) { findings.append(Finding(gravity: .error, text: text)) }

    // MARK: - Files

    private mutating func permissions() {
        let paths = [home.settings.pgp.home, home.settings.spool, home.layout.store, home.layout.vault]
        for path in paths {
            guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
                fail("\(path) is missing or cannot be read; make a home with `postern init`, or restore it")
                continue
            }
            if let mode = attributes[.posixPermissions] as? Int, mode & 0o077 != 0 {
                fail("\(path) may be read by others (mode \(String(mode, radix: 8))); run `chmod go= \(path)`")
            }
            if let owner = attributes[.ownerAccountID] as? Int, owner != Int(geteuid()) {
                fail("\(path) belongs to another user; run `chown \(NSUserName()) \(path)`")
            }
        }
    }

    private mutating func mailboxFolders() {
        let inbox = MaildirFolder(path: home.settings.mailbox.inbox)
        let missing = inbox.missingParts()
        if missing.count == 3 {
            fail("\(inbox.path) is no Maildir; make one (`maildirmake`), or correct mailbox.inbox")
        } else if !missing.isEmpty {
            warn("\(inbox.path) has no \(missing.joined(separator: ", ")); the next `postern poll` makes it")
        }
        do {
            let (entries, strange) = try inbox.entries(includingCur: home.settings.mailbox.readCur)
            for file in strange {
                warn("\(inbox.path)/\(file.folder)/\(file.name): \(file.reason); move it out of the Maildir")
            }
            let old = entries.filter { now.timeIntervalSince($0.modified) > 86_400 }
            if !old.isEmpty {
                warn("\(old.count) mails have waited in \(inbox.path) for over a day; does cron start `postern poll`?")
            }
            if entries.contains(where: { $0.modified.timeIntervalSince(now) > 3_600 }) {
                warn("mails in \(inbox.path) come from the future; is this machine's clock right?")
            }
        } catch  where missing.count < 3 {
            fail("\(inbox.path) cannot be read: \(error)")
        } catch {}
    }

    // MARK: - Keys

    private mutating func keys() {
        let keys: MailboxKeys
        do {
            keys = try home.keys()
            _ = try home.vault.key()
        } catch {
            return fail(PosternError(error).description)
        }
        let own = keys.own
        if own.isRevoked {
            fail("the signing key \(own.fingerprint.hex) is revoked; make a new one and set pgp.signing_key")
        } else if own.isExpired {
            fail(
                "the signing key \(own.fingerprint.hex) expired\(day(own.expires)); mail is still read, but answers "
                    + "wait in the outbox: \(extend(own))")
        } else if let expires = own.expires {
            let days = Int(expires.timeIntervalSince(now) / 86_400)
            if days < home.settings.pgp.expiryWarningDays {
                warn("the signing key \(own.fingerprint.hex) expires in \(days) days\(day(expires)): \(extend(own))")
            }
        }
        if !own.addresses.contains(home.settings.mailbox.addresses[0]), !own.isRevoked {
            warn(
                "the signing key names no \(home.settings.mailbox.addresses[0]); "
                    + "reporters' programs may not find it by address")
        }
        signingWorks(keys)
        let locked = (try? keys.real.keysWithoutPassphrase()) ?? []
        for key in locked where key != own.fingerprint {
            warn(
                "the key \(key.hex) has a passphrase that gpg-agent does not hold; mail to it, and to recipients that are "
                    + "not named, waits in the inbox: take the passphrase off, or preset it")
        }
    }

    private mutating func signingWorks(_ keys: MailboxKeys) {
        guard !keys.own.isExpired, !keys.own.isRevoked else { return }
        do {
            let start = ContinuousClock.now
            _ = try keys.real.signDetached(Array("postern check\n".utf8), with: keys.own.fingerprint)
            let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
            if milliseconds > 250 {
                warn(
                    "one signature takes \(milliseconds) ms; if the key has a passphrase, set `s2k-count 65536` in "
                        + "\(home.settings.pgp.home)/gpg-agent.conf and change the passphrase once, or take it off")
            }
        } catch {
            fail("the signing key does not sign: \(error)")
        }
    }

    private func extend(_ key: CertificateInfo) -> String {
        "run `gpg --homedir \(home.settings.pgp.home) --quick-set-expire \(key.fingerprint.hex) 2y`, then once more with "
            + "`'*'` at the end for its subkeys, and publish the certificate again (`postern key export`)"
    }

    private func day(_ date: Date?) -> String {
        guard let date else { return "" }
        return " (\(date.formatted(.iso8601.year().month().day())))"
    }

    // MARK: - Store and outbox

    private mutating func store() {
        do {
            for member in try VaultTeam(home: home).members().missing {
                warn(
                    "no certificate \(member.fingerprint) of \(VisibleText.line(member.name)) is on record, so the vault "
                        + "does not open to it; run `postern key import FILE --for \(member.address)`")
            }
            for problem in try home.store.integrityProblems() { fail("the store: \(problem)") }
            let failed = try home.store.outgoing(states: [.failed], ticket: nil).count
            if failed > 0 {
                warn("\(failed) outgoing mails could not be submitted; see `postern outbox list --state failed`")
            }
            let overdue = try home.store.outgoing(states: [.queued], ticket: nil)
                .filter { now.timeIntervalSince($0.createdAt) > 86_400 }.count
            if overdue > 0 {
                warn("\(overdue) answers have waited in the outbox for over a day; see `postern outbox list`")
            }
            let aside = Set(try home.store.ledger().filter { $0.outcome == .setAside }.map(\.hash)).count
            if aside > 0 {
                warn(
                    "\(aside) message\(aside == 1 ? " was" : "s were") set aside; the notes in \(home.layout.failed) say why, "
                        + "and `postern reprocess --failed` tries again")
            }
            let withheld = try home.store.outgoing(states: [.withheld], ticket: nil)
                .filter { AnswerPolicy.waitsForPerson($0.reason) }.count
            if withheld > 0 {
                warn(
                    "\(withheld) answers are held back; send or cancel them: `postern outbox list --state withheld`, then "
                        + "`postern outbox retry` or `cancel` with their names")
            }
            let stuck = try home.store.tickets(matching: needingPerson)
            if !stuck.isEmpty {
                warn(
                    "\(stuck.count) tickets need a person: "
                        + stuck.prefix(5).map(\.number.description).joined(separator: ", ")
                        + (stuck.count > 5 ? ", …" : "") + "; see `postern ticket list --needs-person`")
            }
        } catch {
            fail(PosternError(error).description)
        }
    }

    private var needingPerson: TicketFilter {
        var filter = TicketFilter()
        filter.needsPerson = true
        return filter
    }

    private mutating func templates() {
        do { _ = try LetterTemplates(directory: home.settings.answers.templates) } catch { fail(error.description) }
    }

    private mutating func submission() {
        let settings = home.settings.submission
        switch settings.method {
        case .maildir:
            let waiting = (try? MaildirFolder(path: settings.outbox).entries(includingCur: false).entries) ?? []
            let old = waiting.filter { now.timeIntervalSince($0.modified) > 86_400 }
            if !old.isEmpty {
                warn(
                    "\(old.count) finished mails have lain in \(settings.outbox) for over a day; "
                        + "send them, or set submission.method")
            }
        case .sendmail:
            if let program = settings.sendmail.first, unsafe access(program, X_OK) != 0 {
                fail("\(program) cannot be run; install an MTA or correct submission.sendmail")
            }
        case .smtp:
            if let file = settings.smtpPasswordFile, unsafe access(file, R_OK) != 0 {
                fail("\(file) cannot be read; correct submission.smtp_password_file")
            }
        }
    }
}
