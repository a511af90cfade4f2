import Disclosure
import Foundation

/// The whole decision on one message (DESIGN, section 7). Every field of the JSON object is there; `parts[].text` only
/// on request.
public struct Explanation: Encodable, Sendable {
    struct From: Encodable, Sendable {
        @Nullable var address: String?
        /// With its A-label, where it is not ASCII; for the screen.
        var addressASCII: String?
        /// `ok` or `malformed`.
        var state: String

        private enum CodingKeys: String, CodingKey { case address, state }
    }

    struct Encryption: Encodable, Sendable {
        var encrypted: Bool
        var covers: String
        @Nullable var failure: String?
    }

    /// Where the certificate that a signature was checked with came from.
    enum KeyOrigin: String, Encodable, Sendable {
        case known, message
    }

    struct Signature: Encodable, Sendable {
        var state: String
        var covers: String
        @Nullable var fingerprint: String?
        @Nullable var key: KeyOrigin?
    }

    struct OneSignature: Encodable, Sendable {
        /// The path of what it is on.
        var part: String
        var state: String
        @Nullable var fingerprint: String?
        @Nullable var algorithm: String?
        @Nullable var created: Date?
    }

    struct Automatic: Encodable, Sendable {
        var `is`: Bool
        @Nullable var reason: String?
    }

    struct Answer: Encodable, Sendable {
        var would: Bool
        @Nullable var to: String?
        /// With its A-label, where it is not ASCII; for the screen.
        var toASCII: String?
        var encrypted: Bool
        var specific: Bool
        /// Why there is none.
        @Nullable var reason: String?

        private enum CodingKeys: String, CodingKey { case would, to, encrypted, specific, reason }
    }

    struct Part: Encodable, Sendable {
        var path: String
        var type: String
        @Nullable var name: String?
        var bytes: Int
        var sha256: String
        var role: String
        var encrypted: Bool
        var signed: Bool
        @Nullable var failure: String?
        /// Nil where nobody asked; within, nil where the part has none.
        var text: Nullable<String>?
    }

    /// The version of the JSON object.
    public var schema = 1
    var outcome: String
    var from: From
    @Nullable var subject: String?
    @Nullable var outerSubject: String?
    /// For the screen.
    var headerDifferences: [HeaderDifference]
    var encryption: Encryption
    var signature: Signature
    var signatures: [OneSignature]
    var automatic: Automatic
    var answer: Answer
    var parts: [Part]
    var flags: [String]

    private enum CodingKeys: String, CodingKey {
        case schema, outcome, from, subject, outerSubject, encryption, signature, signatures, automatic, answer, parts
        case flags
    }
}
