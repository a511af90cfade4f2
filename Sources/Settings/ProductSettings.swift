public import Disclosure

/// What is asked of reporters.
public struct ExtractionSettings: Sendable, Equatable {
    /// What reproduction needs whatever the product is; nil leaves it to the extraction.
    public var required: [MissingItem]?
}

/// One product of the vendor.
public struct ProductSettings: Sendable, Equatable {
    /// As tickets have it.
    public var name: String
    /// Other names by which reporters know it.
    public var aliases: [String] = []
    /// In the order of the file.
    public var supported: [SupportedVersion] = []
    /// The member of the team who answers for it.
    public var owner: String?
    /// What reproduction needs for this product; nil takes the general list.
    public var required: [MissingItem]?
}

/// Someone who handles tickets; sealed data is encrypted to their key too.
public struct TeamMember: Sendable, Equatable {
    /// As tickets have it.
    public var name: String
    /// Where notices go.
    public var address: EmailAddress
    /// 40 or 64 capital hex digits.
    public var fingerprint: String
}
