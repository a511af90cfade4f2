internal import Disclosure
internal import Mustache

/// The words of our letters: mustache templates, one for each kind and language, and the parts they share.
public struct LetterTemplates: Sendable {
    private let library: MustacheLibrary

    /// The built-in templates; a file of the same name in `directory` wins over each.
    ///
    /// - Parameter directory: nil takes the built-in ones alone.
    /// - Throws: on a directory that cannot be read, a `.mustache` file that is none of ours, and on a template with a
    ///   mistake in its tags or with an unknown variable; file and line are named.
    public init(directory: String?) throws(TemplateError) {
        var library = Self.builtInLibrary
        if let directory {
            for (name, text) in try templateFiles(in: directory, known: Set(Self.builtIn.keys)) {
                let template = try CheckedTemplate(text, name: name, place: "\(directory)/\(name)")
                library.register(template.template, named: template.partialName)
            }
        }
        self.library = library
    }

    /// The templates that come with postern: file name → text, as `postern init` writes them out for editing.
    public static let builtIn: [String: String] = EnglishTemplates.files
        .merging(JapaneseTemplates.files) { english, _ in english }.mapValues { $0 + "\n" }

    /// Parsed once a process, since every run wants them; the checks that operators' files go through are left to tests.
    private static let builtInLibrary: MustacheLibrary = {
        var library = MustacheLibrary()
        for (name, text) in builtIn {
            do throws(TemplateError) {
                let template = try CheckedTemplate(builtIn: text, name: name)
                library.register(template.template, named: template.partialName)
            } catch {
                preconditionFailure("a built-in template cannot be parsed: \(error)")
            }
        }
        return library
    }()

    /// The kinds of letters whose template begins with the subject.
    static let withSubject = [
        "acknowledgement", "update", "certificate", "confirmation", "reply", "reply-in-clear", "notice-in-clear",
    ]

    /// The answer to a new report.
    public func acknowledgement(_ facts: AcknowledgementFacts) -> Letter {
        letter("acknowledgement", facts.variables, facts.context.language, number: facts.number)
    }

    /// How a report is getting on; tells no more than `facts.detail` allows, whatever else the facts hold.
    public func statusUpdate(_ facts: UpdateFacts) -> Letter {
        letter("update", facts.variables, facts.context.language, number: facts.number)
    }

    /// The words that go with our certificate.
    public func certificate(_ facts: CertificateFacts) -> Letter {
        letter("certificate", facts.context.variables, facts.context.language, number: nil)
    }

    /// Which of a reporter's commands we honour.
    public func confirmation(_ facts: ConfirmationFacts) -> Letter {
        letter("confirmation", facts.variables, facts.context.language, number: facts.number)
    }

    /// What a handler writes to a reporter, with our foot beneath.
    public func reply(_ facts: ReplyFacts) -> Letter {
        letter(
            "reply", facts.variables, facts.context.language, number: facts.number,
            verbatim: linesAsWritten(facts.text))
    }

    /// That a handler has written, and nothing of what: for a mail that was to be encrypted and cannot be.
    public func replyInClear(_ facts: ReplyFacts) -> Letter {
        letter("reply-in-clear", facts.variablesInClear, facts.context.language, number: facts.number)
    }

    /// What a handler hears of a ticket, for a mail that is encrypted to them. Its subject is that of `noticeInClear`.
    public func notice(_ facts: NoticeFacts) -> Letter {
        // The subject of an encrypted mail can be read on its way: no template can put the occasion there.
        Letter(
            subject: noticeInClear(facts).subject,
            rendered: rendered("notice", facts.variables, facts.context.language),
            verbatim: linesAsWritten(facts.text ?? "").map { $0.isEmpty ? ">" : "> \($0)" })
    }

    /// That there is news on a ticket, and how to see it: for a handler without a certificate.
    public func noticeInClear(_ facts: NoticeFacts) -> Letter {
        letter("notice-in-clear", facts.variablesInClear, facts.context.language, number: facts.number)
    }

    private func letter(
        _ kind: String, _ variables: [String: any Sendable], _ language: MailLanguage, number: TicketNumber?,
        verbatim: [String] = []
    ) -> Letter {
        Letter(rendered: rendered(kind, variables, language), number: number, verbatim: verbatim)
    }

    private func rendered(_ kind: String, _ variables: [String: any Sendable], _ language: MailLanguage) -> String {
        guard let text = library.render(variables, withTemplate: "\(kind).\(language.rawValue)") else {
            preconditionFailure("every kind of letter has a built-in template in every language")
        }
        return text
    }
}
