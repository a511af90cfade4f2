import Foundation
import OpenPGP
import Testing

@testable import PGPMIME

@Suite("Opening PGP/MIME") struct PGPMIMEOpeningTests {
    @Test(arguments: clear + signed + encrypted + nested) func opens(_ example: Example) throws { try example.check() }

    static let clear = [
        Example("plain text", report: words, parts: ["1 report"]) { _ in Build.message(Build.text(words)) },
        Example("HTML alone", report: "Crash", parts: ["1 report"]) { _ in
            Build.message(Build.html("<p>Crash</p>"))
        },
        Example("alternatives: the plain text", report: "Plain", parts: ["1.1 report", "1.2 attachment"]) { _ in
            Build.message(Build.multipart("alternative", [Build.text("Plain"), Build.html("<p>Rich</p>")]))
        },
        Example("alternatives: empty plain text", report: "Rich", parts: ["1.1 attachment", "1.2 report"]) { _ in
            Build.message(Build.multipart("alternative", [Build.text("\n"), Build.html("<p>Rich</p>")]))
        },
        Example("HTML with an image beside it", report: "Rich", parts: ["1.1 report", "1.2 attachment"]) { _ in
            Build.message(
                Build.multipart(
                    "related", [Build.html("<p>Rich</p>"), Build.file("a.png", [0x89, 0x50], type: "image/png")]))
        },
        Example("two texts", report: "One\n\nTwo", parts: ["1.1 report", "1.2 report"]) { _ in
            Build.message(Build.multipart("mixed", [Build.text("One\n"), Build.text("Two")]))
        },
        Example("text as an attachment", report: "See file", parts: ["1.1 report", "1.2 attachment"]) { _ in
            Build.message(
                Build.multipart(
                    "mixed", [Build.text("See file"), Build.file("log.txt", "a log", type: "text/plain")]))
        },
        Example(
            "forwarded message", report: "See below", parts: ["1.1 report", "1.2.1 forwarded"], flags: [.forwarded]
        ) { _ in
            let inner = Build.message(Build.text("Their words"), from: "x@example.net")
            return Build.message(
                Build.multipart("mixed", [Build.text("See below"), Build.entity("message/rfc822", inner)]))
        },
        Example("nothing in it", report: "", unreadable: true) { _ in Build.message(Build.text("\n")) },
        Example("an attachment alone", report: "", parts: ["1 attachment"]) { _ in
            Build.message(Build.file("a.bin", [1, 2, 3]))
        },
        Example("S/MIME, encrypted", report: "", parts: ["1 attachment"], flags: [.smime], unreadable: true) { _ in
            Build.message(Build.file("smime.p7m", [0x30, 0x80], type: "application/pkcs7-mime"))
        },
        Example("S/MIME, signed", signature: .bad, report: words, flags: [.smime]) { _ in
            Build.message(
                Build.multipart(
                    "signed; protocol=\"application/pkcs7-signature\"",
                    [Build.text(words), Build.file("smime.p7s", [0x30, 0x80], type: "application/pkcs7-signature")]))
        },
    ]

    /// Signed, and changed on the way where nobody sees it.
    private static func altered(_ name: String, _ change: @escaping @Sendable (String) -> String) -> Example {
        Example(name, signature: .bad, report: nil) {
            change(Build.message(try $0.signedEntity(Build.text("Line  \nnext\ntab\t\nend"))))
        }
    }

