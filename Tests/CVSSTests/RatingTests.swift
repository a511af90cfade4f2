import CVSS
import Testing

@Suite("Scores in words, and names of scores") struct RatingTests {
    /// Section 5 of 3.1, section 6 of 4.0: the thresholds, at every score that base metrics can have.
    @Test func everyScoreByItsRange() throws {
        var seen: Set<Int> = []
        for version in [CVSSVersion.v30, .v31] {
            for metrics in everyBaseOfThree {
                let score = try CVSSVector(version: version, metrics: metrics).baseScore
                seen.insert(score.tenths)
                let expected: CVSSRating =
                    switch score.value {
                    case 0.0: .none
                    case 0.1...3.9: .low
                    case 4.0...6.9: .medium
                    case 7.0...8.9: .high
                    default: .critical
                    }
                #expect(score.rating == expected, "\(metrics): \(score)")
            }
        }
        #expect(seen.isSuperset(of: [0, 39, 40, 69, 70, 89, 90, 100]))
    }

    @Test(arguments: [
        ("", "CVSS-B"), ("/E:X/MAV:X", "CVSS-B"), ("/S:P/AU:Y/R:A/V:D/RE:L/U:Red", "CVSS-B"), ("/E:A", "CVSS-BT"),
        ("/CR:L", "CVSS-BE"), ("/MSI:S/S:P", "CVSS-BE"), ("/E:U/MAV:P", "CVSS-BTE"), ("/E:P/CR:X", "CVSS-BT"),
    ])
    func nomenclature(_ metrics: String, _ name: String) throws {
        let vector = try CVSSVector("CVSS:4.0/AV:N/AC:L/AT:N/PR:H/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N" + metrics)
        #expect(vector.nomenclature?.rawValue == name)
    }

    @Test func onlyFourHasNames() throws {
        #expect(try CVSSVector("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:H").nomenclature == nil)
        #expect(try CVSSVector("AV:N/AC:L/Au:N/C:P/I:P/A:P").nomenclature == nil)
    }
}
