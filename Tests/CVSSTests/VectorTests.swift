import CVSS
import Testing

@Suite("The grammars of CVSS vectors") struct VectorTests {
    @Test(arguments: [
        "AV:N/AC:L/Au:N/C:P/I:P/A:P", "AV:L/AC:H/Au:M/C:N/I:N/A:P/E:POC/RL:ND",
        "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "CVSS:3.1/A:H/I:H/C:H/S:U/UI:N/PR:N/AC:L/AV:N/E:X",
        "CVSS:3.1/MAV:P/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/MSI:S/S:P/U:Amber",
    ])
    func taken(_ text: String) throws { #expect(try CVSSVector(text).description == text) }

    @Test(arguments: [
        ("", CVSSError.unknownVersion), ("9.8", .unknownVersion), ("CVSS:5.0/AV:N", .unknownVersion),
        ("cvss:3.1/AV:N", .unknownVersion),
        ("CVSS:3.1/", .malformed("")), ("CVSS:3.1/AV", .malformed("AV")), ("CVSS:3.1/AV:N:L", .malformed("AV:N:L")),
        ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/", .malformed("")),
        ("CVSS:3.1/AV:N/AC:L/Au:N", .unknownMetric("Au")),
        ("CVSS:3.1/av:N/AC:L", .unknownMetric("av")),
        ("CVSS:3.1/AV:N/AC:M", .unknownValue(metric: "AC", value: "M")),
        ("CVSS:3.0/AV:N/AC:L/PR:N/UI:P", .unknownValue(metric: "UI", value: "P")),
        ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/AV:N", .duplicate("AV")),
        ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H", .missing("A")),
        ("AV:N/AC:L/C:P/Au:N/I:P/A:P", .misplaced("Au")), ("AV:N/AC:L/Au:N/C:P/I:P", .missing("A")),
        ("CVSS:4.0/AV:N/AC:L/PR:N/AT:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", .misplaced("AT")),
        ("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:S/SA:N", .unknownValue(metric: "SI", value: "S")),
        ("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N", .missing("SA")),
    ])
    func refused(_ text: String, _ error: CVSSError) { #expect(throws: error) { try CVSSVector(text) } }

    @Test func metricsCanBeAskedFor() throws {
        let vector = try CVSSVector(version: .v31, metrics: "AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P")
        #expect(vector["PR"] == "N")
        #expect(vector["RL"] == nil)
        #expect(vector.version == .v31)
        #expect(vector.description.hasPrefix("CVSS:3.1/AV:N"))
        #expect(vector.hasTemporalMetrics && !vector.hasEnvironmentalMetrics)
    }
}
