import CVSS
import Testing

@Suite("Vectors that the specifications give as right and as wrong") struct SpecificationVectorTests {
    /// Section 7 of 4.0.
    @Test(arguments: [
        ("AV:N/AC:L/AT:N/PR:H/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N", CVSSNomenclature.base),
        ("AV:N/AC:L/AT:N/PR:H/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N/E:A", .baseAndThreat),
        ("AV:A/AC:H/AT:P/PR:L/UI:P/VC:H/VI:H/VA:H/SC:L/SI:L/SA:L/E:P", .baseAndThreat),
        (
            """
            AV:L/AC:H/AT:N/PR:N/UI:A/VC:N/VI:N/VA:L/SC:H/SI:H/SA:H/CR:H/IR:H/AR:M/MAV:N/MAC:L/MAT:P/MPR:L/MUI:A/MVC:N/\
            MVI:H/MVA:L/MSC:L/MSI:S/MSA:H
            """,
            .baseAndEnvironmental
        ),
        (
            """
            AV:N/AC:L/AT:N/PR:H/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N/E:U/CR:L/IR:X/AR:L/MAV:A/MAC:H/MAT:N/MPR:N/MUI:P/\
            MVC:X/MVI:N/MVA:H/MSC:N/MSI:L/MSA:S/S:N/AU:N/R:I/V:C/RE:H/U:Green
            """,
            .baseThreatAndEnvironmental
        ),
    ])
    func right(_ metrics: String, _ name: CVSSNomenclature) throws {
        let vector = try CVSSVector("CVSS:4.0/" + metrics)
        #expect(vector.nomenclature == name)
        #expect(vector.canonical.hasPrefix("CVSS:4.0/AV:") && !vector.canonical.contains(":X"))
    }

    /// Section 7 of 4.0; its sample of "CVSS-B with supplemental" has E:A, which makes it CVSS-BT by section 1.3.
    @Test func supplemental() throws {
        let text = "CVSS:4.0/AV:P/AC:H/AT:P/PR:L/UI:P/VC:H/VI:H/VA:H/SC:L/SI:L/SA:L/E:A/S:P/AU:Y/R:A/V:D/RE:L/U:Red"
        let vector = try CVSSVector(text)
        #expect(vector.canonical == text)
        #expect(vector.nomenclature == .baseAndThreat)
        #expect(vector.score == vector.baseScore)
    }

    /// Section 7 of 4.0.
    @Test(arguments: [
        (
            "CVSS:4.0/AV:F/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N",
            CVSSError.unknownValue(metric: "AV", value: "F")
        ),
        ("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N/E:A/E:X", .duplicate("E")),
        ("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/ui:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N", .unknownMetric("ui")),
        ("AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N", .unknownMetric("AT")),
        ("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/SC:N/SI:N/SA:N", .missing("VA")),
        (
            """
            CVSS:4.0/AC:L/AV:N/PR:H/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N/CR:L/IR:X/AR:L/RE:H/MAV:A/MAC:H/MAT:N/MPR:N/\
            MUI:P/AT:N/MVC:X/MVI:N/MVA:H/MSC:N/MSI:L/MSA:S/E:U/S:N/AU:N/R:I/V:C/U:Green
            """,
            .misplaced("AV")
        ),
    ])
    func wrong(_ text: String, _ error: CVSSError) { #expect(throws: error) { try CVSSVector(text) } }

    /// Section 6 of 3.1: the metrics may stand in any order, and one that is not defined may be left out.
    @Test(arguments: [
        "CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:N/E:F", "CVSS:3.1/S:U/AV:N/AC:L/PR:H/UI:N/C:L/I:L/A:N/E:F/RL:X",
    ])
    func anyOrder(_ text: String) throws {
        let vector = try CVSSVector(text)
        #expect(vector.canonical == "CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:N/E:F")
        #expect(vector.baseScore.description == "3.8")
    }

    @Test(arguments: [
        ("AV:L/AC:H/Au:N/C:N/I:P/A:C/E:ND/RL:OF/CDP:ND/AR:H", "AV:L/AC:H/Au:N/C:N/I:P/A:C/RL:OF/AR:H"),
        (
            "CVSS:3.0/MAV:P/CR:X/RC:C/E:X/A:H/I:H/C:H/S:U/UI:N/PR:N/AC:L/AV:N",
            "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/RC:C/MAV:P"
        ),
    ])
    func canonical(_ text: String, _ canonical: String) throws { #expect(try CVSSVector(text).canonical == canonical) }
}
