import Disclosure
import Mail
import OpenPGP
import PGPMIME
import Synchronization

/// Which certificates a run has put on record, for those who read messages ahead of it: what they read may have been
/// judged without one that an earlier message brought.
///
/// Nobody else changes certificates meanwhile: a run holds the lock.
final class CertificateJournal: Sendable {
    private struct Entry {
        var address: EmailAddress
        var keyIDs: Set<String>
    }

    private let entries = Mutex<[Entry]>([])

    /// How far the journal goes now.
    var end: Int { entries.withLock(\.count) }

    func add(_ decisions: [Reading.CertificateDecision]) {
        guard !decisions.isEmpty else { return }
        entries.withLock { entries in
            entries += decisions.map { Entry(address: $0.address, keyIDs: Set($0.offered.info.keyIDs)) }
        }
    }

    /// Whether a message would be read otherwise now than when the journal went that far.
    func concerns(_ reading: Reading, since start: Int) -> Bool {
        let later = entries.withLock { $0.dropFirst(start) }
        guard !later.isEmpty else { return false }
        var sender: EmailAddress?
        if case .ok(let mailbox) = reading.from { sender = mailbox.address }
        let signers = Set((reading.opened?.signatures ?? []).compactMap(\.status.keyID))
        return later.contains { $0.address == sender || !$0.keyIDs.isDisjoint(with: signers) }
    }
}
