import Disclosure
import TestSupport
import Testing

@testable import Extraction

@Suite("Time is linear in the text", .serialized) struct LinearTimeTests {
    /// Texts of four megabytes that a backtracking engine, or a rule without a bound, would not finish.
    @Test(arguments: [
        ("one line", "OS: Ubuntu 22.04 Firefox 120.0 (a", ""),
        ("a log", "VirtualBox 7.0.1 vmm: Linux 5.4.0-1 at /usr/lib/x", "\n"),
        ("open brackets", "[((【a:b|c= 1.2.3, ", ""),
        ("keys", "OS: Windows 10 Pro\n\nVersion:\n", "\n"),
        ("carriage returns", "a\r\r\r\n", ""),
        ("identifiers", "CVE-2024-1234 CWE-79 AV:N/AC:L/Au:N/", " "), ("one vector", "AV:N/AC:L/", ""),
        ("plans", "we will publish 90 days after credit severity high in the wild 2027-02-01", ". "),
    ])
    func longTexts(_ title: String, _ unit: String, _ separator: String) {
        let text = String(repeating: unit + separator, count: 4_000_000 / (unit.utf8.count + separator.utf8.count))
        let taken = processorTime { _ = Extractor().configuration(in: [ReportText(text: text)], subject: text) }
        // Far above what a slow machine takes, far below what more than linear time would.
        #expect(taken < .seconds(20), "\(title) took \(taken)")
    }

    /// Lines that all differ, so that none is passed over as a log's.
    @Test func doublingTheTextDoesNotQuadrupleTheTime() {
        func text(_ count: Int) -> String {
            (0..<count).map { "\(spell($0)) Windows 10 Pro 22H2, Chrome 120.0.\($0)\n" }.joined()
        }
        func time(_ text: String) -> Duration {
            (0..<3).map { _ in processorTime { _ = Extractor().configuration(in: [ReportText(text: text)]) } }
                .min() ?? .zero
        }
        let (small, large) = (time(text(500)), time(text(2000)))
        #expect(large < small * 10, "\(small) for a quarter, \(large) for the whole")
    }

    /// A number in letters.
    private func spell(_ number: Int) -> String {
        String(String(number).unicodeScalars.compactMap { Unicode.Scalar($0.value + 49) }.map(Character.init))
    }

    @Test func aLongTextIsReadAtBothEnds() {
        let log = (0..<400_000).map { "\(spell($0)) noise\n" }.joined()
        let facts = Extractor().configuration(in: [
            ReportText(text: "OS: Debian 12\n" + log + "Browser: Firefox 120.0\n")
        ]).facts
        #expect(facts.map(\.name) == ["Debian GNU/Linux", "Mozilla Firefox"])
    }
}
