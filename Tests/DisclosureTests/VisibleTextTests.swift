import Disclosure
import TestSupport
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

    /// Soft hyphen, grapheme joiner, the fillers of Hangul, variation selectors, and deprecated format characters show
    /// nothing at all.
    @Test(arguments: [
        0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180E, 0x180F, 0x206A, 0x206B, 0x206C, 0x206D, 0x206E, 0x206F,
        0x3164, 0xFE00, 0xFE0F, 0xFFA0, 0xFFF0, 0x1BCA0, 0x1D159, 0x1D173, 0xE0100, 0xE0FFF,
    ])
    func invisible(_ value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        let escaped = "a\\u{\(String(value, radix: 16, uppercase: true))}b"
        #expect(VisibleText.line("a\(scalar)b") == escaped)
        #expect(VisibleText.block("a\(scalar)b") == escaped)
    }

    @Test func blankBrailleStays() {
        #expect(VisibleText.line("a\u{2800}b") == "a\u{2800}b")
    }

    @Test func spacingMarksCountIntoARun() {
        let syllable = "\u{915}\u{93E}"
        #expect(VisibleText.line(syllable) == syllable)
        #expect(VisibleText.width(of: syllable) == 2)
        let shown = VisibleText.line("\u{915}" + String(repeating: "\u{93E}\u{301}", count: 3))
        #expect(Array(shown.utf8) == Array("\u{915}\u{93E}\u{301}\u{93E}\u{301}\\u{93E}\\u{301}".utf8))
    }

    /// A megabyte of what is escaped takes a second, not an hour.
    @Test func manyEscapesTakeTimeThatGrowsWithThem() {
        let time = { (count: Int) in
            processorTime { _ = VisibleText.block(String(repeating: "\u{202E}", count: count)) }
        }
        #expect(time(160_000) < time(10_000) * 100 + .milliseconds(500))
    }

    @Test func oneLineIsCutByColumns() {
        #expect(VisibleText.line("a\nb") == "a\\u{A}b")
        #expect(VisibleText.line("abcdef", columns: 4) == "abc…")
        #expect(VisibleText.line("日本語日本語", columns: 6) == "日本…")
        #expect(VisibleText.width(of: "日本a") == 5)
    }
}
