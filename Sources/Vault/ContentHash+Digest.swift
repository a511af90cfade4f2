internal import Crypto
public import Disclosure

extension ContentHash {
    /// The SHA-256 of these bytes.
    public init(of bytes: [UInt8]) {
        self.init(digest: SHA256.hash(data: bytes))
    }
}
