/// A finished text: subject and body, LF line ends, at most 72 columns.
public struct Letter: Sendable, Equatable {
    public var subject: String
    public var body: String

    /// A letter as it is sent.
    public init(subject: String, body: String) {
        self.subject = subject
        self.body = body
    }
}

/// A template that cannot be used.
public struct TemplateError: Error, Equatable, Sendable, CustomStringConvertible {
    public var file: String
    /// Counted from 1; nil where the file as a whole is meant.
    public var line: Int?
    public var message: String

    public var description: String {
        line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
    }
}

/// The words of our letters.
public struct LetterTemplates: Sendable {
    public init(directory: String?) throws(TemplateError) {}
    public static var builtIn: [String: String] { [:] }
    public func acknowledgement(_ facts: AcknowledgementFacts) -> Letter { Letter(subject: "", body: "") }
    public func statusUpdate(_ facts: UpdateFacts) -> Letter { Letter(subject: "", body: "") }
    public func certificate(_ facts: CertificateFacts) -> Letter { Letter(subject: "", body: "") }
}
