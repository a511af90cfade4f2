/// What can go wrong with OpenPGP data, a key, or the program that handles them; a case for each different reaction.
public enum OpenPGPError: Error, Equatable, Sendable, Codable, CustomStringConvertible {
    /// The gpg program is not there; nothing can be opened or signed.
    case gpgMissing(String)
    /// Encrypted to keys that are not in the home; their key ids as the packets give them.
    case noSecretKey(recipients: [String])
    /// Only a password opens it: it has session-key packets for passwords and none for a key.
    case password
    /// The integrity check failed or there is none (RFC 9580, section 5.13).
    case modified
    /// No OpenPGP data, or cut short, corrupt, empty, or of a make that is refused; the reason in fixed words.
    case malformed(String)
    /// The plaintext is larger than `limit` bytes.
    case tooLarge(limit: Int)
    /// gpg did not answer in time and was ended.
    case timedOut(seconds: Int)
    /// A key to sign with or encrypt to has expired.
    case keyExpired(Fingerprint)
    /// A key to sign with or encrypt to cannot be used, and why.
    case keyUnusable(Fingerprint, String)
    /// There is no room to write what is named.
    case diskFull(String)
    /// The secret key is protected with a passphrase that nobody can be asked for.
    case locked(Fingerprint)
    /// Anything else, in gpgme's words.
    case engine(String)

    /// What happened and what to do, for an operator.
    public var description: String {
        switch self {
        case .gpgMissing(let detail):
            "gpg cannot be used (\(detail)); install GnuPG 2.2 or later (Debian: `apt install gnupg`)"
        case .noSecretKey(let recipients):
            "encrypted to \(recipients.joined(separator: ", ")), and the key ring has no secret key for any of them; "
                + "import one into the mailbox's key ring, then run `postern reprocess --failed`"
        case .password:
            "encrypted with a password instead of a key; ask the reporter to encrypt to the mailbox's certificate"
        case .modified:
            "the encrypted data fails its integrity check (RFC 9580, section 5.13); ask the reporter to send it again"
        case .malformed(let reason):
            "the OpenPGP data cannot be read: \(reason); ask the reporter to send it again"
        case .tooLarge(let limit):
            "the decrypted data is larger than \(limit) bytes; raise the limit in the settings if it is expected"
        case .timedOut(let seconds):
            "gpg gave no result within \(seconds) s and was ended; run `postern check`, which tries the keys"
        case .keyExpired(let fingerprint):
            "the key \(fingerprint) has expired; extend it with `gpg --quick-set-expire \(fingerprint) 1y`, "
                + "or use another"
        case .keyUnusable(let fingerprint, let reason):
            "the key \(fingerprint) cannot be used: \(reason); choose another key"
        case .diskFull(let what):
            "\(what): no space left on the file system or in the quota; make room and run again"
        case .locked(let fingerprint):
            "the secret key \(fingerprint) needs a passphrase and nobody can be asked for it; remove the passphrase "
                + "with `gpg --change-passphrase \(fingerprint)`, or preset it in gpg-agent"
        case .engine(let detail):
            "GnuPG failed: \(detail); run `postern check`"
        }
    }
}
