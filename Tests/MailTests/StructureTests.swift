import Disclosure
import Foundation
import Mail
import Testing

@Suite("The tree of a message") struct StructureTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var mail: String
        var drawing: [String]
        var defects: Set<Defect> = []

        init(_ name: String, _ mail: String, _ drawing: [String], _ defects: Set<Defect> = []) {
            (testDescription, self.mail, self.drawing, self.defects) = (name, mail, drawing, defects)
        }
    }

    static let samples = [
        Sample("plain", "From: a@b.example\n\nHello\n", ["1 text/plain"]),
        Sample("header without body", "From: a@b.example\nTo: c@d.example", ["1 text/plain"]),
        Sample("mbox line", "From a@b Mon Nov  2\nFrom: a@b.example\n\nHello\n", ["1 text/plain"]),
        Sample(
            "alternative",
            "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nx\n--b\nContent-Type: text/html\n\ny\n--b--\n",
            ["1 multipart/alternative", "1.1 text/plain", "1.2 text/html"]),
        Sample(
            "truncated", "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b\n\nno end",
            ["1 multipart/mixed", "1.1 text/plain", "1.2 text/plain"]),
        Sample(
            "empty part",
            "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n--b\n\nx\n--b--\n",
            ["1 multipart/mixed", "1.1 text/plain", "1.2 text/plain"]),
        Sample(
            "forwarded",
            "Content-Type: message/rfc822\n\nSubject: in\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--\n",
            ["1 message/rfc822", "1.1 multipart/mixed", "1.1.1 text/plain"]),
        Sample(
            "digest", "Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: in\n\nx\n--b--\n",
            ["1 multipart/digest", "1.1 message/rfc822", "1.1.1 text/plain"]),
        Sample(
            "delivery status",
            "Content-Type: multipart/report; boundary=b\n\n--b\n\nx\n--b\nContent-Type: message/delivery-status\n\nA: b\n\nC: d\n"
                + "\n--b\nContent-Type: text/rfc822-headers\n\nSubject: x\n\n--b--\n",
            ["1 multipart/report", "1.1 text/plain", "1.2 message/delivery-status", "1.3 text/rfc822-headers"]),
        Sample(
            "partial", "Content-Type: message/partial; id=a; number=1; total=2\n\nSubject: x\n\ny\n",
            ["1 message/partial"]),
        Sample(
            "external body", "Content-Type: message/external-body; access-type=URL\n\nContent-Type: text/plain\n\n",
            ["1 message/external-body"]),
        Sample(
            "no boundary", "Content-Type: multipart/mixed\n\n--b\n\nx\n--b--\n", ["1 multipart/mixed"], [.ambiguous]),
        Sample("no delimiter", "Content-Type: multipart/mixed; boundary=b\n\nx\n", ["1 multipart/mixed"], [.ambiguous]),
        Sample("two Subjects", "Subject: a\nSubject: b\n\nx", ["1 text/plain"], [.doubledHeader]),
        Sample(
            "two Content-Types", "Content-Type: text/plain\nContent-Type: text/html\n\nx", ["1 text/plain"],
            [.doubledHeader, .ambiguous]),
        Sample("CR alone in the header", "Subject: a\rTo: c@d.example\n\nx", ["1 text/plain"], [.ambiguous]),
        Sample("line that is no field", "Subject: a\nno field\nTo: c@d.example\n\nx", ["1 text/plain"], [.ambiguous]),
        Sample(
            "colliding boundaries",
            "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=bb\n\n--bb\n\nx\n--bb--\n\n--b--\n",
            ["1 multipart/mixed", "1.1 multipart/mixed", "1.1.1 text/plain"], [.ambiguous]),
        Sample(
            "parts after the end", "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--\n--b\n\ny\n--b--\n",
            ["1 multipart/mixed", "1.1 text/plain"], [.ambiguous]),
        // GMime took the CR before the last delimiter for content, so that the CRLF form alone was ambiguous.
        Sample(
            "no line end behind the last delimiter",
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b\n\ny\n--b--",
            ["1 multipart/mixed", "1.1 text/plain", "1.2 text/plain"]),
        Sample(
            "delimiter after a CR alone",
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\r--b\r\ry\n--b--\n",
            ["1 multipart/mixed", "1.1 text/plain"], [.ambiguous]),
        Sample(
            "end of another multipart after a CR alone",
            "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\nx\r--b--\n"
                + "--c--\n\n--b--\n",
            ["1 multipart/mixed", "1.1 multipart/mixed", "1.1.1 text/plain"], [.ambiguous]),
        Sample(
            "CR before the line end of a delimiter",
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\r\r\n--b--\n",
            ["1 multipart/mixed", "1.1 text/plain"], [.ambiguous]),
        Sample(
            "CR alone in a text", "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n10 %\r20 %\r--a\n--b--\n",
            ["1 multipart/mixed", "1.1 text/plain"]),
        Sample(
            "NUL in a part's header", "Content-Type: multipart/mixed; boundary=b\n\n--b\nX: a\u{0}b\n\nx\n--b--\n",
            ["1 multipart/mixed", "1.1 text/plain"], [.nulInHeader]),
    ]

    @Test(arguments: samples, LineEnd.allCases)
    func tree(_ sample: Sample, _ end: LineEnd) throws {
        let message = try parseMessage(end.bytes(sample.mail), limits: MailLimits())
        #expect(message.root.drawing == sample.drawing)
        #expect(message.defects == sample.defects)
    }

    @Test(arguments: [
        ("7bit", "a=41", "a=41"), ("quoted-printable", "a=41=\nb", "aAb"), ("base64", "aGVs\nbG8=", "hello"),
        ("x-unknown", "a", "a"),
    ])
    func transferEncodings(encoding: String, body: String, content: String) throws {
        let mail = "Content-Transfer-Encoding: \(encoding)\n\n\(body)"
        let message = try parseMessage(Array(mail.utf8), limits: MailLimits())
        #expect(message.root.leaf("1") == Array(content.utf8))
    }

    /// Whoever wants to see what is inside has programs for that.
    @Test(arguments: ["x-uuencode", "uuencode", "X-UUE"])
    func uuencodeStaysAsItIs(_ encoding: String) throws {
        let body = "begin 644 poc.txt\n#0V%T\n`\nend\n"
        let header = "Content-Type: text/plain; name=poc.txt\nContent-Transfer-Encoding: \(encoding)\n\n"
        for end in LineEnd.allCases {
            let message = try parseMessage(end.bytes(header + body), limits: MailLimits())
            #expect(message.root.leaf("1") == end.bytes(body))
            #expect(message.root.mediaType.essence == "application/octet-stream")
            #expect(message.root.fileName == "poc.txt")
        }
    }

    @Test func transportNeutralEncapsulationStaysAsItIs() throws {
        let mail =
            "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\neJ8+IgEA\n"
        let message = try parseMessage(Array(mail.utf8), limits: MailLimits())
        #expect(message.root.drawing == ["1 application/ms-tnef"])
        #expect(message.root.leaf("1") == [0x78, 0x9F, 0x3E, 0x22, 0x01, 0x00])
    }

    @Test(arguments: [
        ("attachment; filename=a.txt", "a.txt"), ("attachment; filename=\"../../etc/passwd\"", "passwd"),
        ("attachment; filename=\"C:\\\\x\\\\b.txt\"", "b.txt"),
        ("attachment; filename*=utf-8''%E5%A0%B1%E5%91%8A.txt", "報告.txt"),
        ("attachment; filename=\"=?iso-2022-jp?B?GyRCSnM5cBsoQg==?=.txt\"", "報告.txt"),
        ("attachment; filename=\"..\"", nil),
        ("attachment; filename*=utf-8''a%0A%0Db", "ab"), ("inline", nil),
    ])
    func fileNames(field: String, name: String?) throws {
        let message = try parseMessage(Array("Content-Disposition: \(field)\n\nx".utf8), limits: MailLimits())
        #expect(message.root.fileName == name)
        #expect(message.root.disposition == (field == "inline" ? "inline" : "attachment"))
    }

    @Test func deliveryStatusIsGivenAsItCame() throws {
        let mail = "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nAction: failed\n"
        let message = try parseMessage(Array(mail.utf8), limits: MailLimits(), rootPath: "1.2#1")
        #expect(message.root.leaf("1.2#1") == Array("Reporting-MTA: dns; x\n\nAction: failed\n".utf8))
    }

    @Test func forwardedMessageHasItsOwnHeaderAndDefects() throws {
        let mail = "Subject: out\nContent-Type: message/rfc822\n\nSubject: in\nSubject: in2\n\nx"
        let message = try parseMessage(Array(mail.utf8), limits: MailLimits())
        #expect(message.defects == [])
        guard case .message(let inner) = message.root.body else {
            Issue.record("not opened")
            return
        }
        #expect(inner.headers.text("Subject") == "in")
        #expect(inner.defects == [.doubledHeader])
    }
}

