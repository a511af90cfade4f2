internal import Disclosure

/// A finished text.
public struct Letter: Sendable, Equatable {
    /// One line without controls.
    public var subject: String
    /// LF line ends, at most 72 columns; a word that is longer stands alone, and a handler's own words and those of a
    /// report are as wide as they came.
    public var body: String

    /// A letter as it is sent.
    public init(subject: String, body: String) {
        self.subject = subject
        self.body = body
    }

    /// Takes a rendered template apart: `Subject:` in its first line, then the paragraphs.
    ///
    /// - Parameter verbatim: put, as they are, in the place of each line that is `verbatimMark`.
    init(rendered text: String, number: TicketNumber?, verbatim: [String] = []) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(trimmedEnd)
            .drop { $0.isEmpty }
        let subject = (lines.first ?? "").dropFirst("Subject:".count).unicodeScalars
            .filter { $0.properties.generalCategory != .control }
        let words = String(String.UnicodeScalarView(subject)).drop { $0 == " " }
        self.init(
            subject: number.map { "[\($0)] \(words)" } ?? String(words),
            body: Self.body(of: lines.dropFirst(), verbatim: verbatim))
    }

    /// A letter whose template has no subject of its own.
    init(subject: String, rendered text: String, verbatim: [String]) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(trimmedEnd)
        self.init(subject: subject, body: Self.body(of: lines[...], verbatim: verbatim))
    }

    /// Stands in a rendered template for words that are not to be wrapped. Of the last private-use
    /// area of Unicode, which no template needs.
    static let verbatimMark = "\u{10FFFD}"

    private static func body(of lines: ArraySlice<String>, verbatim: [String]) -> String {
        let paragraphs = lines.reduce(into: [String]()) { lines, line in
            if !line.isEmpty || lines.last?.isEmpty == false { lines.append(line) }
        }
        let body = paragraphs.flatMap { line in
            line.drop { $0 == " " } == verbatimMark ? verbatim : wrapped(line, columns: 72)
        }
        return trimmedEnd(body.joined(separator: "\n")) + "\n"
    }
}

private func trimmedEnd(_ text: some StringProtocol) -> String {
    var text = Substring(text)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
}

/// The lines of a text, without the line ends after the last.
func linesAsWritten(_ text: String) -> [String] {
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map(String.init)
}
