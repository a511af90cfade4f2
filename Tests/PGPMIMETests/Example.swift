import Disclosure
import Foundation
import Mail
import OpenPGP
import Testing

@testable import PGPMIME

/// A mail and everything that must come of it; run with LF and with CRLF.
struct Example: CustomTestStringConvertible, Sendable {
    typealias Coverage = EncryptionVerdict.Coverage

    var name: String
    var encrypted = false
    var encryption = Coverage.none
    var failure: DecryptionFailure?
    var signature = SignatureVerdict.State.none
    var signed = Coverage.none
    /// nil leaves it unchecked.
    var report: String?
    /// `path role`, with `+` for encrypted and `!` for signed; nil leaves them unchecked.
    var parts: [String]?
    var flags: Set<MessageFlag> = []
    var unreadable = false
    var mail: @Sendable (Keyring) throws -> String

    var testDescription: String { name }

    init(
        _ name: String, encrypted: Coverage? = nil, failure: DecryptionFailure? = nil,
        signature: SignatureVerdict.State = .none, signed: Coverage? = nil, report: String?, parts: [String]? = nil,
        flags: Set<MessageFlag> = [], unreadable: Bool = false, mail: @escaping @Sendable (Keyring) throws -> String
    ) {
        self.name = name
        self.encrypted = encrypted != nil
        encryption = encrypted ?? .none
        self.failure = failure
        self.signature = signature
        self.signed = signed ?? (signature == .none ? .none : .whole)
        self.report = report
        self.parts = parts
        self.flags = flags
        self.unreadable = unreadable
        self.mail = mail
    }

    func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let keyring = try Keyring.shared.get()
        let text = try mail(keyring)
        for (form, bytes) in [("LF", Array(text.utf8)), ("CRLF", Array(text.crlf.utf8))] {
            let message = try open(bytes, with: keyring)
            let verdict = message.signature { keyring.boundKeys(to: $0.description) }
            let comment = Comment(rawValue: "\(name), \(form)")
            #expect(message.encryption.encrypted == encrypted, comment, sourceLocation: sourceLocation)
            #expect(message.encryption.covers == encryption, comment, sourceLocation: sourceLocation)
            #expect(message.encryption.failure == failure, comment, sourceLocation: sourceLocation)
            #expect(verdict.state == signature, comment, sourceLocation: sourceLocation)
            #expect(verdict.covers == signed, comment, sourceLocation: sourceLocation)
            if let report { #expect(message.reportText == report, comment, sourceLocation: sourceLocation) }
            if let parts { #expect(message.outline == parts, comment, sourceLocation: sourceLocation) }
            #expect(message.flags == flags, comment, sourceLocation: sourceLocation)
            #expect(message.isUnreadable == unreadable, comment, sourceLocation: sourceLocation)
            #expect(
                Set(message.parts.map(\.path)).count == message.parts.count, comment, sourceLocation: sourceLocation)
        }
    }
}

func open(_ bytes: [UInt8], with keyring: Keyring, maximumPlaintextBytes: Int = 1 << 20) throws -> OpenedMessage {
    let home = try GnuPGHome(keyring.mailboxHome)
    let cryptography = HomeCryptography(home: home, maximumPlaintextBytes: maximumPlaintextBytes)
    return try MessageOpener(cryptography: cryptography, limits: MailLimits()).open(bytes)
}

extension OpenedMessage {
    var outline: [String] {
        parts.map { part in
            let marks = (part.encrypted ? "+" : "") + (part.signed ? "!" : "")
            return "\(part.path) \(part.role.rawValue)\(marks)" + (part.failure.map { " \($0.rawValue)" } ?? "")
        }
    }
}

/// Text with something in it that transfer encodings and charsets would break.
let words = "Überlauf in the parser.\n-- \nOS: Debian 12"

/// A cleartext signature leaves blanks at line ends out (RFC 9580, section 7.2), and gives them back without.
let trimmedWords = "Überlauf in the parser.\nOS: Debian 12"
