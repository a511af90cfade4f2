import Disclosure
import Foundation
import Testing

@Suite("The nouns that travel") struct VocabularyTests {
    @Test(arguments: [
        "finder@example.org", "a.b+c@EXAMPLE.org", "\"odd local\"@example.org", "用户@例え.jp", "o'neil@example.org",
    ])
    func addresses(_ text: String) throws {
        let address = try #require(EmailAddress(text))
        #expect(address.domain == address.domain.lowercased())
        #expect(EmailAddress(address.description) == address)
    }

    @Test(arguments: [
        "", "@", "a@", "@b", "a@b@c", "a b@c.org", "a\r\nBcc: x@y.org", "a@[127.0.0.1]", "a@-b.org", "a..b@c.org",
        "a@b..org", "<a@b.org>", String(repeating: "a", count: 65) + "@b.org",
    ])
    func notAddresses(_ text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test func addressesAreComparedBytewise() {
        #expect(EmailAddress("A@example.org") != EmailAddress("a@example.org"))
        #expect(EmailAddress("a@EXAMPLE.org") == EmailAddress("a@example.org"))
    }

    /// Equal as String, and other bytes; KELVIN SIGN is a k in lower case by Unicode's rules, not by ours.
    @Test(arguments: [
        ("jos\u{E9}@example.org", "jose\u{301}@example.org"), ("a@b\u{FC}cher.example", "a@bu\u{308}cher.example"),
        ("a@\u{212A}.example", "a@k.example"), ("a@\u{DC}.example", "a@\u{FC}.example"),
    ])
    func lookAlikesAreOtherAddresses(_ one: String, _ other: String) throws {
        let (first, second) = (try #require(EmailAddress(one)), try #require(EmailAddress(other)))
        #expect(first != second)
        #expect(Set([first, second, first]).count == 2)
        #expect(first.description.utf8.elementsEqual(one.utf8))
    }

    @Test(arguments: [
        "\u{85}", "\u{9B}", "\u{A0}", "\u{AD}", "\u{34F}", "\u{115F}", "\u{180E}", "\u{200B}", "\u{200D}", "\u{202E}",
        "\u{2028}", "\u{2029}", "\u{2066}", "\u{2800}", "\u{3000}", "\u{3164}", "\u{E000}", "\u{FE0F}",
        "\u{FEFF}", "\u{FFA0}", "\u{378}", "\u{E0041}",
    ])
    func invisibleCharactersAreNoPartOfAnAddress(_ character: String) {
        for text in ["a\(character)b@example.org", "\"a \(character)\"@example.org", "a@ex\(character)ample.org"] {
            #expect(EmailAddress(text) == nil)
        }
    }

    @Test func messageIDs() throws {
        #expect(MessageID("<a@b>")?.value == "a@b")
        #expect(MessageID(" <a@b> ")?.description == "<a@b>")
        #expect(MessageID("<a@b\r\nBcc: c>") == nil)
        #expect(MessageID("<ab>") == nil)
        let decoder = JSONDecoder()
        #expect(try decoder.decode(MessageID.self, from: Data(#"{"value":"a@b"}"#.utf8)) == MessageID("<a@b>"))
        for value in ["a@b\\r\\nBcc: c@d", "<a@b>", " a@b", "ab", "a@b\\u0000", "ä@b"] {
            #expect(throws: DecodingError.self) {
                try decoder.decode(MessageID.self, from: Data("{\"value\":\"\(value)\"}".utf8))
            }
        }
        #expect(MessageID("<a @b>") == nil)
    }

    @Test func ticketNumbers() {
        #expect(TicketNumber("psn-2026-0042")?.description == "PSN-2026-0042")
        #expect(TicketNumber("PSN-2026-12345")?.sequence == 12345)
        for wrong in ["PSN-2026-042", "PSN-26-0042", "2026-0042", "PSN-2026-0000", "PSN-2026-0042-1", "1A-2026-0001"] {
            #expect(TicketNumber(wrong) == nil, "\(wrong)")
        }
        let found = TicketNumber.all(in: "Re: [PSN-2026-0042], XPSN-2026-0001 psn-2026-0043", prefix: "PSN")
        #expect(found.map(\.sequence) == [42, 43])
    }

    @Test func contentHashes() {
        #expect(ContentHash(String(repeating: "A", count: 64))?.hex == String(repeating: "a", count: 64))
        #expect(ContentHash("12") == nil)
        #expect(ContentHash(digest: [UInt8](repeating: 0x0F, count: 32)).prefix == "0f0f0f0f0f0f")
    }

    @Test func severitiesAndStatesAreOrdered() {
        #expect(Severity.critical > .important && Severity.moderate > .low)
        #expect(TicketState.new < .triaged && TicketState.released < .closed)
    }
}
