import Testing

@testable import Extraction

@Suite("What a pattern needs") struct PatternNeedsTests {
    struct Example: CustomTestStringConvertible {
        let pattern: String
        let text: String
        let testDescription: String

        init(_ pattern: String, _ text: String) {
            (self.pattern, self.text, testDescription) = (pattern, text, "\(pattern) in \(text)")
        }
    }

    /// What the glance at a text must never rule out.
    static let matching = [
        Example("disk", "a DISK"), Example("disk", "di\u{17F}\u{212A}"), Example(#"k\d"#, "\u{212A}7"),
        Example("été", "ÉTÉ"), Example("от", "ОТ"), Example("в1", "\u{1C80}1"), Example("Å", "\u{212B}"),
        Example("日本", "は日本"), Example("［a］", "［A］"), Example(#"\x{3000}a"#, "\u{3000}a"),
        Example("a{2}", "aa"), Example("ab{0}c", "ac"), Example("ab{0,1}c", "ac"), Example("a{,2}", "a{,2}"),
        Example("a{2,}b", "aaaab"), Example("(?:ab){4}", "abababab"), Example("x{1,40}?y", "xxxy"),
        Example("a+?b", "aab"), Example("(?:ab|c)*d", "d"), Example("(?:a|b|)c", "c"), Example("a?b?c?", ""),
        Example("(?P<name>a)b", "ab"), Example("(?i)(?:a(?-i:b))", "ab"), Example("[]a]b", "]b"),
        Example("[^]a]b", "cb"), Example(#"[\]\d-]x"#, "-x"), Example(#"[a\-c]x"#, "-x"), Example("[+--]x", ",x"),
        Example("[[:punct:]]x", "!x"), Example(#"\p{Han}x"#, "日x"), Example(#"\pLx"#, "äx"),
        Example(#"\.\\\{"#, ".\\{"),
        Example(#"a\s{3,}b"#, "a \t\r\nb"), Example(#"\d+\.\d+"#, "10.20"), Example("(?:v|ver) ?1", "ver1"),
        Example("x(?:ab|cd)?y", "xy"), Example("^k", "\u{212A}"), Example("^[\u{17F}]", "s"), Example("^[à-℮]", "K"),
        Example(#"^\s*[-*]"#, " \t* a"), Example("(?m)^b", "a\nb"), Example("(?:^|x)b", "xb"), Example("(?:^a)?b", "b"),
        Example(#"^\W"#, "."), Example(#"^[\w.]"#, "_"), Example("^é", "É"), Example("^", ""), Example("^a?", "b"),
        Example("^(?:a*|b)c", "c"), Example("^(?:a|b.)c$", "bxc"), Example(#"a\tb"#, "a\tb"),
    ]

    @Test(arguments: matching) func neverStandsInTheWay(_ example: Example) {
        #expect(Pattern(example.pattern).mayMatch(example.text))
        #expect(Pattern(example.pattern).matches(example.text))
    }

    /// What RE2 is spared.
    static let failing = [
        Example("docker|podman", "a plain line of words"), Example(#"\d\.\d"#, "section 1 of 2"),
        Example("^[^|]*[|]", "no bar"), Example("(?:version|バージョン) ?v?[0-9]+", "a verse on 12 oxen"),
        Example(#"a+\.b"#, "aab"), Example("公開", "公表と開示"), Example(#"(?:\t+|\s{3,})x"#, "a x"),
        Example("été", "ete"), Example("xy", ""),
        Example(#"^\s*(?:[-*+•]|\(?\d{1,2}[.)] )"#, "word - 1. two"), Example("^(?:a|b)?[c-k]", "z"),
        Example("^é", "e"),
        Example(#"^\w\W"#, ". a"),
    ]

    @Test(arguments: failing) func sparesTheRest(_ example: Example) {
        #expect(!Pattern(example.pattern).mayMatch(example.text))
        #expect(!Pattern(example.pattern).matches(example.text))
    }

    @Test func seesOnlyWhatIsLeftOfTheText() {
        #expect(Pattern("disk").first(in: "disk drive", from: 1) == nil)
        #expect(Pattern("drive").first(in: "disk drive", from: 5)?.range == 5..<10)
    }

    /// Texts long and short, seen before and not.
    @Test func longAndRepeatedTexts() {
        let long = String(repeating: "words and more words ", count: 40)
        for text in [long, "a short one", long, "a short one"] {
            #expect(!Pattern("docker").matches(text))
            #expect(Pattern("docker").matches(text + "docker"))
        }
    }
}
