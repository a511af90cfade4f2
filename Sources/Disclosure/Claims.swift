/// What a report claims of itself, apart from the system: each with the words that say so, none of it verified.
public struct Claims: Hashable, Sendable, Codable {
    /// How grave the reporter calls it.
    public var severity: ClaimedSeverity?
    /// Whether and how they want to be named.
    public var credit: CreditWish?
    /// Where it says that somebody exploits it already.
    public var exploited: Evidence?
    /// Where it says that the public knows of it already.
    public var published: Evidence?

    /// Claims; none by default.
    public init(
        severity: ClaimedSeverity? = nil, credit: CreditWish? = nil, exploited: Evidence? = nil,
        published: Evidence? = nil
    ) {
        self.severity = severity
        self.credit = credit
        self.exploited = exploited
        self.published = published
    }

    /// Whether there is none.
    public var isEmpty: Bool { self == Claims() }

    /// Everything that was quoted.
    public var evidence: [Evidence] { [severity?.evidence, credit?.evidence, exploited, published].compactMap(\.self) }
}

/// A severity in a reporter's words.
public struct ClaimedSeverity: Hashable, Sendable, Codable {
    /// The one of ours that the words come nearest to.
    public var severity: Severity
    /// As written: `High`, `中`.
    public var words: String
    /// Where it stands.
    public var evidence: Evidence

    /// A severity, the words for it, and where they stand.
    public init(severity: Severity, words: String, evidence: Evidence) {
        self.severity = severity
        self.words = words
        self.evidence = evidence
    }
}

/// How a reporter wants to be named in an advisory.
public struct CreditWish: Hashable, Sendable, Codable {
    /// Whether a name is wanted there.
    public enum Wish: String, CaseIterable, Sendable, Codable {
        case named, anonymous
    }

    /// Whether a name is wanted there.
    public var wish: Wish
    /// The name to give, where the text gives one.
    public var name: String?
    /// Where it stands.
    public var evidence: Evidence

    /// A wish and where it stands.
    public init(wish: Wish, name: String? = nil, evidence: Evidence) {
        self.wish = wish
        self.name = name
        self.evidence = evidence
    }
}

/// A CVSS vector that a report gives, and the score that follows from it.
public struct VectorScore: Hashable, Sendable, Codable {
    /// The vector, its prefix included.
    public var vector: String
    /// The version of the specification: `3.1`.
    public var version: String
    /// From 0.0 to 10.0, by all metrics that the vector has.
    public var score: Double
    /// `none`, `low`, `medium`, `high` or `critical`.
    public var rating: String

    /// A vector with its score.
    public init(vector: String, version: String, score: Double, rating: String) {
        self.vector = vector
        self.version = version
        self.score = score
        self.rating = rating
    }
}
