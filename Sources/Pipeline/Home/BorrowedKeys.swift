import Disclosure
import Foundation
import OpenPGP
import Tickets
import Vault

/// The keys of a GnuPG home that is not a mailbox's: somebody's own, to try a message with.
///
/// gpg makes files in whatever home it is started for, so it works in a throw-away one beside it: with copies of the
/// key rings and secret keys (0700, removed at the end), settings of ours, and an agent of its own.
final class BorrowedKeys {
    private let source: String?
    private let directory: String
    private var opened: MailboxKeys?
    private var listed: [CertificateInfo]?

    /// - Parameter source: nil for no keys at all.
    init(_ source: String?) throws(PosternError) {
        if let source {
            var isDirectory: ObjCBool = false
            let isThere = unsafe FileManager.default.fileExists(atPath: source, isDirectory: &isDirectory)
            guard isThere, isDirectory.boolValue else {
                throw .notFound(
                    "there is no directory \(VisibleText.line(source)) with keys; name a GnuPG home with --keys")
            }
        }
        self.source = source.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
        var template = Array((FileManager.default.temporaryDirectory.path + "/peXXXXXX").utf8CString)
        guard let made = unsafe mkdtemp(&template) else {
            throw .tryAgain("no temporary directory can be made; make room, or set TMPDIR")
        }
        directory = unsafe String(cString: made)
    }

    deinit { close() }

    /// The keys, copied at the first call.
    func keys() throws(PosternError) -> MailboxKeys {
        if let opened { return opened }
        let copy = directory + "/h"
        let scratch = directory + "/s"
        let home = try asPosternError {
            try GnuPGHome.initializeLibrary()
            try GnuPGHome.create(copy)
            if let source { try Self.copyRings(from: source, to: copy) }
            return try GnuPGHome(copy)
        }
        let keys = try MailboxKeys(reading: home, scratch: scratch)
        opened = keys
        return keys
    }

    /// Whether the certificate of this fingerprint was there before the message came.
    func has(_ fingerprint: Fingerprint) throws(PosternError) -> Bool {
        try certificates().contains { $0.fingerprint == fingerprint }
    }

    /// The certificates that have one of these keys (16 hex digits each), of whatever address.
    func certificates(withKeys keyIDs: [String]) throws(PosternError) -> [[UInt8]] {
        let wanted = Set(keyIDs)
        var found: [[UInt8]] = []
        for info in try certificates() where !wanted.isDisjoint(with: info.keyIDs) {
            found.append(try asPosternError { try keys().real.exportCertificate(info.fingerprint, armor: false) })
        }
        return found
    }

    /// Puts the certificates that name this address in a user id on record as bound to it; those that can be encrypted
    /// to come first.
    func bind(_ address: EmailAddress, in store: TicketStore) throws(PosternError) {
        let named = try certificates().filter { $0.addresses.contains(address) }
        let known = try asPosternError { Set(try store.certificates(of: address).map(\.fingerprint)) }
        for info in named.filter(\.canEncrypt) + named.filter({ !$0.canEncrypt })
        where !known.contains(info.fingerprint.hex) {
            try asPosternError {
                let bytes = try keys().real.exportCertificate(info.fingerprint, armor: false)
                try store.write { ledger in
                    _ = try ledger.addCertificate(
                        address: address, fingerprint: info.fingerprint.hex, keyIDs: info.keyIDs, bytes: bytes,
                        state: .bound, origin: "operator", at: info.created)
                }
            }
        }
    }

    /// Ends the agent and removes what was made.
    func close() {
        if let opened {
            opened.close()
            opened.real.endAgent()
            GnuPGHome.removeSockets(of: opened.real.directory)
        }
        opened = nil
        // The agent takes its sockets away meanwhile, which may stop a removal halfway.
        for _ in 0..<50 where FileManager.default.fileExists(atPath: directory) {
            if (try? FileManager.default.removeItem(atPath: directory)) != nil { break }
            usleep(10_000)
        }
    }

    private func certificates() throws(PosternError) -> [CertificateInfo] {
        if let listed { return listed }
        guard source != nil else { return [] }
        let found = try asPosternError { try keys().real.certificates() }
        listed = found
        return found
    }

    private static func copyRings(from source: String, to copy: String) throws {
        let files = FileManager.default
        for name in ["pubring.kbx", "pubring.gpg"] where files.fileExists(atPath: "\(source)/\(name)") {
            do { try files.copyItem(atPath: "\(source)/\(name)", toPath: "\(copy)/\(name)") } catch {
                throw PosternError.settings("\(source)/\(name) cannot be read; check its permissions")
            }
        }
        let secret = "\(source)/private-keys-v1.d"
        guard files.fileExists(atPath: secret) else { return }
        // Copies, since the agent rewrites a key that was imported when it is first used.
        let resolved = URL(fileURLWithPath: secret).resolvingSymlinksInPath().path
        do { try files.copyItem(atPath: resolved, toPath: "\(copy)/private-keys-v1.d") } catch {
            throw PosternError.settings("\(secret) cannot be read; check its permissions")
        }
    }
}
