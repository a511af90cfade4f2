public import Disclosure
public import FoundationEssentials

/// What a certificate says of itself. Its user ids are whatever its maker typed.
public struct CertificateInfo: Sendable, Hashable, Codable {
    /// Of the primary key.
    public var fingerprint: Fingerprint
    /// As they are; escape them before a person sees them.
    public var userIDs: [String]
    /// Those of user ids that are not revoked and, as a whole, an address or a name with an address in angle
    /// brackets; each once.
    public var addresses: [EmailAddress]
    /// When the primary key says it was made.
    public var created: Date
    /// When the primary key expires; nil for never.
    public var expires: Date?
    /// Now, by the primary key's own date.
    public var isExpired: Bool
    /// By its owner.
    public var isRevoked: Bool
    /// Now, with the primary key or a subkey.
    public var canEncrypt: Bool
    /// Now, with the primary key or a subkey.
    public var canSign: Bool
    /// The home has its secret key.
    public var hasSecret: Bool
    /// Of the primary key.
    public var algorithm: String
    /// Of the primary key.
    public var bits: Int
    /// Of the primary key and its subkeys, 16 capital hex digits each.
    public var keyIDs: [String]
    /// Without the primary key.
    public var subkeyCount: Int { keyIDs.count - 1 }

    /// A description, as one process tells it another.
    public init(
        fingerprint: Fingerprint, userIDs: [String], addresses: [EmailAddress], created: Date, expires: Date?,
        isExpired: Bool, isRevoked: Bool, canEncrypt: Bool, canSign: Bool, hasSecret: Bool, algorithm: String,
        bits: Int, keyIDs: [String]
    ) {
        self.fingerprint = fingerprint
        self.userIDs = userIDs
        self.addresses = addresses
        self.created = created
        self.expires = expires
        self.isExpired = isExpired
        self.isRevoked = isRevoked
        self.canEncrypt = canEncrypt
        self.canSign = canSign
        self.hasSecret = hasSecret
        self.algorithm = algorithm
        self.bits = bits
        self.keyIDs = keyIDs
    }
}

/// The address of a user id, if the whole of it is `addr`, `<addr>` or `name <addr>`.
///
/// A name with a quote, an angle bracket or an `@` could show one address and mean another, so such a user id has no
/// address; only a name that repeats the very address is taken (Proton Mail makes such).
func strictAddress(ofUserID userID: [UInt8]) -> EmailAddress? {
    let open = UInt8(ascii: "<")
    let close = UInt8(ascii: ">")
    guard userID.count <= 1_024, userID.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") })
    else { return nil }
    guard let bracket = userID.firstIndex(of: open) else {
        return EmailAddress(String(decoding: userID, as: UTF8.self))
    }
    guard userID.last == close else { return nil }
    let address = userID[(bracket + 1)...].dropLast()
    guard !address.contains(open), !address.contains(close) else { return nil }
    var name = userID[..<bracket]
    if name.last == UInt8(ascii: " ") { name.removeLast() } else if !name.isEmpty { return nil }
    guard !name.contains(close), !name.contains(UInt8(ascii: "@")) || name == address else { return nil }
    return EmailAddress(String(decoding: address, as: UTF8.self))
}
