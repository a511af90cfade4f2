import Testing

/// A vector that a document of FIRST's prints, with the score that stands there beside it.
struct PublishedExample: Sendable, CustomTestStringConvertible {
    let section: String
    let name: String
    let vector: String
    let score: String

    init(_ section: String, _ name: String, _ vector: String, _ score: String) {
        self.section = section
        self.name = name
        self.vector = vector
        self.score = score
    }

    var testDescription: String { "\(section), \(name): \(vector)" }
}
