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
    /// Why messages did not open.
    private(set) var failures: Set<DecryptionFailure> = []
    /// Every signature that gpg judged, by any way.
    private(set) var judged: Set<SignatureStatus> = []
    /// Those in a ciphertext, or over bytes that stand in one.
    private(set) var judgedInside: Set<SignatureStatus> = []
    /// Those whose makers wrote what the ciphertext holds: made in it, or around all that stands in it.
    ///
    /// Anybody can sign a word that stands in somebody else's plaintext as well.
    private(set) var vouching: Set<SignatureStatus> = []
    /// What came out, without carriage returns from the first signature on that may be of something in it.
    private var plaintexts: [[UInt8]] = []
    private var normalized = 0

    init(_ answering: any Cryptography) { self.answering = answering }

    func decryptVerify(_ ciphertext: consuming [UInt8]) throws(OpenPGPError) -> Decryption {
        attempts += 1
        var hashers: [ContentHasher] = []
        encryptedBodies(of: ciphertext) { body, chunk in
            if body == hashers.count { hashers.append(ContentHasher()) }
            hashers[body].update(chunk)
        }
        ciphertexts += hashers.map { $0.finish() }
        let decryption: Decryption
        do throws(OpenPGPError) {
            decryption = try answering.decryptVerify(ciphertext)
        } catch {
            note(error)
            throw error
        }
        opened += 1
        plaintexts.append(decryption.plaintext)
        judged.formUnion(decryption.signatures)
        judgedInside.formUnion(decryption.signatures)
        vouching.formUnion(decryption.signatures)
        return decryption
    }

    func verifyDetached(signature: [UInt8], over signed: [UInt8]) throws(OpenPGPError) -> [SignatureStatus] {
        let statuses = try answering.verifyDetached(signature: signature, over: signed)
        note(statuses, over: signed, signature: signature)
        return statuses
    }

    func verifyCleartext(_ block: [UInt8]) throws(OpenPGPError) -> (text: [UInt8], signatures: [SignatureStatus]) {
        let result = try answering.verifyCleartext(block)
        note(result.signatures, over: block, signature: [])
        return result
    }

    func verifyOpaque(_ bytes: [UInt8]) throws(OpenPGPError) -> (content: [UInt8], signatures: [SignatureStatus]) {
        let result: (content: [UInt8], signatures: [SignatureStatus])
        do throws(OpenPGPError) {
            result = try answering.verifyOpaque(bytes)
        } catch {
            note(error)
            throw error
        }
        note(result.signatures, over: bytes, signature: [])
        return result
    }

    /// The message has been looked at: what came out of it is no longer needed.
    func finish() { plaintexts = [] }

    private func note(_ failure: OpenPGPError) {
        if ParserWire.Failure(failure) != nil { failures.insert(DecryptionFailure(failure)) }
    }

    /// - Parameters:
    ///   - signed: what was verified; for all but detached signatures they stand in it.
    private func note(_ statuses: [SignatureStatus], over signed: [UInt8], signature: [UInt8]) {
        judged.formUnion(statuses)
        guard statuses.contains(where: { $0.state == .good }), !plaintexts.isEmpty else { return }
        while normalized < plaintexts.count {
            plaintexts[normalized] = plaintexts[normalized].withoutCarriageReturns
            normalized += 1
        }
        let signed = signed.withoutCarriageReturns
        for plaintext in plaintexts {
            guard let start = place(of: signed, in: plaintext) else { continue }
            judgedInside.formUnion(statuses)
            let document = SignedDocument(
                before: plaintext[..<start], after: plaintext[(start + signed.count)...],
                signature: signature.withoutCarriageReturns)
            if document.isAllSigned { vouching.formUnion(statuses) }
        }
    }
}

/// What stands in a plaintext around the bytes that a signature is over.
private struct SignedDocument {
    let before: ArraySlice<UInt8>
    let after: ArraySlice<UInt8>
    /// The detached signature; empty where it stands in the signed bytes.
    let signature: [UInt8]

    /// Room for boundaries, the header of a signature part, and the line for old programs that many put in front.
    private static let framing = 600

    /// Whether there is nothing around them but the frame of a signed message (RFC 3156, section 5), and the signature
    /// itself is there: who sends somebody else's ciphertext cannot have put it inside.
    var isAllSigned: Bool {
        guard withoutHeader.count <= Self.framing, after.count - signature.count <= Self.framing else { return false }
        return signature.isEmpty || place(of: signature.trimmingLineEnds, in: Array(after)) != nil
    }

    /// What stands between the header of the document, if it has one, and the signed bytes.
    private var withoutHeader: ArraySlice<UInt8> {
        guard let end = before.firstRange(of: [0x0A, 0x0A]) else { return before }
        let areFields = before[..<end.lowerBound].split(separator: 0x0A).allSatisfy { line in
            let name = line.prefix { $0 != UInt8(ascii: ":") }
            return line.first == 0x20 || line.first == 0x09
                || name.count < line.count && !name.isEmpty && name.allSatisfy { (0x21...0x7E).contains($0) }
        }
        return areFields ? before[end.upperBound...] : before
    }
}

extension [UInt8] {
    fileprivate var withoutCarriageReturns: [UInt8] {
        guard contains(0x0D) else { return self }
        var kept: [UInt8] = []
        kept.reserveCapacity(count)
        for byte in self where byte != 0x0D { kept.append(byte) }
        return kept
    }

    fileprivate var trimmingLineEnds: [UInt8] {
        guard let first = firstIndex(where: { $0 != 0x0A }), let last = lastIndex(where: { $0 != 0x0A }) else {
            return []
        }
        return Array(self[first...last])
    }
}

/// Where one array first stands in another, in linear time whatever they hold: a rolling sum is compared, and the bytes
/// themselves only where it fits, eight times at most.
func place(of part: [UInt8], in whole: [UInt8]) -> Int? {
    guard !part.isEmpty, part.count <= whole.count else { return nil }
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
            if whole[start..<(start + part.count)].elementsEqual(part) { return start }
            comparisons += 1
        }
        guard start + part.count < whole.count, comparisons < 8 else { return nil }
        sum = (sum &- UInt64(whole[start]) &* highest) &* base &+ UInt64(whole[start + part.count])
        start += 1
    }
}
