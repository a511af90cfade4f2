/// Why something sealed stays sealed; the texts hold nothing of what was sealed.
public enum VaultError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The key cannot be had; the text says why and what to do.
    case keyUnavailable(String)
    /// The vault is encrypted to keys that the key ring does not have.
    case keyMissing(String)
    /// gpg is not installed; the text is gpgme's.
    case gpgMissing(String)
    /// The authentication failed: another key, another place, or changed bytes.
    case doesNotFit(context: String)
    /// Not a sealed value, or one of a newer version.
    case malformed(context: String)
    /// There is a vault file already.
    case fileExists(String)
    /// The vault file cannot be read or written.
    case file(path: String, String)

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .keyUnavailable(let reason):
            "the vault cannot be opened: \(reason)"
        case .keyMissing(let reason):
            "the vault cannot be opened: \(reason)"
        case .gpgMissing(let reason):
            "the vault cannot be opened: \(reason)"
        case .doesNotFit(let context):
            "\(context) was sealed with another key or for another place, or has been changed; "
                + "restore spool/vault.pgp and the database from the same backup"
        case .malformed(let context):
            "\(context) is no sealed value of a version known here; "
                + "restore the database from a backup, or use a newer Postern"
        case .fileExists(let path):
            "\(path) is there already, and without it nothing sealed can be read again; "
                + "move it away first if it is not needed any more"
        case .file(let path, let reason):
            "\(path): \(reason)"
        }
    }
}
