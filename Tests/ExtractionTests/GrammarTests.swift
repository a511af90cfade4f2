import Testing

@testable import Extraction

@Suite("Names and versions") struct GrammarTests {
    @Test(
        arguments: [
            ("Win10 x64", "Windows 10 x64", nil), ("Windows Server 2012 R2", "Windows Server 2012 R2", nil),
            ("win2008R2", "Windows Server 2008 R2", nil), ("Windows 7 SP1", "Windows 7", "SP1"),
            ("Windows 10 (1809)", "Windows 10", "1809"), ("Microsoft Windows 11 Home 23H2", "Windows 11 Home", "23H2"),
            ("Windows XP", "Windows XP", nil),
        ] as [(String, String, String?)])
    func windows(_ text: String, _ name: String, _ version: String?) {
        let found = WindowsName.all(in: text)
        #expect(found.map(\.name) == [name])
        #expect(found.map(\.version) == [version])
    }

    @Test(arguments: ["Windows Update", "WinDbg 10.0", "C:\\Windows\\System32", "rewindows 10"])
    func notWindows(_ text: String) { #expect(WindowsName.all(in: text).isEmpty) }

    @Test(
        arguments: [
            ("1.2.3", "1.2.3"), ("v2.4.1.2849 32bit", "v2.4.1.2849"), ("<= 2.0.2", "<= 2.0.2"),
            ("2.12.50 and earlier", "2.12.50 and earlier"),
            ("17.03.2-ce", "17.03.2-ce"), ("7.0 Update 3", "7.0 Update 3"), ("Ver.1.04.3", "1.04.3"), ("64-bit", nil),
            ("2024-01-31", nil), ("none", nil),
        ] as [(String, String?)])
    func version(_ value: String, _ expected: String?) { #expect(VersionGrammar.version(ofValue: value) == expected) }

    @Test(
        arguments: [
            ("12.5.2", "cpe:2.3:a:vmware:workstation:12.5.2:*:*:*:*:*:*:*"),
            ("before 12.5.3", "cpe:2.3:a:vmware:workstation:*:*:*:*:*:*:*:*"),
            (nil, "cpe:2.3:a:vmware:workstation:*:*:*:*:*:*:*:*"),
        ] as [(String?, String)])
    func cpe(_ version: String?, _ expected: String) {
        #expect(CPEName.formatted("a:vmware:workstation", version: version) == expected)
    }

    @Test(arguments: [
        "Intel Core i7-12700K", "Intel Xeon Gold 6248R", "AMD Ryzen 7 PRO 6850U", "Apple M1 Pro", "AMD Opteron 6172",
        "NVIDIA GeForce RTX 3080",
        "Lenovo ThinkPad T14 Gen 3", "HPE ProLiant DL360 Gen10", "MacBook Pro",
    ])
    func hardware(_ name: String) { #expect(Hardware.all(in: "it has \(name), too").map(\.name) == [name]) }

    @Test func patternsKnowTheirOffsets() {
        let matches = Pattern("い|(b)+").all(in: "aいbbあb")
        #expect(matches.map(\.range) == [1..<4, 4..<6, 9..<10])
        #expect(matches.map { $0[1] } == [nil, "b", "b"])
        #expect(Pattern("x*").all(in: "日本").count == 3)
        #expect(Pattern("b", caseSensitive: true).first(in: "B") == nil)
        #expect(Pattern("^b").first(in: "ab", from: 1) == nil)
        #expect(Pattern("b").first(in: "ab", from: 1, anchored: true) != nil)
    }
}
