import Disclosure
import Testing

@testable import Extraction

@Suite("Attached texts")
struct StandingTests {
    private static let log = """
        2026-01-02 10:00:01 INFO started with Firefox 128.0 in front
        nginx version: nginx/1.24.0
        CVE-2020-0001 is checked for; we will publish on 2030-01-01
        """

    @Test func recordsGiveWhatProgramsPrintAlone() {
        let report = ReportText(part: "1.1", text: "It crashes on Debian 12.5.")
        let record = ReportText(part: "1.2", file: "app.log", text: Self.log, standing: .record)
        let read = Extractor().configuration(in: [report, record])
        #expect(read.facts.map(\.name) == ["Debian GNU/Linux", "nginx"])
        #expect(read.facts.map(\.evidence.part) == ["1.1", "1.2"])
        #expect(read.facts.map(\.evidence.file) == [nil, "app.log"] && read.facts.last?.evidence.line == 2)
        #expect(read.identifiers.cve == [] && read.disclosure == nil)
    }

    @Test func documentsAreReadLikeTheReport() {
        let report = ReportText(part: "1.1", text: "See the attached file.")
        let document = ReportText(
            part: "1.2", file: "report.md", text: "Tested on Debian 12.5.\nIt is like CVE-2020-0001.",
            standing: .document)
        let read = Extractor().configuration(in: [report, document])
        #expect(read.facts.map(\.version) == ["12.5"] && read.identifiers.cve == ["CVE-2020-0001"])
    }

    @Test func aRecordAloneIsRead() {
        let record = ReportText(part: "1", file: "app.log", text: Self.log, standing: .record)
        #expect(Extractor().configuration(in: [record]).facts.map(\.name) == ["nginx"])
    }
}
