public import Disclosure
public import Foundation

func decodedHeaderText(_ raw: [UInt8]) -> String { String(decoding: raw, as: UTF8.self) }
func addressList(_ raw: [UInt8]) -> (mailboxes: [Mailbox], why: String) { ([], "") }
func messageIdentifiers(in raw: [UInt8]) -> [MessageID] { [] }
func headerDate(_ raw: [UInt8]) -> Date? { nil }
extension FromField { init(_ fields: [HeaderField]) { self = .malformed("no From field") } }
/// Reads a message.
public func parseMessage(_ bytes: [UInt8], limits: MailLimits, rootPath: String = "1") throws(MailError)
    -> ParsedMessage
{ throw .empty }
/// Reads the text of a leaf.
public func decodeText(_ content: [UInt8], as mediaType: MediaType) -> DecodedText { DecodedText(text: "") }
/// Reads a bare header block.
public func parseHeaderFields(_ bytes: [UInt8], limits: MailLimits) throws(MailError) -> HeaderFields { throw .empty }
/// Composes entities and mails.
public enum EntityComposer {
    /// A text part.
    public static func text(
        _ text: String, fields: [OutgoingField] = [], contentTypeParameters: [(String, String)] = []
    ) -> [UInt8] { [] }
    /// An attachment.
    public static func attachment(_ content: [UInt8], mediaType: String, fileName: String, description: String? = nil)
        -> [UInt8]
    { [] }
    /// A multipart.
    public static func multipart(
        _ subtype: String, parameters: [(String, String)] = [], fields: [OutgoingField] = [],
        contentTypeParameters: [(String, String)] = [], parts: [[UInt8]]
    ) -> [UInt8] { [] }
    /// A message.
    public static func message(fields: [OutgoingField], entity: [UInt8]) -> [UInt8] { [] }
}
/// RFC 5322 date.
public func formatDate(_ date: Date) -> String { "" }
/// A mailbox.
public func formatMailbox(_ mailbox: Mailbox) -> String { "" }
