import Foundation
import OpenPGP
import Testing

@testable import PGPMIME

@Suite("Opening inline OpenPGP, files and mangled mail") struct InlineOpeningTests {
    @Test(arguments: inline + clearsigned + files + mangled) func opens(_ example: Example) throws {
        try example.check()
    }

    static let inline = [
        Example("a block alone", encrypted: .whole, report: words, parts: ["1.1 report+"]) {
            Build.message(Build.text(try $0.encrypted(words)))
        },
        Example("a signed block", encrypted: .whole, signature: .good, report: words, parts: ["1.1 report+!"]) {
            Build.message(Build.text(try $0.encrypted(words, signedBy: [.reporter])))
        },
        Example("a block in base64", encrypted: .whole, report: words) {
            let body = Build.base64(Array(try $0.encrypted(words).utf8))
            return Build.message(
                Build.entity("text/plain; charset=utf-8", body, "Content-Transfer-Encoding: base64"))
        },
        Example("a block in quoted-printable", encrypted: .whole, report: words) {
            let body = Build.quotedPrintable(try $0.encrypted(words))
            return Build.message(
                Build.entity("text/plain; charset=us-ascii", body, "Content-Transfer-Encoding: quoted-printable"))
        },
        Example(
            "text around a block", encrypted: .part, signed: .part, report: "Before\n\n\(words)\n\nAfter",
            parts: ["1#1 report", "1.1 report+!", "1#2 report"]
        ) { Build.message(Build.text("Before\n" + (try $0.encrypted(words, signedBy: [.reporter])) + "After")) },
        Example(
            "a quotation around a block", encrypted: .whole, report: words, parts: ["1#1 quoted", "1.1 report+"]
        ) { Build.message(Build.text("> what they wrote\n>\n> earlier\n\n" + (try $0.encrypted(words)))) },
        Example("blank lines around a block", encrypted: .whole, report: words, parts: ["1.1 report+"]) {
            Build.message(Build.text("\n \n" + (try $0.encrypted(words)) + "\n\t\n"))
        },
        Example(
            "two blocks", encrypted: .part, report: "One\n\nTwo", parts: ["1.1 report+", "1.2 report+"]
        ) { Build.message(Build.text((try $0.encrypted("One")) + "\n" + (try $0.encrypted("Two")))) },
        Example(
            "two blocks, one not for us", encrypted: .part, failure: .noSecretKey, report: "One",
            parts: ["1.1 report+", "1.2 attachment noSecretKey"]
        ) {
            let other = try $0.fingerprint(.colleague)
            return Build.message(Build.text((try $0.encrypted("One")) + (try $0.encrypted("Two", to: other))))
        },
        Example("a block not for us", failure: .noSecretKey, report: "", unreadable: true) {
            Build.message(Build.text(try $0.encrypted("One", to: try $0.fingerprint(.colleague))))
        },
        Example("a block without an end", failure: .malformed, report: "", unreadable: true) {
            Build.message(Build.text(String(try $0.encrypted(words).prefix(200))))
        },
        Example(
            "blocks three deep", encrypted: Example.Coverage.none, failure: .malformed, report: "", unreadable: true
        ) {
            Build.message(Build.text(try $0.encrypted(try $0.encrypted(try $0.encrypted(words)))))
        },
        Example("a block inside a block", encrypted: .whole, report: words, parts: ["1.1.1 report+"]) {
            Build.message(Build.text(try $0.encrypted(try $0.encrypted(words))))
        },
        Example(
            "a block in HTML", encrypted: .whole, report: words, parts: ["1.1 report+"]
        ) {
            let lines = try $0.encrypted(words).split(separator: "\n", omittingEmptySubsequences: false)
            return Build.message(Build.html("<div>" + lines.joined(separator: "<br>\n") + "</div>"))
        },
        Example("a block in both alternatives", encrypted: .whole, report: words) {
            let block = try $0.encrypted(words)
            return Build.message(
                Build.multipart("alternative", [Build.text(block), Build.html("<pre>\(block)</pre>")]))
        },
        Example("a block in the HTML alternative alone", encrypted: .whole, report: words) {
            let block = try $0.encrypted(words)
            return Build.message(
                Build.multipart("alternative", [Build.text("See the HTML"), Build.html("<pre>\(block)</pre>")]))
        },
        Example("a merely signed block", signature: .good, report: words, parts: ["1.1 report!"]) {
            Build.message(Build.text(try $0.opaqueSigned(words)))
        },
        Example("a merely literal block", report: words, parts: ["1.1 report"]) {
            Build.message(Build.text(try $0.stored(words)))
        },
        Example("Japanese in ISO-2022-JP", encrypted: .whole, report: "脆弱性") {
            let bytes: [UInt8] = [0x1B, 0x24, 0x42, 0x40, 0x48, 0x3C, 0x65, 0x40, 0x2D, 0x1B, 0x28, 0x42]
            let armor = Build.armor(try $0.encryptedBytes(bytes))
            return Build.message(Build.entity("text/plain; charset=iso-2022-jp", armor))
        },
        Example("Latin-1 inside, as the part says", encrypted: .whole, report: "über") {
            let armor = Build.armor(try $0.encryptedBytes([0xFC, 0x62, 0x65, 0x72]))
            return Build.message(Build.entity("text/plain; charset=iso-8859-1", armor))
        },
        Example("Latin-1 inside, as the armor says", encrypted: .whole, report: "über") {
            let armor = Build.armor(try $0.encryptedBytes([0xFC, 0x62, 0x65, 0x72]))
                .replacingOccurrences(of: "MESSAGE-----\n\n", with: "MESSAGE-----\nCharset: ISO-8859-1\n\n")
            return Build.message(Build.text(armor))
        },
        Example("a quoted block is not opened", report: "> -----BEGIN PGP MESSAGE-----\n> a", parts: ["1 report"]) {
            _ in
            Build.message(Build.text("> -----BEGIN PGP MESSAGE-----\n> a"))
        },
        Example("a signed message around a block", encrypted: .whole, signature: .good, report: words) {
            Build.message(try $0.signedEntity(Build.text(try $0.encrypted(words))))
        },
    ]

