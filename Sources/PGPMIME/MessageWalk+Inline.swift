import Mail
import OpenPGP

extension MessageWalk {
    /// Splits a text at the blocks in it and opens them; a text without any is a part as it is.
    mutating func inlineText(_ source: TextSource, in surroundings: Surroundings) throws(OpenError) {
        var source = source
        // Blocks in HTML, or in a charset that is not a superset of ASCII, are found in what a reader would see.
        if source.mediaType.subtype == "html" || source.content.contains(0) {
            let decoded = decodeText(source.content, as: source.mediaType)
            let text = Array(decoded.text.utf8)
            guard armorBlocks(in: text).contains(where: { $0.kind.isOpened || $0.kind.isKey }) else {
                note(decoded.defects)
                return addText(source, decoded.text, in: surroundings)
            }
            note(decoded.defects)
            source.content = text
            source.mediaType = .plainText
        }

        let blocks = armorBlocks(in: source.content)
        for block in blocks where block.kind.isKey { offer(Array(source.content[block.range]), in: surroundings) }
        let opened = blocks.filter { $0.kind.isOpened }
        guard !opened.isEmpty, !surroundings.repeatsBlocks else {
            let decoded = decodeText(source.content, as: source.mediaType)
            note(decoded.defects)
            return addText(source, decoded.text, in: surroundings)
        }

        var place = surroundings
        if surroundings.role == .attachment { place.isOpenedFile = true }
        var end = 0
        var segments = 0
        for (index, block) in opened.enumerated() {
            guard index < Self.maximumCiphertexts else {
                // Too many to open, or to list: one part stands for the rest.
                add(
                    "\(source.path).\(index + 1)", "application/pgp-encrypted", name: source.name,
                    content: Array(source.content[end...]), role: .attachment, kind: .unopened, failure: .malformed,
                    in: place)
                noteUnopened(in: surroundings)
                return
            }
            segment(source, end..<block.range.lowerBound, number: &segments, in: surroundings)
            let bytes = Array(source.content[block.range])
            if block.kind == .cleartextSigned {
                try cleartext(bytes, number: index + 1, of: source, in: place)
            } else {
                try message(bytes, number: index + 1, of: source, in: place)
            }
            end = block.range.upperBound
        }
        segment(source, end..<source.content.count, number: &segments, in: surroundings)
    }

    private mutating func addText(_ source: TextSource, _ text: String, in surroundings: Surroundings) {
        add(
            source.path, source.mediaType.essence, name: source.name, content: source.content,
            text: source.hasLegacyDisplay ? withoutLegacyDisplay(text) : text, role: surroundings.role,
            in: surroundings)
    }

    /// What stands before, between and after blocks: under none of their protections.
    private mutating func segment(
        _ source: TextSource, _ range: Range<Int>, number: inout Int, in surroundings: Surroundings
    ) {
        let content = Array(source.content[range])
        let decoded = decodeText(content, as: source.mediaType)
        guard !decoded.text.isBlank else { return }
        note(decoded.defects)
        number += 1
        let isQuoted = decoded.text.split(separator: "\n").allSatisfy { $0.isEmpty || $0.first == ">" }
        add(
            "\(source.path)#\(number)", source.mediaType.essence, name: nil, content: content, text: decoded.text,
            role: isQuoted && surroundings.role == .report ? .quoted : surroundings.role, in: surroundings)
    }

    private mutating func message(
        _ block: [UInt8], number: Int, of source: TextSource, in surroundings: Surroundings
    ) throws(OpenError) {
        let path = "\(source.path).\(number)"
        switch try open(block, path: path, in: surroundings.inside) {
        case .failed(let failure):
            add(
                path, "application/pgp-encrypted", name: source.name, content: block, role: .attachment,
                kind: surroundings.role == .attachment ? .content : .unopened, failure: failure, in: surroundings)
        case .opened(let opening):
            if startsLikeEntity(opening.content) {
                // QUIRK: the whole entity that PGP/MIME would hold, pasted into a text.
                flags.insert(.repaired)
                return try decryptedEntity(opening, path: path)
            }
            let inner = TextSource(
                path: path, name: source.name.map(withoutSuffix), content: opening.content,
                mediaType: textType(of: opening.content, block: block, like: source))
            if opening.content.contains(0) {
                try file(path, name: inner.name, inner.content, mediaType: .octetStream, in: opening.surroundings)
            } else {
                try inlineText(inner, in: opening.surroundings)
            }
        }
    }