    static let signed = [
        Example("signed", signature: .good, report: words, parts: ["1.1 report!", "1.2 attachment"]) {
            Build.message(try $0.signedEntity(Build.text(words)))
        },
        Example(
            "signed alternatives", signature: .good, report: "Plain",
            parts: ["1.1.1 report!", "1.1.2 attachment!", "1.2 attachment"]
        ) {
            let child = Build.multipart("alternative", [Build.text("Plain"), Build.html("<p>Rich</p>")])
            return Build.message(try $0.signedEntity(child))
        },
        Example("signed, trailing blanks", signature: .good, report: "Line  \nend ") {
            Build.message(try $0.signedEntity(Build.text("Line  \nend ")))
        },
        Example("signed, changed after", signature: .bad, report: words + "!", parts: ["1.1 report", "1.2 attachment"])
        {
            let mail = Build.message(try $0.signedEntity(Build.text(words)))
            return mail.replacingOccurrences(of: "Debian 12", with: "Debian 12!")
        },
        altered("signed, a trailing blank taken away") { $0.replacingOccurrences(of: "Line  ", with: "Line ") },
        altered("signed, a trailing blank added") { $0.replacingOccurrences(of: "next", with: "next ") },
        altered("signed, blanks for a tab") { $0.replacingOccurrences(of: "tab\t", with: "tab  ") },
        altered("signed, a CR alone added") { $0.replacingOccurrences(of: "next", with: "ne\rxt") },
        Example("signature called a text", signature: .bad, report: nil) {
            let mail = Build.message(try $0.signedEntity(Build.text(words)))
            return mail.replacingOccurrences(of: "Type: application/pgp-signature", with: "Type: text/plain")
        },
        Example("signed by a stranger", signature: .unknownKey, report: words) {
            Build.message(try $0.signedEntity(Build.text(words), by: [.stranger]))
        },
        Example("signed by a colleague", signature: .mismatch, report: words) {
            Build.message(try $0.signedEntity(Build.text(words), by: [.colleague]))
        },
        Example("signed by a revoked key", signature: .revokedKey, report: words) {
            Build.message(try $0.signedEntity(Build.text(words), by: [.revoked]), from: "revoked@example.org")
        },
        Example("signed by an expired key", signature: .expiredKey, report: words) {
            Build.message(try $0.signedEntity(Build.text(words), by: [.expired]), from: "expired@example.org")
        },
        Example("signed with SHA-1", signature: .weak, report: words) {
            let entity = try $0.signedEntity(Build.text(words), by: [.weak], ["--digest-algo", "SHA1"])
            return Build.message(entity, from: "weak@example.org")
        },
        Example("signature that has expired", signature: .expired, report: words) {
            let options = ["--default-sig-expire", "1d", "--faked-system-time", Keyring.twoDaysAgo]
            return Build.message(try $0.signedEntity(Build.text(words), by: [.reporter], options))
        },
        Example("signed by two", signature: .several, report: words) {
            Build.message(try $0.signedEntity(Build.text(words), by: [.reporter, .colleague]))
        },
        Example("signature of another text", signature: .bad, report: words) {
            Build.message(Build.signed(Build.text(words), try $0.detachedSignature("other", by: [.reporter])))
        },
        Example("signature that is a whole signed message", signature: .bad, report: words) {
            Build.message(Build.signed(Build.text(words), try $0.opaqueSigned(Build.text(words).crlf)))
        },
        Example("no signature in the signature", signature: .bad, report: words) { _ in
            Build.message(Build.signed(Build.text(words), "none"))
        },
        Example("three children", signature: .bad, report: words + "\n\nMore") {
            let child = Build.text(words)
            let signature = try $0.detachedSignature(child.crlf, by: [.reporter])
            return Build.message(
                Build.multipart(
                    "signed; protocol=\"application/pgp-signature\"",
                    [child, Build.entity("application/pgp-signature", signature), Build.text("More")]))
        },
        Example("signature stripped", signature: .bad, report: words) { _ in
            Build.message(
                Build.multipart("signed; protocol=\"application/pgp-signature\"", [Build.text(words)]))
        },
        Example("protocol is another", signature: .bad, report: words) {
            let child = Build.text(words)
            return Build.message(
                Build.signed(child, try $0.detachedSignature(child.crlf, by: [.reporter]), protocolName: "text/plain"))
        },
        Example(
            "a list's footer", signed: .part, report: words + "\n\nFooter",
            parts: ["1.1.1 report!", "1.1.2 attachment", "1.2 report"]
        ) {
            Build.message(Build.multipart("mixed", [try $0.signedEntity(Build.text(words)), Build.text("Footer")]))
        },
        Example("unsigned text hides a signed one", report: "Fake") {
            let real = try $0.signedEntity(Build.html("<p>Real</p>"))
            return Build.message(Build.multipart("alternative", [Build.text("Fake"), real]))
        },
        Example(
            "signed attachment only", report: "Fake", parts: ["1.1 report", "1.2.1.1 forwarded!", "1.2.1.2 forwarded"],
            flags: [.forwarded]
        ) {
            let inner = Build.message(try $0.signedEntity(Build.text(words)))
            return Build.message(Build.multipart("mixed", [Build.text("Fake"), Build.entity("message/rfc822", inner)]))
        },
        Example("signed around a forwarded message", signature: .good, report: "See below", flags: [.forwarded]) {
            let inner = Build.message(Build.text("Their words"), from: "x@example.net")
            let child = Build.multipart("mixed", [Build.text("See below"), Build.entity("message/rfc822", inner)])
            return Build.message(try $0.signedEntity(child))
        },
        Example("a date long past", signature: .good, report: words, flags: [.dateMismatch]) {
            Build.message(try $0.signedEntity(Build.text(words)), date: Date().addingTimeInterval(-8 * 86400))
        },
        Example("two From fields", signature: .mismatch, report: words, flags: [.doubledHeader]) {
            Build.message(try $0.signedEntity(Build.text(words)), fields: ["From: finder@example.org"])
        },
    ]

