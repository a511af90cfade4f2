public import Disclosure
public import Foundation

/// A date as RFC 5322 (section 3.3) writes it, in UTC: `Mon, 02 Nov 2026 09:00:00 +0000`.
public func formatDate(_ date: Date) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents([.weekday, .day, .month, .year, .hour, .minute, .second], from: date)
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    func digits(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
    return "\(days[(parts.weekday ?? 1) - 1]), \(digits(parts.day)) \(months[(parts.month ?? 1) - 1]) "
        + "\(parts.year ?? 1970) \(digits(parts.hour)):\(digits(parts.minute)):\(digits(parts.second)) +0000"
}

/// A mailbox as it stands in a header field: the display name as it is, quoted, or encoded (RFC 2047).
public func formatMailbox(_ mailbox: Mailbox) -> String {
    guard let name = mailbox.displayName.map({ trimmed(withoutControls($0)) }), !name.isEmpty else {
        return mailbox.address.description
    }
    let isAtoms = name.utf8.allSatisfy { byte in
        byte < 0x80 && (byte == 0x20 || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte) || isAlphanumeric(byte))
    }
    if !name.utf8.allSatisfy({ $0 < 0x80 }) || name.contains("=?") {
        return "\(encodedWords(name).joined(separator: " ")) <\(mailbox.address)>"
    }
    if isAtoms { return "\(name) <\(mailbox.address)>" }
    let escaped = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\" <\(mailbox.address)>"
}

private func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte.asciiLowercased) || (0x30...0x39).contains(byte)
}

/// The field encoded, folded, and with its CRLF.
func composedField(_ field: OutgoingField) -> String { composedField(field.name, field.value) }

/// The same with parameters (RFC 2045, section 5.1; RFC 2231 for those that are not ASCII).
func composedField(_ name: String, _ value: String, parameters: [(String, String)] = []) -> String {
    precondition(
        (name + value + parameters.map { $0.0 + $0.1 }.joined()).unicodeScalars.allSatisfy {
            $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)
        }, "a header field of ours has a control character in it")
    var words = value.split(separator: " ", omittingEmptySubsequences: false).map { String($0) }
    let needsEncoding = !value.utf8.allSatisfy { $0 < 0x80 } || words.contains { $0.utf8.count > 900 }
    if needsEncoding { words = encodedWords(value) }
    for parameter in parameters.flatMap(composedParameter) {
        words[words.count - 1] += ";"
        words.append(parameter)
    }
    return folded(name + ":", words) + "\r\n"
}

/// One parameter, or the sections that one too long for a line is cut into (RFC 2231, section 3).
private func composedParameter(_ parameter: (String, String)) -> [String] {
    let (name, value) = parameter
    // QUIRK: readers decode encoded words in a quoted string too, where RFC 2047 (section 5) has none.
    if value.utf8.allSatisfy({ $0 < 0x80 }), !value.contains("=?") {
        let isToken =
            !value.isEmpty && value.utf8.allSatisfy { isAlphanumeric($0) || "!#$&+-^_`{|}~.".utf8.contains($0) }
        let quoted = "\"\(value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        let whole = "\(name)=\(isToken ? value : quoted)"
        if whole.utf8.count <= parameterLength { return [whole] }
    }
    let whole = "\(name)*=utf-8''\(value.unicodeScalars.map(percentEncoded).joined())"
    return whole.utf8.count <= parameterLength ? [whole] : sections(name, value)
}

/// What fits into a line of 76 characters between a blank and a semicolon.
private let parameterLength = 74

/// Whole characters in each, for readers that decode section by section.
private func sections(_ name: String, _ value: String) -> [String] {
    var sections = ["\(name)*0*=utf-8''"]
    for scalar in value.unicodeScalars {
        let encoded = percentEncoded(scalar)
        if sections[sections.count - 1].utf8.count + encoded.utf8.count > parameterLength {
            sections.append("\(name)*\(sections.count)*=")
        }
        sections[sections.count - 1] += encoded
    }
    return sections
}

/// As RFC 2231 (section 4) has the octets of extended values.
private func percentEncoded(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf8.map { byte in
        if isAlphanumeric(byte) || "-._".utf8.contains(byte) { return String(UnicodeScalar(byte)) }
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.utf8.count < 2 ? "0" : "") + digits
    }.joined()
}

/// Encoded words of at most 75 characters each, whole characters in each (RFC 2047, sections 2 and 5).
///
/// GMime makes one word of any length where the text has no spaces, as Japanese has none.
func encodedWords(_ text: String) -> [String] {
    var words: [String] = []
    var chunk: [UInt8] = []
    func flush() {
        if !chunk.isEmpty { words.append("=?UTF-8?B?\(Data(chunk).base64EncodedString())?=") }
        chunk.removeAll()
    }
    for scalar in text.unicodeScalars {
        let bytes = Array(String(scalar).utf8)
        // The first shares its line with the field's name.
        if chunk.count + bytes.count > (words.isEmpty ? 30 : 45) { flush() }
        chunk += bytes
    }
    flush()
    return words
}

/// Words joined by single spaces in lines of at most 76 characters, where the words allow it.
private func folded(_ name: String, _ words: [String]) -> String {
    var result = name
    var column = name.utf8.count
    for (index, word) in words.enumerated() {
        // A continuation line of blanks alone would end the block for some readers; an empty word is one.
        if column + 1 + word.utf8.count > 76, index > 0, !word.isEmpty {
            result += "\r\n"
            column = 0
        }
        result += " " + word
        column += 1 + word.utf8.count
    }
    while result.utf8.last == 0x20 { result.removeLast() }
    return result
}
