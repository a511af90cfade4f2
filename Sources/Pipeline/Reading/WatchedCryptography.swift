import Disclosure
import OpenPGP
import PGPMIME
import Vault

/// Passes a parser's questions on and keeps a record of the answers: what the parser says afterwards is held against it.
final class WatchedCryptography: Cryptography {
    private let answering: any Cryptography
    /// Hashes of the encrypted data that was asked about, framing and armor left out.
    private(set) var ciphertexts: [ContentHash] = []
    private(set) var attempts = 0
    private(set) var opened = 0
    /// Every signature that gpg judged, by any way.
    private(set) var judged: Set<SignatureStatus> = []
    /// Those in a ciphertext, or over bytes that stand in one.
    private(set) var judgedInside: Set<SignatureStatus> = []
    private var plaintexts: [[UInt8]] = []

    init(_ answering: any Cryptography) { self.answering = answering }

    func decryptVerify(_ ciphertext: [UInt8]) throws(OpenPGPError) -> Decryption {
        attempts += 1
        ciphertexts += encryptedBodies(of: ciphertext).map { ContentHash(of: $0) }
        let decryption = try answering.decryptVerify(ciphertext)
        opened += 1
        plaintexts.append(decryption.plaintext)
        judged.formUnion(decryption.signatures)
        judgedInside.formUnion(decryption.signatures)
        return decryption
    }

    func verifyDetached(signature: [UInt8], over signed: [UInt8]) throws(OpenPGPError) -> [SignatureStatus] {
        let statuses = try answering.verifyDetached(signature: signature, over: signed)
        note(statuses, over: signed)
        return statuses
    }

    func verifyCleartext(_ block: [UInt8]) throws(OpenPGPError) -> (text: [UInt8], signatures: [SignatureStatus]) {
        let result = try answering.verifyCleartext(block)
        note(result.signatures, over: block)
        return result
    }

    func verifyOpaque(_ bytes: [UInt8]) throws(OpenPGPError) -> (content: [UInt8], signatures: [SignatureStatus]) {
        let result = try answering.verifyOpaque(bytes)
        note(result.signatures, over: bytes)
        return result
    }

    private func note(_ statuses: [SignatureStatus], over signed: [UInt8]) {
        judged.formUnion(statuses)
        guard statuses.contains(where: { $0.state == .good }) else { return }
        if plaintexts.contains(where: { holds($0, signed) }) { judgedInside.formUnion(statuses) }
    }

    /// Whether the bytes stand in the plaintext, line ends aside.
    private func holds(_ plaintext: [UInt8], _ signed: [UInt8]) -> Bool {
        stands(signed.filter { $0 != 0x0D }, in: plaintext.filter { $0 != 0x0D })
    }
}

/// Whether one array stands in another, in linear time whatever they hold: a rolling sum is compared, and the bytes
/// themselves only where it fits, eight times at most.
func stands(_ part: [UInt8], in whole: [UInt8]) -> Bool {
    guard !part.isEmpty, part.count <= whole.count else { return false }
    let base = UInt64.random(in: 1 << 32 ... .max) | 1
    var wanted: UInt64 = 0
    var sum: UInt64 = 0
    var highest: UInt64 = 1
    for index in part.indices {
        wanted = wanted &* base &+ UInt64(part[index])
        sum = sum &* base &+ UInt64(whole[index])
        if index > 0 { highest = highest &* base }
    }
    var comparisons = 0
    var start = 0
    while true {
        if sum == wanted {
            if whole[start..<(start + part.count)].elementsEqual(part) { return true }
            comparisons += 1
        }
        guard start + part.count < whole.count, comparisons < 8 else { return false }
        sum = (sum &- UInt64(whole[start]) &* highest) &* base &+ UInt64(whole[start + part.count])
        start += 1
    }
}
