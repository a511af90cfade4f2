import Disclosure
import Mail
import Testing

@Suite("Addresses as a person sees them") struct ShownAddressTests {
    @Test(arguments: [
        ("ann@a.example", nil),
        ("ann@xn--bcher-kva.example", nil),
        ("ann@bücher.example", "ann@xn--bcher-kva.example"),
        ("hana@例え.テスト", "hana@xn--r8jz45g.xn--zckzah"),
        // Cyrillic letters that look like Latin ones.
        ("ann@раypal.example", "ann@xn--ypal-43d9g.example"),
        ("\u{430}nn@a.example", "\\u{430}nn@a.example"),
        // DNS has no form of a symbol (RFC 5892), nor of what is too long once it is encoded.
        ("ann@\u{2603}.example", "ann@\\u{2603}.example"),
        ("ann@" + unencodable + ".ü", "ann@" + escapedUnencodable + ".\\u{FC}"),
    ])
    func forms(_ text: String, _ ascii: String?) throws {
        let shown = ShownAddress(try #require(EmailAddress(text)))
        #expect(shown.text == text)
        #expect(shown.ascii == ascii)
        #expect(shown.line == (ascii.map { "\(text) (\($0))" } ?? text))
    }

    /// Twenty letters far from one another in Unicode: 60 bytes, and more in Punycode than a label has room for.
    private static let distant = (0..<20).compactMap { Unicode.Scalar(0x4E00 + $0 * 700) }
    private static let unencodable = String(String.UnicodeScalarView(distant))
    private static let escapedUnencodable =
        distant.map { "\\u{\(String($0.value, radix: 16, uppercase: true))}" }.joined()
}
