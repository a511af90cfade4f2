import Disclosure
import Foundation
import Testing

@Suite("A configuration as JSON") struct ConfigurationCodingTests {
    private func json(_ configuration: SystemConfiguration) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(configuration), as: UTF8.self)
    }

    @Test func whatIsNotThereIsLeftOut() throws {
        #expect(
            try json(SystemConfiguration())
                == #"{"facts":[],"identifiers":{"cve":[],"cvss":[],"cwe":[]},"missing":[],"schema":1}"#)
    }

    @Test func storedBeforeThereWasMore() throws {
        let stored = #"""
            {"schema":1,"facts":[{"kind":"os","name":"Debian","evidence":{"line":3}}],"missing":["kernel"],
            "identifiers":{"cve":["CVE-2024-22252"],"cwe":[],"cvss":[]},
            "disclosure":{"date":"2027-02-01","evidence":{"line":1}}}
            """#
        let read = try JSONDecoder().decode(SystemConfiguration.self, from: Data(stored.utf8))
        #expect(read.facts == [Fact(kind: .os, name: "Debian", evidence: Evidence(line: 3))])
        #expect(read.disclosure?.date == "2027-02-01")
        #expect(read.scores.isEmpty && read.identifiers.other.isEmpty && read.claims == nil && read.product == nil)
        #expect(read.facts.first?.isContradicted == false)
    }

    @Test func everythingComesBack() throws {
        let there = Evidence(part: "1", line: 2, text: "x", rule: "y")
        let whole = SystemConfiguration(
            facts: [Fact(kind: .product, name: "A", version: "1", evidence: there, isContradicted: true)],
            identifiers: Identifiers(cve: ["CVE-2024-22252"], other: ["KB5034441"]),
            scores: [VectorScore(vector: "CVSS:3.1/…", version: "3.1", score: 9.8, rating: "critical")],
            disclosure: DisclosureDate(days: 90, evidence: there),
            claims: Claims(
                severity: ClaimedSeverity(severity: .important, words: "High", evidence: there),
                credit: CreditWish(wish: .named, name: "Jane", evidence: there), exploited: there, published: there),
            product: AffectedProduct(
                name: "A", version: "1", support: ProductSupport(state: .outOfSupport, until: "2026-01-31"),
                owner: "Hana"),
            missing: [.kernel])
        let text = try json(whole)
        #expect(try JSONDecoder().decode(SystemConfiguration.self, from: Data(text.utf8)) == whole)
        for words in [
            #""contradicted":true"#, #""score":9.8"#, #""state":"out-of-support""#, #""other":["KB5034441"]"#,
        ] {
            #expect(text.contains(words))
        }
        #expect(whole.disclosure?.words == "90 days after its arrival")
    }
}
