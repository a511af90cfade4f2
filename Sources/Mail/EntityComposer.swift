import CGMime
import Disclosure
import Foundation

/// Composes the entities of our own mail: CRLF line ends, 7-bit, and safe to sign (RFC 3156, section 3): no trailing
/// blanks, no line that starts with `From `.
///
/// Values are ours; a control character in one is a defect of ours and traps.
public enum EntityComposer {
    /// A `text/plain; charset=utf-8` entity.
    ///
    /// Quoted-printable, or base64 where that is shorter.
    public static func text(
        _ text: String, fields: [OutgoingField] = [], contentTypeParameters: [(String, String)] = []
    ) -> [UInt8] {
        var lines = withLineFeeds(text)
        if !lines.isEmpty, lines.utf8.last != 0x0A { lines += "\n" }
        let content = Array(lines.utf8)
        let quoted = encoded(content, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE)
        let canonical = Array(lines.replacing("\n", with: "\r\n").utf8)
        let base64 = encoded(canonical, GMIME_CONTENT_ENCODING_BASE64)
        let isQuoted = quoted.count <= base64.count
        let header =
            [
                composedField("Content-Type", "text/plain", parameters: [("charset", "utf-8")] + contentTypeParameters),
                composedField("Content-Transfer-Encoding", isQuoted ? "quoted-printable" : "base64"),
            ] + fields.map(composedField)
        return block(header) + (isQuoted ? quoted : base64)
    }

    /// A file: armored data as it is, anything else in base64.
    public static func attachment(
        _ content: [UInt8], mediaType: String, fileName: String, description: String? = nil
    ) -> [UInt8] {
        let isPlain = isSafePlain(content)
        var header = [
            composedField("Content-Type", mediaType, parameters: [("name", fileName)]),
            composedField("Content-Transfer-Encoding", isPlain ? "7bit" : "base64"),
            composedField("Content-Disposition", "attachment", parameters: [("filename", fileName)]),
        ]
        if let description { header.append(composedField(OutgoingField("Content-Description", description))) }
        return block(header)
            + (isPlain ? withNetworkLineEnds(content) : encoded(content, GMIME_CONTENT_ENCODING_BASE64))
    }

    /// A file of which every byte arrives: in base64 whatever it is, since a relay may change the line ends of a text.
    ///
    /// - Parameter mediaType: a discrete one (RFC 2045, section 6.4).
    public static func file(_ content: [UInt8], mediaType: String, fileName: String) -> [UInt8] {
        // Without a charset a reader shows US-ASCII, or guesses (RFC 2046, section 4.1.2).
        let isUTF8 = mediaType.hasPrefix("text/") && String(validating: content, as: UTF8.self) != nil
        let header = [
            composedField(
                "Content-Type", mediaType, parameters: (isUTF8 ? [("charset", "utf-8")] : []) + [("name", fileName)]),
            composedField("Content-Transfer-Encoding", "base64"),
            composedField("Content-Disposition", "attachment", parameters: [("filename", fileName)]),
        ]
        return block(header) + encoded(content, GMIME_CONTENT_ENCODING_BASE64)
    }

    /// A multipart of finished entities, with a fresh random boundary.
    ///
    /// - Parameters:
    ///   - parameters: of `Content-Type`, such as `protocol`; `contentTypeParameters` are added to them.
    ///   - fields: what the entity's header has besides `Content-Type`.
    public static func multipart(
        _ subtype: String, parameters: [(String, String)] = [], fields: [OutgoingField] = [],
        contentTypeParameters: [(String, String)] = [], parts: [[UInt8]]
    ) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        let random = (0..<2).map { _ in
            let digits = String(generator.next() as UInt64, radix: 36)
            return String(repeating: "0", count: max(0, 13 - digits.utf8.count)) + digits
        }
        // `=_` cannot stand in quoted-printable or base64 (RFC 2045, section 6.7).
        let boundary = "=_" + random.joined()
        let all = parameters + contentTypeParameters + [("boundary", boundary)]
        let header =
            [composedField("Content-Type", "multipart/\(subtype)", parameters: all)] + fields.map(composedField)
        var result = block(header)
        result.reserveCapacity(parts.reduce(result.count + 100) { $0 + $1.count + 100 })
        for part in parts {
            result += Array("--\(boundary)\r\n".utf8)
            result += part
            result += [0x0D, 0x0A]
        }
        result += Array("--\(boundary)--\r\n".utf8)
        return result
    }

    /// A whole mail: these fields, `MIME-Version`, and the entity's own bytes.
    public static func message(fields: [OutgoingField], entity: [UInt8]) -> [UInt8] {
        Array((fields.map(composedField) + ["MIME-Version: 1.0\r\n"]).joined().utf8) + entity
    }

    private static func block(_ fields: [String]) -> [UInt8] { Array((fields.joined() + "\r\n").utf8) }

    /// Whether the content can stand in a mail as it is: printable ASCII in short lines, as armor is.
    private static func isSafePlain(_ content: [UInt8]) -> Bool {
        let lines = withNetworkLineEnds(content).split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.last?.isEmpty == true else { return false }
        return lines.dropLast().allSatisfy { line in
            let text = line.dropLast()
            return text.count <= 76 && text.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x09 }
                && text.last?.isBlank != true && !text.starts(with: Array("From ".utf8))
        }
    }

    private static func withNetworkLineEnds(_ content: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for byte in content {
            if byte == 0x0A, result.last != 0x0D { result.append(0x0D) }
            result.append(byte)
        }
        return result
    }

    /// Through GMime's encoder; quoted-printable takes and base64 gives lines of at most 76 characters.
    private static func encoded(_ content: [UInt8], _ encoding: GMimeContentEncoding) -> [UInt8] {
        let target = MemoryStream()
        guard let filtered = unsafe GObjectHandle(cgmime_stream_filter(target.pointer)) else {
            preconditionFailure("GLib ends the process first")
        }
        unsafe cgmime_add_filter(filtered.pointer, g_mime_filter_basic_new(encoding, 1))
        if encoding == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE {
            unsafe cgmime_add_filter(filtered.pointer, g_mime_filter_from_new(GMIME_FILTER_FROM_MODE_ARMOR))
        }
        unsafe cgmime_add_filter(filtered.pointer, g_mime_filter_unix2dos_new(1))
        unsafe content.withUnsafeBytes { buffer in
            guard let base = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
            // In pieces, or each filter would hold all of a large file.
            for start in stride(from: 0, to: buffer.count, by: 1 << 16) {
                let length = min(1 << 16, buffer.count - start)
                _ = unsafe g_mime_stream_write(filtered.pointer, base + start, length)
            }
        }
        _ = unsafe g_mime_stream_flush(filtered.pointer)
        return target.bytes
    }
}
