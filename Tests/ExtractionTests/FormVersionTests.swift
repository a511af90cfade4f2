import Testing

@testable import Extraction

@Suite("Versions that the line above names, tables and lists of models") struct FormVersionTests {
    @Test(arguments: [
        Example(
            "a browser's version",
            "**Desktop (please complete the following information):**\n - OS: Windows\n - Browser: Chrome\n - Version: 118\n",
            subject: "Crash on save in FrobApp", ["product FrobApp", "os Windows", "software Google Chrome 118"]),
        Example(
            "without colons",
            "**Desktop (please complete the following information):**\n - OS: Ubuntu 22.04\n - Browser chrome\n - Version 118.0.5993\n",
            subject: "Crash on save", ["os Ubuntu 22.04", "software Google Chrome 118.0.5993"]),
        Example(
            "a system's version", "**Desktop:**\n - OS: Linux Mint\n - Version 22.2\n",
            subject: "Crash on save in FrobApp", ["product FrobApp", "os Linux Mint 22.2"]),
        Example(
            "a phone",
            "**Smartphone (please complete the following information):**\n - Device: iPhone 12\n - OS: iOS 15.1\n - Browser: Safari\n - Version: 15\n",
            subject: "FrobApp crash", ["product FrobApp", "system iPhone 12", "os iOS 15.1", "software Safari 15"]),
        Example(
            "a system and a program", "- OS: macOS\n- Version: 13.4\n- FrobApp version: 2.0.1",
            subject: "FrobApp crash", ["product FrobApp 2.0.1", "os macOS 13.4"]),
        Example(
            "the product's version", "OS: Windows 10\nVersion: 2.3.1", subject: "FrobApp crash",
            ["product FrobApp 2.3.1", "os Windows 10"]),
        Example(
            "slashes", "### Host OS name + version\n\nWindows 11 Enterprise / 23H2 / 22631.6060 / 32GB memory\n",
            subject: "[Bug]: VM crash", ["os Windows 11 Enterprise 23H2 @host", "memory 32GB @host"]),
    ])
    func forms(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example(
            "models and their firmware",
            "At least the following devices are vulnerable:\nFR-300 rev B - 2.14b01\nFR-600 - 2.16b01\n",
            ["product FR-300 rev B 2.14b01", "product FR-600 2.16b01"]),
        Example(
            "products and their ranges", "Affected products:\n\n- FrobServer: before 3.2.1\n- FrobClient <= 4.1\n",
            ["product FrobServer before 3.2.1", "product FrobClient <= 4.1"]),
        Example(
            "parts of a product", "Product: FrobVPN\nVersion: 11.2.0.45 (Server), 11.3.1 (Client)",
            ["product FrobVPN Server 11.2.0.45", "product FrobVPN Client 11.3.1"]),
        Example(
            "models of a field", "Product: FR-300, FR-500\nFirmware: V1.20 (FR-300), V1.31 (FR-500)",
            ["product FR-300 V1.20", "product FR-500 V1.31"]),
    ])
    func lists(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example(
            "columns",
            "Model              Hardware   Affected firmware    Fixed firmware\nFR-21            V3         1.1.4 Build 3        1.1.5 Build 7\nFR-10            V1         not affected         -\n",
            ["product FR-21 1.1.4 Build 3"]),
        Example(
            "branches",
            "Versions            Affected      Unaffected\nFrobGuard 6.2       < 6.2.1       >= 6.2.1\nFrobGuard 6.0       None          All\n",
            ["product FrobGuard < 6.2.1"]),
        Example(
            "a matrix",
            "Product       Version   Running On   Fixed Version   Workarounds\nFrobOps       8.14.x    Any          Unaffected      N/A\nFrobOps       8.12.x    Any          8.12 HF 5       None\n",
            ["software FrobOps 8.12.x"]),
        Example("headings of columns", "Extension|Author (truncated)|Version\n---|---|---\nfrob-lint|dba|2.4.2\n", []),
    ])
    func tables(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example(
            "on a version", "I have a postgresql on version 13 on CentOS 7", ["software PostgreSQL 13", "os CentOS 7"]),
        Example("a phone's system", "iPhone 11 / ver 13.4.1", ["system iPhone 11", "os iOS 13.4.1"]),
        Example(
            "a board and a card", "Mobo: Asus Sabertooth 990FX\nGPU: PowerColor HD 7950",
            ["system Asus Sabertooth 990FX", "gpu PowerColor HD 7950"]),
        Example("a width", "Windows 7 64 bit", ["os Windows 7", "arch 64 bit"]),
        Example(
            "a program of an edition", "FrobTop Parallels\nParallels Desktop 19 Pro Edition: 19.1.1 (54734)",
            ["hypervisor Parallels Desktop 19.1.1"]),
        Example(
            "what is under test", "Device under test: Frob Bulb A60 (model FB-1), hw rev 1.3, fw 2.0.17_0022",
            ["product Frob Bulb A60 2.0.17_0022", "system FB-1"]),
        Example("a field's commit", "KeyDB version: unstable at 4ac1a8b (KeyDB server)", ["software KeyDB 4ac1a8b"]),
        Example(
            "a maker's order number",
            "AFFECTED PRODUCTS\nFROBSCALE XB205-3 (SC, PN) (6GK5205):      Update to V4.5\n  All versions < V4.5",
            ["product FROBSCALE XB205-3 < V4.5"]),
        Example("a switch of the environment", "It hangs with `FROB_GIL=0`.", ["setting FROB_GIL 0"]),
    ])
    func things(_ example: Example) { #expect(example.read(nil) == example.expected) }
}
