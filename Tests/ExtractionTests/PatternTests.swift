import Testing

@testable import Extraction

/// A pattern is not tried on a text that lacks the letters of each of its matches; that must never hide one.
@Suite("Patterns and the glance before them") struct PatternTests {
    @Test(arguments: [
        ("Foo(Bar)?Baz", "xx FOOBAZ", true), ("Foo(Bar)?Baz", "foo bar baz", false), ("foo|bar", "a bAr", true),
        ("foo|bar", "fo ba", false), (#"\bv?[0-9]+\.[0-9]+"#, "at 1.2", true),
        (#"\bv?[0-9]+\.[0-9]+"#, "at one", false),
        // Each pair of its letters stands in the text, and the word does not.
        ("abab?", "ba ab", false), ("abab?", "ba aba", true), ("", "", true), ("a", "", false), ("^$", "", true),
        // Beyond ASCII there are more letters that are the same.
        ("kernel", "the \u{212A}ernel", true), ("system", "a \u{17F}y\u{17F}tem", true),
        ("größe", "GRÖSSE GRÖßE", true),
        ("バージョン", "この バージョン です", true), ("バージョン|version", "Version 2", true), ("バージョン|version", "2", false),
        (#"(?:win|windows)\s+1[01]"#, "WINDOWS 11", true), (#"[a-z]{3}[0-9]{4}"#, "QAB1234", true),
    ])
    func finds(_ pattern: String, _ text: String, _ isThere: Bool) {
        let pattern = Pattern(pattern)
        #expect(pattern.matches(text) == isThere)
        // In a longer text nobody looks for letters first.
        let long = String(repeating: "- ", count: 400) + text
        if !text.isEmpty { #expect(pattern.matches(long) == isThere) }
    }

    @Test func caseMattersWhereItShould() {
        let pattern = Pattern("Foo", caseSensitive: true)
        #expect(pattern.matches("a Foo") && !pattern.matches("a foo") && !pattern.matches("a FOO"))
    }

    /// What was seen of one text says nothing of the next, of the same length or at the same place.
    @Test func oneTextAfterTheOther() {
        let patterns = [Pattern("linux"), Pattern("apache"), Pattern("nginx|lighttpd")]
        let texts = ["linux 6.1", "nginx 1.2", "LINUX 6.2", "apache 24", "lighttpd ", "nothing..", "linux 6.1"]
        let expected = [[0], [2], [0], [1], [2], [], [0]]
        for _ in 0..<3 {
            for (text, expected) in zip(texts, expected) {
                #expect(patterns.indices.filter { patterns[$0].matches(text) } == expected, "\(text)")
            }
        }
    }

    @Test func laterMatchesAreFoundFromTheirPlace() {
        let pattern = Pattern("version ([0-9.]+)")
        #expect(pattern.all(in: "Version 1.2, VERSION 3.4 and version 5").map { $0[1] } == ["1.2", "3.4", "5"])
        #expect(pattern.first(in: "no version 1", anchored: true) == nil)
        #expect(pattern.first(in: "no version 1", from: 3, anchored: true)?[1] == "1")
    }
}
