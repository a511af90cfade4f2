public import Disclosure
public import Foundation

/// Whether a certificate may be used for an address.
public enum CertificateState: String, CaseIterable, Sendable, Codable {
    /// It belongs to the address: bound on first use, or accepted by an operator.
    case bound
    /// It came later and differs; waits for `postern key accept`.
    case held
    /// An operator said no.
    case rejected
}

/// A reporter's certificate.
public struct StoredCertificate: Sendable, Hashable {
    /// Its row.
    public let id: CertificateID
    /// Whose it is said to be.
    public let address: EmailAddress
    /// 40 or 64 capital hex digits.
    public let fingerprint: String
    /// Binary, cleaned.
    public let bytes: [UInt8]
    /// Whether it may be used.
    public let state: CertificateState
    /// `key part`, `autocrypt` or `operator`.
    public let origin: String
    /// When it was first seen.
    public let addedAt: Date
}
