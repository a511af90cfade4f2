import Mail
public import OpenPGP

/// What came out of a ciphertext, or of a message that is only signed.
struct Opening {
    var content: [UInt8]
    /// From the literal packet, where the sender put it.
    var fileName: String?
    /// Those of the content: inside the ciphertext, and under its signatures.
    var surroundings: Surroundings
}

/// Either what was inside, or why it stays shut.
enum OpeningResult {
    case opened(Opening)
    case failed(DecryptionFailure)
}

extension MessageWalk {
    /// Opens a message, encrypted or merely signed; whatever does not open counts as a ciphertext that failed.
    ///
    /// - Parameter path: of the content, for its signatures.
    mutating func open(
        _ bytes: [UInt8], path: String, in surroundings: Surroundings
    ) throws(OpenError) -> OpeningResult {
        let data = withoutArmor(bytes)
        let summary = summarizePackets(data)
        let isEncrypted = summary.isEncrypted
        var ciphertext = Ciphertext(
            bytes: bytes, isForwarded: surroundings.isForwarded, recipients: summary.publicKeyRecipients)
        guard surroundings.encryptionLayers < Self.maximumEncryptionLayers || !isEncrypted,
            surroundings.openings < Self.maximumOpenings, ciphertexts.count < Self.maximumCiphertexts,
            verifications < Self.maximumVerifications
        else { return fail(ciphertext, .malformed) }
        guard !isOutOfTime, openedBytes < Self.maximumOpenedBytes else { return fail(ciphertext, .tooLarge) }

        var inside = surroundings
        inside.openings += 1
        do {
            guard isEncrypted || !summary.isLegible else {
                verifications += 1
                let (content, signatures) = try cryptography.verifyOpaque(bytes)
                openedBytes += content.count
                inside = enter(signatures, path: path, from: inside)
                return .opened(Opening(content: content, surroundings: inside))
            }
            let decryption = try cryptography.decryptVerify(data)
            openedBytes += decryption.plaintext.count
            // `encrypted` is said only of what needed a key of ours, whatever the program made of it.
            guard isEncrypted else { return fail(ciphertext, .malformed) }
            if !decryption.recipients.isEmpty { ciphertext.recipients = decryption.recipients }
            if inside.ciphertext == nil { inside.ciphertext = ciphertexts.count }
            inside.encryptionLayers += 1
            if !inside.isForwarded { deepestEncryption = max(deepestEncryption, inside.encryptionLayers) }
            ciphertexts.append(ciphertext)
            inside = enter(decryption.signatures, path: path, from: inside)
            return .opened(
                Opening(content: decryption.plaintext, fileName: decryption.fileName, surroundings: inside))
        } catch {
            try stopIfEngine(error)
            if case .timedOut = error { isOutOfTime = true }
            if case .noSecretKey(let recipients) = error, !recipients.isEmpty { ciphertext.recipients = recipients }
            return fail(ciphertext, DecryptionFailure(error))
        }
    }

    private mutating func fail(_ ciphertext: Ciphertext, _ failure: DecryptionFailure) -> OpeningResult {
        var failed = ciphertext
        failed.failure = failure
        // Past the limit one record stands for all the others.
        if ciphertexts.count <= Self.maximumCiphertexts { ciphertexts.append(failed) }
        return .failed(failure)
    }

    /// Records that there is a ciphertext which nobody tried to open.
    mutating func noteUnopened(in surroundings: Surroundings) {
        _ = fail(Ciphertext(bytes: [], isForwarded: surroundings.isForwarded, recipients: []), .malformed)
    }

    /// Opens the ciphertext of PGP/MIME, whose content is an entity of its own.
    mutating func openEntity(
        _ entity: Entity, _ content: [UInt8], in surroundings: Surroundings
    ) throws(OpenError) {
        let path = entity.path + ".1"
        let result = try open(content, path: path, in: surroundings)
        var failure: DecryptionFailure?
        if case .failed(let why) = result { failure = why }
        add(
            entity.path, entity.mediaType.essence, name: entity.fileName, content: content, role: .attachment,
            kind: failure == nil ? .wrapping : .unopened, failure: failure, in: surroundings)
        guard case .opened(let opening) = result else { return }
        try decryptedEntity(opening, path: path)
    }

