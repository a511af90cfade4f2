internal import CGPGME

extension GnuPGHome {
    /// More session-key packets than this are an attack on our time, not a distribution list.
    static let maximumRecipients = 16
    /// Each hidden recipient costs a try with every secret key.
    static let maximumHiddenRecipients = 2

    /// Decrypts, and verifies what is signed inside.
    ///
    /// The packet headers are looked at first; gpg sees only data that one of our keys may open. Session-key packets
    /// for a password, and such as name nobody, are left out where there are others for keys. Nothing of the plaintext
    /// survives an error.
    ///
    /// - Parameters:
    ///   - ciphertext: armored or binary.
    ///   - maximumPlaintextBytes: counted after decompression; gpg is ended when it writes more.
    ///   - sessionKey: of an earlier `Decryption` of the same ciphertext, to do without the secret key.
    public func decryptVerify(
        _ ciphertext: [UInt8], maximumPlaintextBytes: Int, sessionKey: String? = nil
    ) throws(OpenPGPError) -> Decryption {
        let message = try EncryptedMessage(ciphertext)
        let input = try InputBuffer(message.bytes)
        let output = try OutputBuffer(limit: maximumPlaintextBytes)
        try setSessionKey(sessionKey)
        defer { try? setSessionKey(nil) }
        let result = try run { unsafe gpgme_op_decrypt_verify(context, input.handle, output.handle) }
        if output.isOverLimit { throw .tooLarge(limit: maximumPlaintextBytes) }
        try judge(result, of: message)
        let plaintext = output.bytes()
        guard !plaintext.isEmpty else { throw .malformed("the encrypted data is empty") }
        let decryption = unsafe gpgme_op_decrypt_result(context)
        var opened = Decryption(plaintext: plaintext, signatures: [], recipients: message.recipients)
        opened.usedKey = result.lines("DECRYPTION_KEY").first.flatMap { line in
            line.words.count > 1 ? Fingerprint(String(line.words[1])) : nil
        }
        opened.sessionKey = unsafe decryption?.pointee.session_key.map { unsafe String(cString: $0) }
        opened.fileName = unsafe decryption?.pointee.file_name.map { unsafe String(cString: $0) }
        opened.signatures = try signatures(result)
        return opened
    }

    /// Throws unless the one encrypted packet was opened and its integrity check passed.
    ///
    /// gpgme stops at the first bad line, so gpg's own lines are asked: DECRYPTION_INFO says that a session key fitted.
    private func judge(_ result: OperationResult, of message: EncryptedMessage) throws(OpenPGPError) {
        if !result.has("BADMDC") {
            guard let method = result.lines("DECRYPTION_INFO").first?.words else {
                throw try notOpened(result, message)
            }
            guard result.lines("BEGIN_DECRYPTION").count == 1 else {
                // Another packet can be turned into one of encrypted data without its key; the check of the whole fails.
                guard try isIntact(message, sessionKey: result.lines("SESSION_KEY").first?.arguments) else {
                    throw .modified
                }
                throw .malformed("it is encrypted more than once")
            }
            let isAEAD = method.count > 2 && method[2] != "0"
            if result.has("DECRYPTION_OKAY"), isAEAD || result.has("GOODMDC") {
                if result.failed { throw .malformed("what is encrypted is no single OpenPGP message") }
                return
            }
            if try isIntact(message, sessionKey: result.lines("SESSION_KEY").first?.arguments) {
                throw .malformed("what is encrypted is no single OpenPGP message")
            }
        }
        throw .modified
    }

    /// Whether the integrity check of the whole holds, after gpgme stopped at strange content before gpg came to it.
    private func isIntact(_ message: EncryptedMessage, sessionKey: String?) throws(OpenPGPError) -> Bool {
        guard let sessionKey else { return false }
        let input = try InputBuffer(message.bytes)
        let output = try OutputBuffer(limit: 64 << 20)
        try setSessionKey(sessionKey)
        defer { try? setSessionKey(nil) }
        let result = try run { unsafe gpgme_op_decrypt(context, input.handle, output.handle) }
        // What is encrypted inside ends first, so the last word is on the whole.
        return result.lines("BEGIN_DECRYPTION").count == result.lines("END_DECRYPTION").count
            && result.lines.last { ["GOODMDC", "BADMDC"].contains($0.keyword) }?.keyword == "GOODMDC"
    }

