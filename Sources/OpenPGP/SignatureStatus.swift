public import FoundationEssentials

/// What became of one signature, judged now.
public struct SignatureStatus: Sendable, Hashable, Codable {
    /// The verdict on a signature alone; whether its key is the sender's is another question.
    public enum State: String, Sendable, Codable {
        /// Where several apply, revocation comes before expiry and expiry before weakness.
        case good, bad, unknownKey, expiredKey, revokedKey
        /// The signature itself has expired.
        case expired
        /// Made with SHA-1, MD5 or RIPEMD-160, by a DSA key up to 1024 or an RSA key under 2048 bits, or dated more
        /// than a day ahead.
        case weak
    }

    /// The first that applies.
    public var state: State
    /// Of the primary key, where it is known.
    public var fingerprint: Fingerprint?
    /// The issuer as the packet names it, in capital hex digits.
    public var keyID: String?
    /// As RFC 9580 (section 9.1) spells it: `RSA`, `EdDSA`.
    public var publicKeyAlgorithm: String
    /// `SHA256`, `SHA512`.
    public var hashAlgorithm: String
    /// What the signature claims.
    public var created: Date?

    /// A verdict, as one process tells it another.
    public init(
        state: State, fingerprint: Fingerprint? = nil, keyID: String? = nil, publicKeyAlgorithm: String,
        hashAlgorithm: String, created: Date? = nil
    ) {
        self.state = state
        self.fingerprint = fingerprint
        self.keyID = keyID
        self.publicKeyAlgorithm = publicKeyAlgorithm
        self.hashAlgorithm = hashAlgorithm
        self.created = created
    }
}
