/// Versions as people write them: `17.5.1`, `17.x`, `>= 5.0 < 5.3`, `before 5.0.3`, `5.0 - 5.3`, `8.0, 8.1`.
public struct VersionRange: Equatable, Sendable {
    /// From the first release to the one before `end`; nil is without bound.
    struct Interval: Equatable, Sendable {
        var start: ReleaseNumber?
        var end: ReleaseNumber?

        func overlaps(_ other: Interval) -> Bool { starts(before: other.end) && other.starts(before: end) }

        private func starts(before release: ReleaseNumber?) -> Bool {
            guard let start, let release else { return true }
            return start < release
        }

        func covers(_ other: Interval) -> Bool {
            let startsInTime = start.map { start in other.start.map { start <= $0 } ?? false } ?? true
            let endsInTime = end.map { end in other.end.map { $0 <= end } ?? false } ?? true
            return startsInTime && endsInTime
        }
    }

    let intervals: [Interval]
    /// Whether it is one version with all below it, and no range.
    public let isSingle: Bool

    /// Reads a version or a range; nil where there is no number in it, and no word for all versions.
    public init?(_ text: some StringProtocol) {
        var reader = VersionRangeReader()
        guard let intervals = reader.read(text) else { return nil }
        self.intervals = intervals
        isSingle = intervals.count == 1 && reader.isPlain
    }

    /// Whether some release is in both.
    public func overlaps(_ other: VersionRange) -> Bool {
        intervals.contains { mine in other.intervals.contains { $0.overlaps(mine) } }
    }

    /// Whether every release of the other is in this one.
    public func covers(_ other: VersionRange) -> Bool {
        other.intervals.allSatisfy { theirs in intervals.contains { $0.covers(theirs) } }
    }

    /// Whether all of its releases come before all of the other's.
    public func precedes(_ other: VersionRange) -> Bool {
        guard let end = intervals.map(\.end).max(by: Self.isLater), let end,
            let start = other.intervals.compactMap(\.start).min(), !other.intervals.contains(where: { $0.start == nil })
        else { return false }
        return end <= start
    }

    private static func isLater(_ one: ReleaseNumber?, _ two: ReleaseNumber?) -> Bool {
        guard let one else { return false }
        return two.map { one < $0 } ?? true
    }
}
