public import Disclosure

/// What is read of a message's header without any library, before a parser sees the message (THREATS, section 5).
public struct MessageLint: Sendable, Equatable {
    /// The one address of the one From field; nil where there is no such thing.
    public var fromAddress: EmailAddress?
    /// Its `Content-Type` begins with `multipart/encrypted`.
    public var saysEncrypted: Bool
    /// The `Authentication-Results` fields on one line each, as they came: servers encode nothing in them.
    public var authenticationResults: [String]
    /// The first `Return-Path` is `<>`: no person sent it (RFC 5321, section 4.5.5).
    public var hasNullReturnPath: Bool

    init(fromAddress: EmailAddress?, saysEncrypted: Bool, authenticationResults: [String], hasNullReturnPath: Bool) {
        self.fromAddress = fromAddress
        self.saysEncrypted = saysEncrypted
        self.authenticationResults = authenticationResults
        self.hasNullReturnPath = hasNullReturnPath
    }

    /// That of a header of which nothing can be said.
    public init() {
        self.init(fromAddress: nil, saysEncrypted: false, authenticationResults: [], hasNullReturnPath: false)
    }
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
            && value.prefix(19).elementsEqualIgnoringCase(Array("multipart/encrypted".utf8)),
        authenticationResults: header.fields.filter { $0.isNamed("Authentication-Results") }.map { field in
            String(decoding: unfolded(field.raw), as: UTF8.self)
        },
        hasNullReturnPath: header.fields.first { $0.isNamed("Return-Path") }.map { field in
            field.raw.filter { !$0.isBlank && $0 != 0x0D && $0 != 0x0A } == Array("<>".utf8)
        } ?? false)
}
