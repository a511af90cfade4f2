import CVSS
import Testing

@Suite("Examples of FIRST's documents score as published") struct PublishedExampleTests {
    private static let all =
        PublishedExamplesOfFour.newMetricsAndClassics + PublishedExamplesOfFour.classicsBefore
        + PublishedClassesOfFour.all + PublishedComparisonsOfFour.all + PublishedExamplesOfThree.ofThreeOne
        + PublishedExamplesOfThree.ofThreeZero + PublishedExamplesOfTwo.ofTheGuide + PublishedExamplesOfTwo.comparisons

    @Test(arguments: all)
    func published(_ example: PublishedExample) throws {
        let vector = try CVSSVector(example.vector)
        #expect(vector.score.description == example.score)
        #expect(try CVSSVector(vector.canonical).score == vector.score)
    }

    /// A heading of CVSS 4.0 Examples 1.7.1 prints 9.6 and the text says of which metrics; the vector is left out there.
    @Test func describedWithoutVector() throws {
        let base = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H"
        #expect(try CVSSVector(base + "/E:A/CR:L/IR:L/AR:L").score.description == "9.6")
    }

    /// Log4Shell in immutable containers: version 1.7.1 prints 8.2 as the base score of this vector.
    ///
    /// It is that of base and threat, as the same document has it for CVE-2024-6387. By the specification the base
    /// alone lies in the class 010200: 9.2, with no lower class to come nearer to by AC:H.
    @Test func printedAmiss() throws {
        let base = "CVSS:4.0/AV:N/AC:H/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"
        #expect(try CVSSVector(base).score.description == "9.2")
        #expect(try CVSSVector(base + "/E:P").score.description == "8.2")
    }
}
