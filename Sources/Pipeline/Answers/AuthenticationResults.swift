/// What one `Authentication-Results` field says (RFC 8601, section 2.2); everything in lower case.
struct AuthenticationResults {
    /// Who says it.
    var server: String?
    /// Each method with its result, whatever else is said of them.
    var statements: [(method: String, result: String)] = []

    /// Reads the value of a field, unfolded.
    init(_ value: String) {
        // A server may copy a stranger's words into a comment; one that is not closed must not hide what follows it.
        let pieces = Self.withoutComments(value) ?? value.split(separator: ";").map(String.init)
        server = pieces.first.flatMap { $0.split(whereSeparator: \.isWhitespace).first }?
            .trimming("\"").lowercased()
        statements = pieces.dropFirst().compactMap { piece in
            guard let equals = piece.firstIndex(of: "=") else { return nil }
            let method = piece[..<equals].split(separator: "/", omittingEmptySubsequences: false).first?.trimmed
            let result = piece[piece.index(after: equals)...].split(whereSeparator: \.isWhitespace).first
            guard let method, let result else { return nil }
            return (method.lowercased(), result.trimming("\"").lowercased())
        }
    }

    /// What stands between semicolons outside quoted strings; each comment becomes a blank.
    ///
    /// - Returns: nil if a comment or a quoted string is not closed.
    private static func withoutComments(_ value: String) -> [String]? {
        var pieces = [String.UnicodeScalarView()]
        var depth = 0
        var isQuoted = false
        var isEscaped = false
        for scalar in value.unicodeScalars {
            if isEscaped {
                isEscaped = false
            } else if scalar == "\\", isQuoted || depth > 0 {
                isEscaped = true
                continue
            } else if scalar == "\"", depth == 0 {
                isQuoted.toggle()
            } else if scalar == "(", !isQuoted {
                depth += 1
                pieces[pieces.count - 1].append(" ")
                continue
            } else if scalar == ")", depth > 0 {
                depth -= 1
                continue
            } else if scalar == ";", !isQuoted, depth == 0 {
                pieces.append(String.UnicodeScalarView())
                continue
            }
            if depth == 0 { pieces[pieces.count - 1].append(scalar) }
        }
        return depth == 0 && !isQuoted ? pieces.map { String($0) } : nil
    }
}

extension StringProtocol {
    fileprivate func trimming(_ mark: Character) -> String {
        String(drop { $0 == mark }.reversed().drop { $0 == mark }.reversed())
    }
}
