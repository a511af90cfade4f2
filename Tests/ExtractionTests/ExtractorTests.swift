import Disclosure
import Testing

@testable import Extraction

@Suite("A report's configuration") struct ExtractorTests {
    func configuration(_ text: String, subject: String? = nil) -> SystemConfiguration {
        Extractor().configuration(in: [ReportText(text: text)], subject: subject)
    }

    @Test(arguments: [
        "", "\n\n", "Hello,\n\nplease send me your certificate.\n\nRegards\n",
        "Thank you for your answer. I look forward to it.",
        "お世話になっております。\n先日の件、いかがでしょうか。\n", "See https://example.org/linux/5.4/windows-10 for more.",
        "(((((((((((((((((((", "\u{0}\u{1}\u{202E}:\u{301}\u{301}\u{301}", "::::::\n||||||\n####\n====",
    ])
    func nothingToFind(_ text: String) { #expect(configuration(text).facts.isEmpty) }

    @Test func oneThingIsOneFact() throws {
        let facts = configuration(
            "OS: Ubuntu 22.04\nI use Ubuntu 22.04.3 LTS here.\nTested on Ubuntu\n"
        ).facts
        let only = try #require(facts.first)
        #expect(facts.count == 1)
        #expect(only.version == "22.04.3 LTS")
        #expect(only.cpe == "cpe:2.3:o:canonical:ubuntu_linux:22.04.3:*:*:*:lts:*:*:*")
    }

    @Test func evidenceSaysWhere() throws {
        let texts = [
            ReportText(part: "1.1", text: "Hi\r\n\r\n"), ReportText(part: "1.2", text: "a\r\nb\r\nOS: Debian 12\r\n"),
        ]
        let fact = try #require(Extractor().configuration(in: texts).facts.first)
        #expect(fact.evidence == Evidence(part: "1.2", line: 3, text: "OS: Debian 12", rule: "field"))
    }

    @Test func evidenceIsShort() throws {
        let fact = try #require(configuration("OS: Debian 12 " + String(repeating: "é", count: 5000)).facts.first)
        #expect(fact.evidence.text.map { $0.unicodeScalars.count <= 200 } == true)
    }

    @Test func ownProductsWin() throws {
        let products = [ProductName(name: "Acme Workstation", aliases: ["AWS-9", "VirtualBox"])]
        let facts = Extractor(products: products).configuration(in: [
            ReportText(text: "It is in aws-9 4.2, with VirtualBox 7.0.1")
        ]).facts
        #expect(facts.map(\.name) == ["Acme Workstation", "Acme Workstation"])
        #expect(facts.map(\.version) == ["4.2", "7.0.1"])
        #expect(facts.allSatisfy { $0.kind == .product })
    }

    @Test func ownProductsWinInBanners() {
        let products = [ProductName(name: "Acme Hypervisor", aliases: ["QEMU"])]
        let facts = Extractor(products: products).configuration(in: [ReportText(text: "QEMU emulator version 8.2.1")])
            .facts
        #expect(facts.map { "\($0.kind) \($0.name) \($0.version ?? "")" } == ["product Acme Hypervisor 8.2.1"])
    }

    @Test func hostAndGuest() {
        let facts = configuration("Host: openSUSE Leap 15.5\nGuest: Debian GNU/Linux 12\n").facts
        #expect(facts.map(\.role) == [.host, .guest])
        #expect(facts.map(\.name) == ["openSUSE Leap", "Debian GNU/Linux"])
    }

    @Test(arguments: [
        ("CVE-2024-22252, cve-2024-22252 and CVE-2024-1", Identifiers(cve: ["CVE-2024-22252"])),
        ("CWE-416 (CWE-1234567)", Identifiers(cwe: ["CWE-416"])),
        ("CWE: 79", Identifiers(cwe: ["CWE-79"])),
        ("XCVE-2024-22252", Identifiers()),
        (
            "CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:C/C:H/I:H/A:H.",
            Identifiers(cvss: ["CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:C/C:H/I:H/A:H"])
        ),
        (
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/U:Red",
            Identifiers(cvss: ["CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/U:Red"])
        ),
        ("(AV:N/AC:L/Au:N/C:P/I:P/A:P)", Identifiers(cvss: ["AV:N/AC:L/Au:N/C:P/I:P/A:P"])),
        ("CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:C/C:H/I:H", Identifiers()),
        ("CVSS:3.1/AV:Q/AC:L/PR:H/UI:N/S:C/C:H/I:H/A:H", Identifiers()),
        ("CVSS:3.1/AV:L/AV:L/AC:L/PR:H/UI:N/S:C/C:H/I:H/A:H", Identifiers()),
    ])
    func identifiers(_ text: String, _ expected: Identifiers) { #expect(configuration(text).identifiers == expected) }

    @Test(arguments: [
        ("We will publish on 2027-02-01.", "2027-02-01"),
        ("We plan to disclose this publicly on February 1st, 2027.", "2027-02-01"),
        ("The disclosure deadline is 1 February 2027.", "2027-02-01"),
        ("2027年2月1日に公開する予定です。", "2027-02-01"),
        ("We will publish on 2027-02-30.", nil),
        ("We will publish in 90 days.", nil),
        ("It was published on 2020-02-01.", nil),
    ])
    func disclosure(_ text: String, _ date: String?) { #expect(configuration(text).disclosure?.date == date) }

    @Test(
        arguments: [
            ("It crashes.", [.product, .productVersion, .operatingSystem, .architecture, .stepsToReproduce]),
            ("Product: Acme\nVersion: 1.2.3\nOS: Debian 12 x86_64\nSteps to reproduce: start it.", []),
            (
                "Product: VirtualBox 7.0.1\nHost OS: Debian 12\nArchitecture: x86_64\nPoC attached",
                [.guestOperatingSystem]
            ),
        ] as [(String, [MissingItem])])
    func missing(_ text: String, _ expected: [MissingItem]) { #expect(configuration(text).missing == expected) }
}