    /// RFC 9580, section 7. Only what OpenPGP gives back is the signed text; if it gives none, the text is shown as it
    /// stands, under a bad signature.
    mutating func cleartext(
        _ block: [UInt8], number: Int, of source: TextSource, in surroundings: Surroundings
    ) throws(OpenError) {
        let path = "\(source.path).\(number)"
        var text: [UInt8] = []
        var statuses: [SignatureStatus] = []
        if verifications < Self.maximumVerifications, surroundings.openings < Self.maximumOpenings {
            verifications += 1
            do {
                (text, statuses) = try cryptography.verifyCleartext(block)
            } catch {
                try stopIfEngine(error)
            }
        }
        if statuses.isEmpty || text.isEmpty {
            text = cleartextBody(block)
            statuses = statuses.isEmpty ? [.unusable] : statuses
        }
        var inside = enter(statuses, path: path, from: surroundings.inside)
        inside.openings += 1
        let inner = TextSource(
            path: path, name: source.name.map(withoutSuffix), content: text,
            mediaType: textType(of: text, block: block, like: source))
        if inside.openings < Self.maximumOpenings {
            try inlineText(inner, in: inside)
        } else {
            addText(inner, decodeText(text, as: inner.mediaType).text, in: inside)
        }
    }

    /// How to decode a plaintext: the armor's word, then the escapes of Japanese mail, then UTF-8, then the charset
    /// that the part had outside.
    private func textType(of text: [UInt8], block: [UInt8], like source: TextSource) -> MediaType {
        var type = source.mediaType.type == "text" ? source.mediaType : .plainText
        if type.subtype == "html" { type.subtype = "plain" }
        type.parameters["format"] = nil
        if let charset = armorCharset(block) {
            type.parameters["charset"] = charset
        } else if text.isISO2022 {
            type.parameters["charset"] = "iso-2022-jp"
        } else if String(validating: text, as: UTF8.self) != nil {
            type.parameters["charset"] = "utf-8"
        }
        return type
    }
}

extension ArmorBlock.Kind {
    var isOpened: Bool { self == .message || self == .cleartextSigned }

    var isKey: Bool { self == .publicKey || self == .privateKey }
}

extension [UInt8] {
    /// Seven bits and `ESC $`: ISO-2022, which is valid UTF-8 as well. Logs of terminals have other escapes.
    fileprivate var isISO2022: Bool {
        allSatisfy { $0 < 0x80 } && zip(self, dropFirst()).contains { $0 == 0x1B && $1 == UInt8(ascii: "$") }
    }
}

/// The `Charset:` of an armor header (RFC 9580, section 6.2.2.3).
private func armorCharset(_ block: [UInt8]) -> String? {
    for line in block.prefix(2048).split(separator: 0x0A, omittingEmptySubsequences: false).dropFirst() {
        let text = String(decoding: line, as: UTF8.self)
        guard let colon = text.firstIndex(of: ":") else { return nil }
        if text[..<colon].lowercased() == "charset" {
            let value = text[text.index(after: colon)...].filter { !$0.isWhitespace }
            return value.isEmpty ? nil : value
        }
    }
    return nil
}

/// What stands between the header and the signature of a cleartext-signed block, dash-escapes undone.
private func cleartextBody(_ block: [UInt8]) -> [UInt8] {
    let lines = block.split(separator: 0x0A, omittingEmptySubsequences: false)
    let body = lines.drop { !($0.isEmpty || $0 == [0x0D]) }.dropFirst()
    let text = body.prefix { !$0.starts(with: Array("-----BEGIN PGP".utf8)) }
    return Array(text.map { $0.starts(with: [0x2D, 0x20]) ? $0.dropFirst(2) : $0 }.joined(separator: [0x0A]))
}

/// Drops the header fields that RFC 9788 (section 5.2.2) puts in front of the text for older programs, with the empty
/// line after them.
private func withoutLegacyDisplay(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let empty = lines.firstIndex(of: ""), empty > 0 else { return text }
    let areFields = lines[..<empty].enumerated().allSatisfy { index, line in
        if index > 0, line.first == " " || line.first == "\t" { return true }
        guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { return false }
        return line[..<colon].utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
    return areFields ? lines[(empty + 1)...].joined(separator: "\n") : text
}
