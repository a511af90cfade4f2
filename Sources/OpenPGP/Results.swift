/// What one decryption gave; it exists only if the integrity check passed.
public struct Decryption: Sendable {
    /// Never empty.
    public var plaintext: [UInt8]
    /// Those inside the encryption, in their order; each must be judged apart.
    public var signatures: [SignatureStatus]
    /// The key ids that the session-key packets name, 16 hex digits each; zeros for a hidden recipient.
    public var recipients: [String]
    /// The primary key whose secret part opened it.
    public var usedKey: Fingerprint?
    /// Opens the same ciphertext again without the secret key; keep it in memory only.
    public var sessionKey: String?
    /// The name in the literal packet: the sender's claim, not covered by the signature.
    public var fileName: String?

    /// A decryption, as one process tells it another.
    public init(
        plaintext: [UInt8], signatures: [SignatureStatus], recipients: [String], usedKey: Fingerprint? = nil,
        sessionKey: String? = nil, fileName: String? = nil
    ) {
        self.plaintext = plaintext
        self.signatures = signatures
        self.recipients = recipients
        self.usedKey = usedKey
        self.sessionKey = sessionKey
        self.fileName = fileName
    }
}

/// A detached signature.
public struct SigningResult: Sendable {
    /// Armored, ASCII, LF line ends.
    public var bytes: [UInt8]
    /// For the `micalg` parameter (RFC 3156, section 5): the hash really used, as in `pgp-sha512`.
    public var micalg: String

    /// A signature, as one process tells it another.
    public init(bytes: [UInt8], micalg: String) {
        self.bytes = bytes
        self.micalg = micalg
    }
}
