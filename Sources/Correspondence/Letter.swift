internal import Disclosure

/// A finished text.
public struct Letter: Sendable, Equatable {
    /// One line without controls.
    public var subject: String
    /// LF line ends, at most 72 columns; a word that is longer stands alone.
    public var body: String

    /// A letter as it is sent.
    public init(subject: String, body: String) {
        self.subject = subject
        self.body = body
    }

    /// Takes a rendered template apart: `Subject:` in its first line, then the paragraphs.
    init(rendered text: String, number: TicketNumber?) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(trimmedEnd)
            .drop { $0.isEmpty }
        let subject = (lines.first ?? "").dropFirst("Subject:".count).unicodeScalars
            .filter { $0.properties.generalCategory != .control }
        let words = String(String.UnicodeScalarView(subject)).drop { $0 == " " }
        let paragraphs = lines.dropFirst().reduce(into: [String]()) { lines, line in
            if !line.isEmpty || lines.last?.isEmpty == false { lines.append(line) }
        }
        let body = paragraphs.flatMap { wrapped($0, columns: 72) }.joined(separator: "\n")
        self.init(subject: number.map { "[\($0)] \(words)" } ?? String(words), body: trimmedEnd(body) + "\n")
    }
}

private func trimmedEnd(_ text: some StringProtocol) -> String {
    var text = Substring(text)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
}
