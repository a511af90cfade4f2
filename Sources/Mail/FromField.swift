import Disclosure

extension FromField {
    /// Judges all From fields of a block.
    ///
    /// GMime reads leniently, as a mail reader should; an identity must be plain to every reader. So the field's shape
    /// is checked on its bytes, and GMime has to come to the same address.
    init(_ fields: [HeaderField]) {
        guard let field = fields.first else {
            self = .malformed("no From field")
            return
        }
        guard fields.count == 1 else {
            self = .malformed("more than one From field")
            return
        }
        var shape = AddressShape()
        for byte in unfolded(field.raw) { shape.take(byte) }
        if let reason = shape.defect {
            self = .malformed(reason)
            return
        }
        let list = addressList(field.raw)
        guard list.count == 1, !list.hasGroup, let mailbox = list.mailboxes.first,
            Array(mailbox.address.description.utf8)
                == EmailAddress(shape.addressText).map({ Array($0.description.utf8) })
        else {
            self = .malformed("not exactly one well-formed address")
            return
        }
        self = .ok(mailbox)
    }
}

/// The one address of the From fields, read without GMime; nil where there is not exactly one.
///
/// Who has the message read by somebody else can check the answer with it.
func plainFromAddress(_ fields: [HeaderField]) -> EmailAddress? {
    guard fields.count == 1, let field = fields.first else { return nil }
    var shape = AddressShape()
    for byte in unfolded(field.raw) { shape.take(byte) }
    return shape.defect == nil ? EmailAddress(shape.addressText) : nil
}

/// The shape of a field that should hold one address: `name <address>` or `address`, with comments and quoted strings.
private struct AddressShape {
    private enum Place { case outside, quoted, bracketed, quotedInBrackets }

    private var place = Place.outside
    private var commentDepth = 0
    private var escaped = false
    private var plain: [UInt8] = []
    private var bracket: [UInt8] = []
    private var brackets = 0
    private var atSigns = 0
    private var textAfterBracket = false
    private var separators: Set<UInt8> = []

    mutating func take(_ byte: UInt8) {
        if escaped {
            escaped = false
            if commentDepth == 0 { append(byte) }
        } else if byte == UInt8(ascii: "\\"), commentDepth > 0 || place == .quoted || place == .quotedInBrackets {
            escaped = true
            if commentDepth == 0 { append(byte) }
        } else if commentDepth > 0 {
            if byte == UInt8(ascii: "(") { commentDepth += 1 } else if byte == UInt8(ascii: ")") { commentDepth -= 1 }
        } else {
            takeVisible(byte)
        }
    }

    private mutating func takeVisible(_ byte: UInt8) {
        switch (place, byte) {
        case (.outside, UInt8(ascii: "(")), (.bracketed, UInt8(ascii: "(")): commentDepth = 1
        case (.outside, UInt8(ascii: "\"")): place = .quoted; append(byte)
        case (.quoted, UInt8(ascii: "\"")): place = .outside; append(byte)
        case (.bracketed, UInt8(ascii: "\"")): place = .quotedInBrackets; append(byte)
        case (.quotedInBrackets, UInt8(ascii: "\"")): place = .bracketed; append(byte)
        case (.outside, UInt8(ascii: "<")): place = .bracketed; brackets += 1
        case (.bracketed, UInt8(ascii: ">")): place = .outside
        case (.outside, UInt8(ascii: "@")): atSigns += 1; append(byte)
        case (.outside, UInt8(ascii: ",")), (.outside, UInt8(ascii: ":")), (.outside, UInt8(ascii: ";")),
            (.outside, UInt8(ascii: ">")), (.outside, UInt8(ascii: ")")):
            separators.insert(byte)
        default: append(byte)
        }
    }

    private mutating func append(_ byte: UInt8) {
        if place == .bracketed || place == .quotedInBrackets {
            bracket.append(byte)
        } else {
            plain.append(byte)
            if brackets > 0, !byte.isBlank { textAfterBracket = true }
        }
    }

    var defect: String? {
        if separators.contains(UInt8(ascii: ":")) || separators.contains(UInt8(ascii: ";")) {
            return "a group of addresses"
        }
        if separators.contains(UInt8(ascii: ",")) || brackets > 1 { return "more than one address" }
        if !separators.isEmpty || place != .outside || commentDepth > 0 || escaped {
            return "brackets or quotes do not match"
        }
        if brackets == 1, atSigns > 0 { return "an unquoted @ in the display name" }
        if textAfterBracket { return "text after the address" }
        return nil
    }

    /// What stands for the address, without comments and the blanks around it.
    var addressText: String { trimmed(String(decoding: brackets == 1 ? bracket : plain, as: UTF8.self)) }
}
