import Disclosure
import Testing

@Suite("Text from outside, shown") struct VisibleTextTests {
    @Test(arguments: [
        ("plain ünïcode 日本語", "plain ünïcode 日本語"),
        ("a\u{1B}[31mred", "a\\u{1B}[31mred"),
        ("a\r\nb\tc", "a\nb\tc"),
        ("a\rb", "a\\u{D}b"),
        ("x\u{202E}y\u{200B}z\u{2028}", "x\\u{202E}y\\u{200B}z\\u{2028}"),
        ("\u{E0041}\u{9B}\u{7F}", "\\u{E0041}\\u{9B}\\u{7F}"),
    ])
    func block(_ text: String, _ shown: String) {
        #expect(VisibleText.block(text) == shown)
    }

    @Test func fewCombiningMarksStayAndManyDoNot() {
        #expect(VisibleText.line("e\u{301}") == "e\u{301}")
        let shown = VisibleText.line("e" + String(repeating: "\u{301}", count: 6))
        #expect(shown.unicodeScalars.filter { $0 == "\u{301}" }.count == 4)
        #expect(shown.hasSuffix("\\u{301}\\u{301}"))
    }

    @Test func oneLineIsCutByColumns() {
        #expect(VisibleText.line("a\nb") == "a\\u{A}b")
        #expect(VisibleText.line("abcdef", columns: 4) == "abc…")
        #expect(VisibleText.line("日本語日本語", columns: 6) == "日本…")
        #expect(VisibleText.width(of: "日本a") == 5)
    }
}
