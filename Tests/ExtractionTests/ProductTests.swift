import Disclosure
import Testing

@testable import Extraction

@Suite("What a report is about") struct ProductTests {
    @Test(arguments: [
        Example(
            "ranges, two", "## Summary\n\n## Affected versions\n`>= 6.0.0, < 6.12.3` and `>= 7.0.0, <= 7.0.3`\n",
            subject: "Path traversal in @scope/thing on Windows",
            ["product @scope/thing >= 6.0.0, < 6.12.3", "product @scope/thing >= 7.0.0, <= 7.0.3"]),
        Example(
            "range with alternatives", "Project: Frob Import\nAffected versions: <2.0.7 || >=3.0.0 <3.0.3\n",
            ["product Frob Import <2.0.7", "product Frob Import >=3.0.0 <3.0.3"]),
        Example(
            "name and range in one line", "Affected versions:\n\n- Frob Server 1.4.0 through 1.11.1\n",
            ["product Frob Server 1.4.0 through 1.11.1"]),
        Example(
            "Japanese form", "影響を受けるシステム\n　・ふろぶ Android アプリ 2.3.0 およびそれ以前\n",
            ["product ふろぶ Android アプリ 2.3.0 およびそれ以前"]),
        Example(
            "firmware range", "# Version: firmware <= 1.23", subject: "FrobNet BR-64X v2 command injection in ping",
            [
                "product FrobNet BR-64X v2 <= 1.23"
            ]),
        Example(
            "the version elsewhere in prose", "It affects all versions up to 2.3.4.",
            subject: "FrobEngine SQL Injection",
            [
                "product FrobEngine up to 2.3.4"
            ]),
        Example(
            "a sentence of its own", "Version 7.2.0 and 7.4.1 have been confirmed as vulnerable.",
            subject: "Stored XSS in FrobEngine",
            [
                "product FrobEngine 7.2.0", "product FrobEngine 7.4.1",
            ]),
        Example(
            "fixed elsewhere", "This is fixed in version 2.3.5.", subject: "Stored XSS in FrobEngine",
            ["product FrobEngine"]),
        Example("no name", "x", subject: "Unrestricted directory traversal with bypass", []),
        Example("no name either", "x", subject: "Volume 1 crashed after update", []),
        Example("a system of devices", "Product: FortiOS\nVersion: 7.2.3\n", ["product FortiOS 7.2.3"]),
        Example(
            "package of Debian with an epoch", "Package: frobd\nVersion: 1:2.3-1+b1\n", ["product frobd 1:2.3-1+b1"]),
        Example(
            "firmware in a title", "x", subject: "Buffer Overflow in Frob-Link DIR-8 firmware 2.10",
            ["product Frob-Link DIR-8 2.10"]),
        Example(
            "range in a title", "x", subject: "XSS in Frob CMS 1.2.3 and earlier",
            ["product Frob CMS 1.2.3 and earlier"]),
        Example("Japanese title", "x", subject: "フロブ管理システムにおけるSQLインジェクション", ["product フロブ管理システム"]),
        Example("Japanese field", "製品名：フロブ管理 Ver.3.2.1", ["product フロブ管理 3.2.1"]),
        Example("a question", "x", subject: "Question about your bug bounty", []),
        Example("a general system", "Product: macOS\nVersion: 14.2\n", ["os macOS 14.2"]),
    ])
    func product(_ example: Example) { #expect(example.read(["product"]) == example.expected) }

    @Test(arguments: [
        Example(
            "name of the subject", "Seen in frobd 2.3.6 here.", subject: "Decompression bomb kills frobd",
            ["product frobd 2.3.6"]),
        Example(
            "file of a release", "COPY frobd-2.3.6-linux-amd64 /bin", subject: "Crash of frobd", ["product frobd 2.3.6"]
        ),
        Example("quoted name", "「ふろぶ帳」v5.4.0 です。", subject: "「ふろぶ帳」の脆弱性", ["product ふろぶ帳 5.4.0"]),
        Example("a protocol", "It needs TLS 1.2 here.", subject: "TLS downgrade", []),
        Example("fixed", "This was fixed in frobd 2.3.7.", subject: "Crash of frobd", []),
    ])
    func namesOfTheReport(_ example: Example) { #expect(example.read(["report-name"]) == example.expected) }

    @Test(arguments: [
        Example(
            "advisory",
            "| Product | Order no. | Affected | Fixed |\n|---|---|---|---|\n| Frob 3 | F3 | all < V2.4.7 | V2.4.7 |\n| Frob 5 | F5 | not affected | - |\n",
            ["product Frob 3 < V2.4.7"]),
        Example(
            "drawn with dashes",
            "+------+-----------+\n| Name | Version   |\n+------+-----------+\n| Vim  | 9.1       |\n+------+-----------+\n",
            ["software Vim 9.1"]),
        Example("no headings", "| a | 1.2 |\n| b | 1.3 |\n", []),
    ])
    func tables(_ example: Example) { #expect(example.read(["table"]) == example.expected) }

    @Test(arguments: [
        Example("between", "Frob Gate from 1.2 to 1.9.3 is hit.", ["product Frob Gate 1.2 to 1.9.3"]),
        Example("version of", "It is in version 3.2 of Frob Gate.", ["product Frob Gate 3.2"]),
        Example("library", "A flaw in libfrob before 2.1 crashes.", ["product libfrob before 2.1"]),
        Example("after a preposition", "In Frob-Lab before 7.0.2, it exists.", ["product Frob-Lab before 7.0.2"]),
        Example("comparison in code", "ELSIF CPL > 0 THEN", []),
    ])
    func affected(_ example: Example) { #expect(example.read(["affected-prose"]) == example.expected) }
}

@Suite("Weighing what was read") struct JudgeTests {
    func facts(_ text: String) -> [Fact] { Extractor().configuration(in: [ReportText(text: text)]).facts }

    @Test func twoStatementsContradictEachOther() {
        let facts = facts("OS: Ubuntu 20.04\nBrowser: Firefox 120.0\n\nOS: Ubuntu 22.04\n")
        #expect(facts.map(\.isContradicted) == [true, false, true])
    }

    @Test func rolesTellStatementsApart() {
        let facts = facts("Host OS: Ubuntu 20.04\nGuest OS: Ubuntu 22.04\n")
        #expect(facts.map(\.isContradicted) == [false, false])
    }

    @Test func quotedTextGivesWay() {
        let facts = facts("I now use Firefox 121.0 here.\n\n> I use Firefox 120.0 and Debian 12.\n")
        #expect(facts.map { "\($0.name) \($0.version ?? "")" } == ["Mozilla Firefox 121.0", "Debian GNU/Linux 12"])
    }
}
