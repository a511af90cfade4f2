import Foundation

/// The text of a leaf: characters by an allow-list of sets, format=flowed undone (RFC 3676), HTML made readable.
///
/// Bytes that cannot be decoded become U+FFFD; a set that is not on the list, or is refused (UTF-7), gives Latin-1 and
/// ``Defect/unknownCharset``. Time is linear in the size of the content.
public func decodeText(_ content: [UInt8], as mediaType: MediaType) -> DecodedText {
    let isHTML = mediaType.essence == "text/html" || mediaType.essence == "application/xhtml+xml"
    var label = mediaType.parameters["charset"].map { trimmed($0) }
    if label == nil || label == "", isHTML { label = charsetInMarkup(content) }
    var defects: Set<Defect> = []
    var text: String
    if content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF]) {
        text = Charset.utf16.decode(content)
    } else if let charset = Charset(named: label.flatMap { $0.isEmpty ? nil : $0 } ?? "us-ascii") {
        text = charset.decode(content)
    } else {
        text = latin1(content)
        defects.insert(.unknownCharset)
    }
    text = withLineFeeds(text)
    if isHTML {
        let readable = readableText(ofHTML: Array(text.utf8))
        return DecodedText(text: readable.text, defects: defects.union(readable.defects))
    }
    if mediaType.type == "text", mediaType.parameters["format"]?.lowercased() == "flowed" {
        let deletesSpace = mediaType.parameters["delsp"]?.lowercased() == "yes"
        text = unflowed(Array(text.utf8), deletingSpaces: deletesSpace)
    }
    return DecodedText(text: text, defects: defects)
}

/// CRLF and lone CR become LF.
func withLineFeeds(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var afterReturn = false
    for byte in text.utf8 {
        if byte == 0x0D {
            bytes.append(0x0A)
        } else if byte != 0x0A || !afterReturn {
            bytes.append(byte)
        }
        afterReturn = byte == 0x0D
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// What a `meta` element near the start says (`charset=`), for HTML whose header field says nothing.
private func charsetInMarkup(_ content: [UInt8]) -> String? {
    let start = String(decoding: content.prefix(2_048), as: UTF8.self).lowercased()
    guard let found = start.range(of: "charset=") else { return nil }
    let value = start[found.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
    let label = value.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    return label.isEmpty ? nil : String(label)
}
