internal import CGPGME
internal import FoundationEssentials

extension GnuPGHome {
    /// More signatures than this on one content are not looked at.
    static let maximumSignatures = 16

    /// Verifies a detached signature over bytes exactly as they are.
    ///
    /// - Returns: each signature apart; none when there is no usable one. Data that is not purely signatures over
    ///   documents (a signed message, a literal) is none.
    public func verifyDetached(
        signature: [UInt8], over signed: [UInt8]
    ) throws(OpenPGPError) -> [SignatureStatus] {
        guard let signature = documentSignatures(signature) else { return [] }
        let input = try InputBuffer(signature)
        let text = try InputBuffer(signed)
        let result = try run { unsafe gpgme_op_verify(context, input.handle, text.handle, nil) }
        guard try isUsable(result) else { return [] }
        return try signatures(result)
    }

    /// Verifies a cleartext-signed block (RFC 9580, section 7).
    ///
    /// What a signature does not cover is refused: armor header fields other than `Hash`, a second block inside, form
    /// feeds, NUL, and lines so long that gpg would cut them.
    ///
    /// - Returns: the signed text as gpg gives it, the only text the signatures are about.
    public func verifyCleartext(
        _ block: [UInt8]
    ) throws(OpenPGPError) -> (text: [UInt8], signatures: [SignatureStatus]) {
        try checkCleartext(block)
        let input = try InputBuffer(block)
        let output = try OutputBuffer(limit: block.count + 16)
        let result = try run { unsafe gpgme_op_verify(context, input.handle, nil, output.handle) }
        guard try isUsable(result) else { throw .malformed("gpg finds no signed text in it") }
        return (output.bytes(), try signatures(result))
    }

    /// Verifies a message that is signed and not encrypted, and takes its content out.
    ///
    /// - Returns: the content; without signatures if it is merely literal data.
    public func verifyOpaque(
        _ bytes: [UInt8], maximumPlaintextBytes: Int
    ) throws(OpenPGPError) -> (content: [UInt8], signatures: [SignatureStatus]) {
        let data = try unarmored(bytes)
        let list = PacketList(data)
        let allowed = [
            PacketTag.onePassSignature, PacketTag.signature, PacketTag.literal, PacketTag.compressed, PacketTag.marker,
            PacketTag.padding,
        ]
        guard list.isComplete, list.packets.allSatisfy({ allowed.contains($0.tag) }),
            list.count(PacketTag.literal, PacketTag.compressed) == 1
        else { throw .malformed("it is no signed message") }
        guard list.count(PacketTag.signature) <= Self.maximumSignatures else {
            throw .malformed("it has more than \(Self.maximumSignatures) signatures")
        }
        let input = try InputBuffer(data)
        let output = try OutputBuffer(limit: maximumPlaintextBytes)
        let result = try run { unsafe gpgme_op_verify(context, input.handle, nil, output.handle) }
        if output.isOverLimit { throw .tooLarge(limit: maximumPlaintextBytes) }
        // Encrypted data may hide under the compression, and gpg opens what it finds.
        guard result.lines("BEGIN_DECRYPTION").isEmpty, result.lines("ENC_TO").isEmpty else {
            throw .malformed("encrypted data is hidden in it")
        }
        let content = output.bytes()
        guard try isUsable(result), !content.isEmpty else {
            throw .malformed("gpg finds no single signed message in it")
        }
        return (content, try signatures(result))
    }

    /// Whether gpg could make something of the data. Throws if it failed for another reason than the data.
    private func isUsable(_ result: OperationResult) throws(OpenPGPError) -> Bool {
        if result.isOurFault { try result.get() }
        return !result.failed
    }

    /// The signature packets, binary; nil if anything else is among them.
    private func documentSignatures(_ signature: [UInt8]) -> [UInt8]? {
        do throws(OpenPGPError) {
            let list = PacketList(try unarmored(signature))
            let packets = list.packets.filter { ![PacketTag.marker, PacketTag.padding].contains($0.tag) }
            guard list.isComplete, (1...Self.maximumSignatures).contains(packets.count),
                packets.allSatisfy({ $0.tag == PacketTag.signature && isOverDocument(list.body($0)) })
            else { return nil }
            return packets.flatMap { list.bytes[$0.range] }
        } catch {
            return nil
        }
    }

    /// Type 0x00 or 0x01 (section 5.2.1): over a document, not over a key.
    private func isOverDocument(_ body: ArraySlice<UInt8>) -> Bool {
        let type = body.first.map { $0 < 4 ? 2 : 1 } ?? 0
        return body.count > type && body[body.startIndex + type] <= 1
    }

    private func checkCleartext(_ block: [UInt8]) throws(OpenPGPError) {
        let blocks = armorBlocks(in: block)
        guard blocks.count == 1, blocks[0].kind == .cleartextSigned, blocks[0].range.lowerBound == 0,
            block[blocks[0].range.upperBound...].allSatisfy({ [0x20, 0x09, 0x0D, 0x0A].contains($0) })
        else { throw .malformed("it is no single cleartext-signed block") }
        guard !block.contains(0), !block.contains(0x0C) else { throw .malformed("it holds a NUL or a form feed") }
        var inHeader = true
        var begins = 0
        var ends = 0
        for line in Lines(block[...]).dropFirst() {
            guard line.count <= 10_000 else { throw .malformed("it has a line over 10,000 bytes") }
            let content = block[line]
            if inHeader {
                if content.isEmpty {
                    inHeader = false
                } else if !content.starts(with: Array("Hash:".utf8)) {
                    throw .malformed("it has an armor header field other than Hash")
                }
                continue
            }
            switch ArmorLine(content) {
            case .begin(let kind):
                guard kind == .signature, begins == 0 else { throw .malformed("it has another block inside") }
                begins += 1
            case .end: ends += 1
            case nil:
                // A dash at the start of a line of the text is always escaped (section 7.2).
                guard begins > 0 || content.first != UInt8(ascii: "-") || content.starts(with: Array("- ".utf8))
                else { throw .malformed("it has a line of dashes that is not escaped") }
            }
        }
        guard begins == 1, ends == 1 else { throw .malformed("it is cut short") }
    }
}
