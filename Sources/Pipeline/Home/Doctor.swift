import Confinement
public import Foundation
import Maildir
import Settings

/// Looks a home over, and says of each finding what to do (`postern check`).
public struct Doctor {
    /// How grave a finding is.
    public enum Gravity: String, Sendable, Codable {
        case fine, warning, error
    }

    /// One finding.
    public struct Finding: Sendable, Encodable {
        /// An error keeps Postern from its work; a warning will; what is fine is only told.
        public var gravity: Gravity
        /// What, and what to do about it.
        public var text: String
    }

    let home: Home
    let now: Date
    private(set) var findings: [Finding] = []

    init(_ home: Home, now: Date) {
        self.home = home
        self.now = now
    }

    /// Examines a home; changes nothing.
    public static func examine(_ home: Home, now: Date) -> [Finding] {
        var doctor = Doctor(home, now: now)
        doctor.permissions()
        doctor.mailboxFolders()
        doctor.gnupgSettings()
        doctor.keys()
        doctor.store()
        doctor.team()
        doctor.confinement(kernelConfinement())
        doctor.submission()
        doctor.templates()
        home.close()
        return doctor.findings
    }

    mutating func pass(_ text: String) { findings.append(Finding(gravity: .fine, text: text)) }
    mutating func warn(_ text: String) { findings.append(Finding(gravity: .warning, text: text)) }
    mutating func fail(_ text: String) { findings.append(Finding(gravity: .error, text: text)) }

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
}
