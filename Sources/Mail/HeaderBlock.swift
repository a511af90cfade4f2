/// A header block as it stands in the bytes, read in one pass without any parser's help.
struct HeaderBlock {
    var fields: [HeaderField] = []
    /// Where the block stands, the empty line that ends it not included.
    var range: Range<Int>
    /// The first byte after the empty line, or the end.
    var bodyStart: Int
    /// A line that is no field, a CR that ends no line: two parsers would read the block differently.
    var isAmbiguous = false
    var hasNUL = false

    /// Reads the block that starts at the lower bound of `entity`.
    init(_ bytes: [UInt8], in entity: Range<Int>, limits: MailLimits) throws(MailError) {
        range = entity.lowerBound..<entity.lowerBound
        bodyStart = entity.upperBound
        var position = entity.lowerBound
        var field: Range<Int>?
        while position < entity.upperBound {
            let line = bytes.line(at: position, before: entity.upperBound)
            if line.content.isEmpty {
                bodyStart = line.next
                break
            }
            guard line.next - entity.lowerBound <= limits.headerBytes else {
                throw .overLimit(name: "header_bytes", limit: limits.headerBytes, found: line.next - entity.lowerBound)
            }
            if bytes[position].isBlank, let current = field {
                field = current.lowerBound..<line.content.upperBound
            } else {
                try add(field, of: bytes, limits: limits)
                field = line.content
            }
            position = line.next
        }
        try add(field, of: bytes, limits: limits)
        range = entity.lowerBound..<position
    }

    private mutating func add(_ range: Range<Int>?, of bytes: [UInt8], limits: MailLimits) throws(MailError) {
        guard let range else { return }
        guard fields.count < limits.headerFields else {
            throw .overLimit(name: "header_fields", limit: limits.headerFields, found: fields.count + 1)
        }
        noteOddBytes(bytes[range])
        let colon = bytes[range].firstIndex(of: UInt8(ascii: ":"))
        var name = bytes[range.lowerBound..<(colon ?? range.lowerBound)].prefix(1_000)
        while let last = name.last, last.isBlank { name.removeLast() }
        let field = HeaderField(
            name: String(decoding: name, as: UTF8.self),
            raw: Array(bytes[((colon ?? range.lowerBound) + 1)..<range.upperBound]))
        if field.holdsAddresses {
            guard range.count <= limits.addressFieldBytes else {
                throw .overLimit(name: "address_field_bytes", limit: limits.addressFieldBytes, found: range.count)
            }
            guard isSafeAddressField(field.raw) else {
                throw .malformed("groups of addresses stand inside one another")
            }
        }
        guard range.count <= limits.fieldBytes else {
            throw .overLimit(name: "field_bytes", limit: limits.fieldBytes, found: range.count)
        }
        guard !name.isEmpty, name.count < 1_000, name.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            isAmbiguous = true
            return
        }
        fields.append(field)
    }

    private mutating func noteOddBytes(_ bytes: ArraySlice<UInt8>) {
        for index in bytes.indices {
            if bytes[index] == 0 { hasNUL = true }
            if bytes[index] == 0x0D, index + 1 == bytes.endIndex || bytes[index + 1] != 0x0A { isAmbiguous = true }
        }
    }

    /// How often a field of that name is there.
    func count(_ name: String) -> Int { fields.count { $0.isNamed(name) } }
}

extension HeaderField {
    private static let addressFields = ["From", "To", "Cc", "Bcc", "Sender", "Reply-To"]

    /// Whether GMime reads the value as addresses.
    var holdsAddresses: Bool {
        let bare = name.utf8.prefix(7).elementsEqualIgnoringCase("resent-".utf8) ? String(name.dropFirst(7)) : name
        return Self.addressFields.contains { $0.utf8.elementsEqualIgnoringCase(bare.utf8) }
            || bare.utf8.elementsEqualIgnoringCase("Disposition-Notification-To".utf8)
    }
}
