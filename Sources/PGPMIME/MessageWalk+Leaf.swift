import Mail
import OpenPGP

/// Bytes that are a text, or are to be read as one.
struct TextSource {
    var path: String
    var name: String?
    var content: [UInt8]
    /// As it is reported, and as the bytes are to be decoded.
    var mediaType: MediaType
    /// Lines at the start that only repeat the header (RFC 9788, section 5.2).
    var hasLegacyDisplay = false

    init(path: String, name: String? = nil, content: [UInt8], mediaType: MediaType) {
        self.path = path
        self.name = name
        self.content = content
        self.mediaType = mediaType
    }
}

extension MessageWalk {
    mutating func leaf(_ entity: Entity, _ content: [UInt8], in surroundings: Surroundings) throws(OpenError) {
        var place = surroundings
        if entity.disposition == "attachment" { place.role = .attachment }
        if isLegacyDisplay(entity, in: surroundings) {
            let text = decodeText(content, as: entity.mediaType).text
            return add(
                entity.path, entity.mediaType.essence, name: entity.fileName, content: content, text: text,
                role: .legacyDisplay, in: place)
        }
        if entity.mediaType.type == "text" {
            if !["plain", "html", "markdown", "x-markdown", "enriched"].contains(entity.mediaType.subtype) {
                place.role = .attachment
            }
            var source = TextSource(
                path: entity.path, name: entity.fileName, content: content, mediaType: entity.mediaType)
            source.hasLegacyDisplay =
                surroundings.ciphertext != nil && entity.mediaType.parameters["hp-legacy-display"] == "1"
            return try inlineText(source, in: place)
        }
        switch entity.mediaType.essence {
        case "application/pkcs7-mime", "application/x-pkcs7-mime":
            flags.insert(.smime)
            if !surroundings.isForwarded { hasUnopenedSMIME = true }
        case "application/pkcs7-signature", "application/x-pkcs7-signature":
            flags.insert(.smime)
        default: break
        }
        place.role = .attachment
        try file(entity.path, name: entity.fileName, content, mediaType: entity.mediaType, in: place)
    }

    /// The old scheme repeats the header in a part of its own, before the text.
    private func isLegacyDisplay(_ entity: Entity, in surroundings: Surroundings) -> Bool {
        guard entity.mediaType.parameters["protected-headers"]?.lowercased() == "v1", !surroundings.isPayloadRoot,
            surroundings.ciphertext != nil || !surroundings.scopes.isEmpty
        else { return false }
        return ["text/plain", "text/rfc822-headers"].contains(entity.mediaType.essence)
    }

    /// A file: opened if it is OpenPGP, else kept as it is.
    mutating func file(
        _ path: String, name: String?, _ content: [UInt8], mediaType: MediaType, in surroundings: Surroundings
    ) throws(OpenError) {
        switch fileKind(name: name, content, mediaType: mediaType) {
        case .message: try encryptedFile(path, name: name, content, mediaType: mediaType, in: surroundings)
        case .cleartextSigned(let block):
            add(
                path, mediaType.essence, name: name, content: content, role: .attachment, kind: .wrapping,
                in: surroundings)
            var place = surroundings
            place.isOpenedFile = true
            let source = TextSource(
                path: path, name: name.map(withoutSuffix), content: content, mediaType: .plainText)
            try cleartext(Array(content[block]), number: 1, of: source, in: place)
        case .certificate:
            offer(content, in: surroundings)
            add(path, mediaType.essence, name: name, content: content, role: .attachment, in: surroundings)
        case .signature:
            add(
                path, mediaType.essence, name: name, content: content, role: .attachment, kind: .wrapping,
                in: surroundings)
        case .other:
            add(path, mediaType.essence, name: name, content: content, role: .attachment, in: surroundings)
        }
    }

    /// Certificates wait for whoever binds them; a secret key is only reported.
    mutating func offer(_ content: [UInt8], in surroundings: Surroundings) {
        let summary = summarizePackets(content)
        if summary.hasSecretKey {
            flags.insert(.secretKeyAttached)
        } else if !surroundings.isForwarded {
            offeredCertificates.append(content)
        }
    }

