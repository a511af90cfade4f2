import Correspondence
import Disclosure
import Testing

@testable import Correspondence

@Suite("Words of notices in a handler's language") struct NoticeWordsTests {
    private let english = NoticeWords(.english)
    private let japanese = NoticeWords(.japanese)

    @Test func clocks() {
        #expect(
            english.due(.earlyWarning, at: "2026-11-03 09:00", isAfterDisclosure: false)
                == "early warning: 2026-11-03 09:00 UTC")
        #expect(
            japanese.due(.triage, at: "2026-11-03 09:00", isAfterDisclosure: true)
                == "初期評価：2026-11-03 09:00 UTC（報告者の公開予定より後）")
        let number = TicketNumber(prefix: "PSN", year: 2026, sequence: 7)
        #expect(
            english.late(.plan, of: number, at: "2026-11-03 09:00") == "PSN-2026-0007: plan, due 2026-11-03 09:00 UTC")
        #expect(
            japanese.late(.plan, of: number, at: "2026-11-03 09:00") == "PSN-2026-0007：対策の計画（期限：2026-11-03 09:00 UTC）")
        let names = ClockKind.allCases.map(japanese.clock)
        #expect(Set(names).count == names.count)
    }

    @Test func facts() {
        var fact = Fact(kind: .os, name: "Debian", version: "12", role: .guest, evidence: Evidence(line: 1))
        #expect(english.fact(fact, "Debian 12") == "os: Debian 12 (guest)")
        #expect(japanese.fact(fact, "Debian 12") == "OS：Debian 12（ゲスト）")
        fact.role = nil
        #expect(japanese.fact(fact, "Debian 12") == "OS：Debian 12")
        #expect(japanese.support(ProductSupport(state: .outOfSupport, until: "2025-01-31")) == "（2025-01-31にサポート終了）")
        #expect(
            english.support(ProductSupport(state: .outOfSupport, until: "2025-01-31"))
                == ", out of support since 2025-01-31")
        #expect(japanese.support(ProductSupport(state: .unknown)).isEmpty)
    }

    @Test func arrivals() {
        let signed = ArrivalFacts(
            isEncrypted: true, isVouchedFor: true, signature: "good", key: "AB12", flags: ["otherSender"], failure: nil)
        #expect(
            english.arrival(signed)
                == "encrypted, signature good by AB12, which is bound to the sender; flags: other sender")
        #expect(japanese.arrival(signed) == "暗号化あり、署名：有効、鍵：AB12（送信者に登録済みの鍵）。特記事項：別の送信者")
        let clear = ArrivalFacts(
            isEncrypted: false, isVouchedFor: false, signature: nil, key: nil, flags: [], failure: nil)
        #expect(english.arrival(clear) == "in clear" && japanese.arrival(clear) == "暗号化なし")
        let unread = ArrivalFacts(
            isEncrypted: true, isVouchedFor: false, signature: nil, key: nil, flags: [], failure: "noSecretKey")
        #expect(english.arrival(unread) == "no secret key: it could not be read")
        #expect(japanese.arrival(unread) == "読み取れませんでした（秘密鍵がない）")
    }
}
