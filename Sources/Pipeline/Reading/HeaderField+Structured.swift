import Mail

extension HeaderField {
    /// The value on one line, with its comments dropped, nested ones too, and trimmed (RFC 5322, section 3.2.2).
    ///
    /// Encoded words stay as they are: they have no place in a structured value (RFC 2047, section 5), and decoding
    /// would make a `no` or a `<>` of what is none.
    ///
    /// - Returns: nil if a comment or a quoted string is not closed.
    var structured: String? {
        let line = raw.filter { $0 != 0x0D && $0 != 0x0A }
        var result = String.UnicodeScalarView()
        var depth = 0
        var quoted = false
        var escaped = false
        for scalar in String(decoding: line, as: UTF8.self).unicodeScalars {
            if escaped {
                escaped = false
                if depth == 0 { result.append(scalar) }
                continue
            }
            switch scalar {
            case "\\" where quoted || depth > 0: escaped = true
            case "\"" where depth == 0:
                quoted.toggle()
                result.append(scalar)
            case "(" where !quoted: depth += 1
            case ")" where !quoted && depth > 0: depth -= 1
            default: if depth == 0 { result.append(scalar) }
            }
        }
        return depth == 0 && !quoted ? String(result).trimmed : nil
    }
}

extension StringProtocol {
    /// Without white space at either end.
    var trimmed: String {
        var slice = self[...]
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }
}
