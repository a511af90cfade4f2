/// What one `Authentication-Results` field says (RFC 8601, section 2.2); everything in lower case.
struct AuthenticationResults {
    /// Who says it.
    var server: String?
    /// Each method with its result, whatever else is said of them.
    var statements: [(method: String, result: String)] = []

    /// Reads the value of a field, unfolded.
    init(_ value: String) {
        // A server may copy a stranger's words into a comment; one that is not closed must not hide what follows it.
        let pieces = structuredPieces(value, separator: ";") ?? value.split(separator: ";").map(String.init)
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
}

extension StringProtocol {
    fileprivate func trimming(_ mark: Character) -> String {
        String(drop { $0 == mark }.reversed().drop { $0 == mark }.reversed())
    }
}
