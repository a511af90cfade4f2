import Disclosure
import OpenPGP

/// The frames between a run and a process that holds the keys.
enum KeyHolderWire {
    enum Kind: UInt8 {
        /// The first question: makes the scratch home.
        case begin = 1
        /// What the parser of a message asked for; the certificates that may be needed come along.
        case decrypt, verifyDetached, verifyCleartext, verifyOpaque
        /// What the outbox asks for.
        case signDetached, signAndEncrypt
        /// Has certificates looked at that came in a message.
        case inspect
        case answer
    }

    struct Question: Codable {
        var recipe: ScratchRecipe?
        /// Where the scratch home is made, or throw-away ones beside it.
        var directory: String?
        /// How many of the last blobs are certificates for the key ring, or those on record of the sender.
        var certificates = 0
        /// Bytes of plaintext, or a number of certificates.
        var limit = 0
        var signer: Fingerprint?
        var recipients: [Fingerprint] = []
        var sender: EmailAddress?
    }

    struct Answer: Codable {
        var failure: OpenPGPError?
        var signatures: [SignatureStatus] = []
        var recipients: [String] = []
        var usedKey: Fingerprint?
        var fileName: String?
        var micalg: String?
        /// Of the certificates that are taken; their bytes lie beside it.
        var accepted: [CertificateInfo] = []
        var rejected: [CertificateRejection] = []
    }
}
