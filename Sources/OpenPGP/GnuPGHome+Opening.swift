internal import CGPGME

extension GnuPGHome {
    /// More session-key packets than this are an attack on our time, not a distribution list.
    static let maximumRecipients = 16
    /// Each hidden recipient costs a try with every secret key.
    static let maximumHiddenRecipients = 2

    /// Decrypts, and verifies what is signed inside.
    ///
    /// The packet headers are looked at first; gpg sees only data that one of our keys may open. Session-key packets
    /// for a password are left out where there are others for keys. Nothing of the plaintext survives an error.
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
        // Set for this one operation: a session key left over would be tried on the next message.
        try check(unsafe gpgme_set_ctx_flag(context, "override-session-key", sessionKey ?? ""))
        defer { _ = unsafe gpgme_set_ctx_flag(context, "override-session-key", "") }
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
    private func judge(_ result: OperationResult, of message: EncryptedMessage) throws(OpenPGPError) {
        let layers = result.lines("BEGIN_DECRYPTION").count
        if !result.lines("BADMDC").isEmpty { throw .modified }
        guard !result.failed else { throw try failure(result, of: message, wasOpened: layers > 0) }
        guard layers == 1 else {
            throw .malformed(layers == 0 ? "nothing in it is encrypted" : "it is encrypted more than once")
        }
        let method = result.lines("DECRYPTION_INFO").first?.words ?? []
        let isAEAD = method.count > 2 && method[2] != "0"
        guard let check = method.first, check != "0" || isAEAD, !result.lines("DECRYPTION_OKAY").isEmpty,
            isAEAD || !result.lines("GOODMDC").isEmpty
        else { throw .modified }
    }

    private func failure(
        _ result: OperationResult, of message: EncryptedMessage, wasOpened: Bool
    ) throws(OpenPGPError) -> OpenPGPError {
        if wasOpened {
            let isRefusedContent = result.lines("DECRYPTION_OKAY").count > 0
            return isRefusedContent ? .malformed("what is encrypted is no single OpenPGP message") : .modified
        }
        let missing = result.lines("NO_SECKEY").count
        switch result.code {
        case GPG_ERR_NO_SECKEY:
            return .noSecretKey(recipients: message.recipients)
        case GPG_ERR_NO_DATA, GPG_ERR_BAD_DATA, GPG_ERR_UNSUPPORTED_ALGORITHM:
            return missing > 0 && missing == message.recipients.count
                ? .noSecretKey(recipients: message.recipients)
                : .malformed("gpg cannot read it: \(describe(result.error))")
        case GPG_ERR_DECRYPT_FAILED: return .modified
        default: return .engine(describe(result.error))
        }
    }
}

/// Data that may be given to gpg for decryption: one encrypted packet with session keys for public keys before it.
struct EncryptedMessage {
    /// Binary, without session-key packets for passwords.
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
        guard summary.publicKeyRecipients.count <= GnuPGHome.maximumRecipients else {
            throw .malformed("it has more than \(GnuPGHome.maximumRecipients) session keys")
        }
        guard summary.publicKeyRecipients.count(where: isHidden) <= GnuPGHome.maximumHiddenRecipients else {
            throw .malformed("it has more than \(GnuPGHome.maximumHiddenRecipients) hidden recipients")
        }
        guard summary.integrityProtected else { throw .modified }
        if summary.publicKeyRecipients.isEmpty {
            throw summary.passwordPackets > 0 ? .password : .malformed("it has no session key")
        }
        let content = list.packets.filter { ![PacketTag.marker, PacketTag.padding].contains($0.tag) }
        let keys = [PacketTag.publicKeySessionKey, PacketTag.passwordSessionKey]
        guard summary.encryptedData == 1, content.dropLast().allSatisfy({ keys.contains($0.tag) }),
            let last = content.last, !keys.contains(last.tag)
        else { throw .malformed("something stands beside the encrypted data") }
        recipients = summary.publicKeyRecipients
        bytes = content.filter { $0.tag != PacketTag.passwordSessionKey }.flatMap { list.bytes[$0.range] }
    }
}

private func isHidden(_ keyID: String) -> Bool { keyID.utf8.allSatisfy { $0 == UInt8(ascii: "0") } }
