import Disclosure
import Foundation
import Mail
import Testing

@Suite("What hostile bytes come to") struct LimitTests {
    private static func nested(_ depth: Int) -> String {
        (1...depth).map { "Content-Type: multipart/mixed; boundary=n\($0)x\n\n--n\($0)x\n" }.joined() + "\nend\n"
    }

    private static func parts(_ count: Int) -> String {
        "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\nx\n", count: count) + "--b--\n"
    }

    @Test(arguments: LineEnd.allCases)
    func limits(_ end: LineEnd) {
        let long = String(repeating: "a", count: 70_000)
        let cases: [(String, String)] = [
            ("header_fields", String(repeating: "X: y\n", count: 501) + "\n"),
            ("field_bytes", "X: \(long)\n\n"),
            ("field_bytes", "X: a\n" + String(repeating: " b\n", count: 30_000) + "\n"),
            ("header_bytes", String(repeating: "X: \(long.prefix(60_000))\n", count: 5) + "\n"),
            ("address_field_bytes", "From: \(String(repeating: "g:", count: 50_000))\n\n"),
            (
                "address_field_bytes",
                "Content-Type: message/rfc822\n\nResent-To: \(String(repeating: "g:", count: 9_000))\n\n"
            ),
            ("boundary_bytes", "Content-Type: multipart/mixed; boundary=\(long.prefix(71))\n\n"),
            ("boundary_lines", Self.parts(10_000)), ("parts", Self.parts(300)), ("depth", Self.nested(17)),
        ]
        for (name, mail) in cases {
            guard case .overLimit(let found, let limit, let size) = readingError(end.bytes(mail)) else {
                Issue.record("\(name) was let through: \(String(describing: readingError(end.bytes(mail))))")
                continue
            }
            #expect(found == name)
            #expect(size > limit)
        }
        #expect(readingError(end.bytes(Self.nested(16))) == nil)
        #expect(readingError(end.bytes(Self.parts(255))) == nil)
    }

    @Test func messageSize() {
        var limits = MailLimits()
        let bytes = Array("Subject: x\n\n".utf8) + [UInt8](repeating: 0x61, count: 30 << 20)
        #expect(
            readingError(bytes) == .overLimit(name: "message_bytes", limit: 25 << 20, found: bytes.count))
        limits.messageBytes = 31 << 20
        #expect(readingError(bytes, limits: limits) == nil)
    }

    @Test(arguments: [
        ("", MailError.empty), ("\n", .empty), ("\r\n", .empty), ("\n\nbody\n", .empty), ("no header at all", .empty),
        ("Subject: a\u{0}b\n\nx", .malformed("a header field has a NUL in it")),
        (
            "To: \(String(repeating: "g:", count: 4_000))\n\nx",
            .malformed("groups of addresses stand inside one another")
        ),
    ])
    func refused(text: String, error: MailError) {
        #expect(readingError(Array(text.utf8)) == error)
        #expect(!error.description.isEmpty)
    }

    @Test func megabyteWithoutLineEnd() {
        #expect(
            readingError([UInt8](repeating: 0x61, count: 1 << 20))
                == .overLimit(name: "header_bytes", limit: 256 << 10, found: 1 << 20))
    }

    @Test func deepGroupsDoNotUseUpAStack() {
        let found = onSmallStack {
            let field = HeaderField(name: "To", raw: Array(String(repeating: "g:", count: 50_000).utf8))
            return "\(HeaderFields([field]).mailboxes("To").count)"
        }
        #expect(found == "0")
    }

    @Test func groupsHiddenInABodyDoNotReachGMime() {
        // A part that two parsers see differently must not carry what the first look refuses.
        let groups = String(repeating: "g:", count: 50_000)
        let mail =
            "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\nContent-Type: message/rfc822\n\nFrom: \(groups)\n\nx\n--b--\n"
        let result = onSmallStack { readingError(Array(mail.utf8)).map { "\($0)" } ?? "read" }
        #expect(result.contains("groups of addresses"))
    }

    @Test func everyPrefixOfAMailCanBeRead() {
        let mail = Array(
            ("From: =?utf-8?Q?a?= <a@b.example>\r\nContent-Type: multipart/signed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: "
                + "multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Transfer-Encoding: base64\r\n\r\naGk=\r\n--c--\r\n--b\r\n"
                + "Content-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\ny\r\n--b--\r\n").utf8)
        for length in mail.indices { _ = readingError(Array(mail[..<length])) }
        var changed = mail
        for index in mail.indices {
            for byte in [0x00, 0x0A, 0x0D, 0x2D, 0x3B, 0xFF] as [UInt8] {
                changed[index] = byte
                _ = readingError(changed)
            }
            changed[index] = mail[index]
        }
    }
}