    static let clearsigned = [
        Example("clearsigned", signature: .good, report: trimmedWords, parts: ["1.1 report!"]) {
            Build.message(Build.text(try $0.clearsigned(trimmedWords)))
        },
        Example("clearsigned, changed after", signature: .bad, report: trimmedWords + "!", parts: ["1.1 report"]) {
            Build.message(Build.text(try $0.clearsigned(trimmedWords)))
                .replacingOccurrences(of: "Debian 12", with: "Debian 12!")
        },
        Example("clearsigned, with text before", signed: .part, report: "Before\n\n\(trimmedWords)") {
            Build.message(Build.text("Before\n" + (try $0.clearsigned(trimmedWords))))
        },
        Example("clearsigned by a colleague", signature: .mismatch, report: trimmedWords) {
            Build.message(Build.text(try $0.clearsigned(trimmedWords, by: [.colleague])))
        },
        Example("clearsigned by two", signature: .several, report: trimmedWords) {
            Build.message(Build.text(try $0.clearsigned(trimmedWords, by: [.reporter, .colleague])))
        },
        Example("two clearsigned blocks", signed: .part, report: "One\n\nTwo", parts: ["1.1 report!", "1.2 report!"]) {
            Build.message(Build.text((try $0.clearsigned("One")) + (try $0.clearsigned("Two"))))
        },
        Example("clearsigned inside encrypted", encrypted: .whole, signature: .good, report: trimmedWords) {
            Build.message(try $0.encryptedEntity(Build.text(try $0.clearsigned(trimmedWords))))
        },
        Example("clearsigned without a signature", signature: .bad, report: trimmedWords) {
            let block = try $0.clearsigned(trimmedWords)
            let end = try #require(block.range(of: "-----BEGIN PGP SIGNATURE"))
            let empty = "-----BEGIN PGP SIGNATURE-----\n\n-----END PGP SIGNATURE-----\n"
            return Build.message(Build.text(block[..<end.lowerBound] + empty))
        },
    ]

