extension SteeringCommand {
    /// Whether a mail's sender wrote commands and nothing else, so that it answers nothing.
    ///
    /// What is quoted with `>`, the paragraph that introduces it by a colon, and whatever follows a line of hyphens or
    /// underscores (a signature, an older mail) do not count.
    public static func areAll(of text: String) -> Bool {
        guard text.utf8.count <= maximumTextBytes else { return false }
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line in
            line.drop { $0.isWhitespace }
        }
        var hasCommand = false
        var index = 0
        while index < lines.count {
            let line = lines[index]
            if isRule(line) { break }
            if line.isEmpty || line.hasPrefix(">") {
                index += 1
            } else if SteeringCommand(String(line)) != nil {
                hasCommand = true
                index += 1
            } else if let quote = quote(introducedAt: index, in: lines) {
                index = quote
            } else {
                return false
            }
        }
        return hasCommand
    }

    /// A mail with more is no mere wish, whatever stands in it.
    private static let maximumTextBytes = 1 << 18

    private static func isRule(_ line: Substring) -> Bool {
        line == "--" || line == "-- " || line.hasPrefix("-----") || line.hasPrefix("_____")
    }

    /// - Returns: the line at which the quoted text begins.
    private static func quote(introducedAt start: Int, in lines: [Substring]) -> Int? {
        let end = lines[start...].firstIndex { $0.isEmpty || $0.hasPrefix(">") } ?? lines.endIndex
        let last = lines[end - 1].reversed().first { !$0.isWhitespace }
        guard last == ":" || last == "：" else { return nil }
        let next = lines[end...].firstIndex { !$0.isEmpty }
        return next.flatMap { lines[$0].hasPrefix(">") ? $0 : nil }
    }
}
