/// Reads a message, or an entity that came out of a decryption: header fields, perhaps only `Content-Type`, and a body.
///
/// Everything is measured in one pass before GMime sees a byte (THREATS, section 5). LF and CRLF both end lines. An
/// mbox `From ` line before the header is passed over.
///
/// - Parameter rootPath: the path of the root entity; that of a decrypted part P is `P.1`.
/// - Throws: ``MailError``; never traps, whatever the bytes.
public func parseMessage(
    _ bytes: [UInt8], limits: MailLimits, rootPath: String = "1"
) throws(MailError) -> ParsedMessage {
    var message = try withoutMboxLine(measured(bytes, limits))
    var outlines = OutlineReader(message, limits: limits)
    var outline = try outlines.read(0..<message.count)
    if let end = missingLineEnd(of: message, outline) {
        message += end
        outlines = OutlineReader(message, limits: limits)
        outline = try outlines.read(0..<message.count)
    }
    guard !outline.header.fields.isEmpty else { throw .empty }
    guard !outline.header.hasNUL else { throw .malformed("a header field has a NUL in it") }
    guard hasSafeAddressLines(message) else { throw .malformed("groups of addresses stand inside one another") }
    var entities = EntityReader(message, limits: limits)
    return try entities.readMessage(outline, path: rootPath)
}

/// Reads a bare header block: the fields of a delivery status, `text/rfc822-headers`, protected header fields.
///
/// What follows an empty line is not read; so of several blocks (RFC 3464, section 2.1) this gives the first.
///
/// - Throws: ``MailError``; never traps, whatever the bytes.
public func parseHeaderFields(_ bytes: [UInt8], limits: MailLimits) throws(MailError) -> HeaderFields {
    let block = try withoutMboxLine(measured(bytes, limits))
    let header = try HeaderBlock(block, in: 0..<block.count, limits: limits)
    guard !header.fields.isEmpty else { throw .empty }
    guard !header.hasNUL else { throw .malformed("a header field has a NUL in it") }
    return HeaderFields(header.fields)
}

/// The line end that a close-delimiter at the end of the message needs not have (RFC 2046, section 5.1.1).
///
/// QUIRK: GMime 3.2.13 without it takes the CR before that delimiter for content.
private func missingLineEnd(of message: [UInt8], _ outline: Outline) -> [UInt8]? {
    if case .leaf = outline.content { return nil }
    guard let feed = message.lastIndex(of: 0x0A), message[(feed + 1)...].starts(with: [0x2D, 0x2D]) else { return nil }
    return feed > 0 && message[feed - 1] == 0x0D ? [0x0D, 0x0A] : [0x0A]
}

func measured(_ bytes: [UInt8], _ limits: MailLimits) throws(MailError) -> [UInt8] {
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= limits.messageBytes else {
        throw .overLimit(name: "message_bytes", limit: limits.messageBytes, found: bytes.count)
    }
    return bytes
}

func withoutMboxLine(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.starts(with: Array("From ".utf8)) || bytes.starts(with: Array(">From ".utf8)) else { return bytes }
    return Array(bytes[bytes.line(at: 0, before: bytes.count).next...])
}
