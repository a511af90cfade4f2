import Disclosure
import Foundation
import Mail
import PGPMIME

/// What anyone on the way could read of a message.
///
/// It is told before anything is opened: whether, how and in what language we answer follows from it alone (DESIGN,
/// section 5), whatever becomes of the parser afterwards.
struct MessageOutside: Codable, Sendable {
    var from: FromField
    var subject: String?
    /// What the `Date:` field claims.
    var date: Date?
    var messageIDs: [MessageID]
    var inReplyTo: [MessageID]
    var references: [MessageID]
    /// `To:` and `Cc:`.
    var recipients: [EmailAddress]
    /// `Delivered-To:` and `X-Original-To:`.
    var deliveredTo: [EmailAddress]
    /// Each field's text, put in by the run itself; whose server wrote it is judged later.
    var authenticationResults: [String] = []
    var language: MailLanguage?
    var automatic: AutomaticMail
    var deliveryStatus: DeliveryStatus?
    var autocrypt: AutocryptOffer?

    /// - Parameter message: nil where the header is all that can be read.
    init(_ headers: HeaderFields, _ message: ParsedMessage?) {
        from = headers.from
        subject = headers.text("Subject")
        date = headers.date
        messageIDs = headers.messageIDs("Message-ID")
        inReplyTo = headers.messageIDs("In-Reply-To")
        references = headers.messageIDs("References")
        recipients = (headers.mailboxes("To") + headers.mailboxes("Cc")).map(\.address)
        deliveredTo = (headers.mailboxes("Delivered-To") + headers.mailboxes("X-Original-To")).map(\.address)
        language = ReportLanguage.ofOuterHeaders(headers)
        automatic = AutomaticMail(message ?? Self.message(of: headers))
        deliveryStatus = message.flatMap { DeliveryStatus($0) }
        autocrypt = AutocryptOffer(fields: headers.all("Autocrypt"), from: headers.from)
    }

    private static func message(of headers: HeaderFields) -> ParsedMessage {
        let root = Entity(
            path: "1", mediaType: .init(type: "text", subtype: "plain"), headers: headers, body: .leaf([]))
        return ParsedMessage(headers: headers, root: root)
    }
}
