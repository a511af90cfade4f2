internal import Crypto
public import Disclosure

/// The SHA-256 of what comes in pieces.
public struct ContentHasher {
    private var state = SHA256()

    /// Of nothing yet.
    public init() {}

    /// Takes the next piece.
    public mutating func update(_ piece: ArraySlice<UInt8>) { state.update(data: piece) }

    /// The hash of all pieces so far.
    public func finish() -> ContentHash { ContentHash(digest: state.finalize()) }
}
