internal import CGPGME
internal import Disclosure
internal import FoundationEssentials

/// Owns one reference to a `gpgme_key_t`.
@safe final class KeyHandle {
    let handle: gpgme_key_t

    /// Takes over a reference.
    init(_ handle: gpgme_key_t) { unsafe self.handle = handle }

    deinit { unsafe gpgme_key_unref(handle) }
}

/// What is remembered of a key or subkey to judge its signatures.
struct KnownKey {
    var primary: Fingerprint
    var bits: Int
    var isRevoked: Bool
    /// Of the key itself or its primary, whichever comes first.
    var expires: Date?
}

extension GnuPGHome {
    /// The keys whose secret part is here (in gpg-agent).
    public func secretKeys() throws(OpenPGPError) -> [CertificateInfo] {
        try list(nil, secretOnly: true).map { info(of: $0) }
    }

    /// The certificate with this fingerprint (of the primary key or a subkey); nil if there is none.
    public func certificate(_ fingerprint: Fingerprint) throws(OpenPGPError) -> CertificateInfo? {
        try list(fingerprint).first.map { info(of: $0) }
    }

    /// Without asking an agent for the secret key, where there is none to ask.
    func certificate(_ fingerprint: Fingerprint, withSecret: Bool) throws(OpenPGPError) -> CertificateInfo? {
        try list(fingerprint, withSecret: withSecret).first.map { info(of: $0) }
    }

    /// All certificates, with or without a secret key.
    public func certificates() throws(OpenPGPError) -> [CertificateInfo] {
        try list(nil).map { info(of: $0) }
    }

    /// Imports public parts; a secret packet anywhere is refused before gpg sees it.
    ///
    /// - Returns: the primary fingerprints, each once.
    public func importCertificate(_ bytes: [UInt8]) throws(OpenPGPError) -> [Fingerprint] {
        try importKeys(try publicPackets(bytes))
    }

    /// Imports a secret key of the operator's own; one with a passphrase keeps it.
    ///
    /// - Returns: the primary fingerprints, each once.
    public func importSecretKey(_ bytes: [UInt8]) throws(OpenPGPError) -> [Fingerprint] {
        let data = try unarmored(bytes)
        let summary = PacketSummary(PacketList(data))
        guard summary.wellFormed, summary.hasSecretKey else { throw .malformed("it holds no secret key") }
        return try importKeys(data)
    }

    /// The certificate with its user ids and their latest self-signatures, nothing else.
    public func exportCertificate(_ fingerprint: Fingerprint, armor: Bool) throws(OpenPGPError) -> [UInt8] {
        let output = try OutputBuffer(limit: 16 << 20)
        unsafe gpgme_set_armor(context, armor ? 1 : 0)
        try run {
            unsafe gpgme_op_export(
                context, fingerprint.hex, gpgme_export_mode_t(GPGME_EXPORT_MODE_MINIMAL), output.handle)
        }.get()
        let bytes = output.bytes()
        guard !bytes.isEmpty else { throw .keyUnusable(fingerprint, "it is not in the key ring") }
        return bytes
    }

    /// Makes a key without a passphrase: an Ed25519 primary key that certifies and signs, a Cv25519 subkey that
    /// encrypts; both expire together.
    ///
    /// - Returns: the fingerprint of the primary key.
    public func generateKey(userID: String, expiresAfter seconds: Int) throws(OpenPGPError) -> Fingerprint {
        let lifetime = UInt(max(1, seconds))
        try run {
            unsafe gpgme_op_createkey(
                context, userID, "ed25519", 0, lifetime, nil,
                UInt32(GPGME_CREATE_SIGN | GPGME_CREATE_CERT | GPGME_CREATE_NOPASSWD | GPGME_CREATE_FORCE))
        }.get()
        forget()
        guard let text = unsafe gpgme_op_genkey_result(context)?.pointee.fpr,
            let fingerprint = unsafe Fingerprint(String(cString: text)),
            let key = try list(fingerprint, secretOnly: true).first
        else { throw .engine("gpg made a key and did not say which") }
        try run {
            unsafe gpgme_op_createsubkey(
                context, key.handle, "cv25519", 0, lifetime, UInt32(GPGME_CREATE_ENCR | GPGME_CREATE_NOPASSWD))
        }.get()
        forget()
        return fingerprint
    }

