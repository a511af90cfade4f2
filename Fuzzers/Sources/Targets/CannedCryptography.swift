import OpenPGP
import PGPMIME

/// Opens ciphertexts without keys: what comes out is what the fuzzer put into its input for it.
///
/// Each opening takes the next document; with none left it looks at the packets, whose encrypted data then is the
/// plaintext itself. So the fuzzer can change what lies inside an armor as easily as what lies around it.
final class CannedCryptography: Cryptography {
    private var documents: ArraySlice<[UInt8]>
    private(set) var calls = 0

    init(documents: [[UInt8]]) { self.documents = documents[...] }

    func decryptVerify(_ ciphertext: [UInt8]) throws(OpenPGPError) -> Decryption {
        let (outcome, plaintext) = try next(ciphertext)
        return Decryption(
            plaintext: plaintext, signatures: outcome.signatures, recipients: [],
            fileName: outcome == .named ? "../dir\\report.txt" : nil)
    }

    func verifyDetached(signature: [UInt8], over signed: [UInt8]) throws(OpenPGPError) -> [SignatureStatus] {
        calls += 1
        // A signature that is no packet says in its first byte what becomes of it.
        let outcome = Outcome(signature.first ?? 0)
        if let error = outcome.error { throw error }
        return outcome.signatures
    }

    func verifyCleartext(_ block: [UInt8]) throws(OpenPGPError) -> (text: [UInt8], signatures: [SignatureStatus]) {
        let (outcome, text) = try next(block)
        return (text, outcome.signatures)
    }

    func verifyOpaque(_ bytes: [UInt8]) throws(OpenPGPError) -> (content: [UInt8], signatures: [SignatureStatus]) {
        let (outcome, content) = try next(bytes)
        return (content, outcome.signatures)
    }

    private func next(_ bytes: [UInt8]) throws(OpenPGPError) -> (Outcome, [UInt8]) {
        calls += 1
        guard let document = documents.popFirst() else {
            let body = bytes.dropFirst(2)
            guard summarizePackets(bytes).encryptedData > 0, !body.isEmpty else { throw .noSecretKey(recipients: []) }
            return (.unsigned, Array(body))
        }
        let outcome = Outcome(document.first ?? 0)
        if let error = outcome.error { throw error }
        let plaintext = Array(document.dropFirst())
        guard !plaintext.isEmpty else { throw .malformed("empty") }  // as Decryption promises
        return (outcome, plaintext)
    }
}

/// What becomes of an operation, by the first byte of a document.
private enum Outcome: Equatable {
    case unsigned, good, bad, unknownKey, several, named
    case failed(OpenPGPError)

    init(_ byte: UInt8) {
        self =
            switch byte {
            case UInt8(ascii: "g"): .good
            case UInt8(ascii: "b"): .bad
            case UInt8(ascii: "u"): .unknownKey
            case UInt8(ascii: "s"): .several
            case UInt8(ascii: "n"): .named
            case UInt8(ascii: "k"): .failed(.noSecretKey(recipients: ["0123456789ABCDEF"]))
            case UInt8(ascii: "p"): .failed(.password)
            case UInt8(ascii: "m"): .failed(.modified)
            case UInt8(ascii: "d"): .failed(.malformed("damaged"))
            case UInt8(ascii: "l"): .failed(.tooLarge(limit: 1))
            case UInt8(ascii: "t"): .failed(.timedOut(seconds: 1))
            default: .unsigned
            }
    }

    var error: OpenPGPError? { if case .failed(let error) = self { error } else { nil } }

    var signatures: [SignatureStatus] {
        switch self {
        case .good, .named: [status(.good)]
        case .bad: [status(.bad)]
        case .unknownKey: [status(.unknownKey)]
        case .several: [status(.good), status(.expiredKey)]
        case .unsigned, .failed: []
        }
    }

    private func status(_ state: SignatureStatus.State) -> SignatureStatus {
        SignatureStatus(
            state: state, fingerprint: Fingerprint(String(repeating: "A1", count: 20)), publicKeyAlgorithm: "EdDSA",
            hashAlgorithm: "SHA512")
    }
}
