public import Disclosure
public import Foundation
public import Mail

/// A message with everything opened that can be, and a verdict on every part of it.
///
/// Only `MessageOpener` makes one, so that whoever holds one knows that its verdicts were come by.
public struct OpenedMessage: Sendable {
    /// The header fields as they came.
    public let outer: HeaderFields
    /// The header fields inside the encryption or a good signature, only from the root of what was opened (RFC 9788,
    /// and the older `protected-headers`).
    public let protected: HeaderFields?
    /// Who it is from, as far as a message can tell: the outer field.
    ///
    /// A protected one decides nothing, or whether we answer someone who sends a captured ciphertext would tell them
    /// who wrote it. Who signed what is inside is judged against the outer address.
    public let from: FromField
    /// The protected subject where there is one, else the outer.
    public let subject: String?
    /// As everybody on the way could read it.
    public let outerSubject: String?
    /// The protected one first.
    public let messageID: MessageID?
    /// `In-Reply-To` alone, protected and outer, each once.
    public let inReplyTo: [MessageID]
    /// `In-Reply-To` and `References`, protected and outer, each once.
    public let references: [MessageID]
    /// The message as it came, with nothing opened: for delivery status notifications and the like.
    public let structure: ParsedMessage
    /// Every leaf in order, opened ones included.
    public let parts: [OpenedPart]
    /// The verdict on the report text.
    public let encryption: EncryptionVerdict
    /// Every signature in order, those of forwarded messages included.
    public let signatures: [PartSignature]
    /// Those that follow from the message alone.
    public let flags: Set<MessageFlag>
    /// Certificates that came as parts or blocks, unchecked.
    public let offeredCertificates: [[UInt8]]
    /// Of the outer header; nil where fields contradict each other.
    public let autocrypt: AutocryptOffer?
    /// Every ciphertext met, as it was handed to OpenPGP: the same packets from another sender are a replay.
    public let ciphertexts: [[UInt8]]
    /// The message itself is `multipart/encrypted` and has a ciphertext: it may rest on disk as it came.
    public let topLevelEncrypted: Bool

    /// How many ciphertexts lay inside one another at the deepest place, forwarded messages left out. With more than
    /// one, a signature may stand between them and vouch for nothing inside.
    public let encryptionLayers: Int

    let scopes: [SignedScope]
    let judged: [Leaf]
    let hasUnopenedSMIME: Bool

    /// The `Date:` field, the protected one first.
    public var date: Date? { protected?.date ?? outer.date }

    /// The text parts with the role `report`, in order, with a blank line between two.
    public var reportText: String { Self.joined(parts.filter { $0.role == .report }.compactMap(\.text)) }

    /// Several texts as one, with a blank line between two; those without a word are left out.
    public static func joined(_ texts: [String]) -> String {
        texts.filter { !$0.isBlank }.map { $0.trimmingLineEnds() }.joined(separator: "\n\n")
    }

    /// Nothing of the report can be read: something was encrypted and did not yield any text, or there is nothing in
    /// the message at all.
    public var isUnreadable: Bool {
        guard !parts.contains(where: { $0.role == .report && $0.text?.isBlank == false }) else { return false }
        if encryption.failure != nil || hasUnopenedSMIME { return true }
        let contents = parts.filter { encryption.attempted ? $0.encrypted || $0.role == .forwarded : true }
        return contents.allSatisfy { $0.text?.isBlank ?? $0.content.isEmpty }
    }
}

/// A certificate from an `Autocrypt:` field (Autocrypt level 1): a hint, weaker than a key that signed.
public struct AutocryptOffer: Sendable, Hashable, Codable {
    /// Equals the From address.
    public var address: EmailAddress
    /// Binary, unchecked, at most 10 KiB with its field.
    public var keyData: [UInt8]
}

extension String {
    /// Without anything to read: white space, controls and invisible format characters alone.
    var isBlank: Bool {
        unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: true
            default: false
            }
        }
    }

    func trimmingLineEnds() -> String {
        guard let first = unicodeScalars.firstIndex(where: { $0 != "\n" }),
            let last = unicodeScalars.lastIndex(where: { $0 != "\n" })
        else { return "" }
        return String(unicodeScalars[first...last])
    }
}
