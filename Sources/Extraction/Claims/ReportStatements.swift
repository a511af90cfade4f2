import Disclosure

/// What a report says of itself: when it will be published, and what it claims.
struct ReportStatements {
    var disclosure: DisclosureDate?
    var claims = Claims()

    init(received: CalendarDay?) { reader = DisclosureReader(received: received) }

    private let reader: DisclosureReader

    /// Takes in a further text; what an earlier one says stays.
    mutating func read(_ lines: [Line], subject: String?) {
        let subject = subject.map { [Line.subject($0)] } ?? []
        let all = subject + lines
        let sentences = Sentence.sentences(in: all, about: Self.words)
        if disclosure?.date == nil { disclosure = reader.date(in: sentences) ?? disclosure }
        claims.severity =
            claims.severity ?? SeverityReader.severity(in: all)
            ?? SeverityReader.severity(in: sentences)
        claims.credit = claims.credit ?? CreditReader.wish(in: sentences) ?? CreditReader.wish(in: lines)
        claims.exploited = claims.exploited ?? ExposureReader.exploited(in: sentences)
        claims.published = claims.published ?? ExposureReader.published(in: sentences)
    }

    /// One look at each line decides whether any of the readers has to see its sentences.
    private static let words = Pattern(
        [DisclosureReader.words, SeverityReader.words, CreditReader.words, ExposureReader.words].joined(separator: "|"))
}
