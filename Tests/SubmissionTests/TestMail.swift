import Disclosure
import Submission
import Testing

/// A small mail with what transports like to spoil: lines that start with dots and with `From `.
func testMail(from sender: String? = "security@example.org", to recipient: String) throws -> SignedMail {
    let lines = [
        "Date: Sat, 21 Nov 2026 09:30:00 +0000", "From: security@example.org", "To: \(recipient)",
        "Subject: [PSN-2026-0042] Status update",
        "Message-ID: <PSN-2026-0042.update.4f2a@example.org>", "", ".", "..dots", "From here", "",
        String(repeating: "x", count: 900),
    ]
    return SignedMail(
        bytes: Array((lines.joined(separator: "\r\n") + "\r\n").utf8),
        messageID: try #require(MessageID("PSN-2026-0042.update.4f2a@example.org")),
        envelopeFrom: try sender.map { try #require(EmailAddress($0)) },
        envelopeTo: try #require(EmailAddress(recipient)))
}
