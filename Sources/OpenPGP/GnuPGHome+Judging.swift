internal import CGPGME
internal import FoundationEssentials

extension GnuPGHome {
    /// Judges the signatures of the operation just run, each apart.
    ///
    /// gpg's verdict is the start; weak algorithms, small keys and dates ahead of the clock are ours to see.
    func signatures(_ result: OperationResult) throws(OpenPGPError) -> [SignatureStatus] {
        // gpgme's own list is gone with the next operation, and a key may have to be looked up.
        let claims = signatureClaims()
        var primaries: [String: Fingerprint] = [:]
        for line in result.lines("VALIDSIG") where line.words.count > 9 {
            primaries[String(line.words[0])] = Fingerprint(String(line.words[9]))
        }
        var statuses: [SignatureStatus] = []
        for claim in claims {
            statuses.append(try judged(claim, primary: claim.issuer.flatMap { primaries[$0] }))
        }
        return statuses
    }

    private func judged(
        _ claim: SignatureClaim, primary: Fingerprint?
    ) throws(OpenPGPError) -> SignatureStatus {
        let signer = claim.issuer.flatMap { Fingerprint($0) }
        var status = SignatureStatus(
            state: .bad, fingerprint: primary, keyID: signer?.keyID ?? claim.issuer,
            publicKeyAlgorithm: name(ofPublicKeyAlgorithm: claim.publicKeyAlgorithm),
            hashAlgorithm: name(ofHashAlgorithm: claim.hashAlgorithm), created: claim.created)
        switch claim.code {
        case GPG_ERR_NO_ERROR, GPG_ERR_KEY_EXPIRED, GPG_ERR_SIG_EXPIRED, GPG_ERR_CERT_REVOKED:
            guard let signer, let primary else { return status }
            guard visible?.contains(primary) != false else {
                status.fingerprint = nil
                status.state = claim.isWeak ? .weak : .unknownKey
                return status
            }
            status.state = try state(of: claim, by: signer)
        case GPG_ERR_NO_PUBKEY: status.state = claim.isWeak ? .weak : .unknownKey
        case GPG_ERR_DIGEST_ALGO, GPG_ERR_GENERAL, GPG_ERR_UNSUPPORTED_ALGORITHM:
            status.state = claim.isWeak ? .weak : .bad
        default:
            status.state = .bad
            // gpg names no certificate here, and one that does not count must not be told from one that is unknown.
            if try !isVisible(claim.issuer) { status.state = claim.isWeak ? .weak : .unknownKey }
        }
        return status
    }

    private func isVisible(_ issuer: String?) throws(OpenPGPError) -> Bool {
        guard let visible, let issuer, !issuer.isEmpty else { return true }
        return try list(matching: issuer).contains { key in primaryFingerprint(of: key).map(visible.contains) ?? false }
    }

    /// The state of a signature that is mathematically right; the first that applies.
    private func state(of claim: SignatureClaim, by signer: Fingerprint) throws(OpenPGPError) -> SignatureStatus.State {
        let isPlain = claim.code == GPG_ERR_NO_ERROR
        let hasStrongKind = ![GPGME_PK_RSA, GPGME_PK_RSA_S, GPGME_PK_DSA].contains(claim.publicKeyAlgorithm)
        // Size and revocation take another run of gpg, so they are asked for only where they matter, and once a key.
        var key = known[signer]
        let mayBeSmall = !hasStrongKind && mayHoldSmallKeys
        if key == nil, !isPlain || mayBeSmall {
            _ = try list(signer)
            key = known[signer]
        }
        if claim.code == GPG_ERR_CERT_REVOKED || key?.isRevoked == true { return .revokedKey }
        if claim.code == GPG_ERR_SIG_EXPIRED { return .expired }
        if claim.code == GPG_ERR_KEY_EXPIRED || key?.expires.map({ $0 <= Date() }) == true { return .expiredKey }
        if claim.isWeak || mayBeSmall && key.map({ isSmall($0.bits, claim) }) != false { return .weak }
        return .good
    }

    private func isSmall(_ bits: Int, _ claim: SignatureClaim) -> Bool {
        claim.publicKeyAlgorithm == GPGME_PK_DSA ? bits <= Self.largestWeakDSA : bits < Self.smallestRSA
    }

    /// Bits.
    static let smallestRSA = 2_048
    /// Bits.
    static let largestWeakDSA = 1_024

    private func signatureClaims() -> [SignatureClaim] {
        var claims: [SignatureClaim] = []
        var signature = unsafe gpgme_op_verify_result(context)?.pointee.signatures
        while let current = unsafe signature {
            let timestamp = unsafe current.pointee.timestamp
            claims.append(
                SignatureClaim(
                    code: postern_gpgme_code(unsafe current.pointee.status),
                    issuer: unsafe current.pointee.fpr.map { unsafe String(cString: $0) },
                    created: timestamp > 0 ? Date(timeIntervalSince1970: Double(timestamp)) : nil,
                    publicKeyAlgorithm: unsafe current.pointee.pubkey_algo,
                    hashAlgorithm: unsafe current.pointee.hash_algo))
            unsafe signature = current.pointee.next
        }
        return claims
    }
}

/// A copy of what gpgme says of one signature.
private struct SignatureClaim {
    var code: gpg_err_code_t
    /// A fingerprint or a key id.
    var issuer: String?
    var created: Date?
    var publicKeyAlgorithm: gpgme_pubkey_algo_t
    var hashAlgorithm: gpgme_hash_algo_t

    /// By its hash, or dated more than a day ahead of our clock.
    var isWeak: Bool {
        let weakHashes = [GPGME_MD_MD5, GPGME_MD_SHA1, GPGME_MD_RMD160, GPGME_MD_MD2, GPGME_MD_MD4]
        return weakHashes.contains(hashAlgorithm) || created.map { $0 > Date().addingTimeInterval(86_400) } == true
    }
}
