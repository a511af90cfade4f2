import Disclosure
import Foundation
import Mail
import Testing

private func field(_ value: String, _ end: LineEnd = .lf) -> HeaderField {
    HeaderField(name: "X", raw: end.bytes(" " + value))
}

@Suite("Header fields") struct HeaderTests {
    @Test(
        arguments: [
            ("plain", "plain"), ("folded\n here", "folded here"), ("=?utf-8?Q?caf=C3=A9?=", "café"),
            ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"), ("=?ISO-2022-JP?B?GyRCLSEbKEI=?=", "①"),
            ("=?Shift_JIS?B?k/qWew==?=", "日本"), ("=?utf-8?B?5pel?=\n =?utf-8?B?5pys?=", "日本"),
            ("=?utf-8?Q?a=0D=0ABcc:_x?=", "aBcc: x"),
            ("=?utf-8?Q?a=7F=C2=85b?=", "ab"), ("=?utf-7?Q?+ADw-?=", "+ADw-"),
            ("=?UTF-8?B?5pelYQ==?= =?UTF-8?B?5pysYWI=?= c =?UTF-8*ja?B?5pys?=", "日a本ab c 本"),
            ("=?utf-8?B?5pe?=\n =?utf-8?B?l5pys?=", "日本"), ("raw \u{65E5}", "raw 日"), ("=?broken", "=?broken"),
            ("  blanks  ", "blanks"), ("", ""),
        ], LineEnd.allCases)
    func text(_ pair: (String, String), _ end: LineEnd) { #expect(field(pair.0, end).text == pair.1) }

    @Test(arguments: [
        ("Mon, 02 Nov 2026 09:00:00 +0000", 1_793_610_000), ("Mon, 2 Nov 2026 18:00:00 +0900 (JST)", 1_793_610_000),
        ("2 Nov 26 09:00 GMT", 1_793_610_000), ("not a date", nil), ("", nil),
    ])
    func dates(value: String, seconds: Int?) {
        let headers = HeaderFields([HeaderField(name: "date", raw: Array(value.utf8))])
        #expect(headers.date.map { Int($0.timeIntervalSince1970) } == seconds)
    }

    @Test func messageIDs() {
        let value = "<a@b.example>\n <c@d.example> junk <no-at> <e@f .example> (<g@h>)"
        let headers = HeaderFields([HeaderField(name: "References", raw: Array(value.utf8))])
        #expect(headers.messageIDs("REFERENCES").map(\.value) == ["a@b.example", "c@d.example", "e@f.example", "g@h"])
    }

    @Test func mailboxesWithGroups() {
        let value = "Team: a@x.example, \"B, b\" <b@x.example>;, =?utf-8?B?5pel5pys?= <c@x.example>, broken"
        let headers = HeaderFields([
            HeaderField(name: "To", raw: Array(value.utf8)), HeaderField(name: "to", raw: Array("d@x.example".utf8)),
        ])
        let found = headers.mailboxes("To")
        #expect(Set(found.map(\.address.localPart)) == ["a", "b", "c", "d"])
        #expect(Set(found.compactMap(\.displayName)) == ["B, b", "日本"])
    }

    @Test func bareBlock() throws {
        let headers = try parseHeaderFields(Array("A: b\nC : d\n\nE: f\n".utf8), limits: MailLimits())
        #expect(headers.fields.map(\.name) == ["A", "C"])
        #expect(headers.text("c") == "d")
        #expect(headers.first("A")?.raw == Array(" b".utf8))
        #expect(throws: MailError.empty) { try parseHeaderFields([0x0A], limits: MailLimits()) }
    }
}

@Suite("Who a message says it is from") struct FromTests {
    @Test(
        arguments: [
            ("a@b.example", "a", nil), ("<a@b.example>", "a", nil), ("Ann <a@b.example>", "a", "Ann"),
            ("a@b.example (Ann)", "a", "Ann"), ("\"x@y.example\" <a@b.example>", "a", "x@y.example"),
            ("\"A, B: c;\" <a@b.example>", "a", "A, B: c;"), ("Ann (on <z@z> duty) <a@b.example>", "a", "Ann"),
            ("=?iso-2022-jp?B?GyRCOzNFRBsoQg==?= <a@b.example>", "a", "山田"), ("Ann\n <a@b.example>", "a", "Ann"),
            ("=?utf-8?Q?Ann=0D=0ABcc=3A_x?= <a@b.example>", "a", "AnnBcc: x"), ("J. Doe <a@B.EXAMPLE>", "a", "J. Doe"),
        ], LineEnd.allCases)
    func good(_ sample: (String, String, String?), _ end: LineEnd) throws {
        let headers = HeaderFields([HeaderField(name: "From", raw: end.bytes(" " + sample.0))])
        let address = try #require(EmailAddress("\(sample.1)@b.example"))
        guard case .ok(let mailbox) = headers.from else {
            Issue.record("\(headers.from)")
            return
        }
        #expect(mailbox.address == address)
        if let name = sample.2 { #expect(mailbox.displayName == name) }
    }

    @Test(arguments: [
        "", "a@b.example, c@d.example", "x@y.example <a@b.example>", "a@b.example <a@b.example>", "g: a@b.example;",
        "g:;",
        "<a@b.example> <c@d.example>", "<a@b.example> c", "a b@c.example", "a@b@c.example", "Ann", "<>",
        "Ann <a@b.example",
        "\"Ann <a@b.example>", "Ann <a@b.example> (open", "<@r.example:a@b.example>", "a@b.example\u{0}",
        "a@[127.0.0.1]",
        "a@b.example\\", "Ann <a@b.example>>", "=?utf-8?Q?a=40b.example?=", "a@b.example;",
    ])
    func malformed(_ value: String) {
        let headers = HeaderFields([HeaderField(name: "From", raw: Array(value.utf8))])
        if case .ok(let mailbox) = headers.from { Issue.record("taken for \(mailbox.address)") }
    }

    @Test func doubled() {
        let one = HeaderField(name: "From", raw: Array("a@b.example".utf8))
        #expect(HeaderFields([one, one]).from == .malformed("more than one From field"))
        #expect(HeaderFields([]).from == .malformed("no From field"))
    }
}
