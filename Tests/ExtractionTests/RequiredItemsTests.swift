import Disclosure
import Extraction
import Testing

@Suite("What an operator wants to know") struct RequiredItemsTests {
    let text = [ReportText(text: "Product: Example Server\nVersion: 3.4\n\nIt crashes.")]

    @Test func aListInGeneral() {
        let extractor = Extractor(required: [.productVersion, .memory, .kernel])
        #expect(extractor.configuration(in: text).missing == [.memory, .kernel])
    }

    @Test func theListOfTheProductWins() {
        let product = ProductName(name: "Example Server", required: [.cpu, .productVersion])
        let extractor = Extractor(products: [product], required: [.memory])
        #expect(extractor.configuration(in: text).missing == [.cpu])
    }

    @Test func withoutAListTheReportDecides() {
        #expect(Extractor().configuration(in: text).missing == [.operatingSystem, .architecture, .stepsToReproduce])
        let virtual = [
            ReportText(text: "Product: VMware Workstation Pro\nVersion: 17.5.0\nSteps to reproduce: run poc")
        ]
        #expect(Extractor().configuration(in: virtual).missing.contains(.guestOperatingSystem))
    }
}
