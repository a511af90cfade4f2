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

    func path(of hash: ContentHash) -> String { sealed.path(of: hash) }

    /// Writes and syncs an original; one that is there already (a run was killed after this step) is written anew.
    ///
    /// - Precondition: `hash` is that of the bytes.
    func store(_ bytes: [UInt8], hash: ContentHash, asItCame: Bool) throws -> ArchivedOriginal {
        if asItCame || bytes.isEmpty {
            try DurableFile.write(bytes, to: path(of: hash), replacing: true)
            return ArchivedOriginal(form: .asItCame, fileHash: hash, bytes: bytes.count)
        }
        let key = try vault.key()
        let file = try NewDurableFile(path(of: hash))
        var hasher = ContentHasher()
        try key.seal(bytes, for: SealedOriginals.context(of: hash)) { piece in
            hasher.update(piece[...])
            try file.write(piece)
        }
        try file.finish()
        return ArchivedOriginal(form: .vault, fileHash: hasher.finish(), bytes: bytes.count)
    }

    /// What can be opened without gpg, in any thread.
    var sealed: SealedOriginals { SealedOriginals(directory: directory, vault: vault) }

    /// The original, checked against the hash it is filed under.
    ///
    /// - Throws: `unusable` if the file is gone or is no longer what was written.
    func original(_ archived: ArchivedOriginal, hash: ContentHash) throws -> [UInt8] {
        if let bytes = try sealed.original(archived, hash: hash) { return bytes }
        let contents = try sealed.contents(of: hash)
        let opened = try keys().real.decryptVerify(contents, maximumPlaintextBytes: SealedOriginals.limit)
        return try sealed.checked(opened.plaintext, hash)
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
            ?? (try? vault.key().open(contents, for: SealedOriginals.context(of: hash)))
        guard let opened, ContentHash(of: opened) == hash else {
            throw PosternError.unusable("\(VisibleText.line(path)) is named like an archived original but holds none")
        }
        return opened
    }

    func has(_ hash: ContentHash) -> Bool { FileManager.default.fileExists(atPath: path(of: hash)) }

    /// Whether the file still has the hash on record; needs no key.
    func isIntact(_ archived: ArchivedOriginal, hash: ContentHash) -> Bool {
        var hasher = ContentHasher()
        guard (try? DurableFile.read(path(of: hash), piece: { hasher.update($0[...]) })) != nil else { return false }
        return hasher.finish() == archived.fileHash
    }
}

/// The originals that need no gpg: those that rest as they came, and those that are sealed with the vault key.
struct SealedOriginals: Sendable {
    let directory: String
    let vault: LazyVault

    /// Bytes of one file.
    static let limit = 2 << 30
    private static let vaultContext = "archive"

    func path(of hash: ContentHash) -> String { directory + "/" + hash.hex }

    static func context(of hash: ContentHash) -> String { "\(vaultContext):\(hash.hex)" }

    /// The original, checked against the hash it is filed under; nil where it is encrypted to the mailbox's key.
    ///
    /// - Throws: `unusable` if the file is gone or is no longer what was written.
    func original(_ archived: ArchivedOriginal, hash: ContentHash) throws -> [UInt8]? {
        switch archived.form {
        case .asItCame: try checked(try contents(of: hash), hash)
        case .openPGP: nil
        case .vault: try checked(try vault.key().open(contents(of: hash), for: Self.context(of: hash)), hash)
        }
    }

    func contents(of hash: ContentHash) throws -> [UInt8] {
        do {
            return try DurableFile.read(path(of: hash), limit: Self.limit)
        } catch .gone {
            throw PosternError.unusable("\(path(of: hash)) is gone; restore it from a backup of the spool")
        }
    }

    func checked(_ bytes: [UInt8], _ hash: ContentHash) throws -> [UInt8] {
        guard ContentHash(of: bytes) == hash else {
            throw PosternError.unusable("\(path(of: hash)) no longer holds the message it is named after")
        }
        return bytes
    }
}
