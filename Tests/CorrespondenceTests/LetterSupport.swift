import Correspondence
import Disclosure
import Foundation
import Testing

let number = TicketNumber(prefix: "PSN", year: 2026, sequence: 42)

/// Days after 2026-11-21T09:30:00Z.
func day(_ days: Int) -> Date {
    Date(timeIntervalSince1970: 1_795_253_400 + Double(days) * 86_400)
}

func context(_ language: MailLanguage) throws -> LetterContext {
    LetterContext(
        vendor: "Example", team: "Example Product Security Team",
        address: try #require(EmailAddress("security@example.org")), policyURL: "https://example.org/security",
        fingerprint: "7F3A11D29C0B4E5D8A6F1234567890ABCDEF0123", language: language)
}

/// That a letter is fit to be sent.
///
/// - Parameter verbatim: lines that may be as wide as they are, and end as they do.
func expectSendable(_ letter: Letter, verbatim: [String] = [], sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(!letter.subject.isEmpty && !letter.subject.contains("\n"), sourceLocation: sourceLocation)
    #expect(letter.body.hasSuffix("\n") && !letter.body.hasSuffix("\n\n"), sourceLocation: sourceLocation)
    #expect(!letter.body.contains("\u{10FFFD}"), sourceLocation: sourceLocation)
    var lines = letter.body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for line in verbatim {
        guard let place = lines.firstIndex(of: line) else {
            Issue.record("changed or missing: \(line)", sourceLocation: sourceLocation)
            return
        }
        lines.remove(at: place)
    }
    for line in lines where !line.contains("https://") {
        #expect(columns(line) <= 72, "too wide: \(line)", sourceLocation: sourceLocation)
        #expect(line.last != " ", "blank at the end: \(line)", sourceLocation: sourceLocation)
        #expect(!line.contains("{{"), "a tag is left: \(line)", sourceLocation: sourceLocation)
    }
    if verbatim.isEmpty { #expect(!letter.body.contains("\n\n\n"), sourceLocation: sourceLocation) }
}

/// Counted another way than the code under test does: whatever is not Latin is wide in these letters.
private func columns(_ line: String) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
}

extension Letter {
    /// As the golden files have it.
    var shown: String { "Subject: \(subject)\n\n\(body)" }
}
