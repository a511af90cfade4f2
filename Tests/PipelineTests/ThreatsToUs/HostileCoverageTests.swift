import Testing

@Suite("Every demand of the threats to us has a case") struct HostileCoverageTests {
    private static let covered =
        HostileCorpus.attacks.flatMap(\.rows) + HostileElsewhere.all.map(\.row) + HostileMachineTests.rows
        + HostileParserTests.attacks.map(\.row) + HostileParserCheckTests.rows + HostileClockTests.rows

    @Test(arguments: HostileRow.allCases) func row(_ row: HostileRow) { #expect(Self.covered.contains(row)) }

    @Test func namesAreOnes() {
        #expect(Set(HostileCorpus.attacks.map(\.name)).count == HostileCorpus.attacks.count)
    }

    @Test(arguments: HostileElsewhere.all) func elsewhere(_ test: HostileElsewhere) throws {
        #expect(try test.isThere(), "\(test.file): \(test.test)")
    }
}