    private mutating func encryptedFile(
        _ path: String, name: String?, _ content: [UInt8], mediaType: MediaType, in surroundings: Surroundings
    ) throws(OpenError) {
        let inner = path + ".1"
        let result = try open(content, path: inner, in: surroundings)
        var failure: DecryptionFailure?
        if case .failed(let why) = result { failure = why }
        add(
            path, mediaType.essence, name: name, content: content, role: .attachment,
            kind: failure == nil ? .wrapping : .content, failure: failure, in: surroundings)
        guard case .opened(var opening) = result else { return }
        if startsLikeEntity(opening.content) {
            // QUIRK: the version part is lost on the way, and PGP/MIME arrives as an attachment.
            flags.insert(.repaired)
            opening.surroundings.role = .report
            return try decryptedEntity(opening, path: inner)
        }
        opening.surroundings.isOpenedFile = true
        let innerName = name.map(withoutSuffix) ?? opening.fileName.flatMap(fileNameAlone)
        let innerType = isText(opening.content) || hasTextName(innerName) ? MediaType.plainText : .octetStream
        if innerType == .plainText, fileKind(name: innerName, opening.content, mediaType: innerType) == .other {
            var place = opening.surroundings
            place.role = .attachment
            try inlineText(
                TextSource(path: inner, name: innerName, content: opening.content, mediaType: .plainText), in: place)
        } else {
            try file(inner, name: innerName, opening.content, mediaType: innerType, in: opening.surroundings)
        }
    }
}

/// What a file is to OpenPGP.
enum FileKind: Equatable {
    case message
    case cleartextSigned(Range<Int>)
    case certificate
    case signature
    case other
}

/// Looks at armor first, then at the packets where name or type say that there are any.
func fileKind(name: String?, _ content: [UInt8], mediaType: MediaType) -> FileKind {
    if isArmored(content), let block = armorBlocks(in: content).first {
        return switch block.kind {
        case .message: .message
        case .cleartextSigned: .cleartextSigned(block.range)
        case .publicKey, .privateKey: .certificate
        case .signature: .signature
        }
    }
    switch mediaType.essence {
    case "application/pgp-keys": return .certificate
    case "application/pgp-signature": return .signature
    default: break
    }
    let lowercased = name?.lowercased() ?? ""
    let hasSuffix = pgpSuffixes.contains { lowercased.hasSuffix($0) }
    guard hasSuffix || ["application/octet-stream", "application/pgp-encrypted"].contains(mediaType.essence) else {
        return .other
    }
    let summary = summarizePackets(content)
    if summary.hasPublicKey || summary.hasSecretKey { return summary.wellFormed ? .certificate : .other }
    // Of what is called so, even what is damaged counts as a ciphertext; of what is not, only what is whole.
    if summary.isEncrypted { return hasSuffix || summary.wellFormed ? .message : .other }
    if hasSuffix, summary.isLegible { return .message }
    if summary.signatures > 0 { return .signature }
    return hasSuffix && !lowercased.hasSuffix(".asc") && !isText(content) ? .message : .other
}

private let pgpSuffixes = [".pgp", ".gpg", ".asc"]

/// `report.txt.pgp` is `report.txt` inside.
func withoutSuffix(_ name: String) -> String {
    let lowercased = name.lowercased()
    guard let suffix = pgpSuffixes.first(where: { lowercased.hasSuffix($0) }), name.utf8.count > suffix.utf8.count,
        lowercased.utf8.count == name.utf8.count
    else { return name }
    return String(name.dropLast(suffix.count))
}

private func hasTextName(_ name: String?) -> Bool {
    let lowercased = name?.lowercased() ?? ""
    return [".txt", ".log", ".md"].contains { lowercased.hasSuffix($0) }
}

/// The last component of a name that the sender chose, without controls.
private func fileNameAlone(_ name: String) -> String? {
    guard let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last else { return nil }
    let clean = String(String.UnicodeScalarView(last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    return clean.isEmpty || clean == "." || clean == ".." || clean == "_CONSOLE" ? nil : clean
}

/// UTF-8 without controls that no text has; ESC is one that Japanese charsets need.
func isText(_ content: [UInt8]) -> Bool {
    content.allSatisfy { $0 >= 0x20 && $0 != 0x7F || [0x09, 0x0A, 0x0C, 0x0D, 0x1B].contains($0) }
        && String(validating: content, as: UTF8.self) != nil
}

extension MediaType {
    static let octetStream = MediaType(type: "application", subtype: "octet-stream")
}
