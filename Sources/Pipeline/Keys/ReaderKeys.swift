import Disclosure
import OpenPGP
import PGPMIME

/// What the reader of messages asks of the keys: those of a key holder, or in this process where nothing else is done
/// (`explain`).
protocol ReaderKeys {
    /// Of our primary key.
    var ownFingerprint: Fingerprint { get }

    /// The keys with these certificates beside our own; forms of one are merged.
    ///
    /// - Parameter limit: bytes of plaintext.
    func cryptography(with certificates: [[UInt8]], limit: Int) throws(PosternError) -> any Cryptography

    /// Looks at certificates that came in a message, as `inspectCertificates` does.
    func inspect(
        _ bytes: [UInt8], sender: EmailAddress, known: [[UInt8]], limit: Int
    ) throws(OpenPGPError) -> (accepted: [OfferedCertificate], rejected: [CertificateRejection])
}

/// What of the mailbox's keys is no secret, and how a key holder gets at the rest.
struct KeyFacts: Sendable {
    /// The primary key that signs.
    var own: Fingerprint
    /// The long key ids of all our keys and subkeys, 16 capital hex digits each.
    var ownKeyIDs: Set<String>
    /// Our certificate, as it goes out with answers.
    var armored: [UInt8]
    /// The same, for the `Autocrypt:` field.
    var binary: [UInt8]
    var recipe: ScratchRecipe
    /// Where scratch homes of this process are made.
    var directory: String
}
