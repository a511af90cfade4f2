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
        return structuredPieces(String(decoding: line, as: UTF8.self))?.first?.trimmed
    }
}

/// A structured value cut at a separator outside quoted strings; each comment becomes a blank, nested ones too.
///
/// - Returns: at least one piece; nil if a comment or a quoted string is not closed.
func structuredPieces(_ value: String, separator: Unicode.Scalar? = nil) -> [String]? {
    var pieces = [String.UnicodeScalarView()]
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    func add(_ scalar: Unicode.Scalar) { pieces[pieces.count - 1].append(scalar) }
    for scalar in value.unicodeScalars {
        if isEscaped {
            isEscaped = false
            if depth == 0 { add(scalar) }
            continue
        }
        switch scalar {
        case "\\" where isQuoted || depth > 0: isEscaped = true
        case "\"" where depth == 0:
            isQuoted.toggle()
            add(scalar)
        case "(" where !isQuoted:
            depth += 1
            add(" ")
        case ")" where !isQuoted && depth > 0: depth -= 1
        case separator where !isQuoted && depth == 0: pieces.append(String.UnicodeScalarView())
        default: if depth == 0 { add(scalar) }
        }
    }
    return depth == 0 && !isQuoted ? pieces.map { String($0) } : nil
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
