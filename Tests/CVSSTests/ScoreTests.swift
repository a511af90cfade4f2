import CVSS
import Testing

@Suite("Scores of CVSS vectors") struct ScoreTests {
    /// Our own vectors, with scores that an independent calculator gives as well.
    @Test(arguments: [
        (
            "AV:L/AC:M/Au:N/C:C/I:N/A:P/CDP:MH/TD:M/AR:M",
            ["5.4", "5.4", "5.4"]
        ),
        (
            "AV:N/AC:H/Au:M/C:C/I:C/A:P/E:ND/RL:W/CR:L/AR:M",
            ["6.4", "6.1", "5.5"]
        ),
        (
            "AV:A/AC:H/Au:S/C:P/I:P/A:C/E:ND/RL:TF/RC:UR/CDP:LM/TD:ND/IR:H",
            ["5.5", "4.7", "6.4"]
        ),
        (
            "AV:L/AC:L/Au:N/C:C/I:P/A:C/E:ND/RC:C/CDP:H/AR:ND",
            ["6.8", "6.8", "8.4"]
        ),
        (
            "AV:A/AC:L/Au:N/C:C/I:N/A:P/E:F/RC:UC/CDP:ND/TD:H/CR:H/IR:H/AR:H",
            ["6.8", "5.8", "7.1"]
        ),
        (
            "AV:L/AC:L/Au:N/C:C/I:P/A:C/E:H/RL:TF/CDP:ND/CR:M/AR:ND",
            ["6.8", "6.1", "6.1"]
        ),
        (
            "AV:L/AC:M/Au:N/C:P/I:C/A:P/RC:UC/CDP:MH/CR:L/IR:ND/AR:H",
            ["5.9", "5.3", "7.2"]
        ),
        (
            "AV:A/AC:H/Au:N/C:N/I:C/A:C/E:ND/RC:C/CR:ND/IR:M/AR:L",
            ["6.2", "6.2", "5.4"]
        ),
        (
            "CVSS:3.0/AV:P/AC:L/PR:L/UI:R/S:U/C:N/I:H/A:H/CR:H/MC:N",
            ["5.7", "5.7", "5.7"]
        ),
        (
            "CVSS:3.0/AV:A/AC:H/PR:N/UI:N/S:C/C:L/I:H/A:L/MAV:L/MUI:N",
            ["7.5", "7.5", "7.3"]
        ),
        (
            "CVSS:3.0/AV:A/AC:H/PR:H/UI:R/S:U/C:H/I:L/A:N/CR:H/MAV:A/MAC:H/MPR:L/MS:X/MI:H",
            ["4.6", "4.6", "6.8"]
        ),
        (
            "CVSS:3.0/AV:A/AC:L/PR:L/UI:R/S:C/C:H/I:H/A:H/RL:W/CR:L/IR:L/MUI:R/MC:N/MA:X",
            ["8.4", "8.2", "6.9"]
        ),
        (
            "CVSS:3.0/AV:L/AC:L/PR:N/UI:N/S:C/C:H/I:N/A:L/IR:L/AR:X/MA:N",
            ["7.9", "7.9", "7.1"]
        ),
        (
            "CVSS:3.0/AV:N/AC:H/PR:L/UI:R/S:C/C:L/I:N/A:N/E:U/MAV:L/MAC:L/MUI:R/MS:X/MC:X/MI:N",
            ["3.0", "2.8", "3.0"]
        ),
        (
            "CVSS:3.0/AV:P/AC:L/PR:L/UI:R/S:U/C:H/I:N/A:L/E:F/RL:T/IR:M/AR:X/MAC:L/MPR:N/MUI:X/MS:U",
            ["4.8", "4.5", "4.6"]
        ),
        (
            "CVSS:3.1/AV:P/AC:H/PR:N/UI:N/S:U/C:N/I:H/A:N/RL:O/RC:R/CR:X/IR:L/AR:L/MAC:H/MPR:X/MS:U/MI:N",
            ["4.2", "3.9", "0.0"]
        ),
        (
            "CVSS:3.1/AV:L/AC:H/PR:N/UI:R/S:U/C:L/I:L/A:H/RL:W/MPR:X/MUI:R/MS:C/MI:N/MA:L",
            ["5.8", "5.7", "4.0"]
        ),
        (
            "CVSS:3.1/AV:N/AC:H/PR:L/UI:N/S:C/C:N/I:L/A:H/RL:X/IR:H/AR:L/MAC:H/MC:N/MI:N",
            ["7.1", "7.1", "4.0"]
        ),
        (
            "CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N/RL:U/RC:C/MPR:H/MI:N/MA:L",
            ["7.7", "7.7", "5.1"]
        ),
        (
            "CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:H/I:H/A:H/MS:U/MC:N",
            ["6.3", "6.3", "5.6"]
        ),
        (
            "CVSS:3.1/AV:N/AC:H/PR:H/UI:R/S:C/C:H/I:L/A:L/E:H/RL:U/RC:C/MAV:L/MUI:N",
            ["6.8", "6.8", "6.6"]
        ),
        (
            "CVSS:3.1/AV:A/AC:H/PR:N/UI:R/S:C/C:H/I:N/A:H/RL:U/CR:L/MUI:R/MS:C/MC:L",
            ["7.5", "7.5", "6.0"]
        ),
        (
            "CVSS:3.1/AV:L/AC:L/PR:L/UI:R/S:C/C:H/I:H/A:L/E:F/RL:O/AR:L/MAV:N/MAC:H/MS:U/MC:L/MI:H/MA:X",
            ["8.1", "7.5", "5.3"]
        ),
        (
            "CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:L/I:N/A:L/RL:T/MAC:H/MPR:X/MS:U/MI:L/MA:N",
            ["3.8", "3.7", "3.2"]
        ),
        (
            "CVSS:4.0/AV:A/AC:H/AT:N/PR:N/UI:A/VC:N/VI:L/VA:N/SC:L/SI:L/SA:N/E:X/MAC:L/MUI:N/MVC:L/MSI:S/S:X/R:X/U:Green",
            ["2.0", "2.0", "8.0"]
        ),
        (
            "CVSS:4.0/AV:A/AC:H/AT:N/PR:H/UI:P/VC:N/VI:L/VA:L/SC:N/SI:N/SA:L/MAT:X/MPR:X/MUI:X/MSC:H/MSI:H/MSA:L",
            ["1.0", "1.0", "2.3"]
        ),
        (
            "CVSS:4.0/AV:L/AC:H/AT:N/PR:L/UI:A/VC:N/VI:L/VA:L/SC:H/SI:N/SA:L/CR:H/MAV:X/R:U/RE:L/U:Green",
            ["2.0", "2.0", "2.0"]
        ),
        (
            "CVSS:4.0/AV:L/AC:H/AT:P/PR:H/UI:A/VC:H/VI:H/VA:H/SC:H/SI:N/SA:L/AR:H/MAC:H/MPR:H/MVC:X/MVA:H/MSC:X/AU:X/R:I",
            ["6.9", "6.9", "6.9"]
        ),
        (
            "CVSS:4.0/AV:L/AC:H/AT:N/PR:L/UI:A/VC:N/VI:H/VA:N/SC:H/SI:L/SA:H/IR:L/MAT:P/MPR:H/MVC:N/AU:Y/R:U",
            ["5.9", "5.9", "4.5"]
        ),
        (
            "CVSS:4.0/AV:P/AC:L/AT:N/PR:H/UI:N/VC:L/VI:L/VA:H/SC:H/SI:H/SA:N/CR:X/MAV:P/MAT:P/MVC:H/MVI:X/MVA:N/MSC:H/MSA:L/S:P/AU:Y/U:Amber",
            ["7.0", "7.0", "5.9"]
        ),
        (
            "CVSS:4.0/AV:N/AC:H/AT:P/PR:H/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N/AR:L/MAV:X/MPR:L/MSC:L/AU:Y/RE:L/U:Clear",
            ["2.1", "2.1", "2.3"]
        ),
        (
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:N/VA:H/SC:H/SI:L/SA:N/E:U/AR:H/MVC:L/MVI:L/S:P/U:Amber",
            ["8.3", "5.7", "5.7"]
        ),
        (
            "CVSS:4.0/AV:L/AC:H/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:P/MVI:N/MVA:X/MSC:X/MSI:H/MSA:L/RE:X/U:Red",
            ["8.9", "7.4", "5.6"]
        ),
        (
            "CVSS:4.0/AV:A/AC:H/AT:N/PR:N/UI:N/VC:N/VI:L/VA:L/SC:N/SI:N/SA:L/MAC:H/MUI:X/MSI:H/R:I/V:C",
            ["2.3", "2.3", "5.1"]
        ),
        (
            "CVSS:4.0/AV:A/AC:L/AT:N/PR:N/UI:P/VC:L/VI:H/VA:H/SC:L/SI:H/SA:N/E:A/MAV:N/MSC:X/R:U",
            ["8.4", "8.4", "8.4"]
        ),
        (
            "CVSS:4.0/AV:P/AC:H/AT:P/PR:N/UI:A/VC:L/VI:H/VA:H/SC:H/SI:L/SA:H/AR:X/MAV:A/MPR:L/MVC:H/MSC:L/V:D",
            ["6.0", "6.0", "7.0"]
        ),
    ])
    func everyGroup(_ text: String, _ scores: [String]) throws {
        let vector = try CVSSVector(text)
        let said = [vector.baseScore, vector.temporalScore, vector.environmentalScore]
        #expect(said.map(\.description) == scores)
    }

