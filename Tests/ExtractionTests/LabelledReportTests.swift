import Disclosure
import Testing

@Suite("Reports with labels") struct LabelledReportTests {
    /// What a change must not fall below; `Reports/README.md` says how to see what is missed.
    private static let floor = (precision: 0.96, recall: 0.80)

    @Test func whatIsReadIsRightAndMostOfIt() throws {
        let reports = try LabelledReport.all()
        let scores = reports.map(\.score)
        let right = Double(scores.map(\.right).reduce(0, +))
        let wrong = Double(scores.map(\.wrong.count).reduce(0, +))
        let missed = Double(scores.map(\.missed.count).reduce(0, +))
        let (precision, recall) = (right / (right + wrong), right / (right + missed))
        #expect(reports.count >= 100)
        #expect(precision >= Self.floor.precision && recall >= Self.floor.recall, "\(precision), \(recall)")
    }

    @Test func identifiersAreExact() throws {
        for report in try LabelledReport.all() {
            let read = report.read.identifiers
            for (kind, said) in [("cve", read.cve), ("cwe", read.cwe), ("cvss", read.cvss)] {
                #expect(Set(said) == Set(report.identifiers[kind] ?? []), "\(report.name): \(kind)")
            }
        }
    }

    @Test func aReportWithNothingGivesNothing() throws {
        let empty = try LabelledReport.all().filter { $0.labels.isEmpty }
        #expect(!empty.isEmpty)
        for report in empty { #expect(report.read.facts.isEmpty, "\(report.name): \(report.read.facts.map(\.name))") }
    }
}
