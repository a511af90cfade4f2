public import Disclosure

/// What is read of a message's header without any library, before a parser sees the message (THREATS, section 5).
public struct MessageLint: Sendable, Equatable {
    /// The one address of the one From field; nil where there is no such thing.
    public var fromAddress: EmailAddress?
    /// Its `Content-Type` begins with `multipart/encrypted`.
    public var saysEncrypted: Bool
}

/// Measures a message and its header block.
///
/// The parts are measured by the parser's own lint, which draws the outline of the whole.
///
/// - Throws: ``MailError``; never traps, whatever the bytes.
public func lintMessage(_ bytes: [UInt8], limits: MailLimits) throws(MailError) -> MessageLint {
    let message = try withoutMboxLine(measured(bytes, limits))
    let header = try HeaderBlock(message, in: 0..<message.count, limits: limits)
    guard !header.fields.isEmpty else { throw .empty }
    guard !header.hasNUL else { throw .malformed("a header field has a NUL in it") }
    let types = header.fields.filter { $0.isNamed("Content-Type") }
    let value = types.first?.raw.drop { $0.isBlank || $0 == 0x0D || $0 == 0x0A } ?? []
    return MessageLint(
        fromAddress: plainFromAddress(header.fields.filter { $0.isNamed("From") }),
        saysEncrypted: types.count == 1
            && value.prefix(19).elementsEqualIgnoringCase(Array("multipart/encrypted".utf8)))
}