    /// Why no session key fitted.
    private func notOpened(
        _ result: OperationResult, _ message: EncryptedMessage
    ) throws(OpenPGPError) -> OpenPGPError {
        let failures = result.lines("ERROR").filter { $0.words.first == "pkdecrypt_failed" }
        let codes = failures.compactMap { $0.words.count > 1 ? UInt32($0.words[1]) : nil }
        let hidesRecipient = message.recipients.contains(where: isHidden)
        if hidesRecipient || codes.contains(where: isPassphraseMissing) {
            let locked = try lockedKeys()
            let named = locked.first { key in !key.keyIDs.isDisjoint(with: message.recipients) }
            if let key = named ?? (hidesRecipient ? locked.first : nil) { return .locked(key.fingerprint) }
        }
        if !codes.isEmpty { return .modified }
        if result.has("NO_SECKEY") {
            // Without its agent gpg has no secret key at all, and says no more than that.
            guard try agentAnswers() else {
                return .engine(
                    "gpg-agent does not answer for \(directory), where it has to make its socket (is it writable?)")
            }
            return .noSecretKey(recipients: message.recipients)
        }
        if result.isOurFault { return engineError(result.error) }
        return .malformed("gpg cannot read it: \(describe(result.error))")
    }

    /// Set for one operation: a session key left over would be tried on the next message.
    private func setSessionKey(_ sessionKey: String?) throws(OpenPGPError) {
        try check(unsafe gpgme_set_ctx_flag(context, "override-session-key", sessionKey ?? ""))
    }
}

/// Data that may be given to gpg for decryption: one encrypted packet with session keys for public keys before it.
struct EncryptedMessage {
    /// Binary, without session-key packets for passwords and those that name nobody.
    let bytes: [UInt8]
    let recipients: [String]

    init(_ ciphertext: [UInt8]) throws(OpenPGPError) {
        if isArmored(ciphertext), armorBlocks(in: ciphertext).count > 1 {
            throw .malformed("it holds more than one armored block")
        }
        let list = PacketList(try unarmored(ciphertext))
        let summary = PacketSummary(list)
        guard summary.wellFormed else {
            throw .malformed(list.packets.isEmpty ? "it is no OpenPGP data" : "it is cut short, or has junk in it")
        }
        guard summary.encryptedData > 0 else { throw .malformed("nothing in it is encrypted") }
        guard summary.sessionKeyPackets <= GnuPGHome.maximumRecipients else {
            throw .malformed("it has more than \(GnuPGHome.maximumRecipients) session keys")
        }
        guard summary.publicKeyRecipients.count(where: isHidden) <= GnuPGHome.maximumHiddenRecipients else {
            throw .malformed("it has more than \(GnuPGHome.maximumHiddenRecipients) hidden recipients")
        }
        guard summary.integrityProtected else { throw .modified }
        if summary.publicKeyRecipients.isEmpty {
            guard summary.sessionKeyPackets == 0 else { throw .malformed("its session keys cannot be read") }
            throw summary.passwordPackets > 0 ? .password : .malformed("it has no session key")
        }
        let content = list.packets.filter { ![PacketTag.marker, PacketTag.padding].contains($0.tag) }
        let keys = [PacketTag.publicKeySessionKey, PacketTag.passwordSessionKey]
        guard summary.encryptedData == 1, content.dropLast().allSatisfy({ keys.contains($0.tag) }),
            let last = content.last, !keys.contains(last.tag)
        else { throw .malformed("something stands beside the encrypted data") }
        recipients = summary.publicKeyRecipients
        // gpg gives a message up for a session key of a version it does not know.
        bytes = content.filter { !keys.contains($0.tag) || list.recipient(of: $0) != nil }
            .flatMap { list.bytes[$0.range] }
    }
}

private func isHidden(_ keyID: String) -> Bool { keyID.utf8.allSatisfy { $0 == UInt8(ascii: "0") } }
