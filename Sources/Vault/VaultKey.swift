internal import Crypto
internal import Foundation

/// The key that seals what rests on disk: 32 random bytes, from which one key for sealing and one for look-ups follow
/// (HKDF with SHA-256, RFC 5869).
///
/// It is kept in memory for a run and never logged.
public struct VaultKey: Sendable {
    /// 32 bytes; for `VaultFile` alone.
    public let bytes: [UInt8]
    private let sealing: SymmetricKey
    private let lookup: SymmetricKey

    /// A fresh key from the system's random numbers.
    public init() {
        self.init(material: SymmetricKey(size: .bits256))
    }

    /// - Returns: nil unless there are 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.init(material: SymmetricKey(data: bytes))
    }

    private init(material: SymmetricKey) {
        bytes = unsafe material.withUnsafeBytes { unsafe Array($0) }
        sealing = Self.derive("postern.seal.1", from: material)
        lookup = Self.derive("postern.lookup.1", from: material)
    }

    private static func derive(_ purpose: String, from material: SymmetricKey) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: material, info: Array(purpose.utf8), outputByteCount: 32)
    }

    /// Seals with AES-256-GCM under a random nonce: a version byte, 12 bytes of nonce, the ciphertext, 16 bytes of tag.
    ///
    /// - Parameter context: `table.column:key` of the place the value will stand in. It is authenticated, not stored:
    ///   a sealed value that is moved to another place does not open there.
    public func seal(_ plaintext: [UInt8], for context: String) throws(VaultError) -> [UInt8] {
        [Self.version] + (try sealed(plaintext[...], authenticating: Self.authenticated(context), for: context))
    }

    /// Opens what was sealed for the same context, whole or in pieces.
    public func open(_ sealed: [UInt8], for context: String) throws(VaultError) -> [UInt8] {
        guard sealed.count > Self.overhead else { throw .malformed(context: context) }
        return switch sealed[0] {
        case Self.version:
            Array(try opened(sealed[1...], authenticating: Self.authenticated(context), for: context))
        case Self.pieces: try openPieces(sealed, for: context)
        default: throw .malformed(context: context)
        }
    }

    /// Nonce, ciphertext and tag.
    func sealed(
        _ plaintext: ArraySlice<UInt8>, authenticating place: [UInt8], for context: String
    ) throws(VaultError) -> [UInt8] {
        do {
            let box = try AES.GCM.seal(plaintext, using: sealing, authenticating: place)
            return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
        } catch {
            throw .keyUnavailable("AES-GCM refused to seal \(context): \(error)")
        }
    }

    func opened(
        _ sealed: ArraySlice<UInt8>, authenticating place: [UInt8], for context: String
    ) throws(VaultError) -> Data {
        do {
            let box = try AES.GCM.SealedBox(combined: sealed)
            return try AES.GCM.open(box, using: sealing, authenticating: place)
        } catch {
            throw .doesNotFit(context: context)
        }
    }

    /// What a nonce and a tag take.
    static let overhead = 12 + 16

    /// A keyed hash (HMAC-SHA256) to find a value by that must not be readable: who has the database but not the key
    /// can neither read nor guess it.
    ///
    /// - Parameter domain: what kind of value it is (`address`, `message-id`); the same value hashes differently in
    ///   each.
    /// - Returns: 32 bytes.
    public func lookupHash(_ value: String, domain: String) -> [UInt8] {
        // A zero byte ends the domain, so that no domain and value run into those of another pair.
        Array(HMAC<SHA256>.authenticationCode(for: Array(domain.utf8) + [0] + Array(value.utf8), using: lookup))
    }

    private static let version: UInt8 = 1

    /// What is authenticated beside the ciphertext; the version byte is, too.
    private static func authenticated(_ context: String) -> [UInt8] { [version] + Array(context.utf8) }
}