    private func importKeys(_ data: [UInt8]) throws(OpenPGPError) -> [Fingerprint] {
        let input = try InputBuffer(data)
        try run { unsafe gpgme_op_import(context, input.handle) }.get()
        forget()
        var fingerprints: [Fingerprint] = []
        var status = unsafe gpgme_op_import_result(context)?.pointee.imports
        while let current = unsafe status {
            if unsafe current.pointee.result == 0, let text = unsafe current.pointee.fpr,
                let fingerprint = unsafe Fingerprint(String(cString: text)), !fingerprints.contains(fingerprint)
            {
                fingerprints.append(fingerprint)
            }
            unsafe status = current.pointee.next
        }
        guard !fingerprints.isEmpty else { throw .malformed("gpg found no key in it that it can use") }
        return fingerprints
    }

    private func forget() {
        known = [:]
        // Of our own keys nothing changes where others' certificates come and go.
        if visible == nil { signers = [:] }
    }

    /// Signatures by keys of these certificates count, and no others.
    ///
    /// - Parameter mayBeSmall: whether one of them may have a key too small to trust.
    func know(_ certificates: [Fingerprint], mayBeSmall: Bool) {
        visible = Set(certificates)
        mayHoldSmallKeys = mayBeSmall
    }

    /// Lists keys, remembering each.
    func list(
        _ fingerprint: Fingerprint?, secretOnly: Bool = false, withSecret: Bool = true
    ) throws(OpenPGPError) -> [KeyHandle] {
        try list(matching: fingerprint?.hex, secretOnly: secretOnly, withSecret: withSecret)
    }

    func primaryFingerprint(of key: KeyHandle) -> Fingerprint? {
        unsafe key.handle.pointee.subkeys.flatMap { unsafe self.fingerprint(of: $0) }
    }

    /// - Parameter pattern: a fingerprint or a key id; nil for all.
    func list(
        matching pattern: String?, secretOnly: Bool = false, withSecret: Bool = false
    ) throws(OpenPGPError) -> [KeyHandle] {
        let secretModes = GPGME_KEYLIST_MODE_WITH_SECRET | GPGME_KEYLIST_MODE_WITH_KEYGRIP
        let mode = GPGME_KEYLIST_MODE_LOCAL | (withSecret ? secretModes : 0)
        try check(unsafe gpgme_set_keylist_mode(context, gpgme_keylist_mode_t(mode)))
        var keys: [KeyHandle] = []
        let result = try run {
            let error = unsafe gpgme_op_keylist_start(context, pattern, secretOnly ? 1 : 0)
            guard error == 0 else { return error }
            while true {
                var key: gpgme_key_t?
                let error = unsafe gpgme_op_keylist_next(context, &key)
                guard error == 0, let key = unsafe key else {
                    _ = unsafe gpgme_op_keylist_end(context)
                    return postern_gpgme_code(error) == GPG_ERR_EOF ? 0 : error
                }
                keys.append(unsafe KeyHandle(key))
            }
        }
        try result.get()
        for key in keys { remember(key) }
        return keys
    }

    private func remember(_ key: KeyHandle) {
        guard let primary = unsafe key.handle.pointee.subkeys, let fingerprint = unsafe self.fingerprint(of: primary)
        else { return }
        let primaryExpiry = unsafe date(primary.pointee.expires)
        var subkey = unsafe key.handle.pointee.subkeys
        while let current = unsafe subkey {
            if let own = unsafe self.fingerprint(of: current) {
                let expiries = [primaryExpiry, unsafe date(current.pointee.expires)].compactMap(\.self)
                known[own] = KnownKey(
                    primary: fingerprint, bits: Int(unsafe current.pointee.length),
                    isRevoked: unsafe postern_key_is_revoked(key.handle) != 0
                        || postern_subkey_is_revoked(current) != 0,
                    expires: expiries.min())
            }
            unsafe subkey = current.pointee.next
        }
    }