    /// Binary fractions would go astray here: ten times 0.92 is 9.2 and no hair above, and half of a tenth goes up in 2.0.
    @Test(arguments: [
        ("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H/RC:U", "9.2"),
        ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H/RC:U", "9.2"),
        ("AV:N/AC:L/Au:N/C:P/I:N/A:N/E:F", "4.8"),
    ])
    func tenthsAreExact(_ text: String, _ score: String) throws {
        #expect(try CVSSVector(text).temporalScore.description == score)
    }

    @Test(arguments: [
        ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", CVSSRating.none),
        ("CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", .low),
        ("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", .medium),
        ("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", .high),
        ("CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:C/C:H/I:H/A:H", .critical),
        ("AV:N/AC:L/Au:N/C:C/I:C/A:C", .high), ("AV:N/AC:L/Au:N/C:N/I:N/A:N", .low),
        ("CVSS:4.0/AV:L/AC:L/AT:N/PR:N/UI:A/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N", .medium),
    ])
    func ratings(_ text: String, _ rating: CVSSRating) throws {
        #expect(try CVSSVector(text).score.rating == rating)
    }

    @Test func theScoreTakesInWhatThereIs() throws {
        let base = "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H"
        #expect(try CVSSVector(base).score.tenths == 99)
        // By the letter of section 7.3 the environment alone would raise it.
        #expect(try CVSSVector(base).environmentalScore.tenths == 100)
        #expect(try CVSSVector(base + "/E:U/RL:X").score.tenths == CVSSVector(base + "/E:U").temporalScore.tenths)
        #expect(try CVSSVector(base + "/MAV:P").score < CVSSVector(base).score)
        #expect(try CVSSVector(base + "/MAV:X").hasEnvironmentalMetrics == false)
    }
}