    static let files = [
        Example(
            "an encrypted file beside clear text", encrypted: Example.Coverage.none, report: "See file",
            parts: ["1.1 report", "1.2 attachment", "1.2.1 attachment+"]
        ) {
            let packets = try $0.encryptedBytes(Array("a log".utf8))
            return Build.message(
                Build.multipart("mixed", [Build.text("See file"), Build.file("log.txt.pgp", packets)]))
        },
        Example(
            "an encrypted file in armor", encrypted: Example.Coverage.none, report: "See file",
            parts: ["1.1 report", "1.2 attachment", "1.2.1 attachment+!"]
        ) {
            let armor = Array(try $0.encrypted("a log", signedBy: [.reporter]).utf8)
            return Build.message(Build.multipart("mixed", [Build.text("See file"), Build.file("log.txt.asc", armor)]))
        },
        Example(
            "an encrypted file without a telling name", encrypted: Example.Coverage.none, report: "See file",
            parts: ["1.1 report", "1.2 attachment", "1.2.1 attachment+"]
        ) {
            let packets = try $0.encryptedBytes([0, 1, 2, 3])
            return Build.message(Build.multipart("mixed", [Build.text("See file"), Build.file("data", packets)]))
        },
        Example("an encrypted file, nothing else", encrypted: .whole, report: words) {
            let packets = try $0.encryptedBytes(Array(words.utf8))
            return Build.message(Build.multipart("mixed", [Build.text("\n"), Build.file("report.txt.gpg", packets)]))
        },
        Example(
            "an encrypted file not for us", failure: .noSecretKey, report: "See file",
            parts: ["1.1 report", "1.2 attachment noSecretKey"]
        ) {
            let packets = try $0.encryptedBytes([0, 1], to: try $0.fingerprint(.colleague))
            return Build.message(Build.multipart("mixed", [Build.text("See file"), Build.file("a.gpg", packets)]))
        },
        Example("a signed file", report: "See file", parts: ["1.1 report", "1.2 attachment", "1.2.1 attachment!"]) {
            let armor = Array(try $0.opaqueSigned("a log").utf8)
            return Build.message(Build.multipart("mixed", [Build.text("See file"), Build.file("log.txt.asc", armor)]))
        },
        Example(
            "a clearsigned file", report: "See file",
            parts: ["1.1 report", "1.2 attachment", "1.2.1 attachment!"]
        ) {
            let armor = Array(try $0.clearsigned("a log\n").utf8)
            return Build.message(Build.multipart("mixed", [Build.text("See file"), Build.file("log.txt.asc", armor)]))
        },
        Example("a file of another sort", report: "See file", parts: ["1.1 report", "1.2 attachment"]) { _ in
            Build.message(
                Build.multipart(
                    "mixed", [Build.text("See file"), Build.file("core", Array(repeating: 0xC1, count: 64))]))
        },
        Example("a secret key", report: "Oops", parts: ["1.1 report", "1.2 attachment"], flags: [.secretKeyAttached]) {
            let key = try $0.secretKey(.reporter)
            return Build.message(
                Build.multipart(
                    "mixed", [Build.text("Oops"), Build.file("key.asc", key, type: "application/pgp-keys")]))
        },
        Example("a secret key in the text", report: nil, flags: [.secretKeyAttached]) {
            Build.message(Build.text("Oops\n" + (try $0.secretKey(.reporter))))
        },
    ]

    static let mangled = [
        Example(
            "Exchange", encrypted: .whole, signature: .good, report: words,
            parts: ["1.1 report", "1.2 attachment", "1.3 attachment", "1.3.1 report+!"], flags: [.repaired]
        ) {
            let armor = try $0.encrypted(Build.text(words).crlf, signedBy: [.reporter])
            return Build.message(
                Build.multipart(
                    "mixed", [Build.text("\n"), Build.versionPart, Build.file("encrypted.asc", armor)]))
        },
        Example("mixed up, without the empty text", encrypted: .whole, report: words, flags: [.repaired]) {
            let armor = try $0.encrypted(Build.text(words).crlf)
            return Build.message(Build.multipart("mixed", [Build.versionPart, Build.file("encrypted.asc", armor)]))
        },
        Example("Google Workspace", encrypted: .whole, report: words, flags: [.repaired]) {
            Build.message(Build.multipart("mixed", [Build.text("\n"), try $0.encryptedEntity(Build.text(words))]))
        },
        Example("the version part is lost", encrypted: .whole, report: words, flags: [.repaired]) {
            let armor = try $0.encrypted(Build.text(words).crlf)
            return Build.message(Build.multipart("mixed", [Build.text("\n"), Build.file("encrypted.asc", armor)]))
        },
        Example("an entity pasted into a text", encrypted: .whole, report: words, flags: [.repaired]) {
            Build.message(Build.text(try $0.encrypted(Build.text(words).crlf)))
        },
        Example("children the wrong way round", encrypted: .whole, report: words, flags: [.repaired]) {
            let armor = try $0.encrypted(Build.text(words).crlf)
            return Build.message(
                Build.multipart(
                    "encrypted; protocol=\"application/pgp-encrypted\"",
                    [Build.file("encrypted.asc", armor), Build.versionPart]))
        },
        Example("multipart/encrypted without its protocol", encrypted: .whole, report: words, flags: [.repaired]) {
            let armor = try $0.encrypted(Build.text(words).crlf)
            return Build.message(
                Build.multipart("encrypted", [Build.versionPart, Build.entity("application/octet-stream", armor)]))
        },
        Example("clear text dressed as encrypted", failure: .malformed, report: words) { _ in
            Build.message(
                Build.multipart("encrypted; protocol=\"application/pgp-encrypted\"", [Build.text(words)]))
        },
    ]
}
