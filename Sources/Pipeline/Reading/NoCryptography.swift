import OpenPGP
import PGPMIME

/// Opens nothing: for reading what anyone can read of a message, without a home or keys.
struct NoCryptography: Cryptography {
    func decryptVerify(_ ciphertext: [UInt8]) throws(OpenPGPError) -> Decryption {
        let packets = summarizePackets(ciphertext)
        guard packets.wellFormed else { throw .malformed("not an OpenPGP message") }
        if packets.sessionKeyPackets == 0, packets.passwordPackets > 0 { throw .password }
        throw .noSecretKey(recipients: packets.publicKeyRecipients)
    }

    func verifyDetached(signature: [UInt8], over signed: [UInt8]) throws(OpenPGPError) -> [SignatureStatus] { [] }

    /// The words of the block, as nobody vouches for them: what stands between the armor's header and the signature.
    func verifyCleartext(_ block: [UInt8]) throws(OpenPGPError) -> (text: [UInt8], signatures: [SignatureStatus]) {
        let lines = block.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(where: { $0.allSatisfy { $0 == 0x0D || $0 == 0x20 } }),
            let end = lines.firstIndex(where: { $0.starts(with: "-----BEGIN PGP SIGNATURE-----".utf8) }), start < end
        else { throw .malformed("a cleartext signature without its parts (RFC 9580, section 7)") }
        let text = lines[(start + 1)..<end].map { line in line.starts(with: "- ".utf8) ? line.dropFirst(2) : line }
        return (Array(text.joined(separator: [UInt8(ascii: "\n")])), [])
    }

    func verifyOpaque(_ bytes: [UInt8]) throws(OpenPGPError) -> (content: [UInt8], signatures: [SignatureStatus]) {
        throw .malformed("signed data is not opened without a key ring")
    }
}
