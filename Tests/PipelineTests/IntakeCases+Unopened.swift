import Disclosure
import Foundation
import TestSupport

private typealias Build = MailBuilder

extension IntakeCase {
    /// What cannot be opened; the answer tells no more than anyone could see.
    static let unopened: [IntakeCase] = [
        lost("no-key", "noSecretKey", .otherKey) {
            $0.mail(try $0.cast.encryptedEntity($0.wordsEntity, to: [$0.cast.fingerprint(.bob)]))
        },
        lost("inline-no-key", "noSecretKey", .otherKey) {
            let block = try $0.cast.encrypted(Array($0.words.utf8), to: [$0.cast.fingerprint(.bob)])
            return $0.mail(Build.entity("text/plain", block))
        },
        lost("password", "password", .password) {
            $0.mail(Build.encrypted(try $0.cast.passwordProtected($0.wordsEntity)))
        },
        lost("modified", "modified", .general) {
            let content = LineEnds.crlf.applied(to: $0.wordsEntity)
            var bytes = try $0.cast.encrypted(content, armor: false)
            bytes[bytes.count - 30] ^= 1
            let part = Build.file("encrypted.pgp", bytes)
            return $0.mail(
                Build.multipart("encrypted; protocol=\"application/pgp-encrypted\"", [Build.versionPart, part]))
        },
        lost("corrupt-armor", "malformed", .general) {
            var lines = try $0.cast.encrypted($0.wordsEntity).split(separator: 0x0A, omittingEmptySubsequences: false)
            lines[4] = lines[4].dropFirst(7)
            return $0.mail(Build.encrypted(Array(lines.joined(separator: [0x0A]))))
        },
        lost("cut-short", "malformed", .general) {
            let mail = $0.mail(try $0.cast.encryptedEntity($0.wordsEntity + [UInt8](repeating: 0x41, count: 3_000)))
            return Array(mail.prefix(mail.count * 2 / 3))
        },
        lost("smime", "noText", .general) {
            let content = Build.file(
                "smime.p7m", [0x30, 0x80], type: "application/pkcs7-mime; smime-type=enveloped-data")
            return $0.mail(content)
        }.expecting {
            $0.flags = ["smime"]
            $0.failure = nil
            $0.files = ["smime.p7m"]
        },
        lost("no-text", "noText", .general) { $0.mail(Build.text("\n")) }.expecting { $0.failure = nil },
        lost("empty", "empty", .general) { _ in [] }.expecting {
            $0.failure = nil
            $0.answer = .nobody
        },
        IntakeCase("large") {
            $0.mail($0.wordsEntity + Build.base64([UInt8](repeating: 0, count: 23 << 20)))
        }.expecting {
            $0.outcome = .setAside
            $0.text = ""
            $0.answer = .none
        },
    ]

    private static func lost(
        _ slug: String, _ reason: String, _ letter: LetterKind,
        _ mail: @escaping @Sendable (MailWriter) throws -> [UInt8]
    ) -> IntakeCase {
        IntakeCase(slug, mail).expecting {
            $0.outcome = .unreadable
            $0.reason = reason
            $0.failure = reason
            $0.text = ""
            $0.absent = MailWriter.canary
            $0.answer = .sent(letter)
        }
    }
}