    /// Walks what PGP/MIME held; a plaintext that is no entity is taken for text.
    mutating func decryptedEntity(_ opening: Opening, path: String) throws(OpenError) {
        var surroundings = opening.surroundings
        let content = opening.content
        // An empty line ends a header without fields.
        let isEntity = content.first == 0x0A || content.first == 0x0D || startsLikeEntity(content)
        let parsed: ParsedMessage?
        do throws(MailError) {
            parsed = isEntity ? try parse(content, rootPath: path) : nil
        } catch {
            return failInside(content, path: path, in: surroundings)
        }
        guard let inner = parsed else {
            flags.insert(.repaired)
            return try inlineText(
                TextSource(path: path, content: content, mediaType: .plainText), in: surroundings.inside)
        }
        if inner.defects.contains(.ambiguous), let scope = surroundings.scopes.last, scopes[scope].path == path {
            for index in scopes[scope].statuses.indices { scopes[scope].statuses[index].state = .bad }
        }
        surroundings.isPayloadRoot = surroundings.isRoot
        if surroundings.isRoot { noteProtectedHeaders(of: inner.root, in: surroundings) }
        try document(inner, in: surroundings)
    }

    /// A limit that is passed inside a ciphertext is a failure of that ciphertext: setting the message aside for it, and
    /// answering nothing, would tell whoever sent it that it opened.
    private mutating func failInside(_ content: [UInt8], path: String, in surroundings: Surroundings) {
        if let index = surroundings.ciphertext { ciphertexts[index].failure = .tooLarge }
        add(
            path, MediaType.octetStream.essence, name: nil, content: content, role: .attachment, kind: .unopened,
            failure: .tooLarge, in: surroundings.inside)
    }

    /// - Returns: nil for what is no entity.
    /// - Throws: only `overLimit`.
    private func parse(_ content: [UInt8], rootPath: String) throws(MailError) -> ParsedMessage? {
        var inner = limits
        inner.messageBytes = max(limits.messageBytes, content.count)  // its size was limited when it was opened
        do throws(MailError) {
            return try parseMessage(content, limits: inner, rootPath: rootPath)
        } catch {
            guard case .overLimit = error else { return nil }
            throw error
        }
    }

    /// Lets an error pass that is no fault of the message.
    func stopIfEngine(_ error: OpenPGPError) throws(OpenError) {
        switch error {
        case .gpgMissing, .locked, .diskFull, .engine, .keyExpired, .keyUnusable: throw .engine(error)
        case .noSecretKey, .password, .modified, .malformed, .tooLarge, .timedOut: break
        }
    }
}

extension DecryptionFailure {
    /// What an operation's error says of the message; errors of the engine itself say nothing.
    public init(_ error: OpenPGPError) {
        switch error {
        case .noSecretKey: self = .noSecretKey
        case .password: self = .password
        case .modified: self = .modified
        case .tooLarge, .timedOut: self = .tooLarge
        case .malformed, .gpgMissing, .keyExpired, .keyUnusable, .locked, .diskFull, .engine: self = .malformed
        }
    }
}

extension PacketSummary {
    /// A message that can be read without a key: compressed, literal, or signed around a literal.
    var isLegible: Bool { wellFormed && (compressed || literal) && !hasPublicKey && !hasSecretKey }

    /// It has packets that need a key or a password.
    var isEncrypted: Bool { encryptedData > 0 || passwordPackets > 0 || sessionKeyPackets > 0 }
}

/// Armor of a message, or packets that are one.
func holdsMessage(_ content: [UInt8]) -> Bool {
    if isArmored(content) { return armorBlocks(in: content).contains { $0.kind == .message } }
    let summary = summarizePackets(content)
    return summary.wellFormed && summary.encryptedData > 0
}

/// Starts with header fields of which one belongs to MIME or to a protected header.
func startsLikeEntity(_ content: [UInt8]) -> Bool {
    for line in content.prefix(16 << 10).split(separator: 0x0A, omittingEmptySubsequences: false) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
            guard line.first == 0x20 || line.first == 0x09, line.count > 1 else { return false }
            continue  // folded
        }
        let name = line[..<colon]
        if line.first == 0x20 || line.first == 0x09 { continue }
        guard name.allSatisfy({ (0x21...0x7E).contains($0) }) else { return false }
        let lowercased = String(decoding: name, as: UTF8.self).lowercased()
        if lowercased.hasPrefix("content-") || ["mime-version", "subject"].contains(lowercased) { return true }
    }
    return false
}
