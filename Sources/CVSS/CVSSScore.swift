/// A score, from 0.0 to 10.0 in tenths.
public struct CVSSScore: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The score times ten.
    public let tenths: Int
    /// What words mean depends on it.
    public let version: CVSSVersion

    init(tenths: Int, version: CVSSVersion) {
        self.tenths = min(max(tenths, 0), 100)
        self.version = version
    }

    /// The score as a number.
    public var value: Double { Double(tenths) / 10 }

    /// The score in words: section 5 of the specification of 3.1, section 6 of that of 4.0.
    public var rating: CVSSRating {
        switch tenths {
        case 0: version == .v2 ? .low : .none
        case 1..<40: .low
        case 40..<70: .medium
        case 70..<90: .high
        default: version == .v2 ? .high : .critical
        }
    }

    /// As in `9.8`.
    public var description: String { "\(tenths / 10).\(tenths % 10)" }

    /// The graver is the greater.
    public static func < (left: Self, right: Self) -> Bool { left.tenths < right.tenths }
}
