/// One address as it may stand in an answer: an `addr-spec` without comments or folding (RFC 5322, section 3.4.1).
///
/// Addresses are compared bytewise: the local part as written, the domain with its ASCII letters in lower case. One that
/// looks the same but is written otherwise (composed and decomposed letters, say) is another address.
public struct EmailAddress: Hashable, Sendable, TextCodable {
    /// As written, quotes included.
    public let localPart: String
    /// Its ASCII letters in lower case, everything else as written.
    public let domain: String

    /// Reads a whole string; white space around it is not part of an address.
    ///
    /// Taken are dot-atoms (RFC 5322, with the UTF-8 of RFC 6532) and quoted local parts, at most 64 bytes before the
    /// `@` and 255 after it (RFC 5321, section 4.5.3.1), of visible characters: an address is shown, and stands in the
    /// header of an answer.
    ///
    /// - Returns: nil for anything else: two `@`, a control or an invisible character, a route, a domain literal.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        let local = bytes[..<at]
        let host = bytes[(at + 1)...]
        guard (1...64).contains(local.count), (1...255).contains(host.count) else { return nil }
        guard Self.isDotAtom(local) || Self.isQuoted(local), Self.isDomain(host) else { return nil }
        guard text.unicodeScalars.allSatisfy({ $0.isASCII || Self.isVisible($0) }) else { return nil }
        localPart = String(decoding: local, as: UTF8.self)
        domain = String(decoding: host.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// String compares by canonical equivalence, under which differing bytes may be equal.
    public static func == (one: EmailAddress, other: EmailAddress) -> Bool {
        one.localPart.utf8.elementsEqual(other.localPart.utf8) && one.domain.utf8.elementsEqual(other.domain.utf8)
    }

    /// Feeds the bytes that `==` compares.
    public func hash(into hasher: inout Hasher) {
        for byte in description.utf8 { hasher.combine(byte) }
    }

    /// `local@domain`.
    public var description: String { "\(localPart)@\(domain)" }

    private static func isDotAtom(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.allSatisfy(isAtomText)
        }
    }

    private static func isQuoted(_ bytes: ArraySlice<UInt8>) -> Bool {
        let quote = UInt8(ascii: "\"")
        guard bytes.count > 2, bytes.first == quote, bytes.last == quote else { return false }
        return bytes.dropFirst().dropLast().allSatisfy { byte in
            byte >= 0x20 && byte != 0x7F && byte != quote && byte != UInt8(ascii: "\\")
        }
    }

    private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && label.allSatisfy { byte in
                    byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || isAlphanumeric(byte)
                }
        }
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            false
        default:
            // U+2800 is a symbol by category, and blank on every screen.
            !scalar.properties.isDefaultIgnorableCodePoint && scalar != "\u{2800}"
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }

    private static func isAtomText(_ byte: UInt8) -> Bool {
        byte >= 0x80 || isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
}

/// A mailbox: an address and, where there is one, the name shown beside it (RFC 5322, section 3.4).
public struct Mailbox: Hashable, Sendable, Codable {
    /// Decoded, never trusted: it may look like an address.
    public var displayName: String?
    /// Where mail goes.
    public var address: EmailAddress

    /// A mailbox; an empty display name is none.
    public init(displayName: String? = nil, address: EmailAddress) {
        self.displayName = displayName.flatMap { $0.isEmpty ? nil : $0 }
        self.address = address
    }
}
