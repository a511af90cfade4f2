public import OpenPGP

/// What opens ciphertexts and checks signatures: gpgme in this process, or the key holder at the other end of a pipe.
///
/// All bytes handed in are the attacker's. An implementation applies the limits on plaintext and time itself.
public protocol Cryptography {
    /// Opens one ciphertext, armored or binary; signatures inside are checked in the same run.
    ///
    /// - Parameter ciphertext: given away, since it may be large: whoever passes it on has it in memory no longer.
    func decryptVerify(_ ciphertext: consuming [UInt8]) throws(OpenPGPError) -> Decryption
    /// Checks a detached signature; an empty answer means that there was none to check.
    func verifyDetached(signature: [UInt8], over signed: [UInt8]) throws(OpenPGPError) -> [SignatureStatus]
    /// Checks a cleartext signature (RFC 9580, section 7); only the text it returns is what was signed.
    func verifyCleartext(_ block: [UInt8]) throws(OpenPGPError) -> (text: [UInt8], signatures: [SignatureStatus])
    /// Reads a message that is signed and not encrypted.
    func verifyOpaque(_ bytes: [UInt8]) throws(OpenPGPError) -> (content: [UInt8], signatures: [SignatureStatus])
}

/// What signs and encrypts: gpgme in this process, or the key holder at the other end of a pipe.
public protocol Signing {
    /// Makes a detached signature over bytes exactly as they are.
    func signDetached(_ bytes: [UInt8], with key: Fingerprint) throws(OpenPGPError) -> SigningResult
    /// Signs and encrypts in one run of gpg; armored, LF line ends.
    func signAndEncrypt(
        _ bytes: [UInt8], with key: Fingerprint, to recipients: [Fingerprint]
    ) throws(OpenPGPError) -> [UInt8]
}

extension GnuPGHome: Signing {}

/// The keys of one GnuPG home, used through gpgme in this process.
public struct HomeCryptography: Cryptography {
    private let home: GnuPGHome
    private let maximumPlaintextBytes: Int

    /// - Parameter maximumPlaintextBytes: the most taken from one ciphertext, counted after decompression.
    public init(home: GnuPGHome, maximumPlaintextBytes: Int) {
        self.home = home
        self.maximumPlaintextBytes = maximumPlaintextBytes
    }

    /// Opens one ciphertext with the secret keys of the home.
    public func decryptVerify(_ ciphertext: [UInt8]) throws(OpenPGPError) -> Decryption {
        try home.decryptVerify(ciphertext, maximumPlaintextBytes: maximumPlaintextBytes)
    }

    /// Checks a detached signature with the certificates of the home.
    public func verifyDetached(signature: [UInt8], over signed: [UInt8]) throws(OpenPGPError) -> [SignatureStatus] {
        try home.verifyDetached(signature: signature, over: signed)
    }

    /// Checks a cleartext signature with the certificates of the home.
    public func verifyCleartext(_ block: [UInt8]) throws(OpenPGPError) -> (text: [UInt8], signatures: [SignatureStatus])
    {
        try home.verifyCleartext(block)
    }

    /// Reads a signed message with the certificates of the home.
    public func verifyOpaque(_ bytes: [UInt8]) throws(OpenPGPError) -> (content: [UInt8], signatures: [SignatureStatus])
    {
        try home.verifyOpaque(bytes, maximumPlaintextBytes: maximumPlaintextBytes)
    }
}
