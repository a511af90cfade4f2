import Disclosure
import Testing

@testable import Extraction

@Suite("When a reporter means to publish") struct DisclosureDateTests {
    private func disclosure(_ text: String, received: String? = "2026-11-21") -> DisclosureDate? {
        Extractor().configuration(in: [ReportText(text: text)], received: received.flatMap { CalendarDay($0) })
            .disclosure
    }

    @Test(arguments: [
        ("We will publish on 2027-02-01.", "2027-02-01"),
        ("We plan to disclose this publicly on February 1st, 2027.", "2027-02-01"),
        ("The disclosure deadline is 1 February 2027.", "2027-02-01"),
        ("I intend to go public on Feb 1st, 2027 whether or not a fix is out.", "2027-02-01"),
        ("Our write-up will go live; we are going to blog about this issue on Feb. 1, 2027.", "2027-02-01"),
        ("Planned public disclosure: 2027/02/01", "2027-02-01"),
        ("Embargoed until 2027-02-01 14:00 UTC", "2027-02-01"),
        ("Embargo ends: 01.02.2027", "2027-02-01"),
        ("Details will be made public on 13/02/2027.", "2027-02-13"),
        ("Details will be made public on 02/13/2027.", "2027-02-13"),
        ("Please do not publish anything before 1 February 2027.", "2027-02-01"),
        ("This will become public on 1st of February, 2027.", "2027-02-01"),
        ("We reported this on 2026-11-01 and will publish our advisory on\n2027-02-01 at the latest.", "2027-02-01"),
        ("I am going to present this research at a conference on 1 February 2027.", "2027-02-01"),
        ("We aim to publish the details in February 2027.", "2027-02-01"),
        ("The vulnerability will be disclosed at the end of February 2027.", "2027-02-28"),
        ("Public disclosure is planned for mid-February 2027.", "2027-02-15"),
        ("The post goes live on 2027-02-01.", "2027-02-01"), ("Publication is scheduled for Q2 2027.", "2027-04-01"),
        ("Eine Veröffentlichung erfolgt frühestens am 1. Februar 2027.", "2027-02-01"),
        ("公開予定日：2027年2月1日", "2027-02-01"),
        ("2027年2月1日に公開する予定です。", "2027-02-01"),
        ("本脆弱性の詳細は、令和9年2月1日に公開いたします。", "2027-02-01"),
        ("２０２７年２月１日以降にブログで公開させていただきます。", "2027-02-01"),
        ("Wir werden die Schwachstelle am 1. Februar 2027 veröffentlichen.", "2027-02-01"),
        ("Die Veröffentlichung ist für den 01.02.2027 geplant.", "2027-02-01"),
    ])
    func dates(_ text: String, _ date: String) {
        #expect(disclosure(text)?.date == date)
        #expect(disclosure(text, received: nil)?.date == date)
    }

    @Test(arguments: [
        ("We will publish in 90 days.", 90), ("This report is subject to a 90-day disclosure deadline.", 90),
        ("We follow a 90 day responsible disclosure policy.", 90),
        ("If we do not hear from you within two weeks, we will publish the details.", 14),
        ("I will go public after 45 days.", 45), ("As per our policy this advisory goes live 45 days from today.", 45),
        ("We intend to disclose this issue ninety days from now.", 90),
        ("You have 30 days before we publish our findings.", 30),
        ("Full disclosure will happen in 6 weeks; we'll release the exploit then.", 42),
        ("I plan to tweet about it and post the details next week.", 7),
        ("90日後に公開します。", 90), ("９０日を経過した時点で公開する予定です。", 90), ("九十日後に公表いたします。", 90),
        ("三ヶ月後に公開を予定しています。", 90), ("2週間以内にご回答がない場合は公開いたします。", 14),
        ("Wir planen, die Lücke in 90 Tagen zu veröffentlichen.", 90),
        ("Sollten wir innerhalb von zwei Wochen nichts hören, werden wir die Details offenlegen.", 14),
    ])
    func daysFromArrival(_ text: String, _ days: Int) {
        let kept = disclosure(text, received: nil)
        #expect(kept?.days == days)
        #expect(kept?.date == nil)
        #expect(disclosure(text)?.date != nil)
    }

    @Test(arguments: [
        ("We will publish in 90 days.", "2027-02-19"), ("We will publish in three months.", "2027-02-21"),
        ("We will publish on 1 February.", "2027-02-01"), ("We will publish on December 24th.", "2026-12-24"),
        ("We will publish on 1 November.", "2027-11-01"), ("We are going to publish next Monday.", "2026-11-23"),
        ("Wir veröffentlichen die Details; geplant ist Ende März.", "2027-03-31"),
        ("We plan to publish at the end of March.", "2027-03-31"),
        ("We'll disclose this by the end of the month.", "2026-11-30"),
        ("We will publish 90 days after 1 November 2026.", "2027-01-30"), ("We will publish tomorrow.", "2026-11-22"),
        ("来年2月に公開する予定です。", "2027-02-01"), ("来年2月3日に公開します。", "2027-02-03"), ("12月24日に公開いたします。", "2026-12-24"),
        ("来月末に公開予定です。", "2026-12-31"), ("半年後に公開します。", "2027-05-21"),
    ])
    func countedFromArrival(_ text: String, _ date: String) { #expect(disclosure(text)?.date == date) }

    @Test(arguments: [
        "It was published on 2020-02-01.", "The embargo was lifted on 2026-12-01.", "脆弱性の詳細は修正から30日後に公開します。",
        "It's been 90 days since I reported; I'm going to publish now.", "The deadline timer fires after 2 days.",
        "We published this in 2023.", "We will publish on 2027-02-30.",
        "We will publish on 01/02/2027.", "I reported this 90 days ago.", "We will publish when you are ready.",
        "You said that you will release a patch on 2027-02-01.",
        "The vendor plans to publish an update on 1 February 2027.",
        "The fix will be released on 2027-02-01.", "The certificate expires on 2027-02-01.",
        "We released version 5.1 on 2027-02-01.", "Public disclosure: 2019-10-01",
        "2026-01-05 Vendor contacted\n2026-03-02 Public disclosure",
        "We have not disclosed this to anybody since 2026-01-01.", "I presented it at a conference on 3 March 2026.",
        "This bug will become public 30 days after the fix.", "The session is kept for 90 days.",
        "CVE-2024-1234 was published on January 5, 2024 by NVD.",
        "> We will publish on 2027-02-01.\n\nThank you for telling me.",
        "2020年2月1日に公開されました。", "修正版は2027年2月1日に公開予定と伺っています。", "90日前に報告しました。",
        "Das Update wird am 1. Februar 2027 veröffentlicht.", "Die Lücke wurde am 1.2.2025 veröffentlicht.",
    ])
    func noPlan(_ text: String) { #expect(disclosure(text) == nil, "\(String(describing: disclosure(text)))") }

    @Test func theDateWinsOverTheDays() throws {
        let text = """
            This issue is subject to our 90 day disclosure deadline. If a fix is available to users before then, the
            report becomes public 30 days after the fix. The scheduled deadline is 2027-02-18.
            """
        let found = try #require(disclosure(text))
        #expect(found.date == "2027-02-18")
        #expect(found.evidence.line == 2)
        #expect(found.evidence.rule == "disclosure")
    }

    @Test func aDayThatHasPassedIsNoPlan() {
        #expect(disclosure("The disclosure deadline is 2026-10-01.") == nil)
        #expect(disclosure("The disclosure deadline is 2026-10-01.", received: nil)?.date == "2026-10-01")
    }
}
