internal import FoundationEssentials
internal import Mustache

/// A template that cannot be used.
public struct TemplateError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file, or the built-in template.
    public var file: String
    /// Counted from 1; nil where the file as a whole is meant.
    public var line: Int?
    /// What is wrong and what to do.
    public var message: String

    /// `FILE:LINE: what is wrong`.
    public var description: String {
        line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
    }
}

/// A template whose tags are well-formed and known.
struct CheckedTemplate {
    let template: MustacheTemplate
    /// The name that other templates include it by: that of the file without `.mustache`.
    let partialName: String

    /// A line of its own, which leaves none in the letter.
    private static let pragma = "{{% CONTENT_TYPE:TEXT}}\n"

    /// A file of an operator's.
    init(_ text: String, name: String, place: String) throws(TemplateError) {
        try Self.checkTags(of: text, place: place)
        if LetterTemplates.withSubject.contains(where: { name.hasPrefix("\($0).") }) {
            try Self.checkSubject(of: text, place: place)
        }
        try Self.checkWords(of: text, areNeeded: name.hasPrefix("reply."), place: place)
        try self.init(parsing: text, name: name, place: place)
    }

    /// One of ours, which tests have checked.
    init(builtIn text: String, name: String) throws(TemplateError) {
        try self.init(parsing: text, name: name, place: name)
    }

    private init(parsing text: String, name: String, place: String) throws(TemplateError) {
        partialName = String(name.dropLast(".mustache".count))
        do {
            // Mail is plain text: without the pragma mustache would write `&amp;` for `&`.
            // The name of a state stands within a line, and editors end every file with a line end.
            template = try MustacheTemplate(
                string: Self.pragma + (name.hasPrefix("state.") ? withoutLineEnds(text) : text))
        } catch let error as MustacheTemplate.ParserError {
            throw TemplateError(
                file: place, line: error.context.lineNumber - 1,
                message: "\(Self.words(for: error.error)) at '\(error.context.line.prefix(60))'")
        } catch {
            throw TemplateError(file: place, message: "not a mustache template: \(error)")
        }
    }

    /// Every tag names a variable or template that there is: mustache itself would leave a gap in the letter.
    private static func checkTags(of text: String, place: String) throws(TemplateError) {
        for (name, kind, line) in tags(of: text) {
            switch kind {
            case ">":
                guard LetterTemplates.builtIn["\(name).mustache"] == nil else { continue }
                throw TemplateError(file: place, line: line, message: "there is no template '\(name)' to include")
            case "!", "%", "=": continue
            default:
                guard !LetterVariables.names.contains(name) else { continue }
                throw TemplateError(
                    file: place, line: line,
                    message: "unknown variable '\(name)'; the comment at the top of the built-in file lists them all")
            }
        }
    }

    private static func checkSubject(of text: String, place: String) throws(TemplateError) {
        let rest = text[endOfComments(in: text)...]
        guard rest.hasPrefix("Subject:") else {
            throw TemplateError(
                file: place, line: lineNumber(at: rest.startIndex, in: text),
                message: "the first line after the comment must be the subject, as in 'Subject: Status update'")
        }
    }

    /// Words that are put in as they are need a line of their own; a reply without them would say nothing.
    private static func checkWords(of text: String, areNeeded: Bool, place: String) throws(TemplateError) {
        let lines = text[endOfComments(in: text)...].split(separator: "\n", omittingEmptySubsequences: false)
        let words = tags(of: text).filter { $0.name == "text" && !"#^/".contains($0.kind) }
        let alone = lines.count { $0.trimmingBlanks == "{{text}}" }
        if words.count > alone {
            throw TemplateError(
                file: place, line: words.first?.line, message: "{{text}} must stand on a line of its own")
        }
        if areNeeded, words.isEmpty {
            throw TemplateError(
                file: place, message: "there is no {{text}}, so the handler's words would be missing; add such a line")
        }
    }

    /// Where what is not a comment begins.
    private static func endOfComments(in text: String) -> String.Index {
        var rest = text[...]
        while true {
            rest = rest.drop { $0.isWhitespace }
            guard rest.hasPrefix("{{!"), let end = rest.firstRange(of: "}}") else { return rest.startIndex }
            rest = rest[end.upperBound...]
        }
    }

    /// What stands between `{{` and `}}`, with the sign before it and its line.
    private static func tags(of text: String) -> [(name: String, kind: Character, line: Int)] {
        var tags: [(String, Character, Int)] = []
        var line = 1
        var pieces = text.split(separator: "{{", omittingEmptySubsequences: false)[...]
        line += pieces.removeFirst().utf8.count { $0 == UInt8(ascii: "\n") }
        for piece in pieces {
            let kind = piece.first.flatMap { "#^/>!&%={$<".contains($0) ? $0 : nil } ?? " "
            let name = piece.drop { "#^/>&{$<".contains($0) || $0 == " " }.prefix { $0 != "}" && !$0.isWhitespace }
            tags.append((String(name), kind, line))
            line += piece.utf8.count { $0 == UInt8(ascii: "\n") }
        }
        return tags
    }

    private static func lineNumber(at index: String.Index, in text: String) -> Int {
        text[..<index].utf8.count { $0 == UInt8(ascii: "\n") } + 1
    }

    private static func words(for error: any Error) -> String {
        guard let error = error as? MustacheTemplate.Error else { return "a tag is not closed with '}}'" }
        return switch error {
        case .sectionCloseNameIncorrect: "a section is closed by another name than it was opened"
        case .expectedSectionEnd: "a section is not closed"
        case .unfinishedName: "a tag is not finished"
        default: "mustache does not take this (\(error))"
        }
    }
}

/// Those files of a directory that end in `.mustache`.
func templateFiles(in directory: String, known: Set<String>) throws(TemplateError) -> [(name: String, text: String)] {
    let names: [String]
    do {
        names = try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.hasSuffix(".mustache") }
    } catch {
        throw TemplateError(file: directory, message: "cannot be read; correct answers.templates or the permissions")
    }
    var files: [(String, String)] = []
    for name in names.sorted() {
        let path = "\(directory)/\(name)"
        guard known.contains(name) else {
            throw TemplateError(
                file: path, message: "is no template of ours; known are \(known.sorted().joined(separator: ", "))")
        }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw TemplateError(file: path, message: "cannot be read; correct its permissions")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw TemplateError(file: path, message: "is not UTF-8; save the file as UTF-8")
        }
        files.append((name, text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")))
    }
    return files
}

private func withoutLineEnds(_ text: String) -> String {
    var text = text[...]
    while text.last?.isNewline == true { text.removeLast() }
    return String(text)
}

extension Substring {
    fileprivate var trimmingBlanks: Substring {
        var text = drop { $0.isWhitespace }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