@Suite("Signed bytes as they came") struct RawBytesTests {
    /// What is signed, ends of lines apart.
    static let signed = [
        "Content-Type: text/plain\n\nHello\n", "Content-Type: text/plain\n\nHello\n\n", "\nHello",
        "Content-Type: text/plain\n\n",
        "Content-Type: multipart/mixed; boundary=c\n\npre\n--c\n\nx\n--c\nContent-Type: text/html\n\ny\n--c--\nepi",
        "Content-Type: message/rfc822\n\nSubject: in\n\nHello  \n",
        "Content-Type: text/plain\n\n-- b\n--bogus\n- --b\n",
        "Content-Transfer-Encoding: quoted-printable\n\nH=\n  e=20\n",
    ]

    @Test(arguments: signed, LineEnd.allCases)
    func exact(_ signed: String, _ end: LineEnd) throws {
        let boundary = "=_b42"
        let text =
            "From: a@b.example\nContent-Type: multipart/signed; boundary=\"\(boundary)\"\n\npreamble\n--\(boundary)\n\(signed)\n"
            + "--\(boundary)\nContent-Type: application/pgp-signature\n\nsig\n--\(boundary)--\n"
        let message = try parseMessage(end.bytes(text), limits: MailLimits())
        #expect(message.root.entity("1.1")?.rawBytes == end.bytes(signed))
        #expect(message.root.entity("1.2")?.rawBytes == nil)
        #expect(message.defects == [])
    }

