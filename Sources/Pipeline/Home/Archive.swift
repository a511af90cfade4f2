import Disclosure
import Foundation
import Maildir
import OpenPGP
import Tickets
import Vault

/// The originals, byte for byte, each in a file named by its SHA-256 (DESIGN, section 3).
///
/// A mail that is itself multipart/encrypted rests as it came. Everything else is sealed with the vault key, which is
/// stored encrypted to the mailbox's key: that takes no run of gpg, and works while the key is expired. Earlier ones were
/// encrypted to the mailbox's key themselves.
struct Archive {
    let directory: String
    let keys: () throws -> MailboxKeys
    let vault: LazyVault

    private static let vaultContext = "archive"

    func path(of hash: ContentHash) -> String { directory + "/" + hash.hex }

    /// Writes and syncs an original; one that is there already (a run was killed after this step) is written anew.
    func store(_ bytes: [UInt8], hash: ContentHash, asItCame: Bool) throws -> ArchivedOriginal {
        let staysAsItCame = asItCame || bytes.isEmpty
        let context = "\(Self.vaultContext):\(hash.hex)"
        let contents = staysAsItCame ? bytes : try vault.key().seal(bytes, for: context)
        try DurableFile.write(contents, to: path(of: hash), replacing: true)
        return ArchivedOriginal(
            form: staysAsItCame ? .asItCame : .vault, fileHash: ContentHash(of: contents), bytes: bytes.count)
    }

    /// The original, checked against the hash it is filed under.
    ///
    /// - Throws: `unusable` if the file is gone or is no longer what was written.
    func original(_ archived: ArchivedOriginal, hash: ContentHash) throws -> [UInt8] {
        let limit = 2 << 30
        let contents: [UInt8]
        do {
            contents = try DurableFile.read(path(of: hash), limit: limit)
        } catch .gone {
            throw PosternError.unusable("\(path(of: hash)) is gone; restore it from a backup of the spool")
        }
        let bytes: [UInt8]
        switch archived.form {
        case .asItCame: bytes = contents
        case .openPGP:
            bytes = try keys().real.decryptVerify(contents, maximumPlaintextBytes: limit).plaintext
        case .vault: bytes = try vault.key().open(contents, for: "\(Self.vaultContext):\(hash.hex)")
        }
        guard ContentHash(of: bytes) == hash else {
            throw PosternError.unusable("\(path(of: hash)) no longer holds the message it is named after")
        }
        return bytes
    }

    /// The message in a file given by hand: as it is, or unsealed where it is an archived original.
    func unsealed(_ path: String) throws -> [UInt8] {
        guard FileManager.default.fileExists(atPath: path) else {
            throw PosternError.notFound("there is no file \(VisibleText.line(path))")
        }
        let contents = try DurableFile.read(path, limit: 1 << 30)
        guard let hash = ContentHash(URL(fileURLWithPath: path).lastPathComponent), ContentHash(of: contents) != hash
        else { return contents }
        let opened =
            (try? keys().real.decryptVerify(contents, maximumPlaintextBytes: 1 << 30).plaintext)
            ?? (try? vault.key().open(contents, for: "\(Self.vaultContext):\(hash.hex)"))
        guard let opened, ContentHash(of: opened) == hash else {
            throw PosternError.unusable("\(VisibleText.line(path)) is named like an archived original but holds none")
        }
        return opened
    }

    func has(_ hash: ContentHash) -> Bool { FileManager.default.fileExists(atPath: path(of: hash)) }

    /// Whether the file still has the hash on record; needs no key.
    func isIntact(_ archived: ArchivedOriginal, hash: ContentHash) -> Bool {
        var hasher = ContentHasher()
        guard (try? DurableFile.read(path(of: hash), piece: { hasher.update($0) })) != nil else { return false }
        return hasher.finish() == archived.fileHash
    }
}
