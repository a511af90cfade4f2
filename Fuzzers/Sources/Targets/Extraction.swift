import Disclosure
import Extraction
import Foundation

extension FuzzTarget {
    /// The configuration read out of a text whose first line is also the subject.
    static let extraction = FuzzTarget(name: "extraction") { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let subject = String(text.prefix { !$0.isNewline })
        for extractor in extractors {
            let found = expectLinearTime("configuration", bytes: bytes.count) {
                extractor.configuration(
                    in: [ReportText(part: "1.1", text: text)], subject: subject, received: CalendarDay(number: 20_000))
            }
            check(found, text: text, subject: subject)
        }
        if let other = bytes.withOtherLineEnds {
            func found(_ bytes: [UInt8]) -> SystemConfiguration {
                let text = ReportText(part: "1.1", text: String(decoding: bytes, as: UTF8.self))
                return Extractor().configuration(in: [text], subject: subject)
            }
            expect(
                found(bytes) == found(other), "line ends change the configuration:\n\(found(bytes))\n\(found(other))")
        }
        if let long = bytes.repeatedNowAndThen() {
            expectLinearTime("a repeated text", bytes: long.count) {
                _ = Extractor().configuration(in: [ReportText(text: String(decoding: long, as: UTF8.self))])
            }
        }
    }

    /// Without products, and with some whose names are those of other things, or hard to match.
    private static let extractors = [
        Extractor(),
        Extractor(
            products: [
                ProductName(name: "Example VPN", aliases: ["EVPN", "例VPN"], required: [.productVersion, .cpu]),
                ProductName(name: "C++ (x86)", aliases: ["[.*", "Linux"]),
            ], required: [.operatingSystem]),
    ]
}

private func check(_ found: SystemConfiguration, text: String, subject: String) {
    // CRLF is one line end; libraries differ on it as a character.
    let lines = 1 + text.utf8.count { $0 == 0x0A || $0 == 0x0D }
    for fact in found.facts {
        expect((2...80).contains(fact.name.unicodeScalars.count), "the name \(fact.name)")
        expect(fact.version?.isEmpty != true, "an empty version of \(fact.name)")
        if let cpe = fact.cpe { check(cpe: cpe) }
        check(fact.evidence, lines: lines, text: text, subject: subject)
    }
    if let disclosure = found.disclosure {
        check(disclosure.evidence, lines: lines, text: text, subject: subject)
        expect(disclosure.date.map { CalendarDay($0) != nil } ?? (disclosure.days != nil), "date \(disclosure)")
    }
    for evidence in found.claims?.evidence ?? [] { check(evidence, lines: lines, text: text, subject: subject) }
    expect(found.scores.map(\.vector) == found.identifiers.cvss, "vectors without scores")
    for cve in found.identifiers.cve {
        expect(cve.hasPrefix("CVE-") && cve.utf8.allSatisfy { $0 < 0x80 } && cve.utf8.count <= 28, "identifier \(cve)")
    }
    for cwe in found.identifiers.cwe { expect(cwe.hasPrefix("CWE-") && cwe.utf8.count <= 9, "identifier \(cwe)") }
    expect(Set(found.missing).count == found.missing.count, "an item twice: \(found.missing)")
    let json = try? JSONEncoder().encode(found)
    let again = json.flatMap { try? JSONDecoder().decode(SystemConfiguration.self, from: $0) }
    expect(again == found, "JSON does not give back what was put in")
}

/// Evidence is a quotation: it stands in the text.
private func check(_ evidence: Evidence, lines: Int, text: String, subject: String) {
    expect((1...lines).contains(evidence.line), "line \(evidence.line) of \(lines)")
    guard let words = evidence.text else { return }
    expect(words.count <= 200, "evidence of \(words.count) characters")
    let isThere = words.isEmpty || [text, subject].contains { Data($0.utf8).range(of: Data(words.utf8)) != nil }
    expect(isThere, "evidence that does not stand in the text: \(words)")
}

/// Thirteen components without blanks or controls (NISTIR 7695, section 6.2).
private func check(cpe: String) {
    var colons = 0
    var quoted = false
    for byte in cpe.utf8 {
        expect(byte > 0x20 && byte != 0x7F, "CPE name \(cpe)")
        if byte == UInt8(ascii: ":"), !quoted { colons += 1 }
        quoted = byte == UInt8(ascii: "\\") && !quoted
    }
    expect(colons == 12 && cpe.hasPrefix("cpe:2.3:"), "CPE name \(cpe)")
}