    @Test(arguments: LineEnd.allCases)
    func exactWithoutALineEndBehindTheLastDelimiter(_ end: LineEnd) throws {
        let text = "Content-Type: multipart/signed; boundary=b\n\n--b\n\nHello\n--b\n\nsig\n--b--"
        let message = try parseMessage(end.bytes(text), limits: MailLimits())
        #expect(message.root.entity("1.1")?.rawBytes == end.bytes("\nHello"))
        #expect(message.root.leaf("1.2") == Array("sig".utf8))
    }

    @Test(arguments: [
        // Header of the multipart, first child.
        ("Content-Type: multipart/signed; boundary=b\nContent-Type: multipart/signed; boundary=c", "\nx"),
        ("Content-Type: multipart/signed; boundary=b", "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx"),
        (
            "Content-Type: multipart/signed; boundary=b",
            "Content-Type: multipart/mixed; boundary=bc\n\n--bc\n\nx\n--bc--"
        ),
        ("Content-Type: multipart/signed; boundary=b", "Content-Type: text/plain\rX: y\n\nx"),
        ("Content-Type: multipart/signed; boundary=b", "Content-Type: text/plain\nContent-Type: text/html\n\nx"),
        ("Content-Type: multipart/signed; boundary=b", "no field\n\nx"),
        ("Content-Type: multipart/signed; boundary=b", "Content-Type: text/plain\n\nx\r--b\ry"),
    ])
    func ambiguousIsNotGiven(header: String, child: String) throws {
        let mail = "\(header)\n\n--b\n\(child)\n--b\n\nsig\n--b--\n"
        let message = try parseMessage(Array(mail.utf8), limits: MailLimits())
        #expect(message.root.entity("1.1")?.rawBytes == nil)
        #expect(message.defects.contains(.ambiguous))
    }
}
