import Disclosure
import Mail
import Testing

@Suite("What is read of a header without a parser") struct LintTests {
    private func lint(_ header: String) throws -> MessageLint {
        try lintMessage(Array((header + "\n\nwords\n").utf8), limits: MailLimits())
    }

    @Test func sender() throws {
        #expect(try lint("From: Finder <finder@example.org>").fromAddress == EmailAddress("finder@example.org"))
        for header in ["Subject: x", "From: a@b.example, c@d.example", "From: a@b.example\nFrom: a@b.example"] {
            #expect(try lint(header).fromAddress == nil, "\(header)")
        }
    }

    @Test(arguments: [
        ("Return-Path: <>", true), ("return-path:  < >\n\t", true), ("Return-Path:\n <>", true),
        ("Return-Path: <a@b.example>", false), ("Return-Path: <a@b.example>\nReturn-Path: <>", false),
        ("Return-Path: <>\nReturn-Path: <a@b.example>", true), ("From: a@b.example", false),
    ])
    func nullReturnPath(_ header: String, _ isNull: Bool) throws {
        #expect(try lint(header).hasNullReturnPath == isNull)
    }

    @Test func resultsOfServers() throws {
        let header = """
            Authentication-Results: mx.vendor.example;
            \tdmarc=fail (p=none) header.from=b.example
            Authentication-results: other.example; dmarc=pass
            """
        #expect(
            try lint(header).authenticationResults == [
                " mx.vendor.example;\tdmarc=fail (p=none) header.from=b.example", " other.example; dmarc=pass",
            ])
    }

    @Test func encryptedByItsOwnWord() throws {
        #expect(try lint("Content-Type: multipart/encrypted; boundary=b").saysEncrypted)
        #expect(try lint("content-type: Multipart/Encrypted").saysEncrypted)
        #expect(try !lint("Content-Type: multipart/encrypted\nContent-Type: text/plain").saysEncrypted)
        #expect(try !lint("From: a@b.example").saysEncrypted)
    }
}