    static let encrypted = [
        Example(
            "encrypted", encrypted: .whole, report: words,
            parts: ["1.1 attachment", "1.2 attachment", "1.2.1 report+"]
        ) { Build.message(try $0.encryptedEntity(Build.text(words))) },
        Example(
            "encrypted with an attachment", encrypted: .whole, report: words,
            parts: ["1.1 attachment", "1.2 attachment", "1.2.1.1 report+", "1.2.1.2 attachment+"]
        ) {
            let content = Build.multipart("mixed", [Build.text(words), Build.file("a.bin", [1, 2, 3])])
            return Build.message(try $0.encryptedEntity(content))
        },
        Example(
            "signed and encrypted in one", encrypted: .whole, signature: .good, report: words,
            parts: ["1.1 attachment", "1.2 attachment", "1.2.1 report+!"]
        ) { Build.message(try $0.encryptedEntity(Build.text(words), signedBy: [.reporter])) },
        Example("encrypted, signed by a stranger", encrypted: .whole, signature: .unknownKey, report: words) {
            Build.message(try $0.encryptedEntity(Build.text(words), signedBy: [.stranger]))
        },
        Example("encrypted, signed by two", encrypted: .whole, signature: .several, report: words) {
            Build.message(try $0.encryptedEntity(Build.text(words), signedBy: [.reporter, .colleague]))
        },
        Example("captured and sent by another", encrypted: .whole, signature: .mismatch, report: words) {
            let entity = try $0.encryptedEntity(Build.text(words), signedBy: [.reporter])
            return Build.message(entity, from: "attacker@example.net")
        },
        Example("encrypted to another key", failure: .noSecretKey, report: "", unreadable: true) {
            let other = try $0.fingerprint(.colleague)
            return Build.message(Build.encrypted(try $0.encrypted(Build.text(words), to: other)))
        },
        Example("encrypted to a hidden key of ours", encrypted: .whole, report: words) {
            Build.message(Build.encrypted(try $0.encrypted(Build.text(words), ["--throw-keyids"])))
        },
        Example(
            "protected with a password", failure: .password, report: "",
            parts: ["1.1 attachment", "1.2 attachment password"], unreadable: true
        ) { Build.message(Build.encrypted(try $0.passwordProtected(Build.text(words)))) },
        Example("one bit flipped", failure: .modified, report: "", unreadable: true) {
            var packets = try $0.encryptedBytes(Array(Build.text(words).utf8))
            packets[packets.count - 30] ^= 1
            return Build.message(Build.encrypted(Build.armor(packets)))
        },
        Example("not OpenPGP at all", failure: .malformed, report: "", unreadable: true) { _ in
            Build.message(Build.encrypted("nothing of the kind"))
        },
        Example("armor cut short", failure: .malformed, report: "", unreadable: true) {
            let armor = try $0.encrypted(Build.text(words))
            return Build.message(Build.encrypted(String(armor.prefix(armor.count / 2))))
        },
        Example("more than the limit inside", failure: .tooLarge, report: "", unreadable: true) {
            let large = Build.text(String(repeating: "a line that repeats itself\n", count: 50_000))
            return Build.message(try $0.encryptedEntity(large))
        },
        Example("merely literal data", report: words) {
            Build.message(Build.encrypted(try $0.stored(Build.text(words).crlf)))
        },
        Example(
            "merely signed data", signature: .good, report: words,
            parts: [
                "1.1 attachment", "1.2 attachment", "1.2.1 report!",
            ]
        ) { Build.message(Build.encrypted(try $0.opaqueSigned(Build.text(words).crlf))) },
        Example("plain text instead of an entity", encrypted: .whole, report: words, flags: [.repaired]) {
            Build.message(Build.encrypted(try $0.encrypted(words)))
        },
        Example("binary ciphertext in base64", encrypted: .whole, report: words) {
            let packets = try $0.encryptedBytes(Array(Build.text(words).utf8))
            return Build.message(
                Build.multipart(
                    "encrypted; protocol=\"application/pgp-encrypted\"",
                    [Build.versionPart, Build.file("encrypted.pgp", packets)]))
        },
    ]

