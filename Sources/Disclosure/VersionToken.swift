/// A word of a text on versions, in lower case.
enum VersionToken: Equatable {
    /// Begins with a number and may go on behind it; ``ReleaseNumber`` takes what belongs to it.
    case version(String)
    case word(String)

    /// More than anybody writes.
    private static let limit = 400

    static func tokens(of text: some StringProtocol) -> [Self] {
        let scalars = Array(text.lowercased().unicodeScalars.prefix(limit))
        var tokens: [Self] = []
        var at = 0
        while at < scalars.count {
            let start = at
            let isVersion =
                isDigit(scalars[at]) || scalars[at] == "v" && at + 1 < scalars.count && isDigit(scalars[at + 1])
            if isVersion {
                at = endOfVersion(in: scalars, from: start)
                // What follows may be an update of it; the number's own reader knows.
                let words = string(scalars[start..<min(at + 20, scalars.count)])
                let number = string(scalars[start..<at])
                if !number.hasSuffix("bit") {
                    tokens.append(.version(number.hasSuffix("+") ? number : series(words, number)))
                }
                if number.hasSuffix("+") { tokens.append(.word("+")) }
            } else if scalars[at].properties.isAlphabetic {
                while at < scalars.count, scalars[at].properties.isAlphabetic { at += 1 }
                tokens.append(.word(string(scalars[start..<at])))
            } else if "<>=≤≥≦≧".unicodeScalars.contains(scalars[at]) {
                while at < scalars.count, "<>=≤≥≦≧".unicodeScalars.contains(scalars[at]) { at += 1 }
                tokens.append(.word(string(scalars[start..<at])))
            } else {
                at += 1
                if scalars[start] != " " { tokens.append(.word(string(scalars[start..<at]))) }
            }
        }
        return tokens
    }

    /// `5.x` and `5.*` mean what `5` means.
    private static func series(_ words: String, _ number: String) -> String {
        for wildcard in [".x", ".*", "x"] where number.hasSuffix(wildcard) {
            let rest = String(number.dropLast(wildcard.count))
            return rest.hasSuffix(".x") ? String(rest.dropLast(2)) : rest
        }
        return words
    }

    /// A hyphen between two numbers with points joins two versions; any other belongs to one.
    private static func endOfVersion(in scalars: [Unicode.Scalar], from start: Int) -> Int {
        var at = start
        while at < scalars.count {
            let scalar = scalars[at]
            if "-~".unicodeScalars.contains(scalar) {
                let rest = scalars[(at + 1)...].prefix { isDigit($0) || $0 == "." }
                if rest.isEmpty && !(at + 1 < scalars.count && isLatin(scalars[at + 1])) { break }
                if rest.contains(".") && scalars[start..<at].contains(".") { break }
            } else if scalar == "." || scalar == "," {
                guard scalar == ".", at + 1 < scalars.count,
                    isDigit(scalars[at + 1]) || isLatin(scalars[at + 1]) || scalars[at + 1] == "*"
                else { break }
            } else if !isDigit(scalar) && !isLatin(scalar) && !"_+*".unicodeScalars.contains(scalar) {
                break
            }
            at += 1
        }
        return at
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) }
}
