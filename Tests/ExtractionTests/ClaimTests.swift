import Disclosure
import Testing

@testable import Extraction

@Suite("What a report claims") struct ClaimTests {
    private func claims(_ text: String, subject: String? = nil) -> Claims {
        Extractor().configuration(in: [ReportText(part: "1", text: text)], subject: subject).claims ?? Claims()
    }

    @Test(
        arguments: [
            ("Severity: High", .important, "High"), ("Severity: Critical (CVSS 9.8)", .critical, "Critical"),
            ("**Severity**: 7.5 (high)", .important, "high"), ("Severity          High 7.9/10", .important, "High"),
            ("Severity Rating: Medium", .moderate, "Medium"), ("Risk: low", .low, "low"),
            ("CVSSv3: 9.1/10 (Critical)", .critical, "Critical"),
            ("CVSS v3 基本値: 9.8 (緊急)", .critical, "緊急"), ("Kritikalität: Hoch (CVSS 8.1)", .important, "Hoch"),
            ("Security risk: Moderately critical 13/25", .moderate, "Moderately critical"),
            ("Risk level - n/a\nSeverity: P2", .important, "P2"),
            ("## Severity\n\nModerate\n", .moderate, "Moderate"),
            ("CVSS 3.1 Base Score: 9.8 (Critical)", .critical, "Critical"),
            ("| Severity | Important |", .important, "Important"),
            ("Severity (low/medium/high): medium", .moderate, "medium"),
            ("I rate this as critical.", .critical, "critical"),
            ("We consider this to be of high severity.", .important, "high"),
            ("The severity of this issue is high.", .important, "high"),
            ("I have found a critical vulnerability in your product.", .critical, "critical"),
            ("This is a medium-severity issue.", .moderate, "medium"), ("深刻度：緊急", .critical, "緊急"),
            ("危険度: 高", .important, "高"),
            ("深刻度は中程度と考えています。", .moderate, "中程度"), ("致命的な脆弱性を発見しました。", .critical, "致命的"),
            ("Schweregrad: hoch", .important, "hoch"),
            ("Wir haben eine kritische Schwachstelle gefunden.", .critical, "kritisch"),
        ] as [(String, Severity, String)])
    func severity(_ text: String, _ severity: Severity, _ words: String) {
        let claim = claims(text).severity
        #expect(claim?.severity == severity)
        #expect(claim?.words == words)
        #expect(claim?.evidence.part == "1")
    }

