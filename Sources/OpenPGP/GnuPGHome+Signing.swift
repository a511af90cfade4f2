internal import CGPGME

extension GnuPGHome {
    /// Makes a detached signature over bytes exactly as they are.
    ///
    /// - Parameter key: the primary fingerprint; gpg takes its newest signing subkey.
    public func signDetached(_ bytes: [UInt8], with key: Fingerprint) throws(OpenPGPError) -> SigningResult {
        let input = try InputBuffer(bytes)
        let output = try OutputBuffer(limit: 1 << 20)
        try setSigner(key)
        unsafe gpgme_set_armor(context, 1)
        let result = try run {
            unsafe gpgme_op_sign(context, input.handle, output.handle, GPGME_SIG_MODE_DETACH)
        }
        guard !result.failed else { throw try signingFailure(result, key: key, recipients: []) }
        guard let signature = unsafe gpgme_op_sign_result(context)?.pointee.signatures else {
            throw .engine("gpg reported no error and no signature")
        }
        let hash = name(ofHashAlgorithm: unsafe signature.pointee.hash_algo)
        return SigningResult(bytes: output.bytes(), micalg: "pgp-\(hash.lowercased())")
    }

    /// Signs and encrypts in one run of gpg, uncompressed, to these recipients and nobody else.
    ///
    /// - Returns: armored, LF line ends.
    public func signAndEncrypt(
        _ bytes: [UInt8], with key: Fingerprint, to recipients: [Fingerprint]
    ) throws(OpenPGPError) -> [UInt8] {
        try setSigner(key)
        return try encrypt(bytes, to: recipients, armor: true, signer: key)
    }

    /// Encrypts to these recipients and nobody else.
    public func encrypt(
        _ bytes: [UInt8], to recipients: [Fingerprint], armor: Bool
    ) throws(OpenPGPError) -> [UInt8] {
        try encrypt(bytes, to: recipients, armor: armor, signer: nil)
    }

    private func encrypt(
        _ bytes: [UInt8], to recipients: [Fingerprint], armor: Bool, signer: Fingerprint?
    ) throws(OpenPGPError) -> [UInt8] {
        precondition(!recipients.isEmpty, "without a recipient gpg would ask for a password")
        let input = try InputBuffer(bytes)
        let output = try OutputBuffer(limit: bytes.count * 2 + (1 << 20))
        let names = recipients.map(\.hex).joined(separator: "\n")
        let flags = gpgme_encrypt_flags_t(
            GPGME_ENCRYPT_ALWAYS_TRUST.rawValue | GPGME_ENCRYPT_NO_ENCRYPT_TO.rawValue
                | GPGME_ENCRYPT_NO_COMPRESS.rawValue)
        unsafe gpgme_set_armor(context, armor ? 1 : 0)
        let result = try run {
            if signer != nil {
                unsafe gpgme_op_encrypt_sign_ext(context, nil, names, flags, input.handle, output.handle)
            } else {
                unsafe gpgme_op_encrypt_ext(context, nil, names, flags, input.handle, output.handle)
            }
        }
        guard !result.failed else { throw try signingFailure(result, key: signer, recipients: recipients) }
        return output.bytes()
    }

    private func setSigner(_ fingerprint: Fingerprint) throws(OpenPGPError) {
        unsafe gpgme_signers_clear(context)
        if signers[fingerprint] == nil { signers[fingerprint] = try list(fingerprint, secretOnly: true).first }
        guard let signer = signers[fingerprint] else {
            throw .keyUnusable(fingerprint, "its secret key is not in \(directory)")
        }
        try check(unsafe gpgme_signers_add(context, signer.handle))
    }

    /// Finds out which key is to blame; gpg's own words say little.
    private func signingFailure(
        _ result: OperationResult, key: Fingerprint?, recipients: [Fingerprint]
    ) throws(OpenPGPError) -> OpenPGPError {
        if let key {
            let info = try certificate(key)
            if info?.isRevoked == true { return .keyUnusable(key, "it is revoked") }
            if info?.isExpired == true { return .keyExpired(key) }
            if info?.canSign == false { return .keyUnusable(key, "it cannot sign") }
            if info?.hasSecret == false { return .keyUnusable(key, "its secret key is not in \(directory)") }
            if result.needsPassphrase { return .locked(key) }
        }
        for recipient in recipients {
            guard let info = try certificate(recipient) else {
                return .keyUnusable(recipient, "it is not in the key ring")
            }
            if info.isRevoked { return .keyUnusable(recipient, "it is revoked") }
            if info.isExpired { return .keyExpired(recipient) }
            if !info.canEncrypt { return .keyUnusable(recipient, "it has no usable encryption key") }
        }
        return engineError(result.error)
    }
}

extension OperationResult {
    /// gpg-agent wanted a passphrase and may ask nobody.
    var needsPassphrase: Bool { isPassphraseMissing(error) }
}

/// Whether an error, of gpgme or in one of gpg's status lines, means that a passphrase is wanted.
func isPassphraseMissing(_ error: gpgme_error_t) -> Bool {
    [
        GPG_ERR_NO_PIN_ENTRY, GPG_ERR_CANCELED, GPG_ERR_FULLY_CANCELED, GPG_ERR_BAD_PASSPHRASE, GPG_ERR_NO_PASSPHRASE,
    ].contains(postern_gpgme_code(error))
}
