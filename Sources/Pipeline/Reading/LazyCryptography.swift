import OpenPGP
import PGPMIME

/// The keys, asked for at the first ciphertext or signature, so that clear mail needs no gpg.
final class LazyCryptography: Cryptography {
    private let prepare: () throws(PosternError) -> any Cryptography
    private var opened: (any Cryptography)?
    /// Why the keys could not be had, in full; what crosses `Cryptography` is less.
    private(set) var failure: PosternError?

    init(prepare: @escaping () throws(PosternError) -> any Cryptography) { self.prepare = prepare }

    func decryptVerify(_ ciphertext: consuming [UInt8]) throws(OpenPGPError) -> Decryption {
        try cryptography().decryptVerify(ciphertext)
    }

    func verifyDetached(signature: [UInt8], over signed: [UInt8]) throws(OpenPGPError) -> [SignatureStatus] {
        try cryptography().verifyDetached(signature: signature, over: signed)
    }

    func verifyCleartext(_ block: [UInt8]) throws(OpenPGPError) -> (text: [UInt8], signatures: [SignatureStatus]) {
        try cryptography().verifyCleartext(block)
    }

    func verifyOpaque(_ bytes: [UInt8]) throws(OpenPGPError) -> (content: [UInt8], signatures: [SignatureStatus]) {
        try cryptography().verifyOpaque(bytes)
    }

    private func cryptography() throws(OpenPGPError) -> any Cryptography {
        if let opened { return opened }
        do throws(PosternError) {
            let made = try prepare()
            opened = made
            return made
        } catch {
            failure = error
            throw .engine(error.description)
        }
    }
}
