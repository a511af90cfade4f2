internal import CIDN2
public import Disclosure

/// An address as a person is to see it (THREATS, section 7).
///
/// Letters of one script look like those of another, so whatever is not ASCII stands beside a form that is: two
/// domains that only look alike differ there.
public struct ShownAddress: Sendable, Hashable {
    /// As it is, escaped.
    public let text: String
    /// With the A-label of the domain (RFC 5890), and everything else that is not ASCII as `\u{…}`; nil for an address
    /// that is ASCII as it is.
    public let ascii: String?

    /// The forms of an address.
    public init(_ address: EmailAddress) {
        text = VisibleText.line(address.description)
        let isASCII = address.description.utf8.allSatisfy { $0 < 0x80 }
        ascii = isASCII ? nil : "\(Self.escaped(address.localPart))@\(Self.aLabel(of: address.domain))"
    }

    /// Both forms on one line.
    public var line: String { ascii.map { "\(text) (\($0))" } ?? text }

    private static func aLabel(of domain: String) -> String {
        guard let found = unsafe cidn2_ascii(domain) else { return escaped(domain) }
        defer { unsafe idn2_free(found) }
        return escaped(unsafe String(cString: found))
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { shown, scalar in
            shown += scalar.isASCII ? String(scalar) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        }
    }
}
