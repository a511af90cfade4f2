import Disclosure

/// What one recogniser read at one place, before the judge has compared it with the rest.
struct Finding: Sendable {
    var kind: Fact.Kind
    var name: String
    var version: String?
    var role: Fact.Role?
    var line: Line
    var rule: String
    /// The catalogue's `part:vendor:product`, where the thing is known.
    var cpe: String?
    /// What the report is said to be about: a named product, a title, a subject.
    var isSubject = false

    /// The words that make two names the same thing.
    var key: String { Catalogue.fold(name) }
}

extension Finding {
    /// The same as what the report is about.
    var asSubject: Finding {
        var subject = self
        subject.isSubject = true
        return subject
    }
}

/// A recogniser: one way in which people write configurations down.
struct Recogniser: Sendable {
    let name: String
    /// It reads what people write, and so nothing that only programs wrote.
    var isOfSentences = false
    /// Reads a text; must take time linear in it and never trap.
    let read: @Sendable (Reading) -> [Finding]
}

/// What recognisers see of one text part.
struct Reading: Sendable {
    let lines: [Line]
    let subject: String?
    let scanner: MentionScanner
    /// `Key: value` in every style, and the indices of the lines they take up.
    let fields: [Field]
    let taken: Set<Int>
    /// What programs printed, read before anything else.
    let pastes: Pastes

    init(_ text: ReportText, subject: String?, scanner: MentionScanner) {
        var marked = Line.lines(of: text.text)
        let place = Line.Place(text)
        for index in marked.indices { marked[index].place = place }
        pastes = Pastes(marked, scanner: scanner)
        lines = pastes.silencing(marked)
        let (fields, taken) = FieldReader.fields(in: lines)
        self.fields = fields
        self.taken = taken.union(VersionTable.places(in: lines))
        self.subject = subject.map { Line.subject($0).text }
        self.scanner = scanner
    }
}
