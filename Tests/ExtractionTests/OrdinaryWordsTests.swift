import Testing

@testable import Extraction

@Suite("Words that name nothing") struct OrdinaryWordsTests {
    @Test func everyLineCanBeRead() {
        var complaints: [String] = []
        var seen: Set<String> = []
        OrdinaryWords.read(OrdinaryWords.shipped, complain: { complaints.append($0) }) { word, kind in
            #expect(word == word.lowercased(), "\(word) has capitals")
            #expect(seen.insert("\(word) \(kind.rawValue)").inserted, "\(word) stands twice")
        }
        #expect(complaints == [] && seen.count > 900)
    }

    @Test(arguments: [("acme", "no kind before: acme"), ("[thing]\n[x]\n# y", "no kind: [x]")])
    func damage(_ text: String, _ complaint: String) {
        var complaints: [String] = []
        OrdinaryWords.read(text, complain: { complaints.append($0) }, take: { _, _ in })
        #expect(complaints == [complaint])
    }

    @Test(
        arguments: [
            ("the Frob", true), ("up-to-date", true), ("Fixed", true), ("Server", true), ("Server 2", true),
            ("system kernel", true), ("DÈS", true), ("März", true), ("", false), ("image-processing", false),
            ("Server Frobnicator", false), ("moveit", false), ("httpd", false), ("fixie", false), ("ビルド", true),
        ] as [(String, Bool)])
    func made(_ name: String, _ expected: Bool) {
        #expect(
            OrdinaryWords.make(
                name, beginningWith: [.grammar, .deed, .release, .calendar], togetherWith: [.thing, .part])
                == expected)
    }

    @Test func atOneEnd() {
        #expect(OrdinaryWords.begin("Server-side rendering", .thing) && !OrdinaryWords.begin("Frob Server", .thing))
        #expect(OrdinaryWords.end("Frob Server 2", .thing) && !OrdinaryWords.end("Server Frob", .thing))
        #expect(OrdinaryWords.stand(in: "the CVSS of it", .standard) && !OrdinaryWords.stand(in: "---", .standard))
    }
}
