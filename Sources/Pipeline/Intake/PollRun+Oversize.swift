import Disclosure
import Foundation
import Maildir
import Settings
import Tickets
import Vault

/// Files that are too large to be messages.
///
/// Such a file gets its end state by its hash, and lies in the archive as it came: it would be in memory as a whole, and a
/// run that the system ends for want of memory would be ended by it again and again.
extension PollRun {
    /// The most bytes of one file that are held in memory. A file over the limit for a message that is no larger is
    /// archived encrypted, and its sender is read.
    var mostHeld: Int { max(home.settings.limits.messageBytes, 64 << 20) }

    func contentHash(of entry: MaildirEntry, in folder: MaildirFolder) throws(MaildirError) -> ContentHash {
        var hasher = ContentHasher()
        try folder.read(entry) { hasher.update($0[...]) }
        return hasher.finish()
    }

    /// Sets a file aside that is not held in memory; nil if it was on record already.
    ///
    /// The transaction comes before the move: so the file lies in the inbox or in the archive at any time, and the next
    /// run moves what a killed one did not.
    func takeOversize(_ entry: MaildirEntry, in folder: MaildirFolder, _ intake: Intake, now: Date) throws
        -> Intake.Result?
    {
        let hash = try contentHash(of: entry, in: folder)
        var result: Intake.Result?
        if try home.store.delivery(named: entry.name, hash: hash) == nil {
            if let earlier = try home.store.message(hash) {
                result = try duplicate(of: earlier, entry, now: now)
            } else {
                let source = Intake.Source(
                    maildirName: entry.name, displayName: entry.displayName, receivedAt: min(entry.modified, now))
                result = try intake.setAside(unread: hash, bytes: entry.size, source: source, now: now)
            }
        }
        guard let delivery = try home.store.delivery(named: entry.name, hash: hash) else { return result }
        if intake.archive.has(hash) {
            try folder.remove(entry)
        } else {
            try folder.move(entry, to: intake.archive.path(of: hash))
        }
        try home.store.write { ledger in try ledger.markLeft(delivery.id) }
        return result
    }
}
