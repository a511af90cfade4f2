import Disclosure
import Testing

@testable import Extraction

@Suite("Identifiers and scores") struct IdentifierTests {
    private func configuration(_ text: String) -> SystemConfiguration {
        Extractor().configuration(in: [ReportText(text: text)])
    }

    private static let full = "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N"

    @Test(arguments: [
        full, "(\(full))", "Vector: \(full.lowercased())", "CVSS v3.1 Vector AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N",
        "CVSS 3.1: 6.1 (AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N)", "CVSS:3.1/AV:N/AC:L/PR:N/UI:R\n/S:C/C:L/I:L/A:N",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/\n    S:C/C:L/I:L/A:N",
        "CVSS:3.1/AV:N / AC:L / PR:N / UI:R / S:C / C:L / I:L / A:N",
        "> CVSS:3.1/AV:N/AC:L/PR:N/UI:R/\n> S:C/C:L/I:L/A:N", "[\(full)](https://example.org/calculator#\(full))",
        "Base score 6.1, AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N; again: \(full)/",
        "CVSSv3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N",
    ])
    func looseVectors(_ text: String) {
        #expect(configuration(text).identifiers.cvss == [Self.full])
        #expect(
            configuration(text).scores == [VectorScore(vector: Self.full, version: "3.1", score: 6.1, rating: "medium")]
        )
    }

    @Test(arguments: [
        ("CVSS v3.0 AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", ["CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N"]),
        ("av:n/ac:l/au:n/c:p/i:p/a:p", ["AV:N/AC:L/Au:N/C:P/I:P/A:P"]),
        ("CVSS2: AV:N/AC:L/Au:N/C:P/I:P/A:P/E:POC", ["AV:N/AC:L/Au:N/C:P/I:P/A:P/E:POC"]),
        (
            "CVSS 4.0: AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/U:red",
            ["CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/U:Red"]
        ),
        ("AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:Q", []), ("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L", []),
        ("CVSS:9.9/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", []),
        ("CVSS:4.0/AC:L/AV:N/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", []), ("A:A/B:B/C:C/D:D/E:E/F:F", []),
    ])
    func otherVersions(_ text: String, _ vectors: [String]) { #expect(configuration(text).identifiers.cvss == vectors) }

    @Test func bothOfTwoPrefixesStay() {
        let text = "\(Self.full)\n\(Self.full.replacing("3.1", with: "3.0"))\n\(Self.full)"
        #expect(configuration(text).identifiers.cvss.count == 2)
    }

    @Test(arguments: [
        ("see GHSA-2C4M-59X9-FR2G", ["GHSA-2c4m-59x9-fr2g"]),
        ("JVN#12345678 / JVNVU#90123456, JVN＃12345678", ["JVN#12345678", "JVNVU#90123456"]),
        ("JVNDB-2024-000123", ["JVNDB-2024-000123"]), ("EDB-ID: 50123", ["EDB-ID:50123"]),
        ("https://www.exploit-db.com/exploits/50123", ["EDB-ID:50123"]),
        ("ZDI-24-123, ZDI-CAN-23456", ["ZDI-24-123", "ZDI-CAN-23456"]),
        ("rhbz#2123456 https://bugzilla.redhat.com/show_bug.cgi?id=2123456", ["RHBZ#2123456"]),
        ("https://bugzilla.mozilla.org/show_bug.cgi?id=1553820", ["bugzilla.mozilla#1553820"]),
        ("after KB5034441 and kb 5034441", ["KB5034441"]),
        ("VMSA-2024-0006 VU#123456", ["VMSA-2024-0006", "VU#123456"]),
        ("100KB 123456 KB GHSA-1234-5678 JVN 12345678 KBs", []), ("GHSA-aaaa-bbbb-cccc", []),
    ])
    func others(_ text: String, _ names: [String]) { #expect(configuration(text).identifiers.other == names) }
}
