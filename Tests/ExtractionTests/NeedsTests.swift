import Disclosure
import Testing

@testable import Extraction

@Suite("What is missing, by the kind of product") struct NeedsTests {
    private func missing(_ text: String, subject: String? = nil) -> [MissingItem] {
        Extractor().configuration(in: [ReportText(text: text)], subject: subject).missing
    }

    @Test(
        arguments: [
            (
                "I think there is a bug somewhere.",
                [.product, .productVersion, .operatingSystem, .architecture, .stepsToReproduce]
            ),
            ("Product: Acme Router X100\nFirmware: V1.2.3\n", [.stepsToReproduce]),
            ("Product: Acme Guestbook plugin\nVersion: 2.1\nStored XSS in the name.", [.stepsToReproduce]),
            ("Product: Acme Editor\nVersion: 2.1\nHeap overflow, PoC attached", [.operatingSystem, .architecture]),
            ("Product: Acme Editor\nVersion: 2.1\nOS: Debian 12\nKernel: Linux 6.1.0-18-amd64\nPoC attached", []),
            ("Product: Acme Editor\nVersion: 2.1\nOS: Windows 11 Pro x64\nPoC attached", []),
            ("Product: VMware ESXi\nVersion: 8.0\nGuest OS: Debian 12 amd64\nPoC attached", []),
            (
                "Product: VirtualBox\nVersion: 7.0.12\nHost OS: Debian 12\nPoC attached",
                [.guestOperatingSystem, .architecture]
            ),
        ] as [(String, [MissingItem])])
    func byKind(_ text: String, _ expected: [MissingItem]) { #expect(missing(text) == expected) }

    @Test(arguments: ["FROM nginx:1.25.3", "  image: nginx:1.25.3", "$ docker run --rm -p 80:80 nginx:1.25.3"])
    func anImageBringsItsSystem(_ line: String) {
        let text = "Product: Acme Editor\nVersion: 2.1\nHeap overflow, PoC attached\n\n"
        #expect(missing(text).contains(.operatingSystem))
        #expect(!missing(text + line + "\n").contains(.operatingSystem))
    }

    @Test func theTitleNamesTheProduct() {
        #expect(!missing("I use nginx 1.25.3 and Firefox 120.", subject: "Crash in nginx").contains(.product))
        #expect(!missing("I use nginx 1.25.3 and Firefox 120.", subject: "Crash in nginx").contains(.productVersion))
        #expect(missing("I use nginx 1.25.3 and Firefox 120.").contains(.product))
    }

    @Test func withAListOnlyItsProductsCount() {
        let extractor = Extractor(products: [ProductName(name: "Acme Mail")])
        let text = [ReportText(text: "nginx 1.25.3 crashes")]
        #expect(extractor.configuration(in: text).missing.contains(.product))
    }
}

@Suite("The operator's product") struct AffectedProductTests {
    private let extractor = Extractor(products: [
        ProductName(
            name: "Acme Mail", aliases: ["AM"],
            supported: [.init(version: "5.x", until: "2027-06-30"), .init(version: "4.2", until: "2026-01-31")],
            owner: "Hana Sato"),
        ProductName(name: "Acme Files"),
    ])

    private func product(_ text: String, on day: String? = "2026-11-21") -> AffectedProduct? {
        extractor.configuration(in: [ReportText(text: text)], received: day.flatMap { CalendarDay($0) }).product
    }

    @Test(arguments: [
        ("Acme Mail 5.3.1 crashes", "5.3.1", "supported until 2027-06-30"),
        ("Acme Mail 4.2.9 crashes", "4.2.9", "out of support since 2026-01-31"),
        ("Acme Mail 3.0 crashes", "3.0", "not among the supported versions"),
        ("Product: AM\nVersion: before 5.0.3", "before 5.0.3", "supported until 2027-06-30"),
        ("Acme Mail 6.0 crashes", "6.0", "unknown"),
    ])
    func support(_ text: String, _ version: String, _ words: String) {
        let product = product(text)
        #expect(product?.name == "Acme Mail")
        #expect(product?.version == version)
        #expect(product?.owner == "Hana Sato")
        #expect(product?.support?.description == words)
    }

    @Test func withoutADayOnlyTheEndIsKnown() {
        #expect(product("Acme Mail 5.3.1", on: nil)?.support == ProductSupport(state: .unknown, until: "2027-06-30"))
    }

    @Test func withoutVersionsNothingIsSaidOfSupport() {
        #expect(product("Product: Acme Files\nVersion: 1.0") == AffectedProduct(name: "Acme Files", version: "1.0"))
        #expect(product("Product: Acme Mail")?.support == nil)
    }

    @Test func aStrangersProductIsNone() { #expect(product("Product: Other Mail\nVersion: 1.0") == nil) }
}
