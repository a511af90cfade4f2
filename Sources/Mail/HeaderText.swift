import CGMime
import Disclosure
import Foundation

/// A field's value unfolded, decoded (RFC 2047) and without controls; blanks at the ends are dropped.
func decodedHeaderText(_ raw: [UInt8]) -> String {
    _ = GMimeLibrary.ready
    let text = unsafe withCString(withReadableEncodedWords(unfolded(raw))) {
        unsafe takeString(g_mime_utils_header_decode_text(nil, $0))
    }
    return trimmed(withoutControls(text ?? ""))
}

/// The value on one line: CR and LF go, the blanks after them stay (RFC 5322, section 2.2.3).
func unfolded(_ raw: [UInt8]) -> [UInt8] { raw.filter { $0 != 0x0D && $0 != 0x0A } }

/// Without C0, DEL and C1 characters and line separators; a TAB becomes a space.
///
/// Decoding can bring in what the bytes did not show: `=?utf-8?Q?a=0D=0ABcc:_x?=`.
func withoutControls(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x09: kept.append(" ")
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: continue
        default: kept.append(scalar)
        }
    }
    return String(kept)
}

/// Without spaces and TABs at either end.
func trimmed(_ text: String) -> String {
    var bytes = Array(text.utf8)[...]
    while let first = bytes.first, first.isBlank { bytes.removeFirst() }
    while let last = bytes.last, last.isBlank { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
}

/// Every well-formed `<id>` in the value, outside comments or not (RFC 5322, section 3.6.4; old clients mix in words).
func messageIdentifiers(in raw: [UInt8]) -> [MessageID] {
    var identifiers: [MessageID] = []
    var start: Int?
    let bytes = unfolded(raw)
    for (index, byte) in bytes.enumerated() {
        if byte == UInt8(ascii: "<") {
            start = index
        } else if byte == UInt8(ascii: ">"), let from = start {
            // QUIRK: some programs fold inside a long identifier.
            let inner = bytes[(from + 1)..<index].filter { !$0.isBlank }
            if let identifier = MessageID(String(decoding: inner, as: UTF8.self)) { identifiers.append(identifier) }
            start = nil
        }
    }
    return identifiers
}

/// Reads the body of a `Date:` field (RFC 5322, section 3.3; obsolete forms, section 4.3).
///
/// - Returns: nil if the field is no date. Never traps, whatever the bytes.
func headerDate(_ raw: [UInt8]) -> Date? {
    _ = GMimeLibrary.ready
    guard raw.count <= 200 else { return nil }
    return unsafe withCString(unfolded(raw)) { string -> Date? in
        guard let date = unsafe g_mime_utils_header_decode_date(string) else { return nil }
        defer { unsafe g_date_time_unref(date) }
        return unsafe Date(timeIntervalSince1970: TimeInterval(g_date_time_to_unix(date)))
    }
}

/// The value of a `Content-Type` field; nil if there is none to be read in it.
func parseMediaType(_ raw: [UInt8]) -> MediaType? {
    _ = GMimeLibrary.ready
    return unsafe withCString(withReadableEncodedWords(unfolded(raw))) { string -> MediaType? in
        guard let parsed = unsafe GObjectHandle(g_mime_content_type_parse(nil, string)),
            let type = unsafe g_mime_content_type_get_media_type(parsed.pointer),
            let subtype = unsafe g_mime_content_type_get_media_subtype(parsed.pointer)
        else { return nil }
        return unsafe MediaType(
            type: withoutControls(String(cString: type)), subtype: withoutControls(String(cString: subtype)),
            parameters: parameters(g_mime_content_type_get_parameters(parsed.pointer)))
    }
}

/// The value of a `Content-Disposition` field (RFC 2183) with its file name, as far as there is one.
func parseDisposition(_ raw: [UInt8]) -> (disposition: String?, fileName: String?) {
    _ = GMimeLibrary.ready
    return unsafe withCString(withReadableEncodedWords(unfolded(raw))) { string -> (String?, String?) in
        guard let parsed = unsafe GObjectHandle(g_mime_content_disposition_parse(nil, string)) else {
            return (nil, nil)
        }
        let value = unsafe g_mime_content_disposition_get_disposition(parsed.pointer).map {
            unsafe withoutControls(String(cString: $0)).lowercased()
        }
        let values = unsafe parameters(g_mime_content_disposition_get_parameters(parsed.pointer))
        return (value, values["filename"])
    }
}

private func parameters(_ list: UnsafeMutablePointer<GMimeParamList>?) -> [String: String] {
    guard let list = unsafe list else { return [:] }
    var values: [String: String] = [:]
    for index in 0..<(unsafe g_mime_param_list_length(list)) {
        guard let parameter = unsafe g_mime_param_list_get_parameter_at(list, index),
            let name = unsafe g_mime_param_get_name(parameter), let value = unsafe g_mime_param_get_value(parameter)
        else { continue }
        let key = unsafe String(cString: name).lowercased()
        if values[key] == nil { values[key] = unsafe withoutControls(String(cString: value)) }
    }
    return values
}

/// What may name a file: the last component, shortened to 255 bytes; nil if nothing is left.
func safeFileName(_ name: String?) -> String? {
    guard let name else { return nil }
    let last = name.unicodeScalars.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map { String($0) } ?? ""
    var short = trimmed(withoutControls(last)).unicodeScalars
    while String(short).utf8.count > 255 { short.removeLast() }
    let result = trimmed(String(short))
    return ["", ".", ".."].contains(result) ? nil : result
}