    private func fingerprint(of subkey: gpgme_subkey_t) -> Fingerprint? {
        guard let text = unsafe subkey.pointee.fpr else { return nil }
        return unsafe Fingerprint(String(cString: text))
    }

    /// A copy of what gpgme says of a key.
    func info(of key: KeyHandle) -> CertificateInfo {
        let handle = unsafe key.handle
        guard let primary = unsafe handle.pointee.subkeys, let fingerprint = unsafe fingerprint(of: primary) else {
            preconditionFailure("gpgme listed a key without a fingerprint")
        }
        let isRevoked = unsafe postern_key_is_revoked(handle) != 0
        var userIDs: [String] = []
        var addresses: [EmailAddress] = []
        var userID = unsafe handle.pointee.uids
        while let current = unsafe userID {
            if let text = unsafe current.pointee.uid.map({ unsafe String(cString: $0) }) {
                userIDs.append(text)
                // gpg calls each user id of a revoked key revoked; whose key it was must still be seen.
                if unsafe isRevoked || postern_uid_is_revoked(current) == 0,
                    let address = strictAddress(ofUserID: Array(text.utf8)), !addresses.contains(address)
                {
                    addresses.append(address)
                }
            }
            unsafe userID = current.pointee.next
        }
        var keyIDs: [String] = []
        var subkey: gpgme_subkey_t? = unsafe primary
        while let current = unsafe subkey {
            if let id = unsafe current.pointee.keyid.map({ unsafe String(cString: $0) }) { keyIDs.append(id) }
            unsafe subkey = current.pointee.next
        }
        return CertificateInfo(
            fingerprint: fingerprint, userIDs: userIDs, addresses: addresses,
            created: unsafe date(primary.pointee.timestamp) ?? .distantPast,
            expires: unsafe date(primary.pointee.expires),
            isExpired: unsafe postern_key_is_expired(handle) != 0,
            isRevoked: isRevoked,
            canEncrypt: unsafe postern_key_can_encrypt(handle) != 0 && postern_key_is_usable(handle) != 0,
            canSign: unsafe postern_key_can_sign(handle) != 0 && postern_key_is_usable(handle) != 0,
            hasSecret: unsafe postern_key_is_secret(handle) != 0,
            algorithm: unsafe name(ofPublicKeyAlgorithm: primary.pointee.pubkey_algo),
            bits: Int(unsafe primary.pointee.length), keyIDs: keyIDs)
    }

    private func date(_ seconds: Int) -> Date? {
        seconds > 0 ? Date(timeIntervalSince1970: Double(seconds)) : nil
    }
}

/// `RSA`, `EdDSA`, …; the number where gpgme has no name.
func name(ofPublicKeyAlgorithm algorithm: gpgme_pubkey_algo_t) -> String {
    guard let name = unsafe gpgme_pubkey_algo_name(algorithm) else { return "\(algorithm.rawValue)" }
    return unsafe String(cString: name)
}

/// `SHA256`, …; the number where gpgme has no name.
func name(ofHashAlgorithm algorithm: gpgme_hash_algo_t) -> String {
    guard let name = unsafe gpgme_hash_algo_name(algorithm) else { return "\(algorithm.rawValue)" }
    return unsafe String(cString: name)
}

/// The binary form of one or more certificates; anything with a secret packet is refused.
func publicPackets(_ bytes: [UInt8]) throws(OpenPGPError) -> [UInt8] {
    let data = try unarmored(bytes)
    let summary = PacketSummary(PacketList(data))
    guard summary.wellFormed, summary.hasPublicKey, !summary.hasSecretKey else {
        throw .malformed(summary.hasSecretKey ? "it holds a secret key" : "it is no certificate")
    }
    return data
}

/// Whether these bytes, armored or binary, are certificates that can be put into a key ring.
public func holdsCertificate(_ bytes: [UInt8]) -> Bool { (try? publicPackets(bytes)) != nil }