    @Test(arguments: [
        "Severity: critical / high / medium / low", "The load is high and memory is low.",
        "This is not a critical issue.",
        "It is critical that you answer.", "High availability is off.", "Severity: unknown", "low-level access",
        "CVSS: TBD",
        "It is critical.", "I use a medium instance.", "優先度の高い通知が出ます。",
    ])
    func noSeverity(_ text: String) { #expect(claims(text).severity == nil, "\(claims(text))") }

    @Test func theSubjectCountsToo() {
        #expect(claims("See below.", subject: "Severity: high").severity?.evidence.line == 1)
    }

    @Test(
        arguments: [
            ("Please credit me as Jane Q. Doe.", "Jane Q. Doe"),
            ("I would like to be credited as \"jdoe\" in the advisory.", "jdoe"),
            (
                "If you publish an advisory, please credit Jane Doe (@jdoe) of Example Labs.",
                "Jane Doe (@jdoe) of Example Labs"
            ),
            ("Please acknowledge us as Example Research Team when you publish.", "Example Research Team"),
            ("Credit: Jane Doe, Example Labs", "Jane Doe, Example Labs"),
            ("Credits: Jane Doe", "Jane Doe"), ("You can credit: Jane Doe (https://example.org)", "Jane Doe"),
            ("I'd like to be credited as Jane \"jd\" Doe if you publish.", "Jane \"jd\" Doe"),
            ("If an advisory is released, please mention Jane Doe from Example Inc.", "Jane Doe from Example Inc"),
            ("Name to use for credit: Jane Doe", "Jane Doe"), ("謝辞掲載可否：可（氏名：山田太郎）", "山田太郎"),
            ("Credit:\n\nJane Doe of Example Labs (finder)\n", "Jane Doe of Example Labs"),
            ("### Credits\nFound by @jdoe during an audit on 2026-03-08.\n", "@jdoe"),
            ("Credits\n-------\nJane Doe and John Roe (Example Labs)\n", "Jane Doe and John Roe (Example Labs)"),
            ("## Credit\n\nThis issue was discovered and reported by Jane Doe.", "Jane Doe"),
            ("Please use this credit line in your advisory: \"Jane Doe (Example Labs)\".", "Jane Doe (Example Labs)"),
            ("アドバイザリの謝辞には「山田 太郎（例研究所）」とご記載いただけますと幸いです。", "山田 太郎（例研究所）"),
            ("You may credit this finding to Jane Doe and link to my site.", "Jane Doe"),
            ("I'd like to be credited under the name Octo Cat.", "Octo Cat"),
            ("I would appreciate being credited in the advisory and want to be credited.", nil),
            ("謝辞には「山田太郎」と記載してください。", "山田太郎"), ("クレジット：山田太郎", "山田太郎"),
            ("謝辞への掲載を希望します。", nil), ("Bitte als Erika Mustermann nennen.", "Erika Mustermann"),
        ] as [(String, String?)])
    func named(_ text: String, _ name: String?) {
        #expect(claims(text).credit?.wish == .named)
        #expect(claims(text).credit?.name == name)
    }

    @Test(arguments: [
        "I wish to remain anonymous.", "I'd rather not have my name in any advisory.", "Please do not mention my name.",
        "Credit: anonymous",
        "We'd prefer to stay anonymous.",
        "Please keep my name confidential.", "No credit needed.", "I do not want to be named in the advisory.",
        "Please credit as \"Anonymous\".", "匿名希望です。", "謝辞掲載：不要", "Please treat my identity as confidential.",
        "We do not require attribution.", "氏名：（非公開希望）", "匿名でお願いします。", "謝辞は不要です。", "名前は公開しないでください。",
        "Ich möchte anonym bleiben.",
    ])
    func anonymous(_ text: String) { #expect(claims(text).credit?.wish == .anonymous) }

    @Test(arguments: [
        "An anonymous user can log in.", "The credit card number leaks.", "Anonymous FTP is on.", "Credentials: admin",
        "The server acknowledges the packet to the client.", "You get 10 credits.",
        "Anonymous bind is allowed, as in LDAP.",
        "Would you like to be credited?", "ユーザー名前: admin", "Please acknowledge receipt.",
        "The name of the file is shown to all.",
    ])
    func noWish(_ text: String) { #expect(claims(text).credit == nil, "\(claims(text))") }

    @Test(arguments: [
        "This is being actively exploited.", "The bug is exploited in the wild.", "We have seen this used in the wild.",
        "It is under active attack.", "Exploited in the wild: Yes", "It is listed in CISA's KEV.",
        "実際の攻撃に利用されていることを確認しました。", "We have observed attacks against our customers.",
        "Attackers are already using this.",
        "Exploitation has been observed since May.", "In-the-wild exploitation was found by our team.",
        "すでに悪用が確認されています。", "本脆弱性を悪用した攻撃を観測しました。", "Die Lücke wird aktiv ausgenutzt.",
        "The fix is not out, but the issue is being actively exploited.",
    ])
    func exploited(_ text: String) { #expect(claims(text).exploited?.line == 1) }

    @Test(arguments: [
        "It could be exploited in the wild.", "There is no evidence of exploitation in the wild.",
        "We are not aware of any attacks.",
        "It has not been exploited in the wild.", "Is it being actively exploited?", "Exploited in the wild: No",
        "Exploited in the wild: unknown",
        "We haven't seen attacks so far.",
        "Similar bugs were exploited in the wild.",
        "An attacker can exploit this.", "The wild card is expanded.", "If it is actively exploited, tell us.",
        "悪用は確認されていません。", "悪用される可能性があります。", "悪用の事例は報告されておりません。", "Die Lücke könnte aktiv ausgenutzt werden.",
    ])
    func notExploited(_ text: String) { #expect(claims(text).exploited == nil) }

    @Test(arguments: [
        "This issue is already public.", "Publicly disclosed: Yes", "The exploit code is on GitHub.",
        "すでに攻撃コードが出回っています。", "既に他者により公表されています。", "The vulnerability is publicly known.",
        "The details have been posted on a forum.",
        "It was published on a mailing list last week.",
        "A proof of concept is circulating on a forum.", "We have already published the details on our blog.",
        "A working exploit is publicly available.", "This bug has already been disclosed.",
        "Public exploits are available.",
        "この脆弱性はすでに公開されています。", "本件は既に公知です。", "Die Lücke ist bereits öffentlich bekannt.",
    ])
    func published(_ text: String) { #expect(claims(text).published?.line == 1) }

    @Test(arguments: [
        "This is not yet public.", "Publicly disclosed: No", "It isn't public as far as we know.",
        "The details will be posted on our blog.", "It has not been disclosed to anybody.",
        "Please answer before it is public.", "The server is publicly accessible.", "It leaks the public key.",
        "The patch was published on GitHub.", "CVE-2020-1234 was published on a list.",
        "Once this is public, we will write about it.",
        "Is this already public?", "まだ公開されていません。", "修正版は既に公開されています。", "We have not published the details on any site.",
        "This method is public.",
    ])
    func notPublished(_ text: String) { #expect(claims(text).published == nil, "\(claims(text))") }

    @Test func wordsOfOthersAreNoClaims() {
        let text = "Thanks.\n\n> Severity: High\n> I wish to remain anonymous.\n> It is exploited in the wild.\n"
        #expect(claims(text).credit == nil)
        #expect(claims(text).exploited == nil)
    }

    @Test func nothingIsNil() {
        #expect(Extractor().configuration(in: [ReportText(text: "It crashes.")]).claims == nil)
    }

    @Test func evidenceSaysWhere() {
        let text =
            "Hello,\n\nour product crashed when we opened a file, and we have seen\nthat it is being actively exploited.\n"
        #expect(
            claims(text).exploited
                == Evidence(part: "1", line: 4, text: "that it is being actively exploited.", rule: "exploited"))
    }
}
