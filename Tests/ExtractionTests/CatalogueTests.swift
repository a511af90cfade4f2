import Disclosure
import Testing

@testable import Extraction

@Suite("The catalogue") struct CatalogueTests {
    @Test func everyLineCanBeRead() {
        var complaints: [String] = []
        var count = 0
        CatalogueText.read(CatalogueText.shipped, complain: { complaints.append($0) }, take: { _ in count += 1 })
        #expect(complaints == [])
        #expect(count > 4000)
    }

    @Test(arguments: [
        ("Acme", "no kind before: Acme"), ("[thing]\n", "no kind: thing"),
        ("[os]\nAcme | o:a:b | x | y", "too many cells: Acme | o:a:b | x | y"),
        ("[os]\nAcme | o:a:b | x;; y", "an empty name: Acme | o:a:b | x;; y"),
    ])
    func damage(_ text: String, _ complaint: String) {
        var complaints: [String] = []
        CatalogueText.read(Array(text.utf8), complain: { complaints.append($0) }, take: { _ in })
        #expect(complaints == [complaint])
    }

    /// Two lines with one spelling would let their order decide; only their letters' case may tell them apart.
    @Test func noSpellingStandsTwice() {
        var lines: [String: Range<Int>] = [:]
        CatalogueText.read(CatalogueText.shipped) { spelling in
            let name = String(decoding: CatalogueText.shipped[spelling.range], as: UTF8.self)
            let key = spelling.isExact ? name : name.lowercased().filter { !" -_".contains($0) }
            if let line = lines[key] { #expect(line == spelling.line, "\(name) stands twice") }
            lines[key] = spelling.line
        }
    }

    @Test func platformNamesAreWellFormed() {
        let form = Pattern(#"^[aho]:(?:[a-z0-9._~-]|\\[^a-zA-Z0-9\s])+:(?:[a-z0-9._~-]|\\[^a-zA-Z0-9\s])+$"#)
        CatalogueText.read(CatalogueText.shipped) { spelling in
            let entry = CatalogueText.entry(of: spelling, in: CatalogueText.shipped)
            if let cpe = entry.cpe { #expect(form.matches(cpe), "\(entry.name): \(cpe)") }
        }
    }

    @Test(
        arguments: [
            ("VMware-Workstation 17.5", ["VMware Workstation Pro"]), ("visual studio code", ["Visual Studio Code"]),
            ("Virtual Box and virtualbox", ["VirtualBox", "VirtualBox"]), ("C:\\Chrome\\x", []),
            ("on Node.js 20, not node.json", ["Node.js"]), ("rewordpress", []),
            ("WordPress's", ["WordPress"]),
            ("再現環境はUbuntuです", ["Ubuntu"]), ("サクラエディタで", ["Sakura Editor"]), ("Apache  Tomcat", ["Apache Tomcat"]),
            ("Apache   Tomcat", ["Apache HTTP Server", "Apache Tomcat"]), ("KiTTY kitty", ["KiTTY", "kitty"]),
            ("", []), ("\u{3000}-_ ", []), ("é日本\u{0}", []),
        ] as [(String, [String])])
    func names(_ text: String, _ expected: [String]) {
        #expect(Catalogue.standard.names(in: text).map(\.entry.name) == expected)
    }

    @Test func wordsThatAreNamesOnlyWithAVersion() {
        func mentions(_ text: String) -> [String] {
            MentionScanner(catalogue: .standard).mentions(in: text).filter { !$0.isCommonWord || $0.version != nil }
                .map { $0.name }
        }
        #expect(mentions("signal 11, a signal, signal 6.2") == [])
        #expect(mentions("Signal 6.2.1") == ["Signal"])
        #expect(mentions("Redis 7.2 and redis") == ["Redis"])
        #expect(mentions("go to 3 and Go 1.21") == ["Golang"])
    }

    @Test func ownNamesHoldAnything() {
        let products = [
            ProductName(name: "A|B;C", aliases: ["\n", "*x*", "#1 Router", "  "]), ProductName(name: ""),
        ]
        let catalogue = Catalogue(products: products)
        #expect(catalogue.names(in: "an A B C, 1 Router").map(\.entry.name) == ["A|B;C", "A|B;C"])
        #expect(catalogue.entry(for: "Ubuntu")?.kind == .os)
    }
}
