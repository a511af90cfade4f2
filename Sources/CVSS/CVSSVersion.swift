/// A version of the Common Vulnerability Scoring System, by the number of its specification.
public enum CVSSVersion: String, CaseIterable, Sendable {
    case v2 = "2.0"
    case v30 = "3.0"
    case v31 = "3.1"
    case v4 = "4.0"

    /// What vectors of the version begin with; those of 2.0 begin with their first metric.
    public var prefix: String { self == .v2 ? "" : "CVSS:\(rawValue)/" }
}

/// How grave a score is, in words.
///
/// Section 5 of the specification of 3.1, section 6 of that of 4.0; the guide to 2.0 has no words, and the thresholds
/// used for it are those of the National Vulnerability Database.
public enum CVSSRating: String, CaseIterable, Sendable {
    case none, low, medium, high, critical
}
