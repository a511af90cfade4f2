public import Disclosure
public import Foundation

/// A header block: its fields in order.
public struct HeaderFields: Sendable, Hashable {
    /// In the order of the message.
    public var fields: [HeaderField]

    /// A block of these fields.
    public init(_ fields: [HeaderField]) { self.fields = fields }

    /// All fields of that name, whatever its case.
    public func all(_ name: String) -> [HeaderField] { fields.filter { $0.isNamed(name) } }

    /// The first field of that name.
    public func first(_ name: String) -> HeaderField? { fields.first { $0.isNamed(name) } }

    /// The decoded text of the first field of that name.
    public func text(_ name: String) -> String? { first(name)?.text }

    /// Every well-formed mailbox in all fields of that name, those in groups too.
    public func mailboxes(_ name: String) -> [Mailbox] { all(name).flatMap { addressList($0.raw).mailboxes } }

    /// Every well-formed message identifier in all fields of that name, in order.
    public func messageIDs(_ name: String) -> [MessageID] { all(name).flatMap { messageIdentifiers(in: $0.raw) } }

    /// The `Date:` field (RFC 5322, section 3.3); a claim of the sender's. Nil if there is none or it is no date.
    public var date: Date? { first("Date").flatMap { headerDate($0.raw) } }

    /// Who the message says it is from.
    public var from: FromField { FromField(all("From")) }
}

/// The From field as an identity: one address, or none at all.
public enum FromField: Sendable, Hashable, Codable {
    /// Exactly one field with exactly one address.
    case ok(Mailbox)
    /// Anything else; the words are ours and say why.
    case malformed(String)
}