    static let nested = [
        Example(
            "signed inside encrypted", encrypted: .whole, signature: .good, report: words,
            parts: ["1.1 attachment", "1.2 attachment", "1.2.1.1 report+!", "1.2.1.2 attachment+"]
        ) { Build.message(try $0.encryptedEntity(try $0.signedEntity(Build.text(words)))) },
        Example("damaged signature inside encrypted", encrypted: .whole, signature: .bad, report: words + "!") {
            let inside = try $0.signedEntity(Build.text(words)).replacingOccurrences(
                of: "Debian 12", with: "Debian 12!")
            return Build.message(try $0.encryptedEntity(inside))
        },
        Example(
            "encrypted inside signed", encrypted: .whole, signature: .good, report: words,
            parts: ["1.1.1 attachment!", "1.1.2 attachment!", "1.1.2.1 report+!", "1.2 attachment"]
        ) { Build.message(try $0.signedEntity(try $0.encryptedEntity(Build.text(words)))) },
        Example(
            "encrypted inside signed, undecryptable", failure: .noSecretKey, signature: .good, report: "",
            unreadable: true
        ) {
            let other = try $0.fingerprint(.colleague)
            return Build.message(try $0.signedEntity(Build.encrypted(try $0.encrypted(words, to: other))))
        },
        Example("the inner signature counts", encrypted: .whole, signature: .mismatch, report: words) {
            let inside = try $0.encryptedEntity(Build.text(words), signedBy: [.colleague])
            return Build.message(try $0.signedEntity(inside))
        },
        Example("encrypted twice", encrypted: .whole, report: words) {
            Build.message(try $0.encryptedEntity(try $0.encryptedEntity(Build.text(words))))
        },
        Example(
            "encrypted three times", encrypted: Example.Coverage.none, failure: .malformed, report: "", unreadable: true
        ) {
            let twice = try $0.encryptedEntity(try $0.encryptedEntity(Build.text(words)))
            return Build.message(try $0.encryptedEntity(twice))
        },
        Example("two ciphertexts side by side", encrypted: .part, report: "One\n\nTwo") {
            Build.message(
                Build.multipart(
                    "mixed", [try $0.encryptedEntity(Build.text("One")), try $0.encryptedEntity(Build.text("Two"))]))
        },
        Example(
            "clear text before a ciphertext", encrypted: .part, report: "<img src=\"\n\n\(words)", flags: [.repaired]
        ) {
            Build.message(
                Build.multipart("mixed", [Build.text("<img src=\""), try $0.encryptedEntity(Build.text(words))]))
        },
        Example("clear text after a ciphertext", encrypted: .part, signed: .part, report: "\(words)\n\nFooter") {
            let inside = try $0.encryptedEntity(Build.text(words), signedBy: [.reporter])
            return Build.message(Build.multipart("mixed", [inside, Build.text("Footer")]))
        },
        Example("one opens, one does not", encrypted: .part, failure: .noSecretKey, signed: .part, report: words) {
            let other = try $0.fingerprint(.colleague)
            let shut = Build.encrypted(try $0.encrypted(Build.text("secret"), to: other))
            let open = try $0.encryptedEntity(Build.text(words), signedBy: [.reporter])
            return Build.message(Build.multipart("mixed", [open, shut]))
        },
        Example(
            "encrypted message forwarded", report: "See below",
            parts: [
                "1.1 report", "1.2.1.1 forwarded", "1.2.1.2 forwarded", "1.2.1.2.1 forwarded+",
            ], flags: [.forwarded]
        ) {
            let inner = Build.message(try $0.encryptedEntity(Build.text(words)), from: "x@example.net")
            return Build.message(
                Build.multipart("mixed", [Build.text("See below"), Build.entity("message/rfc822", inner)]))
        },
    ]
}
