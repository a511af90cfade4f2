import Disclosure
import Foundation
import Mail
import OpenPGP

@testable import PGPMIME

extension FuzzTarget {
    /// A whole message opened. Documents that ciphertexts hold follow it, each after a line `--8<--`.
    static let mime = FuzzTarget(name: "mime") { bytes in
        let documents = bytes.documents
        let opened = expectLinearTime("open", bytes: bytes.count) { open(documents) }
        if let opened { check(opened, total: bytes.count) }
        if let long = documents[0].repeatedNowAndThen() {
            expectLinearTime("a repeated message", bytes: long.count) {
                _ = open([long] + documents.dropFirst())
            }
        }
        // A binary ciphertext would become another one.
        guard let opened, documents[0].allSatisfy({ $0 < 0x80 }), let other = documents[0].withOtherLineEnds else {
            return
        }
        guard let again = open([other] + documents.dropFirst()) else { return }
        expect(again.shape == opened.shape, "line ends change the parts:\n\(opened.shape)\n\(again.shape)")
    }
}

private func open(_ documents: [[UInt8]]) -> OpenedMessage? {
    let cryptography = CannedCryptography(documents: Array(documents.dropFirst()))
    let opened = try? MessageOpener(cryptography: cryptography, limits: MailLimits()).open(documents[0])
    let most = MessageWalk.maximumCiphertexts + MessageWalk.maximumVerifications
    expect(cryptography.calls <= most, "gpg would have been started \(cryptography.calls) times")
    return opened
}

private func check(_ message: OpenedMessage, total: Int) {
    check(message.outer)
    if let protected = message.protected { check(protected) }
    expect(message.subject?.hasControls != true, "controls in the subject")
    var paths: Set<String> = []
    for part in message.parts {
        expect(paths.insert(part.path).inserted, "the path \(part.path) twice in \(message.shape)")
        check(fileName: part.name)
        expect(part.text?.utf8.contains(0x0D) != true, "a CR in the text of \(part.path)")
        expect(part.failure == nil || part.text == nil, "a ciphertext that did not open, with a text: \(part.path)")
    }
    let encryption = message.encryption
    expect(encryption.covers == .none || encryption.attempted, "covered by an encryption that is not there")
    expect(!encryption.encrypted || encryption.attempted, "opened, and never tried")
    expect(encryption.covers != .whole || encryption.encrypted, "all of the text was encrypted, and nothing was")
    let anyone = message.signature { _ in [] }
    expect(anyone.state != .good, "a good verdict with no key bound to anybody")
    let signature = message.signature { _ in Set(message.signatures.compactMap(\.status.fingerprint)) }
    if signature.state == .good {
        expect(signature.covers == .whole, "good, and covers \(signature.covers)")
        let text = message.parts.filter { $0.role == .report && $0.text?.isBlank == false }
        expect(text.allSatisfy(\.signed), "good, and words of the report are not signed")
        if signature.insideEncryption {
            expect(text.allSatisfy(\.encrypted), "signed inside an encryption, and in clear")
        }
    }
    expect(message.isUnreadable || !message.parts.isEmpty, "readable without parts")
    expect(message.reportText.utf8.count <= 4_096 + 64 * total, "\(message.reportText.utf8.count) bytes of report text")
}

extension OpenedMessage {
    /// What must not depend on the line ends.
    fileprivate var shape: [String] {
        parts.map { part in
            "\(part.path) \(part.mediaType) \(part.name ?? "-") \(part.role) \(part.encrypted) \(part.signed) "
                + "\(part.text != nil) \(part.failure?.rawValue ?? "-")"
        } + ["\(flags.map(\.rawValue).sorted()) \(encryption)"]
    }
}

extension [UInt8] {
    /// The pieces between lines `--8<--`: a message, say, and the documents for its ciphertexts.
    var documents: [[UInt8]] {
        let separator = Array("\n--8<--\n".utf8)
        var documents: [[UInt8]] = []
        var rest = self[...]
        while let cut = rest.firstRange(of: separator) {
            documents.append(Array(rest[..<cut.lowerBound]))
            rest = rest[cut.upperBound...]
        }
        return documents + [Array(rest)]
    }
}
