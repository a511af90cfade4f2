public import Disclosure
import Foundation
import Maildir
import Settings
import Tickets
import Vault

/// Proves the ledger: every file ever seen is in exactly one recorded end state, every archived original still has the
/// hash on record (DESIGN, section 2).
public struct Audit {
    let home: Home

    /// An audit of this home.
    public init(_ home: Home) { self.home = home }

    /// What an audit found; encoded as JSON it is what `postern audit --format json` prints.
    public struct Report: Sendable, Encodable {
        /// The version of the JSON object.
        public var schema = 1
        /// A line a file ever seen, in order of arrival.
        public var messages: [Line]
        /// What is wrong, a line each with what to do; empty in a sound home.
        public var findings: [String]
    }

    /// One file, and its end state.
    public struct Line: Sendable, Encodable {
        /// Content hash, 64 hex digits.
        public var sha256: String
        /// The end state; `duplicate` for each delivery after the first of the same bytes.
        public var outcome: MessageOutcome
        /// The ticket it made or joined, for a duplicate that of the first.
        public var ticket: String?
    }

    /// Reads everything, changes nothing.
    ///
    /// - Parameters:
    ///   - openingOriginals: opens sealed originals too and compares their own hash.
    ///   - progress: called with the number of originals read so far and their number in all.
    public func run(openingOriginals: Bool = false, progress: Progress = { _, _ in }) throws(PosternError)
        -> Report
    {
        defer { home.close() }
        return try asPosternError {
            let ledger = try home.store.ledger()
            var findings = try home.store.integrityProblems()
            let archive = Archive(directory: home.layout.archive, keys: home.keys, vault: home.vault)
            let failed = FailedFolder(directory: home.layout.failed)
            var seen: Set<ContentHash> = []
            for line in ledger where seen.insert(line.hash).inserted {
                try StopSignal.check()
                if !archive.isIntact(line.archive, hash: line.hash) {
                    findings.append(
                        "archive/\(line.hash.hex) is missing or altered; restore it from a backup of the spool")
                } else if openingOriginals, (try? archive.original(line.archive, hash: line.hash)) == nil {
                    findings.append(
                        "archive/\(line.hash.hex) cannot be opened or holds another message; "
                            + "is the mailbox's secret key still in \(home.settings.pgp.home)?")
                }
                if line.outcome == .setAside, !failed.hasNote(line.hash) {
                    findings.append("failed/\(line.hash.hex).txt is gone; the message itself is in archive/")
                }
                progress(seen.count, ledger.count)
            }
            findings += try strayOriginals(known: seen)
            return Report(
                messages: ledger.map { Line(sha256: $0.hash.hex, outcome: $0.outcome, ticket: $0.ticket?.description) },
                findings: findings)
        }
    }

    /// Files in the archive that nothing in the ledger names. One that still lies in the inbox is merely early: the
    /// run that wrote it was ended before its transaction, and the next one takes it up.
    private func strayOriginals(known: Set<ContentHash>) throws -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: home.layout.archive)) ?? []
        let stray = names.filter { name in ContentHash(name).map { !known.contains($0) } ?? false }
        guard !stray.isEmpty else { return [] }
        let folder = MaildirFolder(path: home.settings.mailbox.inbox)
        let waiting = try folder.entries(includingCur: true).entries.compactMap { entry in
            var hasher = ContentHasher()
            return (try? folder.read(entry, piece: { hasher.update($0[...]) })).map { hasher.finish().hex }
        }
        return Set(stray).subtracting(waiting).sorted().map { name in
            "archive/\(name) is not on record; file it with `postern reprocess \(home.layout.archive)/\(name)`"
        }
    }
}
