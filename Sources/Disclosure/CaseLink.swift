/// Where else a case stands.
public struct CaseLink: Sendable, Hashable, Codable {
    /// What a link leads to.
    public enum Kind: String, CaseIterable, Sendable, Codable {
        /// A CVE identifier.
        case cve
        /// The vendor's own tracker.
        case tracker
        /// Something that is public: an article, a commit, a proof of concept.
        case source
        /// The advisory that the vendor published.
        case advisory
    }

    /// What it leads to.
    public var kind: Kind
    /// A CVE identifier, or a URL.
    public var target: String

    /// A link.
    public init(kind: Kind, target: String) {
        self.kind = kind
        self.target = target
    }
}
